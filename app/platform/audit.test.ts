import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#db/client.server.ts";
import { auditEvent, auditHead } from "#db/schema/platform.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { AuditEntry } from "./audit.server.ts";
import { emptyAsides, recordAudit } from "./audit.server.ts";
import { writeAuditHead } from "./audit-heads.server.ts";
import { newAuditKey, readAuditKey, readPublicKey } from "./audit-key.server.ts";
import { auditLines } from "./audit-lines.server.ts";
import { verifyAudit } from "./audit-verify.server.ts";
import { travelTo } from "./clock.ts";
import { fromAddress } from "./request-address.server.ts";

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => {
  travelTo(null);
  database = freshDatabase();
});

const note = (entry: Partial<AuditEntry> = {}) =>
  inTransaction((tx) =>
    recordAudit(tx, {
      actorId: "p1",
      action: "certificate.revoke",
      subjectType: "certificate",
      subjectId: "c1",
      ...entry,
    }),
  );
const rows = () => database.select().from(auditEvent).orderBy(auditEvent.seq).all();
const broken = (key: string | null = null) =>
  verifyAudit(database, key === null ? null : readPublicKey(key)).broken;

/** What someone can do who has the file: without the triggers, which are in the file too. */
function tamper(sql: string): void {
  database.$client.exec("DROP TRIGGER audit_event_kept; DROP TRIGGER audit_event_fixed");
  database.$client.exec(sql);
}

describe("the chain of events", () => {
  beforeEach(async () => {
    await note({ reason: "誤發給同名的林佳穎" });
    await note({ detail: { rows: 3 } });
    await fromAddress("192.0.2.7", () => note({ requestId: "r3" }));
    await note();
  });

  it("holds, and says from where and why", () => {
    expect(verifyAudit(database, null)).toEqual({ events: 4, heads: 0, signedHeads: 0, broken: null });
    expect(rows().map(({ aside }) => aside && JSON.parse(aside))).toEqual([
      { reason: "誤發給同名的林佳穎" },
      null,
      { address: "192.0.2.7" },
      null,
    ]);
  });

  it.each([
    ["a change", "UPDATE audit_event SET actor_id = 'p2' WHERE seq = 2", "event 2"],
    ["a change of detail", "UPDATE audit_event SET detail = '{\"rows\":30}' WHERE seq = 2", "event 2"],
    [
      "a change of the last",
      "UPDATE audit_event SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4",
      "event 4",
    ],
    ["a row taken out", "DELETE FROM audit_event WHERE seq = 2", "event 3"],
    ["another reason", 'UPDATE audit_event SET aside = \'{"reason":"other"}\' WHERE seq = 1', "event 1"],
    ["hashes taken out", "UPDATE audit_event SET hash = '' WHERE seq > 2", "event 3"],
    [
      "a row put in",
      "UPDATE audit_event SET seq = 5 WHERE seq = 4; INSERT INTO audit_event SELECT 4, at, actor_id, action, subject_type, subject_id, detail, request_id, aside, salt, commitment, hash FROM audit_event WHERE seq = 3",
      "event 4",
    ],
  ])("is broken by %s, and the first event that doesn't hold is named", (_what, sql, where) => {
    tamper(sql);
    expect(broken()).toMatchObject({ where });
  });

  it.each([
    "UPDATE audit_event SET actor_id = NULL WHERE seq = 1",
    "UPDATE audit_event SET aside = '{}' WHERE seq = 1",
    "DELETE FROM audit_event WHERE seq = 1",
  ])("the database itself refuses %s", (sql) => {
    expect(() => database.$client.exec(sql)).toThrow(/never/);
    expect(broken()).toBeNull();
  });

  it("still holds when reasons and addresses are emptied, and nobody can guess them back", async () => {
    const emptied = await inTransaction((tx) => emptyAsides(tx, "2999-01-01"));
    expect(emptied).toBe(2);
    expect(rows().every(({ aside, salt }) => aside === null && salt === null)).toBe(true);
    expect(broken()).toBeNull();
    expect(await inTransaction((tx) => emptyAsides(tx, "2999-01-01"))).toBe(0);
  });

  it("is one whole with what happened before there was one", async () => {
    tamper("UPDATE audit_event SET hash = '', salt = NULL, aside = NULL, commitment = ''");
    await note();
    expect(broken()).toBeNull();
    database.$client.exec("UPDATE audit_event SET subject_id = 'c2' WHERE seq = 2");
    expect(broken()).toMatchObject({ where: "event 5" });
  });

  it("takes an event only with its change: what is rolled back leaves no gap", async () => {
    const failing = inTransaction((tx) => {
      recordAudit(tx, { actorId: "p1", action: "x.y", subjectType: "x", subjectId: "1" });
      throw new Error("refused after all");
    });
    await expect(failing).rejects.toThrow("refused after all");
    await note();
    expect(rows().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(broken()).toBeNull();
  });

  it("leaves the house as lines without what would undo an erasure", () => {
    const lines = [...auditLines(database, 2)].map((line) => JSON.parse(line));
    expect(lines.map(({ seq, address }) => [seq, address])).toEqual([
      [3, "192.0.2.7"],
      [4, undefined],
    ]);
    expect(lines.some((line) => "salt" in line || "aside" in line)).toBe(false);
  });
});

describe("the daily heads", () => {
  const { privateKey, publicKey } = newAuditKey();
  const writeHead = () => inTransaction((tx) => writeAuditHead(tx, readAuditKey(privateKey)));

  beforeEach(async () => {
    travelTo("2026-11-26T15:59:00Z");
    expect(await writeHead()).toBeNull();
    await note();
    await writeHead();
    // A quarter of an hour later it is another day in Taipei; nothing has happened in between.
    travelTo("2026-11-26T16:14:00Z");
    await writeHead();
    await note();
  });

  it("are written once a day and signed", async () => {
    expect(await writeHead()).toBeNull();
    const heads = database.select().from(auditHead).all();
    expect(heads.map(({ day, seq }) => [day, seq])).toEqual([
      ["2026-11-26", 1],
      ["2026-11-27", 1],
    ]);
    expect(verifyAudit(database, readPublicKey(publicKey))).toMatchObject({ signedHeads: 2, broken: null });
  });

  it("show a chain that was made anew", () => {
    tamper("DELETE FROM audit_event");
    return note({ subjectId: "another" }).then(() =>
      expect(broken()).toMatchObject({ where: "event 1", what: expect.stringContaining("2026-11-26") }),
    );
  });

  it("show events taken off the end", () => {
    tamper("DELETE FROM audit_event");
    expect(broken()).toMatchObject({ where: "head of 2026-11-26" });
  });

  it("can't be made by another's key", () => {
    expect(broken(newAuditKey().publicKey)).toMatchObject({ where: "head of 2026-11-26" });
  });
});
