import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { NewChange } from "#app/features/identity/agencies/agency-change.ts";
import { agencyNamesOn } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { agencyPathOfPerson, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { postsOf } from "#app/features/identity/people/people.queries.server.ts";
import { yearsOfAgency } from "#app/features/record/agency-years.queries.server.ts";
import { EMPTY } from "#app/features/record/record-filter.ts";
import { listRecords, totalRecords } from "#app/features/record/records.queries.server.ts";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import { newId } from "#app/platform/ids.ts";
import { settleJob, takeJobs } from "#app/platform/jobs/queue.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { roleGrant } from "#db/schema/identity.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import { completion } from "#db/schema/progress.ts";
import { routeModule, statusFor } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestAgency, TestPerson } from "#tests/support/factories.ts";
import {
  makeAgency,
  makeAgencyTree,
  makeCompletion,
  makePerson,
  publishTestCourse,
} from "#tests/support/factories.ts";
import { formPost } from "#tests/support/requests.ts";
import { cancelAgencyChange } from "./cancel-agency-change.server.ts";
import { CARRY_OUT, carryOutAgencyChanges } from "./carry-out-agency-change.server.ts";
import { createAgency } from "./create-agency.server.ts";
import { planAgencyChange } from "./plan-agency-change.server.ts";

let database: ReturnType<typeof freshDatabase>;
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let hr: TestPerson;

const TODAY = "2026-11-27";

// The routes are compiled once, ahead of the first test that asks one.
beforeAll(
  () =>
    routeModule("agency.tsx")
      .then(() => routeModule("person.tsx"))
      .then(() => routeModule("role-new.tsx")),
  120_000,
);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  database = freshDatabase();
  agencies = await makeAgencyTree();
  hr = await makePerson({ agency: agencies.ministry, roles: [{ role: "hr", agency: agencies.ministry }] });
});
afterEach(() => void vi.useRealTimers());

const goTo = (day: string) => vi.setSystemTime(Date.parse(`${day}T01:00:00Z`));
const decide = (change: NewChange, id: string = newId()) =>
  planAgencyChange(change, { id, reason: "府人字第 1150012345 號", actorId: hr.personId, requestId: null });
const rename = (agency: TestAgency, name: string, fromDay = TODAY): NewChange => ({
  ...{ kind: "rename", agencyId: agency.id, fromDay },
  ...{ nameZh: name, nameEn: name },
});
const merge = (agency: TestAgency, target: TestAgency, fromDay = TODAY): NewChange => ({
  ...{ kind: "merge", agencyId: agency.id, targetId: target.id, fromDay },
});
const move = (agency: TestAgency, target: TestAgency, fromDay = TODAY): NewChange => ({
  ...{ kind: "move", agencyId: agency.id, targetId: target.id, fromDay },
});
const called = (agency: TestAgency) => agencyTree().find(({ id }) => id === agency.id)?.nameZh;
const pathOf = (agency: TestAgency) => agencyTree().find(({ id }) => id === agency.id)?.path;
const actions = () =>
  database
    .select()
    .from(auditEvent)
    .all()
    .map(({ action }) => action)
    .filter((action) => action.startsWith("agency.") && action !== "agency.create");

/** Does the changes whose day has come, as the runner does. */
async function doJobs(): Promise<void> {
  for (const one of await inTransaction((tx) => takeJobs(tx, [CARRY_OUT], 100))) {
    await carryOutAgencyChanges();
    await inTransaction((tx) => settleJob(tx, { id: one.id, lease: one.lease, outcome: "done" }));
  }
}

describe("another name from a day on", () => {
  it("holds at once for a day that has come, and documents of before keep the old one", async () => {
    const person = await makePerson({ agency: agencies.bureau });
    await makeCompletion(person, await publishTestCourse());
    expect(await decide(rename(agencies.bureau, "數位服務局"))).toBe("done");
    expect(called(agencies.bureau)).toBe("數位服務局");
    await makeCompletion(person, await publishTestCourse());
    const names = database
      .select()
      .from(completion)
      .all()
      .map(({ agencyNameZh }) => agencyNameZh);
    expect(names).toEqual([`${agencies.bureau.code} 機關`, "數位服務局"]);
    expect(agencyNamesOn(agencies.bureau.id, "2026-11-26")?.nameZh).toBe(`${agencies.bureau.code} 機關`);
  });

  it("waits for a day ahead; a completion of that day bears the new name even if the job is late", async () => {
    expect(await decide(rename(agencies.bureau, "數位服務局", "2027-01-01"))).toBe("waiting");
    await doJobs();
    expect(called(agencies.bureau)).toBe(`${agencies.bureau.code} 機關`);
    expect(database.select().from(job).all()).toMatchObject([{ dueAt: "2026-12-31T16:00:00.000Z" }]);

    goTo("2027-01-01");
    const person = await makePerson({ agency: agencies.bureau });
    await makeCompletion(person, await publishTestCourse());
    expect(database.select().from(completion).all()[0]?.agencyNameZh).toBe("數位服務局");
    await doJobs();
    expect(called(agencies.bureau)).toBe("數位服務局");
    await doJobs();
    expect(actions()).toEqual(["agency.rename", "agency.carry-out"]);
  });

  it("is one when it is sent twice, and nothing once it is cancelled", async () => {
    const change = rename(agencies.bureau, "數位服務局", "2027-01-01");
    const id = newId();
    expect(await decide(change, id)).toBe("waiting");
    expect(await decide(change, id)).toBe("waiting");
    expect(await decide(change)).toBe("one-waits");
    const by = { actorId: hr.personId, reason: "公文撤回", requestId: null };
    expect(await cancelAgencyChange(id, by)).toBe(true);
    expect(await cancelAgencyChange(id, by)).toBe(false);
    goTo("2027-01-01");
    await doJobs();
    expect(called(agencies.bureau)).toBe(`${agencies.bureau.code} 機關`);
    expect(actions()).toEqual(["agency.rename", "agency.cancel"]);
  });

  it("is told by the page of a person whose post in it is over", async () => {
    const person = await makePerson({ agency: agencies.county });
    await decide(merge(agencies.county, agencies.otherBureau));
    expect(postsOf(person.personId).map(({ agencyId, until }) => [agencyId, until])).toEqual([
      [agencies.otherBureau.id, null],
      [agencies.county.id, TODAY],
    ]);
  });
});

