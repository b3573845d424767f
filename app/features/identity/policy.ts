import type { Actor } from "./actor.ts";
import { hasRole } from "./actor.ts";

/** An agency and everything above it: ids from the root of the tree down to the agency itself. */
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
  | { action: "record.list"; resource: null }
  | { action: "record.read"; resource: { agencyPath: AgencyPath } }
  | { action: "record.export"; resource: { agencyPath: AgencyPath } }
  | { action: "account.manage"; resource: { personId: string } };

export type Action = Question["action"];
type ResourceOf<A extends Action> = Extract<Question, { action: A }>["resource"];

export type Decision = { allowed: boolean; reason: string };

const yes = (reason: string): Decision => ({ allowed: true, reason });
const no = (reason: string): Decision => ({ allowed: false, reason });

function inCharge(actor: Actor, path: AgencyPath): boolean {
  return actor.roles.some(
    (grant) => grant.role === "hr" && (grant.agencyId === null || path.includes(grant.agencyId)),
  );
}

/** Whether someone may do something, and why. Pure: the resource brings all that the answer rests on. */
export function can<A extends Action>(actor: Actor, action: A, resource: ResourceOf<A>): Decision {
  const question = { action, resource } as Question;
  switch (question.action) {
    case "course.read":
    case "course.enrol":
    case "home.read":
      return yes("everyone who is signed in");
    case "activity.work":
    case "certificate.list":
    case "account.manage":
      return question.resource.personId === actor.personId ? yes("their own") : no("someone else's");
    case "certificate.read":
      if (question.resource.personId === actor.personId) return yes("their own");
      return inCharge(actor, question.resource.agencyPath) ? yes("HR in charge") : no("someone else's");
    case "lab-health.read":
      return hasRole(actor, "trainer") || hasRole(actor, "hr")
        ? yes("teaches, or HR somewhere")
        : no("neither a trainer nor HR");
    case "record.list":
      return hasRole(actor, "hr") ? yes("HR somewhere") : no("not HR");
    case "record.read":
    case "record.export":
      return inCharge(actor, question.resource.agencyPath)
        ? yes("HR in charge")
        : no("agency not in their charge");
  }
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
  | "sign-in"
  | "landing.read"
  | "about.read"
  | "styleguide.read"
  | "not-found.read";

/** Says that a loader or action is for anyone, so that none is open by forgetting. */
export function authorisePublic(_action: PublicAction): void {}
