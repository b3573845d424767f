import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import workerAddress from "#app/features/sandbox/practice.worker.ts?node-worker";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { publishingGate, verdictOf } from "./gate.ts";
import { parseLab } from "./lab-file.ts";

const folder = "content/courses/first-good-prompt/02-practice";
const fixture = z.object({
  honest: z.array(z.string()).min(12),
  bad: z.array(z.object({ name: z.string(), prompt: z.string(), fails: z.array(z.string()) })),
});

// The real provider in its real worker thread: what learners get is what the gate judged.
const provider = practiceModel({ worker: workerAddress });
afterAll(() => provider.close());

const labs = readdirSync(folder)
  .filter((name) => name.endsWith(".lab.md"))
  .map((name) => {
    const files = {
      "zh-TW": { path: name, text: readFileSync(`${folder}/${name}`, "utf8") },
      en: {
        path: name.replace(".lab.md", ".lab.en.md"),
        text: readFileSync(`${folder}/${name.replace(".lab.md", ".lab.en.md")}`, "utf8"),
      },
    };
    const { lab, problems } = parseLab({ files });
    if (!lab) throw new Error(JSON.stringify(problems));
    return lab;
  });

describe.each(labs)("lab $id", (lab) => {
  it("may be published: the solution passes, starter and mistakes fail as named", async () => {
    const results = await publishingGate(lab, provider);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  describe.each(LOCALES)("%s", (locale) => {
    const { honest, bad } = fixture.parse(
      parse(readFileSync(`tests/fixtures/lab-prompts/${lab.id}.${locale}.yaml`, "utf8")),
    );

    it.each(honest.map((prompt, index) => ({ name: `${index + 1}: ${prompt.slice(0, 30)}`, prompt })))(
      "an officer's own words pass: $name",
      async ({ prompt }) => {
        const verdict = await verdictOf(lab, provider, locale, prompt);
        const failed = verdict.cases.flatMap((one) =>
          one.checks
            .filter((check) => !check.pass)
            .map((check) => `${one.id}: ${check.reason}\n${one.output}`),
        );
        expect([...verdict.prompt.filter((check) => !check.pass), ...failed]).toEqual([]);
        expect(verdict.passed).toBe(true);
      },
    );

    it.each(bad)("a bad prompt fails where it should: $name", async ({ prompt, fails }) => {
      const verdict = await verdictOf(lab, provider, locale, prompt);
      const failed = [
        ...verdict.prompt.filter((check) => !check.pass).map((check) => check.id),
        ...verdict.cases.flatMap((one) =>
          one.checks.filter((check) => !check.pass).flatMap((check) => [check.id, `${one.id}.${check.id}`]),
        ),
      ];
      expect(failed).toEqual(expect.arrayContaining(fails));
      expect(verdict.passed).toBe(false);
    });
  });
});
