import type { Actor, Role } from "./actor.ts";
import { hasRole } from "./actor.ts";
import { needsSecond } from "./roles/role-grant.ts";

/** An agency and everything above it: ids from the root of the tree down to the agency itself. Empty: everywhere. */
type AgencyPath = readonly string[];

/** Everything that can be asked for, with what must be known to answer. */
export type Question =
  | { action: "course.read"; resource: null }
  | { action: "course.enrol"; resource: null }
  | { action: "home.read"; resource: null }
  | { action: "activity.work"; resource: { personId: string } }
  | { action: "certificate.list"; resource: { personId: string } }
  | { action: "certificate.read"; resource: { personId: string; agencyPath: AgencyPath } }
  | { action: "lab-health.read"; resource: null }
  | { action: "workshop.list"; resource: null }
  /** `invited` are agencies, with all below them; `personPath` is where the person's post is. */
  | {
      action: "workshop.register";
      resource: { invited: readonly string[]; personPath: AgencyPath; registered: boolean };
    }
  | { action: "workshop.plan"; resource: null }
  | { action: "workshop.lead"; resource: { trainerIds: readonly string[] } }
  /** `readable`: the door said that trainers read along, and the time for it isn't over. */
  | { action: "workshop-text.read"; resource: { trainerIds: readonly string[]; readable: boolean } }
  /** `agencyPath` is that of the workshop's agency. */
  | { action: "attendance.read"; resource: { trainerIds: readonly string[]; agencyPath: AgencyPath } }
  | { action: "attendance.decide"; resource: { trainerIds: readonly string[]; personId: string } }
  | { action: "team.list"; resource: null }
  | { action: "team.read"; resource: { agencyPath: AgencyPath } }
  | { action: "record.list"; resource: null }
  | { action: "record.read"; resource: { agencyPath: AgencyPath } }
  | { action: "record.export"; resource: { agencyPath: AgencyPath } }
  | { action: "audit.read"; resource: null }
  | { action: "job.manage"; resource: null }
  | { action: "person.invite"; resource: { agencyPath: AgencyPath } }
  | { action: "card.list"; resource: null }
  | { action: "card.print"; resource: { agencyPath: AgencyPath } }
  | { action: "account.manage"; resource: { personId: string } }
  | { action: "person.read"; resource: { agencyPath: AgencyPath } }
  | { action: "national-id.handle"; resource: { agencyPath: AgencyPath } }
  | { action: "request.list"; resource: null }
  | { action: "request.handle"; resource: { personId: string; agencyPath: AgencyPath } }
  | { action: "agency.list"; resource: null }
  | { action: "agency.read"; resource: { agencyPath: AgencyPath } }
  /** Its name, and whom its people ask for help. */
  | { action: "agency.change"; resource: { agencyPath: AgencyPath } }
  /** Under or into which other agency it goes: `targetPath` is that of the other. */
  | { action: "agency.place"; resource: { agencyPath: AgencyPath; targetPath: AgencyPath } }
  | { action: "roster.list"; resource: null }
  /** Uploading, carrying out and taking back: for the agency of the roster and all below it. */
  | { action: "roster.import"; resource: { agencyPath: AgencyPath } }
  | { action: "role.list"; resource: null }
  | { action: "role.read"; resource: GrantScope }
  /** `agencyPath` is where the role will hold, `personPath` where the person's post is. */
  | { action: "role.give"; resource: GrantScope & { personPath: AgencyPath } }
  | { action: "role.confirm"; resource: { role: Role; personId: string; grantedBy: string | null } }
  | { action: "role.end"; resource: GrantScope };

/** A role of a person, and where it holds. */
type GrantScope = { role: Role; personId: string; agencyPath: AgencyPath };

export type Action = Question["action"];
export type ResourceOf<A extends Action> = Extract<Question, { action: A }>["resource"];

export type Decision = { allowed: boolean; reason: string };

const yes = (reason: string): Decision => ({ allowed: true, reason });
const no = (reason: string): Decision => ({ allowed: false, reason });

/** Who may read records: HR, and auditors, who change nothing. */
export const READS_RECORDS: readonly Role[] = ["hr", "auditor"];

