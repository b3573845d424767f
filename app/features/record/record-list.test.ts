import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentEnrolment } from "#app/features/enrolment/enrolments.queries.server.ts";
import { rebuildAllRecords } from "#app/journey/rebuild-records.server.ts";
import { revokeCertificateBySerial } from "#app/journey/revoke-certificate.server.ts";
import { taipeiDay, travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { post } from "#db/schema/identity.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestAgency } from "#tests/support/factories.ts";
import {
  finishActivities,
  makeAgencyTree,
  makeEnrolment,
  makePerson,
  publishTestCourse,
} from "#tests/support/factories.ts";
import type { RecordFilter, RecordState } from "./record-filter.ts";
import { EMPTY } from "./record-filter.ts";
import { refreshRecordRowsOfPerson } from "./record-rows.server.ts";
import { listRecords, PAGE_SIZE, recordsInOrder, totalRecords } from "./records.queries.server.ts";

// HR's list is kept up to date bit by bit; whatever happens, it must be what counting everything anew would give.

const COURSES = ["course-a", "course-b"];
const NAMES = ["王晴", "歐陽建宏", "莎韻‧達利", "林𠮷祥", "100%_陳", "陳怡君"];
const PEOPLE = NAMES.length;

/** Something that happens; days pass between. Numbers choose among what there is. */
type Event = { days: number } & (
  | { kind: "join" | "work" | "revoke" | "transfer"; person: number; course: number; agency: number }
  | { kind: "publish"; course: number; change: "editorial" | "material" }
);

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "join" as const,
        "work" as const,
        "work" as const,
        "revoke" as const,
        "transfer" as const,
      ),
      days: fc.nat(20),
      person: fc.nat(PEOPLE - 1),
      course: fc.nat(1),
      agency: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("publish" as const),
      days: fc.nat(20),
      course: fc.nat(1),
      change: fc.constantFrom("editorial" as const, "material" as const),
    }),
  },
);

const day = fc
  .nat(400)
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 2 });
const filter: fc.Arbitrary<RecordFilter> = fc.record({
  agency: fc.constant(null),
  course: maybe(fc.constantFrom(...COURSES)),
  state: maybe(fc.constantFrom<RecordState>("completed", "in-progress", "not-started")),
  from: maybe(day),
  to: maybe(day),
  q: maybe(fc.constantFrom("陳", "%", "_", "𠮷", "‧", "A1", "nobody")),
  sort: fc.constantFrom("day" as const, "name" as const),
  direction: fc.constantFrom("asc" as const, "desc" as const),
  page: fc.constant(1),
});

async function live(events: Event[]): Promise<TestAgency[]> {
  freshDatabase();
  let today = Date.UTC(2026, 0, 1, 3);
  travelTo(new Date(today).toISOString());
  const agencies = Object.values(await makeAgencyTree());
  const editions = new Map<string, number>();
  for (const id of COURSES) await publishTestCourse({ id });
  const people = [];
  for (const [index, name] of NAMES.entries()) {
    const agency = index === 0 ? null : (agencies[index % agencies.length] ?? null);
    people.push(await makePerson({ name, employeeNumber: `A1${index}`, agency }));
  }
  const serials: string[] = [];
  for (const one of events) {
    today += one.days * 86_400_000;
    travelTo(new Date(today).toISOString());
    const courseId = COURSES[one.course] ?? "";
    if (one.kind === "publish") {
      const edition = (editions.get(courseId) ?? 1) + 1;
      editions.set(courseId, edition);
      await publishTestCourse({ id: courseId, edition, change: one.change });
      continue;
    }
    const person = people[one.person];
    if (!person) continue;
    if (one.kind === "join") await makeEnrolment(person, currentVersion(courseId) as CourseVersion);
    if (one.kind === "work") {
      const enrolment = currentEnrolment(person.personId, courseId);
      if (!enrolment) continue;
      const version = currentVersion(courseId) as CourseVersion;
      const { serial } = await finishActivities(person, enrolment, version, 1 + one.agency);
      if (serial) serials.push(serial);
    }
    if (one.kind === "revoke" && serials.length > 0) {
      const serial = serials[one.agency % serials.length] ?? "";
      await revokeCertificateBySerial({ serial, reason: "test", actorId: null });
    }
    if (one.kind === "transfer") await transfer(person.personId, agencies[one.agency] ?? null);
  }
  return agencies;
}

/** Ends the present post and, unless the person leaves, begins another. */
function transfer(personId: string, agency: TestAgency | null): Promise<void> {
  return inTransaction((tx) => {
    const since = new Date().toISOString().slice(0, 10);
    tx.update(post)
      .set({ until: since })
      .where(and(eq(post.personId, personId), isNull(post.until)))
      .run();
    if (agency)
      tx.insert(post).values({ id: newId(), personId, agencyId: agency.id, title: "", since }).run();
    refreshRecordRowsOfPerson(tx, personId);
  });
}

type Fact = {
  enrolmentId: string;
  name: string;
  number: string | null;
  agencyId: string;
  courseId: string;
  state: RecordState;
  done: number;
  day: string;
  minutes: number;
  serial: string | null;
};

