import type { Actor } from "#app/features/identity/actor.ts";
import { agencyNamesOn } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { agencyPath, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { maskedNationalId } from "#app/features/identity/people/national-ids.server.ts";
import { personById, postsOf } from "#app/features/identity/people/people.queries.server.ts";
import type { PersonPageData } from "#app/features/identity/people/person-page-data.ts";
import { signInOf } from "#app/features/identity/people/person-sign-in.queries.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { erasureWaits } from "#app/features/identity/privacy/data-requests.queries.server.ts";
import { grantState } from "#app/features/identity/roles/role-grant.ts";
import { liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";

/** Somebody whom this officer is in charge of. @throws 404 for everybody else */
export function personInCharge(actor: Actor, personId: string) {
  const person = personById(personId) ?? notFound();
  const posts = postsOf(personId);
  const path = agencyPath(posts[0]?.agencyId ?? null);
  authorise(actor, "person.read", { agencyPath: path });
  return { person, posts, path };
}

/** The page of a person. That it was opened is written down first. @throws 404 as `personInCharge` does */
export async function seePerson(actor: Actor, personId: string, requestId: string): Promise<PersonPageData> {
  const { person, posts, path } = personInCharge(actor, personId);
  if (personId !== actor.personId) {
    await inTransaction((tx) =>
      recordAudit(tx, {
        actorId: actor.personId,
        action: "person.read",
        subjectType: "person",
        subjectId: personId,
        detail: { personId },
        requestId,
      }),
    );
  }
  const agencies = new Map(agencyTree().map((one) => [one.id, { nameZh: one.nameZh, nameEn: one.nameEn }]));
  const { id, name, romanisedName, email, employeeNumber, createdAt, erasedAt } = person;
  const left = posts.every(({ until }) => until !== null);
  const waits = erasureWaits(personId);
  return {
    ...{ id, name, romanisedName, email, employeeNumber, createdAt, erasedAt },
    // A post that is over was in the agency as it was called then.
    posts: posts.map((post) =>
      post.until === null
        ? post
        : { ...post, agency: agencyNamesOn(post.agencyId, post.until) ?? post.agency },
    ),
    roles: liveRoles(getDatabase(), personId).map((grant) => ({
      id: grant.id,
      role: grant.role,
      agency: grant.agencyId === null ? null : (agencies.get(grant.agencyId) ?? null),
      state: grantState(grant, now()),
    })),
    signIn: signInOf(personId),
    nationalId: { asked: reportsNationalIds(path), kept: maskedNationalId(personId) },
    mayAskErasure: left && !waits && erasedAt === null && personId !== actor.personId,
    erasureWaits: waits,
  };
}

/** Whether an agency, or one above it, must report hours under national IDs. */
export function reportsNationalIds(path: readonly string[]): boolean {
  const codes = new Map(agencyTree().map(({ id, code }) => [id, code]));
  return path.some((id) => env().NATIONAL_ID_AGENCIES.includes(codes.get(id) ?? ""));
}
