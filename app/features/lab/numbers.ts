/** A number in a text: its place, and every value that it may be compared by (86萬 is 86 and 860000). */
export type NumberInText = { text: string; start: number; end: number; values: string[] };

const HAN = "零〇一二兩三四五六七八九十百千";
const DIGITS_PATTERN = "\\d(?:,?\\d)*(?:\\.\\d+)?";
const PART = `(?:${DIGITS_PATTERN}[千百]?|[${HAN}]+)`;
/** 1,280 | 3萬6千 | 三萬六千 | 12.8 million, with the unit that tells a single 國字 from a word. */
const PATTERN = new RegExp(
  `(${PART})(?:\\s*([萬億])\\s*(${PART})?)?\\s*(年|月|日|號|元|%|％|million|thousand)?`,
  "gu",
);
const SCALE: Record<string, number> = { 萬: 10_000, 億: 100_000_000, million: 1_000_000, thousand: 1000 };
const DIGITS = "零一二三四五六七八九";
const WORDS: Record<string, string> = {
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
};

/**
 * Numbers in digits and 國字, with width and thousands' commas made equal; Minguo and Gregorian years count as equal.
 * A single 國字 without a unit (一併, 三合一) isn't taken for a number.
 */
export function numbersIn(original: string): NumberInText[] {
  const text = foldDigits(original);
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [whole, left = "", scale, right = "", unit] = match;
    const isHan = !/\d/.test(whole);
    // 千萬 (by all means), 百 alone and 一 in 一併 are words, not numbers.
    if (isHan && !/[一二兩三四五六七八九十]/.test(left)) return [];
    if (isHan && left.length < 2 && !unit && !scale) return [];
    const value = valueOfPart(left) * (SCALE[scale ?? ""] ?? 1) + (right ? valueOfPart(right) : 0);
    if (!Number.isFinite(value)) return [];
    const values = new Set([Math.round(value * (SCALE[unit ?? ""] ?? 1) * 1000) / 1000]);
    if (!scale && value >= 1 && value <= 300 && (unit === "年" || !isHan)) values.add(value + 1911);
    if (!scale && value >= 1912 && value <= 2211) values.add(value - 1911);
    const end = match.index + whole.trimEnd().length;
    return [{ text: whole.trim(), start: match.index, end, values: [...values].map(String) }];
  });
}

/** The value of a number without 萬 and 億: 6千, 1,280, 二千三百. */
function valueOfPart(part: string): number {
  const digits = new RegExp(`^(${DIGITS_PATTERN})([千百])?$`).exec(part);
  if (!digits) return hanValue(part);
  return (
    Number((digits[1] ?? "").replace(/,/g, "")) * (digits[2] === "千" ? 1000 : digits[2] === "百" ? 100 : 1)
  );
}

/** Values that a source holds, English number words included. */
export function valuesOf(source: string): Set<string> {
  const values = new Set(numbersIn(source).flatMap((one) => one.values));
  for (const word of source.toLowerCase().match(/[a-z]+/g) ?? []) {
    const value = WORDS[word];
    if (value) values.add(value);
  }
  return values;
}

/** One unit for one unit, so that places stay. */
const foldDigits = (text: string) => text.replace(/[\uff01-\uff5e]/g, (unit) => unit.normalize("NFKC"));

function hanValue(text: string): number {
  const plain = text.replace(/〇/g, "零").replace(/兩/g, "二");
  if ([...plain].every((unit) => DIGITS.includes(unit)))
    return Number([...plain].map((unit) => DIGITS.indexOf(unit)).join(""));
  let total = 0;
  let current = 0;
  for (const unit of plain) {
    const place = { 十: 10, 百: 100, 千: 1000 }[unit];
    if (place) {
      total += (current || 1) * place;
      current = 0;
    } else current = DIGITS.indexOf(unit);
  }
  return total + current;
}
