import { isReport } from "./clauses.ts";
import { fieldListsInEnglish } from "./fields-en.ts";
import type { NameList } from "./parse-field-lists.ts";
import { nameLists, takesOut, WHOSE } from "./parse-field-lists.ts";
import type { Field, FieldKind } from "./reading.ts";

/** What kind of value a field's name asks for. The first pattern that fits decides. */
const KINDS: [RegExp, FieldKind][] = [
  [/電子郵件|信箱|e-?mail/i, "email"],
  [
    /電話|手機|聯絡(?!人|地)|聯繫方式|連絡(?!人)|\b(?:phone|tel(?:ephone)?|mobile|contact(?! (?:name|person)))/i,
    "phone",
  ],
  [
    /金額|費用|款項|多少錢|價|損失|賠償|元數|經費|\b(?:amount|cost|sum|price|fee|loss|damage|money|paid|charge)/i,
    "amount",
  ],
  [/日期|時間|何時|日子|(?:^|[^當今])日$|date|\bwhen\b|\btime\b|\bday\b/i, "date"],
  [/地點|地址|位置|地方|路段|何處|哪裡|住址|\b(?:place|location|address|where|site|spot)/i, "place"],
  [
    /姓名|人名|名字|陳情人|申請人|來信人|寄件人|署名|當事人|聯絡人|民眾|\b(?:name|sender|writer|complainant|applicant|citizen|petitioner|who)\b/i,
    "name",
  ],
  [/訴求|請求|希望|要求|期望|\b(?:request|demand|asks?|wants?|wish)/i, "request"],
  [
    /事由|主旨|摘要|案由|情形|事件|原因|問題|內容|說明|經過|\b(?:subject|matter|issue|summary|reason|description|problem|what happened)/i,
    "matter",
  ],
];

export const kindOf = (name: string): FieldKind =>
  KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "label";

const SEPARATOR = /[、,，/|｜;；\uE003]|\s+(?:and|與|和|及|plus)\s+|(?:以及|還有|跟|及|與|和)/;
/** Words that lead to a list of names: what stands before and with them is no name. */
const ANNOUNCES =
  /^.*(?:[是為有](?=\p{Script=Han}{2,6}\s*$)|[「『“]|"(?=[^"]+"?\s*$)|tabulate|欄位|欄目|欄名|標題列|表頭|順序|資料|資訊|項目|信中|信裡|來信|信件|抓出|取出|擷取|抽取|找出|摘出|摘錄|挑出|列出|整理出|填入|填寫|登錄|記錄|留下|包括|包含|依序|依次|分別|就是|如下|columns?|fields?|head(?:er|ing)s?|keys?|items?|following|extract|pull out|take out|find|pick out|collect|get(?: me| us)?|give me|only|called|named|order|table (?:of|with)|put|list|要有|需有|含有|含|需要|把|將)(?:名稱|名|依序|依次|分別|如下|順序|固定|只有|應該是|應為|should be|called|named|to extract|包括|包含|就是|為|是|有|用|中|裡|的|出|有以下|以下|\s|:|is|are|the|of|exactly|these|this|letter's)*/isu;
const TAIL =
  /(?:[」』”](?:製|做|列|排|整|填|為|的|當).*|等(?:[一二兩三四五六七八九十\d]+)?(?:個)?(?:欄位|欄|項|資訊|資料)?|這[一二兩三四五六七八九十幾\d]*(?:個)?(?:欄位|欄|項)?|[一二兩三四五六七八九十幾\d]+(?:個)?(?:欄位|欄|項)(?:的.*)?|欄位?|的(?:資料|資訊|表格?)|整理成.*|做成.*|列成.*|填(?:入|進|到).*|並.*|輸出.*| as .*| in (?:a|the|this|that) .*| into a .*| from .*|(?:mentioned|given|found) in .*|分別(?:是|為)?(?:什麼|何)?|各(?:是|為)(?:什麼|何)|(?:是|為)(?:什麼|何)| of (?:the|this|that) (?:text|document|letter|minutes|notice|case|meeting|mail|report|record))$/i;
const NO_NAME =
  /^(?:各|做|整理|製|排成|呈現|只|不|請(?![求款領假])|每|若|如|沒|將|把|用|以|其|並|依|共|一列|表格|規則|注意|格式|任務|來信|信件|範例|角色|please|only|no|if|do|one row|use|with|write|put|single|columns?|fields?|notes?|rules?|keys?$|output|task|letter|goal|format|requirements?|in (?:this|that)|exactly|a |one )/i;
const JSON_KEYS = /"([^"\n{}:]{1,20})"\s*:(?:\s*"([^"\n]{0,100})")?/g;
const TEMPLATE_LINE =
  /^[\s>]*(?:[-*•]|\d+[.、)]|[(（]?[一二三四五六七八九十]+[)）、.])?\s*[「"“]?([\p{L}\p{N} ]{1,24}?)[」"”]?\s*(?:[:：](.{0,100})|[(（]([^)）\n]{0,100})[)）])?\s*$/u;

