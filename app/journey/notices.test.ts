import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { USUAL_CHOICES } from "#app/features/enrolment/notices/notice-choices.ts";
import { choicesOf } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue, settleJob, takeJobs } from "#app/platform/jobs/queue.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { departure, person } from "#db/schema/identity.ts";
import { notice } from "#db/schema/notice.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import {
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishTestCourse,
} from "../../tests/support/factories.ts";
import { openMailbox } from "../../tests/support/mailbox.ts";
import { chooseNotices } from "./choose-notices.server.ts";
import { digestNotices } from "./digest-notices.server.ts";
import { endRole } from "./end-role.server.ts";
import { giveRole } from "./give-role.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import { markNoticesSeen } from "./mark-notices.server.ts";
import { tellOfStoppedJobs } from "./tell-operators.server.ts";

const mailbox = openMailbox();
const taipei = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
/** A Thursday in working hours. */
const NOON = taipei("2026-11-26", "12:00");
const NEXT_MORNING = taipei("2026-11-27", "08:00");

let learner: Actor & { email: string };
beforeEach(async () => {
  freshDatabase();
  travelTo(NOON);
  learner = await makePerson({ name: "林佳穎" });
  return () => travelTo(null);
});

const told = (who: { personId: string } = learner) =>
  getDatabase().select().from(notice).where(eq(notice.personId, who.personId)).all();
const kindsOf = (who?: { personId: string }) =>
  told(who)
    .map(({ kind }) => kind)
    .sort();
const digestJobs = () => getDatabase().select().from(job).where(eq(job.kind, "mail.digest")).all();

/** Somebody is told that their role has begun: of a group whose mail is sent soon. */
const tellOfRole = (event = newId(), who: { personId: string } = learner) =>
  inTransaction((tx) =>
    noteNotice(tx, {
      ...{ kind: "role.given", personId: who.personId, event },
      detail: { grant: event, role: "trainer", agency: null },
    }),
  );
/** Of a group whose mail is sent in the morning. */
const tellOfCertificate = () =>
  inTransaction((tx) =>
    noteNotice(tx, {
      ...{ kind: "certificate.issued", personId: learner.personId, event: newId() },
      detail: { course: "x", serial: "AAAA-AAAA" },
    }),
  );

describe("a notice", () => {
  it("of one event is one, and none where what it follows from wasn't kept", async () => {
    expect([await tellOfRole("a"), await tellOfRole("a")]).toEqual([true, false]);
    const failing = inTransaction((tx) => {
      const detail = { grant: "b", role: "trainer" as const, agency: null };
      noteNotice(tx, { kind: "role.given", personId: learner.personId, event: "b", detail });
      throw new Error("something else went wrong");
    });
    await expect(failing).rejects.toThrow();
    expect(told()).toHaveLength(1);
  });

  it("comes with a certificate, and with a course that was put right", async () => {
    const course = { id: "put-right", change: "editorial" } as const;
    const version = await publishTestCourse(course);
    await makeCompletion(learner, version);
    const other = await makePerson();
    await makeEnrolment(other, version);
    await publishTestCourse({ ...course, edition: 2 });
    expect(kindsOf()).toEqual(["certificate.issued"]);
    expect(told(other)).toMatchObject([{ kind: "course.updated", mailSettledAt: NOON }]);
  });

  it("comes with a role that is given or ended by somebody else", async () => {
    const operator = await makePerson();
    const gift = { id: newId(), personId: learner.personId, role: "trainer", agencyId: null } as const;
    const when = { startsAt: NOON, endsAt: null, grantedBy: operator.personId, reason: "a test" };
    await giveRole({ ...gift, ...when }, null);
    await giveRole({ ...gift, id: newId(), role: "auditor", ...when }, null);
    expect(kindsOf()).toEqual(["role.given"]);
    const end = { actorId: operator.personId, reason: "a test" };
    await endRole({ ...gift, confirmedAt: NOON }, end, null);
    expect(kindsOf()).toEqual(["role.ended", "role.given"]);
  });

  it("tells operators once a day that jobs have stopped", async () => {
    const operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
    await tellOfStoppedJobs();
    expect(told(operator)).toEqual([]);
    await inTransaction((tx) => enqueue(tx, { key: "x", kind: "house.keep", payload: {} }));
    const [taken] = await inTransaction((tx) => takeJobs(tx, ["house.keep"], 1));
    if (!taken) throw new Error("nothing was due");
    await inTransaction((tx) => settleJob(tx, { ...taken, outcome: "dead", cause: "EACCES" }));
    await tellOfStoppedJobs();
    await tellOfStoppedJobs();
    expect(kindsOf(operator)).toEqual(["jobs.stopped"]);
    expect(told()).toEqual([]);
  });

  it("is forgotten when its time is over", async () => {
    await tellOfRole();
    travelTo(taipei("2027-11-26", "12:00"));
    expect((await keepHouse()).notices).toBe(1);
    expect(told()).toEqual([]);
  });
});

