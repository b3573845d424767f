import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentEnrolment } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { completionOf } from "#app/features/progress/progress.queries.server.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { decisionInForce, ruleOf } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import { CODE_MS, WRONG_CODES } from "#app/features/workshop/attendance/check.ts";
import { currentCode } from "#app/features/workshop/attendance/check-codes.server.ts";
import { decisionDigest } from "#app/features/workshop/attendance/decisions.server.ts";
import { DEFAULT_RULE } from "#app/features/workshop/attendance/rule.ts";
import { writePresence } from "#app/features/workshop/presence.server.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { seatOfGuest, seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { attendanceAnswer, attendanceDecision } from "#db/schema/attendance.ts";
import { certificateEvent } from "#db/schema/credential.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { completion } from "#db/schema/progress.ts";
import { recordRow } from "#db/schema/record.ts";
import { workshopPresence } from "#db/schema/workshop.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import {
  finishActivities,
  makeAgency,
  makeOpenWorkshop,
  makePerson,
  publishTestCourse,
  tell,
} from "../../tests/support/factories.ts";
import { beatAsParticipant } from "./beat-room.server.ts";
import { changeAgenda } from "./change-agenda.server.ts";
import { checkIn } from "./check-in.server.ts";
import { enterPaper } from "./enter-paper.server.ts";
import { claimGuestSeat, joinWorkshop } from "./join-workshop.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import { addCoTrainer } from "./plan-workshop.server.ts";
import type { ReadAttendance } from "./see-attendance.server.ts";
import { seeAttendance } from "./see-attendance.server.ts";
import { setAttendanceRule } from "./set-attendance-rule.server.ts";
import { signAllAsProposed, signAttendance } from "./sign-attendance.server.ts";

/** Monday, nine o'clock in Taipei: when the factory's workshops begin. */
const NINE = "2026-03-02T01:00:00.000Z";
const MINUTE = 60_000;

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  travelTo(NINE);
  version = await publishTestCourse();
});

const later = (minutes: number) => travelTo(new Date(Date.parse(NINE) + minutes * MINUTE).toISOString());

/** A room that opened at nine, with somebody in it. */
async function makeRoom(rule = { ...DEFAULT_RULE, checkPercent: 0 }) {
  const agency = await makeAgency();
  const trainer = await makePerson({ name: "陳怡安", agency, roles: [{ role: "trainer", agency: null }] });
  const planned = await makeOpenWorkshop(version, { trainer, open: false });
  await setAttendanceRule(trainer, planned.id, rule, null);
  await tell(planned.lead, { type: "open" });
  const code = workshopById(planned.id)?.joinCode ?? "";
  return { ...planned, code, agency };
}

async function seatFor(room: { id: string; code: string }, person?: Actor) {
  const who = person ?? (await makePerson({ agency: await makeAgency() }));
  await joinWorkshop(room.code, who, "192.0.2.1", null);
  const seat = seatOfPerson(room.id, who.personId);
  if (!seat) throw new Error("no seat");
  return { person: who, seat };
}

/** A tab says every half minute that it is there, as browsers do. */
async function stay(seat: Parameters<typeof beatAsParticipant>[0], from: number, until: number, tab = "a") {
  for (let at = from; at <= until; at += 0.5) {
    later(at);
    await beatAsParticipant(seat, { tab, doing: "active", activity: "", left: at + 0.5 > until });
    await writePresence();
  }
}

const leadOf = (room: { id: string }, actor: Actor): ReadAttendance => {
  const workshop = workshopById(room.id);
  if (!workshop) throw new Error("no workshop");
  return { actor, workshop, trainerIds: trainersOf(room.id).map((trainer) => trainer.personId) };
};

const rowOf = (lead: ReadAttendance, seatId: string) => {
  const row = seeAttendance(lead, "zh-TW", false).rows.find((one) => one.participantId === seatId);
  if (!row) throw new Error("no row");
  return row;
};

const decision = (participant: string, change: Partial<Parameters<typeof signAttendance>[1]> = {}) => ({
  ...{ participant, status: "attended" as const, reason: "看到他在場", supersedes: "" },
  ...change,
});
const decisions = () => getDatabase().select().from(attendanceDecision).all();
const recordOf = (personId: string) =>
  getDatabase().select().from(recordRow).where(eq(recordRow.personId, personId)).get();

describe("the rule", () => {
  it("is that of the day on which the room opened, and can't be changed after", async () => {
    const { id, trainer } = await makeRoom({ ...DEFAULT_RULE, presentPercent: 60 });
    expect(await setAttendanceRule(trainer, id, { ...DEFAULT_RULE, presentPercent: 1 }, null)).toBe(false);
    expect(ruleOf(id)).toEqual({ version: 1, rule: { ...DEFAULT_RULE, presentPercent: 60 } });
    const other = await makeOpenWorkshop(version);
    // The default is written down as well: a later release's default is not that of this day.
    expect(ruleOf(other.id)).toEqual({ version: 1, rule: DEFAULT_RULE });
  });
});

