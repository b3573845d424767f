import { slotsIn } from "../render-prompt.ts";

/** Stands for what isn't looked at; no rule's pattern holds it. */
const BLANK = "\ufffc";

const EXAMPLE_TAG = /<((?:範例|例子|示例|examples?|sample)[\p{L}\p{N}_-]{0,20})>[\s\S]*?<\/\1>/giu;
const FENCE = /(```|~~~|"""|''')[\s\S]*?\1/g;
const QUOTATION = /「[^」\n]{0,80}」|『[^』\n]{0,80}』|“[^”\n]{0,80}”|"[^"\n]{0,80}"/g;

/** Blanks what is no instruction, so that every place stays where it is. */
export function instructionsOf(text: string): string {
  const slots = slotsIn(text).reduce(
    (rest, { start, end }) => rest.slice(0, start) + BLANK.repeat(end - start) + rest.slice(end),
    text,
  );
  const blank = (found: string) => found.replace(/[^\n]/g, BLANK);
  return slots.replace(EXAMPLE_TAG, blank).replace(FENCE, blank).replace(QUOTATION, blank);
}

const NUMBER_ZH = "[\\p{Nd}一二三四五六七八九十兩百千]+";
const NUMBER_EN =
  "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)";

/** Something that can be counted: three points, 40 字, one row. 一點 alone is no number (短一點). */
const COUNT = new RegExp(
  [
    `(?<!第)(?!一點|一項|一個|一條|一則)${NUMBER_ZH} ?(?:個 ?)?(?:中文)?(?:字|點|句|項|行|段|條|列|欄|個|則|頁|步|題|種|大點|要點|重點|部分|面向)`,
    `(?:各|每)一(?:點|項|條|則)|一(?:項|點|條)[^,,,。;;\\n]{0,8}一(?:點|項|條)`,
    `\\b${NUMBER_EN}[ -](?:[a-z]+ ){0,2}?(?:words?|characters?|points?|bullets?|sentences?|items?|lines?|paragraphs?|rows?|columns?|steps?|sections?|parts?|pages?|tips?|ideas?|questions?|options?|reasons?|examples?|decisions?)\\b`,
  ].join("|"),
  "iu",
);

/** Whether a stretch of instructions says how much. */
export const hasCount = (instructions: string): boolean => COUNT.test(instructions);

/** Where the sentence around a place begins and ends; its end mark isn't part of it. */
export function sentenceAt(instructions: string, place: number): { start: number; end: number } {
  const END = /[。!?！？;；:：\n]|\.(?=\s|$)/g;
  let start = 0;
  for (const mark of instructions.matchAll(END)) {
    if (mark.index >= place) return { start, end: trimmedEnd(instructions, start, mark.index) };
    start = mark.index + mark[0].length;
  }
  return { start, end: trimmedEnd(instructions, start, instructions.length) };
}

const trimmedEnd = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).trimEnd().length;

/** Whether the words before a place in its clause take it back: 不要, without. */
export function isDenied(instructions: string, place: number): boolean {
  const before = instructions.slice(Math.max(0, place - 24), place);
  return /(?:不要|不用|不必|不需|不得|不可|請勿|切勿|別|\bnot|n't|\bnever|\bno|\bwithout|\bavoid)[^,，。;；.\n]{0,14}$/i.test(
    before,
  );
}
