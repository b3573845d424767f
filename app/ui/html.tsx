import type { Ref } from "react";

/** HTML made of our own content by the sanitising renderer; the browser takes it over as the server sent it. */
export function Html(props: { html: string; className?: string; box?: Ref<HTMLDivElement> }) {
  const { html, className = "prose", box } = props;
  return (
    <div
      ref={box}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised on the server
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
