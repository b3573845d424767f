import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// A short secret in the database that only the service can read: AES-256-GCM, the nonce (12 bytes), the tag (16) and the
// content together in base64url. What it belongs to is bound to it: copied to another row it doesn't open.

const NONCE = 12;
const TAG = 16;

/** @param owner what it belongs to, for example a person's id */
export function sealText(text: string, owner: string, key: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url");
}

/** @throws when the key is another one, or the text was changed or belongs to another owner */
export function unsealText(sealed: string, owner: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}
