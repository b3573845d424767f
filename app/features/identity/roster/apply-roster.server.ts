import { now, taipeiDay } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { connectionOf } from "#db/client.server.ts";
import { agencyTree } from "../agencies.queries.server.ts";
import { endsByMove } from "./roles-by-move.ts";
import type { StoredLine } from "./roster-imports.server.ts";
import { isInvited } from "./roster-imports.server.ts";
import type { PersonState } from "./roster-plan.ts";

// Plain SQL on the driver: fifty thousand people are written in one transaction, during which nobody else writes.

export type Application = {
  importId: string;
  actorId: string;
  /** Why roles of leavers end, in words that stand on the page of the role. */
  reason: string;
};

/** What was done to somebody, as the audit notes it. */
export type AppliedLine = {
  personId: string;
  kind: "new" | "moved" | "changed" | "left";
  /** Roles that ended. */
  roles: string[];
  signIns: number;
  /** New, with an address to be invited by. */
  invited: boolean;
};

/** Carries out a plan's lines in their order. What would break a rule of the database undoes the whole transaction. */
export function applyRoster(
  tx: Transaction,
  lines: Iterable<StoredLine>,
  application: Application,
): AppliedLine[] {
  const write = statements(tx);
  const at = now();
  const day = taipeiDay(at);
  const applied: AppliedLine[] = [];
  const paths = new Map(agencyTree(connectionOf(tx)).map(({ id, path }) => [id, path]));
  const pathOf = (agencyId: string | null) => paths.get(agencyId ?? "") ?? [];
  const endRole = (id: string) => write.endRole.run(at, application.actorId, application.reason, id);
  const done = (personId: string, kind: AppliedLine["kind"], more: Partial<AppliedLine> = {}) =>
    void applied.push({ personId, kind, roles: [], signIns: 0, invited: false, ...more });

  for (const { kind, personId, postId, before, after, endsPost } of lines) {
    if (personId === null) continue;
    if (kind === "new" && after) {
      write.addPerson.run(personId, after.email, after.name, after.romanised, after.number, at);
      addPost(postId, personId, after);
      done(personId, kind, { invited: isInvited({ kind, after }) });
    } else if ((kind === "moved" || kind === "changed") && before && after) {
      if (before.name !== after.name)
        write.addFormerName.run(newId(), personId, before.name, day, application.importId);
      write.changePerson.run(after.email, after.name, after.romanised, after.number, personId);
      if (endsPost) write.endPost.run(after.since ?? day, endsPost);
      addPost(postId, personId, after);
      write.endDeparture.run(at, personId);
      const roles =
        before.agencyId === after.agencyId ? [] : (write.liveRoles.all(personId, at) as LiveRole[]);
      const ended = roles.filter(({ agency_id }) =>
        endsByMove(pathOf(agency_id), pathOf(before.agencyId), pathOf(after.agencyId)),
      );
      for (const { id } of ended) endRole(id);
      done(personId, kind, { roles: ended.map(({ id }) => id) });
    } else if (kind === "left") {
      if (endsPost) write.endPost.run(day, endsPost);
      write.addDeparture.run(newId(), personId, at, application.importId);
      const signIns = write.endSignIns.run(personId).changes;
      write.endSteps.run(personId);
      write.voidLinks.run(at, personId);
      write.voidCards.run(at, personId);
      const roles = write.liveRoles.all(personId, at) as LiveRole[];
      for (const { id } of roles) endRole(id);
      done(personId, kind, { signIns, roles: roles.map(({ id }) => id) });
    }
  }
  return applied;

  function addPost(postId: string | null, personId: string, after: PersonState): void {
    if (postId) write.addPost.run(postId, personId, after.agencyId, after.title, after.since ?? day);
  }
}

type LiveRole = { id: string; agency_id: string | null };

function statements(tx: Transaction) {
  const { $client } = connectionOf(tx);
  const prepare = (sql: string) => $client.prepare<unknown[]>(sql);
  return {
    addPerson: prepare(
      "INSERT INTO person (id, email, name, romanised_name, employee_number, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    changePerson: prepare(
      "UPDATE person SET email = ?, name = ?, romanised_name = ?, employee_number = ? WHERE id = ?",
    ),
    addFormerName: prepare(
      "INSERT INTO former_name (id, person_id, name, until, import_id) VALUES (?, ?, ?, ?, ?)",
    ),
    addPost: prepare("INSERT INTO post (id, person_id, agency_id, title, since) VALUES (?, ?, ?, ?, ?)"),
    // A post doesn't end before it began, whatever day the next one bears.
    endPost: prepare("UPDATE post SET until = max(since, ?) WHERE id = ? AND until IS NULL"),
    addDeparture: prepare("INSERT INTO departure (id, person_id, since, import_id) VALUES (?, ?, ?, ?)"),
    endDeparture: prepare("UPDATE departure SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL"),
    endSignIns: prepare("DELETE FROM auth_session WHERE person_id = ?"),
    endSteps: prepare("DELETE FROM sign_in_step WHERE person_id = ?"),
    voidLinks: prepare(
      "UPDATE one_time_link SET voided_at = ? WHERE person_id = ? AND used_at IS NULL AND voided_at IS NULL",
    ),
    voidCards: prepare(
      "UPDATE sign_in_card SET voided_at = ? WHERE person_id = ? AND used_at IS NULL AND voided_at IS NULL",
    ),
    liveRoles: prepare(
      `SELECT id, agency_id FROM role_grant
       WHERE person_id = ? AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > ?)`,
    ),
    endRole: prepare("UPDATE role_grant SET revoked_at = ?, revoked_by = ?, revoked_reason = ? WHERE id = ?"),
  };
}
