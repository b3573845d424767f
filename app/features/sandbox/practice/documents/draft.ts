import type { Locale } from "#app/platform/locale.ts";
import type { Budget } from "../compress.ts";
import { compress, measure } from "../compress.ts";
import { mark } from "../marks.ts";
import type { LengthLimit, Numbering, Reading } from "../reading.ts";
import { isMostlyHan } from "../text.ts";
import { sentence, withoutAvoided } from "./style.ts";

/** `stays`: not left out for want of room, only shortened. */
export type Item = { text: string; children?: string[]; stays?: boolean };

export type Section = {
  /** What stands before it; empty where the text stands alone. */
  name: string;
  /** Other names by which a prompt may ask for it. */
  aliases: RegExp;
  text?: string;
  items?: Item[];
  /** Where room is short, what has more to spare gives way first; 0 never. */
  spare: number;
  /** A shorter wording of `text` that keeps what must stay. */
  shorten?: (budget: Budget) => string;
};

export type Draft = {
  title: string;
  head: string[];
  sections: Section[];
  tail: string[];
  /** A term that stays even where the prompt rules it out word by word. */
  kept?: string | null;
};

/** Officers number thus: 一、（一）; in English 1. (a). */
export const markOf = (style: Numbering | null, index: number, language: Locale): string =>
  mark(style ?? (language === "en" ? "1." : "一、"), index);

/** The whole document as text, within the limits of the reading. */
export function written(draft: Draft, reading: Reading, language: Locale): string {
  const each = reading.length.find((limit) => limit.per === "item");
  const whole = reading.length.find((limit) => limit.per === "whole");
  const draftOfItems = each ? withShortItems(draft, each) : draft;
  const withWords = withMentions(draftOfItems, reading, language);
  const text = (one: Draft) =>
    withoutAvoided(laidOut(one, reading, language), reading.avoid, draft.kept ?? null);
  return whole ? fitted(withWords, whole, text) : text(withWords);
}

function withShortItems(draft: Draft, limit: LengthLimit): Draft {
  const budget = { unit: limit.unit, max: Math.max(2, limit.max - (limit.unit === "char" ? 1 : 0)) };
  const short = (text: string) =>
    measure(text, limit.unit) <= limit.max ? text : sentence(compress(text, budget, ["deadline", "owner"]));
  return {
    ...draft,
    sections: draft.sections.map((section) =>
      section.items
        ? {
            ...section,
            items: section.items.map((item) => ({
              ...item,
              text: short(item.text),
              ...(item.children ? { children: item.children.map(short) } : {}),
            })),
          }
        : section,
    ),
  };
}

/** Words that the prompt wants to see and that came in nowhere are named in a last item. */
function withMentions(draft: Draft, reading: Reading, language: Locale): Draft {
  const all = laidOut(draft, reading, language);
  const missing = reading.mention.filter((word) => word.trim() !== "" && !all.includes(word));
  if (missing.length === 0) return draft;
  const text =
    language === "en"
      ? `Please also note: ${missing.join(", ")}.`
      : `另請留意${missing.map((word) => `「${word}」`).join("、")}。`;
  const at = draft.sections.findLastIndex((section) => section.items && section.spare > 0);
  const sections = draft.sections.map((section, index) =>
    index === at ? { ...section, items: [...(section.items ?? []), { text }] } : section,
  );
  return at >= 0 ? { ...draft, sections } : { ...draft, tail: [text, ...draft.tail] };
}

function fitted(draft: Draft, limit: LengthLimit, text: (draft: Draft) => string): string {
  const size = (one: Draft) => measure(text(one), limit.unit);
  let current = draft;
  const order = draft.sections
    .map((section, index) => ({ index, spare: section.spare }))
    .filter((one) => one.spare > 0)
    .sort((a, b) => b.spare - a.spare || b.index - a.index);
  for (const { index } of order) {
    while (size(current) > limit.max) {
      const items = current.sections[index]?.items ?? [];
      const last = items.findLastIndex((item) => !item.stays);
      if (items.length < 2 || last < 0) break;
      current = withSection(current, index, (section) => ({
        ...section,
        items: items.filter((_, at) => at !== last),
      }));
    }
  }
  for (const { index } of order) {
    const over = size(current) - limit.max;
    if (over <= 0) break;
    current = withSection(current, index, (section) => shortened(section, over, limit));
  }
  for (const part of ["tail", "head"] as const) {
    while (size(current) > limit.max && current[part].length > 0)
      current = { ...current, [part]: current[part].slice(0, -1) };
  }
  for (const { index } of order) {
    if (size(current) > limit.max)
      current = withSection(current, index, (section) => ({ ...section, text: "", items: [] }));
  }
  for (const [index, section] of current.sections.entries()) {
    const over = size(current) - limit.max;
    if (over > 0 && (section.text || section.items?.length))
      current = withSection(current, index, (one) => shortened(one, over, limit));
  }
  if (size(current) > limit.max) current = { ...current, title: "" };
  const result = text(current);
  return measure(result, limit.unit) <= limit.max
    ? result
    : compress(result, { unit: limit.unit, max: limit.max }, []);
}

