import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { LocaleLink } from "./locale.tsx";

/**
 * A wide table scrolls inside itself, never the page: a named region that can be reached and moved by keys.
 * `tall` also bounds its height on small windows, so that its head stays in sight.
 */
export function TableScroll(props: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section gets its role from the label alone in some browsers
    <div
      className={classNames("table-scroll", props.tall && "tall")}
      role="region"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      {props.children}
    </div>
  );
}

export type SortDirection = "ascending" | "descending";

/** The head of a column that can be sorted by; `to` is the address that sorts by it (or turns it round). */
export function SortHeader(props: {
  label: string;
  to: string;
  /** How the table is sorted by this column now, if it is. */
  sorted?: SortDirection | undefined;
  numeric?: boolean | undefined;
}) {
  const { label, to, sorted, numeric } = props;
  const next = sorted === "ascending" ? m.common_sort_descending() : m.common_sort_ascending();
  return (
    <th scope="col" className={numeric ? "n" : undefined} aria-sort={sorted}>
      <LocaleLink className="sort" to={to} preventScrollReset>
        {label}
        <span className="sr">{next}</span>
        <Icon name={sorted === "ascending" ? "sort-a" : sorted === "descending" ? "sort-d" : "sort"} />
      </LocaleLink>
    </th>
  );
}
