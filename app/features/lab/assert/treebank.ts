const apart = (pattern: string) =>
  new RegExp(
    String.raw`(?<![\p{ID_Continue}\u200c\u200d])${pattern}(?![\p{ID_Continue}\u200c\u200d])`,
    "giu",
  );
const CONTRACTIONS = [
  "(can)(not)",
  "(d)('ye)",
  "(gim)(me)",
  "(gon)(na)",
  "(got)(ta)",
  "(lem)(me)",
  "(more)('n)",
  "(wan)(na)(?= )",
  "('t)(is)",
  "('t)(was)",
].map(apart);

/**
 * Penn Treebank's tokens, as the library behind promptfoo's ROUGE makes them: split on white space, most marks apart,
 * English contractions in two. Chinese has no blanks, so a sentence is about one token.
 */
export function treebankTokens(input: string): string[] {
  const text = input.replace(/[\s\u0085]+/g, " ").trim();
  if (text === "") return [];
  let parsed = quotesApart(text)
    .replace(/\.{3}/g, " ... ")
    .replace(/[:,](?!\p{Decimal_Number})/gu, " $& ")
    .replace(/[;@#$%&]/g, " $& ");
  parsed = closingPeriodApart(parsed)
    .replace(/[?!]/g, " $& ")
    .replace(/[\][(){}<>]/g, " $& ")
    .replace(/--/g, " -- ");
  parsed = ` ${parsed} `
    .replace(/([^'])' /g, "$1 ' ")
    .replace(/'([sSmMdD]) /g, " '$1 ")
    .replace(/('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /g, " $1 ");
  for (const contraction of CONTRACTIONS) parsed = parsed.replace(contraction, " $1 $2 ");
  return parsed.replace(/ {2,}/g, " ").replace(/^ | $/g, "").split(" ");
}

/** Double quotation marks become `` or '' by whether they open or close. */
function quotesApart(text: string): string {
  let inside = false;
  return text.replace(/``|''|"/g, (quote, index: number) => {
    const before = text[index - 1] ?? "";
    const after = index + quote.length < text.length || index === 0 || /[\s\p{Ps}<]/u.test(before);
    const opens =
      !inside &&
      (index === 0 || /[\s\p{Punctuation}<]/u.test(before) || text.slice(index - 2, index) === "``");
    inside =
      quote === "``" ||
      (after && opens && !/[.!?]/.test(before) && (quote === '"' || (index > 0 && singlesOpen(text, index))));
    return inside ? " `` " : " '' ";
  });
}

/** '' opens only before a letter, digit, currency sign or bracket, and when '' is also what comes next. */
function singlesOpen(text: string, index: number): boolean {
  const next = text.codePointAt(index + 2);
  if (next === undefined || !/^[\p{Letter}\p{Number}\p{Sc}\p{Ps}]$/u.test(String.fromCodePoint(next)))
    return false;
  const mark = /``|''|"/g;
  mark.lastIndex = index + 2;
  return mark.exec(text)?.[0] === "''";
}

/** The last period, with closing marks after it, is a token of its own, but not in initials (U.S.). */
function closingPeriodApart(text: string): string {
  const tail = /[\])}>'\s]*$/.exec(text.slice(-2000))?.[0].length ?? 0;
  const at = text.length - tail - 1;
  const before = text[at - 1];
  if (text[at] !== "." || before === undefined || before === ".") return text;
  if (/\b[A-Za-z]\.[A-Za-z]$/.test(text.slice(Math.max(0, at - 4), at))) return text;
  return `${text.slice(0, at)} .${text.slice(at + 1)} `;
}
