import type { Injection } from "./injection.ts";
import { statementsOf } from "./material.ts";
import { numberOf } from "./numerals.ts";
import { phrases } from "./phrases.ts";
import type { Field, Reading } from "./reading.ts";
import { amountValue, findValue } from "./values.ts";

/** Takes the named fields out of the material, laid out as asked. Gaps without a rule are filled with confidence. */
export function extract(
  reading: Reading,
  injections: Injection[],
  obeyed: Injection[],
  random: () => number,
): string {
  const say = phrases(reading.language);
  const source = withoutInjections(reading.source?.text ?? "", injections);
  const fields = reading.fields;
  if (fields.length === 0) return prose(source, reading);
  const rows = rowsOf(reading, source, injections, random).map((row) =>
    row.map((value, index) => overridden(fields[index], obeyed) ?? value),
  );
  const body = layOut(fields, rows, reading);
  if (reading.bare) return body;
  const vague = reading.format === null;
  return `${say.extractOpening}\n\n${body}${vague ? `\n\n${say.closing}` : ""}`;
}

function rowsOf(reading: Reading, source: string, injections: Injection[], random: () => number): string[][] {
  const minutes = decisionRows(reading, injections, random);
  if (minutes) return minutes;
  const year = yearOf(source);
  return [
    reading.fields.map(
      (field) => styled(findValue(field, source), field, reading, year) ?? missing(field, reading, random),
    ),
  ];
}

/** Fields of work (matter, unit, deadline) over minutes: a row for each decision. */
function decisionRows(reading: Reading, injections: Injection[], random: () => number): string[][] | null {
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
  const decisions = statementsOf(reading.source?.text ?? "", injections).filter(
    (one) => one.section === "decision",
  );
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

function missing(field: Field, reading: Reading, random: () => number): string {
  if (reading.gap !== null) return reading.gap;
  const say = phrases(reading.language);
  if (reading.grounded) return reading.language === "en" ? "(not in the text)" : "（原文沒有提到）";
  return say.invented(field.kind, random);
}

/** The value in the style that was asked for; as written where none was. */
function styled(value: string | null, field: Field, reading: Reading, year: number | null): string | null {
  if (value === null) return null;
  const asked = `${field.name}${field.note}`;
  const digits = reading.amountStyle === "digits" || /阿拉伯|digits|數字/i.test(field.note);
  if (field.kind === "amount" && digits)
    return amountValue(value)
      .toLocaleString("en-US")
      .replace(/,/g, /千分/.test(asked) ? "," : "");
  if (field.kind !== "date" || reading.dateStyle === null) return value;
  const date = dateOf(value, year);
  if (!date) return value;
  const pad = (part: number) => String(part).padStart(2, "0");
  return reading.dateStyle === "iso"
    ? `${date.year}-${pad(date.month)}-${pad(date.day)}`
    : `${date.year - 1911}年${date.month}月${date.day}日`;
}

function dateOf(text: string, year: number | null): { year: number; month: number; day: number } | null {
  const parts = (text.match(/\d+|[〇零一二三四五六七八九十百]+/g) ?? []).map(numberOf);
  const [first, second, third] = parts;
  if (first !== undefined && second !== undefined && third !== undefined) {
    return { year: first < 1000 ? first + 1911 : first, month: second, day: third };
  }
  return first !== undefined && second !== undefined && year !== null
    ? { year, month: first, day: second }
    : null;
}

/** The Gregorian year that the material speaks of, for dates without one. */
function yearOf(source: string): number | null {
  const minguo = /(?:民國|中華民國)?\s*(1[01]\d)\s*年/.exec(source)?.[1];
  if (minguo) return Number(minguo) + 1911;
  const gregorian = /\b(20\d\d)\b/.exec(source)?.[1];
  return gregorian ? Number(gregorian) : null;
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

function layOut(fields: Field[], rows: string[][], reading: Reading): string {
  const cell = (value: string) => value.replace(/\|/g, "｜").replace(/\s*\n\s*/g, " ");
  if (reading.format === "json") {
    const objects = rows.map((row) =>
      Object.fromEntries(fields.map((field, index) => [field.name, row[index] ?? ""])),
    );
    const json = JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2);
    return reading.bare ? json : `\`\`\`json\n${json}\n\`\`\``;
  }
  if (reading.format === "table") {
    return [
      `| ${fields.map((field) => cell(field.name)).join(" | ")} |`,
      `|${fields.map(() => " --- |").join("")}`,
      ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
    ].join("\n");
  }
  const colon = reading.language === "en" ? ": " : "：";
  return rows
    .map((row) => fields.map((field, index) => `- ${field.name}${colon}${row[index] ?? ""}`).join("\n"))
    .join("\n\n");
}

/** No fields named: the model tells what it read as it likes, in sentences. */
function prose(source: string, reading: Reading): string {
  const say = phrases(reading.language);
  const names: [string, string, Field["kind"]][] = [
    ["陳情人", "sender", "name"],
    ["時間", "date", "date"],
    ["金額", "amount", "amount"],
    ["地點", "place", "place"],
  ];
  const values = names.flatMap(([zh, en, kind]) => {
    const field: Field = { name: reading.language === "en" ? en : zh, kind, note: "" };
    const value = findValue(field, source);
    return value ? [{ field, value }] : [];
  });
  if (values.length === 0) return say.noMaterial;
  return `${reading.bare ? "" : `${say.extractOpening}\n\n`}${say.prose(values)}${reading.bare ? "" : `\n\n${say.closing}`}`;
}

function withoutInjections(source: string, injections: Injection[]): string {
  let text = source;
  for (const one of injections) {
    text =
      text.slice(0, one.start) + text.slice(one.start, one.end).replace(/[^\n]/g, " ") + text.slice(one.end);
  }
  return text;
}
