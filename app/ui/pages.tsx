import { m } from "#app/i18n/messages.js";
import { LocaleLink } from "./locale.tsx";

/** Numbers of pages to show: the first, the last, the present one and its neighbours; `null` is a gap. */
export function pageNumbers(page: number, count: number): (number | null)[] {
  const wanted = new Set([1, page - 1, page, page + 1, count]);
  // A gap of a single page would hide one number behind one sign: show the number.
  if (page === 4) wanted.add(2);
  if (page === count - 3) wanted.add(count - 1);
  const shown = [...wanted].filter((number) => number >= 1 && number <= count).sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}

/** From page to page of a list, by addresses. Nothing when there is one page only. */
export function Pages(props: { page: number; count: number; to: (page: number) => string; label?: string }) {
  const { page, count, to } = props;
  if (count <= 1) return null;
  let gaps = 0;
  return (
    <nav className="pages" aria-label={props.label ?? m.common_pages()}>
      <ul>
        {page > 1 && (
          <li>
            <LocaleLink to={to(page - 1)} rel="prev">
              {m.common_page_previous()}
            </LocaleLink>
          </li>
        )}
        {pageNumbers(page, count).map((number) =>
          number === null ? (
            <li key={`gap-${++gaps}`} aria-hidden="true">
              <span>…</span>
            </li>
          ) : (
            <li key={number}>
              <LocaleLink
                to={to(number)}
                aria-label={m.common_page_number({ page: number })}
                aria-current={number === page ? "page" : undefined}
              >
                {number}
              </LocaleLink>
            </li>
          ),
        )}
        {page < count && (
          <li>
            <LocaleLink to={to(page + 1)} rel="next">
              {m.common_page_next()}
            </LocaleLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
