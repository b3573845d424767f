import type { Actor } from "#app/features/identity/actor.ts";
import { changeProblem } from "#app/features/identity/agencies/agency-change.ts";
import {
  changesOf,
  holdersFor,
  postsIn,
} from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { rolesEndedByMerger } from "#app/features/identity/agencies/agency-changes.server.ts";
import type { AgencyErrors, MergerReview } from "#app/features/identity/agencies/agency-page-data.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import type { Agency } from "#app/features/identity/agency.ts";
import { yearsOfAgency } from "#app/features/record/agency-years.queries.server.ts";
import { isDay } from "#app/platform/calendar.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { getDatabase } from "#db/client.server.ts";
import { linkOf, targetsFor } from "./see-agencies.server.ts";

export type Merger = { agency: Agency; target: Agency; fromDay: string };

/** Whether a merger that somebody asks for can be, and what is wrong with it otherwise, by field. */
export function mergerAsked(
  actor: Actor,
  agency: Agency,
  asked: { into: string; from: string },
): { errors: AgencyErrors; change: Merger | null } {
  const no = (errors: AgencyErrors) => ({ errors, change: null });
  if (asked.into === "") return no({ into: "missing" });
  const target = targetsFor(actor, agency).find(({ code }) => code === asked.into);
  if (!target) return no({ into: "target" });
  if (!isDay(asked.from)) return no({ from: asked.from === "" ? "missing" : "day" });
  const change = { kind: "merge", agencyId: agency.id, targetId: target.id, fromDay: asked.from } as const;
  const problem = changeProblem(change, agencyTree(), changesOf(agency.id), taipeiDay(now()));
  return problem ? no({ from: problem }) : { errors: {}, change: { agency, target, fromDay: asked.from } };
}

/** What a merger would do as things stand now. Nothing is written. */
export function reviewMerger({ agency, target, fromDay }: Merger): MergerReview {
  const people = postsIn(agency.id).map(({ personId }) => personId);
  const ended = rolesEndedByMerger(getDatabase(), agency.id, target.id, people);
  const names = [...new Set(ended.map(({ role }) => role))];
  return {
    ...{ agency: linkOf(agency), target: linkOf(target), fromDay, people: people.length },
    roles: names.map((role) => ({ role, count: ended.filter((one) => one.role === role).length })),
    agencies: agencyTree().filter(({ parentId }) => parentId === agency.id).length,
    officers: holdersFor("hr", target.path, now()),
    completions: yearsOfAgency(agency.id).reduce((sum, { completions }) => sum + completions, 0),
  };
}
