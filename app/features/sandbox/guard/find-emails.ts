import type { Span } from "./finding.ts";

const LONGEST_NAME = 64;
const LONGEST_DOMAIN = 255;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])/;
/** Names of files (logo@2x.png) and versions of packages (tool@1.2.0-beta.rc) have an @ too. */
const NO_DOMAIN = /\.(?:png|jpe?g|gif|svg|webp|css|m?js|tsx?|json|ya?ml|md)$|^\d+\.\d+/i;

/** Looks at each @ and what stands around it, within the lengths that mail allows. */
export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start -= 1;
    while (start < at && text[start] === ".") start += 1;
    if (start === at) continue;
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + LONGEST_DOMAIN))?.[0];
    if (domain && !NO_DOMAIN.test(domain)) found.push({ kind: "email", start, end: at + 1 + domain.length });
  }
  return found;
}

/** Letters, digits and . _ % + - */
const isNameUnit = (unit: number): boolean =>
  (unit > 47 && unit < 58) ||
  (unit > 64 && unit < 91) ||
  (unit > 96 && unit < 123) ||
  unit === 46 ||
  unit === 95 ||
  unit === 37 ||
  unit === 43 ||
  unit === 45;
