import type { Locale } from "#app/platform/locale.ts";
import card from "../../../docs/practice-model.md?raw";
import { renderedText } from "./rendered.server.ts";

/** The card of the practice model as HTML, in one language: docs/practice-model.md holds zh-TW, a rule, then English. */
export function modelCard(locale: Locale): string {
  const halves = card.split(/^---$/m);
  const half = halves[locale === "en" ? 1 : 0] ?? "";
  // The page has its own first heading.
  return renderedText(`model-card/${locale}`, half.replace(/^# .*$/m, ""), locale);
}
