import type { ReactNode } from "react";
import { Fragment, useEffect, useRef } from "react";
import { m } from "#app/i18n/messages.js";
import { DocumentHtml } from "#app/ui/document-html.tsx";

/** A run of text, or the place of a question. */
export type LessonSegment = { kind: "html"; html: string } | { kind: "question"; id: string };

/** The same as the page gets it: in a document the text stands in the markup only. */
export type ShownSegment = { kind: "html"; html?: string | undefined } | { kind: "question"; id: string };

/**
 * A lesson's body as rendered on the server, with its questions where they stand. Watches which heading is being
 * read, and gives copy buttons their work, without hydrating the text.
 */
export function LessonArticle(props: {
  segments: ShownSegment[];
  question: (id: string) => ReactNode;
  onReading: (headingId: string) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const onReading = useRef(props.onReading);
  onReading.current = props.onReading;

  useEffect(() => {
    const article = root.current;
    if (!article) return;
    const headings = [...article.querySelectorAll<HTMLElement>("h2[id]")];
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) onReading.current(entry.target.id);
      },
      { rootMargin: "0px 0px -60% 0px" },
    );
    for (const heading of headings) observer.observe(heading);
    article.addEventListener("click", copyPrompt);
    return () => {
      observer.disconnect();
      article.removeEventListener("click", copyPrompt);
    };
  }, []);

  return (
    <div className="lesson-body" ref={root}>
      {props.segments.map((segment, index) =>
        segment.kind === "question" ? (
          <Fragment key={segment.id}>{props.question(segment.id)}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
          <DocumentHtml key={index} html={segment.html} />
        ),
      )}
    </div>
  );
}

async function copyPrompt(event: MouseEvent): Promise<void> {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-copy]");
  const text = button?.closest(".code")?.querySelector("pre")?.textContent;
  if (!button || !text) return;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission or https there is no clipboard: select the text, so that one key press copies it.
    const pre = button.closest(".code")?.querySelector("pre");
    if (pre) window.getSelection()?.selectAllChildren(pre);
    return;
  }
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  label.textContent = m.lesson_copied();
  setTimeout(() => {
    label.textContent = before;
  }, 2000);
}
