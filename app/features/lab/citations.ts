import type { TextRange } from "./lab.ts";
import { valuesOf } from "./numbers.ts";

/** An article cited in a text: 15, or 15-1 for 第15條之1. */
export type Citation = TextRange & { text: string; article: string };

const NUMBER = "[0-9０-９零〇一二三四五六七八九十百]{1,8}";
const CHINESE = new RegExp(
  `第[ \\u3000]?(${NUMBER})[ \\u3000]?條(?:[ \\u3000]?(?:之|-)[ \\u3000]?(${NUMBER}))?`,
  "gu",
);
const ENGLISH = /\bArt(?:icle|icles|s|\.)?\.? ?(\d{1,4})(?:-(\d{1,2}))?\b/giu;

/** Articles that a text cites, in digits or 國字, with their places. */
export function citationsIn(text: string): Citation[] {
  return [CHINESE, ENGLISH].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const number = value(match[1] ?? "");
      const article = match[2] ? `${number}-${value(match[2])}` : String(number);
      return { text: match[0], start: match.index, end: match.index + match[0].length, article };
    }),
  );
}

/** The smaller of what a number may mean: article 15 is no year. */
function value(written: string): number {
  const plain = written.normalize("NFKC");
  return /^\d+$/.test(plain) ? Number(plain) : Math.min(...[...valuesOf(`${plain}號`)].map(Number));
}
