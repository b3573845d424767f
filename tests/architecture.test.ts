import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";
import { cruise } from "dependency-cruiser";
import { describe, expect, it } from "vitest";

// Who may import whom is written in .dependency-cruiser.cjs. A rule that never fires is no rule, so each has a
// small tree that breaks it and nothing else; that the product itself breaks none is a stage of `npm test`.

type Rule = { name: string };
type Config = { forbidden: Rule[]; options: Record<string, unknown> };
const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as Config;
const FIXTURES = join(import.meta.dirname, "fixtures/architecture");

async function brokenRules(tree: string): Promise<string[]> {
  // The trees import by relative paths: the product's own tsconfig isn't theirs.
  const { enhancedResolveOptions, tsConfig: _, exclude: __, ...options } = config.options;
  const top = ["app", "db", "tests"].filter((folder) => existsSync(join(tree, folder)));
  const { output } = await cruise(
    top,
    { ...options, validate: true, ruleSet: { forbidden: config.forbidden }, baseDir: tree } as never,
    enhancedResolveOptions as never,
  );
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map((violation) => violation.rule.name))];
}

describe("each rule of the architecture", () => {
  const rules = config.forbidden.map((rule) => rule.name);

  it("has a tree that breaks it, and no tree is left over", () => {
    expect(readdirSync(FIXTURES).sort()).toEqual([...rules].sort());
  });

  it.each(rules)("%s is the one rule that its tree breaks", async (rule) => {
    expect(await brokenRules(join(FIXTURES, rule))).toEqual([rule]);
  });
});
