import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env.server.ts";

// A short secret in the database that only the service can read: the key's id, a dot, and AES-256-GCM's nonce (12 bytes),
// tag (16) and content together in base64url. What it belongs to is bound to it: copied to another row it doesn't open.
// Secrets from before keys had ids have no dot.

const NONCE = 12;
const TAG = 16;

/** Keys of which the first seals; what the others sealed still opens. */
export type Keyring = readonly [Buffer, ...Buffer[]];

/** The service's keys; null where the operator has set none, and nothing can be sealed. */
export function secretsKeys(): Keyring | null {
  const { SECRETS_KEY, SECRETS_KEYS_OLD } = env();
  return SECRETS_KEY ? [SECRETS_KEY, ...SECRETS_KEYS_OLD] : null;
}

/** Which key it was, without telling it. */
function keyId(key: Buffer): string {
  return createHash("sha256").update("key id\n").update(key).digest("base64url").slice(0, 8);
}

/** @param owner what it belongs to, for example a person's id */
export function sealText(text: string, owner: string, [key]: Keyring): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${keyId(key)}.${Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url")}`;
}

/** @throws when none of the keys sealed it, or the text was changed or belongs to another owner */
export function unsealText(sealed: string, owner: string, keys: Keyring): string {
  const { id, bytes } = parse(sealed);
  const fitting = id === null ? keys : keys.filter((key) => keyId(key) === id);
  for (const key of fitting) {
    try {
      return open(bytes, owner, key);
    } catch (error) {
      if (id !== null) throw error;
    }
  }
  throw new Error("the key that sealed this is neither SECRETS_KEY nor among SECRETS_KEYS_OLD");
}

/** Whether something is sealed with another key than the one that seals now, or in the way of before. */
export function isSealedAnew(sealed: string, [key]: Keyring): boolean {
  return parse(sealed).id === keyId(key);
}

/**
 * A keyed hash by which a sealed value can be found, and by which two of the same are seen: without the key nobody can
 * find it out by trying.
 * @param purpose keeps the hashes of different things apart
 */
export function lookupOf(value: string, purpose: string, key: Buffer): string {
  const own = Buffer.from(hkdfSync("sha256", key, "", `lookup of ${purpose}`, 32));
  return createHmac("sha256", own).update(value).digest("base64url");
}

function parse(sealed: string): { id: string | null; bytes: Buffer } {
  const [first = "", second] = sealed.split(".");
  return second === undefined
    ? { id: null, bytes: Buffer.from(first, "base64url") }
    : { id: first, bytes: Buffer.from(second, "base64url") };
}

function open(bytes: Buffer, owner: string, key: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}
