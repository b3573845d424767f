import { Fragment } from "react";
import type { DiffPart } from "./prompt-diff.ts";

/** A text with what came and went marked: underlined and struck through, so not by colour alone. */
export function DiffText({ parts }: { parts: DiffPart[] }) {
  return parts.map((part, index) => {
    const Mark = part.change === "added" ? "ins" : part.change === "removed" ? "del" : Fragment;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    return <Mark key={index}>{part.text}</Mark>;
  });
}
