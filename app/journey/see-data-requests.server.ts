import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import { certificatesOf } from "#app/features/credential/certificates.queries.server.ts";
import { enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyPath, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { personById, postsOf } from "#app/features/identity/people/people.queries.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import type { RequestLine } from "#app/features/identity/privacy/data-requests.queries.server.ts";
import { allRequests, requestById } from "#app/features/identity/privacy/data-requests.queries.server.ts";
import type {
  RequestChoices,
  RequestDetails,
  RequestRow,
} from "#app/features/identity/privacy/privacy-page-data.ts";
import { completionsOf } from "#app/features/progress/progress.queries.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { blocksOf } from "./erase-person.server.ts";

/** Decided requests that are shown at most. */
const DECIDED = 100;

/** What somebody may ask about: their records; and what stands against an erasure. */
export function requestChoices(actor: Actor, locale: Locale): RequestChoices {
  const titles = new Map(courseTitles(locale).map(({ id, title }) => [id, title]));
  return {
    records: enrolmentsOf(actor.personId).map(({ id, courseId }) => ({
      id,
      title: titles.get(courseId) ?? courseId,
    })),
    blocks: blocksOf(actor.personId),
  };
}

/** The requests that an officer may see. @throws 404 for who isn't HR */
export function seeRequests(actor: Actor, locale: Locale): { open: RequestRow[]; decided: RequestRow[] } {
  authorise(actor, "request.list", null);
  const paths = new Map(agencyTree().map(({ id, path }) => [id, path]));
  const rows = allRequests()
    .filter(({ personId, agencyId }) => {
      const path = agencyId === null ? [] : (paths.get(agencyId) ?? []);
      return can(actor, "request.handle", { personId, agencyPath: path }).allowed;
    })
    .map((line) => toRow(line, locale));
  return {
    open: rows.filter(({ outcome }) => outcome === null),
    decided: rows.filter(({ outcome }) => outcome !== null).slice(0, DECIDED),
  };
}

/** One request with what it is about, as it is now. @throws 404 when there is none that this officer may see */
export function seeRequest(
  actor: Actor,
  id: string,
  locale: Locale,
): { line: RequestLine; request: RequestDetails } {
  const line = requestById(id) ?? notFound();
  const { personId } = line;
  authorise(actor, "request.handle", { personId, agencyPath: agencyPath(line.agencyId) });
  const person = personById(personId) ?? notFound();
  const post = postsOf(personId)[0];
  const present = {
    name: person.name,
    "romanised-name": person.romanisedName,
    "employee-number": person.employeeNumber,
    post: post && post.until === null ? post.title : null,
    record: null,
    erasure: null,
  }[line.kind];
  const erasure =
    line.kind === "erasure" && line.outcome === null
      ? {
          blocks: blocksOf(personId),
          completions: completionsOf(personId).length,
          certificates: certificatesOf(personId).length,
        }
      : null;
  return {
    line,
    request: {
      ...toRow(line, locale),
      enrolmentId: line.enrolmentId,
      wanted: line.wanted,
      reason: line.reason,
      present,
      post: post?.agency ?? null,
      askedByName: line.askedByName,
      decidedByName: line.decidedByName,
      answer: line.answer,
      emptiedAt: line.emptiedAt,
      erasure,
    },
  };
}

function toRow(line: RequestLine, locale: Locale): RequestRow {
  const { id, personId, name, employeeNumber, kind, askedAt, decidedAt, outcome } = line;
  const courseId = enrolmentsOf(personId).find((one) => one.id === line.enrolmentId)?.courseId;
  const course = courseTitles(locale).find((one) => one.id === courseId)?.title ?? null;
  return { id, personId, name, employeeNumber, kind, course, askedAt, decidedAt, outcome };
}
