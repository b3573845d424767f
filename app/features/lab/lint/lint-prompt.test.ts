import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLabFile } from "../lab-text.ts";
import { isText, textIn, workOfText } from "../work.ts";
import { applyEdits } from "./finding.ts";
import { lintPrompt } from "./lint-prompt.ts";

const zh = (text: string, slots = ["會議紀錄"]) => lintPrompt(text, { slots, locale: "zh-TW" });
const en = (text: string, slots = ["minutes"]) => lintPrompt(text, { slots, locale: "en" });
const rules = (findings: { rule: string }[]) => findings.map(({ rule }) => rule);

/** The text after the first fix of the first finding of a rule. */
function fixed(text: string, rule: string, slots: string[]): string {
  const finding = lintPrompt(text, { slots, locale: "zh-TW" }).find((one) => one.rule === rule);
  if (!finding) throw new Error(`${rule} was not found in ${text}`);
  return applyEdits(text, finding.fixes[0]?.edits ?? []);
}

const MINUTES = "\n\n<會議紀錄>\n{{會議紀錄}}\n</會議紀錄>";
const MINUTES_EN = "\n\n<minutes>\n{{minutes}}\n</minutes>";

const labs = readdirSync("content/courses", { recursive: true, encoding: "utf8" }).filter((path) =>
  /\.lab(\.en)?\.md$/.test(path),
);

describe.each(labs)("the lab %s", (path) => {
  const { file } = readLabFile(path, readFileSync(join("content/courses", path), "utf8"));
  const locale = path.endsWith(".en.md") ? "en" : "zh-TW";
  const parts = file?.text.parts ?? [];
  const texts = parts.filter(isText);
  const findings = (whole: string) =>
    texts.flatMap((part) => lintPrompt(textIn(workOfText(parts, whole), part.id), { ...part, locale }));

  it("has a solution without findings and, where a prompt is all there is, a starter with some", () => {
    expect(file).not.toBeNull();
    expect(findings(file?.text.solution ?? "")).toEqual([]);
    if (parts.length === 1 && texts.length === 1)
      expect(findings(file?.text.starter ?? "").length).toBeGreaterThan(0);
  });
});

describe("vague words", () => {
  it.each([
    ["請處理一下這份紀錄。", "處理一下"],
    ["幫我整理這份會議紀錄：", "整理"],
    ["把紀錄弄好給我。", "弄好"],
    ["幫我看看這份紀錄", "看看"],
  ])("%s leaves open what comes out", (said, words) => {
    const [finding] = zh(said + MINUTES);
    expect(finding).toMatchObject({ rule: "vague-verb", message: { params: { words } } });
  });

  it.each([
    ["Please improve this text.", "improve"],
    ["Deal with these minutes.", "Deal with"],
    ["Can you handle this record?", "handle"],
  ])("%s leaves open what comes out", (said, words) => {
    expect(en(said + MINUTES_EN)[0]).toMatchObject({ rule: "vague-verb", message: { params: { words } } });
  });

  it.each([
    "請整理成三點，每點 30 字以內。",
    "幫我整理一下，列成三點，每點 30 字以內。",
    "說明這件案子由哪個單位處理。",
    "看看有沒有錯字。",
    "找出寫著「處理一下」的句子。",
    "處理情形照紀錄寫。",
    "不要弄好看的格式。",
  ])("%s does not", (said) => {
    expect(zh(said + MINUTES)).toEqual([]);
  });

  it.each([
    "Name the unit that will handle the case.",
    "Improve the wording so that each sentence has at most 15 words.",
    "Leave out how the office dealt with it.",
  ])("%s does not", (said) => {
    expect(en(said + MINUTES_EN)).toEqual([]);
  });

  it.each([
    ["請簡短摘要這份紀錄。", "請用 100 字以內摘要這份紀錄。"],
    ["寫一份簡短的說明。", "寫一份100 字以內的說明。"],
    ["列出一些建議。", "列出三個建議。"],
    ["寫出結論，不要太長。", "寫出結論，不超過 100 字。"],
    ["列幾點建議。", "列三點建議。"],
  ])("%s becomes %s", (said, countable) => {
    expect(fixed(said + MINUTES, "vague-amount", ["會議紀錄"])).toBe(countable + MINUTES);
  });

  it.each([
    ["Write a short answer.", "Write an answer of at most 60 words."],
    ["Describe it briefly.", "Describe it in at most 60 words."],
    ["Give me some ideas.", "Give me three ideas."],
    ["Keep it short.", "Keep it under 60 words."],
  ])("%s becomes %s", (said, countable) => {
    expect(fixed(said + MINUTES_EN, "vague-amount", ["minutes"])).toBe(countable + MINUTES_EN);
  });

  it.each([
    "民眾反映一些問題，請寫成 80 字的回覆。",
    "簡短摘要，每點 40 字以內。",
    "語氣要適當。",
    "寫給幾位長官看。",
  ])("%s is countable enough, or no amount", (said) => {
    expect(zh(said + MINUTES)).toEqual([]);
  });
});

