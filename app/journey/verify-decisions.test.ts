import { beforeEach, expect, it } from "vitest";
import { verifyDecisions } from "#app/features/workshop/attendance/decisions-verify.server.ts";
import { seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { attendanceDecision } from "#db/schema/attendance.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse, tell } from "../../tests/support/factories.ts";
import { erasePerson } from "./erase-person.server.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { signAllAsProposed, signAttendance } from "./sign-attendance.server.ts";

// Somebody with the database's file behind the triggers' back.

beforeEach(() => {
  freshDatabase();
  travelTo(null);
});

/** Two decisions as proposed and a correction of the first. */
async function signedWorkshop() {
  const room = await makeOpenWorkshop(await publishTestCourse());
  const people = [await makePerson(), await makePerson()];
  for (const person of people) await joinWorkshop(room.code, person, "192.0.2.1", null);
  await tell(room.lead, { type: "close" });
  const workshop = workshopById(room.id);
  const [first] = people;
  const seat = first && seatOfPerson(room.id, first.personId);
  if (!workshop || !seat) throw new Error("no seat");
  const trainerIds = trainersOf(room.id).map((one) => one.personId);
  const lead = { actor: room.trainer, workshop, trainerIds };
  await signAllAsProposed(lead, null);
  const held = getDatabase()
    .select()
    .from(attendanceDecision)
    .all()
    .find((one) => one.participantId === seat.id);
  const correction = { participant: seat.id, reason: "本人在場", supersedes: held?.id ?? "" };
  expect(await signAttendance(lead, { ...correction, status: "attended" }, null)).toBe("signed");
  return { first, held };
}

const behindTriggers = (sql: string) => {
  getDatabase().$client.exec(
    `DROP TRIGGER attendance_decision_fixed; DROP TRIGGER attendance_decision_kept; ${sql}`,
  );
};

it("finds decisions as they were signed", async () => {
  await signedWorkshop();
  expect(verifyDecisions(getDatabase())).toEqual({ decisions: 3, emptied: 0, broken: null });
});

it.each([
  ["UPDATE attendance_decision SET reason = '別的理由' WHERE supersedes IS NOT NULL", "was changed"],
  ["UPDATE attendance_decision SET reason = '' WHERE supersedes IS NOT NULL", "was changed"],
  ["UPDATE attendance_decision SET status = 'absent' WHERE supersedes IS NOT NULL", "was changed"],
  ["DELETE FROM attendance_decision WHERE supersedes IS NOT NULL", "is gone"],
])("names the first that differs after %s", async (sql, what) => {
  await signedWorkshop();
  behindTriggers(sql);
  const { broken } = verifyDecisions(getDatabase());
  expect(broken?.where).toMatch(/^decision \S+ \(event \d+\)$/);
  expect(broken?.what).toContain(what);
});

it("names one that nobody signed", async () => {
  const { held } = await signedWorkshop();
  getDatabase().$client.exec(
    `INSERT INTO attendance_decision SELECT 'forged', workshop_id, participant_id, person_id, status, proposed, reason,
     evidence, rule_version, decided_at, decided_by, (SELECT id FROM attendance_decision WHERE supersedes = '${held?.id}'),
     completion_id FROM attendance_decision WHERE id = '${held?.id}'`,
  );
  expect(verifyDecisions(getDatabase()).broken).toMatchObject({ where: "decision forged" });
});

it("passes one whose reason an erasure has emptied, and counts it apart", async () => {
  const { first } = await signedWorkshop();
  await inTransaction((tx) =>
    erasePerson(tx, first?.personId ?? "", { actorId: "someone", requestId: null } as never),
  );
  expect(verifyDecisions(getDatabase())).toEqual({ decisions: 2, emptied: 1, broken: null });
});
