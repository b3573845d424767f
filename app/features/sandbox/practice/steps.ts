import type { Locale } from "#app/platform/locale.ts";
import { courtesyFor } from "./courtesies.ts";
import type { Engine, Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import { factsIn } from "./facts.ts";
import { enveloped, languageOf } from "./lay-out.ts";
import { mark } from "./marks.ts";
import type { Task } from "./reading.ts";

/** More steps than this are read, but not carried out. */
const MOST = 8;

/** What a step asks for, by its own words; the first that fits. */
const KINDS: [RegExp, Task | "facts" | "check"][] = [
  [/檢查|核對|查核|確認|檢視|自我|比對原文|\bcheck\b|\bverify\b|\bdouble-check\b|\breview\b/i, "check"],
  [/分類|歸類|判斷.{0,6}(?:類|屬於)|\bclassif\w+|\bcategori[sz]e/i, "classify"],
  [/比較|異同|\bcompar\w+/i, "compare"],
  [/改寫|白話|淺白|\brewrite\b|plain (?:language|words)/i, "rewrite"],
  [/回答|\banswer\b/i, "answer"],
  [/摘錄|擷取|抽出|抽取|找出|列出|挑出|標出|\bextract\b|\blist\b|\bfind\b|\bpick out\b|\bquote\b/i, "facts"],
  [/摘要|重點|濃縮|整理|\bsummar\w+|\bcondense\b/i, "summary"],
];

const SAY: Record<
  Locale,
  {
    step(index: number, words: string): string;
    cannot: string;
    checked(count: number): string;
    wrong(values: string[]): string;
    nothing: string;
  }
> = {
  "zh-TW": {
    step: (index, words) => `## 步驟${mark("一、", index).replace("、", "")}：${words}`,
    cannot: "（這一步這個練習模型不會做。）",
    checked: (count) =>
      count === 0 ? "前面的結果沒有數字需要核對。" : `前面結果中的${count}個數字都在原文裡。`,
    wrong: (values) => `原文裡找不到：${values.join("、")}。`,
    nothing: "沒有找到。",
  },
  en: {
    step: (index, words) => `## Step ${index + 1}: ${words}`,
    cannot: "(This practice model can't do this step.)",
    checked: (count) =>
      count === 0
        ? "The result so far holds no figures to check."
        : `All ${count} figures of the result so far stand in the text.`,
    wrong: (values) => `Not in the text: ${values.join(", ")}.`,
    nothing: "Nothing found.",
  },
};

/**
 * Steps that the prompt puts in order, each result under the step's own words; the last gets the form and the limits
 * that the prompt states. Where only the result is wanted, and in JSON, which has no room for what comes before it,
 * the steps are taken silently. Steps that say how to write rather than what to do are no steps to carry out.
 */
export function inSteps(work: Work, engineFor: (task: Task) => Engine | undefined): string {
  const { reading } = work;
  const say = SAY[languageOf(reading)];
  const steps = reading.steps.slice(0, MOST);
  const kinds = steps.map(
    (step, index) =>
      KINDS.find(([pattern]) => pattern.test(step))?.[1] ??
      (index === steps.length - 1 ? reading.task : null),
  );
  const whole = engineFor(reading.task);
  if (whole && (reading.bare || reading.format === "json" || kinds.includes(null))) return whole(work);
  const results: string[] = [];
  for (const [index, kind] of kinds.entries()) {
    const last = index === steps.length - 1;
    results.push(
      resultOf(last && kind === "facts" ? reading.task : kind, last, results.join("\n"), work, engineFor),
    );
  }
  const body = steps
    .map((step, index) => `${say.step(index, named(step))}\n\n${results[index]}`)
    .join("\n\n");
  const courtesy = courtesyFor("steps", languageOf(reading), (options) => oneOf(options, work));
  return enveloped(body, { ...reading, length: [] }, courtesy, false);
}

function resultOf(
  kind: Task | "facts" | "check" | null,
  last: boolean,
  before: string,
  work: Work,
  engineFor: (task: Task) => Engine | undefined,
): string {
  const { reading } = work;
  const say = SAY[languageOf(reading)];
  if (kind === null) return say.cannot;
  const material = materialOf(work)
    .map((piece) => piece.text)
    .join("\n");
  if (kind === "check") {
    const stated = factsIn(material);
    const used = numbersOf(before);
    const wrong = used.filter((value) => !stated.numbers.has(value));
    return wrong.length > 0 ? say.wrong(wrong) : say.checked(used.length);
  }
  if (kind === "facts" && reading.fields.length === 0) {
    const { statements } = factsIn(material);
    return statements.length > 0
      ? statements
          .slice(0, 8)
          .map((one) => `- ${one}`)
          .join("\n")
      : say.nothing;
  }
  const task = kind === "facts" ? "extract" : kind;
  const engine = engineFor(task);
  if (!engine) return say.cannot;
  const plain = last
    ? { ...reading, task, steps: [], bare: reading.bare || reading.format !== "json" }
    : { ...reading, task, steps: [], bare: true, format: null, count: null, length: [], numbering: null };
  return engine({ ...work, reading: plain });
}

/** The figures of a result, without the numbers of its own list marks. */
const numbersOf = (text: string): string[] => [
  ...new Set(
    text
      .replace(/^[^\S\n]*(?:\d+[.、)]|##.*$)/gmu, "")
      .normalize("NFKC")
      .match(/\d[\d,.]*\d|\d/g) ?? [],
  ),
];

/** A step's words without their number. */
const named = (step: string) =>
  step
    .replace(/^\s*(?:步驟|step)?\s*(?:[一二三四五六七八九十]+|\d+)?\s*[、.:：)）]\s*/iu, "")
    .replace(/^(?:首先|然後|接著|再來|最後|先|再|first|then|next|finally)[,，、\s]*/iu, "")
    .replace(/[。.]$/u, "")
    .trim();
