import type { Locale } from "#app/platform/locale.ts";
import type { ChatMessage } from "../provider.ts";
import { parseFields } from "./parse-fields.ts";
import { parseLimits } from "./parse-limits.ts";
import { parseRules } from "./parse-rules.ts";
import { parseTopics } from "./parse-topics.ts";
import type { Field, Reading } from "./reading.ts";
import { segmentsOf } from "./segments.ts";
import { fold, isMostlyHan } from "./text.ts";

const SUMMARY =
  /摘要|摘錄|摘成|重點|要點|濃縮|歸納|彙整|懶人包|精簡|縮短|縮成|整理|條列|統整|簡述|概述|總結|大意|[點句]話?(?:說明|帶過|講完|交代)|寫成.{0,6}[點句]|\bsummar\w+|\bcondens\w+|\bkey points?\b|\bdigest\b|\bbriefs?\b|\bbriefing\b|\bbullet|\bboil\b|\btl;?dr\b|\brecap\b|\bgist\b|\bshorten\b|\bsum up\b|\bpoints?\b|\btakeaways?\b|\bmain points?\b/i;
const EXTRACT =
  /欄位|擷取|抽取|取出|抓出|抓取|找出|摘出|挑出|填入|填進|填表|登錄|建檔|表格|製表|成表|JSON|\bextract\w*|\bpull out\b|\btake out\b|\bpick out\b|\bfields?\b|\bcolumns?\b|\bfill in\b|\btable\b|\bspreadsheet\b/i;
const UNSUPPORTED: [RegExp, Record<Locale, string>][] = [
  [/翻譯|譯成|翻成|中翻英|英翻中|\btranslat\w+/i, { "zh-TW": "翻譯", en: "translation" }],
  [
    /(?:寫|草擬|擬|撰寫|回)(?:一?[封份則篇首個])?[^,。\n]{0,8}(?:回信|回函|復函|公函|函稿|簽呈|新聞稿|講稿|致詞稿|文案|詩|小說|笑話|計畫書|貼文|程式)|\b(?:write|draft|compose)\b[^,.\n]{0,24}\b(?:letter|reply|press release|poem|speech|story|joke|e-?mail|code|essay|post)\b|\breply to\b/i,
    { "zh-TW": "撰寫文稿", en: "writing letters and texts" },
  ],
  [/(?<!承辦)分類|歸類|判斷類別|\bclassif\w+|\bcategori[sz]e/i, { "zh-TW": "分類", en: "classification" }],
  [/改寫|潤稿|潤飾|\brewrite\b|\bparaphrase\b|\bproofread/i, { "zh-TW": "改寫", en: "rewriting" }],
  [/(?:計算|算出|加總)|\bcalculat\w+|\badd up\b/i, { "zh-TW": "計算", en: "arithmetic" }],
  [/比較|比對|\bcompare\b/i, { "zh-TW": "比較", en: "comparison" }],
  [
    /是什麼|為什麼|怎麼辦|如何|誰是|\bwhat is\b|\bwhy\b|\bhow (?:do|to|can)\b|\bwho is\b|\btell me about\b/i,
    { "zh-TW": "問答", en: "answering questions" },
  ],
];
/** The columns of a table that nobody named: the model makes up its own. */
const GENERIC_FIELDS: Record<"zh-TW" | "en", Field[]> = {
  "zh-TW": [
    { name: "項目", kind: "matter", note: "" },
    { name: "人物", kind: "name", note: "" },
    { name: "時間", kind: "date", note: "" },
    { name: "備註", kind: "request", note: "" },
  ],
  en: [
    { name: "Item", kind: "matter", note: "" },
    { name: "Person", kind: "name", note: "" },
    { name: "Time", kind: "date", note: "" },
    { name: "Remarks", kind: "request", note: "" },
  ],
};

/** Reads a conversation into a typed reading: what is asked, by which rules, on which material. */
export function readPrompt(messages: ChatMessage[]): Reading {
  const prompt = messages
    .filter((message) => message.role !== "assistant")
    .map((message) => message.content)
    .join("\n\n")
    // Endless white space says nothing and makes patterns slow.
    .replace(/\s{200,}/g, (space) => space.slice(0, 200));
  const folded = fold(prompt);
  const { source, instructions } = segmentsOf(folded);
  const limits = parseLimits(instructions);
  const rules = parseRules(instructions);
  const topics = parseTopics(instructions);
  const list = parseFields(instructions);
  const language = isMostlyHan(instructions.trim() === "" ? folded : instructions) ? "zh-TW" : "en";
  const wanted = topics.focus.includes("decision") && list === null;
  const task = taskOf(
    instructions,
    language,
    list !== null,
    wanted,
    rules.format,
    limits.count !== null,
    source !== null,
  );
  const fields =
    task.task !== "extract"
      ? []
      : (list?.fields ?? (rules.format === "table" ? GENERIC_FIELDS[language] : []));
  return {
    language,
    ...task,
    source: source ? { ...source, text: prompt.slice(source.start, source.end) } : null,
    count: limits.count,
    length: limits.length,
    fields,
    focus: topics.focus,
    omit: topics.omit,
    audience: rules.audience,
    gap: rules.gap,
    grounded: rules.grounded,
    bare: rules.bare,
    dateStyle: rules.dateStyle,
    amountStyle: rules.amountStyle,
    defended: rules.defended,
    format: rules.format,
    numbering: rules.numbering,
    pattern: rules.pattern,
    evidence: [
      ...limits.evidence,
      ...rules.evidence,
      ...topics.evidence,
      ...(list && task.task === "extract" ? [{ part: "fields", start: list.start, end: list.end }] : []),
    ].sort((a, b) => a.start - b.start),
  };
}

function taskOf(
  text: string,
  language: Locale,
  hasFields: boolean,
  wantsDecisions: boolean,
  format: Reading["format"],
  hasCount: boolean,
  hasSource: boolean,
): Pick<Reading, "task" | "unsupported"> {
  const other = UNSUPPORTED.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  const asked = other?.[language] ?? null;
  const extract =
    (hasFields ? 2 : 0) + (EXTRACT.test(text) ? 1 : 0) + (format === "table" || format === "json" ? 2 : 0);
  const summary =
    (SUMMARY.test(text) ? 1 : 0) + (hasCount && format !== "table" && format !== "json" ? 2 : 0);
  // "Pick out the decisions" without fields or a table is a summary.
  const listed = wantsDecisions && format !== "table" && format !== "json";
  if (extract > 0 && extract >= summary && !listed) return { task: "extract", unsupported: null };
  if (summary > 0 || (listed && hasSource))
    return { task: "summary", unsupported: other?.en === "translation" ? asked : null };
  if (other !== null) return { task: "unsupported", unsupported: asked };
  return { task: hasSource ? "summary" : "none", unsupported: null };
}