describe("presence", () => {
  it("is what the server saw: two devices at once count once, a gap is a gap, and no browser's clock is asked", async () => {
    const room = await makeRoom();
    const { seat } = await seatFor(room);
    await stay(seat, 0, 40, "laptop");
    await stay(seat, 20, 60, "phone");
    later(180);
    await tell(room.lead, { type: "close" });
    const { assessment } = rowOf(leadOf(room, room.trainer), seat.id);
    expect(assessment).toMatchObject({
      requiredMs: 180 * MINUTE,
      presentMs: 60 * MINUTE,
      proposed: "absent",
    });
  });

  it("leaves out the breaks as the room was led", async () => {
    const room = await makeRoom();
    const { seat } = await seatFor(room);
    const step = { kind: "break", title: "休息", minutes: 15, body: "", notes: "" } as const;
    await changeAgenda(room.id, { kind: "add", step });
    const steps = roomState(room.id).pace.steps;
    await stay(seat, 0, 90);
    await tell(room.lead, { type: "go", stepId: steps.at(-1)?.id ?? "" });
    later(120);
    await tell(room.lead, { type: "go", stepId: steps[0]?.id ?? "" });
    await stay(seat, 120, 150);
    later(180);
    await tell(room.lead, { type: "close" });
    expect(rowOf(leadOf(room, room.trainer), seat.id).assessment).toMatchObject({
      ...{ requiredMs: 150 * MINUTE, presentMs: 120 * MINUTE, proposed: "attended", reasons: ["present"] },
    });
  });
});

describe("a check-in", () => {
  it("takes the code of this moment and the one before, and once", async () => {
    const room = await makeRoom(DEFAULT_RULE);
    const { seat } = await seatFor(room);
    const code = currentCode(room.id, 1) ?? "";
    travelTo(new Date(nowMs() + CODE_MS).toISOString());
    expect(currentCode(room.id, 1)).not.toBe(code);
    const sent = await Promise.all(
      [1, 2, 3].map(() => checkIn(seat, ` ${code.slice(0, 3)} ${code.slice(3)}`)),
    );
    expect(sent.sort()).toEqual(["again", "again", "right"]);
    expect(getDatabase().select().from(attendanceAnswer).all()).toHaveLength(1);
    expect(roomState(room.id).people[seat.id]?.checked).toEqual([1]);
  });

  it("refuses an old code, another workshop's, and guesses, which are counted", async () => {
    const [room, other] = [await makeRoom(DEFAULT_RULE), await makeRoom(DEFAULT_RULE)];
    const { seat } = await seatFor(room);
    const old = currentCode(room.id, 1) ?? "";
    travelTo(new Date(nowMs() + 2 * CODE_MS).toISOString());
    expect(await checkIn(seat, old)).toBe("wrong");
    expect(await checkIn(seat, currentCode(other.id, 1) ?? "")).toBe("wrong");
    expect(await checkIn(seat, "not a code")).toBe("wrong");
    for (let n = 2; n < WRONG_CODES; n++) await checkIn(seat, "000000");
    expect(await checkIn(seat, currentCode(room.id, 1) ?? "")).toBe("too-many");
    const { seat: neighbour } = await seatFor(room);
    expect(await checkIn(neighbour, currentCode(room.id, 1) ?? "")).toBe("right");
  });

  it("is open for a quarter before and twenty minutes after its time, or until the trainer ends it", async () => {
    const room = await makeRoom(DEFAULT_RULE);
    const { seat } = await seatFor(room);
    later(20);
    expect(await checkIn(seat, currentCode(room.id, 1) ?? "")).toBe("none");
    later(60);
    await tell(room.lead, { type: "check" });
    await tell(room.lead, { type: "check-end" });
    expect(await checkIn(seat, currentCode(room.id, 2) ?? "")).toBe("none");
    await tell(room.lead, { type: "check" });
    expect(await checkIn(seat, currentCode(room.id, 3) ?? "")).toBe("right");
    await tell(room.lead, { type: "close" });
    expect(await checkIn(seat, currentCode(room.id, 3) ?? "")).toBe("none");
  });
});

