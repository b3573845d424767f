import { createHash } from "node:crypto";
import type { KnownValues, SensitiveKind } from "./finding.ts";
import { knownKeys } from "./known-keys.ts";

/**
 * The sensitive values in texts that a published lab brings itself (its cases and material), which pass the guard in
 * that lab. Only hashes are kept, so that nothing of a hidden case can be read out of them.
 */
export function knownValues(texts: readonly string[]): KnownValues {
  const hashes = new Set([...knownKeys(texts)].map(({ kind, canonical }) => hashOf(kind, canonical)));
  return { has: (kind, canonical) => hashes.has(hashOf(kind, canonical)) };
}

const hashOf = (kind: SensitiveKind, canonical: string): string =>
  createHash("sha256").update(`${kind}\n${canonical}`).digest("base64");
