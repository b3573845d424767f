import { z } from "zod";
import { isDay } from "#app/platform/calendar.ts";
import { REASON_LENGTH } from "../roles/role-limits.ts";
import { CONTACT_LENGTH, NAME_LENGTH } from "./agency-limits.ts";

/** Signs that can't be seen, or turn the direction of what is written. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u;

const line = (max: number) =>
  z
    .string("missing")
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim())
    .pipe(z.string().max(max, "too-long"))
    .refine((text) => !UNSEEN.test(text), "unseen");
const name = line(NAME_LENGTH).refine((text) => text !== "", "missing");
const contact = line(CONTACT_LENGTH);
const reason = z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long");
export const fromDay = z.string("missing").min(1, "missing").refine(isDay, "day");
const id = z.uuid("unknown");

/** What can be done on the page of an agency, each with what it needs. */
export const agencyAct = z.discriminatedUnion("intent", [
  z
    .object({ intent: z.literal("contact"), contactZh: contact, contactEn: contact })
    // One language alone would leave the other's readers without anybody to ask.
    .refine(({ contactZh, contactEn }) => contactZh === "" || contactEn !== "", {
      path: ["contactEn"],
      message: "missing",
    })
    .refine(({ contactZh, contactEn }) => contactEn === "" || contactZh !== "", {
      path: ["contactZh"],
      message: "missing",
    }),
  z.object({
    ...{ intent: z.literal("rename"), id, nameZh: name, nameEn: name },
    ...{ renameFrom: fromDay, renameReason: reason },
  }),
  z.object({
    ...{ intent: z.literal("move"), id, parent: z.string("missing").min(1, "missing").max(60, "unknown") },
    ...{ moveFrom: fromDay, moveReason: reason },
  }),
  z.object({ intent: z.literal("cancel"), change: id, cancelReason: reason }),
]);

/** A merger that was looked at and is to be done. */
export const mergerAct = z.object({ id, reason });
