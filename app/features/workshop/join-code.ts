import { formatClearCode, newClearCode, readClearCode } from "#app/platform/clear-code.ts";

export const CODE_LENGTH = 6;

/**
 * A new join code.
 * @param random gives as many bytes as it is asked for
 */
export function newJoinCode(random: (bytes: number) => Uint8Array): string {
  return newClearCode(CODE_LENGTH, random);
}

/** A code as it was typed, full-width letters, spaces and hyphens and all; null where it can't be one. */
export function readJoinCode(typed: string): string | null {
  return readClearCode(typed, CODE_LENGTH);
}

/** In two halves, as it is read aloud: 7K4 MWQ. */
export function formatJoinCode(code: string): string {
  return formatClearCode(code, 3);
}
