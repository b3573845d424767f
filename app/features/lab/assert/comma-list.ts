import { AuthorError } from "./author-error.ts";

/**
 * Splits a text into items as promptfoo does: on ASCII commas, white space around items dropped, empty items left
 * out; an item in double quotes keeps its commas ("" and \" are a quotation mark in it).
 */
export function commaSeparated(text: string): string[] {
  const items: string[] = [];
  let at = 0;
  const skipBlank = () => {
    while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  };
  for (;;) {
    skipBlank();
    while (text[at] === ",") {
      at += 1;
      skipBlank();
    }
    if (at >= text.length) return items;
    if (text[at] !== '"') {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      items.push(text.slice(at, end).trim());
      at = end;
      continue;
    }
    const quoted = quotedItem(text, at);
    items.push(quoted.item);
    at = quoted.end;
    skipBlank();
    if (at < text.length && text[at] !== ",")
      throw new AuthorError("after a quoted item there must be a comma");
  }
}

function quotedItem(text: string, start: number): { item: string; end: number } {
  let item = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const [character = "", next = ""] = [text[at], text[at + 1]];
    if ((character === "\\" && (next === '"' || next === "\\")) || (character === '"' && next === '"')) {
      item += next;
      at += 1;
    } else if (character === '"') return { item, end: at + 1 };
    else item += character;
  }
  throw new AuthorError("a quotation mark is opened in the list and never closed");
}
