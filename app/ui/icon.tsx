import sprite from "./assets/icons.svg?url";

/** Every picture of the sprite: a 20 grid, strokes of 1.5. */
export const ICON_NAMES = [
  "alert",
  "book",
  "cal",
  "check",
  "clock",
  "copy",
  "cross",
  "down",
  "half",
  "hand",
  "info",
  "left",
  "lock",
  "menu",
  "minus",
  "none",
  "off",
  "pen",
  "people",
  "play",
  "print",
  "right",
  "rule",
  "save",
  "seal",
  "search",
  "sort",
  "sort-a",
  "sort-d",
  "stop",
  "user",
] as const;

export type IconName = (typeof ICON_NAMES)[number];

/** A picture beside a word, never instead of one: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" aria-hidden="true">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}
