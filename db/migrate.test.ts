import { describe, expect, it } from "vitest";
import { openDatabase } from "./client.server.ts";
import { appliedMigrations, migrate, pendingMigrations, readMigrations } from "./migrate.server.ts";

describe("migrate", () => {
  it("brings a new file up to date once, and does nothing the second time", () => {
    const database = openDatabase(":memory:");
    const names = readMigrations().map((migration) => migration.name);
    expect(migrate(database)).toEqual(names);
    expect(migrate(database)).toEqual([]);
    expect(appliedMigrations(database)).toEqual(names);
    expect(pendingMigrations(database)).toEqual([]);
  });

  it("keeps the children when it rebuilds their parent table", () => {
    const database = openDatabase(":memory:");
    const first = {
      name: "0000_parent",
      statements: [
        "CREATE TABLE parent (id TEXT PRIMARY KEY)",
        "CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT REFERENCES parent(id) ON DELETE CASCADE)",
        "INSERT INTO parent VALUES ('a')",
        "INSERT INTO child VALUES ('b', 'a')",
      ],
    };
    const rebuild = {
      name: "0001_rebuild",
      statements: [
        "CREATE TABLE parent_new (id TEXT PRIMARY KEY, note TEXT)",
        "INSERT INTO parent_new (id) SELECT id FROM parent",
        "DROP TABLE parent",
        "ALTER TABLE parent_new RENAME TO parent",
      ],
    };
    migrate(database, [first, rebuild]);
    expect(database.$client.prepare("SELECT count(*) FROM child").pluck().get()).toBe(1);
    expect(database.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  });

  it("rolls back whole a migration that would leave rows pointing to nothing, and names it", () => {
    const database = openDatabase(":memory:");
    const broken = {
      name: "0000_broken",
      statements: [
        "CREATE TABLE parent (id TEXT PRIMARY KEY)",
        "CREATE TABLE child (parent_id TEXT REFERENCES parent(id))",
        "INSERT INTO child VALUES ('nobody')",
      ],
    };
    expect(() => migrate(database, [broken])).toThrow(/0000_broken.*rolled back.*child/s);
    expect(appliedMigrations(database)).toEqual([]);
    expect(
      database.$client.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'child'").pluck().get(),
    ).toBe(0);
  });
});
