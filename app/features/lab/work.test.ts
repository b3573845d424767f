import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lab } from "./lab.ts";
import { parseLab } from "./lab-file.ts";
import { guardLabPrompt } from "./lab-guard.server.ts";
import { promptFields } from "./prompt-form.ts";
import type { Work, WorkPart } from "./work.ts";
import { problemOfWork, textOfWork, workOfText } from "./work.ts";
import { workInWords } from "./work-words.ts";

const single: WorkPart[] = [{ kind: "text", id: "prompt", title: "提示詞", slots: ["來信"], maxChars: 20 }];
const several: WorkPart[] = [
  {
    kind: "choice",
    id: "examples",
    title: "範例",
    note: "選兩則",
    options: [
      { id: "a", text: "路燈不亮" },
      { id: "b", text: "垃圾沒收", name: "範例二" },
      { id: "c", text: "噪音" },
    ],
    min: 1,
    max: 2,
  },
  { kind: "text", id: "first", title: "第一則", slots: [], maxChars: 10 },
  { kind: "text", id: "second", title: "第二則", slots: [], maxChars: 200 },
];

describe("work as one text", () => {
  it("is the prompt itself where there is nothing else, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (prompt) => {
        const text = textOfWork(single, { prompt });
        expect(text).toBe(prompt);
        expect(workOfText(single, text)).toEqual({ prompt });
      }),
    );
  });

  it("comes back part by part, choices in the order of the options and only those that there are", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string(),
        fc.subarray(["a", "b", "c"]),
        (first, second, examples) => {
          const work: Work = { examples, first, second };
          expect(workOfText(several, textOfWork(several, work))).toEqual(work);
        },
      ),
    );
    const stale = textOfWork(several, { examples: ["c", "gone", "a", "a"], first: "x", second: "y" });
    expect(workOfText(several, stale)).toMatchObject({ examples: ["a", "c"] });
  });

  it.each(["以前只有一則提示詞", "[1, 2]", '{"first": 3}', ""])(
    "from before the lab had parts isn't lost: %j",
    (old) => {
      expect(workOfText(several, old)).toEqual({ examples: [], first: old, second: "" });
    },
  );

  it("is told in words under each part's title, for the history and for a conflict of two tabs", () => {
    const text = textOfWork(several, { examples: ["a", "b"], first: "請摘要", second: "" });
    expect(workInWords(several, text)).toBe(
      "【範例】\n- 路燈不亮\n- 範例二\n\n【第一則】\n請摘要\n\n【第二則】\n",
    );
  });
});

describe("what keeps work from being run", () => {
  const fine: Work = { examples: ["a"], first: "請摘要", second: "請改寫" };

  it("may be an open choice as long as one only tries", () => {
    expect(problemOfWork(several, { ...fine, examples: [] }, "run")).toBeNull();
    expect(problemOfWork(several, { ...fine, second: "" }, "run")).toMatchObject({ kind: "empty" });
  });

  it("is told with the part that it is about", () => {
    expect(problemOfWork(several, fine, "submit")).toBeNull();
    expect(problemOfWork(several, { ...fine, examples: [] }, "submit")).toEqual({
      ...{ kind: "choose", part: "範例", min: 1, max: 2, chosen: 0 },
    });
    expect(problemOfWork(several, { ...fine, examples: ["a", "b", "c"] }, "submit")).toMatchObject({
      chosen: 3,
    });
    expect(problemOfWork(several, { ...fine, second: " \n" }, "submit")).toEqual({
      kind: "empty",
      part: "第二則",
    });
    const long = { ...fine, first: "𠮷".repeat(11) };
    expect(problemOfWork(several, long, "submit")).toEqual({
      kind: "too-long",
      part: "第一則",
      length: 11,
      max: 10,
    });
    expect(problemOfWork(single, { prompt: "" }, "submit")).toEqual({ kind: "empty", part: null });
  });
});

describe("a form without scripts", () => {
  it("sends each part by its name; with scripts the whole is there already", () => {
    const form = new FormData();
    form.append("intent", "submit");
    form.append("work.examples", "c");
    form.append("work.examples", "a");
    form.append("work.first", "一\r\n二");
    const { prompt } = promptFields(form, several);
    expect(workOfText(several, String(prompt))).toEqual({
      examples: ["a", "c"],
      first: "一\n二",
      second: "",
    });
    form.append("prompt", "whole");
    expect(promptFields(form, several).prompt).toBe("whole");
    expect(promptFields(new FormData(), single)).not.toHaveProperty("prompt");
  });
});

describe("the guard over several texts", () => {
  const folder = "content/courses/first-good-prompt/02-practice/03-petition-fields.lab";
  const { lab } = parseLab({
    files: {
      "zh-TW": { path: "x.lab.md", text: readFileSync(`${folder}.md`, "utf8") },
      en: { path: "x.lab.en.md", text: readFileSync(`${folder}.en.md`, "utf8") },
    },
  });
  if (!lab) throw new Error("the lab doesn't parse");
  const inParts: Lab = {
    ...lab,
    guard: "redact",
    text: { ...lab.text, "zh-TW": { ...lab.text["zh-TW"], parts: several } },
  };

  it("gives a value the same placeholder in each, and places in the text where it stands", () => {
    const work: Work = {
      examples: ["a"],
      first: "打 0922-333-444",
      second: "回電 0922-333-444，或 0922-555-666",
    };
    const guarded = guardLabPrompt(inParts, "zh-TW", { outsideHost: false }, textOfWork(several, work));
    expect(guarded.findings.map(({ part, start }) => [part, start])).toEqual([
      ["first", 2],
      ["second", 3],
      ["second", 18],
    ]);
    const sent = workOfText(several, guarded.text);
    expect(sent.examples).toEqual(["a"]);
    const [placeholder] = /\[[^\]]+\]/.exec(String(sent.first)) ?? [];
    expect(placeholder).toBeDefined();
    expect(sent.second).toContain(`回電 ${placeholder}`);
    expect(JSON.stringify(sent)).not.toMatch(/0922/);
    expect(guarded.restore(String(sent.second))).toBe(work.second);
  });
});
