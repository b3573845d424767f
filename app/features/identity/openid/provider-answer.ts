import { z } from "zod";
import type { Provider } from "./provider-file.ts";

const said = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  // Some send it as text.
  email_verified: z
    .union([z.literal(true), z.literal("true")])
    .optional()
    .catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
});

/** Who a provider says that somebody is. */
export type ProviderAnswer = {
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the address is known to be theirs. */
  emailVerified: boolean;
  employeeNumber: string | null;
  secondFactor: boolean;
  /** When they last showed who they are there, in seconds since the epoch; null where it doesn't say. */
  authenticatedAt: number | null;
};

/**
 * Reads what a provider said, checked already to be from it and for us.
 * @param claims of the ID token, and below them those of its userinfo endpoint
 * @returns null where there is no subject
 */
export function readAnswer(provider: Provider, claims: Record<string, unknown>): ProviderAnswer | null {
  const read = said.safeParse(claims);
  if (!read.success) return null;
  const { sub, email, email_verified, amr = [], acr, auth_time } = read.data;
  const number = claims[provider.employeeNumberClaim];
  const { secondFactor } = provider;
  return {
    issuer: provider.issuer,
    subject: sub,
    email: email?.includes("@") ? email.trim() : null,
    emailVerified: provider.trustsEmail || email_verified !== undefined,
    employeeNumber: typeof number === "string" && number.trim() !== "" ? number.trim() : null,
    secondFactor:
      amr.some((one) => secondFactor.amr.includes(one)) ||
      (acr !== undefined && secondFactor.acr.includes(acr)),
    authenticatedAt: auth_time ?? null,
  };
}

/** Whether what the person is found by is among these claims. */
export function hasMatch(provider: Provider, claims: Record<string, unknown>): boolean {
  return claims[provider.matchBy === "email" ? "email" : provider.employeeNumberClaim] !== undefined;
}
