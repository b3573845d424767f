import { setTimeout as pause } from "node:timers/promises";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { hashPassword } from "#app/features/identity/password.server.ts";
import { can } from "#app/features/identity/policy.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { saveDraft } from "#app/platform/drafts.server.ts";
import { inTransaction, useDatabase as writeInto } from "#db/client.server.ts";
import { passwordCredential } from "#db/schema/identity.ts";
import { makePerson } from "../support/factories.ts";
import { unitAddress, unitOf } from "../support/learner.ts";
import { TEST_ORIGIN } from "../support/requests.ts";
import { median, quantile } from "./figures.ts";
import { joinedLearner, several } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";
import { post, sampleUntil, timed } from "./requests.ts";

const SIGN_INS = 200;
const WITHIN_MS = 10_000;
const PASSWORD = "a password of the bench";

/** What every request pays: who the cookie stands for, and whether they may. */
export async function measureRights({ figures, runs }: Bench, { database, world }: Site): Promise<void> {
  writeInto(database);
  const { cookie, actor } = await joinedLearner(world);
  const agencyPath = [world.agencies.ministry.id, world.agencies.county.id];
  const officer = { ...actor, roles: [{ role: "hr" as const, agencyId: world.agencies.ministry.id }] };
  const request = new Request(TEST_ORIGIN, { headers: { Cookie: cookie } });
  for (let run = 0; run < runs; run++) {
    const sessions: number[] = [];
    for (let check = 0; check < 2000; check++) {
      const started = performance.now();
      if (!(await readAuthSession(request))) throw new Error("the session has ended");
      sessions.push(performance.now() - started);
    }
    figures.add("session check", "ms", median(sessions));
    const questions = 100_000;
    const started = performance.now();
    for (let asked = 0; asked < questions; asked++) can(officer, "record.read", { agencyPath });
    figures.add("policy, one question", "µs", ((performance.now() - started) / questions) * 1000);
  }
}

/** The same small write without an event of the audit and with one, taking turns. */
export async function measureAudit({ figures, runs, seconds }: Bench, { database }: Site): Promise<void> {
  writeInto(database);
  const { personId } = await makePerson();
  let revision = 0;
  const write = async (audited: boolean): Promise<number> => {
    const started = performance.now();
    await inTransaction((tx) => {
      const draft = { personId, subject: "bench", body: `text ${revision}`, baseRevision: revision };
      if (!saveDraft(tx, draft).saved) throw new Error("the draft was refused");
      if (audited)
        recordAudit(tx, {
          actorId: personId,
          action: "bench.write",
          subjectType: "draft",
          subjectId: "bench",
        });
    });
    revision++;
    return performance.now() - started;
  };
  for (let run = 0; run < runs; run++) {
    const [without, with_]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < seconds * 100; pair++) {
      without.push(await write(false));
      with_.push(await write(true));
    }
    figures.add("small write, without the audit", "ms", median(without));
    figures.add("small write, with its audit event", "ms", median(with_));
    figures.add("small write, what the audit adds", "×", median(with_) / median(without));
  }
}

/** Two hundred people sign in within ten seconds, as when a working day begins; what a reader of a lesson feels. */
export async function measureSignIns({ figures, runs }: Bench, site: Site): Promise<void> {
  const { url, database, world } = site;
  writeInto(database);
  const lesson = url + unitAddress(world.course, unitOf(world.course, "lesson"));
  const reader = await joinedLearner(world);
  const readLesson = async () => (await timed(lesson, { headers: { Cookie: reader.cookie } })).ms;
  const hash = await hashPassword(PASSWORD);
  for (let run = 0; run < Math.max(1, Math.floor(runs / 2)); run++) {
    const people = await several(SIGN_INS, () => makePerson());
    database
      .insert(passwordCredential)
      .values(people.map(({ personId }) => ({ personId, hash, changedAt: now() })))
      .run();
    const idle = await sampleUntil(readLesson, pause(3000));
    const signIns = Promise.all(
      people.map(async ({ email }, index) => {
        await pause((index * WITHIN_MS) / SIGN_INS);
        const { status, ms } = await post(`${url}/sign-in.data`, "", [
          ["email", email],
          ["password", PASSWORD],
        ]);
        if (status !== 202) throw new Error(`a sign-in was refused with ${status}`);
        return ms;
      }),
    );
    const busy = await sampleUntil(readLesson, signIns);
    figures.add(`sign-in, ${SIGN_INS} in ${WITHIN_MS / 1000} s, p95`, "ms", quantile(await signIns, 0.95));
    figures.add("lesson page p95, before the sign-ins", "ms", quantile(idle, 0.95));
    figures.add("lesson page p95, during the sign-ins", "ms", quantile(busy, 0.95));
  }
}