/** Whether one of these roles is held for the agency at the end of a path; for an empty path, everywhere. */
function inCharge(actor: Actor, roles: readonly Role[], path: AgencyPath): boolean {
  return actor.roles.some(
    (grant) => roles.includes(grant.role) && (grant.agencyId === null || path.includes(grant.agencyId)),
  );
}

/** Whether someone may do something, and why. Pure: the resource brings all that the answer rests on. */
export function can<A extends Action>(actor: Actor, action: A, resource: ResourceOf<A>): Decision {
  const question = { action, resource } as Question;
  switch (question.action) {
    case "course.read":
    case "course.enrol":
    case "home.read":
    case "workshop.list":
      return yes("everyone who is signed in");
    case "activity.work":
    case "certificate.list":
    case "account.manage":
      return question.resource.personId === actor.personId ? yes("their own") : no("someone else's");
    case "certificate.read":
      if (question.resource.personId === actor.personId) return yes("their own");
      return inCharge(actor, READS_RECORDS, question.resource.agencyPath)
        ? yes("reads the agency's records")
        : no("someone else's");
    case "lab-health.read":
      return hasRole(actor, "trainer", "author", "reviewer", "hr")
        ? yes("teaches, writes or reviews courses, or HR somewhere")
        : no("neither teaches nor writes courses");
    case "workshop.register": {
      const { invited, personPath, registered } = question.resource;
      if (registered) return yes("on the list");
      return invited.some((id) => personPath.includes(id))
        ? yes("of an agency that is invited")
        : no("of no agency that is invited");
    }
    case "workshop.plan":
      return hasRole(actor, "trainer") ? yes("a trainer") : no("not a trainer");
    case "workshop.lead":
      if (!hasRole(actor, "trainer")) return no("not a trainer");
      return question.resource.trainerIds.includes(actor.personId)
        ? yes("leads the workshop")
        : no("somebody else's workshop");
    case "workshop-text.read":
      if (!question.resource.readable)
        return no("nobody was told that trainers read along, or its time is over");
      return can(actor, "workshop.lead", { trainerIds: question.resource.trainerIds });
    case "attendance.read":
      if (hasRole(actor, "trainer") && question.resource.trainerIds.includes(actor.personId))
        return yes("leads the workshop");
      return inCharge(actor, READS_RECORDS, question.resource.agencyPath)
        ? yes("reads the records of the workshop's agency")
        : no("neither leads the workshop nor reads its agency's records");
    case "attendance.decide":
      if (question.resource.personId === actor.personId) return no("nobody signs for themselves");
      return can(actor, "workshop.lead", { trainerIds: question.resource.trainerIds });
    case "team.list":
      return hasRole(actor, "manager") ? yes("leads a team") : no("leads no team");
    case "team.read":
      return inCharge(actor, ["manager"], question.resource.agencyPath)
        ? yes("leads the team")
        : no("not their team");
    case "record.list":
      return hasRole(actor, ...READS_RECORDS)
        ? yes("reads records somewhere")
        : no("neither HR nor an auditor");
    case "record.read":
    case "record.export":
      return inCharge(actor, READS_RECORDS, question.resource.agencyPath)
        ? yes("reads the agency's records")
        : no("agency not in their charge");
    case "audit.read":
      return inCharge(actor, ["auditor"], [])
        ? yes("auditor of the whole")
        : no("not an auditor of the whole");
    case "job.manage":
      return hasRole(actor, "operator") ? yes("operator") : no("for operators");
    case "agency.list":
      return hasRole(actor, "hr", "operator")
        ? yes("HR somewhere, or operator")
        : no("neither HR nor operator");
    case "agency.read":
    case "agency.change":
      return handlesAgency(actor, question.resource.agencyPath);
    case "agency.place": {
      const here = handlesAgency(actor, question.resource.agencyPath);
      return here.allowed ? handlesAgency(actor, question.resource.targetPath) : here;
    }
    case "roster.list":
      return hasRole(actor, "hr") ? yes("HR somewhere") : no("not HR");
    case "roster.import":
      return inCharge(actor, ["hr"], question.resource.agencyPath)
        ? yes("HR in charge")
        : no("agency not in their charge");
    case "card.list":
      return hasRole(actor, "hr") ? yes("HR somewhere") : no("not HR");
    case "person.read":
    case "person.invite":
    case "card.print":
    case "national-id.handle":
      return inCharge(actor, ["hr"], question.resource.agencyPath)
        ? yes("HR in charge")
        : no("agency not in their charge");
    case "request.list":
      return hasRole(actor, "hr") ? yes("HR somewhere") : no("not HR");
    case "request.handle":
      if (question.resource.personId === actor.personId) return no("nobody decides on their own");
      return inCharge(actor, ["hr"], question.resource.agencyPath)
        ? yes("HR in charge")
        : no("agency not in their charge");
    case "role.list":
      return hasRole(actor, "hr", "auditor", "operator")
        ? yes("gives or oversees roles")
        : no("neither gives nor oversees roles");
    case "role.read":
      return canReadRole(actor, question.resource);
    case "role.give":
      return canGiveRole(actor, question.resource);
    case "role.confirm":
      return canConfirmRole(actor, question.resource);
    case "role.end":
      if (question.resource.personId === actor.personId) return yes("gives back their own");
      return handlesRole(actor, question.resource);
  }
}

