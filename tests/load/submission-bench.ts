import { readdirSync, readFileSync } from "node:fs";
import { callsOfSubmission, collectOutputs } from "#app/features/lab/collect-outputs.ts";
import { judge } from "#app/features/lab/judge.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { parseLab } from "#app/features/lab/lab-file.ts";
import { seedsFor } from "#app/features/lab/seeds.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { Figures } from "./figures.ts";

// npx tsx tests/load/submission-bench.ts: what a submission costs, the model's calls and the judging of every case on
// three seeds, in CPU time of this process (the practice model's work is done in it, not in its worker).

const RUNS = 9;
const SEEDS = 3;
const CASES = 6;

function labIn(path: string): Lab {
  const english = path.replace(/\.lab\.md$/, ".lab.en.md");
  const file = (name: string) => ({ path: name, text: readFileSync(name, "utf8") });
  const { lab, problems } = parseLab({ files: { "zh-TW": file(path), en: file(english) } });
  if (!lab) throw new Error(`${path}: ${JSON.stringify(problems)}`);
  return lab;
}

/** The lab with its cases repeated, under other ids, until there are so many. */
function withCases(lab: Lab, count: number): Lab {
  const text = lab.text["zh-TW"];
  const cases = Array.from({ length: Math.max(count, text.cases.length) }, (_, index) => {
    const labCase = text.cases[index % text.cases.length];
    if (!labCase) throw new Error(`${lab.id} has no cases`);
    return index < text.cases.length ? labCase : { ...labCase, id: `${labCase.id}-${index}` };
  });
  return { ...lab, text: { ...lab.text, "zh-TW": { ...text, cases } } };
}

const figures = new Figures();
const model = practiceModel({ worker: null });
const files = readdirSync("content/courses", { recursive: true, encoding: "utf8" });
for (const path of files.filter((name) => name.endsWith(".lab.md")).sort()) {
  const lab = withCases(labIn(`content/courses/${path}`), CASES);
  const plan = { seeds: seedsFor({ ...lab, seeds: SEEDS }, "bench", SEEDS), needed: SEEDS };
  const prompt = lab.text["zh-TW"].solution;
  const calls = callsOfSubmission(lab, "zh-TW", plan);
  const name = `${lab.id}: ${lab.text["zh-TW"].cases.length} cases × ${SEEDS} seeds, ${calls} calls`;
  for (let round = 0; round < RUNS; round += 1) {
    const before = process.cpuUsage();
    const collected = await collectOutputs(model, lab, "zh-TW", prompt, { plan });
    if (!collected.ok) throw new Error(`${lab.id}: ${collected.reason}`);
    judge(lab, "zh-TW", prompt, collected.outputs, "all", plan);
    const { user, system } = process.cpuUsage(before);
    figures.add(name, "ms CPU", (user + system) / 1000);
  }
}
await model.close();
for (const figure of figures.all()) console.log(JSON.stringify(figure));
