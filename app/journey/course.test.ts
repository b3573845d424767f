import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lessonQuestions } from "#app/features/assessment/activity-questions.server.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { certificateState } from "#app/features/credential/certificate.ts";
import {
  certificateBySerial,
  serialOfEnrolment,
} from "#app/features/credential/certificates.queries.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { currentEnrolment } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { now, travelTo } from "#app/platform/clock.ts";
import { getDatabase } from "#db/client.server.ts";
import { certificate } from "#db/schema/credential.ts";
import { enrolment as enrolmentTable } from "#db/schema/enrolment.ts";
import { person } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { activityCompletion, completion } from "#db/schema/progress.ts";
import { freshDatabase } from "#tests/support/database.ts";
import {
  finishActivities,
  makeAgencyTree,
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishTestCourse,
} from "#tests/support/factories.ts";
import { answerLessonQuestion } from "./answer-lesson-question.server.ts";
import { completeLesson } from "./complete-lesson.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { revokeCertificateBySerial } from "./revoke-certificate.server.ts";

let course: CourseVersion;
let learner: Actor;
let enrolment: Enrolment;

beforeEach(async () => {
  freshDatabase();
  const agencies = await makeAgencyTree();
  course = await publishTestCourse({ id: "a-course" });
  learner = await makePerson({ agency: agencies.county, name: "歐陽建宏" });
  enrolment = await makeEnrolment(learner, course);
});
afterEach(() => travelTo(null));

const completions = () => getDatabase().select().from(completion).all();
const certificates = () => getDatabase().select().from(certificate).all();
const audited = (action: string) =>
  getDatabase().select().from(auditEvent).where(eq(auditEvent.action, action)).all();

function opened(activityId: string): OpenActivity {
  const unit = openUnit(learner, { courseId: "a-course", activityId, kind: "lesson", locale: "zh-TW" });
  if (unit === null || unit === "not-enrolled") throw new Error(`${activityId} did not open`);
  return unit;
}

describe("joining a course", () => {
  it("happens once, however often the button is clicked", async () => {
    const again = await Promise.all([1, 2, 3].map(() => makeEnrolment(learner, course)));
    expect(new Set([enrolment.id, ...again.map((one) => one.id)]).size).toBe(1);
    expect(getDatabase().select().from(enrolmentTable).all()).toHaveLength(1);
    expect(audited("enrolment.create")).toHaveLength(1);
  });
});

describe("a lesson", () => {
  const ids = (open: OpenActivity) => lessonQuestions(open.version, open.activity).map((one) => one.id);

  it("is done only once its questions have been answered on the server, whether rightly or not", async () => {
    const open = opened("first");
    expect(await completeLesson(open, ids(open), null)).toEqual({ missing: ["check-1"] });
    expect(getDatabase().select().from(activityCompletion).all()).toEqual([]);

    const [question] = lessonQuestions(open.version, open.activity);
    if (!question) throw new Error("the lesson has no question");
    await answerLessonQuestion(open, question, ["b"]);
    expect(await completeLesson(open, ids(open), null)).toMatchObject({
      newlyDone: true,
      courseCompleted: false,
    });
    expect(await completeLesson(open, ids(open), null)).toMatchObject({ newlyDone: false });
    expect(getDatabase().select().from(activityCompletion).all()).toHaveLength(1);
    expect(audited("activity.complete")).toHaveLength(1);
  });

  it("answered in another lesson counts for nothing here: questions may share an id", async () => {
    const first = opened("first");
    const [question] = lessonQuestions(first.version, first.activity);
    if (!question) throw new Error("the lesson has no question");
    await answerLessonQuestion(first, question, ["a"]);
    const second = opened("second");
    expect(await completeLesson(second, ids(second), null)).toEqual({ missing: ["check-1"] });
  });
});

