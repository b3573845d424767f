import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, it } from "vitest";
import {
  copyTemplateDatabase,
  openTestDatabase,
  removeTestDatabase,
} from "#tests/support/template-database.ts";
import type { PersonalTable } from "./personal-data.server.ts";
import { NOT_PERSONAL, PERSONAL_TABLES } from "./personal-data.server.ts";
import * as schema from "./schema/schema.ts";

const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable);
const personal = Object.entries(PERSONAL_TABLES) as [string, PersonalTable][];

it("says of every table what of it is a person's, or why nothing is", () => {
  const names = tables.map((table) => getTableConfig(table).name).sort();
  const said = [...personal.map(([name]) => name), ...Object.keys(NOT_PERSONAL)].sort();
  expect(said, "a new table needs a line in db/personal-data.server.ts").toEqual(names);
});

it("names tables and columns as they are, and its SQL runs", () => {
  const database = openTestDatabase(copyTemplateDatabase());
  const bound = { person: "nobody", pseudonym: "x", at: "2026-01-01T00:00:00.000Z" };
  for (const [name, { table, mine, leftOut, instead, erase }] of personal) {
    const { name: own, columns } = getTableConfig(table);
    expect(own).toBe(name);
    const known = columns.map((column) => column.name);
    const spoken = [...Object.keys(leftOut ?? {}), ...Object.keys(instead ?? {})];
    expect(spoken.filter((column) => !known.includes(column))).toEqual([]);
    const set = typeof erase === "object" && "set" in erase ? erase.set : null;
    const sql = set ? `UPDATE ${name} SET ${set} WHERE ${mine}` : `SELECT 1 FROM ${name} WHERE ${mine}`;
    const statement = database.$client.prepare(sql);
    const run = () => (set ? statement.run(bound) : statement.all(bound));
    expect(run, name).not.toThrow();
  }
  removeTestDatabase(database);
});

it("no row goes because another does: every reference refuses the removal of what it leads to", () => {
  const database = openTestDatabase(copyTemplateDatabase());
  const references = tables.flatMap((table) => {
    const { name } = getTableConfig(table);
    const found = database.$client.pragma(`foreign_key_list(${name})`) as {
      on_delete: string;
      on_update: string;
    }[];
    return found.map(({ on_delete, on_update }) => ({ name, on_delete, on_update }));
  });
  removeTestDatabase(database);
  expect(references.length).toBeGreaterThan(20);
  const refuses = (rule: string) => rule === "RESTRICT" || rule === "NO ACTION";
  expect(references.filter((one) => !refuses(one.on_delete) || !refuses(one.on_update))).toEqual([]);
});
