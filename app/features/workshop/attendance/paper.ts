const MOST_LINES = 100;

/** The lines of the paper form, each once; null where there are none, or too many. */
export function readPaperLines(text: string): string[] | null {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.normalize("NFKC").trim().slice(0, 254))
    .filter(Boolean);
  const once = [...new Set(lines)];
  return once.length === 0 || once.length > MOST_LINES ? null : once;
}
