import type { Locale } from "#app/platform/locale.ts";
import type { Clause } from "./clauses.ts";
import { clausesIn, isDenied, isReport, sentencesIn } from "./clauses.ts";
import type { Evidence } from "./reading.ts";

const NAMES =
  /(?<zh>(?:臺灣|台灣|臺式|台式)?(?:慣用的?)?(?:繁體|正體|國字|繁中|正中)(?:中文|字|字體)?|中文|華語|國語|\btraditional(?: chinese)?\b(?: characters)?|\btaiwanese mandarin\b|\bchinese\b|\bmandarin\b|\bzh[-_](?:tw|hant(?:[-_]tw)?)\b)|(?<en>(?:美式|英式)?英[文語]|\benglish\b|\beng\b(?=\.? version))/giu;
/** 語言:英, lang=en: short names count behind their label only. */
const SHORT =
  /(?:語言|語系|語文|\blang(?:uage)?)[^:=。\n]{0,6}[:=]\s*(英|中|en(?:[-_](?:us|gb|uk))?|zh)(?![\p{L}_-])/iu;
/** What makes a language's name a word for something else: English teacher, 中文姓名, Chinese terms. */
const OTHER_AFTER =
  /^\s*(?:名字|姓名|名稱|譯名|名|老師|課|系|地址|版(?:的|之)?(?:契約|合約|文件|本|網站)|契約|系統|資料夾|文件|原文|縮寫|字母|單字|詞彙|專有名詞|teachers?|names?|terms?|classes?|lessons?|course|speaking|speakers?|words?|documents?|newspapers?|articles?|exams?|tests?|translators?|skills?|contract|abbreviations?|translation|source|source text|original|is the|was|were|has|proficiency|department)/i;
const SIMPLIFIED = /(?:simplified|簡體|简体)\s*$/i;
const WORK_ZH =
  "(?:撰|書|打|為之|作成|製|寫|回|答|作答|輸出|產出|產生|呈現|呈|表達|敘述|摘|條列|整理|列|說明|給|處理|完成|製作|生成|改|擬|歸納|描述|講|翻|版|就好|即可|為主|為準|為限)";
const WORK_SOON = new RegExp(`^[^,。]{0,8}${WORK_ZH}`);
const WORK_NEXT = new RegExp(`^(?:來|直接|全文|全程)?${WORK_ZH}`);
const WORK_EN =
  /\b(?:answer|reply|respond|response|write|written|output|result|summar\w+|draft|render\w*|produce|give|return|make|made|present|prepare|compose|provide|put|use|using|deliver|express|state|explain|translate|only|let|language|lang|needs?|must|should|shall|points|list|version|has to|have to|speak|text|switch|do|final)\b/i;

/** The language that the answer shall be in. Of two the last that is wanted counts. */
export function parseOutputLanguage(text: string, evidence: Evidence[]): Locale | null {
  let wanted: Locale | null = null;
  for (const sentence of sentencesIn(text)) {
    const short = SHORT.exec(sentence.text);
    if (short) {
      wanted = /^(?:英|e)/i.test(short[1] ?? "") ? "en" : "zh-TW";
      const start = sentence.start + short.index;
      evidence.push({ part: "outputLanguage", start, end: start + short[0].length });
    }
    for (const clause of clausesIn(sentence)) {
      for (const match of clause.text.matchAll(NAMES)) {
        if (!isWanted(clause, sentence, match.index, match[0])) continue;
        wanted = match.groups?.en === undefined ? "zh-TW" : "en";
        const start = clause.start + match.index;
        evidence.push({ part: "outputLanguage", start, end: start + match[0].length });
      }
    }
  }
  return wanted;
}

