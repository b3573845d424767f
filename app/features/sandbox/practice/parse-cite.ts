import { isReport, sentencesIn } from "./clauses.ts";
import { DOUBLE_DENIAL } from "./denials.ts";
import type { Evidence } from "./reading.ts";
import type { Span } from "./together.ts";
import { anyTogether, classesOf } from "./together.ts";
import { DENIES, EACH_STATEMENT, MATERIAL, WRITES } from "./words-en.ts";

/** Where in the material something stands. */
const PLACE_ZH =
  "(?:出處|引註|註腳|腳註|尾註|條號|條次|條項|法條|條文|法源|引文|佐證|來源|頁碼|頁次|頁數|行號|段落|段號|段次|點次|項號|原文|原句|章節|依據|憑據|憑證|第(?:幾|[○〇xXnN]|…)[條項頁段行點款句案則]|[哪那]一?個?(?:[條項頁段行句點款]|部分|地方|裡)|哪裡|何處|何在|何項|何條|何段|根據|出自|參考段落|在資料(?:的)?哪|案號|案次|案由編號|項次號|某某?[條項頁段點款案]|[○〇xX]+[條項頁段])";
const MARK_ZH =
  "(?:註明|加註|附註|註記|備註|註|標明|標示|標註|標出|標上|標記|標清楚|標|附上|(?<!所)附|敘明|載明|指出|指明|寫出|寫明|寫上|寫|列出|列示|列明|(?<![下上前條])列|引用|引述|引|節錄|摘錄|抄錄|抄|告訴我|告知|說明|說|交代|給|講|提供|對應|括號|括弧|檢附|檢具|點明|標引|補上|帶上|秀出|付上|(?<=[要請須需])付(?![費款錢清現])|放上|貼上|掛上|交待|加(?=\\s*[(「『【\\[]))";
const EACH_ZH =
  "(?:[每各](?:一|個)?(?:[點項條句則]|段|個?(?:數字|答案|結論|重點))|逐[點項條句]|句末|文末|句尾|後面|末尾|最後|結尾處)";
