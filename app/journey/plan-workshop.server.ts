import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import { ruleOf } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import { setRule } from "#app/features/workshop/attendance/rules.server.ts";
import type { PlanForm, PlanValues } from "#app/features/workshop/plan.ts";
import { instantOf } from "#app/features/workshop/plan.ts";
import { materialsOf, writeMaterials } from "#app/features/workshop/planning/materials.server.ts";
import { agendaTemplates } from "#app/features/workshop/planning/templates.server.ts";
import type { AgendaTemplate } from "#app/features/workshop/planning/templates.ts";
import { stepsFrom } from "#app/features/workshop/planning/templates.ts";
import { invitedAgencies } from "#app/features/workshop/registration/registrations.queries.server.ts";
import { inviteAgencies } from "#app/features/workshop/registration/registrations.server.ts";
import type { Step, Workshop } from "#app/features/workshop/workshop.ts";
import { stepsOf, trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { addTrainer, insertWorkshop, writeAgenda } from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { formatTime } from "#app/platform/calendar.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";

/**
 * Plans a workshop; whoever plans it leads it. Its agenda is that of the workshop that is copied, else the template's,
 * else the course's units as they come. Sent twice, it is one.
 * @returns what the form names that isn't there; nothing is written then
 */
export async function planWorkshop(
  actor: Pick<Actor, "personId" | "agencyId">,
  form: Omit<PlanForm, "copy"> & { copy?: string },
  locale: Locale,
  requestId: string | null,
): Promise<"planned" | "course" | "template"> {
  const version = form.course === "" ? null : currentVersion(form.course);
  if (form.course !== "" && !version) return "course";
  const source = form.copy ? sourceOf(actor, form.copy) : null;
  const template = form.template ? agendaTemplates().find(({ id }) => id === form.template) : null;
  if (template === undefined) return "template";
  const steps = source ? agendaAgain(source.id, version) : newAgenda(version, template, locale);
  await inTransaction((tx) => {
    const created = insertWorkshop(tx, {
      id: form.id,
      title: form.title,
      agencyId: actor.agencyId,
      courseVersionId: version?.id ?? null,
      startsAt: instantOf(form.day, form.from),
      endsAt: instantOf(form.day, form.until),
      capacity: form.capacity,
      place: form.place,
      link: form.link,
      showsText: form.showsText === "yes",
      createdBy: actor.personId,
    });
    if (!created) return;
    writeAgenda(tx, form.id, steps);
    if (source) takeOver(tx, source.id, form.id, actor.personId);
    recordAudit(tx, {
      actorId: actor.personId,
      action: "workshop.plan",
      subjectType: "workshop",
      subjectId: form.id,
      detail: {
        course: version?.courseId ?? null,
        steps: steps.length,
        copy: source?.id ?? null,
        template: template?.id ?? null,
        showsText: form.showsText === "yes",
      },
      requestId,
    });
  });
  return "planned";
}

/** A template with the course's units in its places; without one, the course's units as they come. */
function newAgenda(version: CourseVersion | null, template: AgendaTemplate | null, locale: Locale): Step[] {
  const units = version?.course.activities ?? [];
  if (template) return stepsFrom(template, units, locale, newId);
  return units.map(({ id, kind, title, minutes }) => ({
    ...{ id: newId(), kind, title: title[locale], minutes, activityId: id, body: "", notes: "" },
  }));
}

/** A workshop to copy, where they lead it; else there is none. */
function sourceOf({ personId }: Pick<Actor, "personId">, id: string): Workshop | null {
  const source = trainersOf(id).some((trainer) => trainer.personId === personId) ? workshopById(id) : null;
  return source?.rehearsalOf === null ? source : null;
}

/** The form of a new workshop like one that somebody leads, its day and place to be filled in; null where they don't. */
export function planLike(actor: Pick<Actor, "personId">, id: string): Omit<PlanValues, "id" | "day"> | null {
  const source = sourceOf(actor, id);
  if (!source) return null;
  const { title, startsAt, endsAt, capacity, place, link, courseVersionId, showsText } = source;
  return {
    ...{ title, place, link, capacity: String(capacity), copy: id, template: "" },
    showsText: showsText ? "yes" : "",
    ...{ from: formatTime(startsAt), until: formatTime(endsAt) },
    course: (courseVersionId && versionById(courseVersionId)?.courseId) || "",
  };
}

/** The steps once more. Of another course's units, what the new one doesn't have is left out. */
function agendaAgain(sourceId: string, version: CourseVersion | null): Step[] {
  const units = new Set(version?.course.activities.map(({ id }) => id));
  return stepsOf(sourceId)
    .filter(({ activityId }) => activityId === null || units.has(activityId))
    .map((step) => ({ ...step, id: newId() }));
}

/** What else a copy has of its source: the rule, what belongs to it, and whose people are invited once it is opened. */
function takeOver(tx: Transaction, sourceId: string, workshopId: string, by: string): void {
  const { version, rule } = ruleOf(sourceId, tx);
  if (version > 0) setRule(tx, workshopId, rule, by);
  writeMaterials(tx, workshopId, materialsOf(sourceId, tx));
  inviteAgencies(tx, workshopId, invitedAgencies(sourceId, tx));
}

/**
 * Lets another trainer lead a workshop, too.
 * @param who their e-mail or employee number
 * @returns `unknown` for nobody, and for somebody who isn't a trainer
 */
export async function addCoTrainer(
  actor: Pick<Actor, "personId">,
  workshopId: string,
  who: string,
  requestId: string | null,
): Promise<"added" | "already" | "unknown"> {
  const person = findPerson(who);
  if (!person || !liveRoles(getDatabase(), person.id).some((grant) => grant.role === "trainer"))
    return "unknown";
  return inTransaction((tx) => {
    if (!addTrainer(tx, { workshopId, personId: person.id, part: "co" })) return "already";
    recordAudit(tx, {
      actorId: actor.personId,
      action: "workshop.add-trainer",
      subjectType: "workshop",
      subjectId: workshopId,
      detail: { personId: person.id },
      requestId,
    });
    return "added";
  });
}
