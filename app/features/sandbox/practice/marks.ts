// The signs before the points of an answer: those that count (1. / 甲、 / (一) / ⑴) and those that don't (• / ◎ / □).

/** What each kind of sign counts in, by the sign it begins with. Of some the second sign is never seen apart. */
const SERIES: Record<string, (index: number) => string> = {
  "1": (index) => String(index + 1),
  一: (index) => hanNumber(index + 1),
  壹: (index) => [...hanNumber(index + 1)].map((digit) => FORMAL[HAN.indexOf(digit)] ?? digit).join(""),
  甲: letters("甲乙丙丁戊己庚辛壬癸"),
  子: letters("子丑寅卯辰巳午未申酉戌亥"),
  A: letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  a: letters("abcdefghijklmnopqrstuvwxyz"),
  I: (index) => roman(index + 1),
  i: (index) => roman(index + 1).toLowerCase(),
  "①": letters("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
  "⑴": letters("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
  "⒈": letters("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
  "㈠": letters("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
  "❶": letters("❶❷❸❹❺❻❼❽❾❿"),
};
const HAN = "一二三四五六七八九十";
const FORMAL = "壹貳參肆伍陸柒捌玖拾";
/** What encloses a counting sign. */
const OPEN = "(\\[【〔<《〈";
const SHUT = ")\\]】〕>》〉";
/** How a sign is closed that was shown without its close: 甲乙丙, A B C. */
const CLOSED: Record<string, string> = {
  "1": ".",
  一: "、",
  壹: "、",
  甲: "、",
  子: "、",
  A: ".",
  a: ".",
  I: ".",
  i: ".",
};

/** Signs that stand for themselves; those of ASCII mean something else as often. */
const BULLETS = "•●・○◎◉◆◇■□▪▫★☆※►▶▸▷✓✔✅☑☐√▲△➤➢❖◼◾⬛⭐👉📌☞♦·‧∙➔➜›»";
const ASCII_BULLETS = "\\-*+#~>→–—";

const between = "(?:[」』\"'”’`\\s,、;和與跟及到至~…]{0,6}|,? then )[「『\"'“‘`]?";
const WHOLE = "①⑴⒈㈠❶";
/** A counting sign with what belongs to it: (1), 1., 1; the mark behind (1) or ① only parts it from the next. */
const dressed = (sign: string) =>
  WHOLE.includes(sign) ? sign : `(?:[${OPEN}]${sign}[${SHUT}]|${sign}[${SHUT}.、:．]?)`;

/** Two signs in a row that count: 1. 2., (甲)(乙), A) B). */
export const COUNTED = new RegExp(
  `(?<![A-Za-z\\d.第每])(?:${Object.entries(SERIES)
    .map(([first, at]) => {
      const unlike = /[A-Za-z]/.test(first) ? "[A-Za-z\\d]" : /\d/.test(first) ? "\\d" : "(?!)";
      return `${dressed(first)}(?=[.、:．]?${between}[${OPEN}]?${at(1)}(?!${unlike}))`;
    })
    .join("|")})`,
  "gu",
);
/** The first sign alone, with what makes a sign of it: 「甲、」, (1), A. */
export const FIRST = new RegExp(
  `(?<![A-Za-z\\d.第每])(?:[${OPEN}](?:1|[一壹甲子AaIi])[${SHUT}]|(?:1|[一壹甲子AaIi])[.、):．](?!\\d)|[${WHOLE}])`,
  "gu",
);
/** A sign that doesn't count. */
export const BULLET = new RegExp(`[${BULLETS}]|[${ASCII_BULLETS}]`, "gu");
export const isAsciiBullet = (sign: string) => new RegExp(`^[${ASCII_BULLETS}]$`, "u").test(sign);

/** The style that a shown sign stands for, as the reading names it: its first sign with what encloses it. */
export function styleOf(shown: string): string {
  const core = coreOf(shown);
  if (core === null) return shown;
  const bare = shown === core;
  return bare ? core + (CLOSED[core] ?? "") : shown.replace("．", ".");
}

const coreOf = (style: string): string | null => {
  const match = new RegExp(`^[${OPEN}]?(.)[${SHUT}.、:．]?$`, "u").exec(style);
  const core = match?.[1] ?? "";
  return SERIES[core] ? core : null;
};

/** The sign before the item at `index`, counted from 0, with the room that follows it. */
export function mark(style: string, index: number): string {
  const core = coreOf(style);
  const at = core === null ? undefined : SERIES[core];
  if (core === null || at === undefined) return `${style} `;
  const sign = at(index);
  // Signs of one piece end somewhere: then numbers in brackets go on.
  if (sign === "") return `(${index + 1}) `;
  const isHan = /\p{Script=Han}/u.test(core);
  if (isHan && style === `(${core})`) return `（${sign}）`;
  const room = /、$/.test(style) || (isHan && style !== core) ? "" : " ";
  return `${style.replace(core, sign)}${room}`;
}

function letters(signs: string): (index: number) => string {
  const list = [...signs];
  return (index) => list[index] ?? "";
}

/** 1 to 99 in 國字. */
function hanNumber(value: number): string {
  if (value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${HAN[tens - 1]}十`;
  return head + (ones === 0 ? "" : HAN[ones - 1]);
}

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let [rest, written] = [value, ""];
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}
