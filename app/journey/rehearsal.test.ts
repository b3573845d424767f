import { getTableName } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { PRACTISING, REHEARSAL_MS } from "#app/features/workshop/planning/rehearsal.ts";
import { REHEARSED_TABLES } from "#app/features/workshop/planning/rehearsals.server.ts";
import { whoIsThere } from "#app/features/workshop/presence.queries.server.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import {
  stepsOf,
  workshopById,
  workshopsOfTrainer,
} from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { getDatabase } from "#db/client.server.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse, tell } from "../../tests/support/factories.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import { endRehearsal, startRehearsal } from "./rehearse-workshop.server.ts";

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishTestCourse();
});

const nameOf = (number: number) => `模擬學員 ${number}`;
const nobody = "192.0.2.1";

async function planned() {
  const { id, trainer } = await makeOpenWorkshop(version, { open: false });
  const lead = { actor: trainer, workshop: workshopById(id) as Workshop };
  const start = async () => (await startRehearsal(lead, nameOf, null)) ?? "";
  return { id, trainer, lead, start };
}

/**
 * Every row of every table, but for the audit, which notes that there was a rehearsal, and the count of codes that an
 * address has sent in the last quarter of an hour, whatever they were for.
 */
function everything(): Record<string, unknown[]> {
  const { $client } = getDatabase();
  const tables = $client
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'audit%' AND name <> 'workshop_code_try'",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((name) => [name, $client.prepare(`SELECT * FROM "${name}"`).all()]));
}

it("a rehearsal that was led through and ended leaves every table as it was", async () => {
  const { trainer, lead, start } = await planned();
  const before = everything();
  const id = await start();
  const room = { actor: trainer, workshop: { id } };
  for (const step of stepsOf(id)) await tell(room, { type: "go", stepId: step.id });
  const own = await joinWorkshop(workshopById(id)?.joinCode ?? "", trainer, nobody, null);
  expect(own.outcome).toBe("joined");
  await tell(room, { type: "check" });
  await tell(room, { type: "pause" });
  await endRehearsal(lead, null);
  expect(everything()).toEqual(before);
  await endRehearsal(lead, null);
  expect(everything()).toEqual(before);
});

it("those who practise are there and react to a step; a second press leads to the same room", async () => {
  const { trainer, start } = await planned();
  const id = await start();
  expect(await start()).toBe(id);
  expect(Object.keys(whoIsThere(id))).toHaveLength(PRACTISING);
  const unit = stepsOf(id).find(({ activityId }) => activityId !== null)?.id ?? "";
  await tell({ actor: trainer, workshop: { id } }, { type: "go", stepId: unit });
  const people = seated(roomState(id));
  expect(people.map(({ marks }) => marks[unit]?.state)).toEqual([
    ...["passed", "failing", "failing", "ran", "opened", undefined],
  ]);
  expect(people.filter(({ hand }) => hand !== null)).toHaveLength(1);
  expect(workshopsOfTrainer(trainer.personId).map((one) => one.id)).not.toContain(id);
});

it("its code is no code to anybody but the workshop's trainers, whose devices take a seat without a person", async () => {
  const { trainer, start } = await planned();
  const id = await start();
  const code = workshopById(id)?.joinCode ?? "";
  const stranger = await makePerson();
  expect(await joinWorkshop(code, stranger, nobody, null)).toEqual({ outcome: "unknown" });
  expect(await joinWorkshop(code, { personId: null, name: "王" }, nobody, null)).toEqual({
    outcome: "unknown",
  });
  expect(await joinWorkshop(code, trainer, nobody, null)).toMatchObject({
    outcome: "joined",
    workshopId: id,
  });
  const { $client } = getDatabase();
  const persons = $client.prepare("SELECT person_id FROM workshop_participant WHERE workshop_id = ?").pluck();
  expect(new Set(persons.all(id))).toEqual(new Set([null]));
  expect($client.prepare("SELECT count(*) FROM enrolment").pluck().get()).toBe(0);
});

it("one that nobody ends is taken away by the house, and an opened workshop isn't rehearsed any more", async () => {
  const { id, trainer, start } = await planned();
  const rehearsal = await start();
  travelTo(new Date(nowMs() + REHEARSAL_MS + 1000).toISOString());
  await keepHouse();
  expect(workshopById(rehearsal)).toBeNull();
  await tell({ actor: trainer, workshop: { id } }, { type: "open" });
  expect(await start()).toBe("");
});

/** Rows that no rehearsal can come to: its pages aren't there, and nobody in it is a person. */
const NEVER = ["workshop_registration", "workshop_agency", "attendance_decision", "attendance_paper"];

it("every table that hangs on a workshop or a seat is wiped with a rehearsal", () => {
  const { $client } = getDatabase();
  const hanging = $client
    .prepare(
      `SELECT DISTINCT s.name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
       WHERE s.type = 'table' AND f."table" IN ('workshop', 'workshop_participant') ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
  const wiped: string[] = REHEARSED_TABLES.map((table) => getTableName(table));
  expect(hanging.filter((name) => !wiped.includes(name) && !NEVER.includes(name))).toEqual([]);
});
