import type { RefObject } from "react";
import { useCallback, useEffect, useRef, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { Advice } from "./lint/advice.ts";
import type { Edit } from "./lint/finding.ts";
import { applyEdits } from "./lint/finding.ts";
import type { PromptEditorRef } from "./prompt-editor.tsx";
import type { Adviser } from "./use-adviser.tsx";

/** How long nothing must have been typed before the list changes. */
const REST_MS = 800;
/** Longest quotation of one's own words on a button. */
const LONGEST_QUOTE = 24;

type Listed = { text: string; advice: Advice[] };

/**
 * What could be better about a prompt, below it, for whoever has no editor with marks or can't see them: each point
 * leads to its place, and its fixes are buttons. There only once scripts run, and never changing while one types.
 */
export function LintList(props: {
  text: string;
  advise: Adviser;
  editor: RefObject<Pick<PromptEditorRef, "setText" | "select">>;
}) {
  const { text, advise, editor } = props;
  const [listed, setListed] = useState<Listed | null>(null);
  const [open, setOpen] = useState(false);
  const [said, say] = useState("");
  const latest = useRef(text);
  latest.current = text;

  const list = useCallback(
    async (about: string): Promise<Advice[]> => {
      const advice = await advise(about);
      if (latest.current === about) setListed({ text: about, advice });
      return advice;
    },
    [advise],
  );

  const count = listed?.advice.length ?? 0;
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (!listed) return;
    // What is there when the page comes isn't news.
    if (before.current !== null && before.current !== count) say(titleOf(count));
    before.current = count;
  }, [listed, count]);

  useEffect(() => {
    const timer = setTimeout(() => {
      list(text).catch((error: unknown) => console.warn("the suggestions did not load", error));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, list]);

  /** The point as it stands in the text of this moment, which may be newer than the list. */
  async function current(point: Advice): Promise<Advice | null> {
    if (!listed || listed.text === text) return point;
    const words = listed.text.slice(point.start, point.end);
    const found = (await list(text)).find(
      ({ rule, start, end }) => rule === point.rule && text.slice(start, end) === words,
    );
    if (!found) say(m.lint_gone());
    return found ?? null;
  }

  async function onShow(point: Advice): Promise<void> {
    const now = await current(point);
    if (now) editor.current?.select(now.start, now.end);
  }

  async function onFix(point: Advice, index: number): Promise<void> {
    const edits = (await current(point))?.fixes[index]?.edits;
    if (!edits) return;
    const edited = applyEdits(text, edits);
    editor.current?.setText(edited);
    const place = placeOf(edits);
    editor.current?.select(place.start, place.end);
    say(m.lint_applied());
    latest.current = edited;
    before.current = null;
    await list(edited);
  }

  return (
    <div className="lint needs-script">
      {listed && count === 0 && <p className="hint small">{m.lint_none()}</p>}
      {listed && count > 0 && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="go">
            {titleOf(count)}
            <Icon name="down" />
          </summary>
          <ul>
            {listed.advice.map((point) => (
              <li key={`${point.rule}-${point.start}`}>
                <p>
                  {point.severity === "warning" && <Icon name="alert" />}
                  {point.text}
                </p>
                <div className="lint-acts">
                  <button type="button" className="go" onClick={() => void onShow(point)}>
                    {showTitle(listed.text.slice(point.start, point.end))}
                  </button>
                  {point.fixes.map((fix, index) => (
                    <button
                      key={fix.title}
                      type="button"
                      className="go"
                      onClick={() => void onFix(point, index)}
                    >
                      {fix.title}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="sr" role="status">
        {said}
      </p>
    </div>
  );
}

const titleOf = (count: number): string => (count === 0 ? m.lint_none() : m.lint_title({ count }));

function showTitle(words: string): string {
  if (words === "") return m.lint_show_end();
  const characters = [...words];
  const isLong = characters.length > LONGEST_QUOTE;
  return m.lint_show({ words: isLong ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : words });
}

/** Where the first edit's words stand when all are made. */
function placeOf(edits: readonly Edit[]): { start: number; end: number } {
  const [first] = [...edits].sort((a, b) => a.start - b.start);
  if (!first) return { start: 0, end: 0 };
  return { start: first.start, end: first.start + first.text.length };
}
