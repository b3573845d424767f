import { isDenied, sentencesIn } from "./clauses.ts";
import { headingsIn } from "./parse-headings.ts";
import type { Evidence, Format } from "./reading.ts";

const FORMATS: [Format, RegExp][] = [
  ["json", /(?<![A-Za-z])JSON(?![A-Za-z])|\bobject\b[^.\n{]{0,30}(?=\{\s*")/gi],
  [
    "table",
    /表格|表列|[拉畫做弄]個?一?張?表(?![示達演現])|欄的表|Excel(?:那[種樣]|格式|表|的樣子)|一格一格|製表|一覽表|對照表|彙整表|填表|成表|[一二三兩]張表|畫(?:成|個|張|出)?表|(?:做|製|弄|列|整理|彙整|畫|寫|排)成[^,。\n]{0,4}?(?<!代|發|圖)表(?!達|示|現)|Markdown 表|[一二三四五六\d]欄式|\btab(?:le|el)s?\b|\btabular\b|\btabulat\w+\b|\bspreadsheet|\bin (?:rows and )?columns\b|\bgrid\b|\brows?\b[^.\n]{0,40}\bcolumns?\b|\b(?:two|three|four|five|six|[2-6]) columns\b|\bcolumns?\b[^.\n]{0,60}\brows?\b/gi,
  ],
  [
    "points",
    /條列|條例式|條文(?:式|方式|體)|分列(?=$|[,。呈之])|項目符號|編號清單|[幾數]點(?!鐘)|重點|要點|逐點|分點|分項|列點|點列|一條一條|一項一項|逐項列|要點式|逐條|一點一點|\bbullet(?:s|ed)?\b(?!-?proof)|\bpoints?\b|\bpoint form\b|\bpoint by point\b|numbered list|\btakeaways?\b|\bitemi[sz]ed?\b/gi,
  ],
  ["list", /清單|列表|\bcheck-?lists?\b|逐項|一行一(?:項|欄)|每[欄項]一行|\blists?\b(?! the\b)/gi],
  [
    "prose",
    /一(?:整|大|小)?段(?:話|文字|連貫|短文)|整段|段落|短文|散文|文章|連貫的?文字|敘述文|敘述[體式]|敘事|(?:以|用|採)[^,。\n]{0,6}(?:敘述|文字敘|陳述)|文字(?:敘述|描述|說明|呈現|段落)|連續[之的]?文字|敘述之|連貫敘|一路寫|一氣呵成|寫成?作文|成文(?!字檔|件|號)|\bprose\b|\bparagraphs?\b|\bessay\b|\bnarrative\b|\bcontinuous text\b|\brunning text\b|\bflowing text\b|\b(?:full|complete|whole|connected|continuous|ordinary) sentences\b|\b(?:normal|ordinary|plain|running|continuous|regular) text\b|\b(?:out |text )in sentences\b|\bnarrat\w+\b|\b(?:written|write it) (?:out )?as text\b/gi,
  ],
  [
    "sentences",
    /(?<=\bin )(?:full|complete|whole) sentences(?=\W*$)|(?<=\b(?:full|complete|whole) sentences[^.\n]{0,40})each on (?:its|a) own line|\b(?:full|complete|whole) sentences\b(?=[^\n]{0,40}\b(?:line|one by one|each on)\b)|\bsentences?\b[^.\n]{0,16}\b(?:on (?:its|a|their) (?:own )?lines?|on a line of its own)|完整的?句子|完整句|一句一句|逐句(?=寫|列|呈)|(?:以|用|寫成)整句|句子(?:的形式|形式|方式)/g,
  ],
  [
    "headings",
    /(?:[每各]|一個)(?:一?個)?[^,。\n]{0,4}(?:議題|議案|案|主題|段|部分|項目?|類|單元)[^,。\n]{0,6}(?:下|給|加|用|放|有|設|立|寫|配|訂|冠|標)[^,。\n]{0,3}(?:一個)?(?:[小大次])?標題|(?:加|下|用|設|分|有)(?:上|出)?(?:幾個|一些)?(?:小|大|次)標題?|(?:小|次)?標題(?:來)?(?:分段|隔開|分開|區隔|分區)|分標題|標題式|\b(?:sub-?)?headings?,? (?:one )?(?:for|per|above|over) (?:each|every)|\b(?:by|with|under|using|add|into|give \w+) (?:[a-z]+ ){0,2}?(?:sub-?)?headings\b/gi,
  ],
];
/** The format that is asked for and not turned down: the last of them, a table or JSON before mere points; and the headings. */
export function parseFormat(
  text: string,
  evidence: Evidence[],
): { format: Format | null; headings: string[] } {
  const headings = headingsIn(text, evidence);
  let last: { format: Format; weight: number; start: number; end: number } | null = null;
  for (const sentence of sentencesIn(text)) {
    for (const [format, pattern] of FORMATS) {
      for (const match of sentence.text.matchAll(pattern)) {
        const before = sentence.text.slice(Math.max(0, match.index - 40), match.index);
        const after = sentence.text.slice(match.index + match[0].length, match.index + 60);
        if (isDenied(/[^,;:]*$/.exec(before)?.[0] ?? "") || DENIED_AFTER.test(after)) continue;
        if (/(?:而非|不是|instead of|rather than)[^,。.\n]{0,8}$/i.test(before)) continue;
        // A table or JSON outweighs a mere "重點" or "list" said beside it; "two paragraphs" that of points.
        const weight = format === "json" || format === "table" ? 1_000_000 : 0;
        const start = sentence.start + match.index;
        if (!last || start + weight > last.weight)
          last = { format, weight: start + weight, start, end: start + match[0].length };
      }
    }
  }
  if (headings.length > 1 && last?.format !== "table" && last?.format !== "json")
    return { format: "headings", headings };
  if (last) evidence.push({ part: "format", start: last.start, end: last.end });
  return { format: last?.format ?? null, headings };
}

const DENIED_AFTER =
  /^[^,。;]{0,8}?(?:不要|不用|不必|免了|就不用|不行)|^[^,.;]{0,16}\b(?:are|is|should|must|may)(?:n['’]t| not)\b[^,.;]{0,12}\b(?:permitted|allowed|wanted|needed|used|accepted|acceptable)/i;
