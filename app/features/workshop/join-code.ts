/** Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: nobody reads one for another, on a projector or aloud. */
export const CODE_LETTERS = "ACDEFGHJKMNPQRTWXY34679";
export const CODE_LENGTH = 6;

/**
 * A new join code.
 * @param random gives as many bytes as it is asked for
 */
export function newJoinCode(random: (bytes: number) => Uint8Array): string {
  let code = "";
  while (code.length < CODE_LENGTH) {
    for (const byte of random(16)) {
      // Bytes beyond the last whole multiple would make some letters likelier than others.
      const usable = 256 - (256 % CODE_LETTERS.length);
      if (byte < usable && code.length < CODE_LENGTH) code += CODE_LETTERS[byte % CODE_LETTERS.length];
    }
  }
  return code;
}

/** A code as it was typed, full-width letters, spaces and hyphens and all; null where it can't be one. */
export function readJoinCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―·.]/g, "");
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter))
    ? code
    : null;
}

/** In two halves, as it is read aloud: 7K4 MWQ. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
