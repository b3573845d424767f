import { randomBytes } from "node:crypto";
import type { Transaction } from "#db/client.server.ts";
import { connectionOf } from "#db/client.server.ts";
import type { PersonalTable } from "#db/personal-data.server.ts";
import { PERSONAL_TABLES } from "#db/personal-data.server.ts";

/** What stands in the place of a name: random, so that it leads back to nobody. */
export function newPseudonym(): string {
  return `ID-${randomBytes(5).toString("hex").toUpperCase()}`;
}

/**
 * Empties or removes a person's rows, table by table, as db/personal-data.server.ts says. What belongs to a table's own
 * code (`by`) is for the caller.
 */
export function eraseRows(tx: Transaction, person: string, pseudonym: string, at: string): void {
  const { $client } = connectionOf(tx);
  for (const [name, { mine, erase }] of Object.entries(PERSONAL_TABLES) as [string, PersonalTable][]) {
    if (erase === "delete") $client.prepare(`DELETE FROM ${name} WHERE ${mine}`).run({ person });
    else if ("set" in erase)
      $client.prepare(`UPDATE ${name} SET ${erase.set} WHERE ${mine}`).run({ person, pseudonym, at });
  }
}
