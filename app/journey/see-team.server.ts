import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge } from "#app/features/identity/agencies.queries.server.ts";
import { agencyName } from "#app/features/identity/agency.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { countTeam, listTeam, TEAM_PAGE_SIZE } from "#app/features/record/team.queries.server.ts";
import type { TeamFilter } from "#app/features/record/team.ts";
import { TEAM_STATES } from "#app/features/record/team.ts";
import type { TeamPageData } from "#app/features/record/team-page.tsx";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * How far a line manager's people are with one course. What is looked at is written down first.
 * @throws 404 for who leads no team, and for an agency that isn't theirs
 */
export async function seeTeam(
  actor: Actor,
  query: URLSearchParams,
  locale: Locale,
  requestId: string,
): Promise<TeamPageData> {
  authorise(actor, "team.list", null);
  const agencies = agenciesInCharge(actor, ["manager"]);
  const courses = courseTitles(locale);
  const filter = readTeamFilter(query, courses);
  if (filter.agency !== null) {
    const asked = agencies.find((one) => one.id === filter.agency);
    authorise(actor, "team.read", { agencyPath: asked?.path ?? [] });
    if (!asked) throw new Response("Not found", { status: 404 });
  }
  const { agency } = filter;
  const within = agencies.filter((one) => agency === null || one.path.includes(agency)).map((one) => one.id);
  const members = listTeam(filter.course, within, filter);
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "team.read",
      subjectType: "team",
      subjectId: agency ?? "all",
      detail: { course: filter.course, state: filter.state, rows: members.length },
      requestId,
    }),
  );
  return {
    filter,
    courses,
    agencies: agencies.map((one) => ({
      id: one.id,
      name: agencyName(one, locale),
      depth: one.path.length - 1,
    })),
    counts: countTeam(filter.course, within),
    members,
    pageSize: TEAM_PAGE_SIZE,
  };
}

/** Reads what is asked for from an address. What isn't there to choose is left out, as if it hadn't been asked for. */
function readTeamFilter(query: URLSearchParams, courses: { id: string }[]): TeamFilter {
  const page = Number(query.get("page") ?? "1");
  const course = courses.find((one) => one.id === query.get("course")) ?? courses[0];
  return {
    course: course?.id ?? "",
    agency: query.get("agency") || null,
    state: TEAM_STATES.find((state) => state === query.get("state")) ?? null,
    page: Number.isSafeInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  };
}
