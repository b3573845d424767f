import { z } from "zod";
import { personalNumberKind } from "#app/platform/personal-number.ts";
import { REASON_LENGTH } from "../privacy/data-request.ts";

const reason = z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long");

/** What can be done on the page of a person, each with what it needs. Full-width digits are read as what they are. */
export const personAct = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("set"),
    number: z
      .string("missing")
      .transform((text) => text.normalize("NFKC").replace(/\s/g, "").toUpperCase())
      .pipe(
        z
          .string()
          .min(1, "missing")
          .refine((text) => personalNumberKind(text) !== null, "checksum"),
      ),
  }),
  z.object({ intent: z.literal("reveal"), why: reason }),
  z.object({ intent: z.literal("remove") }),
  z.object({ intent: z.literal("link"), id: z.uuid("unknown") }),
  z.object({ intent: z.literal("erase"), id: z.uuid("unknown"), erasureReason: reason }),
]);
export type PersonAct = z.infer<typeof personAct>;
