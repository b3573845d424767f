import { decodeBase32IgnorePadding, encodeBase32NoPadding } from "@oslojs/encoding";
import { createTOTPKeyURI, verifyHOTP } from "@oslojs/otp";

// Codes of an authenticator app (RFC 6238): six digits, a new one every 30 seconds, SHA-1, which is what apps know.

const SECONDS = 30;
const DIGITS = 6;
/** Steps that a clock may go before or behind ours. */
const SLACK = 1;
/** As long as SHA-1's output: RFC 4226 asks for that. */
export const SECRET_BYTES = 20;

export const stepAt = (ms: number) => Math.floor(ms / 1000 / SECONDS);

/**
 * The step that a typed code belongs to, if it is one of now; null for any other text. Spaces are how apps show it.
 * @param after the step of the newest code that has been used: it and older ones count no more
 */
export function stepOfCode(secret: string, typed: string, ms: number, after: number): number | null {
  const code = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) return null;
  const key = decodeBase32IgnorePadding(secret);
  const now = stepAt(ms);
  for (let step = Math.max(now - SLACK, after + 1); step <= now + SLACK; step++) {
    if (verifyHOTP(key, BigInt(step), DIGITS, code)) return step;
  }
  return null;
}

/** A secret as apps take it when it is typed: base32. */
export function secretText(bytes: Uint8Array): string {
  return encodeBase32NoPadding(bytes);
}

/** What an app reads from the QR code. */
export function keyAddress(issuer: string, account: string, secret: string): string {
  return createTOTPKeyURI(issuer, account, decodeBase32IgnorePadding(secret), SECONDS, DIGITS);
}
