import { z } from "zod";

// The file that OPENID_FILE names: which OpenID providers may sign in whom.

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** https, or a provider on this machine as tests have one. */
function isSafeAddress(value: string): boolean {
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  const bare = username + password + search + hash === "";
  return bare && (protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname)));
}
const address = z
  .url("must be an address")
  .refine(isSafeAddress, "must be https and hold no name, password, query or fragment");
const domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must be a domain in small letters, such as county.gov.tw");
const words = z.array(z.string().min(1).max(300)).max(20);

const provider = z.strictObject({
  /** Names the provider in addresses and in the audit; its callback is /sign-in/callback/<id>. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, "must be small letters, digits and hyphens"),
  nameZh: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(80),
  /** Exactly as the provider's discovery document says it. */
  issuer: address,
  clientId: z.string().min(1).max(300),
  /** A file that holds the client's secret and nothing else; without it the environment has it as OPENID_SECRET_<ID>. */
  clientSecretFile: z.string().min(1).optional(),
  /** How the secret is shown at the token endpoint. */
  clientAuth: z.enum(["client_secret_basic", "client_secret_post"]).default("client_secret_basic"),
  /** The one algorithm that it signs ID tokens with; any other is refused. */
  signedWith: z.enum(["RS256", "PS256", "ES256", "Ed25519", "EdDSA"]).default("RS256"),
  scopes: z
    .array(z.string().regex(/^[\x21-\x7e]+$/))
    .default(["email"])
    .transform((scopes) => [...new Set(["openid", ...scopes])]),
  /** Origins beside the issuer's where its endpoints are. */
  otherOrigins: z
    .array(address.refine((one) => new URL(one).href === `${new URL(one).origin}/`, "must be an origin"))
    .max(10)
    .default([])
    .transform((all) => all.map((one) => new URL(one).origin)),
  /** Codes of the agencies that it stands for, each with everything below it. */
  agencies: z.array(z.string().min(1)).min(1, "must name at least one agency's code"),
  /** Domains of e-mail addresses that lead to it on the sign-in page. */
  emailDomains: z.array(domain).max(50).default([]),
  /** What the first sign-in finds the person by. */
  matchBy: z.enum(["email", "employee-number"]).default("email"),
  employeeNumberClaim: z.string().min(1).max(100).default("employee_number"),
  /** For a provider that says no email_verified and lets nobody choose their address. */
  trustsEmail: z.boolean().default(false),
  /** What it says when somebody has shown a second factor there; none: it never counts as one. */
  secondFactor: z
    .strictObject({ amr: words.default([]), acr: words.default([]) })
    .default({ amr: [], acr: [] }),
});

export type Provider = z.infer<typeof provider>;

export const providerFile = z
  .strictObject({ providers: z.array(provider).min(1).max(50) })
  .superRefine(({ providers }, context) => {
    const once = (what: string, values: string[]) => {
      const twice = values.find((value, index) => values.indexOf(value) !== index);
      if (twice !== undefined)
        context.addIssue({ code: "custom", path: ["providers"], message: `two have the ${what} ${twice}` });
    };
    once(
      "id",
      providers.map(({ id }) => id),
    );
    once(
      "issuer",
      providers.map(({ issuer }) => issuer),
    );
    once(
      "e-mail domain",
      providers.flatMap(({ emailDomains }) => emailDomains),
    );
  });

/** What of a provider anybody may know. */
export type ProviderName = Pick<Provider, "id" | "nameZh" | "nameEn">;

/** Every origin that may be asked, and that a browser may be sent to. */
export function originsOf({ issuer, otherOrigins }: Pick<Provider, "issuer" | "otherOrigins">): string[] {
  return [new URL(issuer).origin, ...otherOrigins];
}

/** The provider for an e-mail address, by its domain; null where there is none. */
export function providerForEmail<P extends Pick<Provider, "emailDomains">>(
  providers: readonly P[],
  email: string,
): P | null {
  const asked = email.trim().toLowerCase().split("@").at(-1) ?? "";
  return providers.find(({ emailDomains }) => emailDomains.includes(asked)) ?? null;
}
