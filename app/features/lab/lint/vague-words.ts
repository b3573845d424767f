import type { Edit, LintFinding, Prompt } from "./finding.ts";
import { hasCount, isDenied, sentenceAt } from "./instructions.ts";

/** Verbs that leave open what comes out, in any prompt. */
const VERBS_ZH =
  /(?:處理|整理|弄|看|改|潤飾|潤|優化|加強|修|調整|搞|編輯|研究)(?:一下|一弄|一看)(?!子)|弄好(?!的)|弄漂亮|弄得?好一點|搞定(?!的)|看看(?!有沒有|是否|有無)|改好(?!的)|寫好一點|改善(?=這|此|本|文|\ufffc)|優化(?=這|此|本|文|\ufffc)|(?<=幫我|幫忙|請您?|麻煩您?)處理(?!成|為|過|的|器|情形|狀況|中)/gu;
/** Says what to do only when it goes on: 整理成, 整理出. */
const ARRANGE_ZH =
  /(?<=幫我|幫忙|請您?|麻煩您?|^|\n|把[^,，。\n]{0,20})整理(?!成|出|為|給|到|者|過|的|一下)/gu;
const VERBS_EN =
  /(?<=(?:^|[.!?:;\n]\s*|\bplease |\b(?:can|could|would|will) you (?:please )?|\bhelp me (?:to )?|\bhelp me with and ))(?:improve|polish|enhance|handle|deal with|take care of|work on|sort out|tidy up|clean up|fix up|have a look at|take a look at|look at|go over|process|organi[sz]e|make (?:it|this|the text) (?:better|nicer|good))\b/gi;
const BETTERS = /improve|polish|enhance|better|nicer|改|潤|優化|加強|修|調整|寫好/iu;

/** Verbs after which anything may come out, where the sentence doesn't say how much of what. */
export function* vagueVerbs(prompt: Prompt): Generator<LintFinding> {
  const { instructions } = prompt;
  const found = [VERBS_ZH, VERBS_EN, ...(saysShape(instructions) ? [] : [ARRANGE_ZH])]
    .flatMap((pattern) => [...instructions.matchAll(pattern)])
    .sort((a, b) => a.index - b.index);
  for (const { index, 0: words } of found) {
    const sentence = sentenceAt(instructions, index);
    const said = instructions.slice(sentence.start, sentence.end);
    if (hasCount(said) || /\binto\b|\bso that\b/i.test(said) || isDenied(instructions, index)) continue;
    const text = prompt.language === "en" ? countableEn(words) : countableZh(words);
    yield finding("vague-verb", index, words, [{ start: sentence.end, end: sentence.end, text }]);
  }
}

const saysShape = (instructions: string): boolean =>
  hasCount(instructions) || /整理[成出為]|表格|欄位|json|csv|大綱/i.test(instructions);

const countableZh = (words: string): string =>
  BETTERS.test(words) ? "，每句不超過 30 字" : "，列成三點，每點不超過 30 字";
const countableEn = (words: string): string =>
  BETTERS.test(words)
    ? ", with at most 20 words in each sentence"
    : ", as three points of at most 20 words each";

type Amount = { pattern: RegExp; put: (match: RegExpMatchArray) => string };

const EN_NOUN =
  "(summary|list|answer|reply|note|text|paragraph|message|letter|version|overview|outline|description|explanation|report|introduction|e-?mail|notice|announcement|memo|digest)";
const LENGTHS: Amount[] = [
  {
    pattern:
      /(?:簡短|簡要|精簡|簡潔|扼要|簡明扼要|簡明|適當|適度|適量|適中)的(?=長度|篇幅|字數|摘要|說明|文字|段落|回覆|回信|內容|介紹|句子|結論|報告|重點|敘述|短文)/gu,
    put: () => "100 字以內的",
  },
  {
    pattern:
      /(?:簡短|簡要|精簡|簡潔|簡明扼要|簡明|扼要|簡單|適當|適度|適量)地?(?=摘要|摘錄|說明|介紹|回覆|回答|總結|整理|歸納|敘述|描述|報告|彙整|列出|寫)/gu,
    put: () => "用 100 字以內",
  },
  {
    pattern:
      /(?<=要|保持|盡量|儘量|力求|請|愈|越)(?:簡短|簡要|精簡|簡潔|簡明扼要|扼要)(?:一點|一些|些)?(?=$|[,，。;；!！\n、])/gu,
    put: () => "在 100 字以內",
  },
  { pattern: /(?:不要|別|勿)(?:太|過)長|(?:短|精簡)一?[點些](?![,，]?每)/gu, put: () => "不超過 100 字" },
  { pattern: /(?:長度|篇幅|字數)適[中當]/gu, put: () => "100 字以內" },
  { pattern: /\bbriefly\b/gi, put: () => "in at most 60 words" },
  {
    pattern: new RegExp(`\\b(an? )?(?:very |fairly )?(?:short|brief|concise) ${EN_NOUN}\\b`, "gi"),
    put: ([, article, noun = ""]) =>
      `${article ? `${/^[aeiou]/i.test(noun) ? "an" : "a"} ` : ""}${noun} of at most 60 words`,
  },
  {
    pattern:
      /(?<=\b(?:keep|make|be|is|it) (?:it |this |them )?)(?:nice and )?(?:short|brief|concise)\b(?= *(?:$|[.,;!\n]| and\b))/gi,
    put: () => "under 60 words",
  },
  { pattern: /\bnot too long\b|\bnot be too long\b/gi, put: () => "at most 60 words" },
];
const NUMBERS: Amount[] = [
  {
    pattern:
      /(?<=(?:列|寫|給|舉|提|挑|選|找|摘|補|想|提供|建議|整理)(?:出|我|成|些)?)(?:一些|若干|幾個|幾項|適量的?|數個|數項)/gu,
    put: () => "三個",
  },
  {
    pattern: /(?<=(?:列|寫|給|舉|提|挑|選|摘|整理|分|歸納)(?:出|我|成|為)?)幾(?=點|條|句)/gu,
    put: () => "三",
  },
  {
    pattern:
      /(?<=\b(?:give|list|write|suggest|add|provide|name|include|pick|show|draft|find|into|as|in) (?:me |us |out )?)(?:some|a few|several|a couple of|a number of)(?= (?!of\b))/gi,
    put: () => "three",
  },
];

/** Amounts that everybody takes differently, unless the prompt gives a number somewhere. */
export function* vagueAmounts({ instructions }: Prompt): Generator<LintFinding> {
  if (hasCount(instructions)) return;
  for (const { pattern, put } of [...LENGTHS, ...NUMBERS]) {
    for (const match of instructions.matchAll(pattern)) {
      const [words] = match;
      if (isDenied(instructions, match.index)) continue;
      const end = match.index + words.length;
      yield finding("vague-amount", match.index, words, [{ start: match.index, end, text: put(match) }]);
    }
  }
}

function finding(
  rule: "vague-verb" | "vague-amount",
  start: number,
  words: string,
  edits: Edit[],
): LintFinding {
  const inserted = (edits[0]?.text ?? "").replace(/^[，,]\s*/, "");
  return {
    rule,
    severity: "hint",
    start,
    end: start + words.length,
    message: { key: rule, params: { words } },
    fixes: [{ title: { key: rule, params: { words: inserted } }, edits }],
  };
}
