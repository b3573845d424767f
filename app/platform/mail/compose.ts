import type { Locale } from "../locale.ts";
import { htmlLang } from "../locale.ts";

/** A part of a mail: a paragraph, or a link that stands alone with its address in full. */
export type MailPart = { text: string } | { link: string; label: string };

/** What a mail says, in one language. */
export type MailContent = { locale: Locale; subject: string; parts: MailPart[] };

/** The mail for programs that show text alone. Lines aren't broken: programs do that, and broken links lead nowhere. */
export function mailText({ parts }: MailContent): string {
  return `${parts.map((part) => ("link" in part ? `${part.label}\n${part.link}` : part.text)).join("\n\n")}\n`;
}

/**
 * The mail's paragraphs as HTML. Without styles and pictures: programs throw styles away, pictures tell who has looked,
 * and what says the same as the text can't look like somebody else's form.
 */
export function mailHtmlBody({ parts }: MailContent): string {
  return parts
    .map((part) =>
      "link" in part
        ? `<p>${escapeHtml(part.label).replaceAll("\n", "<br>")}<br><a href="${escapeHtml(part.link)}">${escapeHtml(part.link)}</a></p>`
        : `<p>${escapeHtml(part.text).replaceAll("\n", "<br>")}</p>`,
    )
    .join("\n");
}

/** The whole mail as HTML. */
export function mailHtml(content: MailContent): string {
  return `<!DOCTYPE html>
<html lang="${htmlLang(content.locale)}">
<head><meta charset="utf-8"><title>${escapeHtml(content.subject)}</title></head>
<body>
${mailHtmlBody(content)}
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A name or a subject as one line: what could begin another header becomes a blank. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

const PLAIN_ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

/** One address and nothing else: no blanks, no list, no name, nothing that a server reads as another command. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && PLAIN_ADDRESS.test(address);
}
