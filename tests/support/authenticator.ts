import type { KeyObject } from "node:crypto";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const b64 = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (text: Buffer | string) => createHash("sha256").update(text).digest();

/** What a lying authenticator or page says other than an honest one. */
export type Lies = {
  type?: string;
  origin?: string;
  site?: string;
  challenge?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  tampered?: boolean;
};

/** A passkey in software: ES256, one credential. Says whatever a test wants it to say, and signs it. */
export class Authenticator {
  readonly id = b64(randomBytes(32));
  counter = 0;
  private readonly key: KeyObject;
  private readonly cose: Buffer;

  constructor(
    private readonly origin: string,
    private readonly personId: string,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.key = privateKey;
    // A COSE key as CBOR: EC2, ES256, P-256, then both coordinates.
    this.cose = Buffer.concat([
      Buffer.from("a5010203262001215820", "hex"),
      Buffer.from(x, "base64url"),
      Buffer.from("225820", "hex"),
      Buffer.from(y, "base64url"),
    ]);
  }

  /** What a browser sends after it has made this passkey. */
  make(challenge: string, lies: Lies = {}) {
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.cose]);
    const data = Buffer.concat([this.head(HAS_CREDENTIAL, lies), attested]);
    // {fmt: "none", attStmt: {}, authData: bytes} as CBOR.
    const attestation = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
      Buffer.from([0x59, data.length >> 8, data.length & 255]),
      data,
    ]);
    return this.message({
      clientDataJSON: b64(this.client("webauthn.create", challenge, lies)),
      attestationObject: b64(attestation),
      transports: ["internal"],
    });
  }

  /** What a browser sends after it has asked for it. */
  show(challenge: string, lies: Lies = {}) {
    const data = this.head(0, lies);
    const client = this.client("webauthn.get", challenge, lies);
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), this.key);
    const last = signature.length - 1;
    if (lies.tampered) signature[last] = (signature[last] ?? 0) ^ 1;
    return this.message({
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(signature),
      userHandle: b64(lies.userHandle ?? this.personId),
    });
  }

  private head(flags: number, { site, verified = true, counter = this.counter }: Lies): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const all = flags | USER_PRESENT | (verified ? USER_VERIFIED : 0);
    return Buffer.concat([sha256(site ?? new URL(this.origin).hostname), Buffer.from([all]), count]);
  }

  private client(type: string, challenge: string, lies: Lies): string {
    return JSON.stringify({
      type: lies.type ?? type,
      challenge: lies.challenge ?? challenge,
      origin: lies.origin ?? this.origin,
      crossOrigin: false,
    });
  }

  private message<T>(response: T) {
    return { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {}, response };
  }
}
