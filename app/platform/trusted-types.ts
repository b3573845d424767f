/**
 * Trusted Types: where a browser knows them, no text becomes markup or a script in a page but by one of these policies
 * (https://www.w3.org/TR/trusted-types/). Which there may be stands in the content security policy.
 */
export const TRUSTED_TYPE_POLICIES = [
  /** What React and Remix do with texts of their own: `installDefaultPolicy`. */
  "default",
  /** Content that the server made and sanitised: `trustContent`. */
  "academy-content",
  // Monaco's own: its worker's address, its lines, what a screen reader reads, colours, and what it sanitises.
  "defaultWorkerFactory",
  "domLineBreaksComputer",
  "editorViewLayer",
  "richScreenReaderContent",
  "standaloneColorizer",
  "tokenizeToString",
  "dompurify",
];

type Rules = {
  createHTML?: (html: string) => string | null;
  createScriptURL?: (url: string) => string | null;
};
type Policy = { createHTML: (html: string) => string };
type Factory = { createPolicy: (name: string, rules: Rules) => Policy };

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const content = factory?.createPolicy("academy-content", { createHTML: (html) => html });

/** Marks HTML of the sanitising renderer as fit to be put into a page; the same text where there are no such marks. */
export const trustContent = (html: string): string => content?.createHTML(html) ?? html;

/**
 * What may become markup without a policy's mark. React 18 makes the scripts of a document from one fixed text when it
 * draws the document anew (after an extension had changed it, or for an error), and Remix gives them their lines; such
 * scripts never run. A text without `<` makes no element.
 * @returns null for everything else, which the browser then refuses
 */
export const harmlessHtml = (html: string): string | null =>
  html === "<script></script>" || !html.includes("<") ? html : null;

/** What a script drawn anew may name as its source: a file of our own build. */
export const ownAsset = (url: string, origin: string): string | null => {
  const target = URL.canParse(url, origin) ? new URL(url, origin) : null;
  return target?.origin === origin && target.pathname.startsWith("/assets/") ? url : null;
};

/** Once a page, before anything is drawn. */
export function installDefaultPolicy(): void {
  factory?.createPolicy("default", {
    createHTML: harmlessHtml,
    createScriptURL: (url) => ownAsset(url, window.location.origin),
  });
}
