import type { Actor } from "#app/features/identity/actor.ts";
import type { ChangeForm, ChangeValues } from "#app/features/workshop/plan.ts";
import { instantOf } from "#app/features/workshop/plan.ts";
import { materialsOf, writeMaterials } from "#app/features/workshop/planning/materials.server.ts";
import type { Material } from "#app/features/workshop/planning/materials.ts";
import { materialLines } from "#app/features/workshop/planning/materials.ts";
import type { WorkshopNews } from "#app/features/workshop/registration/mail-texts.ts";
import {
  countsOf,
  registrationsOf,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { phaseOf } from "#app/features/workshop/workshop.ts";
import { workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { callOff, rewriteWorkshop } from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { formatDayIso, formatTime } from "#app/platform/calendar.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { fillPlaces } from "./register-for-workshop.server.ts";
import { mailNews } from "./send-workshop-mail.server.ts";

type By = Pick<Actor, "personId">;

/** What calendars show: where one of these changes, everybody on the list is told. */
const IN_CALENDARS = ["title", "startsAt", "endsAt", "place", "link"] as const;

/**
 * Changes when and where a workshop is, for whom there is room, and what belongs to it. More seats go to those who wait.
 * @returns `taken` where more people have a place than there would be seats; nothing is written then
 */
export function changeWorkshop(
  by: By,
  workshopId: string,
  form: ChangeForm & { materials: Material[] },
  requestId: string | null,
): Promise<"changed" | "taken" | "closed"> {
  return inTransaction((tx) => {
    const before = workshopById(workshopId, tx);
    if (!before || phaseOf(before) !== "planned") return "closed";
    if (form.capacity < countsOf(workshopId, tx).placed) return "taken";
    const { title, capacity, place, link } = form;
    const startsAt = instantOf(form.day, form.from);
    const wanted = { title, capacity, place, link, startsAt, endsAt: instantOf(form.day, form.until) };
    const moved = IN_CALENDARS.some((field) => before[field] !== wanted[field]);
    const workshop = { ...before, ...wanted, sequence: before.sequence + (moved ? 1 : 0) };
    rewriteWorkshop(tx, workshop);
    writeMaterials(tx, workshopId, form.materials);
    if (moved) tellAll(tx, workshop, "moved");
    fillPlaces(tx, workshop);
    note(tx, "workshop.change", by, workshopId, { moved, capacity }, requestId);
    return "changed";
  });
}

/** The form as the workshop is planned by now, and how many would be told of a change. */
export function seePlan(workshop: Workshop): {
  workshop: Pick<Workshop, "id" | "title">;
  values: ChangeValues;
  told: number;
} {
  const { id, title, startsAt, endsAt, capacity, place, link } = workshop;
  return {
    workshop: { id, title },
    values: {
      ...{ title, place, link, capacity: String(capacity) },
      ...{ day: formatDayIso(startsAt), from: formatTime(startsAt), until: formatTime(endsAt) },
      materials: materialLines(materialsOf(id)),
    },
    told: registrationsOf(id).length,
  };
}

/** Calls a workshop off that hasn't been opened: everybody on its list is told. Pressed twice, it is once. */
export function cancelWorkshop(
  by: By,
  workshopId: string,
  requestId: string | null,
): Promise<"cancelled" | "closed"> {
  return inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    if (workshop?.cancelledAt) return "cancelled";
    if (!workshop || phaseOf(workshop) !== "planned") return "closed";
    const sequence = workshop.sequence + 1;
    callOff(tx, { id: workshopId, sequence, by: by.personId });
    tellAll(tx, { ...workshop, sequence }, "cancelled");
    note(tx, "workshop.cancel", by, workshopId, {}, requestId);
    return "cancelled";
  });
}

function tellAll(tx: Transaction, workshop: Workshop, news: WorkshopNews): void {
  for (const one of registrationsOf(workshop.id, tx))
    mailNews(tx, one, news, { workshop, hadPlace: one.placedAt !== null });
}

function note(
  tx: Transaction,
  action: string,
  by: By,
  workshopId: string,
  detail: Record<string, boolean | number>,
  requestId: string | null,
): void {
  const subject = { subjectType: "workshop", subjectId: workshopId };
  recordAudit(tx, { actorId: by.personId, action, ...subject, detail, requestId });
}
