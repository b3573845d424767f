import { enrolmentsOf, peopleOfEnrolments } from "#app/features/enrolment/enrolments.queries.server.ts";
import { namesOf } from "#app/features/identity/accounts.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { AuditFilter } from "#app/features/identity/audit/audit-filter.ts";
import { AUDIT_ACTIONS, SYSTEM } from "#app/features/identity/audit/audit-filter.ts";
import type { AuditLine, AuditPageData } from "#app/features/identity/audit/audit-page.tsx";
import { authorise } from "#app/features/identity/policy.ts";
import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { AuditSearch, FoundEvent } from "#app/platform/audit-search.server.ts";
import { auditStanding, searchAudit } from "#app/platform/audit-search.server.ts";
import { isDay, startOfDay } from "#app/platform/calendar.ts";
import { inTransaction } from "#db/client.server.ts";

const PAGE_SIZE = 50;

/**
 * Events of the audit as somebody looks for them. That they looked is an event too.
 * @throws 404 for who isn't an auditor of the whole
 */
export async function seeAudit(
  actor: Actor,
  query: URLSearchParams,
  requestId: string,
): Promise<AuditPageData> {
  authorise(actor, "audit.read", null);
  const filter = readAuditFilter(query);
  const { search, errors } = toSearch(filter);
  const wrong = Object.keys(errors).length > 0;
  const { events, next } = wrong ? { events: [], next: null } : searchAudit(search, PAGE_SIZE);
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "audit.read",
      subjectType: "audit",
      subjectId: "search",
      detail: {
        ...(search.about && { personId: search.about.personId }),
        by: search.actorId,
        action: filter.action,
        from: filter.from,
        to: filter.to,
        rows: events.length,
      },
      requestId,
    }),
  );
  return {
    filter,
    errors,
    lines: toLines(events),
    next,
    standing: auditStanding(),
  };
}

function readAuditFilter(query: URLSearchParams): AuditFilter {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 254);
  const before = Number(query.get("before"));
  return {
    who: text("who"),
    whom: text("whom"),
    action: AUDIT_ACTIONS.find((action) => action === query.get("action")) ?? null,
    from: text("from"),
    to: text("to"),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
}

function toSearch(filter: AuditFilter): { search: AuditSearch; errors: AuditPageData["errors"] } {
  const errors: AuditPageData["errors"] = {};
  const search: AuditSearch = {};
  if (filter.who === SYSTEM) search.actorId = null;
  else if (filter.who !== "") {
    const person = findPerson(filter.who);
    if (person) search.actorId = person.id;
    else errors.who = "person";
  }
  if (filter.whom !== "") {
    const person = findPerson(filter.whom);
    if (person) {
      search.about = { personId: person.id, subjects: enrolmentsOf(person.id).map(({ id }) => id) };
    } else errors.whom = "person";
  }
  for (const end of ["from", "to"] as const) {
    if (filter[end] !== "" && !isDay(filter[end])) errors[end] = "day";
  }
  if (filter.from !== "" && filter.to !== "" && filter.to < filter.from) errors.to ??= "order";
  if (filter.action) search.action = filter.action;
  if (filter.from !== "" && !errors.from) search.from = startOfDay(filter.from);
  if (filter.to !== "" && !errors.to) search.until = startOfDay(filter.to, 1);
  if (filter.before !== null) search.before = filter.before;
  return { search, errors };
}

/** Events with the people that they speak of, by the names that they have now. */
function toLines(events: FoundEvent[]): AuditLine[] {
  const enrolments = events.filter((one) => one.subjectType === "enrolment").map((one) => one.subjectId);
  const owners = peopleOfEnrolments(enrolments);
  const whomOf = (event: FoundEvent): string | null => {
    if (typeof event.detail.personId === "string") return event.detail.personId;
    if (event.subjectType === "person") return event.subjectId;
    return event.subjectType === "enrolment" ? (owners.get(event.subjectId) ?? null) : null;
  };
  const people = events.flatMap((event) => [event.actorId, whomOf(event)]).filter((id) => id !== null);
  const names = namesOf(people);
  return events.map((event) => {
    const whom = whomOf(event);
    return {
      ...event,
      actor: event.actorId === null ? null : (names.get(event.actorId) ?? event.actorId),
      whom: whom === null ? null : (names.get(whom) ?? null),
      detail: Object.entries(event.detail)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => ({
          name,
          value: typeof value === "string" ? value : JSON.stringify(value),
        })),
    };
  });
}
