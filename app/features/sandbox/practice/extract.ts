import { isPassedOver, withoutMiddle } from "./attention.ts";
import { classOf, ownClass } from "./classes.ts";
import { compress } from "./compress.ts";
import { others } from "./courtesies.ts";
import { dateOf, writtenDate, yearOf } from "./dates.ts";
import type { Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import type { Injection } from "./injection.ts";
import { enveloped, languageOf, layOutRows, withoutWords } from "./lay-out.ts";
import type { Statement } from "./material.ts";
import { partsOf, statementsOf } from "./material.ts";
import { isClassField } from "./parse-fields.ts";
import { phrases } from "./phrases.ts";
import type { Field, Reading } from "./reading.ts";
import { recordsOf } from "./records.ts";
import { countChars } from "./text.ts";
import { amountValue, findValue, kindOfValue, labelledValue } from "./values.ts";

/** Takes the named fields out of the material, laid out as asked. Gaps without a rule are filled with confidence. */
export function extract(work: Work): string {
  const { reading, obeyed } = work;
  const say = phrases(languageOf(reading));
  const fields = reading.fields;
  if (fields.length === 0) return prose(work);
  const rows = rowsOf(work).map((row) =>
    row.map((value, index) => withoutWords(overridden(fields[index], obeyed) ?? value, reading.avoid)),
  );
  const body = layOutRows(
    fields.map((field) => field.name),
    rows.map((row) => row.map((value, index) => typed(value, fields[index], reading))),
    reading,
  );
  const courtesy = {
    opening: oneOf([say.extractOpening, ...others(languageOf(reading)).extract], work),
    closing: say.closing,
  };
  return enveloped(body, reading, courtesy, reading.format === null);
}

/** One row for each decision of minutes, or each of several letters; else one for the whole. */
function rowsOf(work: Work): string[][] {
  const { reading } = work;
  const minutes = decisionRows(work);
  if (minutes) return minutes;
  const records = materialOf(work).flatMap((source) => recordsOf(source.text));
  const year = yearOf(records.join("\n"));
  if (records.length < 2) return [rowOf(records[0] ?? "", year, work)];
  const whole = records.reduce((sum, record) => sum + record.length, 0);
  let at = 0;
  const read = records.filter((record) => {
    at += record.length;
    return !isPassedOver(at - record.length, whole);
  });
  return read
    .map((record) => rowOf(record, yearOf(record) ?? year, work))
    .slice(0, reading.count?.max ?? undefined);
}

function rowOf(record: string, year: number | null, work: Work): string[] {
  const { reading, random } = work;
  const read = withoutMiddle(record);
  return reading.fields.map((field) => {
    const labels = labelsFor(field, reading);
    if (labels !== null && record.trim() !== "") {
      const sample =
        labels.length > 0 ? classOf(record, labels, reading.examples) : ownClass(record, languageOf(reading));
      if (sample !== null) return sample;
    }
    const value = findValue(field, read) ?? labelledValue(field, record);
    return styled(value, field, reading, year) ?? missing(field, reading, random);
  });
}

/** The labels that a field may hold: its own, or the prompt's for a field that is a class; null for other fields. */
function labelsFor(field: Field, reading: Reading): string[] | null {
  const own = choicesIn(field.note);
  if (own.length > 0) return own;
  return isClassField(field) ? reading.labels : null;
}

const CHOICE =
  /(?:enum|(?:只能|必須|限|僅能|請)(?:是|為|填|選|用|從)|限於?|擇一|(?:either|(?:any |exactly )?one of)(?: the following)?)\s*[:：]?\s*(.+)/iu;
const CHOSEN_AFTER = /^(.+?)\s*(?:(?:其中)?之一|其中[一1]?[個種類項]?|中?(?:擇一|選一[個種類項]?))/u;

/** The values that a field's note allows: 只能是「甲」「乙」之一, one of "a" or "b", 甲 | 乙. */
function choicesIn(note: string): string[] {
  const list =
    CHOICE.exec(note)?.[1] ?? CHOSEN_AFTER.exec(note)?.[1] ?? (/^[^|]+(?:\|[^|]+)+$/.test(note) ? note : "");
  const quoted = [...list.matchAll(/[「『"“]([^「」『』"“”]{1,24})[」』"”]/gu)].map(
    (match) => match[1] ?? "",
  );
  if (quoted.length > 1) return quoted;
  const plain = list.replace(/(?:其中)?之一.*$|[。.;；].*$/u, "");
  const labels = plain
    .split(/[、,，/|[\]]|\s+or\s+|(?<=\p{Script=Han})(?:\s+|或)(?=\p{Script=Han})/u)
    .map((label) => label.replace(/^\s*(?:or\s+)?["「]?|["」]?\s*$/g, ""))
    .filter((label) => label !== "");
  return labels.length > 1 ? labels : [];
}

/** Fields of work (matter, unit, deadline) over minutes: a row for each decision. */
function decisionRows(work: Work): string[][] | null {
  const { reading, random } = work;
  const roles = reading.fields.map(({ name }) =>
    /單位|負責|主辦|承辦|機關|owner|unit|office|responsib/i.test(name)
      ? "owner"
      : /期限|期程|截止|完成|deadline|due/i.test(name)
        ? "deadline"
        : /事項|決議|工作|內容|任務|action|task|decision|matter/i.test(name)
          ? "matter"
          : null,
  );
  if (!roles.includes("owner") && !roles.includes("deadline")) return null;
  const text = materialOf(work)
    .map((source) => source.text)
    .join("\n");
  const named = reading.focus.includes("decision");
  const decided = statementsOf(text, []).filter(
    (one) => one.section === "decision" && (named || !isPassedOver(one.at, text.length)),
  );
  const decisions = decided.length > 0 ? decided : itemsByUnit(text);
  if (decisions.length === 0) return null;
  return decisions.map((one) =>
    roles.map((role, index) => {
      const value =
        role === "owner"
          ? one.owner
          : role === "deadline"
            ? one.deadline
            : role === "matter"
              ? one.text
              : null;
      const field = reading.fields[index];
      return value ?? (field ? missing(field, reading, random) : "");
    }),
  );
}

const ITEM =
  /^\s*(?:[-*•・]\s*|\d{1,2}[.、)]\s*|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,2}[)）])/;
