import { afterAll, describe, expect, it } from "vitest";
import workerAddress from "#app/features/sandbox/practice.worker.ts?node-worker";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { judge } from "../../judge.ts";
import { promptProblem } from "../../render-prompt.ts";
import { toLearner } from "../../to-learner.ts";
import { textOfWork } from "../../work.ts";
import { labAt, lineOf, readLab } from "../read-lab.test-support.ts";
import { groundedKind } from "./kind.ts";

const path = "content/courses/prompt-practice/02-sources/01-new-resident-notice";
const lab = labAt(path);
const text = lab.text["zh-TW"];
const provider = practiceModel({ worker: workerAddress });
afterAll(() => provider.close());

describe("answers from documents", () => {
  it("a choice of the documents, and a prompt with their variable and the cases' own", () => {
    const [choice, prompt] = text.parts;
    expect(choice).toMatchObject({ kind: "choice", id: "documents", min: 1, max: 5 });
    expect(choice).toHaveProperty("options.1.name", "安家獎勵要點115年版");
    expect(prompt).toMatchObject({ kind: "text", id: "prompt", slots: ["文件", "問題"] });
    expect(lab.text.en.parts[1]).toMatchObject({ slots: ["documents", "question"] });
    expect(
      promptProblem(lab, "zh-TW", textOfWork(text.parts, { documents: [], prompt: "答" }), "submit"),
    ).toMatchObject({
      kind: "choose",
    });
  });

  it("the chosen documents stand in the prompt, in their order, between tags of their names", () => {
    const labCase = text.cases[0];
    if (!labCase) throw new Error("no case");
    const work = { documents: ["waste", "household"], prompt: "{{文件}}\n{{問題}}" };
    const asked = groundedKind.calls(text, labCase, work).next().value;
    const [message] = typeof asked === "object" ? asked.messages : [];
    expect(message?.content).toMatch(
      /^<遷入登記須知>\n[^<]+\n<\/遷入登記須知>\n<垃圾清運須知>\n[^<]+\n<\/垃圾清運須知>\n安家獎勵金每戶/,
    );
    const english = lab.text.en;
    const variables = groundedKind.variables?.(english, { documents: ["household"] }, []);
    expect(variables?.documents).toMatch(/^<Registration-Guide>\n/);
  });

  it("checks know the chosen documents and no others", () => {
    const outputs = Object.fromEntries(text.cases.map(({ id }) => [id, "依第3條：「每戶發給8,000元」"]));
    const quotes = (documents: string[]) =>
      judge(
        lab,
        "zh-TW",
        textOfWork(text.parts, { documents, prompt: "" }),
        outputs,
        "visible",
      ).cases[0]?.checks.find((one) => one.id === "quotes")?.pass;
    expect(quotes(["grant-2023"])).toBe(true);
    expect(quotes(["grant-2026"])).toBe(false);
  });

  it.each([
    [
      "a name that can't be a tag",
      "name: 安家獎勵要點115年版",
      "name: 安家獎勵要點<115年>",
      /begin with a letter/,
    ],
    ["a name twice", "name: 安家獎勵要點115年版", "name: 安家獎勵要點112年版", /stands twice/],
    ["an id twice", "- id: grant-2026", "- id: grant-2023", /stands twice/],
    [
      "a document without text",
      /text: \|\n {4}晴川縣新居民安家獎勵要點（115/,
      "note: |\n    晴川縣（115",
      /text/,
    ],
  ])("%s is told with its file and line", (_, from, to, message) => {
    const { lab: parsed, problems } = readLab(path, (whole) => whole.replace(from, to));
    expect(parsed).toBeNull();
    const problem = problems.find((one) => message.test(one.message));
    expect(problem?.file).toBe("x.lab.md");
    expect(Math.abs((problem?.line ?? 0) - lineOf(path, "- id: grant-2026"))).toBeLessThanOrEqual(3);
  });

  it("a slot of the documents' name is refused", () => {
    const { problems } = readLab(path, (whole) => whole.replace("slots: [問題]", "slots: [文件]"));
    expect(problems.map((one) => one.message)).toContain(
      "a slot has the name that the chosen documents go by",
    );
  });
});

describe("the lab new-resident-notice", () => {
  it("may be published: the solution passes, starter and mistakes fail as named", async () => {
    const results = await publishingGate(lab, provider);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  it("hidden questions, and which documents are right, don't reach the browser", () => {
    const sent = JSON.stringify(toLearner(lab, "zh-TW"));
    expect(sent).toContain("安家獎勵金每戶發給多少錢");
    for (const secret of ["幾天前向清潔隊", "停車位每個月的費用是多少", "exactly", '出處":'])
      expect(sent).not.toContain(secret);
  });

  it.each(["zh-TW", "en"] as const)("%s: other words for the same job pass too", async (locale) => {
    const documents = ["grant-2026", "household", "waste"];
    const prompt = {
      "zh-TW":
        "以下是本縣的規定：\n\n{{文件}}\n\n民眾問：「{{問題}}」\n請根據以上規定回答，寫出依據哪份文件第幾條，並抄錄原文。規定裡找不到答案時，請回答「查無資料」，不要自己編。除了答案以外不要寫任何文字。",
      en: 'Here are our provisions:\n\n{{documents}}\n\nA resident asks: "{{question}}"\nAnswer from these provisions only. Name the document and the article, and quote its words. If the answer is not there, reply "no information"; never make anything up. Return only the answer.',
    }[locale];
    const work = textOfWork(lab.text[locale].parts, { documents, prompt });
    const verdict = await verdictOf(lab, provider, locale, work);
    const failed = verdict.cases.flatMap((one) =>
      one.checks
        .filter((check) => !check.pass)
        .map((check) => `${one.id}.${check.id}: ${check.reason} ${one.output}`),
    );
    expect(failed).toEqual([]);
    expect(verdict.passed).toBe(true);
  });
});