const CITES_ZH: RegExp[] = [
  new RegExp(`${MARK_ZH}[^,。;\\n]{0,14}?${PLACE_ZH}`, "gu"),
  new RegExp(
    `(?:出處|條號|條次|條項|法條|條文|引文|頁碼|頁次|行號|段落編號|段號|條文號碼|資料來源|來源|憑據|依據|依據的?(?:條文|法條)|第[○〇xXnN]條)[^,。;\\n]{0,10}?${MARK_ZH}`,
    "gu",
  ),
  /把[^,。;\n]{0,4}(?:原文|原句|出處|條文|條號|來源|依據|那一?[句段])[^,。;\n]{0,10}?(?:抄|附|寫|貼|列|標|放|引)/gu,
  new RegExp(
    `${EACH_ZH}[^,。;\\n]{0,8}?(?:都|均|皆|要|須|應|需|得|請|必)[^,。;\\n]{0,8}?(?:${PLACE_ZH}|對得回|回溯|查得到)`,
    "gu",
  ),
  // 依據哪一條哪一項, 每一句都要寫清楚; 「見紀錄第三段」
  /(?:[哪那]一?個?[條項頁段句點款案]|第幾[條項頁段句點款案]|哪裡(?:看到|來|寫)?的?)[^。;\n]{0,16}?(?:都|均|皆|要|須|請|得|必|也|一併|順便)[^,。;\n]{0,6}?(?:寫|標|註|附|列|講|說|交代|清楚|明白)/gu,
  /[哪那]一?[條項頁段句點款案][^,。;\n]{0,4}(?:寫|標|註|列|講|說)(?:出來|清楚|明白|上去|進去)/gu,
  /[「『([【](?:見|參見|參|出自|引自|摘自|源自|依據?|據)[^」』)\]】\n]{0,16}[條項頁段句點款案][^」』)\]】\n]{0,4}[」』)\]】]/gu,
  // 寫是第幾案來的, 把第幾條寫出來
  /第幾[案項條點款頁段則](?:決議)?(?:來的|說的|講的|寫的|裡)|[把將][^,。;\n]{0,4}第幾[案項條點款頁段][^,。;\n]{0,4}(?:寫|標|註|列|附)/gu,
  /(?:出處|來源|引註|引用)\s*[:=][^,。;\n]{0,6}?(?:必|要|須|需|附|標|每|逐|段|條|頁|第)/gu,
  /(?:依據|根據)的?(?:條文|條號|法條|法源)|有憑據|(?:要|需|須|應|必)有出處|有所本|以資佐證|看出處|可回溯|可追溯|是(?:根據|依據|出自|來自)[哪那第]|\bcitations?\b|\bcite\b/giu,
];
const NO_CITE_ZH = /(?:不(?:要|用|必|需要?|須)|無[需須]|毋[庸須]|免|別|勿)[^,。;]{0,6}$/u;
/** 依原文, 照原文, 忠於原文, 用原文的語言: not a word about where it stands. */
const NOT_PLACE_ZH =
  /寫(?:成|得)|(?<!第幾[條項點款頁段案])寫出來|原文(?:的語言|語言|沒|未|提|照|為準|一致|順序|為主|以外|裡|中|所載|有|不|內容)|來源(?:國|不明)|(?:給|寫)[^,。]{0,6}(?:段落|章節)|(?:給)[^,。]{0,8}(?:依據|根據|來源)|(?:講|說)[^,。]{0,8}(?:原文|段落|章節|條文)|引用的?文字|提供的?(?:條文|原文|資料|依據)|列成|(?<!是)根據(?:下|上|以|資料|原)|依據(?:下|上|以|資料|原)|來源(?:僅|只)?限|[寫列引].{0,6}(?:各段落|三段|[一二兩三四五六七八九十\d]個段落)/u;

const PLACE_EN =
  "(?:sources?(?! material| text| is the| are)(?: refs?| references?| locations?)?|(?:source |original )?(?:sentences?|passages?|quot(?:es?|ations?)|clauses?|provisions?)|citations?|references?|refs?|evidence|legal basis|(?:article|line|paragraph|para|page|section|item|clause|agenda item|point)s?['’]?s? (?:item )?(?:numbers?|nos?\\b|refs?|references?)|source locations?|locations? in|article no|where (?:\\w+ ){0,8}(?:from|found|stated|written|says?|said|stands?|appears?|is in|comes?)|which (?:\\w+ ){0,2}(?:article|paragraph|para|line|page|section|clause|sentence|part|item|passage|point))";
const MARK_EN =
  "(?:give|state|show|note|mark|add|attach|list|identify|provide|annotate|write|indicate|include|name|append|specify|insert|supply|tell me|say|mention|put|point (?:to|out)|record|followed by|with|accompanied by|back(?:ed|ing)?(?: \\w+){0,3} (?:with|by)|support\\w*|needs?|requires?|must have|has to have|should have|must carry|carry|carries|cite|quote|make clear|follow\\w*)";
const EACH_EN =
  "(?:each|every|per|after|all|any|no) (?:\\w+ )?(?:point|bullet|claim|statement|item|fact|figure|sentence|answer|line|conclusion|number)s?";
