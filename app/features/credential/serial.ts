/** Crockford's base 32: no I, L, O, U, so that a serial can be read over the phone and typed back. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 13 symbols of 5 bits: 65 random bits; a 14th symbol checks them. */
const DATA_LENGTH = 13;
export const SERIAL_LENGTH = DATA_LENGTH + 1;

/** Multiplication by the generator x of GF(32) with x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 0b100000 ? doubled ^ 0b100101 : doubled;
}

/**
 * The check symbol: a weighted sum over GF(32) whose weights are the distinct powers of a generator, so that every
 * single wrong symbol and every exchange of two symbols changes it.
 */
function checkSymbol(data: string): string {
  let sum = 0;
  for (const symbol of data) sum = timesX(sum) ^ SYMBOLS.indexOf(symbol);
  return SYMBOLS[timesX(sum)] ?? "";
}

/** A new serial in its stored form: 14 symbols without separators. */
export function newSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DATA_LENGTH));
  const data = Array.from(bytes, (byte) => SYMBOLS[byte & 31]).join("");
  return data + checkSymbol(data);
}

/** A serial as it is printed and read out: 7K3M-9QXT-2B4-H6C. */
export function formatSerial(serial: string): string {
  return [serial.slice(0, 4), serial.slice(4, 8), serial.slice(8, 11), serial.slice(11)].join("-");
}

export type SerialReading = { kind: "serial"; serial: string } | { kind: "mistyped" };

/**
 * Reads a serial as people type it: any case, with or without spaces and hyphens, full-width forms, O for 0,
 * I or L for 1.
 * @returns `mistyped` when length, symbols or check symbol are wrong: no certificate can have it
 */
export function readSerial(typed: string): SerialReading {
  const serial = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―－_.]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const wellFormed =
    serial.length === SERIAL_LENGTH && [...serial].every((symbol) => SYMBOLS.includes(symbol));
  if (!wellFormed) return { kind: "mistyped" };
  const data = serial.slice(0, DATA_LENGTH);
  return serial === data + checkSymbol(data) ? { kind: "serial", serial } : { kind: "mistyped" };
}