const BY_UNIT = /^([^：:，。,]{2,40})[：:]\s*(.+?)(?:\s?[（(]([^（）()]{1,40})[)）])?[。.]?$/u;

/** A list whose every item names a unit, a matter and, in brackets, a date: what an earlier step made of minutes. */
function itemsByUnit(text: string): Pick<Statement, "text" | "owner" | "deadline">[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (!lines.every((line) => ITEM.test(line))) return [];
  const items = lines.map((line) => BY_UNIT.exec(line.replace(ITEM, "").trim()));
  if (items.some((item) => item === null || partsOf(item[1] ?? "").owner === null)) return [];
  return items.map((item) => ({
    text: item?.[2] ?? "",
    owner: item?.[1] ?? null,
    deadline: partsOf(item?.[3] ?? "").deadline ?? partsOf(item?.[2] ?? "").deadline,
  }));
}

function missing(field: Field, reading: Reading, random: () => number): string {
  if (reading.gap !== null) return reading.gap;
  const language = languageOf(reading);
  if (reading.grounded) return language === "en" ? "(not in the text)" : "（原文沒有提到）";
  const kind = kindOfValue(field);
  if (kind === "document-number") return language === "en" ? "Ref. A-1150012345" : "府授字第1150012345號";
  if (kind === "id") return /統一編號|統編|tax|business/i.test(field.name) ? "12345678" : "A120000000";
  return phrases(language).invented(field.kind, random);
}

/** The value in the style that was asked for; as written where none was. */
function styled(value: string | null, field: Field, reading: Reading, year: number | null): string | null {
  if (value === null) return null;
  const asked = `${field.name}${field.note}`;
  const digits =
    reading.amountStyle === "digits" || /阿拉伯|digits|數字|integer|\bnumber\b/i.test(field.note);
  if (field.kind === "amount" && digits) {
    const amount = amountValue(value);
    if (!Number.isFinite(amount)) return value;
    return amount.toLocaleString("en-US").replace(/,/g, /千分/.test(asked) ? "," : "");
  }
  if (field.kind === "matter" || field.kind === "request") return inRoom(value, field, reading);
  const style = /民國|minguo/i.test(asked)
    ? "minguo"
    : /西元|公元|gregorian|YYYY-MM-DD|\biso\b/i.test(asked)
      ? "iso"
      : reading.dateStyle;
  if (field.kind !== "date" || style === null) return value;
  const date = dateOf(value, year);
  return date ? writtenDate(date, style) : value;
}

/** A statement within the length that its field's note or the prompt allows: 請求事項 40 字以內 is meant for it too. */
function inRoom(value: string, field: Field, reading: Reading): string {
  const noted = /(\d{1,4})\s*(個?字|characters?|chars?|words?)/i.exec(field.note);
  const each = reading.length.find((limit) => limit.per === "item") ?? reading.length[0];
  if (noted)
    return compress(
      value,
      { unit: /word/i.test(noted[2] ?? "") ? "word" : "char", max: Number(noted[1]) },
      [],
    );
  return each && countChars(value) > each.max
    ? compress(value, { unit: each.unit, max: each.max }, [])
    : value;
}

/** JSON has numbers and null of its own. */
function typed(value: string, field: Field | undefined, reading: Reading): string | number | null {
  if (reading.format !== "json") return value;
  if (value === "null" && reading.gap === "null") return null;
  const wanted = /\b(?:number|integer)\b|數值/i.test(field?.note ?? "");
  return wanted && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function overridden(field: Field | undefined, obeyed: Injection[]): string | null {
  const order = obeyed.find(
    (one) =>
      one.value !== null &&
      one.field !== null &&
      field !== undefined &&
      (/所有|全部|每個|every|all/i.test(one.field) || alike(field.name, one.field)),
  );
  return order?.value ?? null;
}

const alike = (field: string, named: string) => {
  const [a, b] = [
    field.toLowerCase().trim(),
    named
      .toLowerCase()
      .replace(/^(?:the|every) /, "")
      .trim(),
  ];
  return b.length > 1 && (a.includes(b) || b.includes(a));
};

/** No fields named: the model tells what it read as it likes, in sentences. */
function prose(work: Work): string {
  const { reading } = work;
  const language = languageOf(reading);
  const say = phrases(language);
  const source = materialOf(work)
    .map((one) => one.text)
    .join("\n");
  const names: [string, string, Field["kind"]][] = [
    ["陳情人", "sender", "name"],
    ["時間", "date", "date"],
    ["金額", "amount", "amount"],
    ["地點", "place", "place"],
  ];
  const values = names.flatMap(([zh, en, kind]) => {
    const field: Field = { name: language === "en" ? en : zh, kind, note: "" };
    const value = findValue(field, withoutMiddle(source));
    return value ? [{ field, value }] : [];
  });
  if (values.length === 0) return say.noMaterial;
  return enveloped(say.prose(values), reading, { opening: say.extractOpening, closing: say.closing }, true);
}
