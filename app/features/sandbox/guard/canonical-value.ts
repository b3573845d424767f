import type { Span } from "./finding.ts";

const EXTENSION = /(?:#|轉|分機|ext|x).*$/i;

/**
 * A found value in the one form in which it is compared: however it was grouped or spelled, the same value gives the
 * same text. A mark of secrecy is a common word, so it is compared with the line that it stands in and the next one.
 * @param text the folded text
 */
export function canonicalValue(text: string, { kind, start, end }: Span): string {
  const value = text.slice(start, end);
  switch (kind) {
    case "phone":
      return canonicalPhone(value);
    case "card":
    case "business-number":
      return value.replace(/\D/g, "");
    case "national-id":
    case "resident-id":
    case "passport":
      return value.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
    case "email":
      return value.toLowerCase();
    case "address":
      return canonicalAddress(value);
    case "secret":
      return value;
    case "classification":
      return contextOf(text, start, end);
  }
}

function canonicalPhone(value: string): string {
  const digits = value.replace(EXTENSION, "").replace(/\D/g, "");
  return digits.replace(/^(?:00\d?)?8860?(?=[2-9]\d{7,8}$)/, "0");
}

const canonicalAddress = (value: string): string =>
  value
    .toLowerCase()
    .replace(/台/g, "臺")
    .replace(/\bno\b\.?/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Enough of the surroundings to tell a lab's own document from any other. */
function contextOf(text: string, start: number, end: number): string {
  const before = /[^\n]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
  const after = /^[^\n]*(?:\n\s*[^\n]*)?/.exec(text.slice(end, end + 60))?.[0] ?? "";
  return `${before}${text.slice(start, end)}${after}`.replace(/\s/g, "");
}