/** English names run into the words around them more easily than Chinese ones: of those a clean list counts. */
const MOST = 30;

/** 第一點寫地點和狀況，後面三點寫課室和期限: what points of a list are to hold, and no fields. */
const POINT_HOLDS = /第[一二三四五1-5][個點項條](?:重點)?要?[寫說講][^。；;\n]*/g;

type Found = { fields: Field[]; start: number; end: number; announced?: boolean };

/** A field whose value is one of some classes. */
export const isClassField = ({ name }: Field): boolean =>
  /^(?:案件|陳情|問題|需求|協助)?(?:類別|分類|類型)$|^(?:request |case )?(?:category|class|type)$/i.test(
    name,
  );

/** The fields a prompt names, in order; null when it names none (or just one, which isn't a list). */
export function parseFields(prompt: string): Found | null {
  // Blanks in their place: positions in the prompt stay what they are.
  const text = prompt.replace(POINT_HOLDS, (said) => " ".repeat(said.length));
  const known = knownFields(text);
  const english = fieldListsInEnglish(text).sort((a, b) => b.names.length - a.names.length)[0];
  const kept = known === null ? 0 : known.fields.length + (isClean(known) ? 1 : 0);
  if (english && english.names.length >= kept) return fieldsOf(english, text);
  const listed = nameLists(text).reduce<NameList | null>(
    (best, one) => (best === null || one.names.length > best.names.length ? one : best),
    null,
  );
  const enough = /\p{Script=Han}/u.test(listed?.names[0] ?? "") ? MOST : 3;
  if (!listed || (known && isClean(known) && known.fields.length >= Math.min(listed.names.length, enough)))
    return known;
  return fieldsOf(listed, text);
}

const fieldsOf = ({ names, start, end }: NameList, text: string): Found => ({
  fields: names.map((name) => ({ name, kind: kindOf(name), note: noteOn(name, text.slice(start, end)) })),
  start,
  end,
});

/** 限辦日期（民國年）: what stands in brackets right behind a name. */
function noteOn(name: string, text: string): string {
  const behind = text.slice(text.indexOf(name) + name.length);
  return /^[」』"]?\s*[(（]([^()（）\n]{1,100})[)）]/.exec(behind)?.[1] ?? "";
}
/** Names of which most are known, and none of which still carries the words around the list. */
const isClean = ({ fields }: Found) =>
  fields.filter((field) => field.kind !== "label").length * 2 > fields.length &&
  fields.every(
    ({ name }) =>
      !/[抓擷抽挑]|填好|取出|成表|[中裡內面]的|他不用|謝|→|就好|即可|就行|什麼|如下|^[=:]|[他她它]的|[找撈拿拉挖讀抄]出|予以|(?:單|信|文|書|表|頭|面)[上裡中內]?[頭面]?的|\b(?:extract|have|here|get|identify|list|pull|out|from|of (?:the|this|that))\b/i.test(
        name,
      ),
  );

/** Lists of names most of which are of a known kind, wherever they stand. */
function knownFields(text: string): Found | null {
  const candidates = [jsonKeys(text), ...lines(text), ...inSentences(text)].filter(
    (found) => found.fields.length >= 2,
  );
  const known = (found: Found) =>
    found.fields.filter((field) => field.kind !== "label").length + (found.announced ? 0.5 : 0);
  // The list with most names of a known kind; of equals, the one announced as columns; then the later one in a line.
  return candidates.reduce<Found | null>(
    (best, found) =>
      best === null ||
      known(found) > known(best) ||
      (found.start === best.start && known(found) === known(best))
        ? found
        : best,
    null,
  );
}

/** Lists within a line: "欄位：姓名、日期", "抓出姓名、日期", "| 姓名 | 日期 |", 「姓名」「日期」, columns A, B and C. */
function* inSentences(text: string): Generator<Found> {
  // A full stop ends a list; names in quotes may stand side by side; notes in brackets hold commas of their own.
  for (const sentence of text.matchAll(/(?:(?![.!?]\s)[^。！？\n])+/g)) {
    if (isTold(sentence[0])) continue;
    const notes: string[] = [];
    const plain = sentence[0]
      .replace(/[(（]([^)）]*)[)）]/g, (_, note: string) => `\uE000${notes.push(note) - 1}\uE001`)
      .replace(/([」』"”])\s*(?=[「『"“])/g, "$1\uE003")
      .replace(/^\s*\|/, "");
    const isRow = plain.includes("|");
    const parts = isRow
      ? [plain]
      : [plain, ...plain.split(/[;；]/), ...notes.filter((note) => SEPARATOR.test(note))];
    for (const part of parts) {
      for (const fields of namesOf(part.split(SEPARATOR), notes)) {
        const known = fields.filter((field) => field.kind !== "label").length;
        const isAnnounced = announced(part);
        if (known >= 2 || isAnnounced) {
          yield {
            fields,
            start: sentence.index,
            end: sentence.index + sentence[0].length,
            announced: isAnnounced,
          };
        }
      }
    }
  }
}

