import type { Locale } from "#app/platform/locale.ts";
import { isPassedOver } from "./attention.ts";
import { bigramsOf, likeness, plainOf } from "./bigrams.ts";
import { compress } from "./compress.ts";
import { courtesyFor } from "./courtesies.ts";
import type { Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import type { Section } from "./lay-out.ts";
import {
  enveloped,
  languageOf,
  layOutRows,
  layOutSections,
  roomFor,
  stopped,
  withoutWords,
} from "./lay-out.ts";
import { partsOf } from "./material.ts";
import type { Reading, Source } from "./reading.ts";
import { sentencesOf } from "./text.ts";

/** How alike two statements must be to speak of the same thing. */
const SAME_MATTER = 0.34;
/** Statements of one text that are looked at for each of the other. */
const CANDIDATES = 24;

type Pair = { a: string; b: string; differs: string[] };
type Comparison = { same: Pair[]; different: Pair[]; onlyA: string[]; onlyB: string[] };

const SAY: Record<
  Locale,
  {
    needsTwo: string;
    names: [string, string];
    same: string;
    different: string;
    only(name: string): string;
    item: string;
    difference: string;
    none: string;
    wording: string;
    alike: string;
    pair(a: string, b: string, names: [string, string]): string;
  }
> = {
  "zh-TW": {
    needsTwo:
      "要比較需要兩份文件，您的提示詞裡只有一份。請把兩份都放進來，並分別標示（例如「文件一」「文件二」）。",
    names: ["文件一", "文件二"],
    same: "相同之處",
    different: "不同之處",
    only: (name) => `只有${name}提到`,
    item: "項目",
    difference: "差異",
    none: "無",
    wording: "說法不同",
    alike: "相同",
    pair: (a, b, [first, second]) => `${first}為「${a}」，${second}為「${b}」`,
  },
  en: {
    needsTwo:
      "A comparison needs two texts, and your prompt holds only one. Please put in both and mark them (such as Text 1 and Text 2).",
    names: ["Text 1", "Text 2"],
    same: "In common",
    different: "Different",
    only: (name) => `Only in ${name}`,
    item: "Item",
    difference: "Difference",
    none: "none",
    wording: "worded differently",
    alike: "the same",
    pair: (a, b, [first, second]) => `${first} says "${a}", ${second} "${b}"`,
  },
};

/** Sets two texts side by side: what they share, where figures, dates and owners differ, what stands in one only. */
export function compare(work: Work): string {
  const { reading } = work;
  const language = languageOf(reading);
  const say = SAY[language];
  const [first, second] = materialOf(work);
  if (!first || !second) return say.needsTwo;
  const names: [string, string] = [first.name ?? say.names[0], second.name ?? say.names[1]];
  if (names[0] === names[1]) names.splice(0, 2, ...say.names);
  const found = comparison(statementsIn(first), statementsIn(second), say.wording);
  const courtesy = courtesyFor("compare", language, (options) => oneOf(options, work));
  return enveloped(
    form(found, names, reading),
    reading,
    courtesy,
    reading.format === null && reading.count === null,
  );
}

/** The statements of a text, without the marks and labels of items. */
const statementsIn = (source: Source): string[] => {
  let at = 0;
  return source.text
    .split("\n")
    .flatMap((line) => {
      at += line.length + 1;
      if (isPassedOver(at - line.length - 1, source.text.length)) return [];
      return sentencesOf(
        line.replace(
          /^[\s　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、)](?!\d)|[-*•])\s*/u,
          "",
        ),
      ).map((one) => one.replace(/[。；.;]+$/u, "").trim());
    })
    .filter((one) => one.length > 1);
};

/** Pairs each statement of one text with the likest free one of the other. */
function comparison(a: readonly string[], b: readonly string[], wording: string): Comparison {
  const gramsOfB = b.map(bigramsOf);
  const holders = new Map<string, number[]>();
  for (const [index, grams] of gramsOfB.entries()) {
    for (const gram of grams) {
      const list = holders.get(gram) ?? [];
      // A pair of characters that stands everywhere tells nothing.
      if (list.length < CANDIDATES) list.push(index);
      holders.set(gram, list);
    }
  }
  const taken = new Set<number>();
  const found: Comparison = { same: [], different: [], onlyA: [], onlyB: [] };
  for (const text of a) {
    const grams = bigramsOf(text);
    const shared = new Map<number, number>();
    for (const gram of grams)
      for (const index of holders.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const likest = [...shared]
      .filter(([index]) => !taken.has(index))
      .sort((x, y) => y[1] - x[1])
      .slice(0, CANDIDATES)
      .map(([index]) => ({ index, score: likeness(grams, gramsOfB[index] ?? new Set()) }))
      .sort((x, y) => y.score - x.score)[0];
    if (!likest || likest.score < SAME_MATTER) {
      found.onlyA.push(text);
      continue;
    }
    taken.add(likest.index);
    const other = b[likest.index] ?? "";
    const differs = differences(text, other);
    if (plainOf(text) === plainOf(other)) found.same.push({ a: text, b: other, differs: [] });
    else if (differs.length === 0 && likest.score > 0.75) found.same.push({ a: text, b: other, differs: [] });
    else found.different.push({ a: text, b: other, differs: differs.length > 0 ? differs : [wording] });
  }
  found.onlyB = b.filter((_, index) => !taken.has(index));
  return found;
}

const VALUES =
  /(?:民國)?\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?:新臺幣|NT\$)?\d[\d,.]*\s*(?:萬|億|千)?\s*(?:元|人|名|日|天|個月|月|年|小時|分鐘|時|點|公尺|公里|平方公尺|處|輛|件|次|場|%|％|歲)?|[一二三四五六七八九十百]{1,8}(?:日|天|個月|年|人|次|歲|成)/gu;

