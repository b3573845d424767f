import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";

// A file that only the holder of a key can read: "ACADEMY-SEALED-1" (16 bytes), a nonce (12), the content encrypted by
// AES-256-GCM, and its tag (16). The tag shows every change, the file's end cut off included.

const MAGIC = Buffer.from("ACADEMY-SEALED-1");
const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;

/** A new key, as the settings take it. */
export function newFileKey(): string {
  return randomBytes(KEY_BYTES).toString("base64");
}

export function isSealed(file: string): boolean {
  const start = Buffer.alloc(MAGIC.length);
  const handle = openSync(file, "r");
  try {
    return readSync(handle, start, 0, start.length, 0) === MAGIC.length && start.equals(MAGIC);
  } finally {
    closeSync(handle);
  }
}

/** Writes a file's content sealed. @param target is overwritten */
export async function sealFile(source: string, target: string, key: Buffer): Promise<void> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const out = createWriteStream(target, { mode: 0o600, flush: true });
  out.write(Buffer.concat([MAGIC, nonce]));
  await pipeline(
    createReadStream(source),
    cipher,
    async function* (encrypted) {
      yield* encrypted;
      yield cipher.getAuthTag();
    },
    out,
  );
}

/** A sealed file that isn't whole, or another key's. */
export class SealError extends Error {
  override name = "SealError";
}

/**
 * Writes a sealed file's content as it was. Nothing of it may be used before this has ended well: only then is it known
 * to be whole.
 * @throws SealError when the key is another one, or the file was changed or cut off
 */
export async function unsealFile(source: string, target: string, key: Buffer): Promise<void> {
  const size = statSync(source).size;
  const body = size - MAGIC.length - NONCE - TAG;
  if (body < 0) throw new SealError("the file is cut off");
  const part = (start: number, length: number) => {
    const bytes = Buffer.alloc(length);
    const handle = openSync(source, "r");
    readSync(handle, bytes, 0, length, start);
    closeSync(handle);
    return bytes;
  };
  const decipher = createDecipheriv("aes-256-gcm", key, part(MAGIC.length, NONCE));
  decipher.setAuthTag(part(size - TAG, TAG));
  const start = MAGIC.length + NONCE;
  const out = createWriteStream(target, { mode: 0o600, flush: true });
  try {
    if (body === 0) await pipeline([], decipher, out);
    else await pipeline(createReadStream(source, { start, end: start + body - 1 }), decipher, out);
  } catch (cause) {
    throw new SealError("the key is another one, or the file was changed or cut off", { cause });
  }
}