describe("limits", () => {
  it("misses one where a summary or a list is asked for", () => {
    expect(rules(zh(`請摘要這份紀錄。${MINUTES}`))).toEqual(["no-limit"]);
    expect(rules(en(`Please list the decisions.${MINUTES_EN}`))).toEqual(["no-limit"]);
    expect(fixed(`請摘要這份紀錄。${MINUTES}`, "no-limit", ["會議紀錄"])).toContain(
      "請摘要這份紀錄，列成三點，每點不超過 30 字。",
    );
  });

  it.each([
    "不要寫摘要。",
    "請用一段話摘要，最多 3 句。",
    "列出所有決議。",
    "翻譯這份紀錄。",
    "把重點填進表格，欄位是單位、期限。",
  ])("%s needs none", (said) => {
    expect(zh(said + MINUTES)).toEqual([]);
  });
});

describe("sources", () => {
  const said = "請摘要成三點。\n\n";

  it.each([
    "```\n{{會議紀錄}}\n```",
    "「{{會議紀錄}}」",
    '"""\n{{會議紀錄}}\n"""',
    "<資料 來源='會議'>\n說明\n{{會議紀錄}}\n</資料>",
    "---\n{{會議紀錄}}\n---",
    "# 會議紀錄\n{{會議紀錄}}",
    "【紀錄開始】\n{{會議紀錄}}\n【紀錄結束】",
  ])("%s is set apart", (source) => {
    expect(zh(said + source)).toEqual([]);
  });

  it.each(["{{會議紀錄}}", "會議紀錄：{{會議紀錄}}", "<紀錄>\n{{會議紀錄}}", "<紀錄></紀錄>\n{{會議紀錄}}"])(
    "%s is not, until it stands in tags",
    (source) => {
      expect(rules(zh(said + source))).toEqual(["undelimited-source"]);
      expect(fixed(said + source, "undelimited-source", ["會議紀錄"])).toMatch(
        /<會議紀錄>\n?\{\{會議紀錄\}\}\n?<\/會議紀錄>/,
      );
    },
  );

  it("leaves a name in the middle of a sentence alone where there are several variables", () => {
    const slots = ["來信", "姓名"];
    expect(zh("回信給 {{姓名}} 先生，80 字以內。\n\n<來信>\n{{來信}}\n</來信>", slots)).toEqual([]);
  });
});

describe("variables", () => {
  const said = "請整理成三點。";

  it("puts a missing one at the end, in tags", () => {
    expect(rules(zh(said))).toEqual(["unused-variable"]);
    expect(fixed(said, "unused-variable", ["會議紀錄"])).toBe(`${said}${MINUTES}`);
  });

  it("takes the second away, with its tags", () => {
    expect(rules(zh(said + MINUTES + MINUTES))).toEqual(["doubled-variable"]);
    expect(fixed(said + MINUTES + MINUTES, "doubled-variable", ["會議紀錄"])).toBe(said + MINUTES);
  });

  it.each(["{{會議記錄}}", "{會議紀錄}", "｛｛會議紀錄｝｝", "{{會議紀錄}", "{{紀錄}}"])(
    "reads %s as the one that was meant",
    (typed) => {
      const text = `${said}\n\n<紀錄>\n${typed}\n</紀錄>`;
      expect(rules(zh(text))).toEqual(["unknown-variable"]);
      expect(fixed(text, "unknown-variable", ["會議紀錄"])).toBe(`${said}\n\n<紀錄>\n{{會議紀錄}}\n</紀錄>`);
    },
  );

  it("offers nothing for one that is like none", () => {
    const [finding] = zh("請把 <信>{{電話}}</信> 寫成 3 句。<信>{{來信}}</信><人>{{姓名}}</人>", [
      "來信",
      "姓名",
    ]);
    expect(finding).toMatchObject({ rule: "unknown-variable", fixes: [] });
  });
});

it("says nothing about an empty text", () => {
  expect(zh(" \n")).toEqual([]);
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ..."請處理一下 |幫我整理這份紀錄：|簡短摘要|列出一些重點。|Please improve this. |briefly |Give me some ideas.\n|{{會議紀錄}}|{{會議記錄}}|{會議紀錄}|<紀錄>|</紀錄>|```|「|」|\n\n|summary|三點|😀".split(
        "|",
      ),
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 14 },
);

it("whatever is typed, places lie within the text and no fix makes more of what it mends", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      for (const finding of zh(text)) {
        expect(finding.start).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeLessThanOrEqual(text.length);
        for (const { edits } of finding.fixes) {
          const after = zh(applyEdits(text, edits)).filter(({ rule }) => rule === finding.rule);
          expect(after.length).toBeLessThanOrEqual(
            zh(text).filter(({ rule }) => rule === finding.rule).length,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});
