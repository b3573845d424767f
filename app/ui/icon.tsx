import sprite from "./assets/icons.svg?url";

export type IconName =
  | "alert"
  | "book"
  | "cal"
  | "check"
  | "clock"
  | "copy"
  | "cross"
  | "down"
  | "half"
  | "hand"
  | "info"
  | "left"
  | "lock"
  | "menu"
  | "minus"
  | "none"
  | "off"
  | "pen"
  | "people"
  | "play"
  | "print"
  | "right"
  | "rule"
  | "save"
  | "seal"
  | "search"
  | "sort"
  | "sort-a"
  | "sort-d"
  | "stop"
  | "user";

/** A picture beside a word, never instead of one: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" aria-hidden="true">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}
