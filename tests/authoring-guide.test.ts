import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { languageProblems, readTermRules } from "#app/features/catalogue/language-rules.server.ts";
import { checkTypes } from "#app/features/lab/checks/registry.ts";
import { publishingGate } from "#app/features/lab/gate.ts";
import { labKinds } from "#app/features/lab/kinds/registry.ts";
import { parseLab } from "#app/features/lab/lab-file.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";

// What the guide for authors says is tried: its example is copied, its tables are looked up in.

const guide = readFileSync("docs/authoring-labs.md", "utf8");
const [zh = "", en = ""] = [...guide.matchAll(/^````markdown\n([\s\S]*?)\n````$/gm)].map((match) => match[1]);

it("has an example in both languages that may be published as it is", async () => {
  const { lab, problems } = parseLab({
    files: { "zh-TW": { path: "x.lab.md", text: zh }, en: { path: "x.lab.en.md", text: en } },
  });
  if (!lab) throw new Error(JSON.stringify(problems));
  const results = await publishingGate(lab, practiceModel({ worker: null }));
  expect(results.filter((result) => !result.ok)).toEqual([]);
  expect(lab.text["zh-TW"].mistakes.length).toBeGreaterThanOrEqual(4);
});

it("names checks that there are", () => {
  const tables = [...guide.matchAll(/^\| type \|.*\n(?:\|.*\n)+/gm)].map(([table]) =>
    table.split("\n").slice(2),
  );
  const cells = tables.flat().map((row) => row.split("|")[1] ?? "");
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
  expect(tables).toHaveLength(2);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((type) => !checkTypes.has(type))).toEqual([]);
});

it("has a section for every kind, in both languages", () => {
  for (const kind of labKinds.values()) {
    if (kind.id === "prompt") continue;
    const headings = Object.values(kind.sections)[0]?.headings;
    expect(guide).toContain(`### \`${kind.id}\`　${headings?.["zh-TW"]}`);
    expect(guide).toContain(`### \`${kind.id}\`: ${headings?.en}`);
  }
});

it("is written in Taiwanese Mandarin", () => {
  const chinese = guide.slice(0, guide.indexOf("\n# Writing a new lab")).replace(/^\| `軟件.*$/m, "");
  expect(languageProblems(chinese, readTermRules("content/terms.tsv"))).toEqual([]);
});
