import { afterEach, expect, it } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse } from "#tests/support/factories.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { takeModelCalls } from "./take-model-calls.server.ts";

const before = env().QUOTA_WORKSHOP;
afterEach(() => {
  env().QUOTA_WORKSHOP = before;
});

it("calls made in a room are counted for the room together, and others aren't", async () => {
  freshDatabase();
  const version = await publishTestCourse();
  const room = await makeOpenWorkshop(version);
  const work = room.steps.find((step) => step.activityId !== null);
  const [first, second, outside] = [await makePerson(), await makePerson(), await makePerson()];
  for (const person of [first, second]) await joinWorkshop(room.code, person, "192.0.2.1", null);
  const unit = { courseId: version.courseId, activityId: work?.activityId ?? "" };
  const calls = (personId: string, activityId = unit.activityId) =>
    takeModelCalls({ ...unit, personId, activityId }, 2);

  env().QUOTA_WORKSHOP = 3;
  expect(await calls(first.personId)).toBeNull();
  expect(await calls(second.personId)).toMatchObject({ kind: "quota", scope: "workshop" });
  expect(await calls(outside.personId)).toBeNull();
  expect(await calls(second.personId, "elsewhere")).toBeNull();
});
