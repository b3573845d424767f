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
    /姓名|名字|陳情人|申請人|來信人|寄件人|署名|當事人|聯絡人|民眾|\b(?:name|sender|writer|complainant|applicant|citizen|petitioner|who)\b/i,
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

const SEPARATOR = /[、,，/|｜;；]|\s+(?:and|與|和|及)\s+|(?:以及|還有|跟|及|與|和)/;
/** The announcement of a list of fields, up to the list itself. */
const LIST =
  /(?:(?:欄位|欄目|欄名|標題列|表頭|項目|資料|資訊|column headings?|columns?|fields?|headers?|headings?|keys?|items?)(?:名稱|名)?(?:\s*(?:依序|依次|按順序|順序|分別|固定|only|exactly|,? ?(?:in|with) (?:exactly )?(?:this|that|the following) order,?|with exactly these names))*\s*(?:就是|只有|只要|包括|包含|有|為|是|如下|用|called|named|are|is|:|——|—|-|→)+(?:以下|下列|these|the following)?(?:[一二兩三四五六七八九十\d]+(?:個|欄|項))?(?:欄位|欄)?\s*[:(]?\s*)([^。\n;；]{3,160})/gi;
const VERB_LIST =
  /(?:擷取|抽取|取出|抓出|抓|找出|摘出|摘錄|挑出|列出|整理出|填入|填寫|記錄|留下|extract|pull out|take out|find|pick out|collect|list|get|record|give me)(?:信中|信裡|來信|這封信|裡面|其中|中|出|的|:|\s|the|me|letter's)*([^。\n;；]{3,160})/gi;
const COLUMN_FIRST =
  /((?:[「『"“][^」』"”\n]{1,16}[」』"”][、,，\s與和及]*){2,})(?:這)?(?:[一二兩三四五六七八九十\d]+)?\s*(?:個)?(?:欄|欄位|項|columns?|fields?)/gi;
const NAMES_FIRST =
  /(?:用|以|把|將|分|分成|做成|整理成|列成)?\s*([\p{Script=Han}A-Za-z]{2,8}(?:[、,，/][\p{Script=Han}A-Za-z]{2,8}){2,9})(?:這)?\s*(?:[一二兩三四五六七八九十\d]+)\s*(?:個)?(?:欄|欄位|項|格|columns?|fields?)/giu;
const TAIL =
  /(?:等(?:[一二兩三四五六七八九十\d]+)?(?:個)?(?:欄位|欄|項|資訊|資料)?|這[一二兩三四五六七八九十\d]*(?:個)?(?:欄位|欄|項)?|[一二兩三四五六七八九十\d]+(?:個)?(?:欄位|欄|項)|欄位?|的(?:資料|資訊)|整理成.*|做成.*|列成.*|填(?:入|進|到).*|並.*|輸出.*|as a .*|in a .*|into a .*|from .*|(?:mentioned|given|found) in .*)$/i;
const HEADER_ROW = /^[^\S\n]*\|?([^|\n]{1,24}(?:\|[^|\n]{1,24}){1,11})\|?[^\S\n]*$/gm;
const JSON_KEYS = /"([^"\n{}:]{1,20})"\s*:/g;
const TEMPLATE_LINE =
  /^[\s>]*(?:[-*•]|\d+[.、)]|[(（]?[一二三四五六七八九十]+[)）、.])?\s*[「"“]?([\p{L}\p{N} ]{1,24}?)[」"”]?\s*(?:[:：](.{0,40})|[(（]([^)）\n]{0,40})[)）])?\s*$/u;

/** The fields a prompt names, in order; empty when it names none (or just one, which isn't a list). */
export function parseFields(text: string): { fields: Field[]; start: number; end: number } | null {
  const candidates = [
    headerRow(text),
    listed(text, LIST),
    listed(text, COLUMN_FIRST),
    listed(text, NAMES_FIRST),
    jsonKeys(text),
    lines(text),
    listed(text, VERB_LIST),
  ];
  return candidates.find((candidate) => candidate !== null && candidate.fields.length >= 2) ?? null;
}

type Found = { fields: Field[]; start: number; end: number };

function listed(text: string, pattern: RegExp): Found | null {
  let best: Found | null = null;
  for (const match of text.matchAll(pattern)) {
    const list = match[1] ?? "";
    const fields = namesOf(list);
    const known = fields.filter((field) => field.kind !== "label").length;
    if (
      fields.length >= 2 &&
      (known >= 2 || pattern === LIST || pattern === COLUMN_FIRST) &&
      fields.length >= (best?.fields.length ?? 0)
    ) {
      best = { fields, start: match.index, end: match.index + match[0].length };
    }
  }
  return best;
}

function namesOf(list: string): Field[] {
  const fields: Field[] = [];
  // Notes in brackets hold commas of their own: they are set aside first.
  const notes: string[] = [];
  const plain = list.replace(
    /[(（]([^)）]*)[)）]/g,
    (_, note: string) => `\uE000${notes.push(note) - 1}\uE001`,
  );
  for (const piece of plain.split(SEPARATOR)) {
    const note = /\uE000(\d+)\uE001/.exec(piece)?.[1];
    const name = cleanName(piece.replace(/\uE000\d+\uE001/g, ""));
    // The list ends where something that is no field name begins.
    if (name === null) {
      if (fields.length >= 2) break;
      continue;
    }
    if (!fields.some((field) => field.name === name)) {
      fields.push({ name, kind: kindOf(name), note: note ? (notes[Number(note)] ?? "") : "" });
    }
  }
  return fields;
}

