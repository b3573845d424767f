import { createHash } from "node:crypto";

/** What a link of the chain covers, as it stands in the table: JSON columns are text here. */
export type AuditLink = {
  seq: number;
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: string;
  requestId: string | null;
  commitment: string;
};

/** What stands before the first event. */
export const NO_HASH = "";

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The hash of an event, which covers the one before it: a changed, missing or inserted row breaks all that follow. */
export function linkHash(previous: string, link: AuditLink): string {
  const { seq, at, actorId, action, subjectType, subjectId, detail, requestId, commitment } = link;
  return sha256(
    JSON.stringify([
      previous,
      seq,
      at,
      actorId,
      action,
      subjectType,
      subjectId,
      detail,
      requestId,
      commitment,
    ]),
  );
}

/**
 * What the chain covers of an event's aside. The salt goes with the aside: without it nobody can find out by trying
 * which reason or address the commitment is of.
 */
export function commitmentTo(aside: string, salt: string): string {
  return sha256(`${salt}\n${aside}`);
}

/** The text that a day's head signs. */
export function headText({ day, seq, hash }: { day: string; seq: number; hash: string }): string {
  return `audit head\n${day}\n${seq}\n${hash}\n`;
}
