import type { Actor } from "#app/features/identity/actor.ts";
import { hasRole, ROLES } from "#app/features/identity/actor.ts";
import { agenciesInCharge, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import type { Agency } from "#app/features/identity/agency.ts";
import { isLive } from "#app/features/identity/agency.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import type { RoleFilter } from "#app/features/identity/roles/role-filter.ts";
import { grantState, needsSecond } from "#app/features/identity/roles/role-grant.ts";
import type { RoleLine } from "#app/features/identity/roles/roles.queries.server.ts";
import { allRoles, roleById } from "#app/features/identity/roles/roles.queries.server.ts";
import type {
  GiftChoices,
  RoleDetails,
  RoleRow,
  RolesPageData,
} from "#app/features/identity/roles/roles-page-data.ts";
import { now } from "#app/platform/clock.ts";
import { notFound } from "#app/platform/http.server.ts";

const PAGE_SIZE = 50;

/** The roles that someone may see, as the filter asks for them. @throws 404 for who has nothing to do with roles */
export function seeRoles(actor: Actor, filter: RoleFilter): RolesPageData {
  authorise(actor, "role.list", null);
  const agencies = agenciesById();
  const mine = allRoles().filter((line) => can(actor, "role.read", placed(line, agencies)).allowed);
  const rows = mine
    .map((line) => toRow(line, agencies))
    .filter((row, index) => wanted(row, mine[index], filter));
  const from = (filter.page - 1) * PAGE_SIZE;
  return {
    filter,
    rows: rows.slice(from, from + PAGE_SIZE),
    count: rows.length,
    pageSize: PAGE_SIZE,
    anything: mine.length > 0,
    mayGive: giftChoices(actor).roles.length > 0,
    maySeeAgencies: can(actor, "agency.list", null).allowed,
  };
}

/** One role with everything about it. @throws 404 when there is none, or none that this person may see */
export function seeRole(actor: Actor, id: string): { line: RoleLine; role: RoleDetails } {
  const line = roleById(id) ?? notFound();
  const agencies = agenciesById();
  const grant = placed(line, agencies);
  authorise(actor, "role.read", grant);
  const row = toRow(line, agencies);
  const open = row.state !== "ended";
  return {
    line,
    role: {
      ...row,
      email: line.email,
      grantedAt: line.grantedAt,
      reason: line.reason,
      confirmed:
        line.confirmedAt !== null && line.confirmedByName !== null
          ? { at: line.confirmedAt, by: line.confirmedByName }
          : null,
      ended:
        line.revokedAt === null
          ? null
          : { at: line.revokedAt, by: line.revokedByName, reason: line.revokedReason ?? "" },
      own: line.personId === actor.personId,
      mayConfirm: row.state === "waiting" && can(actor, "role.confirm", confirmation(line)).allowed,
      mayEnd: open && can(actor, "role.end", grant).allowed,
      mayList: can(actor, "role.list", null).allowed,
    },
  };
}

/** What the policy must know to say whether a role may be confirmed. */
export function confirmation(line: RoleLine) {
  return { role: line.role, personId: line.personId, grantedBy: line.grantedBy?.id ?? null };
}

/** What the policy must know about a role: of whom, which, and where. */
export function placed(line: Pick<RoleLine, "role" | "personId" | "agencyId">, agencies = agenciesById()) {
  const agencyPath = line.agencyId === null ? [] : (agencies.get(line.agencyId)?.path ?? [line.agencyId]);
  return { role: line.role, personId: line.personId, agencyPath };
}

/** The roles that someone may give, and where: HR in its own agencies, operators everywhere. */
export function giftChoices(actor: Actor): GiftChoices {
  const operator = hasRole(actor, "operator");
  const hr = hasRole(actor, "hr");
  const roles = ROLES.filter((role) => (needsSecond(role) ? operator : role === "hr" ? operator || hr : hr));
  const agencies = (operator ? agencyTree() : agenciesInCharge(actor, ["hr"])).filter(isLive);
  const everywhere = operator || actor.roles.some((grant) => grant.role === "hr" && grant.agencyId === null);
  return {
    roles,
    scopes: agencies.map(({ id, nameZh, nameEn, path }) => ({ id, nameZh, nameEn, depth: path.length - 1 })),
    everywhere,
  };
}

function agenciesById(): Map<string, Agency> {
  return new Map(agencyTree().map((agency) => [agency.id, agency]));
}

function toRow(line: RoleLine, agencies: Map<string, Agency>): RoleRow {
  const agency = line.agencyId === null ? null : agencies.get(line.agencyId);
  return {
    id: line.id,
    name: line.name,
    employeeNumber: line.employeeNumber,
    role: line.role,
    agency: agency ? { nameZh: agency.nameZh, nameEn: agency.nameEn } : null,
    state: grantState(line, now()),
    startsAt: line.startsAt,
    endsAt: line.endsAt,
    grantedBy: line.grantedBy?.name ?? null,
  };
}

function wanted(row: RoleRow, line: RoleLine | undefined, { role, state, q }: RoleFilter): boolean {
  if (role !== null && row.role !== role) return false;
  if (state === null ? row.state === "ended" : row.state !== state) return false;
  if (q === "") return true;
  const text = q.toLowerCase();
  return [row.name, line?.email, row.employeeNumber].some((one) => one?.toLowerCase().includes(text));
}
