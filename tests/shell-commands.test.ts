import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { recordAudit } from "#app/platform/audit.server.ts";
import { writeAuditHead } from "#app/platform/audit-heads.server.ts";
import { readAuditKey } from "#app/platform/audit-key.server.ts";
import type { Database } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { freshDatabase } from "./support/database.ts";

// The commands for authors and auditors, as a shell runs them: standard input in, only the result on standard output.

function command(name: string, args: string[], input: string, settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `app/cli/${name}.ts`, ...args],
    { input, encoding: "utf8", env: { ...process.env, ...settings } },
  );
  return { status, stdout, stderr };
}

const LAB = "content/courses/first-good-prompt/02-practice/02-meeting-summary.lab.md";

describe("guard", () => {
  it("tells findings with positions in code points, and an empty list for an empty text", () => {
    const { status, stdout } = command("guard", [], "𠮷先生 Ａ１２３４５６７８９");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ kind: "national-id", start: 4, end: 14 }]);
    expect(JSON.parse(command("guard", [], "").stdout)).toEqual([]);
  });
});

describe("checks", () => {
  it("gives a verdict for each item in its place, an author's error among them", () => {
    const items = [
      { output: "甲乙", assert: [{ type: "contains", value: "甲" }] },
      { output: "甲乙", assert: [{ type: "contains-all", value: [] }] },
      { output: "甲乙", assert: [{ type: "not-contains", value: "{{who}}" }], vars: { who: "乙" } },
    ];
    const { status, stdout } = command("checks", [], JSON.stringify(items));
    expect(status).toBe(0);
    const verdicts: { pass: boolean; reason: string }[] = JSON.parse(stdout);
    expect(verdicts.map(({ pass }) => pass)).toEqual([true, false, false]);
    expect(verdicts[1]?.reason).toMatch(/^Author error/);
  });

  it("refuses what isn't JSON, on standard error and with status 2", () => {
    expect(command("checks", [], "{")).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("try", () => {
  const prompt =
    "請把下面摘要成兩點，只輸出兩點。\n<文>\n圖書館10月1日起延長開放至晚間9時。假日時間不變，仍為下午5時閉館。\n</文>\n";

  it("prints the answer, the same for the same seed, or the reading as JSON", () => {
    const first = command("try", ["--model", "practice", "--seed", "3"], prompt);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout.trim().split("\n")).toHaveLength(2);
    expect(command("try", ["--model", "practice", "--seed", "3"], prompt).stdout).toBe(first.stdout);
    const reading = JSON.parse(command("try", ["--reading"], prompt).stdout);
    expect(reading).toMatchObject({ task: "summary", count: { unit: "point", min: 2, max: 2 }, bare: true });
  });

  it("takes the rules from a system message in a file", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "system-")), "system.txt");
    writeFileSync(file, "一律用一句話講完，不要開場白。");
    const { stdout } = command(
      "try",
      ["--system", file, "--temperature", "0"],
      prompt.replace("兩點，只輸出兩點", "重點"),
    );
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });

  it.each([[["--model", "oracle"]], [["--seed", "x"]], [["--temperature", "9"]], [["--nonsense"]]])(
    "refuses %j with status 2",
    (args) => {
      const { status, stdout, stderr } = command("try", args, prompt);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );
});

describe("lab", () => {
  it("passes with the solution and fails with a prompt that says nothing; JSON on request", () => {
    expect(command("lab", [LAB, "--solution"], "").status).toBe(0);
    const failed = command("lab", [LAB, "--json"], "{{會議紀錄}}");
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ passed: false });
  });

  it("names what is missing", () => {
    expect(command("lab", ["no-such.lab.md", "--solution"], "")).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("a real model", () => {
  const settings = {
    MODEL_ENDPOINT_URL: "http://192.0.2.1/v1",
    MODEL_ENDPOINT_MODEL: "m",
    MODEL_ENDPOINT_ALLOW: "http://192.0.2.1",
  };
  const TEXT = "請摘要：承辦人 A123456789";

  it.each([
    ["try", ["--model", "openai-compatible"], 1],
    ["lab", [LAB, "--model", "openai-compatible"], 2],
  ] as const)("gets nothing from %s that the guard hasn't passed", (name, args, expected) => {
    const { status, stdout, stderr } = command(name, [...args], `${TEXT}\n{{會議紀錄}}`, settings);
    expect(stderr).toMatch(/^The guard keeps this from the model:\n {2}/);
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
  });
});

describe("audit", () => {
  let database: Database;
  let settings: Record<string, string>;
  const [signing, verifying] = command("audit", ["new-key"], "")
    .stdout.trim()
    .split("\n")
    .map((line) => line.replace(/^[^:=]*[:=] ?/, ""));

  beforeAll(async () => {
    database = freshDatabase();
    settings = { DATABASE_FILE: database.$client.name };
    await inTransaction((tx) => {
      for (const subjectId of ["c1", "c2", "c3"])
        recordAudit(tx, {
          actorId: "p1",
          action: "certificate.revoke",
          subjectType: "certificate",
          subjectId,
        });
      writeAuditHead(tx, readAuditKey(signing ?? ""));
    });
  });

  it("gives events and heads as JSON lines", () => {
    const { stdout } = command("audit", ["export", "--after", "1"], "", settings);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).subjectId),
    ).toEqual(["c2", "c3"]);
    expect(JSON.parse(command("audit", ["heads"], "", settings).stdout)).toMatchObject({ seq: 3 });
  });

  it("verifies with the key that is set or the one that is given, and names the first event that was changed", () => {
    const verify = (...args: string[]) => command("audit", ["verify", ...args], "", settings);
    expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining("3 events") });
    expect(verify("--public-key", verifying ?? "").stdout).toContain("of which 1 bear a signature");
    expect(verify("--public-key", "x")).toMatchObject({ status: 1, stdout: "" });
    database.$client.exec(
      "DROP TRIGGER audit_event_fixed; UPDATE audit_event SET actor_id = 'p2' WHERE seq = 2",
    );
    expect(verify()).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("event 2") });
  });

  it.each([[[]], [["nonsense"]], [["export", "--after", "x"]], [["verify", "--key"]]])(
    "refuses %j in words",
    (args) => {
      const { status, stderr } = command("audit", args, "", settings);
      expect(status).toBe(1);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  it("says where it looked when there is no database", () => {
    const { stderr } = command("audit", ["verify"], "", { DATABASE_FILE: "/nowhere/at.db" });
    expect(stderr).toContain("There is no database at /nowhere/at.db (setting DATABASE_FILE).");
  });
});