describe("another place in the tree", () => {
  it("moves all below along, and what stands in the way is said", async () => {
    expect(await decide(move(agencies.bureau, agencies.otherBureau))).toBe("done");
    expect(pathOf(agencies.county)).toEqual([
      ...[agencies.ministry.id, agencies.otherBureau.id],
      ...[agencies.bureau.id, agencies.county.id],
    ]);
    expect(await decide(move(agencies.otherBureau, agencies.county))).toBe("below");
    expect(await decide(move(agencies.bureau, agencies.otherBureau))).toBe("same");
    expect(await decide(move(agencies.bureau, agencies.ministry, "2026-11-01"))).toBe("order");
    expect(await decide(rename(agencies.bureau, "局", "2020-01-01"))).toBe("past");
    expect(await decide(rename(agencies.bureau, "局", "2036-01-01"))).toBe("far");
  });

  it("goes to the agency that its goal has become part of meanwhile, and nowhere in a circle", async () => {
    const { bureau, otherBureau, county } = agencies;
    await decide(move(county, otherBureau, "2027-01-01"));
    await decide(merge(otherBureau, bureau));
    goTo("2027-01-01");
    await doJobs();
    expect(pathOf(county)).toEqual([agencies.ministry.id, bureau.id, county.id]);

    await decide(move(bureau, county, "2027-02-01")).then((outcome) => expect(outcome).toBe("below"));
    const office = await makeAgency({ parent: agencies.ministry });
    await decide(move(bureau, office, "2027-02-01"));
    await decide(move(office, county, "2027-01-31"));
    goTo("2027-02-01");
    await doJobs();
    // The first put the office below the bureau: the second can't be done any more, and says so.
    expect(pathOf(office)).toContain(bureau.id);
    expect(pathOf(bureau)).not.toContain(office.id);
    expect(actions().at(-1)).toBe("agency.cancel");
  });
});

describe("becoming part of another agency", () => {
  it("moves people, ends its roles and hands its records over; past sums stay", async () => {
    const { bureau, otherBureau, county } = agencies;
    const course = await publishTestCourse();
    const [stays, left] = [await makePerson({ agency: bureau }), await makePerson({ agency: bureau })];
    for (const person of [stays, left]) await makeCompletion(person, course);
    const old = await makePerson({ agency: bureau, roles: [{ role: "hr", agency: bureau }] });
    const next = await makePerson({ agency: otherBureau, roles: [{ role: "hr", agency: otherBureau }] });
    const before = yearsOfAgency(bureau.id);
    expect(before).toMatchObject([{ year: "2026", people: 2, completions: 2 }]);

    expect(await decide(merge(bureau, otherBureau))).toBe("done");
    expect(yearsOfAgency(bureau.id)).toEqual(before);
    expect(yearsOfAgency(otherBureau.id)).toEqual([]);
    expect(agencyPathOfPerson(stays.personId).at(-1)).toBe(otherBureau.id);
    expect(pathOf(county)).toEqual([agencies.ministry.id, otherBureau.id, county.id]);
    const ended = database
      .select()
      .from(roleGrant)
      .all()
      .filter(({ revokedAt }) => revokedAt !== null);
    expect(ended).toMatchObject([{ personId: old.personId, revokedReason: "府人字第 1150012345 號" }]);
    // Row access follows the post.
    expect(listRecords(EMPTY, [otherBureau.id])).toHaveLength(2);
    expect(totalRecords(EMPTY, [bureau.id]).all).toBe(0);
    const page = (actor: TestPerson) =>
      statusFor(actor, "person.tsx", `/people/${stays.personId}`, { person: stays.personId });
    expect([await page(old), await page(next)]).toEqual([404, 200]);
    expect(await statusFor(next, "agency.tsx", `/agencies/${bureau.code}`, { agency: bureau.code })).toBe(
      200,
    );
    expect(verifyAudit(database, null).broken).toBeNull();
    expect(currentVersion(course.courseId)?.id).toBe(course.id);
  });

  it("ends the agency: no post, role or agency comes into it, and its code is nobody else's", async () => {
    const { bureau, otherBureau } = agencies;
    await decide(merge(bureau, otherBureau));
    expect(await decide(rename(bureau, "局"))).toBe("ended");
    expect(await decide(merge(agencies.county, bureau))).toBe("target");
    await expect(makePerson({ agency: bureau })).rejects.toThrow("part of another");
    await expect(makeAgency({ parent: bureau })).rejects.toThrow("part of another");
    const again = { code: bureau.code, nameZh: "新", nameEn: "New", parentCode: null, actorId: null };
    await expect(createAgency(again)).rejects.toThrow("taken");
    const form = { id: newId(), who: hr.email, role: "manager", agency: bureau.id, from: TODAY, until: "" };
    const sent = formPost({ ...form, reason: "test", intent: "give" });
    expect(await statusFor(hr, "role-new.tsx", "/roles/new", {}, sent)).toBe(400);
  });
});

