export type Piece = { type: "text" | "thinking"; text: string };

const OPEN = "<think>";
const CLOSE = "</think>";

type State = "start" | "thinking" | "after-thinking" | "answer";

/**
 * Parts an answer that comes in pieces into thinking and answer, where a model writes its thinking inline between
 * `<think>` tags. Only at the answer's very beginning: later a tag is text like any other, for someone may ask for it.
 * A piece may end anywhere, in a tag or between the halves of a character; what can't be told yet is held back.
 */
export class ThinkSplitter {
  #state: State = "start";
  #held = "";

  push(text: string): Piece[] {
    this.#held += text;
    const pieces: Piece[] = [];
    while (this.#held !== "" && this.#step(pieces)) {}
    return pieces;
  }

  /** What was still held back, when no more comes. */
  end(): Piece[] {
    const rest = this.#held;
    this.#held = "";
    if (rest === "" || this.#state === "after-thinking") return [];
    return [{ type: this.#state === "thinking" ? "thinking" : "text", text: rest }];
  }

  /** @returns whether there is more to do with what is held */
  #step(pieces: Piece[]): boolean {
    switch (this.#state) {
      case "start": {
        const begun = this.#held.trimStart();
        if (begun.startsWith(OPEN)) {
          this.#held = begun.slice(OPEN.length);
          this.#state = "thinking";
          return true;
        }
        if (OPEN.startsWith(begun)) return false;
        this.#state = "answer";
        return true;
      }
      case "thinking": {
        const end = this.#held.indexOf(CLOSE);
        if (end >= 0) {
          if (end > 0) pieces.push({ type: "thinking", text: this.#held.slice(0, end) });
          this.#held = this.#held.slice(end + CLOSE.length);
          this.#state = "after-thinking";
          return true;
        }
        return this.#release("thinking", pieces, beginningOfTag(this.#held));
      }
      // The line break between the tag and the answer belongs to neither.
      case "after-thinking": {
        this.#held = this.#held.trimStart();
        if (this.#held === "") return false;
        this.#state = "answer";
        return true;
      }
      case "answer":
        return this.#release("text", pieces, 0);
    }
  }

  /** Lets go of everything but the last `keep` units and half a character. */
  #release(type: Piece["type"], pieces: Piece[], keep: number): false {
    const half = keep === 0 && /[\uD800-\uDBFF]$/.test(this.#held) ? 1 : 0;
    const end = this.#held.length - keep - half;
    if (end > 0) pieces.push({ type, text: this.#held.slice(0, end) });
    this.#held = this.#held.slice(end);
    return false;
  }
}

/** How many of a text's last characters may be the beginning of a closing tag. */
function beginningOfTag(text: string): number {
  for (let length = Math.min(text.length, CLOSE.length - 1); length > 0; length--) {
    if (CLOSE.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
