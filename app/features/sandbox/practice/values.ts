import { numberOf } from "./numerals.ts";
import { placeIn } from "./places.ts";
import type { Field } from "./reading.ts";
import { clauseAround, sentenceWith } from "./surroundings.ts";
import type { ValueKind } from "./value-patterns.ts";
import { NOT_MINE, PATTERNS, ROLES } from "./value-patterns.ts";

type Candidate = { value: string; at: number; bonus: number };

/** A field's kind as its name tells it: 身分證字號 is an id, 來文字號 the number of a document. */
export function kindOfValue(field: Field): ValueKind {
  if (field.kind !== "label") return field.kind;
  const { name } = field;
  if (
    /身分證|身份證|居留證|統一編號|統編|證號|national id|\bid (?:no|number|card)|tax id|business number/i.test(
      name,
    )
  )
    return "id";
  if (/發文字號|來文字號|公文字號|文號|字號|(?:document|reference|doc|ref)\.? ?(?:no|number)/i.test(name))
    return "document-number";
  return "label";
}

/** The value of a field in the material, as it is written there; null when the material doesn't say. */
export function findValue(field: Field, source: string): string | null {
  const kind = kindOfValue(field);
  const labelled = byLabel(field, kind, source);
  if (labelled) return labelled;
  if (kind === "label") return null;
  if (kind === "place") return placeIn(source, field);
  if (kind === "request")
    return sentenceWith(
      source,
      /希望|請求|懇請|請(?:貴|你們|縣府|市府|派|協助|儘速)|盼|要求|I (?:ask|request|hope|would like)|[Pp]lease|could you/,
    );
  if (kind === "matter") return sentenceWith(source, /\d|發生|因為|由於|because|when|on /);
  // Full-width digits and letters are read as what they mean, and given back as they are written.
  const plain = halfWidth(source);
  const candidates = PATTERNS[kind].flatMap(([pattern, bonus]) =>
    [...plain.matchAll(pattern)].map((match): Candidate => {
      const found = match[1] ?? match[0];
      const at = match.index + match[0].indexOf(found);
      return { value: source.slice(at, at + found.length).trim(), at, bonus };
    }),
  );
  return best(candidates, field, kind, source)?.value ?? null;
}

const halfWidth = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ－＋＃]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));

function best(candidates: Candidate[], field: Field, kind: ValueKind, source: string): Candidate | null {
  // "the day it happened, not the day of the letter": what a note rules out isn't looked for.
  const note = field.note.replace(/(?:不是|而非|而不是|並非|非|\bnot\b|\brather than\b)[^,，;；]*/gi, "");
  const words = `${field.name} ${note}`;
  const roles = ROLES.filter(([asked]) => asked.test(words));
  const refused = NOT_MINE[kind];
  const scored = candidates
    .filter((one) => !refused?.test(source.slice(Math.max(0, one.at - 24), one.at)))
    .filter((one) => kind !== "amount" || Number.isFinite(amountValue(one.value)))
    .map((one) => {
      const around = clauseAround(source, one.at, one.value.length);
      const near = roles.reduce(
        (sum, [, sign]) => sum + (sign.test(around.clause) ? 4 : sign.test(around.sentence) ? 2 : 0),
        0,
      );
      return { ...one, score: one.bonus + near, near };
    });
  // A field with a role of its own (繳費日期) isn't filled with a date that has nothing to do with it.
  const strict = roles.length > 0 && (kind === "date" || kind === "amount") && scored.length > 1;
  const fitting =
    strict && scored.some((one) => one.near > 0) ? scored.filter((one) => one.near > 0) : scored;
  fitting.sort((a, b) => b.score - a.score || a.at - b.at);
  return fitting[0] ?? null;
}

export function amountValue(text: string): number {
  const plain = text.normalize("NFKC");
  const million = /million/i.test(plain) ? 1_000_000 : 1;
  return (
    numberOf(
      plain
        .replace(/新臺幣|新台幣|臺幣|台幣|NT\$|NTD|元整|元|塊錢|塊|整|\s|NT|dollars|million/gi, "")
        .replace(/[.,]$/, ""),
    ) * million
  );
}

/** Other labels under which a kind of value stands. */
const SAME: Partial<Record<ValueKind, string[]>> = {
  phone: ["聯絡電話", "電話", "手機", "Phone", "Tel", "Mobile", "Contact"],
  email: ["電子郵件", "信箱", "E-mail", "Email"],
  place: ["地點", "發生地點", "Place", "Location"],
  "document-number": ["發文字號", "文號"],
};
/** Kinds whose value may run over a comma. */
const LONG: ReadonlySet<ValueKind> = new Set<ValueKind>(["label", "matter", "request"]);

/** What stands behind the field's own name in the material, wherever that is. */
export const labelledValue = (field: Field, source: string): string | null =>
  byLabel(field, kindOfValue(field), source);

/** "電話：0911-…": the label as it is named, or one that means the same; also a cell beside its label. */
function byLabel(field: Field, kind: ValueKind, source: string): string | null {
  for (const label of [field.name, ...(SAME[kind] ?? [])]) {
    const name = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[臺台]/g, "[臺台]");
    const reach = LONG.has(kind) ? "[^\\n。；|]{1,120}" : "[^\\n，。；|]{1,40}";
    const verb = kind === "label" || kind === "id" || kind === "document-number" ? "|為|是" : "";
    const match = new RegExp(
      `(?:^|[\\n，。；、|\\s（(])${name}[」』*]{0,2}[ \\t　]*(?:[:：]|[|\\t]${verb})[ \\t　]*(${reach})`,
      "iu",
    ).exec(source);
    const value = match?.[1]
      ?.trim()
      // "案號：A12，承辦人：王…" on one line: the next label ends the value.
      .replace(/[，,、 　]+[^，,：:\s]{1,10}[：:].*$/u, "")
      .trim();
    if (!value || (/^(?:無|未提供|略|none|-)$/i.test(value) && kind !== "label")) continue;
    const ended = value.replace(/[,.;，]$/, "");
    return /[（(]/u.test(ended) ? ended : ended.replace(/[)）」』]+$/u, "");
  }
  return null;
}
