import { beforeAll, describe, expect, it } from "vitest";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { loader as evidence } from "../app/routes/record.tsx";
import { loader as list } from "../app/routes/records.tsx";
import { loader as csv } from "../app/routes/records-csv.ts";
import { freshDatabase } from "./support/database.ts";
import type { TestAgency } from "./support/factories.ts";
import { makeAgencyTree, makeCompletion, makePerson, publishTestCourse } from "./support/factories.ts";
import { routeArgs, signedInRequest } from "./support/requests.ts";

// HR sees the subtree in their charge. Whatever else they ask for is, for them, not there.

let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let officer: Actor;
const completions = new Map<TestAgency, Enrolment>();

beforeAll(async () => {
  freshDatabase();
  agencies = await makeAgencyTree();
  const version = await publishTestCourse({ id: "records" });
  for (const [name, agency] of [
    ["王部", agencies.ministry],
    ["林局", agencies.bureau],
    ["陳縣", agencies.county],
    ["=SUM(1)", agencies.county],
    ["張他", agencies.otherBureau],
  ] as const) {
    const { enrolment } = await makeCompletion(await makePerson({ name, agency }), version);
    completions.set(agency, enrolment);
  }
  officer = await makePerson({
    agency: agencies.bureau,
    roles: [{ role: "hr", agency: agencies.bureau }],
  });
});

type Loader = (args: never) => Promise<unknown>;

/** What a loader gives the officer: its answer's status, and the answer itself. */
async function ask(loader: Loader, path: string, params: Record<string, string> = {}) {
  const args = routeArgs(await signedInRequest(officer, path), params);
  try {
    const value = await loader(args as never);
    const init = (value as { init?: ResponseInit | null }).init;
    return { status: value instanceof Response ? value.status : (init?.status ?? 200), value };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, value: thrown };
  }
}

const rowsShown = async (query: string) =>
  ((await ask(list as Loader, `/records${query}`)).value as { data: { rows: { name: string }[] } }).data.rows;

async function linesOf(query: string): Promise<string[]> {
  const { status, value } = await ask(csv as Loader, `/records.csv${query}`);
  expect(status).toBe(200);
  return (await (value as Response).text())
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .filter(Boolean);
}

it("lists the subtree in their charge, and nobody else", async () => {
  const names = (await rowsShown("")).map((row) => row.name);
  expect(names.toSorted()).toEqual(["=SUM(1)", "林局", "陳縣"]);
});

describe("an agency that isn't in their charge", () => {
  it.each(["ministry", "otherBureau"] as const)("%s is a 404, on the page and as a file", async (which) => {
    const query = `?agency=${agencies[which].id}`;
    expect((await ask(list as Loader, `/records${query}`)).status).toBe(404);
    expect((await ask(csv as Loader, `/records.csv${query}`)).status).toBe(404);
  });

  it.each(["ministry", "otherBureau"] as const)("the evidence of someone in %s is a 404", async (which) => {
    const enrolment = completions.get(agencies[which])?.id ?? "";
    expect((await ask(evidence as Loader, `/records/${enrolment}`, { enrolment })).status).toBe(404);
  });

  it("is told apart in no way from one that isn't there", async () => {
    const none = "00000000-0000-7000-8000-000000000000";
    expect((await ask(list as Loader, `/records?agency=${none}`)).status).toBe(404);
    expect((await ask(evidence as Loader, `/records/${none}`, { enrolment: none })).status).toBe(404);
  });
});

it("opens what is in their charge", async () => {
  for (const which of ["bureau", "county"] as const) {
    const enrolment = completions.get(agencies[which])?.id ?? "";
    expect((await ask(evidence as Loader, `/records/${enrolment}`, { enrolment })).status).toBe(200);
    expect((await ask(list as Loader, `/records?agency=${agencies[which].id}`)).status).toBe(200);
  }
});

it("gives as a file exactly the rows that the filter shows, formulas made harmless", async () => {
  for (const query of ["", `?agency=${agencies.county.id}`, "?state=in-progress", "?q=%E6%9E%97"]) {
    const [head, ...lines] = await linesOf(query);
    expect(head).toContain("機關");
    const shown = (await rowsShown(query)).map((row) => row.name);
    expect(lines.map((line) => line.split(",")[0]?.replace(/^"?'/, "").replace(/"$/, ""))).toEqual(shown);
  }
  const formula = (await linesOf("")).find((line) => line.includes("SUM(1)"));
  expect(formula).toMatch(/^"?'=SUM/);
});
