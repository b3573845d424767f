import { AuthorError } from "./author-error.ts";
import type { CharacterRange } from "./character-ranges.ts";
import { classOf, complement, DIGIT, LINE_END, SPACE, WORD } from "./character-ranges.ts";

/**
 * Writes a JavaScript pattern (already known to be one) in RE2's syntax, so that it means the same there: the dot,
 * the classes, Annex B's leniencies, and without the `u` flag UTF-16 units instead of characters. What RE2 has no
 * means for is refused with its name.
 */
export function translatePattern(source: string, unicode: boolean): string {
  return new Translation(source, unicode).whole();
}

/** Whether blanks in the pattern leave out the ideographic space, which JavaScript's \s has and ours hasn't. */
export const missesIdeographicSpace = (source: string): boolean =>
  /(?<!\\)(?:\\\\)*\\s/i.test(source) && !/\u3000|\\u3000/i.test(source);

/** Whether a pattern without `u` flag has \p{...}, which is then nothing but these characters. */
export const hasLiteralProperty = (source: string): boolean => /(?<!\\)(?:\\\\)*\\p\{/i.test(source);

type Atom =
  | { kind: "unit"; code: number }
  | { kind: "set"; ranges: CharacterRange[] }
  | { kind: "property"; text: string };

class Translation {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly unicode: boolean,
  ) {}

  whole(): string {
    let written = "";
    while (this.at < this.source.length) written += this.next();
    return written;
  }

  private get last(): number {
    return this.unicode ? 0x10ffff : 0xffff;
  }

  private next(): string {
    const character = this.source[this.at] ?? "";
    switch (character) {
      case "\\":
        return this.escape();
      case "[":
        return this.characterClass();
      case "(":
        return this.group();
      case ".":
        this.at += 1;
        return this.set(complement(LINE_END, this.last));
      case "$":
        this.at += 1;
        return "\\z";
      case "^":
        this.at += 1;
        return "\\A";
      case "{":
        return this.braces();
      case ")":
      case "|":
      case "*":
      case "+":
      case "?":
        this.at += 1;
        return character;
      default:
        return this.unit(this.take());
    }
  }

  /** One unit, or with the `u` flag one character, as a number. */
  private take(): number {
    const code = this.unicode ? this.source.codePointAt(this.at) : this.source.charCodeAt(this.at);
    this.at += code !== undefined && code > 0xffff ? 2 : 1;
    return code ?? 0;
  }

  private unit = (code: number): string => this.set([[code, code]]);
  private set = (ranges: CharacterRange[]): string => classOf(ranges, this.unicode);

  private group(): string {
    const opening =
      /^\((?:\?(?:<[^=!][^>]*>|[:=!]|<[=!]|[a-z-]*:)?)?/.exec(this.source.slice(this.at))?.[0] ?? "(";
    this.at += opening.length;
    if (/[=!]$/.test(opening))
      throw new AuthorError("look-around ((?= (?! (?<= (?<!) isn't available: patterns run on RE2");
    if (/^\(\?[a-z-]+:/.test(opening)) throw new AuthorError("flags in a group aren't available in patterns");
    return "(?:";
  }

  private braces(): string {
    const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(this.source.slice(this.at, this.at + 40));
    if (!counted) return this.unit(this.take());
    if ([counted[1], counted[2]].some((count) => count !== undefined && Number(count) > 1000))
      throw new AuthorError("a pattern may repeat something 1000 times at most");
    this.at += counted[0].length;
    return counted[0];
  }

  private escape(): string {
    const next = this.source[this.at + 1] ?? "";
    if (next === "b" || next === "B") {
      this.at += 2;
      return `\\${next}`;
    }
    if (/[1-9]/.test(next))
      throw new AuthorError(`back-references (\\${next}) aren't available: patterns run on RE2`);
    if (next === "k" && this.source[this.at + 2] === "<")
      throw new AuthorError("back-references (\\k<name>) aren't available: patterns run on RE2");
    const atom = this.escapedAtom();
    if (atom.kind === "unit") return this.unit(atom.code);
    return atom.kind === "set" ? this.set(atom.ranges) : atom.text;
  }

  /** What an escape stands for, in and outside a class. */
  private escapedAtom(): Atom {
    const rest = this.source.slice(this.at + 1, this.at + 60);
    const letter = rest[0] ?? "";
    const set = CLASSES[letter.toLowerCase()];
    if (set) {
      this.at += 2;
      return { kind: "set", ranges: letter === letter.toLowerCase() ? set : complement(set, this.last) };
    }
    const control = CONTROLS[letter];
    if (control !== undefined) return this.code(2, control);
    const property = this.unicode ? /^[pP]\{([^}]*)\}/.exec(rest) : null;
    if (property) {
      this.at += 1 + property[0].length;
      return { kind: "property", text: `\\${letter}{${re2Property(property[1] ?? "")}}` };
    }
    const hex = /^(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(rest);
    if (hex) return this.hex(hex[0].length + 1, Number.parseInt(hex[1] ?? hex[2] ?? "", 16));
    const wide = this.unicode ? /^u\{([\da-f]+)\}/i.exec(rest) : null;
    if (wide) return this.code(wide[0].length + 1, Number.parseInt(wide[1] ?? "", 16));
    const octal = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(rest);
    if (octal) return this.code(octal[0].length + 1, Number.parseInt(octal[0], 8));
    if (letter === "c") {
      const named = /^c([a-z])/i.exec(rest);
      // Annex B: without a letter the backslash stands for itself, and the c comes next.
      return named ? this.code(3, (named[1] ?? "").charCodeAt(0) % 32) : this.code(1, 0x5c);
    }
    this.at += 1;
    return { kind: "unit", code: this.take() };
  }

  private code(length: number, code: number): Atom {
    this.at += length;
    return { kind: "unit", code };
  }

  /** Two \u escapes that make one character are one with the `u` flag. */
  private hex(length: number, code: number): Atom {
    const low =
      this.unicode && code >= 0xd800 && code <= 0xdbff
        ? /^\\u(d[c-f][\da-f]{2})/i.exec(this.source.slice(this.at + length, this.at + length + 6))
        : null;
    if (!low) return this.code(length, code);
    const second = Number.parseInt(low[1] ?? "", 16);
    return this.code(length + 6, (code - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000);
  }

  private characterClass(): string {
    this.at += 1;
    const negated = this.source[this.at] === "^";
    if (negated) this.at += 1;
    const ranges: CharacterRange[] = [];
    const properties: string[] = [];
    const put = (atom: Atom) => {
      if (atom.kind === "property") properties.push(atom.text);
      else ranges.push(...(atom.kind === "set" ? atom.ranges : [[atom.code, atom.code] as CharacterRange]));
    };
    while (this.at < this.source.length && this.source[this.at] !== "]") {
      const first = this.classAtom();
      if (this.source[this.at] !== "-" || this.source[this.at + 1] === "]") {
        put(first);
        continue;
      }
      this.at += 1;
      const second = this.classAtom();
      if (first.kind === "unit" && second.kind === "unit") ranges.push([first.code, second.code]);
      else {
        // Annex B: a hyphen beside a class is a hyphen.
        put(first);
        put({ kind: "unit", code: 0x2d });
        put(second);
      }
    }
    this.at += 1;
    if (properties.length === 0) return this.set(negated ? complement(ranges, this.last) : ranges);
    const inner = ranges.length > 0 ? this.set(ranges).slice(1, -1) : "";
    return `[${negated ? "^" : ""}${inner}${properties.join("")}]`;
  }

  private classAtom(): Atom {
    if (this.source[this.at] !== "\\") return { kind: "unit", code: this.take() };
    if (this.source[this.at + 1] === "b") return this.code(2, 8);
    const control = this.unicode ? null : /^\\c([\d_])/.exec(this.source.slice(this.at, this.at + 3));
    if (control) return this.code(3, (control[1] ?? "").charCodeAt(0) % 32);
    return this.escapedAtom();
  }
}

const CLASSES: Record<string, CharacterRange[]> = { d: DIGIT, w: WORD, s: SPACE };
const CONTROLS: Record<string, number> = { f: 12, n: 10, r: 13, t: 9, v: 11 };

/** JavaScript's name of a property as RE2 has it: general categories and scripts. */
function re2Property(name: string): string {
  const script = /^(?:Script|sc)=(\w+)$/.exec(name);
  if (script) return script[1] ?? "";
  const category = /^(?:(?:General_Category|gc)=)?([A-Z][a-z]?)$/.exec(name);
  if (category) return category[1] ?? "";
  const long = LONG_CATEGORIES[name];
  if (long) return long;
  throw new AuthorError(
    `\\p{${name}} isn't available: patterns run on RE2, which knows categories (L, Nd) and scripts`,
  );
}

const LONG_CATEGORIES: Record<string, string> = {
  Letter: "L",
  Number: "N",
  Punctuation: "P",
  Symbol: "S",
  Mark: "M",
};
