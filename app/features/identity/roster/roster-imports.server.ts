import { createHash } from "node:crypto";
import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Database, Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { rosterImport, rosterLine } from "#db/schema/roster.ts";
import { RETENTION } from "../privacy/retention.ts";
import type { RosterHead } from "./read-roster.server.ts";
import { hashPlan } from "./read-roster.server.ts";
import type { RosterColumns } from "./roster-columns.ts";
import type { LineKind, PlanLine } from "./roster-plan.ts";
import { countKinds, LINE_KINDS } from "./roster-plan.ts";

/** Hours in which an import can be carried out, and then be undone; afterwards its words are emptied. */
export const ROSTER_HOURS = RETENTION.rosters * 24;

export type NewRoster = {
  /** Made with the form: sent twice, it is one. */
  id: string;
  agencyId: string;
  mode: "whole" | "changes";
  uploadedBy: string;
  fileName: string;
};

/** Keeps a file that is a roster, until it is carried out or its time is over. @returns false where it was kept before */
export function insertRoster(tx: Transaction, roster: NewRoster, head: RosterHead, file: Buffer): boolean {
  const { format, encoding, headerRow, header, columns } = head;
  const { changes } = tx
    .insert(rosterImport)
    .values({
      ...roster,
      ...{ format, encoding, headerRow, header, columns, file },
      uploadedAt: now(),
      fileHash: createHash("sha256").update(file).digest("hex"),
    })
    .onConflictDoNothing()
    .run();
  return changes > 0;
}

const NO_PLAN = { planHash: null, plannedAt: null, counts: null, invitations: null };

/** Notes which column is which, as somebody has said. What was planned by other columns no longer counts. */
export function setColumns(tx: Transaction, id: string, columns: RosterColumns): void {
  tx.update(rosterImport)
    .set({ columns, ...NO_PLAN })
    .where(and(eq(rosterImport.id, id), isNull(rosterImport.committedAt)))
    .run();
}

/** Lines a transaction: nobody who writes meanwhile waits long. */
const BATCH = 2_000;

/** A line as it is stored: its words in one piece. */
export type LineDetail = Omit<PlanLine, "row" | "kind" | "personId">;

/**
 * Keeps a plan, so that just what was shown is carried out. People and posts that it makes get their ids here.
 * @returns the plan's hash
 */
export async function storePlan(database: Database, id: string, lines: readonly PlanLine[]): Promise<string> {
  const planHash = hashPlan(lines);
  const ordered = LINE_KINDS.flatMap((kind) => lines.filter((line) => line.kind === kind));
  await inTransaction((tx) => {
    // Until all lines stand there is no plan to carry out.
    tx.update(rosterImport).set(NO_PLAN).where(eq(rosterImport.id, id)).run();
    tx.delete(rosterLine).where(eq(rosterLine.importId, id)).run();
  }, database);
  const insert = database.$client.prepare(
    "INSERT INTO roster_line (import_id, seq, row, kind, person_id, post_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  for (let from = 0; from < ordered.length; from += BATCH) {
    await inTransaction(() => {
      for (const [index, line] of ordered.slice(from, from + BATCH).entries()) {
        const { row, kind, personId, ...detail } = line;
        const makesPost = kind === "new" || kind === "moved" || (kind === "changed" && needsPost(line));
        insert.run(
          ...[id, from + index, row, kind, personId ?? (kind === "new" ? newId() : null)],
          ...[makesPost ? newId() : null, JSON.stringify(detail)],
        );
      }
    }, database);
  }
  await inTransaction((tx) => {
    tx.update(rosterImport)
      .set({
        planHash,
        plannedAt: now(),
        counts: countKinds(lines),
        invitations: lines.filter(isInvited).length,
      })
      .where(eq(rosterImport.id, id))
      .run();
  }, database);
  return planHash;
}

/** Whether a line makes an account that somebody can be invited to by mail. */
export const isInvited = ({ kind, after }: Pick<PlanLine, "kind" | "after">): boolean =>
  kind === "new" && after !== null && after.email !== null;

/** Whether a change ends a post and begins another: a new title, or a first post. */
const needsPost = ({ before, after }: PlanLine) =>
  before?.agencyId !== after?.agencyId || before?.title !== after?.title;

export type StoredLine = LineDetail & {
  seq: number;
  row: number | null;
  kind: LineKind;
  personId: string | null;
  postId: string | null;
};

/**
 * Forgets the file of an import that was carried out, or whose time is over, before a moment, and empties the words of
 * its lines. Who was concerned and how stays. An import a transaction: a large one takes a good part of a second.
 * @returns how many imports; 0 when none is left
 */
export function emptyRosters(tx: Transaction, before: string): number {
  const due = tx
    .select({ id: rosterImport.id, committedAt: rosterImport.committedAt })
    .from(rosterImport)
    .where(
      and(
        isNull(rosterImport.emptiedAt),
        or(
          lt(rosterImport.committedAt, before),
          and(isNull(rosterImport.committedAt), lt(rosterImport.uploadedAt, before)),
        ),
      ),
    )
    .limit(1)
    .all();
  for (const { id, committedAt } of due) {
    if (committedAt === null) tx.delete(rosterLine).where(eq(rosterLine.importId, id)).run();
    else
      tx.update(rosterLine)
        .set({ detail: null })
        .where(and(eq(rosterLine.importId, id), isNotNull(rosterLine.detail)))
        .run();
    tx.update(rosterImport)
      .set({ emptiedAt: now(), file: null, header: [] })
      .where(eq(rosterImport.id, id))
      .run();
  }
  return due.length;
}