/** Counts everything anew from the tables that hold the facts, in the plainest way there is. */
function recount(wanted: RecordFilter, agencyIds: string[]): Fact[] {
  const all = (table: string) =>
    getDatabase().$client.prepare(`SELECT * FROM ${table}`).all() as Record<string, string & number>[];
  const [people, posts, enrolments] = [all("person"), all("post"), all("enrolment")];
  const [done, completions, certificates] = [
    all("activity_completion"),
    all("completion"),
    all("certificate"),
  ];
  const facts = enrolments.map((enrolment): Fact => {
    const person = people.find((one) => one.id === enrolment.person_id);
    const completed = completions.find((one) => one.enrolment_id === enrolment.id);
    const count = done.filter((one) => one.enrolment_id === enrolment.id).length;
    return {
      enrolmentId: String(enrolment.id),
      name: String(person?.name),
      number: person?.employee_number ?? null,
      agencyId: posts.find((one) => one.person_id === person?.id && one.until === null)?.agency_id ?? "",
      courseId: String(enrolment.course_id),
      state: completed ? "completed" : count > 0 ? "in-progress" : "not-started",
      done: count,
      day: taipeiDay(String(completed?.completed_at ?? enrolment.enrolled_at)),
      minutes: Number(completed?.credited_minutes ?? 0),
      serial: certificates.find((one) => one.completion_id === completed?.id)?.serial ?? null,
    };
  });
  const order = (a: Fact, b: Fact) => {
    const [x, y] = wanted.sort === "name" ? [a.name, b.name] : [a.day, b.day];
    const byKey = compare(x, y) || compare(a.enrolmentId, b.enrolmentId);
    return wanted.direction === "asc" ? byKey : -byKey;
  };
  return facts
    .filter(
      (fact) =>
        agencyIds.includes(fact.agencyId) &&
        (wanted.course === null || fact.courseId === wanted.course) &&
        (wanted.state === null || fact.state === wanted.state) &&
        (wanted.from === null || fact.day >= wanted.from) &&
        (wanted.to === null || fact.day <= wanted.to) &&
        (wanted.q === null || fact.name.includes(wanted.q) || (fact.number ?? "").includes(wanted.q)),
    )
    .sort(order);
}

/** By code point, as SQLite compares. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const facts = (row: ReturnType<typeof listRecords>[number]): Fact => ({
  enrolmentId: row.enrolmentId,
  name: row.name,
  number: row.employeeNumber,
  agencyId: row.agencyId,
  courseId: row.courseId,
  state: row.state,
  done: row.doneActivities,
  day: row.day,
  minutes: row.creditedMinutes,
  serial: row.serial,
});

it("shows after any history, through any filter, what a slow recount gives", async () => {
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 5, maxLength: 40 }),
        fc.array(fc.tuple(filter, fc.subarray([0, 1, 2, 3, 4])), { minLength: 6, maxLength: 6 }),
        async (events, views) => {
          const agencies = await live(events);
          const ids = [...agencies.map((agency) => agency.id), ""];
          for (const [wanted, chosen] of [...views, [EMPTY, [0, 1, 2, 3, 4]] as const]) {
            const agencyIds = chosen.map((index) => ids[index] ?? "");
            const expected = recount(wanted, agencyIds);
            expect([...recordsInOrder(wanted, agencyIds, getDatabase())].map(facts)).toEqual(expected);
            expect(listRecords(wanted, agencyIds).map(facts)).toEqual(expected.slice(0, PAGE_SIZE));
            const totals = totalRecords(wanted, agencyIds);
            const of = (state: RecordState) => expected.filter((fact) => fact.state === state).length;
            expect(totals).toMatchObject({
              completed: of("completed"),
              "in-progress": of("in-progress"),
              "not-started": of("not-started"),
              all: expected.length,
              creditedMinutes: expected.reduce((sum, fact) => sum + fact.minutes, 0),
            });
            for (const agency of totals.byAgency) {
              expect(agency.all).toBe(expected.filter((fact) => fact.agencyId === agency.agencyId).length);
            }
          }
          expect((await rebuildAllRecords()).differed).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    travelTo(null);
  }
}, 120_000);

it("pages through everything once, in one order, whichever way it is sorted", async () => {
  freshDatabase();
  const agencies = Object.values(await makeAgencyTree());
  const version = await publishTestCourse();
  for (let index = 0; index < 2 * PAGE_SIZE + 7; index++) {
    await makeEnrolment(
      await makePerson({ agency: agencies[index % 4] ?? null, name: `員${index % 5}` }),
      version,
    );
  }
  const ids = agencies.map((agency) => agency.id);
  for (const sort of ["day", "name"] as const) {
    for (const direction of ["asc", "desc"] as const) {
      const wanted = { ...EMPTY, sort, direction };
      const pages = [1, 2, 3, 4].map((page) => listRecords({ ...wanted, page }, ids));
      expect(pages.map((page) => page.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 7, 0]);
      expect(pages.flat().map(facts)).toEqual(recount(wanted, ids));
    }
  }
});
