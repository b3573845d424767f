import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { inCodePoints } from "#app/features/sandbox/guard/code-points.ts";
import { findSensitive } from "#app/features/sandbox/guard/find-sensitive.ts";
import { findingMessage } from "#app/features/sandbox/guard/guard-messages.ts";
import type { Locale } from "#app/platform/locale.ts";
import { DEFAULT_LOCALE, LOCALES } from "#app/platform/locale.ts";

const USAGE = `Usage: npm run --silent guard -- [--lang zh-TW|en] < TEXT

Reads a text (UTF-8) and prints what the guard finds in it as a JSON array of {kind, start, end, message}. Positions
count code points from 0; the end is the first that doesn't belong to the finding. Exit status 0 with or without
findings, 2 when the command can't be understood.`;

const locale = localeFrom(process.argv.slice(2));
if (!locale) {
  console.error(USAGE);
  process.exit(2);
}
const text = (await buffer(process.stdin)).toString("utf8");
const findings = inCodePoints(text, findSensitive(text)).map((finding) => ({
  ...finding,
  message: findingMessage(finding.kind, locale),
}));
console.log(JSON.stringify(findings, null, 2));

function localeFrom(args: string[]): Locale | null {
  try {
    const { values } = parseArgs({ args, options: { lang: { type: "string", default: DEFAULT_LOCALE } } });
    return LOCALES.find((one) => one === values.lang) ?? null;
  } catch {
    return null;
  }
}