const CITE_EN: RegExp[] = [
  /\bcit(?:e|es|ing|ation|ations|ed)\b|\b(?:foot|end)notes?\b|\bsource refs?\b|\btraceable\b|\bquotations? (?:from|of|marks? around)|\b(?:direct|exact|verbatim|original) (?:quotes?|quotations?|wording|words?|sentences?)|(?<!with )(?<!without )\breferenc(?:e|es|ing) (?:to|for|each|every|the|after|at|in|of|numbers?)|\bwith (?:references?(?! to)|sources?|quotes?|quotations?)\b/gi,
  /\bquot(?:e|es|ing) (?:the |each |every |from |its |their |your |a |one )*(?:\w+ )?(?:sentences?|passages?|words?|wording|lines?|text|source|original|clauses?|articles?|minutes|document|relevant|part|paragraph|supporting)/gi,
  new RegExp(
    `\\b${MARK_EN}\\b[^.;\\n]{0,36}?\\b(?:the |its |your |their |each |exact |a |relevant |corresponding |supporting |where |which )+(?:\\w+ )?${PLACE_EN}`,
    "gi",
  ),
  new RegExp(
    `\\b${MARK_EN}\\b[^.;\\n]{0,40}?\\b(?:where (?:\\w+ ){1,8}(?:from|found|stated|written|says?|said|stands?|appears?)|which (?:\\w+ )?(?:article|paragraph|para|line|page|section|clause|sentence|part|item|passage)|page or section|wording from the|\\[source)`,
    "gi",
  ),
  new RegExp(`\\b${EACH_EN}\\b[^.;\\n]{0,24}?\\b(?:${PLACE_EN})\\b`, "gi"),
  new RegExp(
    `\\b${PLACE_EN}\\b[^.;\\n]{0,24}?\\b(?:for|after|behind|of|to|on|following|beside|at the end of) (?:the )?${EACH_EN}\\b`,
    "gi",
  ),
  /\b(?:article|line|paragraph|page|section|clause|item) (?:numbers?|nos?\.?)\b|\b(?:the )?(?:provision|article|passage|sentence|source|text|paragraph)s? (?:that )?(?:you )?(?:relied|based|rely|used)\b|\[source\b|\bno (?:\w+ )?without (?:a |its )?(?:source|reference)/gi,
  /\(source\b|\bas (?:proof|evidence)\b|\bproof from\b|\bcopy the (?:exact )?(?:words|wording|sentences?)\b|\bwhere did you (?:find|get|see|read)\b/gi,
  new RegExp(
    `\\b${EACH_EN}\\b[^.;\\n]{0,30}?\\b(?:paragraph|item|article|section|clause|sentence|line|page|passage)s?\\b[^.;\\n]{0,16}?\\b(?:from|taken|drawn|based|number|no\\.?)`,
    "gi",
  ),
  /\bwhich (?:\w+ )?(?:paragraph|item|article|section|clause|sentence|line|page|passage)s? (?:you|it|they|each|every)\b/gi,
  /^(?:and |with )?(?:the )?(?:sources?|references?|refs?|citations?)(?: (?:please|pls|needed|required|are (?:needed|required|a must)|for everything|too|as well))+|\b(?:sources?|references?|refs?|citations?) (?:are |is )?(?:required|mandatory|needed|compulsory|a must)\b/gim,
  /\b(?:which|where) (?:\w+ ){0,8}(?:based on|rests? on|taken from|comes? from|came from|drawn from|you found)\b|\bon which (?:\w+ ){1,5}(?:rests?|is based|relies)\b|\b(?:section|item|paragraph|article|clause|passage|sentence|line|page)s? (?:that )?(?:each|every|it|they|the) (?:\w+ )?(?:is|are|comes?|came) (?:from|based)/gi,
];
/** A piece of the material that a statement can be found in. */
const PIECE =
  "(?:(?:agenda )?items?|paragraphs?|sections?|articles?|clauses?|lines?|pages?|sentences?|passages?|parts?|places?|spots?|points?|headings?|chapters?)";
/** What ties a statement to its place in the material. */
const STANDS =
  "comes?|came|taken|took|found|find|stands?|stood|rel(?:y|ies|ied)|rests?|supports?|proves?|says? (?:so|it|that|this)|based|draws?|drawn|belongs?|appears?|written|read|got|stems?|backs?|shows?|(?:in|under|from|on) which";
/** The words for "its place with each statement", in any order. */
const PLACED: RegExp[][] = [
  [
    ...classesOf(DENIES),
    /\bwithout (?:saying|stating|giving|telling|noting|naming|showing|its|a|an) [^.;]{0,24}?\b(?:where|sources?|origin|item|paragraph|passage)\b/i,
  ],
  classesOf(
    EACH_STATEMENT,
    WRITES,
    `agenda items?|origins?|provenance|references?|passages?|(?:article|item|section|paragraph|line|page|clause)s? (?:numbers?|nos?)|see (?:item|section|paragraph|para|page|line|art)|${PIECE} (?:in|of|from) ${MATERIAL}`,
  ),
  classesOf(
    EACH_STATEMENT,
    STANDS,
    `(?:the|its|their|which|what|exact|that|right|very) (?:[a-z]+ ){0,2}${PIECE}(?! (?:break|between|with)\\b)|where`,
    WRITES,
  ),
  [
    ...classesOf(EACH_STATEMENT),
    /[([]\s?(?:see |cf\.? |from )?(?:item|page|p\.|para(?:graph)?|section|art(?:icle)?|line|source|ref)\b[^)\]\n]{0,16}[)\]]/i,
  ],
];
/** A column of its own for the place: | point | where in the minutes |. */
const PLACE_COLUMN =
  /\|\s*(?:where(?: in| it)[^|\n]{0,30}|source|origin|reference|place in [^|\n]{1,24}|(?:item|paragraph|section|line|page) (?:no\.?|number))\s*\|/i;
