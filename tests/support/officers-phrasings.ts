import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { readPrompt } from "#app/features/sandbox/practice/parse-prompt.ts";
import type { Reading } from "#app/features/sandbox/practice/reading.ts";
import type { Locale } from "#app/platform/locale.ts";

// How officers say things, written by people who had not seen the parser: an instruction, and what it means.

const bounds = z.object({ min: z.number().optional(), max: z.number().optional() });

/** What a phrasing means. Texts of roles, audiences, questions and agencies are key words that must be contained. */
const meaning = z.strictObject({
  task: z.string().optional(),
  count: bounds.extend({ unit: z.string() }).optional(),
  length: bounds.extend({ unit: z.string(), per: z.string() }).optional(),
  format: z.string().optional(),
  headings: z.array(z.string()).optional(),
  fields: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  examples: z.number().optional(),
  steps: z.number().optional(),
  role: z.string().optional(),
  audience: z.string().optional(),
  question: z.string().optional(),
  tone: z.string().optional(),
  outputLanguage: z.string().optional(),
  grounded: z.boolean().optional(),
  bare: z.boolean().optional(),
  defended: z.boolean().optional(),
  cite: z.boolean().optional(),
  gap: z.string().optional(),
  delimiter: z.string().nullable().optional(),
  sourceIs: z.literal("whole").optional(),
  omit: z.array(z.string()).optional(),
  focus: z.array(z.string()).optional(),
  dateStyle: z.string().optional(),
  amountStyle: z.string().optional(),
  numbering: z.string().optional(),
  avoid: z.array(z.string()).optional(),
  mention: z.array(z.string()).optional(),
  direction: z.string().optional(),
  recipient: z.string().optional(),
  sender: z.string().optional(),
  absent: z.array(z.string()).optional(),
});
const entry = z.strictObject({ say: z.string(), alone: z.boolean().optional(), means: meaning });

export type Phrasing = z.infer<typeof entry>;

const FOLDER = "tests/fixtures/phrasings/officers";
const TASK = { "zh-TW": "請摘要下面的會議紀錄。", en: "Summarise the minutes below." };
const MATERIAL = {
  "zh-TW":
    "晴川縣停車場檢討會議紀錄\n時間：115年9月8日下午2時\n一、交通處報告：全縣公有停車場共31處，平均使用率七成。\n二、討論：警察局表示夜間違停嚴重，建議增設照明，鎮公所同意。\n三、決議：\n（一）交通處於10月20日前完成照明改善，經費45萬元由停車基金支應。",
  en: "Qingchuan County, minutes of the meeting on car parks\nTime: 8 September 2026, 2 p.m.\n1. Transport Office report: The county has 31 public car parks, and 70% of the places are in use.\n2. Discussion: The Police Bureau thought that lighting is poor at night.\n3. Decisions:\n(1) The Transport Office will improve the lighting by 20 October, with NT$450,000 from the parking fund.",
};

/** Groups of phrasings of a set (a file a group and language), by name. */
export function phrasings(locale: Locale, folder = FOLDER): { group: string; entries: Phrasing[] }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${locale}.yaml`))
    .sort()
    .map((name) => ({
      group: name.replace(`.${locale}.yaml`, ""),
      entries: z.array(entry).parse(parse(readFileSync(`${folder}/${name}`, "utf8"))),
    }));
}

/** What the parser reads otherwise than it was meant, in words; empty when it is read right. */
export function misread(phrasing: Phrasing, locale: Locale): string[] {
  const { say, alone, means } = phrasing;
  const content = say.includes("{{source}}")
    ? say.replace("{{source}}", MATERIAL[locale])
    : `${alone ? "" : `${TASK[locale]}\n`}${say}\n\n${MATERIAL[locale]}`;
  const reading = readPrompt([{ role: "user", content }]);
  const { absent = [], sourceIs, ...stated } = means;
  const wrong = Object.entries(stated).filter(([part, wanted]) => !holds(part, wanted, reading));
  const added = absent.filter((part) => states(part, reading));
  const source = reading.source?.text.trim() ?? "";
  return [
    ...wrong.map(([part, wanted]) => `${part} is not ${JSON.stringify(wanted)}: ${shown(part, reading)}`),
    ...added.map((part) => `${part} is read into it: ${shown(part, reading)}`),
    ...(sourceIs && source !== MATERIAL[locale].trim() ? [`the source is ${JSON.stringify(source)}`] : []),
  ];
}

function holds(part: string, wanted: unknown, reading: Reading): boolean {
  const contains = (text: string | null) => plain(text ?? "").includes(plain(String(wanted)));
  switch (part) {
    case "count":
      return within(reading.count, wanted);
    case "length":
      return reading.length.some((limit) => within(limit, wanted));
    case "role":
    case "audience":
    case "question":
      return contains(reading[part]);
    case "recipient":
    case "sender":
      return contains(reading.letter[part]);
    case "direction":
      return reading.letter.direction === wanted;
    case "fields":
      return same(
        reading.fields.map((field) => field.name),
        wanted,
      );
    case "labels":
    case "headings":
      return same(reading[part], wanted);
    case "examples":
    case "steps":
      return reading[part].length === wanted;
    case "focus":
    case "omit":
    case "avoid":
    case "mention": {
      const found = (reading[part] as string[]).map(plain);
      return (wanted as string[]).every((item) => found.includes(plain(item)));
    }
    case "numbering":
      return reading.numbering?.normalize("NFKC") === String(wanted).normalize("NFKC");
    case "delimiter":
      return (reading.source?.delimiter ?? null) === wanted;
    case "format":
      return reading.format === wanted || (wanted === "points" && reading.format === "list");
    default:
      return reading[part as keyof Reading] === wanted;
  }
}

/** Whether a part of the reading is there at all. */
function states(part: string, reading: Reading): boolean {
  const value = reading[part as keyof Reading];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

/** The bounds that a phrasing states; one that it leaves open may be anything. */
function within(found: object | null, wanted: unknown): boolean {
  if (found === null) return false;
  return Object.entries(wanted as object).every(
    ([key, value]) => (found as Record<string, unknown>)[key] === value,
  );
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const same = (found: string[], wanted: unknown) =>
  JSON.stringify(found.map(plain)) === JSON.stringify((wanted as string[]).map(plain));

function shown(part: string, reading: Reading): string {
  const letter = part === "recipient" || part === "sender" || part === "direction";
  const value = letter
    ? reading.letter
    : part === "delimiter"
      ? reading.source?.delimiter
      : reading[part as keyof Reading];
  return JSON.stringify(value ?? null);
}
