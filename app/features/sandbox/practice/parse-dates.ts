import type { Clause } from "./clauses.ts";
import { clausesIn, isDenied, isReport, sentencesIn } from "./clauses.ts";
import type { Evidence, Reading } from "./reading.ts";

const STYLES =
  /(?<iso>西元|公元|\bY{4}[-/.]MM[-/.]DD\b|\bISO\b|\bGregorian|\bWestern (?:calendar|years?|dates?|format|style|era)|\bA\.?D\.?(?= (?:year|date|calendar)|$)|\bCommon Era|\b(?:19|20)(?:\d\d|XX)-(?:\d\d?|MM|XX)-(?:\d\d?|DD|XX)\b|年-月-日|\byear-month-day|\binternational (?:date )?(?:format|standard))|(?<minguo>民國|\bYYY[/.-]MM|\bMinguo|\bROC\b|\bR\.O\.C|\bRepublic of China|\bTaiwan(?:ese)? (?:calendar|years?|era|way|style)|(?<![\d年])1[01]\d年(?=[這那]種|的?(?:寫法|格式|樣子|形式))|(?<![\d年])1\d\d年\d{1,2}月\d{1,2}日)/giu;
/** A style said of what stands in the material: 西元都改成民國, "convert Minguo to ISO", 若原文為西元. */
const TURNED_AFTER =
  /^(?:年份?|紀年|日期| (?:years?|dates?|calendar))?(?:都|的|一律|請|要|全部|均|一併|全)*(?:改|換|轉|替換)|^(?: (?:years?|dates?))? (?:in)?to\b/i;
const TURNED_BEFORE = /(?:原文[^,。]{0,4}|若|如果|遇到|看到|from |convert |change )(?:[為是有]|the )?\s*$/i;
/** 民國115年9月8日 by itself is a date; beside words on how to write dates, it is a sample. */
const SAMPLE_CUE =
  /日期|年份|期限|紀年|格式|寫法|寫成|表示|統一|樣子|[這那]種|保留|像|如|例|\bdates?\b|\bformat|\bstyle\b|\blike\b|\bas\b|\bform\b/i;
const MONEY =
  "(?:金額|錢|經費|款項|預算|費用|數額|價格|數字|\\bamounts?\\b|\\bmoney\\b|\\bmonetary\\b|\\bsums?\\b|\\bcosts?\\b|\\bprices?\\b|\\bbudgets?\\b|\\bfigures of money\\b|\\bdollars?\\b)";
const DIGITS =
  "(?:阿拉伯數字|(?:轉|改|換|寫|變|換算|打|表示)[成為]\\s*\\d{3,}|[用以]\\s*1[,、]?\\s?2[,、]?\\s?3|半形數字|純數字|只寫數字|數字即可|數字(?:格式|形式|呈現|表示|就好)|寫數字|\\d{1,3}(?:,\\d{3})+|(?:用|以|寫成|寫|填|改成|採用?)(?:阿拉伯|半形|純)?數字(?!開頭|編號)|\\b(?:in|as|by|with|use|using|write|only|:|,) ?(?:arabic |plain |pure )?(?:digits?|numerals?|numbers?|figures)\\b|(?:→|->|=>|\\binto|\\balways)\\s*(?:arabic |plain )?(?:digits?|numerals?|numbers|figures)\\b|\\bnumbers (?:such as|like) \\d|\\bdigits only|\\bas a number|\\bNT\\$ ?\\d|\\barabic numerals|\\b(?:not|instead of|rather than) (?:in )?words\\b)";
const AMOUNTS = [
  new RegExp(`${MONEY}[^。\\n]{0,40}?${DIGITS}`, "iu"),
  new RegExp(`${DIGITS}[^。\\n]{0,16}?${MONEY}`, "iu"),
  new RegExp(
    `${MONEY}[^。.\\n]{0,20}(?:(?:不要|勿|不|別|毋)(?:用|寫成?|以|使用)|don['’]?t spell|not spelled|do not spell)[^。.\\n]{0,6}(?:國字|大寫|中文|out)`,
    "iu",
  ),
  /\b(?:not?|never)\b[^.\n]{0,10}["“']?\w+ (?:million|thousand|hundred)["”']?[^.\n]{0,30}\b(?:numbers|digits|figures)\b/i,
  /\b(?:don['’]?t|do not|never) (?:spell|write) (?:out )?(?:the |any )?(?:amounts?|money|sums?|figures|numbers)/i,
];

/** How dates are to be written. Of two styles the last that isn't turned down, or away from, counts. */
export function parseDateStyle(text: string, evidence: Evidence[]): Reading["dateStyle"] {
  let style: Reading["dateStyle"] = null;
  for (const sentence of sentencesIn(text)) {
    for (const clause of clausesIn(sentence)) {
      for (const match of clause.text.matchAll(STYLES)) {
        if (!isStyle(clause, sentence, match.index, match[0])) continue;
        style = match.groups?.iso === undefined ? "minguo" : "iso";
        const start = clause.start + match.index;
        evidence.push({ part: "dateStyle", start, end: start + match[0].length });
      }
    }
  }
  return style;
}

function isStyle(clause: Clause, sentence: Clause, at: number, word: string): boolean {
  const before = clause.text.slice(0, at);
  const after = clause.text.slice(at + word.length);
  if (isDenied(before) || TURNED_AFTER.test(after) || TURNED_BEFORE.test(before)) return false;
  const sample = /\d/.test(word) || /^\s*(?:\d|[一二三四五六七八九十百零〇]{1,5}年)/.test(after);
  if (isReport(clause.text) && (sample || !/\p{Script=Han}/u.test(clause.text))) return false;
  return !sample || SAMPLE_CUE.test(sentence.text.replace(word, ""));
}

export function parseAmountStyle(text: string, evidence: Evidence[]): Reading["amountStyle"] {
  for (const pattern of AMOUNTS) {
    const match = pattern.exec(text);
    if (!match) continue;
    evidence.push({ part: "amountStyle", start: match.index, end: match.index + match[0].length });
    return "digits";
  }
  return null;
}