/** "The form has a name and a date on it", 簽到表上有姓名、電話，那張收走了: how something is, not what is wanted. */
const isTold = (sentence: string): boolean =>
  !takesOut(sentence) &&
  (/^\s*(?:the|this|that|our|their|each|every|an?) (?:[a-z-]+ ){1,4}?(?:has|have|had|contains?|shows?|bears?|carries|lists?|includes?|consists?)\b/i.test(
    sentence,
  ) ||
    (/\p{Script=Han}/u.test(sentence) && sentence.split(/[,，]/).slice(1).some(isReport)));

const announced = (part: string) =>
  /(?:欄位|標題列|表頭|欄名|columns?|fields?|headings?|headers?)[^:：]{0,30}[:：為是]/i.test(part);

/** Runs of pieces that are names. The first of a run may carry its announcement, the last a tail. */
function namesOf(pieces: string[], notes: string[]): Field[][] {
  const runs: Field[][] = [];
  let run: Field[] = [];
  const close = () => {
    if (run.length >= 2) runs.push(run);
    run = [];
  };
  for (const piece of pieces) {
    if (piece.trim() === "") continue;
    const note = /\uE000(\d+)\uE001/.exec(piece)?.[1];
    const whole = piece.replace(/\uE000\d+\uE001/g, "");
    // A colon announces: what stands before it is no name, and no part of the list.
    const colon = whole.search(/(?<!第.欄|column \d)[:：](?=\s*[^\s:：])/i);
    if (colon >= 0) close();
    const raw = colon >= 0 ? whole.slice(colon + 1) : whole;
    const led = ANNOUNCES.test(raw) ? cleanName(raw.replace(ANNOUNCES, "")) : null;
    // An announcement in the middle ("Table, three columns called Name, ...") begins the list anew.
    if (led !== null && kindOf(led) !== "label" && run.every((field) => field.kind === "label")) run = [];
    const name = run.length === 0 ? (led ?? cleanName(raw)) : cleanName(raw);
    if (name === null) close();
    else if (!run.some((field) => field.name === name)) {
      run.push({ name, kind: kindOf(name), note: note ? (notes[Number(note)] ?? "") : "" });
    }
    // A tail ("等五個欄位", "這五欄") ends the list.
    if (name !== null && run.length >= 2 && TAIL.test(raw.trim())) {
      close();
      // "name and amount into a table with columns Name, Amount": the tail announces the list that counts.
      if (led !== null && led !== name && kindOf(led) !== "label")
        run.push({ name: led, kind: kindOf(led), note: "" });
    }
  }
  close();
  return runs;
}

function cleanName(raw: string): string | null {
  const name = raw
    .trim()
    .replace(/^(?:第[一二三四五六七八九十\d]+(?:個)?(?:欄位|欄|項)|column \d+)\s*(?:是|為|[:：])?\s*/i, "")
    .replace(/^(?:[-*•]|\d+[.、)]|(?:and|or|the|their|以及|還有|與|和|及|的|其)\s*)+/i, "")
    .replace(/^(?:the|a|an|and)\s+/i, "")
    .replace(WHOSE, "")
    .trim()
    .replace(TAIL, "")
    .replace(/^[「『"“'`*\s:]+|[」』"”'`*\s:.。-]+$/g, "")
    .trim();
  const isHan = /\p{Script=Han}/u.test(name);
  if (name === "" || (isHan ? [...name].length > 10 : name.split(/\s+/).length > 4)) return null;
  if (/[\uE002。!?:：]/.test(name) || !/\p{L}/u.test(name)) return null;
  return NO_NAME.test(name) ? null : name;
}

function jsonKeys(text: string): Found {
  const keys = [...text.matchAll(JSON_KEYS)];
  const fields = keys.map((match) => ({
    name: match[1] ?? "",
    kind: kindOf(match[1] ?? ""),
    note: match[2] ?? "",
  }));
  const [first, last] = [keys[0], keys.at(-1)];
  return first && last
    ? { fields, start: first.index, end: last.index + last[0].length }
    : { fields: [], start: 0, end: 0 };
}

/** Lists of lines: "- 姓名", "2. 發生日期（民國）", "金額：". A blank line ends one. */
function lines(text: string): Found[] {
  const found: Found[] = [];
  let run: (Field & { start: number; end: number })[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.filter((field) => field.kind !== "label").length >= 2) {
      found.push({
        fields: run.map(({ name, kind, note }) => ({ name, kind, note })),
        start: first.start,
        end: last.end,
      });
    }
    run = [];
  };
  for (const line of text.matchAll(/[^\n]+|\n{2,}/g)) {
    const match = TEMPLATE_LINE.exec(line[0]);
    const name = match ? cleanName(match[1] ?? "") : null;
    if (match && name) {
      const note = match[2] ?? match[3] ?? "";
      run.push({ name, kind: kindOf(name), note, start: line.index, end: line.index + line[0].length });
    } else close();
  }
  close();
  return found;
}
