import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import type { AuditPageData } from "#app/features/identity/audit/audit-page.tsx";
import type { TeamPageData } from "#app/features/record/team-page.tsx";
import { recordAudit } from "#app/platform/audit.server.ts";
import { searchAudit } from "#app/platform/audit-search.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { loader as audit } from "../app/routes/audit.tsx";
import { loader as team } from "../app/routes/team.tsx";
import { freshDatabase } from "./support/database.ts";
import type { TestPerson } from "./support/factories.ts";
import {
  finishActivities,
  makeAgencyTree,
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishTestCourse,
} from "./support/factories.ts";
import { routeArgs, signedInRequest } from "./support/requests.ts";

let manager: Actor;
let auditor: Actor;
let finished: TestPerson;
let officer: Actor;
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;

beforeAll(async () => {
  freshDatabase();
  agencies = await makeAgencyTree();
  const { bureau, county, otherBureau } = agencies;
  const first = await publishTestCourse({ id: "first-course", order: 1 });
  const second = await publishTestCourse({ id: "second-course", order: 2 });
  manager = await makePerson({ name: "主管", agency: bureau, roles: [{ role: "manager", agency: bureau }] });
  officer = await makePerson({
    name: "人事",
    agency: otherBureau,
    roles: [{ role: "hr", agency: otherBureau }],
  });
  auditor = await makePerson({ name: "稽核", roles: [{ role: "auditor", agency: null }] });
  finished = await makePerson({ name: "做完", agency: county });
  await makeCompletion(finished, first);
  const begun = await makePerson({ name: "做了一點", agency: county });
  await finishActivities(begun, await makeEnrolment(begun, first), first, 1);
  const joined = await makePerson({ name: "剛加入", agency: bureau });
  await makeEnrolment(joined, first);
  await makeCompletion(joined, second);
  await makeCompletion(await makePerson({ name: "別的局", agency: otherBureau }), first);
});

async function pageOf<Page>(loader: (args: never) => unknown, actor: Actor, path: string): Promise<Page> {
  const value = await loader(routeArgs(await signedInRequest(actor, path)) as never);
  return (value as { data?: Page }).data ?? (value as Page);
}
const teamOf = (query = "") => pageOf<TeamPageData>(team, manager, `/team${query}`);
const auditOf = (query = "") => pageOf<AuditPageData>(audit, auditor, `/audit${query}`);

describe("a manager's page of the team", () => {
  it("counts everybody with a post there once, joined or not, and nobody from elsewhere", async () => {
    const page = await teamOf();
    expect(page.filter.course).toBe("first-course");
    expect(page.counts).toEqual({ completed: 1, "in-progress": 1, "not-started": 1, none: 1 });
    expect(page.members.map(({ name, state }) => [name, state]).sort()).toEqual(
      [
        ["做完", "completed"],
        ["做了一點", "in-progress"],
        ["剛加入", "not-started"],
        ["主管", "none"],
      ].sort(),
    );
  });

  it("shows another course, a part of the team, one state", async () => {
    expect((await teamOf("?course=second-course")).counts).toMatchObject({ completed: 1, none: 3 });
    const county = await teamOf(`?agency=${agencies.county.id}`);
    expect(county.members.map(({ name }) => name).sort()).toEqual(["做了一點", "做完"]);
    const open = await teamOf("?state=none");
    expect(open.members.map(({ name }) => name)).toEqual(["主管"]);
    expect(open.counts.completed, "the sum stays that of the whole").toBe(1);
  });

  it("says nothing of answers, scores or serials, and is written down", async () => {
    const page = await teamOf();
    expect(JSON.stringify(page.members)).not.toMatch(/serial|score|grade|answer/i);
    const [event] = (await auditOf("?action=team.read")).lines;
    expect(event).toMatchObject({ actor: "主管", action: "team.read" });
  });

  it.each(["?page=0", "?page=x", "?page=99999999999", "?course=none", "?state=king"])(
    "takes what can't be understood (%s) as not asked",
    async (query) => {
      expect((await teamOf(query)).filter).toMatchObject({ course: "first-course", state: null, page: 1 });
    },
  );
});

describe("an auditor's search", () => {
  const actions = (page: AuditPageData) => page.lines.map(({ action }) => action);

  it("finds what somebody did, by e-mail in any case", async () => {
    const page = await auditOf(`?who=${finished.email.toUpperCase()}`);
    expect(page.lines.length).toBeGreaterThan(0);
    expect(new Set(page.lines.map(({ actor }) => actor))).toEqual(new Set(["做完"]));
  });

  it("finds what was done about somebody: their account, their learning, what others read of it", async () => {
    const page = await auditOf(`?whom=${finished.email}`);
    expect(actions(page)).toContain("account.create");
    expect(actions(page)).toContain("course.complete");
    expect(new Set(page.lines.map(({ whom }) => whom))).toEqual(new Set(["做完"]));
  });

  it("finds what no person did, kinds of events, and days", async () => {
    expect(new Set((await auditOf("?who=system")).lines.map(({ actor }) => actor))).toEqual(new Set([null]));
    expect(new Set(actions(await auditOf("?action=agency.create")))).toEqual(new Set(["agency.create"]));
    expect((await auditOf("?to=2020-01-01")).lines).toEqual([]);
    expect((await auditOf("?from=2020-01-01")).lines.length).toBeGreaterThan(0);
  });

  it("says what is wrong instead of showing something else", async () => {
    expect(await auditOf("?who=nobody")).toMatchObject({ errors: { who: "person" }, lines: [] });
    expect(await auditOf("?whom=nobody")).toMatchObject({ errors: { whom: "person" }, lines: [] });
    expect(await auditOf("?from=2026-02-30")).toMatchObject({ errors: { from: "day" }, lines: [] });
    expect(await auditOf("?from=2026-02-03&to=2026-02-01")).toMatchObject({ errors: { to: "order" } });
  });

  it("is an event itself, which says how much was seen and names nobody", async () => {
    await auditOf(`?whom=${finished.email}`);
    const last = getDatabase().select().from(auditEvent).orderBy(auditEvent.seq).all().at(-1);
    expect(last).toMatchObject({ action: "audit.read", actorId: auditor.personId });
    expect(last?.detail).toMatchObject({ personId: finished.personId });
    expect(JSON.stringify(last?.detail)).not.toContain(finished.email);
  });

  it("goes on from page to page without leaving anything out, however far apart events are", async () => {
    await inTransaction((tx) => {
      for (let index = 0; index < 130; index++) {
        const one = { subjectType: "test", subjectId: String(index) };
        recordAudit(tx, { actorId: officer.personId, action: "test.rare", ...one });
        for (let other = 0; other < 3; other++)
          recordAudit(tx, { actorId: null, action: "test.frequent", subjectType: "test", subjectId: "x" });
      }
    });
    const found: string[] = [];
    let pages = 0;
    for (let before: number | null | undefined; before !== null; pages++) {
      const search = { action: "test.rare", ...(before && { before }) };
      const { events, next } = searchAudit(search, 50, { reach: 150 });
      found.push(...events.map(({ subjectId }) => subjectId));
      before = next;
    }
    expect(pages).toBeGreaterThan(3);
    expect(found).toEqual(Array.from({ length: 130 }, (_, index) => String(129 - index)));
  });
});
