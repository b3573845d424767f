import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { LINK_MS } from "#app/features/identity/links/link.ts";
import type { PersonSignIn } from "#app/features/identity/people/person-sign-in.ts";
import { searchAudit } from "#app/platform/audit-search.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { settleJob, takeJobs } from "#app/platform/jobs/queue.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { oneTimeLink, person, post } from "#db/schema/identity.ts";
import { action, loader } from "../app/routes/person.tsx";
import * as welcome from "../app/routes/welcome.tsx";
import { answerOf } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import { makeAgencyTree, makePerson } from "./support/factories.ts";
import { linkIn } from "./support/mail-link.ts";
import { openMailbox } from "./support/mailbox.ts";
import { formPost, routeArgs, signedInRequest, TEST_ORIGIN } from "./support/requests.ts";

// What HR does for somebody who can't sign in: sees how it stands, and has a link sent.

const mailbox = openMailbox();
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let officer: Actor;
let learner: Actor;

beforeEach(async () => {
  travelTo(null);
  freshDatabase();
  env().MAIL_SMTP_URL = undefined;
  agencies = await makeAgencyTree();
  const { county, bureau } = agencies;
  learner = await makePerson({ name: "莎韻‧達利", agency: county });
  officer = await makePerson({ agency: bureau, roles: [{ role: "hr", agency: bureau }] });
});

/** Presses the button. @param id made with the page */
async function send(about: Actor, { id = newId(), by = officer } = {}) {
  const path = `/people/${about.personId}`;
  const request = await signedInRequest(by, path, formPost({ intent: "link", id }));
  const answer = await answerOf(action as never, routeArgs(request, { person: about.personId }));
  return { status: answer.status, to: answer.headers.get("Location") };
}

async function see(about: Actor): Promise<PersonSignIn> {
  const request = await signedInRequest(officer, `/people/${about.personId}`);
  const page = await loader(routeArgs(request, { person: about.personId }) as never);
  return page.person.signIn;
}

const withPassword = (agency = agencies.county) => makePerson({ agency, password: "a sentence of mine" });
const links = () => getDatabase().select().from(oneTimeLink).all();
const audited = () =>
  searchAudit({}, 100)
    .events.filter(({ action: what }) => ["account.invite", "account.ask-reset"].includes(what))
    .map(({ action: what, actorId, subjectId, detail }) => ({ what, actorId, subjectId, detail }));

describe("somebody who has never set a password", () => {
  it("is shown as not invited, then invited, and by the mail's link comes in", async () => {
    expect(await see(learner)).toEqual({
      ways: { passwordSince: null, passkeys: 0, providers: [] },
      offer: "invitation",
      link: null,
      card: { state: "none", expiresAt: null },
      mailed: false,
    });
    expect(await send(learner)).toEqual({ status: 302, to: `/people/${learner.personId}?done=filed` });
    expect((await see(learner)).link).toMatchObject({ mail: "under-way", over: false });
    const [mail] = await mailbox.deliver();
    expect((await see(learner)).link).toMatchObject({ mail: "sent", over: false });

    const next = "a new sentence of mine";
    const form = new Request(TEST_ORIGIN + linkIn(mail), formPost({ next, repeat: next }));
    expect((await answerOf(welcome.action as never, routeArgs(form))).status).toBe(302);
    expect(await see(learner)).toMatchObject({
      ways: { passwordSince: expect.any(String) },
      offer: "reset",
      link: null,
    });
  });

  it("gets one mail however often the same page is sent, and one event says who sent it", async () => {
    const id = newId();
    const answers = await Promise.all([send(learner, { id }), send(learner, { id })]);
    answers.push(await send(learner, { id }));
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect(await mailbox.deliver()).toHaveLength(1);
    const { personId: actorId } = officer;
    const { personId: subjectId } = learner;
    expect(audited()).toEqual([{ what: "account.invite", actorId, subjectId, detail: { linkId: id } }]);
  });

  it("can be invited again when the link is over; the newer one ends the older", async () => {
    await send(learner);
    await mailbox.deliver();
    travelTo(new Date(Date.now() + LINK_MS.invitation + 1000).toISOString());
    expect((await see(learner)).link).toMatchObject({ over: true });
    await send(learner);
    expect((await see(learner)).link).toMatchObject({ over: false, mail: "under-way" });
    expect(links().map(({ voidedAt }) => voidedAt === null)).toEqual([false, true]);
  });

  it("is shown as not reached when the mail couldn't be sent", async () => {
    await send(learner);
    await inTransaction((tx) => {
      for (const { id, lease } of takeJobs(tx, ["mail.link"], 10))
        settleJob(tx, { id, lease, outcome: "dead", cause: "mail 550" });
    });
    expect((await see(learner)).link).toMatchObject({ mail: "stopped" });
  });
});

describe("somebody who has a password", () => {
  it("is sent a link for a new one, in the officer's name", async () => {
    env().MAIL_SMTP_URL = "smtp://mail.example:587";
    const other = await withPassword();
    expect(await see(other)).toMatchObject({ offer: "reset", link: null, mailed: true });
    expect((await send(other)).to).toBe(`/people/${other.personId}?done=sent`);
    env().MAIL_SMTP_URL = undefined;
    const [mail] = await mailbox.deliver();
    expect(linkIn(mail)).toMatch(/^\/reset-password\/new\?token=/);
    expect((await see(other)).link).toMatchObject({ mail: "sent", over: false });
    expect(audited()).toMatchObject([{ what: "account.ask-reset", actorId: officer.personId }]);
    travelTo(new Date(Date.now() + LINK_MS.reset + 1000).toISOString());
    expect((await see(other)).link, "nobody needs to know of an hour that has gone by").toBeNull();
  });
});

describe("no link", () => {
  it("goes to whoever has left, or was erased", async () => {
    getDatabase().update(post).set({ until: "2026-01-31" }).where(eq(post.personId, learner.personId)).run();
    expect(await see(learner)).toMatchObject({ offer: "left", link: null });
    expect((await send(learner)).status).toBe(409);
    getDatabase()
      .update(person)
      .set({ erasedAt: "2026-02-01T00:00:00.000Z" })
      .where(eq(person.id, learner.personId))
      .run();
    expect((await send(learner)).status).toBe(409);
    expect(links()).toEqual([]);
  });

  it("is sent by an officer of elsewhere, an operator or the person: 404", async () => {
    const { otherBureau: agency } = agencies;
    const elsewhere = await makePerson({ agency, roles: [{ role: "hr", agency }] });
    const operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
    for (const by of [elsewhere, operator, learner]) expect((await send(learner, { by })).status).toBe(404);
    expect((await send({ ...learner, personId: "nobody" })).status).toBe(404);
    expect(links()).toEqual([]);
  });

  it("comes of a form that was changed: no id, not an id, the id of somebody else's link", async () => {
    const other = await withPassword();
    const id = newId();
    await send(other, { id });
    for (const [wrong, status] of [
      ["", 400],
      ["x", 400],
      [id, 409],
    ] as const)
      expect((await send(learner, { id: wrong })).status).toBe(status);
    expect(links()).toHaveLength(1);
  });
});
