import { beforeEach, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { newId } from "#app/platform/ids.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makePerson, publishTestCourse } from "../../tests/support/factories.ts";
import { planWorkshop } from "./plan-workshop.server.ts";

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  version = await publishTestCourse();
});

const form = (change: { id: string; course: string; template: string }) => ({
  ...{ title: "提示詞寫作工作坊", day: "2099-01-05", from: "09:00", until: "10:00", capacity: 40 },
  ...{ place: "301 教室", link: "" },
  ...change,
});

it("a workshop begins with a template's agenda, in which the course's units take their places", async () => {
  const trainer = await makePerson({ roles: [{ role: "trainer", agency: null }] });
  const plan = form({ id: newId(), course: version.courseId, template: "one-hour" });
  expect(await planWorkshop(trainer, plan, "zh-TW", null)).toBe("planned");
  const lesson = version.course.activities.find(({ kind }) => kind === "lesson");
  const steps = stepsOf(plan.id);
  expect(steps.map(({ kind }) => kind)).toEqual(["slide", "poll", "lesson", "discussion"]);
  expect(steps[2]).toMatchObject({ activityId: lesson?.id, title: lesson?.title["zh-TW"], minutes: 10 });
  expect(steps[1]?.question?.options).toHaveLength(4);
});

it("a template that isn't there makes no workshop", async () => {
  const trainer = await makePerson({ roles: [{ role: "trainer", agency: null }] });
  const plan = form({ id: newId(), course: "", template: "../one-hour" });
  expect(await planWorkshop(trainer, plan, "zh-TW", null)).toBe("template");
  expect(workshopById(plan.id)).toBeNull();
});