describe("a decision", () => {
  const closedRoom = async (rule?: typeof DEFAULT_RULE) => {
    const room = await makeRoom(rule);
    const one = await seatFor(room);
    later(180);
    await tell(room.lead, { type: "close" });
    return { ...room, ...one, sign: leadOf(room, room.trainer) };
  };

  it("waits for the end of the workshop", async () => {
    const room = await makeRoom();
    const { seat } = await seatFor(room);
    expect(await signAttendance(leadOf(room, room.trainer), decision(seat.id), null)).toBe("not-yet");
    expect(await signAllAsProposed(leadOf(room, room.trainer), null)).toBe("not-yet");
  });

  it("that is pressed twice is one, and of two trainers who differ the second is told", async () => {
    const { seat, sign, id } = await closedRoom();
    const co = await makePerson({ roles: [{ role: "trainer", agency: null }] });
    await addCoTrainer(sign.actor, id, co.email, null);
    const other = leadOf({ id }, co);
    const both = await Promise.all([
      signAttendance(sign, decision(seat.id), null),
      signAttendance(sign, decision(seat.id), null),
      signAttendance(other, decision(seat.id, { status: "absent", reason: "" }), null),
    ]);
    expect(both).toEqual(["signed", "signed", "taken"]);
    expect(await signAllAsProposed(other, null)).toBe(0);
    expect(decisions()).toHaveLength(1);
  });

  it("is corrected by one that supersedes it, with a reason, once", async () => {
    const { seat, sign } = await closedRoom();
    await signAllAsProposed(sign, null);
    const first = decisionInForce(seat.id);
    expect(first).toMatchObject({ status: "absent", proposed: "absent", reason: "" });
    const correct = (reason: string, status: "attended" | "absent" = "attended") =>
      signAttendance(sign, decision(seat.id, { status, reason, supersedes: first?.id ?? "" }), null);
    expect(await correct("")).toBe("reason");
    expect(await Promise.all([correct("設備故障"), correct("設備故障")])).toEqual(["signed", "signed"]);
    // Who still sees the first one can't correct it again.
    expect(await correct("其實沒來", "absent")).toBe("taken");
    expect(decisions()).toHaveLength(2);
    expect(decisionInForce(seat.id)).toMatchObject({ status: "attended", supersedes: first?.id });
    const row = rowOf(sign, seat.id);
    expect([row.decision?.status, row.earlier.map((one) => one.status)]).toEqual(["attended", ["absent"]]);
  });

  it("can't be about oneself, a guest, or somebody of another workshop", async () => {
    const room = await makeRoom();
    const mine = await seatFor(room, room.trainer);
    const guest = await joinWorkshop(room.code, { personId: null, name: "小林" }, "192.0.2.1", null);
    const guestSeat = seatOfGuest(room.id, guest.outcome === "joined" ? (guest.secret ?? "") : "");
    const elsewhere = await seatFor(await makeRoom());
    later(180);
    await tell(room.lead, { type: "close" });
    const sign = leadOf(room, room.trainer);
    for (const id of [mine.seat.id, guestSeat?.id ?? "", elsewhere.seat.id, "nobody"])
      expect(await signAttendance(sign, decision(id), null)).toBe("unknown");
    expect(await signAllAsProposed(sign, null)).toBe(0);
    // A guest who signs in afterwards takes the seat along, and can be signed for.
    const person = await makePerson();
    if (guestSeat) await claimGuestSeat(sign.workshop, guestSeat, person, null);
    expect(await signAllAsProposed(sign, null)).toBe(1);
    expect(decisions().map((one) => one.personId)).toEqual([person.personId]);
  });

  it("is never changed nor deleted, and the audit's chain holds its digest", async () => {
    const { seat, sign } = await closedRoom();
    await signAttendance(sign, decision(seat.id), null);
    const database = getDatabase();
    expect(() => database.update(attendanceDecision).set({ status: "absent" }).run()).toThrow();
    expect(() => database.delete(attendanceDecision).run()).toThrow();
    const [row] = decisions();
    const audited = database
      .select({ detail: auditEvent.detail })
      .from(auditEvent)
      .where(eq(auditEvent.action, "attendance.decide"))
      .all();
    expect(audited.map(({ detail }) => detail.digest)).toEqual([row && decisionDigest(row)]);
    expect(JSON.stringify(audited)).not.toContain("看到他在場");
  });
});