/** Operators see to the tree of agencies, HR to its own part of it. */
function handlesAgency(actor: Actor, path: AgencyPath): Decision {
  if (hasRole(actor, "operator")) return yes("operator");
  return inCharge(actor, ["hr"], path) ? yes("HR in charge") : no("agency not in their charge");
}

function handlesAsOperator(actor: Actor, role: Role): boolean {
  return (needsSecond(role) || role === "hr") && hasRole(actor, "operator");
}

/** Operators see to the roles that hold the system together, HR to those of its own agencies. */
function handlesRole(actor: Actor, { role, agencyPath }: Pick<GrantScope, "role" | "agencyPath">): Decision {
  if (handlesAsOperator(actor, role)) return yes("operator");
  if (needsSecond(role)) return no("for operators");
  return inCharge(actor, ["hr"], agencyPath) ? yes("HR in charge") : no("agency not in their charge");
}

function canReadRole(actor: Actor, grant: GrantScope): Decision {
  if (grant.personId === actor.personId) return yes("their own");
  if (inCharge(actor, ["auditor"], grant.agencyPath)) return yes("auditor");
  return handlesRole(actor, grant);
}

function canGiveRole(actor: Actor, gift: ResourceOf<"role.give">): Decision {
  if (gift.personId === actor.personId) return no("nobody gives themselves a role");
  const handles = handlesRole(actor, gift);
  if (!handles.allowed || handlesAsOperator(actor, gift.role)) return handles;
  return inCharge(actor, ["hr"], gift.personPath) ? handles : no("person not in their charge");
}

function canConfirmRole(actor: Actor, grant: ResourceOf<"role.confirm">): Decision {
  if (!needsSecond(grant.role)) return no("needs no second person");
  if (!hasRole(actor, "operator")) return no("for operators");
  if (grant.personId === actor.personId) return no("nobody confirms their own role");
  return grant.grantedBy === actor.personId
    ? no("whoever gave it doesn't confirm it")
    : yes("a second operator");
}

/**
 * Asked by every loader and action before it does anything.
 * @throws a 404 Response when the answer is no: what one may not see answers as if it weren't there
 */
export function authorise<A extends Action>(actor: Actor, action: A, resource: ResourceOf<A>): void {
  if (!can(actor, action, resource).allowed) throw new Response("Not found", { status: 404 });
}

export type PublicAction =
  | "verify.read"
  /** Anyone with the code may join; who has a seat may be in the room, guests included. */
  | "workshop.join"
  | "workshop.attend"
  | "sign-in"
  | "password.reset"
  | "landing.read"
  | "about.read"
  | "privacy.read"
  | "styleguide.read"
  | "not-found.read";

/** Says that a loader or action is for anyone, so that none is open by forgetting. */
export function authorisePublic(_action: PublicAction): void {}