/** Figures, dates and owners in which two statements on the same matter differ, as 500元 → 600元. */
function differences(a: string, b: string): string[] {
  const [inA, inB] = [valuesOf(a), valuesOf(b)];
  const onlyA = inA.filter((value) => !inB.includes(value));
  const onlyB = inB.filter((value) => !inA.includes(value));
  const found = Array.from({ length: Math.max(onlyA.length, onlyB.length) }, (_, index) =>
    [onlyA[index] ?? "—", onlyB[index] ?? "—"].join(" → "),
  );
  const [ownerA, ownerB] = [partsOf(a).owner, partsOf(b).owner];
  if (ownerA && ownerB && ownerA !== ownerB && !a.includes(ownerB) && !b.includes(ownerA))
    found.push(`${ownerA} → ${ownerB}`);
  return found;
}

const valuesOf = (text: string): string[] =>
  (text.match(VALUES) ?? []).map((value) => value.replace(/[.,\s]+$/u, "").trim());

function form(found: Comparison, names: [string, string], reading: Reading): string {
  const say = SAY[languageOf(reading)];
  const most = reading.count?.max ?? Number.POSITIVE_INFINITY;
  const rows: [string, string, string][] = [
    ...found.different.map((pair): [string, string, string] => [pair.a, pair.b, pair.differs.join("、")]),
    ...found.onlyA.map((text): [string, string, string] => [text, say.none, say.only(names[0])]),
    ...found.onlyB.map((text): [string, string, string] => [say.none, text, say.only(names[1])]),
    ...found.same.map((pair): [string, string, string] => [pair.a, pair.b, say.alike]),
  ];
  const kept = rows.slice(0, most);
  const room = roomFor(reading, kept.length);
  const short = (text: string) =>
    withoutWords(
      room && text !== say.none
        ? compress(text, { ...room, max: Math.max(4, Math.floor(room.max / 2) - 6) }, [])
        : text,
      reading.avoid,
    );
  if (reading.format === "table" || (reading.format === "json" && reading.fields.length > 0)) {
    const columns = columnsFor(names, reading);
    return layOutRows(
      columns,
      kept.map(([a, b, differs], index) =>
        columns.length === 4
          ? [String(index + 1), short(a), short(b), differs]
          : [short(a), short(b), differs].slice(0, columns.length),
      ),
      reading,
    );
  }
  const chosen = new Set(kept);
  const pick = (from: number, size: number) => rows.slice(from, from + size).filter((row) => chosen.has(row));
  const [d, a, b] = [found.different.length, found.onlyA.length, found.onlyB.length];
  const sections: Section[] = [
    {
      heading: say.different,
      points: pick(0, d).map(
        ([one, other, differs]) =>
          `${say.pair(short(one), short(other), names)}${differs === say.wording ? "" : languageOf(reading) === "en" ? ` (${differs})` : `（${differs}）`}`,
      ),
    },
    { heading: say.only(names[0]), points: pick(d, a).map(([one]) => short(one)) },
    { heading: say.only(names[1]), points: pick(d + a, b).map(([, other]) => short(other)) },
    { heading: say.same, points: pick(d + a + b, found.same.length).map(([one]) => short(one)) },
  ];
  const present = sections.filter((section) => section.points.length > 0);
  if (reading.format === "prose" || reading.format === "sentences")
    return present
      .map(({ heading, points }) =>
        stopped(`${heading}${languageOf(reading) === "en" ? ": " : "："}${points.join("；")}`),
      )
      .join("\n");
  if (reading.count !== null && reading.format !== "json" && reading.format !== "headings")
    return present
      .flatMap(({ heading, points }) =>
        points.map((text) =>
          heading === say.different ? text : `${heading}${languageOf(reading) === "en" ? ": " : "："}${text}`,
        ),
      )
      .map((text, index) => `${index + 1}. ${stopped(text)}`)
      .join("\n");
  if (present.length === 0) return say.alike;
  return layOutSections(present, { ...reading, format: reading.format === "json" ? "json" : "points" });
}

/** Named columns are taken as they are named; three are the two texts and their difference, four begin with a number. */
function columnsFor(names: [string, string], reading: Reading): string[] {
  const say = SAY[languageOf(reading)];
  const named = reading.fields.map((field) => field.name);
  if (named.length === 3 || named.length === 4) return named;
  return [say.item, ...names, say.difference];
}
