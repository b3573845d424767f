export const LINK_PURPOSES = ["invitation", "reset"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const HOUR_MS = 3_600_000;

/**
 * How long a link may be used, counted from the mail. An invitation outlasts a holiday; a reset is wanted now, and a
 * mailbox that is open on some desk shouldn't hold one for long.
 */
export const LINK_MS: Record<LinkPurpose, number> = { invitation: 14 * 24 * HOUR_MS, reset: HOUR_MS };

export const INVITATION_DAYS = LINK_MS.invitation / (24 * HOUR_MS);
export const RESET_HOURS = LINK_MS.reset / HOUR_MS;

/** Where each leads. */
export const LINK_PATHS: Record<LinkPurpose, string> = {
  invitation: "/welcome",
  reset: "/reset-password/new",
};

/** How a link stands for whoever opens it: `other-person` is signed in as somebody that it isn't for. */
export type LinkState = "open" | "used" | "over" | "replaced" | "unknown" | "other-person";

type LinkTimes = { expiresAt: string; usedAt: string | null; voidedAt: string | null };

export function linkState({ expiresAt, usedAt, voidedAt }: LinkTimes, at: string): LinkState {
  if (usedAt !== null) return "used";
  if (voidedAt !== null) return "replaced";
  return expiresAt <= at ? "over" : "open";
}

/** Kinds of jobs that send mail about an account. */
export const LINK_MAIL = "mail.link";
export const PASSWORD_MAIL = "mail.password-changed";

/** What the page of a link shows. */
export type LinkPageData =
  | { state: "open"; name: string; email: string; agency: { nameZh: string; nameEn: string } | null }
  | { state: "other-person"; signedInAs: string }
  | { state: Exclude<LinkState, "open" | "other-person"> };
