import { z } from "zod";
import { WORKSHOP_NEWS } from "#app/features/workshop/registration/mail-texts.ts";
import {
  remindOfWorkshops,
  sendWorkshopMail,
  WORKSHOP_MAIL,
  WORKSHOP_REMINDERS,
} from "#app/journey/send-workshop-mail.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";

/** The mail that tells somebody about a workshop for which they registered. */
export const workshopMailJob = jobKind({
  kind: WORKSHOP_MAIL,
  payload: z.object({ registration: z.string(), news: z.enum(WORKSHOP_NEWS), hadPlace: z.boolean() }),
  attempts: 12,
  wait: { first: 30_000, most: 2 * 3_600_000 },
  run: (payload, { key }) => sendWorkshopMail(payload, key),
});

/** Looks for workshops that begin within a day. */
export const workshopRemindersJob = jobKind({
  kind: WORKSHOP_REMINDERS,
  payload: z.object({}),
  attempts: 3,
  wait: { first: 60_000, most: 600_000 },
  run: remindOfWorkshops,
});
