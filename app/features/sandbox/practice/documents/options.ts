import type { Reading } from "../reading.ts";
import { amountValue } from "../values.ts";
import { OPTION } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { factsOf } from "./notes.ts";
import { phrase } from "./style.ts";

/** One way to go, with what it costs and when it would be done, as the material says. */
export type Option = {
  name: string;
  text: string;
  cost: Measured | null;
  date: Measured | null;
  reach: Measured | null;
};
type Measured = { text: string; value: number };

export type Criterion = { kind: "cost" | "time" | "reach"; cap: number | null };

const AMOUNT =
  /(?:新臺幣|新台幣|NT\$)?\s?[零〇一二三四五六七八九十百千萬億兩壹貳參肆伍陸柒捌玖拾佰仟\d,.]{1,14}\s?元|NT\$\s?[\d,]+(?:\.\d+)?(?: million)?/g;
const DATE =
  /(?:(?:民國)?(\d{2,4})年)?(\d{1,2})月(?:(\d{1,2})日|底|中旬|初)?|(20\d\d)-(\d{2})-(\d{2})|\b(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December)(?: (20\d\d))?/g;
const DURATION = /(\d+)\s?(?:個)?(日|天|週|星期|月|days?|weeks?|months?)/;
const REACH = /(\d[\d,]*)\s?(?:人|位|戶|名|校|處|部|件|席|people|households|schools|seats|places|residents)/;
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

export function optionsOf(notes: Notes): Option[] {
  const labelled = notes.facts
    .filter((fact) => fact.kind === "option")
    .map((fact) => ({ name: fact.label, text: fact.values.map(phrase).join("，") }));
  const said = [
    ...notes.statements,
    ...factsOf(notes, "background"),
    ...factsOf(notes, "discussion"),
  ].flatMap((text) => {
    const name = OPTION.exec(text)?.[0];
    return name ? [{ name, text: phrase(text.slice(name.length)).replace(/^(?:是|為|採)/, "") }] : [];
  });
  return [...labelled, ...said].slice(0, 6).map(measured);
}

export const measured = ({ name, text }: { name: string; text: string }): Option => ({
  name,
  text,
  cost: costOf(text),
  date: dateOf(text),
  reach: reachOf(text),
});

function costOf(text: string): Measured | null {
  const all = [...text.matchAll(AMOUNT)].map((match) => ({
    text: match[0].trim().replace(/[,.]+$/, ""),
    at: match.index,
  }));
  const total = all.find(({ at }) =>
    /(?:合計|總計|共計|總經費|總價|總費用|total)[^，,]{0,8}$/i.test(text.slice(0, at)),
  );
  const one = total ?? all[0];
  const value = one ? amountValue(one.text) : Number.NaN;
  return one && Number.isFinite(value) ? { text: one.text, value } : null;
}

/** The last date is when it would be done; a duration counts in days. */
function dateOf(text: string): Measured | null {
  const last = [...text.matchAll(DATE)].at(-1);
  if (last) {
    const year = Number(last[1] ?? last[4] ?? last[9] ?? 0);
    const month = Number(last[2] ?? last[5] ?? MONTHS.indexOf(last[8] ?? "") + 1);
    const day = Number(last[3] ?? last[6] ?? last[7] ?? (last[0].endsWith("初") ? 5 : 28));
    return {
      text: last[0].trim(),
      value: (year > 0 && year < 1000 ? year + 1911 : year) * 10_000 + month * 100 + day,
    };
  }
  const lasting = DURATION.exec(text);
  if (!lasting) return null;
  const unit = /月|month/.test(lasting[2] ?? "") ? 30 : /週|星期|week/.test(lasting[2] ?? "") ? 7 : 1;
  return { text: lasting[0], value: Number(lasting[1]) * unit };
}

function reachOf(text: string): Measured | null {
  const match = REACH.exec(text);
  return match ? { text: match[0], value: Number((match[1] ?? "").replace(/,/g, "")) } : null;
}

/** By what to choose, where the prompt or the material says so. */
export function criterionOf(reading: Reading, notes: Notes): Criterion | null {
  const words = [
    ...(reading.question ? [reading.question] : []),
    ...reading.steps,
    ...reading.mention,
    ...factsOf(notes, "criterion"),
  ].join("；");
  const ceilingMeant = /(?:不超過|不得超過|上限|以內|預算為?|at most|no more than|under|within|up to)/i.test(
    words,
  );
  const ceiling = ceilingMeant
    ? [...words.matchAll(AMOUNT)].map((match) => amountValue(match[0])).find(Number.isFinite)
    : undefined;
  const budget = /預算|budget/i.test(words)
    ? new RegExp(`(?:預算|budget)[^，。]{0,8}?(${AMOUNT.source})`, "i").exec(notes.text)?.[1]
    : undefined;
  const cap = ceiling ?? (ceilingMeant && budget ? amountValue(budget) : null);
  if (/最早|最快|最短|儘早|時程優先|期程優先|earliest|fastest|soonest|quickest|shortest/i.test(words))
    return { kind: "time", cap };
  if (/最多|最大|最廣|受益|效益|most (?:people|residents|schools)|largest|widest/i.test(words))
    return { kind: "reach", cap };
  if (
    cap !== null ||
    /最低|省錢|最省|便宜|最少|節省|撙節|經費|費用|成本|cheap|lowest|least|cost|price/i.test(words)
  )
    return { kind: "cost", cap };
  if (reading.focus.includes("amount")) return { kind: "cost", cap };
  return reading.focus.includes("deadline") ? { kind: "time", cap } : null;
}

/** The option that the criterion picks; null where the material doesn't say what it would need. */
export function chosenBy(
  options: Option[],
  { kind, cap }: Criterion,
): { option: Option; by: Measured; tied: boolean } | null {
  const fitting = options.filter((one) => cap === null || (one.cost !== null && one.cost.value <= cap));
  const key = { cost: "cost", time: "date", reach: "reach" } as const;
  const known = fitting.flatMap((option) => {
    const by = option[key[kind]];
    return by ? [{ option, by }] : [];
  });
  if (known.length === 0 || known.length < fitting.length) return null;
  const sign = kind === "reach" ? -1 : 1;
  const ranked = known.toSorted((a, b) => sign * (a.by.value - b.by.value));
  const [first, second] = ranked;
  return first ? { ...first, tied: second?.by.value === first.by.value } : null;
}
