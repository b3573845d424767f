import { z } from "zod";

/** Longest name that somebody may give a passkey. */
export const MAX_PASSKEY_NAME = 60;
/** Most passkeys that somebody may have. */
export const MAX_PASSKEYS = 20;

/** One of somebody's passkeys, as they see it. */
export type Passkey = { id: string; name: string; createdAt: string; usedAt: string | null };

const encoded = z
  .string()
  .regex(/^[\w-]+={0,2}$/)
  .max(20_000);
const credential = z.object({
  id: encoded.max(1400),
  rawId: encoded.max(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).optional().catch(undefined),
  clientExtensionResults: z.looseObject({}),
});

/** What a browser sends back after it has asked for a passkey; the cryptography is checked elsewhere. */
export const shownPasskey = credential.extend({
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.max(200).optional(),
  }),
});
export type ShownPasskey = z.infer<typeof shownPasskey>;

/** What it sends back after it has made one. */
export const madePasskey = credential.extend({
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type MadePasskey = z.infer<typeof madePasskey>;
