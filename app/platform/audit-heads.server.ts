import type { KeyObject } from "node:crypto";
import { sign, verify } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { auditEvent, auditHead } from "#db/schema/platform.ts";
import { headText } from "./audit-chain.server.ts";
import { now, taipeiDay } from "./clock.ts";

export type AuditHead = typeof auditHead.$inferSelect;

/**
 * Writes down the newest hash, once a day. A chain made anew from the first row would verify by itself; it can't be made
 * to agree with heads that are kept elsewhere, and without the key none can be signed.
 * @returns the day's head, or null when there is one already or nothing has happened yet
 */
export function writeAuditHead(tx: Transaction, key: KeyObject | null): AuditHead | null {
  const day = taipeiDay(now());
  if (tx.select({ day: auditHead.day }).from(auditHead).where(eq(auditHead.day, day)).get()) return null;
  const last = tx
    .select({ seq: auditEvent.seq, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(1)
    .get();
  if (!last?.hash) return null;
  const head = { day, ...last, at: now(), signature: null as string | null };
  if (key) head.signature = sign(null, Buffer.from(headText(head)), key).toString("base64");
  tx.insert(auditHead).values(head).run();
  return head;
}

/** Whether a head was signed by the holder of the key. */
export function headIsSigned(head: AuditHead, publicKey: KeyObject): boolean {
  return (
    head.signature !== null &&
    verify(null, Buffer.from(headText(head)), publicKey, Buffer.from(head.signature, "base64"))
  );
}
