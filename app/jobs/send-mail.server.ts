import { z } from "zod";
import { LINK_MAIL, PASSWORD_MAIL } from "#app/features/identity/links/link.ts";
import { DIGEST_MAIL } from "#app/journey/digest-notices.server.ts";
import { sendLinkMail, sendPasswordNotice } from "#app/journey/send-account-mail.server.ts";
import { sendDigest } from "#app/journey/send-digest.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";
import { LOCALES } from "#app/platform/locale.ts";

/** A mail server that is down for a night finds the mail still there: some eight hours from the first try to the last. */
const PATIENCE = { attempts: 12, wait: { first: 30_000, most: 2 * 3_600_000 } };

/** The mail of a link with which somebody sets a password. */
export const linkMailJob = jobKind({
  ...PATIENCE,
  kind: LINK_MAIL,
  payload: z.object({ link: z.string() }),
  run: ({ link }, { key }) => sendLinkMail(link, key),
});

/** The mail that says that a password was changed. */
export const passwordMailJob = jobKind({
  ...PATIENCE,
  kind: PASSWORD_MAIL,
  payload: z.object({ personId: z.string(), locale: z.enum(LOCALES), at: z.string() }),
  run: (payload, { key }) => sendPasswordNotice(payload, key),
});

/** The mail about what somebody hasn't seen yet. */
export const digestMailJob = jobKind({
  ...PATIENCE,
  kind: DIGEST_MAIL,
  payload: z.object({ digest: z.string() }),
  run: ({ digest }) => sendDigest(digest),
});