function isWanted(clause: Clause, sentence: Clause, at: number, name: string): boolean {
  const before = clause.text.slice(0, at);
  // 用中文不要用英文: what is turned down after it says nothing of this one.
  const after = clause.text
    .slice(at + name.length)
    .replace(/\s*(?:謝謝|感謝|感恩|拜託)+[你您]?\s*$/, "")
    .replace(/^(?:而)?(?:不要|不是|勿|別)用?(?:英|中|簡)[^,。]*$/, "");
  if (OTHER_AFTER.test(after) || SIMPLIFIED.test(before) || isDenied(before)) return false;
  if (/^[^,。、]{0,4}(?:不用(?!英|中)|不要(?!用?英|用?中)|不必|免|不行|is not|isn't|not )/i.test(after))
    return false;
  if (isReport(clause.text) || /^(?:even|although|though|while)\b/i.test(clause.text)) return false;
  if (/(?:keys?|欄名|檔名|標題|縮寫|名稱)[^,。]{0,6}$/i.test(before)) return false;
  const lead = sentence.text.slice(0, clause.start - sentence.start);
  const labelled = /(?:語言|語系|語文|language|lang)[^:：=。]{0,10}[:：=]\s*$/i.test(lead + before);
  if (labelled) return true;
  // Reply in English 謝謝: a polite word in Chinese makes no Chinese sentence.
  // Nor does the language's own name: "write it in 繁體中文".
  if (/\p{Script=Han}/u.test((before + after).replace(POLITE, "")) || !/[A-Za-z]/.test(before + after))
    return wantedInHan(before, after, clause.text);
  const alone =
    before.replace(/\b(?:in|only|and|but|the|please|all|just|entirely|use|using|with)\b|\W/gi, "") === "" &&
    /^\W*(?:(?:only|please|pls|throughout|all the way|version|output|text|in traditional characters|\(.*)\W*){0,3}$/i.test(
      after,
    );
  if (alone || isMade(before, after)) return true;
  const told = /\b(?:in|into|by|with|use|using|be|as|to|give|me|want)\s+(?:[\w']+\s+){0,3}$/i.test(before);
  const aboutSource =
    /\b(?:source|original|minutes|document|letter|text|material|i (?:write|wrote|am writing)|attendees?|speakers?)\b[^,.]{0,20}\b(?:is|are|in|was)\b[^,.]{0,6}$/i.test(
      before,
    ) &&
    !/\b(?:must|should|shall|has to|needs? to|ought)\b/i.test(
      before.split(/\b(?:even|where|though|although|because|while|since)\b/i).at(-1) ?? "",
    );
  return told && !aboutSource && WORK_EN.test(clause.text);
}

/** "Produce an English version", "make the summary English", "write it Chinese". */
function isMade(before: string, after: string): boolean {
  const product =
    /^\s+(?:version|summary|output|answer|text|reply|response|rendering|translation|report|letter|one)\b(?! (?:was|were|is (?:attached|below)))/i;
  if (product.test(after)) return /(?:^|\b(?:an?|the|in|need|want|give|me|produce|only))\s*$/i.test(before);
  const ends = /^\W*(?:please|pls|only|throughout|version|for\b.*|so\b.*)?\W*$/i;
  return (
    /\b(?:write|make|do|speak|answer|reply|type|keep|put|turn|summari[sz]e)\b(?: [\w']+){0,4}\s*$/i.test(
      before,
    ) && ends.test(after)
  );
}

const POLITE = /謝謝|感謝|感恩|拜託|麻煩|喔|啦|哦|吧/g;

function wantedInHan(before: string, after: string, clause: string): boolean {
  if (/(?:原文|資料|來文|來信|信件|附件|裡|內)[^,。]{0,4}(?:有|是|為)\s*$/.test(before)) return false;
  const ends =
    /^\s*(?:\([^)]*\)?)?\s*(?:的|版|版本|版的|的版本|version|摘要|稿)?(?:喔|啦|哦|呢|吧|唷|謝謝)?\s*$/;
  const through =
    /(?:用|以|使用|採用?|改用|改為|轉為|轉成|改成|換成|譯成|翻成|寫成|設(?:定)?[為成]|統一[為用]?|限用?|[講說打])\s*(?:我國|本國|臺灣|台灣)?(?:道地|流暢|標準|全|通用|慣用|習用|純正?|正確)?[的之]?\s*$/;
  if (through.test(before) && (ends.test(after) || WORK_SOON.test(after))) return true;
  if (WORK_NEXT.test(after)) return true;
  if (
    /(?:要|寫|給我?|回|答|輸出|產出|出|需要?|是)(?:一[份篇段])?(?:全)?\s*$/.test(before) &&
    /^(?:的|版|\s*version|\s*$|喔|啦)/.test(after)
  )
    return true;
  if (/(?:回答|回覆|輸出|結果|撰寫|產出|內容)[^,。]{0,6}$/.test(before) && ends.test(after)) return true;
  const item = (/[^、]*$/.exec(before)?.[0] ?? "").replace(/^\s*(?:[-*•・]|\d{1,2}[.)])\s*/, "");
  // 三點、繁體中文、不要前言: an item of its own in a list of rules, where no other language stands.
  const others = clause.match(NAMES)?.length ?? 0;
  return (
    ends.test(/^[^、]*/.exec(after)?.[0] ?? "") &&
    /^(?:請|麻煩|拜託|要|只要|一律|全部|全文|都|語系|語言|\s)*$/.test(item) &&
    (others < 2 || clause.length <= 16)
  );
}
