import type { KeyObject } from "node:crypto";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CLIENT } from "./openid-provider.ts";

/** A provider that says whatever a test tells it to. */
export type LyingProvider = {
  issuer: string;
  /** Claims of its next ID token over those of an honest one; null leaves one out. */
  claims: Record<string, unknown>;
  /** How the token is signed: rightly, with a key of another's, with the client's secret, or not at all. */
  signed: "well" | "by-another" | "HS256" | "none" | "tampered";
  /** Its documents, over those of an honest one. */
  metadata: Record<string, unknown>;
  /** What userinfo says. */
  userinfo: Record<string, unknown>;
  /** Answers everything with this status where it is set. */
  status: number | null;
  /** Paths it was asked for. */
  asked: string[];
  nonce: string;
  stop: () => Promise<void>;
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
// Made once: it takes longer than all the rest of a test.
const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
const another = generateKeyPairSync("rsa", { modulusLength: 2048 });

export async function startLyingProvider(): Promise<LyingProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const liar: LyingProvider = {
    ...{ issuer, claims: {}, signed: "well", metadata: {}, userinfo: {}, status: null, asked: [], nonce: "" },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const documents: Record<string, () => object> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      ...liar.metadata,
    }),
    "/jwks": () => ({
      keys: [{ ...ours.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
    }),
    "/token": () => ({
      access_token: "an-access-token",
      token_type: "Bearer",
      expires_in: 60,
      id_token: tokenOf(liar, ours.privateKey, another.privateKey),
    }),
    "/userinfo": () => liar.userinfo,
  };
  server.on("request", (request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    liar.asked.push(pathname);
    const document = documents[pathname];
    if (liar.status !== null) response.statusCode = liar.status;
    if (liar.status === 302) response.setHeader("Location", `${issuer}/elsewhere`);
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(document?.() ?? {}));
  });
  return liar;
}

function tokenOf(liar: LyingProvider, key: KeyObject, another: KeyObject): string {
  const now = Math.floor(Date.now() / 1000);
  const honest = {
    ...{ iss: liar.issuer, aud: CLIENT.id, sub: "officer-1", iat: now, exp: now + 60, nonce: liar.nonce },
    ...{ email: "officer@county.example", email_verified: true, auth_time: now },
  };
  const said = Object.entries({ ...honest, ...liar.claims }).filter(([, value]) => value !== null);
  const alg = liar.signed === "HS256" || liar.signed === "none" ? liar.signed : "RS256";
  const body = `${encode({ alg, kid: "one" })}.${encode(Object.fromEntries(said))}`;
  if (alg === "none") return `${body}.`;
  if (alg === "HS256")
    return `${body}.${createHmac("sha256", CLIENT.secret).update(body).digest("base64url")}`;
  const made = sign("sha256", Buffer.from(body), liar.signed === "by-another" ? another : key);
  if (liar.signed === "tampered") made[0] = (made[0] ?? 0) ^ 1;
  return `${body}.${made.toString("base64url")}`;
}