it("names of any history tell for each day what was decided for it", async () => {
  const step = fc.record({ days: fc.integer({ min: 0, max: 40 }), ahead: fc.integer({ min: 0, max: 30 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      goTo(TODAY);
      const agency = await makeAgency({ parent: agencies.ministry });
      const told: { day: string; name: string }[] = [];
      let at = Date.parse(TODAY);
      for (const [index, { days, ahead }] of steps.entries()) {
        at += days * 86_400_000;
        goTo(new Date(at).toISOString().slice(0, 10));
        await doJobs();
        const day = new Date(at + ahead * 86_400_000).toISOString().slice(0, 10);
        const outcome = await decide(rename(agency, `第 ${index} 個名稱`, day));
        if (outcome === "done" || outcome === "waiting") told.push({ day, name: `第 ${index} 個名稱` });
      }
      goTo("2028-01-01");
      await doJobs();
      for (const { day } of told) {
        const expected = told.filter((one) => one.day <= day).at(-1)?.name;
        expect(agencyNamesOn(agency.id, day)?.nameZh).toBe(expected);
      }
      expect(agencyNamesOn(agency.id, "2026-11-26")?.nameZh).toBe(`${agency.code} 機關`);
      expect(called(agency)).toBe(told.at(-1)?.name ?? `${agency.code} 機關`);
    }),
    { numRuns: 20 },
  );
});

it("a merger that is sent is the one that was shown", async () => {
  const { bureau, otherBureau } = agencies;
  const address = `/agencies/${bureau.code}/merge?into=${otherBureau.code}`;
  const send = (fields: Record<string, string>) =>
    statusFor(hr, "agency-merge.tsx", address, { agency: bureau.code }, formPost({ id: newId(), ...fields }));
  const shown = { into: otherBureau.code, from: TODAY };
  expect(await statusFor(hr, "agency-merge.tsx", address, { agency: bureau.code })).toBe(200);
  expect(await send({ ...shown, reason: "" })).toBe(400);
  expect(await send({ ...shown, into: bureau.code, reason: "公文" })).toBe(400);
  expect(pathOf(bureau)).not.toContain(otherBureau.id);
  expect(await send({ ...shown, reason: "公文" })).toBe(302);
  expect(pathOf(bureau)).toContain(otherBureau.id);
});

describe("the page of an agency", () => {
  const page = (actor: TestPerson, agency: TestAgency, fields?: Record<string, string>) =>
    statusFor(
      ...([actor, "agency.tsx", `/agencies/${agency.code}`, { agency: agency.code }] as const),
      fields && formPost(fields),
    );

  it("is for HR of the place and operators; what is wrong is named and changes nothing", async () => {
    const { bureau, otherBureau } = agencies;
    const officer = await makePerson({ agency: bureau, roles: [{ role: "hr", agency: bureau }] });
    const operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
    expect(await page(officer, bureau)).toBe(200);
    expect(await page(officer, otherBureau)).toBe(404);
    expect(await page(operator, otherBureau)).toBe(200);
    const form = { intent: "rename", id: newId(), nameZh: "新局", nameEn: "New" };
    const whole = { ...form, renameFrom: TODAY, renameReason: "公文" };
    expect(await page(officer, bureau, { ...whole, nameZh: "局\u202e" })).toBe(400);
    expect(await page(officer, bureau, { ...whole, renameReason: " " })).toBe(400);
    expect(await page(officer, bureau, { ...whole, renameFrom: "2026-02-30" })).toBe(400);
    expect(await page(officer, otherBureau, whole)).toBe(404);
    expect(called(bureau)).toBe(`${bureau.code} 機關`);
    expect(await page(officer, bureau, whole)).toBe(302);
    expect(called(bureau)).toBe("新局");
    // Into what isn't theirs: as if it weren't there.
    const into = {
      intent: "move",
      id: newId(),
      parent: otherBureau.code,
      moveFrom: TODAY,
      moveReason: "公文",
    };
    expect(await page(officer, bureau, into)).toBe(400);
  });
});