const NO_CITE_EN =
  /\b(?:do not|don['’]t|dont|without|never|no need to|not necessary to|need not|needn't|no)\b[^,.;]{0,16}$/i;
const DOUBLE =
  /\b(?:no|nothing|not) (?:point|bullet|statement|claim|item|answer|fact|figure)s? (?:without|unless)|without (?:a |its )?(?:source|reference)[^.]{0,20}(?:not|never|reject)/i;

/** Whether the answer shall say where in the material each statement stands. */
export function parseCite(text: string, evidence: Evidence[]): boolean {
  let cited = false;
  const sentences = sentencesIn(text);
  for (const [index, sentence] of sentences.entries()) {
    const take = ({ start, end }: Span) => {
      evidence.push({ part: "cite", start: sentence.start + start, end: sentence.start + end });
      cited = true;
    };
    // "Which part says so? Note it for every sentence": what a question names, the next sentence asks for.
    const isAsked = text[sentence.end] === "?";
    const next = isAsked ? sentences[index + 1] : undefined;
    const told = isReport(sentence.text);
    const placed = told && !isAsked ? null : placeIn(text.slice(sentence.start, next?.end ?? sentence.end));
    if (placed) take(placed);
    if (placed || told || NOBODY.test(sentence.text)) continue;
    const doubled = DOUBLE_DENIAL.test(sentence.text) || DOUBLE.test(sentence.text);
    for (const pattern of [...CITES_ZH, ...CITE_EN]) {
      for (const match of sentence.text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const before = sentence.text.slice(Math.max(0, match.index - 60), match.index);
        if (!doubled && (NO_CITE_ZH.test(before) || NO_CITE_EN.test(before))) continue;
        if (NOT_PLACE_ZH.test(sentence.text.slice(match.index, end + 4))) continue;
        take({ start: match.index, end });
      }
    }
  }
  return cited;
}

/** 辦法裡…, "nobody …": what holds already, and for nobody's answer. */
const NOBODY = /^(?:規定|辦法|法規|條文)[裡中]|^(?:nobody|no one)\b/i;

function placeIn(sentence: string): Span | null {
  const column = PLACE_COLUMN.exec(sentence);
  if (column) return { start: column.index, end: column.index + column[0].length };
  const placed = anyTogether(sentence, PLACED);
  return placed && !NO_CITE_EN.test(sentence.slice(0, placed.start)) ? placed : null;
}
