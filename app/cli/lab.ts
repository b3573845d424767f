import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { collectOutputs } from "#app/features/lab/collect-outputs.ts";
import { publishingGate } from "#app/features/lab/gate.ts";
import { judge } from "#app/features/lab/judge.ts";
import type { CheckResult, Lab, Verdict } from "#app/features/lab/lab.ts";
import { parseLab } from "#app/features/lab/lab-file.ts";
import { guardLabPrompt } from "#app/features/lab/lab-guard.server.ts";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { planFor } from "#app/features/lab/seeds.ts";
import type { WorkProblem } from "#app/features/lab/work.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { endWithReader } from "./command.ts";

const USAGE = `Usage: npm run --silent lab -- FILE.lab.md [--prompt FILE | --solution] [--model NAME] [--seed N] [--lang zh-TW|en] [--json]
       npm run --silent lab -- gate [directory or lab file]

Runs a prompt (standard input, unless --prompt or --solution) on every case of a lab, hidden ones and relations
included, and prints each case with its verdict. FILE.lab.en.md, or --lang en, is the English one. Exit status 0 only
if the lab is passed, 1 if not, 2 when it could not be run.

gate runs the publishing gate: each solution passes, starter and empty prompt fail, each listed mistake fails on the
checks that it names. Exit status 1 when a lab may not be published.`;

endWithReader();
const { values, positionals } = argumentsGiven();
const [first = "", second] = positionals;
if (first === "gate") {
  const target = second ?? "content";
  if (!existsSync(target)) stop(`There is no ${target}.`);
  process.exit((await gate(labFiles(target))) ? 0 : 1);
}
if (!/\.lab(?:\.en)?\.md$/.test(first) || positionals.length !== 1 || (values.prompt && values.solution))
  stop(USAGE);
process.exit((await run(first)) ? 0 : 1);

function argumentsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        prompt: { type: "string" },
        solution: { type: "boolean", default: false },
        model: { type: "string" },
        seed: { type: "string" },
        lang: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function run(path: string): Promise<boolean> {
  if (!existsSync(path)) stop(`There is no ${path}.`);
  const lab = labOf(path.replace(/\.lab\.en\.md$/, ".lab.md"));
  if (!lab) process.exit(2);
  const language = values.lang ?? (path.endsWith(".en.md") ? "en" : "zh-TW");
  const locale =
    LOCALES.find((one) => one === language) ?? stop(`--lang must be one of ${LOCALES.join(", ")}.`);
  const given = promptGiven(lab, locale);
  const problem = promptProblem(lab, locale, given, "submit");
  if (problem) stop(inWords(problem));
  const provider = modelGiven(lab);
  const guarded = guardLabPrompt(lab, locale, provider, given);
  if (guarded.action === "block")
    stop(
      ["The guard keeps this from the model:", ...guarded.findings.map((one) => `  ${one.message}`)].join(
        "\n",
      ),
    );
  const prompt = guarded.text;
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && (!Number.isSafeInteger(seed) || seed < 0)) stop("--seed must be a whole number.");
  const plan = seed === null ? planFor(lab, "shell", provider) : { seeds: [seed], needed: 1 };
  const collected = await collectOutputs(provider, lab, locale, prompt, { plan }).catch((error: unknown) =>
    stop(`The model failed: ${error instanceof Error ? error.message : String(error)}`),
  );
  if (!collected.ok) stop(`The model did not finish case ${collected.caseId}: ${collected.reason}.`);
  const verdict = judge(lab, locale, prompt, collected.outputs, "all", plan);
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ lab: lab.id, locale, model: provider.modelId, seeds: plan.seeds, ...verdict })}\n`,
    );
  else process.stdout.write(report(verdict));
  return verdict.passed;
}

function inWords(problem: WorkProblem): string {
  const what = problem.part === null ? "The prompt" : `Part "${problem.part}"`;
  if (problem.kind === "empty") return `${what} is empty.`;
  return problem.kind === "too-long"
    ? `${what} has ${problem.length} characters; ${problem.max} are allowed.`
    : `${what} has ${problem.chosen} choices; it takes ${problem.min} to ${problem.max}.`;
}

function promptGiven(lab: Lab, locale: Locale): string {
  if (values.solution) return lab.text[locale].solution;
  if (values.prompt === undefined) return readFileSync(0, "utf8");
  if (!existsSync(values.prompt)) stop(`There is no ${values.prompt}.`);
  return readFileSync(values.prompt, "utf8");
}

function modelGiven(lab: Lab) {
  try {
    return providerFor({ default: values.model ?? lab.model.default });
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function report(verdict: Verdict): string {
  const line = (check: CheckResult) => {
    const runs = check.runs ? ` (${check.runs.passed}/${check.runs.of})` : "";
    const gated = check.gate ? " [gate]" : "";
    return `  ${check.pass ? "ok  " : "FAIL"} ${check.id}${gated}${runs}: ${check.label} ${check.reason}`;
  };
  const cases = verdict.cases.flatMap((one) => [
    "",
    `${one.passed ? "ok  " : "FAIL"} ${one.id}${one.hidden ? " (hidden)" : ""}: ${one.gist}`,
    ...one.output.split("\n").map((text) => `  | ${text}`),
    ...one.checks.map(line),
  ]);
  const summary = `${verdict.passed ? "passed" : "not passed"}: ${verdict.passedChecks} of ${verdict.totalChecks} checks, score ${verdict.score.toFixed(2)}`;
  return [`prompt`, ...verdict.prompt.map(line), ...cases, "", summary, ""].join("\n");
}

/** The zh-TW lab files in a directory; the English one stands beside each. */
function labFiles(path: string): string[] {
  if (path.endsWith(".lab.md")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".lab.md"))
    .sort()
    .map((name) => join(path, name));
}

/**
 * A lab from its zh-TW file and the English one beside it; a file that stands alone is read for both languages. What
 * is wrong is told, and null.
 */
function labOf(path: string): Lab | null {
  const english = path.replace(/\.lab\.md$/, ".lab.en.md");
  const read = (file: string, other: string) => {
    const there = existsSync(file) ? file : other;
    return {
      path: relative(process.cwd(), there),
      text: existsSync(there) ? readFileSync(there, "utf8") : "",
    };
  };
  const { lab, problems } = parseLab({ files: { "zh-TW": read(path, english), en: read(english, path) } });
  const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  for (const line of new Set(lines)) console.error(line);
  return lab;
}

async function gate(paths: string[]): Promise<boolean> {
  let passed = paths.length > 0;
  if (paths.length === 0) console.error("No .lab.md files found.");
  for (const path of paths) {
    const lab = labOf(path);
    if (!lab) {
      passed = false;
      continue;
    }
    const translated = existsSync(path.replace(/\.lab\.md$/, ".lab.en.md"));
    // A lab that isn't translated yet can be tried, but not published.
    const results = await publishingGate(lab, providerFor(lab.model), {
      locales: translated ? LOCALES : ["zh-TW"],
    });
    for (const { locale, prompt, ok, message, file, line } of results) {
      console.log(
        `${ok ? "ok  " : "FAIL"} ${lab.id} ${locale} ${prompt}: ${message}${ok ? "" : ` (${file}:${line})`}`,
      );
      passed &&= ok;
    }
    if (!translated) {
      console.error(
        `FAIL ${lab.id} en: the English file beside it is missing; only the zh-TW one was tried (${path})`,
      );
      passed = false;
    }
  }
  return passed;
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
