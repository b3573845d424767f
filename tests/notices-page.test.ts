import { beforeEach, expect, it } from "vitest";
import { choicesOf } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { seeNotices } from "#app/journey/see-notices.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { notice } from "#db/schema/notice.ts";
import { answerOf, routeModule, statusFor } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import type { TestPerson } from "./support/factories.ts";
import { makePerson } from "./support/factories.ts";
import { formPost, routeArgs, signedInRequest } from "./support/requests.ts";

// The page of what one is told, and the choices about mail.

let learner: TestPerson;
let other: TestPerson;
beforeEach(async () => {
  freshDatabase();
  [learner, other] = [await makePerson(), await makePerson()];
  return () => travelTo(null);
});

async function told(at: string, detail: Record<string, string> = {}): Promise<string> {
  travelTo(at);
  const grant = newId();
  await inTransaction((tx) => {
    const about = { grant, role: "trainer" as const, agency: null, ...detail };
    noteNotice(tx, { kind: "role.given", personId: learner.personId, event: grant, detail: about });
  });
  return (
    getDatabase()
      .select()
      .from(notice)
      .all()
      .find(({ event }) => event === grant)?.id ?? ""
  );
}

const post = async (who: TestPerson, path: string, file: string, fields: Record<string, string>) => {
  const { action } = await routeModule(file);
  const args = routeArgs(await signedInRequest(who, path, formPost(fields)));
  return answerOf(action ?? (() => null), args);
};
const onPage = (who: TestPerson, fields: Record<string, string>) =>
  post(who, "/notices", "notices.tsx", fields);
const page = (query = "") => seeNotices(learner, new URLSearchParams(query), "zh-TW");
const counted = async () => (await readAuthSession(await signedInRequest(learner, "/")))?.unseen;

it("shows the unseen first, day by day in Taipei, and counts them for the head of every page", async () => {
  const first = await told("2027-03-25T15:00:00.000Z");
  const second = await told("2027-03-25T17:00:00.000Z");
  expect(await counted()).toBe(2);
  expect(page().unseen.map(({ day }) => day)).toEqual(["2027-03-26", "2027-03-25"]);
  const answer = await onPage(learner, { intent: "open", notice: second });
  expect(answer.headers.get("Location")).toMatch(/^\/roles\//);
  expect(page().unseen[0]?.notices.map(({ id }) => id)).toEqual([first]);
  expect(page().seen[0]?.notices.map(({ id }) => id)).toEqual([second]);
  expect(await counted()).toBe(1);
});

it("marks as read what the page showed, and not what has come since", async () => {
  await told("2027-03-25T01:00:00.000Z");
  const { newest } = page();
  await told("2027-03-25T02:00:00.000Z");
  expect((await onPage(learner, { intent: "mark-all", until: newest ?? "" })).status).toBe(302);
  expect(page().unseenCount).toBe(1);
});

it("is nobody else's, and answers nonsense with 400 or 404", async () => {
  const id = await told("2027-03-25T01:00:00.000Z");
  expect((await onPage(other, { intent: "open", notice: id })).status).toBe(404);
  await onPage(other, { intent: "mark-all", until: "2028-01-01T00:00:00.000Z" });
  expect(page().unseenCount).toBe(1);
  const wrong = [{ intent: "open", notice: "x" }, { intent: "mark-all", until: "soon" }, { intent: "x" }];
  const statuses = [];
  for (const fields of wrong) statuses.push((await onPage(learner, fields as never)).status);
  expect(statuses).toEqual([404, 400, 400]);
  expect(await statusFor(learner, "notices.tsx", "/notices?page=-3")).toBe(200);
});

it("says that there was something of what can't be read any more", async () => {
  const id = await told("2027-03-25T01:00:00.000Z", { role: "emperor" });
  expect(page().unseen[0]?.notices).toMatchObject([{ id, title: "有一則通知，內容已無法顯示", to: null }]);
});

it("keeps choices, and names the field that is wrong", async () => {
  const send = (fields: Record<string, string>) =>
    post(learner, "/notices/choices", "notice-choices.tsx", fields);
  const fields = { learning: "never", workshops: "soon", account: "daily", locale: "en" };
  expect((await send({ ...fields, account: "hourly" })).status).toBe(400);
  expect((await send({})).status).toBe(400);
  expect((await send(fields)).headers.get("Location")).toBe("/notices/choices?done=saved");
  expect(choicesOf(learner.personId)).toEqual({
    mail: { learning: "never", workshops: "soon", account: "daily", duties: "soon" },
    locale: "en",
  });
});
