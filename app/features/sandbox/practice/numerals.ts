const DIGITS = "零一二三四五六七八九";
const SMALL: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const LARGE: Record<string, number> = { 萬: 10_000, 億: 100_000_000 };
const FORMAL: Record<string, string> = {
  壹: "一",
  貳: "二",
  參: "三",
  肆: "四",
  伍: "五",
  陸: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  〇: "零",
  兩: "二",
  廿: "二十",
  卅: "三十",
};

const WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  a: 1,
  dozen: 12,
};

/** Source of a pattern for a whole number in digits, 國字 or English words. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,2}[百千](?=\\s*[個多餘來]?\\s*[字元])|\\d{1,5}|[零〇一二兩三四五六七八九十百千廿卅壹貳參肆伍陸柒捌玖拾]{1,6}|${englishNumber()})`;

function englishNumber(): string {
  const names = Object.keys(WORDS)
    .filter((word) => word !== "a")
    .sort((a, b) => b.length - a.length)
    .join("|");
  return `\\b(?:(?:a|one|two|three|four|five) hundred(?: and)?(?: (?:${names}))?|(?:${names})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\\b`;
}

/**
 * The value of a number in digits (1,280 / 12.5), 國字 (三萬六千 / 參拾 / 二〇二六), a mixture (3萬2千) or English words
 * (twenty-five). NaN when it is none.
 */
export function numberOf(text: string): number {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (/^[a-z -]+$/i.test(text.trim())) return englishValue(text.trim().toLowerCase());
  return hanValue(plain.replace(/[壹貳參肆伍陸柒捌玖〇兩廿卅]/g, (digit) => FORMAL[digit] ?? digit));
}

function englishValue(text: string): number {
  let total = 0;
  for (const word of text.split(/[\s-]+/)) {
    if (word === "and") continue;
    if (word === "hundred") total = (total || 1) * 100;
    else if (WORDS[word] === undefined) return Number.NaN;
    else total += WORDS[word] ?? 0;
  }
  return total;
}

function hanValue(text: string): number {
  if (!/^[零一二三四五六七八九十百千萬億拾佰仟\d.]+$/.test(text)) return Number.NaN;
  // 二〇二六 and 一一五 are read digit by digit.
  if (text.length > 1 && [...text].every((unit) => DIGITS.includes(unit))) {
    return Number([...text].map((unit) => DIGITS.indexOf(unit)).join(""));
  }
  let total = 0;
  let section = 0;
  let current = 0;
  for (const part of text.match(/\d+(?:\.\d+)?|./g) ?? []) {
    if (/^\d/.test(part)) current = Number(part);
    else if (DIGITS.includes(part)) current = DIGITS.indexOf(part);
    else if (SMALL[part]) {
      section += (current || 1) * (SMALL[part] ?? 1);
      current = 0;
    } else {
      total += (section + current || 1) * (LARGE[part] ?? 1);
      section = 0;
      current = 0;
    }
  }
  return total + section + current;
}
