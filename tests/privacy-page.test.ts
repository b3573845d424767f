import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import type { OwnPrivacy, PrivacyFacts } from "#app/features/identity/privacy/privacy-page-data.ts";
import { RETENTION, RETENTION_KINDS } from "#app/features/identity/privacy/retention.ts";
import { keepHouse } from "#app/journey/keep-house.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { saveDraft } from "#app/platform/drafts.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { draft } from "#db/schema/platform.ts";
import { loader as certificate } from "../app/routes/certificate.tsx";
import { loader as privacy } from "../app/routes/privacy.tsx";
import { loader as record } from "../app/routes/record.tsx";
import { loader as records } from "../app/routes/records.tsx";
import { freshDatabase } from "./support/database.ts";
import { makeAgencyTree, makeCompletion, makePerson, publishTestCourse } from "./support/factories.ts";
import { routeArgs, signedInRequest, TEST_ORIGIN } from "./support/requests.ts";

let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let learner: Actor;
let officer: Actor;
let elsewhere: Actor;
let enrolmentId: string;
let serial: string;

beforeEach(async () => {
  freshDatabase();
  agencies = await makeAgencyTree();
  const { bureau, county, otherBureau } = agencies;
  learner = await makePerson({ name: "林佳穎", agency: county });
  officer = await makePerson({ name: "黃淑惠", agency: bureau, roles: [{ role: "hr", agency: bureau }] });
  const roles = [{ role: "hr" as const, agency: otherBureau }];
  elsewhere = await makePerson({ name: "別局人事", agency: otherBureau, roles });
  const done = await makeCompletion(learner, await publishTestCourse());
  [enrolmentId, serial] = [done.enrolment.id, done.serial];
});
afterEach(() => travelTo(null));

async function pageFor(actor: Actor | null): Promise<{ facts: PrivacyFacts; own: OwnPrivacy | null }> {
  const request = actor ? await signedInRequest(actor, "/privacy") : new Request(`${TEST_ORIGIN}/privacy`);
  return (await privacy(routeArgs(request) as never)) as never;
}

async function look(actor: Actor, loader: (args: never) => unknown, path: string, params = {}) {
  await loader(routeArgs(await signedInRequest(actor, path), params) as never);
}

describe("the page of privacy", () => {
  it("is for everybody, and tells how long each kind is kept by the settings that the housekeeping goes by", async () => {
    const { facts, own } = await pageFor(null);
    expect(own).toBeNull();
    expect(facts.kept.map(({ kind }) => kind)).toEqual(RETENTION_KINDS);
    for (const { kind, days } of facts.kept) {
      const setting = RETENTION[kind];
      expect(days).toBe(typeof setting === "string" ? env()[setting] : setting);
    }
    expect(facts.recordDays).toBe(env().RECORD_DAYS);
  });

  it("tells somebody which office opened what is theirs on which day, and nobody's name", async () => {
    expect((await pageFor(learner)).own?.readings).toEqual([]);
    await look(officer, record, `/records/${enrolmentId}`, { enrolment: enrolmentId });
    await look(officer, record, `/records/${enrolmentId}`, { enrolment: enrolmentId });
    await look(officer, certificate, `/certificates/${serial}`, { serial });
    await look(learner, certificate, `/certificates/${serial}`, { serial });
    const page = await pageFor(learner);
    const lines = page.own?.readings.map(({ action, role, times }) => [action, role, times]);
    expect(lines).toEqual([
      ["certificate.read", "hr", 1],
      ["record.read", "hr", 2],
    ]);
    expect(page.own?.readings[0]?.agency?.nameZh).toBe(`${agencies.bureau.code} 機關`);
    expect(JSON.stringify(page)).not.toContain(officer.name);
    expect((await pageFor(officer)).own?.readings, "one's own looks at others aren't there").toEqual([]);
  });

  it("tells of lists by whoever was in charge of them, and not of other agencies' lists", async () => {
    await look(elsewhere, records, "/records");
    expect((await pageFor(learner)).own?.listReadings).toEqual([]);
    await look(officer, records, "/records");
    expect((await pageFor(learner)).own?.listReadings).toMatchObject([{ action: "record.list", role: "hr" }]);
  });
});

it("the housekeeping lets go of drafts that nobody has touched for their time, and counts them", async () => {
  const text = (subject: string) => ({
    personId: learner.personId,
    subject,
    body: "寫到一半",
    baseRevision: 0,
  });
  await inTransaction((tx) => saveDraft(tx, text("lab:old")));
  travelTo(new Date(Date.now() + (env().DRAFT_DAYS + 1) * 86_400_000).toISOString());
  await inTransaction((tx) => saveDraft(tx, text("lab:new")));
  expect(await keepHouse()).toMatchObject({ drafts: 1 });
  const left = getDatabase().select({ subject: draft.subject }).from(draft).all();
  expect(left).toEqual([{ subject: "lab:new" }]);
});
