import { afterAll, describe, expect, it } from "vitest";
import workerAddress from "#app/features/sandbox/practice.worker.ts?node-worker";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { judge } from "../../judge.ts";
import { promptProblem } from "../../render-prompt.ts";
import { forLearner, toLearner } from "../../to-learner.ts";
import { textOfWork, workOfText } from "../../work.ts";
import { labAt, lineOf, readLab } from "../read-lab.test-support.ts";
import { fewShotKind } from "./kind.ts";

const PATH = "content/courses/prompt-practice/01-structure/02-hotline-sorting";
const lab = labAt(PATH);
const text = lab.text["zh-TW"];
const provider = practiceModel({ worker: workerAddress });
afterAll(() => provider.close());

const problemsWith = (from: string, to: string) => readLab(PATH, (whole) => whole.replace(from, to)).problems;

describe("a lab in which examples are chosen", () => {
  it("has a choice of the candidates under the class that they were given, and a prompt with their variable", () => {
    const [choice, prompt] = text.parts;
    expect(choice).toMatchObject({ kind: "choice", id: "examples", min: 1, max: 5 });
    expect(choice).toHaveProperty("options.4.name", "第 5 件，當時歸「交通」");
    expect(prompt).toMatchObject({ kind: "text", id: "prompt", slots: ["範例", "來信"] });
    expect(lab.text.en.parts[1]).toMatchObject({ slots: ["examples", "message"] });
    const all = text.parts[0]?.kind === "choice" ? text.parts[0].options.map((one) => one.id) : [];
    const tooMany = textOfWork(text.parts, { examples: all, prompt: "分類" });
    expect(promptProblem(lab, "zh-TW", tooMany, "submit")).toMatchObject({ kind: "choose", max: 5 });
    expect(promptProblem(lab, "zh-TW", tooMany, "run")).toBeNull();
  });

  it.each([
    [
      "zh-TW",
      "{{範例}}\n{{來信}}",
      /^來信：半夜[^\n]+\n類別：環保\n\n來信：小吃店[^\n]+\n類別：屬環保類，油煙案件\n資源回收車/,
    ],
    [
      "en",
      "{{examples}}\n{{message}}",
      /^Message: Modified[^\n]+\nClass: Environment\n\nMessage: The kitchen[^\n]+\nClass: Goes to Environment, fumes\nAt seven/,
    ],
  ] as const)(
    "%s: the chosen ones stand in the prompt in their order, all in one form",
    (locale, prompt, form) => {
      const own = lab.text[locale];
      const [labCase] = own.cases;
      if (!labCase) throw new Error("no case");
      const asked = fewShotKind.calls(own, labCase, { examples: ["e7", "e2"], prompt }).next().value;
      expect(typeof asked === "object" ? asked.messages[0]?.content : "").toMatch(form);
    },
  );

  it.each([
    ["a label twice", "name: 社福,", "name: 環保,", /"環保" stands twice/],
    ["a candidate twice", "- id: e2", "- id: e1", /"e1" stands twice/],
    ["a comma in a label", "name: 社福,", 'name: "社,福",', /without a comma/],
    ["more to be chosen than there are", "max: 5", "max: 20", /number of candidates/],
    ["a label that no candidate has", "name: 其他,", "name: 雜項,", /no candidate is labelled "雜項"/],
    ["a case of no label", "類別: 社福 }", "類別: 民政 }", /case "v3": "民政" is none of the labels/],
    [
      "answers that nothing holds against their label",
      'labels: "{{labels}}", equals: "{{類別}}"',
      'labels: "{{labels}}"',
      /no check holds every answer/,
    ],
    [
      "a slot of the examples' name",
      "slots: [來信]",
      "slots: [範例]",
      /the name that the chosen examples go by/,
    ],
  ])("%s is told with its file and line", (_, from, to, message) => {
    const problem = problemsWith(from, to).find((one) => message.test(one.message));
    expect(problem?.file).toBe("x.lab.md");
    const near = lineOf(PATH, "## 範例");
    expect(problem?.line).toBeGreaterThanOrEqual(near);
    expect(problem?.line).toBeLessThan(lineOf(PATH, "## 起始提示"));
  });
});

describe("the lab hotline-sorting", () => {
  it("may be published: the solution passes, starter and mistakes fail as named", async () => {
    const results = await publishingGate(lab, provider);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  it("hidden messages, the classes of cases and which candidates are right don't reach the browser", () => {
    const sent = JSON.stringify(toLearner(lab, "zh-TW"));
    expect(sent).toContain("資源回收車早上七點");
    for (const { hidden, vars } of text.cases) if (hidden) expect(sent).not.toContain(vars.來信);
    for (const secret of ["expect", "groups", "none", '類別":', "equals"]) expect(sent).not.toContain(secret);
  });

  it("of a verdict, a hidden case shows its kind and the rule that failed, not what it should have been", async () => {
    const verdict = await verdictOf(lab, provider, "zh-TW", text.starter);
    const { hidden, cases } = forLearner(verdict);
    expect(hidden.total).toBe(8);
    expect(hidden.cases[1]).toMatchObject({ gist: "用別的說法講機車的聲音", failedLabels: ["類別正確"] });
    expect(JSON.stringify(hidden)).not.toContain("環保");
    expect(cases).toHaveLength(6);
  });

  it("thirteen of fourteen are enough, twelve are not; a single answer in another form is too much", () => {
    const right = Object.fromEntries(text.cases.map(({ id, expect: { 類別 } }) => [id, String(類別)]));
    const passed = (changed: Record<string, string>) =>
      judge(lab, "zh-TW", text.solution, { ...right, ...changed }).passed;
    expect(passed({})).toBe(true);
    expect(passed({ h2: "交通" })).toBe(true);
    expect(passed({ h2: "交通", v6: "交通" })).toBe(false);
    expect(passed({ h2: "屬環保類" })).toBe(false);
    expect(passed({ h2: " 環保。\n" })).toBe(true);
  });

  it.each(LOCALES)("%s: other words, and another example of the same kind, pass too", async (locale) => {
    const prompt = {
      "zh-TW":
        "以下是分過的陳情：\n\n{{範例}}\n\n請比照辦理，判斷下面這件屬於哪一類，只回答類別名稱。\n\n來信：{{來信}}",
      en: 'Here are messages that have been sorted:\n\n{{examples}}\n\nWhich class does the following one belong to? Answer with the name of the class only.\n\n"""\n{{message}}\n"""',
    }[locale];
    const { parts, starter } = lab.text[locale];
    for (const words of [prompt, String(workOfText(parts, starter).prompt)]) {
      const work = textOfWork(parts, { examples: ["e4", "e6", "e8", "e10", "e12"], prompt: words });
      const { cases, passed } = await verdictOf(lab, provider, locale, work);
      expect(cases.flatMap((one) => one.checks.filter((check) => !check.pass))).toEqual([]);
      expect(passed).toBe(true);
    }
  });
});
