import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id, 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password into a PHC string; NFKC first, so that the same keys give the same password everywhere. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

const dummyHash = hashPassword(randomBytes(24).toString("base64url"));

/**
 * Whether a password fits a stored hash. Without one (unknown account) a dummy hash is verified all the same,
 * so that the answer costs the same time.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await dummyHash), password.normalize("NFKC"));
  return stored !== null && fits;
}