describe("what it means for the record", () => {
  const rule = { ...DEFAULT_RULE, checkPercent: 0, completesCourse: true };

  async function attended() {
    const room = await makeRoom(rule);
    const one = await seatFor(room);
    await stay(one.seat, 0, 170);
    later(180);
    await tell(room.lead, { type: "close" });
    const sign = leadOf(room, room.trainer);
    await signAllAsProposed(sign, null);
    const enrolment = currentEnrolment(one.person.personId, version.courseId);
    if (!enrolment) throw new Error("no enrolment");
    return { ...room, ...one, sign, enrolment };
  }
  const correct = (at: Awaited<ReturnType<typeof attended>>, status: "attended" | "absent") =>
    signAttendance(
      at.sign,
      decision(at.seat.id, { status, reason: "更正", supersedes: decisionInForce(at.seat.id)?.id ?? "" }),
      null,
    );

  it("completes the course with its hours where the rule says so, and HR sees from what", async () => {
    const { person, enrolment } = await attended();
    expect(completionOf(enrolment.id)).toMatchObject({
      ...{ source: "trainer", creditedMinutes: version.creditedMinutes },
      rule: { require: "attendance" },
    });
    expect(recordOf(person.personId)).toMatchObject({
      ...{ state: "completed", creditedMinutes: version.creditedMinutes, doneActivities: 0 },
    });
    expect(recordOf(person.personId)?.serial).not.toBeNull();
  });

  it("changes nothing where the rule doesn't say so", async () => {
    const room = await makeRoom();
    const { person, seat } = await seatFor(room);
    later(180);
    await tell(room.lead, { type: "close" });
    await signAttendance(leadOf(room, room.trainer), decision(seat.id), null);
    expect(recordOf(person.personId)).toMatchObject({ state: "not-started", creditedMinutes: 0 });
  });

  it("is taken back by a correction, and given again by another; nothing is deleted", async () => {
    const at = await attended();
    expect(await correct(at, "absent")).toBe("signed");
    expect(completionOf(at.enrolment.id)).toBeNull();
    expect(recordOf(at.person.personId)).toMatchObject({
      ...{ state: "not-started", creditedMinutes: 0, serial: null },
    });
    const revoked = getDatabase()
      .select()
      .from(certificateEvent)
      .all()
      .filter((event) => event.kind === "revoked");
    expect(revoked).toHaveLength(1);
    expect(await correct(at, "attended")).toBe("signed");
    expect(recordOf(at.person.personId)?.state).toBe("completed");
    expect(getDatabase().select().from(completion).all()).toHaveLength(2);
    expect(await inTransaction((tx) => refreshRecordRow(tx, at.enrolment.id))).toBe(false);
  });

  it("leaves a course alone that somebody completed by its units, before or after", async () => {
    const at = await attended();
    await finishActivities(at.person, at.enrolment, version);
    expect(getDatabase().select().from(completion).all()).toHaveLength(1);
    await correct(at, "absent");
    // The units are done: they complete the course by themselves.
    expect(completionOf(at.enrolment.id)?.source).toBe("system");
    await correct(at, "attended");
    expect(completionOf(at.enrolment.id)?.source).toBe("system");
    await correct(at, "absent");
    expect(recordOf(at.person.personId)?.state).toBe("completed");
  });
});

describe("the paper sheet", () => {
  it("is entered after a day on which nothing worked, marked with who entered it, and never for oneself", async () => {
    const trainer = await makePerson({ roles: [{ role: "trainer", agency: null }], employeeNumber: "T1" });
    const { id } = await makeOpenWorkshop(version, { trainer, open: false });
    const person = await makePerson({ employeeNumber: "E100" });
    expect(await enterPaper(leadOf({ id }, trainer), ["E100"], null)).toBe("not-yet");
    later(300);
    const sign = leadOf({ id }, trainer);
    const entered = await enterPaper(sign, ["E100", "沒有這個人", "T1"], null);
    expect(entered).toEqual({ entered: 1, unknown: ["沒有這個人", "T1"] });
    expect(await enterPaper(sign, [person.email], null)).toMatchObject({ entered: 0 });
    expect(await signAllAsProposed(sign, null)).toBe(1);
    const [row] = seeAttendance(sign, "zh-TW", false).rows;
    expect(row).toMatchObject({ paper: { by: trainer.name }, decision: { status: "attended" } });
    expect(decisions()[0]?.evidence).toMatchObject({ paper: true, reasons: ["paper", "no-time"] });
  });
});

it("forgets the raw presence after its time, and keeps the decisions with their figures", async () => {
  const room = await makeRoom();
  const { seat } = await seatFor(room);
  await stay(seat, 0, 170);
  later(180);
  await tell(room.lead, { type: "close" });
  const sign = leadOf(room, room.trainer);
  await signAllAsProposed(sign, null);
  later(89 * 24 * 60);
  await keepHouse();
  expect(getDatabase().select().from(workshopPresence).all()).not.toEqual([]);
  later(91 * 24 * 60);
  await keepHouse();
  expect(getDatabase().select().from(workshopPresence).all()).toEqual([]);
  expect(rowOf(sign, seat.id).decision?.evidence).toMatchObject({
    presentMinutes: 170,
    requiredMinutes: 180,
  });
  expect(roomState(room.id).pace.phase).toBe("closed");
});
