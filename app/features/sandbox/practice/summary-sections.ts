import { bigramsOf } from "./bigrams.ts";
import type { Work } from "./engine.ts";
import { materialOf } from "./engine.ts";
import type { Section as Laid, Room } from "./lay-out.ts";
import { languageOf, roomFor, silence, withWords } from "./lay-out.ts";
import type { Section, Statement } from "./material.ts";
import type { Field } from "./reading.ts";
import { findValue, labelledValue } from "./values.ts";

/** Points under a heading that states no count. */
const EACH = 3;

/** Headings that mean a part of minutes. */
const PARTS: [RegExp, Section][] = [
  [
    /決議|決定|裁示|結論|待辦|追蹤|後續|辦理事項|decision|resolution|action|follow|outcome|next step/i,
    "decision",
  ],
  [/報告|辦理情形|進度|report|progress|update/i, "report"],
  [/討論|意見|發言|discussion|comment|view/i, "discussion"],
  [/出席|列席|與會|attend|present|participant/i, "attendance"],
  [/致詞|greeting|opening|welcome/i, "greeting"],
  [/背景|緣由|緣起|說明|概況|background|context|introduction/i, "body"],
];
/** Headings that want a single value. */
const VALUES: [RegExp, Field["kind"]][] = [
  [/時間|日期|date|time|when/i, "date"],
  [/地點|場地|place|venue|location|where/i, "place"],
  [/經費|預算|金額|budget|cost|amount/i, "amount"],
  [/聯絡|電話|contact|phone/i, "phone"],
];
const OWN: Record<"zh-TW" | "en", [Section, string][]> = {
  "zh-TW": [
    ["body", "背景"],
    ["report", "報告事項"],
    ["discussion", "討論情形"],
    ["decision", "決議事項"],
  ],
  en: [
    ["body", "Background"],
    ["report", "Reports"],
    ["discussion", "Discussion"],
    ["decision", "Decisions"],
  ],
};

/** The statements under the prompt's headings, or under ones of the model's own. A heading without any isn't hidden. */
export function sectionsOf(
  statements: readonly Statement[],
  work: Work,
  say: (statement: Statement, room: Room) => string,
): Laid[] {
  const { reading } = work;
  const lay = (heading: string, chosen: readonly Statement[]): Laid => {
    const room = roomFor(reading, Math.max(1, chosen.length) * Math.max(1, reading.headings.length));
    const points = chosen.map((one) => say(one, room));
    return {
      heading,
      points: points.length > 0 ? withWords(points, { ...reading, mention: [] }, room) : [silence(reading)],
    };
  };
  if (reading.headings.length === 0) {
    const own = OWN[languageOf(reading)].map(([section, heading]) => ({
      heading,
      chosen: statements.filter((one) => one.section === section).slice(0, EACH),
    }));
    return own.filter(({ chosen }) => chosen.length > 0).map(({ heading, chosen }) => lay(heading, chosen));
  }
  const text = materialOf(work)
    .map((piece) => piece.text)
    .join("\n");
  const used = new Set<number>();
  return reading.headings.map((heading) => {
    const value = valueUnder(heading, text);
    if (value !== null) return { heading, points: [value] };
    const part = PARTS.find(([pattern]) => pattern.test(heading))?.[1];
    const fitting = part
      ? statements.filter((one) => one.section === part)
      : likest(
          heading,
          statements.filter((one) => !used.has(one.order) && one.section !== "meta"),
        );
    const chosen = fitting.slice(0, part === "decision" ? (reading.count?.max ?? fitting.length) : EACH);
    for (const one of chosen) used.add(one.order);
    return lay(heading, chosen);
  });
}

/** A value that stands behind a label of the heading's name, or that the heading asks for. */
function valueUnder(heading: string, text: string): string | null {
  const kind = VALUES.find(([pattern]) => pattern.test(heading))?.[1];
  const field: Field = { name: heading, kind: kind ?? "label", note: "" };
  const labelled = labelledValue({ ...field, kind: "label" }, text);
  if (labelled !== null && !PARTS.some(([pattern]) => pattern.test(heading))) return labelled;
  return kind ? findValue(field, text) : null;
}

function likest(heading: string, statements: readonly Statement[]): Statement[] {
  const grams = bigramsOf(heading);
  return statements.filter((one) => {
    const own = bigramsOf(one.text);
    return [...grams].some((gram) => own.has(gram));
  });
}
