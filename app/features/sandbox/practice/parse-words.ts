import { isReport } from "./clauses.ts";
import { parseCite } from "./parse-cite.ts";
import type { Evidence, Reading } from "./reading.ts";
import { TOPICS } from "./topics.ts";

export type Words = Pick<Reading, "avoid" | "mention" | "cite"> & { evidence: Evidence[] };

/** Words that the answer may not or must hold, and whether it shall say where each statement stands. */
export function parseWords(text: string): Words {
  const evidence: Evidence[] = [];
  return { ...wordsIn(text, evidence), cite: parseCite(text, evidence), evidence };
}

const QUOTE =
  /「([^「」\n]{1,40})」|『([^『』\n]{1,40})』|“([^“”\n]{1,60})”|"([^"\n]{1,60})"|(?<![\p{L}\p{N}])['‘]([^'’\n]{1,40})['’](?![\p{L}\p{N}])|`([^`\n]{1,40})`/gu;
const BETWEEN = /^(?:\s|[,、;/和與及跟或]|以及|還有|\b(?:and|or|nor|and also)\b){0,12}$/i;

const NO_ZH =
  "(?:不(?:要|用|得|可以?|能|應|准|許|該|宜|須|想|會)|請?勿|(?<![類級性個分識區差])別|切忌|避免|禁止?|忌|嚴禁|毋|杜絕|絕不)";
const USE_ZH = "(?:出現|使用|用|寫成|寫|提到|提及|提|說|講|含有?|包含|採用|稱|見到|看到|放|加|有)";
/** Taking a word out. */
const DROP_ZH =
  "(?:拿掉|刪掉|刪除|刪去|換掉|改掉|去掉|砍掉|避開|迴避|避掉|避用|捨棄|剔除|抽掉|封殺|戒掉|收起來|省去|刪(?!減))";
const NOUN_ZH = "(?:字詞|詞語|詞彙|用語|用詞|字眼|字句|詞句|字樣|措辭|說法|[字詞])";

const AVOID_BEFORE = new RegExp(
  `(?:(?:${NO_ZH}|不)(?:再|有|請|在文中|在文內|把|讓)*${USE_ZH}?(?:任何|像|如|例如|類似|到|出)*|${DROP_ZH}|(?:禁用|NG|地雷|敏感|黑名單|忌諱|避諱|${NO_ZH}${USE_ZH}?)的?${NOUN_ZH}?|禁語|避用)[^。;「」『』“”"]{0,10}$|(?:(?:n['’]t|\\b(?:not|dont|never|cannot|no|avoid(?:ing)?|without|refrain from|steer clear of|stay away from|keep clear of|do without|leave out|omit|ban(?:ned)?|forbidden|prohibited|free of|instead of|drop|skip|hates?|dislikes?|neither|nor|keep out))\\b)[^.;"“”]{0,48}$`,
  "i",
);
const AVOID_AFTER = new RegExp(
  `^[^。;「」『』“”]{0,14}?(?:(?:請|都|一律|均|也|絕對|千萬|全部)?(?:${NO_ZH}(?!少|漏|缺|省|忘)|不行|禁用|免|${DROP_ZH}|(?:是|算)?(?:NG|地雷|禁語|禁詞|忌諱)))|^[^.;"“”]{0,24}?\\b(?:(?:must|may|should|shall|can|is|are|to|do|does|will|need)(?:n['’]t| not)|cannot|never|banned|forbidden|prohibited|be (?:avoided|left out|omitted|dropped|banned|kept out)|is out\b|not (?:to be|be|allowed|permitted)|off limits|out of|taboo|leave (?:it|them|this|these|that|those) out|don't (?:use|write|say)|not acceptable)\\b`,
  "i",
);
/** The minister hates "ban", so don't use it: the order follows in a clause of its own, and names nothing else. */
const AVOIDED_LATER = new RegExp(
  `^[^,;.「『]{0,60}[,;.] ?(?:so |please |and |hence |therefore )*(?:(?:do not|don['’]t|never) (?:use|write|say|want|put|include)|avoid|leave|replace|drop|do without|skip|lose) (?:it|them|this|these|that|those)\\b|^[^,;.「『]{0,60}[,;.] ?(?:so |and )*(?:that|this|the) (?:word|phrase|term|expression) is (?:off limits|banned|taboo|out|forbidden|not)|^[^,;「『]{0,16}[,;](?:[^,;「『]{1,12}[,;])?(?:請|所以|都|千萬|拜託|一律|絕對|麻煩|全部|就|也)*(?:(?:${NO_ZH}|不)(?:再)?${USE_ZH}|${DROP_ZH})+(?:它|進去|到|出來|了|喔|啦|[這那][一二兩三四五六七八九]?個?${NOUN_ZH})*(?:$|[。,;!])`,
  "i",
);
const MENTION_BEFORE =
  /(?:提到|提及|提|寫到|寫進|寫入|寫上|寫出|寫明|放進|放入|放上|加入|加上|納入|列入|包含|包括|含有?|涵蓋|使用|用到?|出現|要有|須有|需有|應有|有|說到|講到|帶到|點到|觸及|帶入|引用|附上|點出|寫|保留|關鍵[字詞]|必[寫提用]|必要(?:字|詞)[^「]{0,4}|把|將)[^。;「」『』“”"]{0,8}$|\b(?:mention|mentions|include|includes|including|contain|contains|use|uses|say|says|write|state|states|has|have|put|feature|refer to|work in|with|required (?:wording|words?|phrases?|terms?|text)|keywords?|must-haves?|add|insert|bring in|quote|keep|make sure|ensure|the (?:words?|phrases?|terms?|expressions?))\b[^.;"“”]{0,32}$/i;
