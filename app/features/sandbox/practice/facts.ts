import { sentencesOf } from "./text.ts";

/** What a text states in figures: the sentences that hold any, and the figures themselves. */
export type Facts = { statements: string[]; numbers: ReadonlySet<string> };

export function factsIn(text: string): Facts {
  const statements = sentencesOf(text)
    .filter((sentence) => /\d|[一二三四五六七八九十百]{1,8}(?:日|天|元|人|件|年|月)/u.test(sentence))
    .map((sentence) =>
      sentence.replace(
        /^[\s　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、](?!\d))\s*/u,
        "",
      ),
    );
  return { statements, numbers: new Set(text.normalize("NFKC").match(/\d[\d,.]*\d|\d/g) ?? []) };
}
