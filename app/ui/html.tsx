import type { Ref } from "react";
import { useMemo } from "react";
import { trustContent } from "#app/platform/trusted-types.ts";

/** HTML made of our own content by the sanitising renderer; the browser takes it over as the server sent it. */
export function Html(props: { html: string; className?: string; box?: Ref<HTMLDivElement> }) {
  const { html, className = "prose", box } = props;
  // Marked anew it would be another one to React, which would set it again and lose what is selected.
  const marked = useMemo(() => trustContent(html), [html]);
  return (
    <div
      ref={box}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised on the server
      dangerouslySetInnerHTML={{ __html: marked }}
    />
  );
}
