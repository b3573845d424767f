type HtmlPolicy = { createHTML(html: string): string };
type TrustedTypes = { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy };

let policy: HtmlPolicy | undefined;

/** Trusted Types want to know where markup comes from: only this file passes it, and only from our own server. */
function trusted(html: string): string {
  if (typeof window === "undefined") return html;
  const factory = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!factory) return html;
  policy ??= factory.createPolicy("server-html", { createHTML: (text) => text });
  return policy.createHTML(html);
}

/** HTML made of our own content by the sanitising renderer; the browser takes it over as the server sent it. */
export function Html({ html, className = "prose" }: { html: string; className?: string }) {
  const markup = { __html: trusted(html) };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised on the server, see above
  return <div className={className} suppressHydrationWarning dangerouslySetInnerHTML={markup} />;
}