describe("completing a course", () => {
  it("keeps everything as it was that day and issues one certificate with it", async () => {
    travelTo("2026-11-24T03:12:00.000Z");
    expect(await finishActivities(learner, enrolment, course, 2)).toEqual({ serial: null });
    expect(completions()).toEqual([]);
    const { serial } = await finishActivities(learner, enrolment, course);
    expect(completions()).toMatchObject([
      {
        enrolmentId: enrolment.id,
        versionId: course.id,
        versionNumber: 1,
        titleZh: "課程 a-course",
        titleEn: "Course a-course",
        creditedMinutes: 30,
        rule: { require: "all-activities" },
        source: "system",
        agencyId: learner.agencyId,
      },
    ]);
    expect(serial).toBe(serialOfEnrolment(enrolment.id));
    expect(certificates()).toMatchObject([{ serial, snapshot: { name: "歐陽建宏", creditedMinutes: 30 } }]);
    for (const action of ["course.complete", "certificate.issue"]) expect(audited(action)).toHaveLength(1);
  });

  it("happens once, however often its last step is repeated", async () => {
    const first = await finishActivities(learner, enrolment, course);
    expect(first.serial).not.toBeNull();
    const again = await Promise.all([1, 2].map(() => finishActivities(learner, enrolment, course)));
    expect(again).toEqual([{ serial: null }, { serial: null }]);
    expect(completions()).toHaveLength(1);
    expect(certificates()).toHaveLength(1);
  });

  it("isn't touched by what changes later: the course's text, its hours, the person's name", async () => {
    const { serial } = await finishActivities(learner, enrolment, course);
    const before = { completions: completions(), certificates: certificates() };
    await publishTestCourse({ id: "a-course", edition: 2 });
    getDatabase().update(person).set({ name: "歐陽大明" }).where(eq(person.id, learner.personId)).run();
    expect({ completions: completions(), certificates: certificates() }).toEqual(before);
    expect(certificateBySerial(serial ?? "")?.certificate.snapshot.name).toBe("歐陽建宏");
    expect(currentEnrolment(learner.personId, "a-course")?.versionId).toBe(course.id);
  });
});

describe("a new version of a course", () => {
  it("moves those under way when the change is editorial, with what they have done", async () => {
    await finishActivities(learner, enrolment, course, 1);
    const second = await publishTestCourse({ id: "a-course", edition: 2, change: "editorial" });
    expect(second.number).toBe(2);
    const moved = currentEnrolment(learner.personId, "a-course");
    expect(moved).toMatchObject({ id: enrolment.id, versionId: second.id });
    await finishActivities(learner, moved ?? enrolment, second);
    expect(completions()).toMatchObject([{ versionId: second.id, versionNumber: 2 }]);
  });

  it("moves nobody when the change is material; who joins from then on gets it", async () => {
    const second = await publishTestCourse({ id: "a-course", edition: 2, change: "material" });
    expect(currentEnrolment(learner.personId, "a-course")?.versionId).toBe(course.id);
    const newcomer = await makePerson();
    const { versionId } = await makeEnrolment(newcomer, second);
    expect(versionId).toBe(second.id);
  });

  it("is none when the content is the same", async () => {
    expect((await publishTestCourse({ id: "a-course" })).id).toBe(course.id);
  });
});

describe("a certificate", () => {
  const stateOf = (serial: string, at = now()) => {
    const found = certificateBySerial(serial);
    return found && certificateState(found.certificate, found.events, at);
  };

  it("is valid until it is revoked, once and with a reason", async () => {
    const { serial } = await makeCompletion(await makePerson(), course);
    expect(stateOf(serial)).toEqual({ kind: "valid" });
    const revoke = () =>
      revokeCertificateBySerial({ serial: formatSerial(serial), reason: "代答", actorId: learner.personId });
    expect(await revoke()).toBe("revoked");
    expect(await revoke()).toBe("already");
    expect(stateOf(serial)).toMatchObject({ kind: "revoked", reason: "代答" });
    expect(audited("certificate.revoke")).toHaveLength(1);
    expect(completions()).toHaveLength(1);
  });

  it("of a course with a validity expires by itself", async () => {
    travelTo("2026-08-31T03:00:00.000Z");
    const lasting = await publishTestCourse({ id: "yearly", validMonths: 6 });
    const { serial } = await makeCompletion(await makePerson(), lasting);
    expect(stateOf(serial, "2027-02-27T15:00:00.000Z")).toEqual({ kind: "valid" });
    expect(stateOf(serial, "2027-03-01T03:00:00.000Z")).toMatchObject({ kind: "expired" });
  });
});