describe("the mail about notices", () => {
  it("is one, with all that isn't seen, and goes out once", async () => {
    await tellOfRole();
    await tellOfRole();
    expect([await digestNotices(), await digestNotices()]).toEqual([1, 0]);
    const mails = await mailbox.deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain("2 則新通知");
    expect(mails[0]?.text).toContain("您有了新的角色：講師（所有機關）");
    expect(mails[0]?.text).toContain("/notices/choices");
    await digestNotices();
    expect(await mailbox.deliver()).toEqual([]);
  });

  it("comes in the morning where that is wanted, in the language that is wanted, and not where none is", async () => {
    const times = { learning: "daily", workshops: "soon", account: "never" } as const;
    await chooseNotices(learner, { ...times, locale: "en" }, null);
    await tellOfCertificate();
    await tellOfRole();
    expect(await digestNotices()).toBe(0);
    travelTo(NEXT_MORNING);
    expect(await digestNotices()).toBe(1);
    const [mail] = await mailbox.deliver();
    expect(mail?.subject).toContain("unread notices (1)");
    expect(mail?.text).toContain("/en/certificates/AAAA-AAAA");
    expect(mail?.text).not.toContain("role");
  });

  it("isn't sent about what was seen, before it was put together or while it waited", async () => {
    await tellOfRole();
    await markNoticesSeen(learner, NOON);
    expect(await digestNotices()).toBe(0);
    await tellOfRole();
    expect(await digestNotices()).toBe(1);
    await markNoticesSeen(learner, NOON);
    expect(await mailbox.deliver()).toEqual([]);
  });

  it("isn't sent to who has no address or has left, nor later, when they have one", async () => {
    const [left, silent] = [await makePerson(), await makePerson({ employeeNumber: "A1" })];
    const database = getDatabase();
    database.insert(departure).values({ id: newId(), personId: left.personId, since: NOON }).run();
    const emailOf = (email: string | null) =>
      database.update(person).set({ email }).where(eq(person.id, silent.personId)).run();
    emailOf(null);
    await tellOfRole(newId(), left);
    await tellOfRole(newId(), silent);
    expect(await digestNotices()).toBe(0);
    emailOf("somebody@county.example");
    expect(await digestNotices()).toBe(0);
  });

  it("waits while it is night, also where it was put together before, and stays the same mail", async () => {
    await tellOfRole();
    expect(await digestNotices()).toBe(1);
    travelTo(taipei("2026-11-26", "21:00"));
    expect(await mailbox.deliver()).toEqual([]);
    expect(digestJobs().map(({ dueAt }) => dueAt)).toContain(NEXT_MORNING);
    await tellOfRole();
    expect(await digestNotices()).toBe(0);
    travelTo(NEXT_MORNING);
    const [mail] = await mailbox.deliver();
    expect(mail?.subject).toContain("1 則新通知");
    expect(await digestNotices()).toBe(1);
  });
});

describe("choices", () => {
  it("that are as they were are no event, and a group that wasn't asked for stays", async () => {
    const { learning, workshops, account } = USUAL_CHOICES.mail;
    const usual = { learning, workshops, account, locale: "zh-TW" } as const;
    const events = () =>
      getDatabase().select().from(auditEvent).where(eq(auditEvent.action, "account.choose-notices")).all();
    await chooseNotices(learner, usual, null);
    expect(events()).toEqual([]);
    await chooseNotices(learner, { ...usual, duties: "never" }, null);
    await chooseNotices(learner, { ...usual, learning: "never" }, null);
    expect(choicesOf(learner.personId).mail).toMatchObject({ learning: "never", duties: "never" });
    expect(events()).toHaveLength(2);
  });
});