function cleanName(raw: string): string | null {
  const name = raw
    .trim()
    .replace(/^(?:[-*•]|\d+[.、)]|(?:and|or|the|their|以及|還有|與|和|及|的|其)\s*)+/i, "")
    .replace(/^(?:the|a|an)\s+/i, "")
    .trim()
    .replace(TAIL, "")
    .replace(/^[「『"“'`*\s]+|[」』"”'`*\s:.]+$/g, "")
    .trim();
  const han = (name.match(/\p{Script=Han}/gu) ?? []).length;
  if (name === "" || (han > 0 ? [...name].length > 10 : name.split(/\s+/).length > 4)) return null;
  return /^(?:只|不|請|每|若|如|沒|將|把|用|以|其|並|依|共|一列|表格|please|only|no|if|do|one row|use|with|write|put)/i.test(
    name,
  )
    ? null
    : name;
}

function headerRow(text: string): Found | null {
  for (const match of text.matchAll(HEADER_ROW)) {
    if (!match[0].includes("|") || /^[\s|:-]+$/.test(match[0])) continue;
    const fields = (match[1] ?? "").split("|").flatMap((cell) => {
      const name = cleanName(cell.replace(/[(（].*?[)）]/g, ""));
      return name ? [{ name, kind: kindOf(name), note: "" }] : [];
    });
    if (fields.filter((field) => field.kind !== "label").length >= 2) {
      return { fields, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

function jsonKeys(text: string): Found | null {
  const keys = [...text.matchAll(JSON_KEYS)];
  const fields = keys.map((match) => ({ name: match[1] ?? "", kind: kindOf(match[1] ?? ""), note: "" }));
  const [first, last] = [keys[0], keys.at(-1)];
  return fields.length >= 2 && first && last
    ? { fields, start: first.index, end: last.index + last[0].length }
    : null;
}

/** A list of lines: "- 姓名", "2. 發生日期（民國）", "金額：". */
function lines(text: string): Found | null {
  let best: Found | null = null;
  let run: (Field & { start: number; end: number })[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (
      first &&
      last &&
      run.filter((field) => field.kind !== "label").length >= 2 &&
      run.length > (best?.fields.length ?? 1)
    ) {
      best = {
        fields: run.map(({ name, kind, note }) => ({ name, kind, note })),
        start: first.start,
        end: last.end,
      };
    }
    run = [];
  };
  for (const line of text.matchAll(/[^\n]+|\n{2,}/g)) {
    if (line[0].trim() === "") continue;
    const match = TEMPLATE_LINE.exec(line[0]);
    const name = match ? cleanName(match[1] ?? "") : null;
    if (match && name) {
      run.push({
        name,
        kind: kindOf(name),
        note: match[2] ?? match[3] ?? "",
        start: line.index,
        end: line.index + line[0].length,
      });
    } else close();
  }
  close();
  return best;
}
