import { forgetNotices } from "#app/features/enrolment/notices/notices.server.ts";
import { forgetOldCards } from "#app/features/identity/cards/cards.server.ts";
import { forgetOldLinks } from "#app/features/identity/links/one-time-links.server.ts";
import { emptyRequestTexts } from "#app/features/identity/privacy/data-requests.server.ts";
import type { RetentionKind } from "#app/features/identity/privacy/retention.ts";
import { daysKept, RETENTION_KINDS } from "#app/features/identity/privacy/retention.ts";
import { emptyRosters } from "#app/features/identity/roster/roster-imports.server.ts";
import { forgetPastChallenges } from "#app/features/identity/sign-in-challenges.server.ts";
import { forgetOldFailures } from "#app/features/identity/sign-in-failures.server.ts";
import { forgetEndedSignIns } from "#app/features/identity/sign-ins.server.ts";
import { emptyStoredTexts } from "#app/features/lab/stored-texts.server.ts";
import { forgetPastHours } from "#app/features/sandbox/quota.server.ts";
import { forgetAsking } from "#app/features/workshop/ask/forget-asking.server.ts";
import { forgetPresence } from "#app/features/workshop/attendance/forget-presence.server.ts";
import { forgetRegistrations } from "#app/features/workshop/registration/registrations.server.ts";
import { forgottenRooms } from "#app/features/workshop/workshops.queries.server.ts";
import { emptyAsides } from "#app/platform/audit.server.ts";
import { writeAuditHead } from "#app/platform/audit-heads.server.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import { forgetDrafts } from "#app/platform/drafts.server.ts";
import { env } from "#app/platform/env.server.ts";
import { forgetEndedJobs } from "#app/platform/jobs/queue.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { closeForgottenRoom } from "./command-room.server.ts";
import { endPastRehearsals } from "./rehearse-workshop.server.ts";

const DAY_MS = 86_400_000;
/** How long after its planned end an open room counts as forgotten. */
const FORGOTTEN_MS = 8 * 3_600_000;

/** Lets go of what is older than an instant, a batch at a time. @returns how many rows; none when none is left */
type Keeper = (tx: Transaction, before: string) => number;

const KEEPERS: Record<RetentionKind, Keeper> = {
  "lab-texts": (tx, before) => emptyStoredTexts(tx, { before }),
  drafts: forgetDrafts,
  "audit-asides": emptyAsides,
  "request-texts": emptyRequestTexts,
  presence: (tx, before) =>
    forgetPresence(tx, before) + forgetAsking(tx, before) + forgetRegistrations(tx, before),
  "ended-sign-ins": (tx) => forgetEndedSignIns(tx) + forgetPastChallenges(tx),
  "sign-in-failures": forgetOldFailures,
  "model-hours": forgetPastHours,
  links: (tx, before) => forgetOldLinks(tx, before) + forgetOldCards(tx, before),
  notices: forgetNotices,
  jobs: forgetEndedJobs,
  rosters: emptyRosters,
};

/** Empties and forgets what has been kept long enough, kind by kind. @returns how many rows of each */
export async function keepHouse(): Promise<Record<RetentionKind, number>> {
  const counts = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 0])) as Record<
    RetentionKind,
    number
  >;
  for (const kind of RETENTION_KINDS) {
    const days = daysKept(kind, env());
    const before = days === null ? now() : new Date(nowMs() - days * DAY_MS).toISOString();
    for (let batch = -1; batch !== 0; counts[kind] += batch) {
      batch = await inTransaction((tx) => KEEPERS[kind](tx, before));
    }
  }
  // A room that was left open overnight is nobody's any more, and its code leads strangers into it.
  for (const id of forgottenRooms(new Date(nowMs() - FORGOTTEN_MS).toISOString()))
    await closeForgottenRoom(id);
  await endPastRehearsals();
  const head = await inTransaction((tx) => writeAuditHead(tx, env().AUDIT_SIGNING_KEY ?? null));
  // The log leaves the machine with others: a chain made anew later wouldn't agree with it.
  if (head) log().info(head, "head of the audit");
  if (Object.values(counts).some((count) => count > 0))
    log().info({ counts }, "let go, their time being over");
  return counts;
}