const MENTION_AFTER =
  /^[^。;「」『』“”]{0,12}?(?:寫進去|放進去|加進去|寫進|放進|納入|不可少|不能少|不得少|必須|一定要|要出現|須出現|要有|要寫|要提|不可漏|不能漏|別漏|務必|必寫|必要|都要|寫入|加入|稱之|代之|(?:記得|務必|要|須|必須|請)(?:帶|寫|提|用|放))|^[^.;"“”]{0,20}?\b(?:must|has to|have to|should|shall|needs? to|mentioned|named|included|is (?:required|compulsory|mandatory|in the)|are (?:required|compulsory|in the)|appears?|required|somewhere)\b/i;
const OBLIGED =
  /(?:要|須|需|必|務|請|應|一定|記得|麻煩|不可少|希望|幫我)|\b(?:must|should|shall|please|pls|need|has to|have to|sure|ensure|required?|don't forget|remember|kindly|want|at least once|always)\b|^(?:make mention|refer|mention|include|use|contain|say|write|put|add|work|insert)\b/i;
/** "It's called 'My E-Gov', so I want those words in it." */
const MENTIONED_LATER =
  /^[^.;「『]{0,12}[,;.] ?(?:so |please |and )*(?:I |we )?(?:want|use|have|put|keep|include|write|mention|need)s? (?:it|them|this|that|those|these|the)(?: exact)?(?: (?:words?|name|phrase|term))? (?:in|there|into|somewhere|literally)\b/i;
/** 不可少, don't forget: a denial that asks for more. */
const DOUBLE =
  /不(?:可|能|得|要)(?:以)?(?:少|漏|缺|省略|遺漏|忘)|別(?:忘|漏)|(?:勿|不要)(?:忘|遺漏)|缺一不可|\b(?:don't|do not|never) (?:forget|omit|leave out|miss|fail|drop)|\bnot (?:without|fail)|\bcannot (?:be )?(?:missing|left out)/gi;
/** Quotes that name something else: labels, columns, headings, marks, gap words, what the material may say. */
const ELSEWHERE =
  /分成|分為|歸為|歸入|[一二三四五六七八九十\d兩]類|選一|擇一|找出|擷取|抽取|抓出|欄|標題|小節|章節|分類|類別|標籤|選項|編號|開頭|冠|標記為|標示|標註|格式|如果|若|倘|遇到|沒有(?:的|寫|提|資料|載)|未(?:提|載|敘|寫)|查不到|找不到|缺|空白|例如|譬如|範例|輸入|改[成為]|換成|代替|取代|指令|指示|角色|\b(?:extract|classif\w+|columns?|fields?|headings?|headed|sections?|titled?|labels?|categor\w+|class(?:es|ify)?|mark(?:ed)?|bullets?|numbers?|prefix\w*|begin\w*|start\w*|if|when|where|whenever|missing|absent|blank|unknown|for example|e\.g|such as|example|replace|instructions?|orders?|commands?|rename|formats?)\b/i;

/** A clause that asks for a word: 要用, 請改用. */
const WISHES =
  /^\s*(?:而是|而要|但|請|改|應|須|一定|只能|統一|一律|都|就|可以|可)*(?:要|請|改|應|須|得|必須|統一|一律|可以?)(?:用|寫|寫成|說|稱|稱為|提到|出現|使用|採用?)+\s*$/;

type Group = { words: string[]; start: number; end: number };

function wordsIn(text: string, evidence: Evidence[]): Pick<Words, "avoid" | "mention"> {
  const avoid: string[] = [];
  const mention: string[] = [];
  const take = (part: "avoid" | "mention", group: Group) => {
    (part === "avoid" ? avoid : mention).push(...group.words);
    evidence.push({ part, start: group.start, end: group.end });
  };
  for (const sentence of sentencesOf(text)) {
    for (const group of groupsIn(sentence.text)) {
      const stop = sentence.start + sentence.text.length;
      const part = partOf(sentence.text, group, text.slice(stop, stop + 60).split("\n")[0] ?? "");
      if (part)
        take(part, { ...group, start: group.start + sentence.start, end: group.end + sentence.start });
    }
  }
  for (const [part, group] of [...listed(text), ...exchanged(text)]) take(part, group);
  return { avoid: [...new Set(avoid)], mention: [...new Set(mention)] };
}

/** Sentences whose quotes may hold dots: a line, parted at 。 and at ". " outside quotes. */
function sentencesOf(text: string): { text: string; start: number }[] {
  return [...text.matchAll(/[^\n。\uE002]{1,600}/g)].flatMap((line) => {
    const cuts = [0];
    const quoted = [...line[0].matchAll(QUOTE)].map((match) => [match.index, match.index + match[0].length]);
    for (const dot of line[0].matchAll(/[.;!?](?=\s)/g)) {
      if (!quoted.some(([from = 0, to = 0]) => dot.index >= from && dot.index < to)) cuts.push(dot.index + 1);
    }
    return cuts.map((cut, index) => ({
      text: line[0].slice(cut, cuts[index + 1] ?? line[0].length),
      start: line.index + cut,
    }));
  });
}

function groupsIn(sentence: string): Group[] {
  const groups: Group[] = [];
  for (const match of sentence.matchAll(QUOTE)) {
    const word =
      match
        .slice(1)
        .find((one) => one !== undefined)
        ?.trim() ?? "";
    const last = groups.at(-1);
    const end = match.index + match[0].length;
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    if (last && BETWEEN.test(sentence.slice(last.end, match.index))) {
      last.words.push(word);
      last.end = end;
    } else groups.push({ words: [word], start: match.index, end });
  }
  return groups.concat(unquoted(sentence));
}

/** SOP 不要用: an abbreviation needs no quotation marks, unless it names a format. */
const ACRONYM =
  /(?<![A-Za-z])(?!(?:JSON|CSV|HTML|XML|PDF|AI|ODT|LINE)\b)([A-Z]{2,8})(?=\s*(?:這[一二三四五]?個?[^,。]{1,4}|縮寫)?\s*(?:請|都|一律)?(?:不要|不得|不可|不能|別|勿|禁)(?:再|用|寫|出現|使用|有))/gu;

/** The names China Airlines and EVA Air must not show up: names in capitals need no quotation marks. */
const NAMED_AS =
  /\b(?:names?|words?|terms?|phrases?|expressions?|brands?) ([A-Z][\w-]*(?: [A-Z][\w-]*)*(?:(?:, (?:and |or )?| and | or )[A-Z][\w-]*(?: [A-Z][\w-]*)*)*)(?= (?:must|may|should|shall|can|cannot|is|are|has|have|needs?)\b)/g;

/** Without quotation marks: 不要出現保證兩個字, "do not use the word delay". */
function unquoted(sentence: string): Group[] {
  const pattern =
    /(?:出現|使用|[寫用提說看見]到|用|寫|提及|包含|納入|有)\s*(?!到|這|那|該|此|以下|任何|上述)([^,。;:、「」『』"\s]{1,12}?)(?=\s*(?:[一二兩三四五六七八九十]個字|這(?:[一二兩三四五]?個)?(?:字|詞)|一[詞語]|字樣|等字|這種字眼|的字眼|二字|三字|四字))|\b(?:the |any )?(?:words?|terms?|phrase|expression)\s+(?!(?:count|limit|is|are|that|which|and|or|in|of|for|to|must|should|shall|as|like|each|per|max|with|the|by|from|used|such)\b)([A-Za-z][\w-]*(?: [A-Za-z][\w-]*)?)(?=\s*(?:[.,;]|$))/giu;
  return [...sentence.matchAll(pattern), ...sentence.matchAll(ACRONYM), ...sentence.matchAll(NAMED_AS)].map(
    (match) => ({
      words: (match[1] ?? match[2] ?? "")
        .split(match[0].startsWith("name") || match[1]?.includes(" and ") ? /,? (?:and|or) |, / : /(?!)/)
        .map((word) => word.trim()),
      start: match.index + match[0].length - (match[1] ?? match[2] ?? "").length,
      end: match.index + match[0].length,
    }),
  );
}

function partOf(sentence: string, group: Group, following: string): "avoid" | "mention" | null {
  const mask = (part: string) =>
    part
      .replace(QUOTE, (quote) => "\u25A1".repeat(quote.length))
      .replace(DOUBLE, (order) => `務必${" ".repeat(Math.max(0, order.length - 2))}`);
  const before = mask(sentence.slice(Math.max(0, group.start - 80), group.start));
  const after = mask(sentence.slice(group.end, group.end + 60));
  const clause = /[^,;:，]*$/.exec(before)?.[0] ?? "";
  const rest = /^[^,;，]*/.exec(after)?.[0] ?? "";
  const banned = /禁|ban|forbid/i.test(before + after);
  if (ELSEWHERE.test(clause + rest) && !banned) return null;
  if (ELSEWHERE.test(before) && /[:：]\s*$/.test(before) && !banned) return null;
  const next = after + mask(following);
  const later = AVOIDED_LATER.test(next);
  const isOthersWish = /\b(?:asked|asks|wants|told|prefers|thinks|hates)\b/i.test(before);
  if (isReport(clause + rest) && !later && !isOthersWish) return null;
  // 別用「賠償」,要用「補償」: a clause with a wish of its own isn't under the denial before it.
  const governed = WISHES.test(clause) ? clause : before.slice(-60);
  if (AVOID_BEFORE.test(governed) && !/務必/.test(clause)) return "avoid";
  if (AVOID_AFTER.test(rest) || later) return "avoid";
  const obliged = OBLIGED.test(before.trim()) || OBLIGED.test(rest) || OBLIGED.test(sentence.trim());
  if (obliged && (MENTION_BEFORE.test(before) || MENTION_AFTER.test(rest))) return "mention";
  return MENTION_AFTER.test(rest) || MENTIONED_LATER.test(next) ? "mention" : null;
}

/** 「殘障」一律改成「身心障礙」: one word out, the other in. */
function* exchanged(text: string): Generator<["avoid" | "mention", Group]> {
  const pairs =
    /[「『"]([^「」『』"\n]{1,20})[」』"](?:(?:這|一|這?[一二兩三四五]個?)?[字詞]|請|都|一律|均|統一|要|應|全部){0,4}(?:改|換|替換|代換)(?:成|為|用|以|稱|寫成|稱為){1,2}[「『"]([^「」『』"\n]{1,20})[」』"](?!.{0,12}(?:欄|標題|格式))/gu;
  for (const match of text.matchAll(pairs)) {
    const [whole, out = "", put = ""] = match;
    const [first, last] = [match.index + 1, match.index + whole.length - 1];
    yield ["avoid", { words: [out], start: first, end: first + out.length }];
    yield ["mention", { words: [put], start: last - put.length, end: last }];
  }
}

const namesTopic = (word: string) =>
  word.length <= 6 && TOPICS.some(([, pattern]) => word.search(pattern) >= 0);

/** 禁用詞：違法、賠償, and a list of lines below "下列詞語不得使用：". */
function* listed(text: string): Generator<["avoid" | "mention", Group]> {
  const heads =
    /(?:(?<avoid>禁語|禁詞|忌語|(?:不能|不可以?|不要|不得|不准)(?:寫|用|出現|有|提|使用)的(?:字詞|詞語|詞彙|用語|用詞|字眼|詞|字)|(?:不得|不可|不要|請?勿|別|避免|禁止)(?:使用|用|出現|寫)(?:下列|以下|下面|這些|這幾個)的?(?:字詞|詞語|詞彙|用語|用詞|字眼|詞|字)|(?:禁用|禁止使用|禁止出現|不得使用|不可使用|不可用|不能用|不准用|不要用|別用|勿用|避免使用|避用|敏感|NG|地雷|黑名單|忌諱|避諱|禁止|禁忌)的?(?:字詞|詞語|詞彙|用語|用詞|字眼|詞|字)|(?<=^|[\n;；])[\s\-*•・#\d.、]{0,6}(?:不可|不得|不要|不能|不准|禁止|請勿|勿|避免|切勿|禁)(?:出現|使用|用|寫|提|提及|提到)(?=\s*[:=])|(?:字詞|詞語|詞彙|用語|字眼|詞|字)[^,。:\n]{0,4}(?:不得使用|不可使用|不要用|請勿使用|不能用|禁用|請避免|不要出現|不得出現)|\b(?:banned|forbidden|prohibited|taboo|avoid(?: these)?|no|not allowed|unwanted) ?(?:\w+ )?(?:buzz)?(?:words?|terms?|phrases?|expressions?|wording)|\b(?:words?|terms?|phrases?|expressions?) (?:to (?:avoid|leave out|keep out|drop|skip)|not to (?:be )?use[d]?|not allowed|(?:that )?(?:must|may|should|shall) (?:not|never) (?:appear|be used))|(?<=^|[\n;])[\s\-*•#]{0,6}(?:not allowed|off limits|must not (?:appear|include|contain)|do not use|don't use|never use)|\b(?:do not|don't|never) use (?:any of )?(?:the following|these) (?:words?|terms?|phrases?))|(?<mention>(?<!不)(?:要|必須|一定要|須|務必)(?:出現|寫|用|提|有|提到|寫到)的(?:字詞|詞語|詞彙|用語|關鍵字|字眼|詞|字)|關鍵[字詞](?=\s*[:=][^\n。]{1,60}[,;](?:都|均|皆|一定|務必)?(?:要|須|必|得))|(?:必用|必寫|必提|必含|必須出現|必須包含|必要|指定|必備|必須使用|應出現|須出現|應提及|提及|提到|應納入|納入|必納)[的之]?(?:字詞|詞語|詞彙|用語|關鍵字|關鍵詞|字眼|詞|字)|(?<=^|[\n;；])[\s\-*•・#\d.、]{0,6}(?:必|必須|務必|一定要|應|須|需|要)(?:出現|使用|用|寫到|提到|提及|提)(?=\s*[:=])|(?:關鍵[字詞]|字詞|詞語|字眼)[^,。:\n]{0,4}(?:必須出現|一定要有|都要出現|務必納入|必須包含|都要有|須納入)|\b(?:required|mandatory|compulsory|obligatory) (?:wording|words?|terms?|phrases?|keywords?)|\b(?:words?|terms?|phrases?|keywords?) (?:to (?:include|mention|use|put in|work in)|(?:that |which )?(?:must|have to|has to|should|shall|need to) (?:appear|be (?:there|used|included|in)))|(?<=^|[\n;])[\s\-*•#]{0,6}(?:must|has to|should) (?:include|contain|mention|appear|have)|\b(?:use|include|mention) (?:all of )?(?:the following|these) (?:words?|terms?|phrases?)))(?:[^:=\n]{0,30}[:=]|[^:=\n]{0,12}(?=\n[^\S\n]*[-*•・]))[^\S\n]*(?<list>[^\n。\uE002]{1,120}|(?:\n[^\S\n]*(?:[-*•・]|\d{1,2}[.、)])[^\n\uE002]{1,40}){1,12})/giu;
  for (const match of text.matchAll(heads)) {
    const list = match.groups?.list ?? "";
    const start = match.index + match[0].length - list.length;
    const items = list.includes("\n")
      ? list.split("\n")
      : list.split(/[、,;/]|\s(?:and|or)\s|[和與及或](?=[^,、;\s])/);
    const words = items
      .map((item) =>
        item
          .replace(/\((?:必要|必|必寫|禁用|禁|務必)\)\s*$/, "")
          .replace(/^[\s\-*•・\d.、)「『"“'‘]+(?=\D)|[\s」』"”'’.]+$/g, "")
          .trim(),
      )
      .filter(
        (word) =>
          word !== "" && word.length <= 40 && !/^(?:都|均|皆|一定|務必)?(?:要|須|必|得|不)/.test(word),
      );
    // 不可出現：姓名、電話 leaves these out, the words themselves may be said.
    if (words.length === 0 || words.every(namesTopic)) continue;
    yield [
      match.groups?.avoid === undefined ? "mention" : "avoid",
      { words, start, end: start + list.length },
    ];
  }
}
