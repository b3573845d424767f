// Codes that people read from a sheet or a projector and type.

/** Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: nobody reads one for another, on a projector or aloud. */
export const CLEAR_LETTERS = "ACDEFGHJKMNPQRTWXY34679";

/** @param random gives as many bytes as it is asked for */
export function newClearCode(length: number, random: (bytes: number) => Uint8Array): string {
  let code = "";
  while (code.length < length) {
    for (const byte of random(16)) {
      // Bytes beyond the last whole multiple would make some letters likelier than others.
      const usable = 256 - (256 % CLEAR_LETTERS.length);
      if (byte < usable && code.length < length) code += CLEAR_LETTERS[byte % CLEAR_LETTERS.length];
    }
  }
  return code;
}

/** A code as it was typed, full-width letters, spaces and hyphens and all; null where it can't be one. */
export function readClearCode(typed: string, length: number): string | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―·.]/g, "");
  return code.length === length && [...code].every((letter) => CLEAR_LETTERS.includes(letter)) ? code : null;
}

/** In groups, as it is printed and read aloud. */
export function formatClearCode(code: string, group: number): string {
  return code.match(new RegExp(`.{1,${group}}`, "g"))?.join(" ") ?? "";
}