const withSection = (draft: Draft, index: number, change: (section: Section) => Section): Draft => ({
  ...draft,
  sections: draft.sections.map((section, at) => (at === index ? change(section) : section)),
});

/** Takes `over` characters or words away from a section, as evenly as its items allow. */
function shortened(section: Section, over: number, limit: LengthLimit): Section {
  const { unit } = limit;
  if (section.text) {
    const budget = { unit, max: Math.max(8, measure(section.text, unit) - over) };
    return {
      ...section,
      text: section.shorten
        ? section.shorten(budget)
        : sentence(compress(section.text, { unit, max: Math.max(1, budget.max - 1) }, ["deadline"])),
    };
  }
  let left = over;
  const items = [...(section.items ?? [])].reverse().map((item) => {
    if (left <= 0) return item;
    const before = measure(item.text, unit);
    const max = Math.max(unit === "char" ? 12 : 4, before - left - 1);
    const text = before <= max ? item.text : sentence(compress(item.text, { unit, max }, ["deadline"]));
    left -= before - measure(text, unit);
    return { ...item, text };
  });
  return { ...section, items: items.reverse() };
}

export function laidOut(draft: Draft, reading: Reading, language: Locale): string {
  const sections = draft.sections.filter((section) => section.text || (section.items?.length ?? 0) > 0);
  if (reading.format === "json") return asJson({ ...draft, sections }, reading, language);
  const parts = sections.map((section) => sectionText(section, reading, language));
  const blocks = [draft.title, draft.head.join("\n"), joined(sections, parts), draft.tail.join("\n")];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** Named sections follow each other line by line, paragraphs of prose with a blank line. */
const joined = (sections: Section[], parts: string[]) =>
  parts
    .map((part, index) => {
      if (index === 0) return part;
      const isProse = sections[index]?.name === "" || sections[index - 1]?.name === "";
      return `${isProse || part.startsWith("## ") ? "\n\n" : "\n"}${part}`;
    })
    .join("");

function sectionText(section: Section, reading: Reading, language: Locale): string {
  const colon = language === "en" && !/\p{Script=Han}$/u.test(section.name) ? ":" : "：";
  const marked = reading.format === "headings" && section.name !== "";
  const lead = section.name === "" ? "" : marked ? `## ${section.name}\n` : `${section.name}${colon}`;
  if (section.text) return `${lead}${lead.endsWith(":") ? " " : ""}${section.text}`;
  const items = section.items ?? [];
  const [only] = items;
  if (only && items.length === 1 && !only.children?.length && reading.numbering === null)
    return `${lead}${lead.endsWith(":") ? "\n" : ""}${only.text}`;
  const lines = items.flatMap((item, index) => [
    `${markOf(reading.numbering, index, language)}${item.text}`,
    ...(item.children ?? []).map((child, at) => `${childMark(reading.numbering, at, language)}${child}`),
  ]);
  return `${lead}${lead === "" || marked ? "" : "\n"}${lines.join("\n")}`;
}

const childMark = (style: Numbering | null, index: number, language: Locale) =>
  language === "en" || (style !== null && style !== "一、")
    ? `  (${String.fromCharCode(97 + (index % 26))}) `
    : markOf("(一)", index, language);

function asJson(draft: Draft, reading: Reading, language: Locale): string {
  const titleName = language === "en" ? "Title" : "標題";
  const bodyName = language === "en" ? "Text" : "內文";
  const entries = draft.sections.map((section): [string, string | string[]] => [
    section.name || bodyName,
    section.text ?? (section.items ?? []).flatMap((item) => [item.text, ...(item.children ?? [])]),
  ]);
  const merged = new Map<string, string | string[]>(draft.title ? [[titleName, draft.title]] : []);
  for (const [name, value] of entries) {
    const before = merged.get(name);
    merged.set(name, before === undefined ? value : [before, value].flat());
  }
  const json = JSON.stringify(Object.fromEntries(merged), null, 2);
  return reading.bare ? json : `\`\`\`json\n${json}\n\`\`\``;
}

/** At most as many items as the prompt wants; a limit on sentences or words is another matter. */
export function counted<T>(items: T[], reading: Reading, own: number): T[] {
  const { count } = reading;
  if (count && (count.unit === "point" || count.unit === "line")) return items.slice(0, count.max);
  if (items.length <= own) return items;
  // Of long material the middle is lost, as with real models.
  const first = Math.ceil(own / 2);
  return [...items.slice(0, first), ...items.slice(items.length - (own - first))];
}

export const itemsOf = (texts: string[]): Item[] =>
  texts.map((text) => ({ text: isMostlyHan(text) ? text : text.trim() })).filter((item) => item.text !== "");
