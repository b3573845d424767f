import type { KeyObject } from "node:crypto";
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

/** A new Ed25519 key pair, as settings and commands take them: base64 of PKCS 8 and of SPKI. */
export function newAuditKey(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
}

/** @throws when it is no Ed25519 key in base64 of PKCS 8 */
export function readAuditKey(base64: string): KeyObject {
  const key = createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
  return key;
}

/** @throws when it is no Ed25519 public key in base64 of SPKI */
export function readPublicKey(base64: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
  return key;
}

/** The public half of the key that signs. */
export function publicKeyOf(key: KeyObject): KeyObject {
  return createPublicKey(key);
}
