import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { connectionOf } from "#db/client.server.ts";
import type { StoredLine } from "./roster-imports.server.ts";

/** How a line was taken back: `changed` where the person had been changed since, and is left alone. */
export type UndoneLine = {
  seq: number;
  personId: string;
  kind: StoredLine["kind"];
  undo: "undone" | "changed";
};

type Current = {
  number: string | null;
  name: string;
  email: string | null;
  romanised: string | null;
  post_id: string | null;
  departed_by: string | null;
};

/** Takes back what an import did, person by person. @param committedAt when it did it: its roles ended just then */
export function undoRoster(
  tx: Transaction,
  lines: Iterable<StoredLine>,
  { importId, committedAt }: { importId: string; committedAt: string },
): UndoneLine[] {
  const { $client } = connectionOf(tx);
  const write = statements($client);
  const at = now();
  // A person whom others refer to by now can't be taken away: the database says so, and only this person is kept.
  const takeBack = $client.transaction((line: StoredLine, personId: string) => {
    if (line.kind === "new") {
      // An invitation that nobody has used opens nothing any more, and is no reason to stay.
      write.detachLinks.run(at, personId);
      write.removeCards.run(personId);
      write.removePost.run(line.postId);
      write.removePerson.run(personId);
      return;
    }
    if (line.kind === "left") {
      write.endDeparture.run(at, personId, importId);
      write.reopenPost.run(line.endsPost);
      write.returnRoles.run(personId, committedAt);
      return;
    }
    const { before } = line;
    if (!before) return;
    write.changePerson.run(before.email, before.name, before.romanised, before.number, personId);
    write.removeFormerName.run(personId, importId);
    if (line.postId) write.removePost.run(line.postId);
    if (line.endsPost) write.reopenPost.run(line.endsPost);
    write.reopenDeparture.run(personId, committedAt);
    if (line.kind === "moved") write.returnRoles.run(personId, committedAt);
  });

  const undone: UndoneLine[] = [];
  for (const line of lines) {
    if (line.personId === null) continue;
    const { seq, personId, kind } = line;
    const current = write.selectCurrent.get(personId) as Current | undefined;
    let undo: UndoneLine["undo"] = "changed";
    if (current && isAsLeft(current, line, importId)) {
      try {
        takeBack(line, personId);
        undo = "undone";
      } catch (error) {
        if (!String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT")) throw error;
      }
    }
    write.noteUndo.run(undo, importId, seq);
    undone.push({ seq, personId, kind, undo });
  }
  return undone;
}

/** Whether a person is still as the import left them. */
function isAsLeft(
  current: Current,
  { kind, after, postId, endsPost }: StoredLine,
  importId: string,
): boolean {
  if (kind === "left") return current.departed_by === importId && current.post_id === null;
  if (!after || current.departed_by !== null) return false;
  const same = (["number", "name", "email", "romanised"] as const).every(
    (key) => current[key] === after[key],
  );
  return same && (postId === null ? endsPost === null : current.post_id === postId);
}

function statements(client: ReturnType<typeof connectionOf>["$client"]) {
  const prepare = (sql: string) => client.prepare<unknown[]>(sql);
  return {
    selectCurrent: prepare(
      `SELECT person.employee_number AS number, person.name, person.email, person.romanised_name AS romanised,
         post.id AS post_id,
         CASE WHEN departure.id IS NULL THEN NULL ELSE coalesce(departure.import_id, '') END AS departed_by
       FROM person LEFT JOIN post ON post.person_id = person.id AND post.until IS NULL
       LEFT JOIN departure ON departure.person_id = person.id AND departure.ended_at IS NULL
       WHERE person.id = ?`,
    ),
    detachLinks: prepare(
      `UPDATE one_time_link SET person_id = NULL, voided_at = coalesce(voided_at, ?)
       WHERE person_id = ? AND used_at IS NULL`,
    ),
    removeCards: prepare("DELETE FROM sign_in_card WHERE person_id = ? AND used_at IS NULL"),
    removePost: prepare("DELETE FROM post WHERE id = ?"),
    removePerson: prepare("DELETE FROM person WHERE id = ?"),
    changePerson: prepare(
      "UPDATE person SET email = ?, name = ?, romanised_name = ?, employee_number = ? WHERE id = ?",
    ),
    removeFormerName: prepare("DELETE FROM former_name WHERE person_id = ? AND import_id = ?"),
    reopenPost: prepare("UPDATE post SET until = NULL WHERE id = ?"),
    endDeparture: prepare(
      "UPDATE departure SET ended_at = ? WHERE person_id = ? AND import_id = ? AND ended_at IS NULL",
    ),
    reopenDeparture: prepare("UPDATE departure SET ended_at = NULL WHERE person_id = ? AND ended_at = ?"),
    returnRoles: prepare(
      `UPDATE role_grant SET revoked_at = NULL, revoked_by = NULL, revoked_reason = NULL
       WHERE person_id = ? AND revoked_at = ?`,
    ),
    noteUndo: prepare("UPDATE roster_line SET undo = ? WHERE import_id = ? AND seq = ?"),
  };
}
