import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";

// npm test: every stage in order, each to its end, so that one run tells all that is wrong. The last line is
// `N passed, N failed`: a tool counts as one test, a test runner as the tests it ran.

type Count = { passed: number; failed: number; skipped: number };

type Stage = {
  name: string;
  title: string;
  commands: string[][];
  /** Names of stages without whose success this one makes no sense. */
  needs?: string[];
  /** After so long it is taken to hang: a ceiling for slow machines, not an aim. */
  minutes: number;
  env?: Record<string, string>;
  /** Reads the counts from what a test runner wrote; a tool has none. */
  report?: { file: string; read: (report: never) => Count };
};

const REPORTS = "test-results";
const node = process.execPath;
const bin = (name: string, ...args: string[]) => [`node_modules/.bin/${name}`, ...args];

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

const STAGES: Stage[] = [
  {
    name: "messages",
    title: "Messages: compile both languages",
    commands: [["npm", "run", "-s", "i18n"]],
    minutes: 2,
  },
  {
    name: "lint",
    title: "Format and lint: Biome",
    commands: [bin("biome", "check", ".", "--max-diagnostics=50")],
    minutes: 2,
  },
  { name: "types", title: "Types: tsc", commands: [bin("tsc", "--noEmit")], needs: ["messages"], minutes: 8 },
  {
    name: "architecture",
    title: "Architecture: who imports whom",
    commands: [
      bin(
        "depcruise",
        "app",
        "db",
        "tests",
        "server.ts",
        "vite.config.ts",
        "remix.config.js",
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "err-long",
      ),
    ],
    minutes: 2,
  },
  {
    name: "unit",
    title: "Unit and content tests: Vitest",
    commands: [
      bin(
        "vitest",
        "run",
        "--allowOnly=false",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${REPORTS}/unit.json`,
      ),
    ],
    needs: ["messages"],
    minutes: 15,
    report: {
      file: `${REPORTS}/unit.json`,
      read: (report: VitestReport) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests,
      }),
    },
  },
  {
    name: "content",
    title: "Content: courses, terms, labs",
    commands: [
      ["npm", "run", "-s", "content:check"],
      ["npm", "run", "-s", "lab", "--", "gate"],
    ],
    needs: ["messages"],
    minutes: 8,
  },
  { name: "build", title: "Production build", commands: [["npm", "run", "-s", "build"]], minutes: 8 },
  {
    name: "browser-tools",
    title: "Chromium and a Chinese font",
    commands: [[node, "--import", "tsx", "tests/tools/ensure-browser.ts"]],
    minutes: 8,
  },
  {
    name: "browser",
    title: "Browser tests: Playwright",
    commands: [bin("playwright", "test", "--forbid-only", "--reporter=line,json")],
    needs: ["build", "browser-tools"],
    minutes: 30,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/browser.json` },
    report: {
      file: `${REPORTS}/browser.json`,
      read: (report: PlaywrightReport) => ({
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected + report.errors.length,
        skipped: report.stats.skipped,
      }),
    },
  },
];

/** Process group of the command under way, so that nothing outlives this run. */
let group: number | undefined;

function endGroup(): void {
  if (group === undefined) return;
  try {
    process.kill(-group, "SIGKILL");
  } catch (error) {
    // ESRCH: every process of the group has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
  group = undefined;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    endGroup();
    process.exit(130);
  });
}

/** Runs a command with its output shown as it comes. @returns why it failed, or null */
function run(command: string[], stage: Stage): Promise<string | null> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      // A group of its own: what the command starts ends with it.
      detached: true,
      env: { ...process.env, ...stage.env },
    });
    group = child.pid;
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      endGroup();
    }, stage.minutes * 60_000);
    const end = (problem: string | null) => {
      clearTimeout(limit);
      endGroup();
      resolve(problem);
    };
    child.on("error", (error) => end(error.message));
    child.on("exit", (code, signal) => {
      if (late) end(`not finished after ${stage.minutes} minutes`);
      else end(code === 0 ? null : `ended with ${signal ?? `exit status ${code}`}`);
    });
  });
}

type Outcome = Count & { stage: Stage; seconds: number; problem: string | null };

async function runStage(stage: Stage): Promise<Outcome> {
  console.log(`\n━━ ${stage.title} (${stage.name}) ${"━".repeat(Math.max(3, 60 - stage.title.length))}`);
  const started = performance.now();
  if (stage.report) rmSync(stage.report.file, { force: true });
  let problem: string | null = null;
  for (const command of stage.commands) {
    const failure = await run(command, stage);
    if (failure !== null) problem = `${command.join(" ").slice(0, 90)}: ${failure}`;
  }
  const seconds = (performance.now() - started) / 1000;
  return { stage, seconds, problem, ...count(stage, problem) };
}

/** Tests passed and failed. A runner that fails without a failed test, or writes no report, counts as one failure. */
function count(stage: Stage, problem: string | null): Count {
  const one = problem === null ? 1 : 0;
  if (!stage.report) return { passed: one, failed: 1 - one, skipped: 0 };
  if (!existsSync(stage.report.file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = stage.report.read(JSON.parse(readFileSync(stage.report.file, "utf8")) as never);
  if (counts.failed > 0) return counts;
  const failed = problem !== null || counts.passed === 0 ? 1 : 0;
  return { ...counts, failed };
}

function summary(outcomes: Outcome[]): void {
  console.log(`\n━━ Summary ${"━".repeat(60)}`);
  for (const { stage, seconds, passed, failed, skipped, problem } of outcomes) {
    const counts = stage.report
      ? `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`
      : "";
    const mark = failed > 0 ? "FAILED" : "ok    ";
    console.log(`${mark} ${stage.name.padEnd(14)} ${seconds.toFixed(0).padStart(4)} s  ${problem ?? counts}`);
    if (problem !== null && counts !== "") console.log(`${" ".repeat(30)}${counts}`);
  }
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = STAGES.filter(
  (stage) => values.only === undefined || values.only.split(",").includes(stage.name),
);
if (chosen.length === 0) {
  console.error(
    `There is no stage "${values.only}". The stages: ${STAGES.map((stage) => stage.name).join(", ")}.`,
  );
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const stage of chosen) {
  const lacking = outcomes.find((outcome) => outcome.failed > 0 && stage.needs?.includes(outcome.stage.name));
  if (lacking) {
    const problem = `not run, because "${lacking.stage.name}" failed`;
    outcomes.push({ stage, seconds: 0, problem, passed: 0, failed: 1, skipped: 0 });
  } else outcomes.push(await runStage(stage));
}

summary(outcomes);
const sum = (key: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[key], 0);
process.exitCode = sum("failed") > 0 ? 1 : 0;
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
