import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "./icon.tsx";

type Copied = "no" | "yes" | "failed";

/** A prompt or a piece of code to take along. Names in double braces are shown as variables. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  const [copied, setCopied] = useState<Copied>("no");
  const [ready, setReady] = useState(false);
  // Copying needs a script, and a browser that allows it: there is no button that can do nothing.
  useEffect(() => setReady("clipboard" in navigator), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <figure className="code">
      <div className="bar">
        <span>{title}</span>
        {ready && (
          <button type="button" onClick={() => void copy()}>
            <Icon name={copied === "yes" ? "check" : "copy"} />
            {copied === "yes" ? m.common_copied() : m.common_copy()}
          </button>
        )}
        <span className={copied === "failed" ? "copy-failed" : "sr"} role="status">
          {copied === "yes" ? m.common_copied() : copied === "failed" ? m.common_copy_failed() : ""}
        </span>
      </div>
      <pre>
        {text.split(/(\{\{[^{}]+\}\})/).map((part, index) =>
          part.startsWith("{{") ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            <span className="var" key={index}>
              {part}
            </span>
          ) : (
            part
          ),
        )}
      </pre>
    </figure>
  );
}
