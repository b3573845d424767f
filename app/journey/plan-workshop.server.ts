import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import type { PlanForm } from "#app/features/workshop/plan.ts";
import { instantOf } from "#app/features/workshop/plan.ts";
import type { Step } from "#app/features/workshop/workshop.ts";
import { addTrainer, insertWorkshop, writeAgenda } from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";

/**
 * Plans a workshop; whoever plans it leads it. With a course, its units are the agenda to begin with.
 * @returns false when the form names a course that isn't there; nothing is written then. Sent twice, it is one.
 */
export async function planWorkshop(
  actor: Pick<Actor, "personId" | "agencyId">,
  form: PlanForm,
  locale: Locale,
  requestId: string | null,
): Promise<boolean> {
  const version = form.course === "" ? null : currentVersion(form.course);
  if (form.course !== "" && !version) return false;
  const steps = (version?.course.activities ?? []).map(
    ({ id, kind, title, minutes }): Step => ({
      ...{ id: newId(), kind, title: title[locale], minutes, activityId: id, body: "", notes: "" },
    }),
  );
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
    recordAudit(tx, {
      actorId: actor.personId,
      action: "workshop.plan",
      subjectType: "workshop",
      subjectId: form.id,
      detail: { course: version?.courseId ?? null, steps: steps.length, showsText: form.showsText === "yes" },
      requestId,
    });
  });
  return true;
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
