/** How somebody came in, and whether they showed a second factor: their authenticator's code, a passkey, or a provider's word. */
export type SignInWay =
  | { way: "password"; provider: null; strong: boolean }
  | { way: "passkey"; provider: null; strong: true }
  | { way: "openid"; provider: string; strong: boolean };

/** By password alone. */
export const BY_PASSWORD: SignInWay = { way: "password", provider: null, strong: false };

/** By a passkey, which asks for a finger or a PIN: two factors. */
export const BY_PASSKEY: SignInWay = { way: "passkey", provider: null, strong: true };

/** As the audit says it. */
export function wayInAudit({ way, provider }: SignInWay): Record<string, string> {
  return { way, ...(provider !== null && { provider }) };
}

/** The same way with a second factor. */
export function withSecondFactor(way: SignInWay): SignInWay {
  return { ...way, strong: true } as SignInWay;
}
