import { forgetOldLinks } from "#app/features/identity/links/one-time-links.server.ts";
import { forgetEndedSignIns } from "#app/features/identity/sign-ins.server.ts";
import { emptyStoredTexts } from "#app/features/lab/stored-texts.server.ts";
import { forgetPastHours } from "#app/features/sandbox/quota.server.ts";
import { emptyAsides } from "#app/platform/audit.server.ts";
import { writeAuditHead } from "#app/platform/audit-heads.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { forgetEndedJobs } from "#app/platform/jobs/queue.server.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";

const DAY_MS = 86_400_000;
/** So long a link that can no longer be used still says why. */
const LINK_DAYS = 30;
const daysAgo = (days: number) => new Date(nowMs() - days * DAY_MS).toISOString();

/** Empties texts whose time is over and forgets what no count needs any more. @returns how many texts were emptied */
export async function keepHouse(): Promise<number> {
  const before = daysAgo(env().RUN_TEXT_DAYS);
  let emptied = 0;
  for (;;) {
    const batch = await inTransaction((tx) => emptyStoredTexts(tx, before));
    emptied += batch;
    if (batch === 0) break;
  }
  await inTransaction((tx) => {
    forgetPastHours(tx);
    forgetEndedSignIns(tx);
    emptyAsides(tx, daysAgo(env().AUDIT_ASIDE_DAYS));
    forgetOldLinks(tx, daysAgo(LINK_DAYS));
    forgetEndedJobs(tx, daysAgo(env().JOB_KEEP_DAYS));
  });
  const head = await inTransaction((tx) => writeAuditHead(tx, env().AUDIT_SIGNING_KEY ?? null));
  // The log leaves the machine with others: a chain made anew later wouldn't agree with it.
  if (head) log().info(head, "head of the audit");
  if (emptied > 0) log().info({ emptied, before }, "prompts and outputs emptied, their time being over");
  return emptied;
}
