import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cutKey } from "#app/features/identity/links/one-time-links.server.ts";
import { hasLeft } from "#app/features/identity/people/people.queries.server.ts";
import { countKinds } from "#app/features/identity/roster/roster-plan.ts";
import { linesOf, rosterById } from "#app/features/identity/roster/rosters.queries.server.ts";
import { EMPTY as EVERY } from "#app/features/record/record-filter.ts";
import { listRecords, recordsInOrder, totalRecords } from "#app/features/record/records.queries.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { keepHouse } from "#app/journey/keep-house.server.ts";
import { now, travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { departure, formerName, oneTimeLink, person, post, roleGrant } from "#db/schema/identity.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import { rosterImport } from "#db/schema/roster.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestPerson } from "#tests/support/factories.ts";
import { makeAgencyTree, makeCompletion, makePerson, publishTestCourse } from "#tests/support/factories.ts";
import { commit, signInPage, statusOf, undo, upload } from "#tests/support/roster.ts";

// A roster from the upload to the undo, through the routes and the thread that does the work. The first test also waits
// for all routes to be loaded.
vi.setConfig({ testTimeout: 120_000 });

let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let hr: TestPerson;
let wang: TestPerson;
let lin: TestPerson;
let chen: TestPerson;

beforeEach(async () => {
  travelTo(null);
  freshDatabase();
  agencies = await makeAgencyTree();
  hr = await makePerson({ agency: agencies.bureau, roles: [{ role: "hr", agency: agencies.bureau }] });
  wang = await makePerson({
    name: "王晴",
    email: "wang@a.example",
    employeeNumber: "001",
    agency: agencies.county,
    password: "an old pass phrase",
  });
  lin = await makePerson({
    name: "林𠮷祥",
    email: "lin@a.example",
    employeeNumber: "002",
    agency: agencies.county,
  });
  chen = await makePerson({
    name: "陳怡安",
    email: "chen@a.example",
    employeeNumber: "003",
    agency: agencies.county,
  });
});

const HEAD = "人員代碼,姓名,電子郵件,機關代碼,職稱,到職日\r\n";
const SAME = () =>
  `001,王晴,wang@a.example,${agencies.county.code},科員,\r\n002,林𠮷祥,lin@a.example,${agencies.county.code},科員,\r\n003,陳怡安,chen@a.example,${agencies.county.code},科員,\r\n`;

const counts = (id: string) => {
  const all = { ...countKinds([]), ...rosterById(id)?.counts };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
};
const personOf = (number: string) =>
  getDatabase().select().from(person).where(eq(person.employeeNumber, number)).get();
const currentPost = (personId: string) =>
  getDatabase()
    .select()
    .from(post)
    .where(eq(post.personId, personId))
    .all()
    .find(({ until }) => until === null);
const events = (action: string) =>
  getDatabase()
    .select()
    .from(auditEvent)
    .all()
    .filter((event) => event.action === action);
const reasonsOf = (id: string, kind: "wrong" | "ambiguous" | "kept") =>
  linesOf(id, kind, 0, 50).map(({ row, detail }) => [
    row,
    detail?.doubt ?? detail?.problems.map(({ code }) => code).join(),
  ]);

/** What a roster of everybody would do: one new, one moved, one renamed, one gone. */
const CHANGES = () =>
  `${HEAD}001,王晴,wang@a.example,${agencies.bureau.code},專員,113/03/01\r\n002,林吉祥,lin@a.example,${agencies.county.code},科員,\r\n004,莎韻‧達利,,${agencies.county.code},課員,2024-03-01\r\n`;

it("shows what will happen, does just that, and takes it back", async () => {
  const version = await publishTestCourse();
  const { enrolment } = await makeCompletion(chen, version);
  const role = newId();
  await giveRole(
    {
      id: role,
      personId: chen.personId,
      role: "trainer",
      agencyId: agencies.county.id,
      startsAt: now(),
      endsAt: null,
      grantedBy: null,
      reason: "test",
    },
    null,
  );
  const id = await upload(hr, agencies.bureau, "whole", CHANGES());
  expect(counts(id)).toEqual({ new: 1, moved: 1, changed: 1, left: 1, kept: 1 });
  expect(personOf("004")).toBeUndefined();
  expect(await statusOf(chen, "home.tsx", "/")).toBe(200);

  expect(await commit(hr, id, { leavers: "" })).toBe("400");
  expect(await commit(hr, id, { leavers: "1" })).toBe("done");
  const added = personOf("004");
  expect(added).toMatchObject({ name: "莎韻‧達利", email: null });
  expect(currentPost(added?.id ?? "")).toMatchObject({
    agencyId: agencies.county.id,
    title: "課員",
    since: "2024-03-01",
  });
  expect(currentPost(wang.personId)).toMatchObject({
    agencyId: agencies.bureau.id,
    title: "專員",
    since: "2024-03-01",
  });
  expect(personOf("002")?.name).toBe("林吉祥");
  expect(getDatabase().select().from(formerName).all()).toMatchObject([
    { personId: lin.personId, name: "林𠮷祥" },
  ]);
  expect(currentPost(chen.personId)).toBeUndefined();
  expect(
    getDatabase().select().from(roleGrant).where(eq(roleGrant.id, role)).get()?.revokedAt,
  ).not.toBeNull();
  expect(await statusOf(hr, "record.tsx", `/records/${enrolment.id}`, { enrolment: enrolment.id })).toBe(200);
  expect(events("roster.commit")).toHaveLength(1);
  expect(events("roster.add")[0]?.detail).toEqual({ people: [added?.id] });
  expect(
    [events("person.move"), events("person.change"), events("person.leave")].map((list) => list.length),
  ).toEqual([1, 1, 1]);
  expect(rosterById(id)?.committedAt).not.toBeNull();
  expect(getDatabase().select({ file: rosterImport.file }).from(rosterImport).get()?.file).toBeNull();

  expect(await undo(hr, id)).toBe("undone");
  expect(personOf("004")).toBeUndefined();
  expect(currentPost(wang.personId)).toMatchObject({ agencyId: agencies.county.id, title: "科員" });
  expect(personOf("002")?.name).toBe("林𠮷祥");
  expect(currentPost(chen.personId)).toMatchObject({ agencyId: agencies.county.id });
  expect(getDatabase().select().from(roleGrant).where(eq(roleGrant.id, role)).get()?.revokedAt).toBeNull();
  expect(await statusOf(hr, "record.tsx", `/records/${enrolment.id}`, { enrolment: enrolment.id })).toBe(200);
});

it("leaves the record of who left with HR of their last agency, and moves it with who moves", async () => {
  const version = await publishTestCourse();
  const { enrolment } = await makeCompletion(chen, version);
  const officer = (agency: typeof agencies.county) =>
    makePerson({ agency: agencies.bureau, roles: [{ role: "hr", agency }] });
  const [own, other] = [await officer(agencies.county), await officer(agencies.otherBureau)];
  const id = await upload(
    hr,
    agencies.county,
    "whole",
    `${HEAD}${SAME().split("\r\n").slice(0, 2).join("\r\n")}\r\n`,
  );
  await commit(hr, id, { leavers: String(counts(id).left) });
  expect(hasLeft(chen.personId)).toBe(true);

  const pages = async (actor: TestPerson) => [
    await statusOf(actor, "record.tsx", `/records/${enrolment.id}`, { enrolment: enrolment.id }),
    await statusOf(actor, "person.tsx", `/people/${chen.personId}`, { person: chen.personId }),
  ];
  expect(await pages(own)).toEqual([200, 200]);
  expect(await pages(other)).toEqual([404, 404]);
  const listed = (agency: string) => listRecords(EVERY, [agency]).map((row) => row.enrolmentId);
  expect(listed(agencies.county.id)).toEqual([enrolment.id]);
  // The exports read by this.
  expect([...recordsInOrder(EVERY, [agencies.county.id], getDatabase())]).toHaveLength(1);
  expect(totalRecords(EVERY, [agencies.county.id]).completed).toBe(1);

  const back = await upload(
    hr,
    agencies.bureau,
    "changes",
    `${HEAD}003,陳怡安,,${agencies.bureau.code},,\r\n`,
  );
  expect(await commit(hr, back)).toBe("done");
  expect(hasLeft(chen.personId)).toBe(false);
  expect(listed(agencies.county.id)).toEqual([]);
  expect(listed(agencies.bureau.id)).toEqual([enrolment.id]);
});

it("ends the roles of who moves where they no longer work, and the undo gives them back", async () => {
  const give = async (agencyId: string | null, role: "trainer" | "author") => {
    const id = newId();
    await giveRole(
      {
        ...{ id, personId: wang.personId, role, agencyId, startsAt: now(), endsAt: null },
        ...{ grantedBy: null, reason: "test" },
      },
      null,
    );
    return id;
  };
  const here = await give(agencies.county.id, "trainer");
  const above = await give(agencies.bureau.id, "author");
  const elsewhere = await give(agencies.otherBureau.id, "trainer");
  const everywhere = await give(null, "author");
  const live = () =>
    getDatabase()
      .select()
      .from(roleGrant)
      .where(and(eq(roleGrant.personId, wang.personId), isNull(roleGrant.revokedAt)))
      .all()
      .map(({ id }) => id)
      .sort();
  const whole = await makePerson({ roles: [{ role: "hr", agency: null }] });
  const id = await upload(
    whole,
    agencies.otherBureau,
    "changes",
    `${HEAD}001,王晴,,${agencies.otherBureau.code},,\r\n`,
  );
  expect(await commit(whole, id)).toBe("done");
  expect(live()).toEqual([elsewhere, everywhere].sort());
  expect(events("person.move")[0]?.detail).toMatchObject({ importId: id });
  expect(await undo(whole, id)).toBe("undone");
  expect(live()).toEqual([here, above, elsewhere, everywhere].sort());
});

it("invites who is new and has an address, says how many before, and the undo ends what nobody has used", async () => {
  const { code } = agencies.county;
  const id = await upload(
    hr,
    agencies.county,
    "changes",
    `${HEAD}060,甲,a@new.example,${code},,\r\n061,乙,b@new.example,${code},,\r\n062,丙,,${code},,\r\n`,
  );
  expect(rosterById(id)?.invitations).toBe(2);
  expect(getDatabase().select().from(job).all()).toEqual([]);
  await commit(hr, id);
  const links = () => getDatabase().select().from(oneTimeLink).all();
  expect(links().map(({ personId, purpose }) => [personId, purpose])).toEqual([
    [personOf("060")?.id, "invitation"],
    [personOf("061")?.id, "invitation"],
  ]);
  expect(events("account.invite")).toHaveLength(2);
  expect(getDatabase().select().from(job).all()).toHaveLength(2);

  // One of them has set a password with it meanwhile.
  const used = links()[0]?.id ?? "";
  getDatabase().update(oneTimeLink).set({ usedAt: now() }).where(eq(oneTimeLink.id, used)).run();
  expect(await undo(hr, id)).toBe("undone");
  expect([personOf("060")?.name, personOf("061"), personOf("062")]).toEqual(["甲", undefined, undefined]);
  expect(links()[1]).toMatchObject({ personId: null, usedAt: null });
  expect(links()[1]?.voidedAt).not.toBeNull();
  expect(await inTransaction((tx) => cutKey(tx, links()[1]?.id ?? ""))).toBeNull();
});

it("locks leavers out at once, saying no more than a wrong password does, and lets them come back", async () => {
  expect(await signInPage("wang@a.example", "an old pass phrase")).toBe(302);
  const id = await upload(
    hr,
    agencies.county,
    "whole",
    `${HEAD}${SAME().split("\r\n").slice(1).join("\r\n")}`,
  );
  expect(counts(id)).toEqual({ left: 1, unchanged: 2 });
  const browser = await statusOf(wang, "home.tsx", "/");
  expect(browser).toBe(200);
  await commit(hr, id, { leavers: "1" });
  expect(await signInPage("wang@a.example", "an old pass phrase")).toBe(400);
  // Whatever was under way: a cookie made after it opens nothing either.
  expect(await statusOf(wang, "account.tsx", "/account")).toBe(302);
  const again = await upload(hr, agencies.county, "changes", HEAD + SAME());
  expect(counts(again)).toEqual({ moved: 1, unchanged: 2 });
  expect(await commit(hr, again)).toBe("done");
  expect(await signInPage("wang@a.example", "an old pass phrase")).toBe(302);
  expect(getDatabase().select().from(departure).all()).toMatchObject([
    { personId: wang.personId, importId: id },
  ]);
});

it("has nothing to do when the same file comes again, and one import when a button is pressed twice", async () => {
  const form = { id: newId() };
  const ids = await Promise.all([1, 2].map(() => upload(hr, agencies.bureau, "whole", CHANGES(), form)));
  expect(new Set(ids).size).toBe(1);
  const id = ids[0] ?? "";
  expect(await Promise.all([commit(hr, id, { leavers: "1" }), commit(hr, id, { leavers: "1" })])).toEqual([
    "done",
    "done",
  ]);
  expect(getDatabase().select().from(person).where(eq(person.employeeNumber, "004")).all()).toHaveLength(1);
  expect(events("roster.commit")).toHaveLength(1);
  const again = await upload(hr, agencies.bureau, "whole", CHANGES());
  expect(counts(again)).toEqual({ kept: 1, unchanged: 3 });
  expect(await commit(hr, again)).toBe("blocked");
});

it("refuses what somebody else has changed meanwhile, and shows it anew", async () => {
  const other = await makePerson({
    agency: agencies.bureau,
    roles: [{ role: "hr", agency: agencies.bureau }],
  });
  const mine = await upload(hr, agencies.bureau, "changes", CHANGES());
  const theirs = await upload(
    other,
    agencies.county,
    "changes",
    `${HEAD}002,林祥,lin@a.example,${agencies.county.code},股長,\r\n`,
  );
  const shown = rosterById(mine)?.planHash;
  expect(await commit(other, theirs)).toBe("done");
  expect(await commit(hr, mine)).toBe("changed");
  expect(personOf("004")).toBeUndefined();
  expect(rosterById(mine)?.planHash).not.toBe(shown);
  expect(await commit(hr, mine)).toBe("done");
  expect(personOf("002")?.name).toBe("林吉祥");

  // What was changed again since isn't taken back: the page says who.
  expect(await undo(other, theirs)).toBe("undone");
  expect(personOf("002")?.name).toBe("林吉祥");
  expect(linesOf(theirs, "changed", 0, 9)).toMatchObject([{ undo: "changed" }]);
  expect(await undo(hr, mine)).toBe("undone");
  expect(personOf("002")?.name).toBe("林祥");
});

it("keeps a new person whose account is in use when the import is taken back", async () => {
  const id = await upload(hr, agencies.bureau, "changes", CHANGES());
  await commit(hr, id);
  const added = personOf("004")?.id ?? "";
  await makeCompletion({ personId: added }, await publishTestCourse());
  await undo(hr, id);
  expect(personOf("004")?.id).toBe(added);
  expect(linesOf(id, "new", 0, 9)).toMatchObject([{ undo: "changed" }]);
});

describe("what isn't clear or isn't right keeps all of it back", () => {
  it("doubled numbers and addresses, names nobody can have, days, agencies", async () => {
    const row = (...cells: string[]) => `${cells.join(",")}\r\n`;
    const { code } = agencies.county;
    const id = await upload(
      hr,
      agencies.county,
      "changes",
      HEAD +
        row("010", "甲一", "", code) +
        row("010", "甲二", "", code) +
        row("011", "王\u202e晴", "", code) +
        row("012", "王😀", "", code) +
        row("013", `Z${"\u0336".repeat(9)}`, "", code) +
        row("", "無名氏", "", code) +
        row("014", "乙", "no address", "ZZZ", "", "113/02/30") +
        "Employee number,Name,E-mail,Agency code\r\n" +
        row("015", "丙", "", code),
    );
    expect(counts(id)).toEqual({ wrong: 7, new: 1 });
    expect(reasonsOf(id, "wrong")).toEqual([
      [2, "doubled"],
      [3, "doubled"],
      [4, "name-invisible"],
      [5, "name-emoji"],
      [6, "name-marks"],
      [7, "no-key"],
      [8, "email,agency-unknown,day"],
    ]);
    expect(await commit(hr, id)).toBe("blocked");
    expect(personOf("015")).toBeUndefined();
  });

  it("people of another agency, an address of somebody else, namesakes, one person twice", async () => {
    await makePerson({
      name: "外人",
      email: "out@b.example",
      employeeNumber: "900",
      agency: agencies.otherBureau,
    });
    await makePerson({ name: "同名", email: "same@a.example", agency: agencies.county });
    const { code } = agencies.county;
    const id = await upload(
      hr,
      agencies.county,
      "whole",
      `${HEAD}900,外人,,${code},,\r\n001,王晴,chen@a.example,${code},,\r\n020,同名,,${code},,\r\n003,別人,other@a.example,${code},,\r\n,林𠮷祥,lin@a.example,${code},,\r\n`,
    );
    expect(reasonsOf(id, "ambiguous")).toEqual([
      [2, "other-agency"],
      [3, "email-taken"],
      [4, "same-name"],
      [5, "other-name"],
    ]);
    // Nobody who stands in the file in whatever way is taken for a leaver.
    expect(counts(id)).toEqual({ ambiguous: 4, unchanged: 1 });
    const elsewhere = await upload(hr, agencies.otherBureau, "changes", `${HEAD}1,a,,,,\r\n`).catch(String);
    expect(elsewhere).toContain("404");
  });

  it("operators and the officer themselves aren't locked out by a roster", async () => {
    await makePerson({
      name: "管理",
      email: "op@a.example",
      employeeNumber: "800",
      agency: agencies.county,
      roles: [{ role: "operator", agency: null }],
    });
    const id = await upload(hr, agencies.bureau, "whole", `${HEAD}${SAME()}`);
    expect(counts(id)).toEqual({ kept: 2, unchanged: 3 });
    const taken = await upload(
      hr,
      agencies.bureau,
      "changes",
      `${HEAD}800,管理,mine@evil.example,${agencies.county.code},,\r\n`,
    );
    expect(reasonsOf(taken, "ambiguous")).toEqual([[2, "protected"]]);
  });
});

it("asks for columns that it doesn't know", async () => {
  const id = await upload(hr, agencies.county, "changes", "誰,哪一位\r\n030,新人\r\n");
  expect(rosterById(id)?.planHash).toBeNull();
  expect(await commit(hr, id)).toBe("late");
  expect(await commit(hr, id, { intent: "columns", "column-name": "1" })).toBe("400");
  expect(await commit(hr, id, { intent: "columns", "column-name": "1", "column-number": "0" })).toBe("");
  expect(counts(id)).toEqual({ new: 1 });
});

it("forgets the file and the words after a day, and keeps who was concerned", async () => {
  const done = await upload(hr, agencies.bureau, "changes", CHANGES());
  await commit(hr, done);
  const left = await upload(hr, agencies.county, "changes", `${HEAD}050,某人,,${agencies.county.code},,\r\n`);
  travelTo(new Date(Date.now() + 25 * 3_600_000).toISOString());
  expect(await commit(hr, left)).toBe("late");
  expect(await undo(hr, done)).toBe("late");
  await keepHouse();
  expect(getDatabase().select({ file: rosterImport.file }).from(rosterImport).all()).toEqual([
    { file: null },
    { file: null },
  ]);
  expect(linesOf(left, "new", 0, 9)).toEqual([]);
  expect(linesOf(done, "moved", 0, 9)).toMatchObject([
    { personId: wang.personId, detail: null, name: "王晴" },
  ]);
  expect(personOf("050")).toBeUndefined();
});

it.each([
  ["nothing", ""],
  ["a PDF", "%PDF-1.7"],
  ["NULs", "姓名\u0000"],
  ["half an archive", "PK\u0003\u0004"],
])("refuses %s with words, and keeps nothing", async (_, content) => {
  await expect(upload(hr, agencies.county, "changes", content)).rejects.toThrow("400");
  expect(getDatabase().select().from(rosterImport).all()).toEqual([]);
});
