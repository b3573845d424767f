import { NOT_SOURCE, part } from "./delimiters.ts";
import type { Source } from "./reading.ts";

/** What pieces of material are called when a prompt holds several. */
const NAME = new RegExp(
  [
    "(?:文件|資料|材料|條文|規定|要點|法規|附件|檔案|版本|草案|方案|提案|計畫|報價單?|廠商|公告|意見|紀錄|文章|公文|文)\\s?(?:[一二三四五六七八九十甲乙丙丁]|\\d{1,2}|[A-H])",
    "[甲乙丙丁A-H]\\s?(?:案|版|方案|版本|文件|公司|廠商|計畫|條文)(?:內容|條文)?",
    "第[一二三四五六七八九十\\d]{1,2}(?:份|個)?(?:文件|資料|版本|版|案)",
    "(?:新|舊|原|現行|修正前|修正後|修正|修訂前|修訂後|修訂|修改前|修改後|更新前|更新後|今年|去年|前次|本次|初稿|定稿|原始|最新)(?:版本?|條文|規定|要點|公告|內容|文字|草案)?(?:條文|內容|全文)?",
    "(?:document|text|draft|version|option|proposal|plan|source|file|article|rule|regulation|notice|quotation|attachment|material|record|doc)\\s?(?:[A-H]|\\d{1,2}|one|two|three|four|five|i{1,3})",
    "(?:the )?(?:old|new|first|second|third|current|existing|proposed|original|revised|amended|earlier|later|previous|latest)(?: (?:text|version|draft|rules?|article|document|wording|notice|regulation|provision|proposal|plan))?",
    "(?:before|after)(?: (?:the )?(?:amendment|revision|change))?",
  ].join("|"),
  "i",
);
/** A name on a line of its own, or before a colon: 【舊版】, # 文件一, "Draft 1:", "甲案（交通處）：". */
const HEADING = new RegExp(
  `^[\\s#*【〔［\\[(（「-]{0,8}(${NAME.source})([（(][^）)\\n]{1,20}[）)]|[^\\S\\n][^:：\\n]{1,24}|\\s?[—–-]\\s?[^:：\\n]{1,24})?[\\s*】〕］\\])）」]{0,4}(?:[:：]|$)`,
  "iu",
);

/** Pieces of material that only their names set apart: two versions, or several documents, one below the other. */
export function named(text: string): Source[] | null {
  const heads: { name: string; kind: string; start: number; end: number }[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const head = HEADING.exec(line[0].slice(0, 90));
    if (!head?.[1] || NOT_SOURCE.test(head[1])) continue;
    const isMarked =
      /[:：]/.test(head[0]) || /^\s*[#*【〔［[(（]/.test(head[0]) || head[0].length === line[0].length;
    if (!isMarked) continue;
    heads.push({
      name: `${head[1]}${head[2] ?? ""}`.trim(),
      kind: line[0].slice(0, line[0].search(/[^\s]/) + 1),
      start: line.index,
      end: line.index + head[0].length,
    });
  }
  const names = new Set(heads.map((head) => head.name.toLowerCase()));
  if (heads.length < 2 || heads.length > 20 || names.size !== heads.length) return null;
  const last = heads.at(-1);
  const pieces = heads.map((head, index) => {
    const next = heads[index + 1];
    return part(text, head.end, next?.start ?? endOf(text, last?.end ?? 0), null, head.name);
  });
  return pieces.every((piece) => piece.text.trim().length >= 6) ? pieces : null;
}

/** The last piece ends where a blank line and an order follow. */
function endOf(text: string, from: number): number {
  const order =
    /\n[^\S\n]{0,20}\n(?=[^\n]{0,60}(?:請|幫我|麻煩|上面|上述|以上|比較|回答|問題|輸出|\bplease\b|\bcompare\b|\babove\b|\banswer\b|\bquestion\b|\blist\b|\bsummar))/i.exec(
      text.slice(from),
    );
  return order ? from + order.index : text.length;
}
