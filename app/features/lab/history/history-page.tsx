import { m } from "#app/i18n/messages.js";
import { Empty } from "#app/ui/empty.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { Pages } from "#app/ui/pages.tsx";
import type { Try } from "../lab-page-data.ts";
import { TriesList } from "../tries-list.tsx";
import type { WorkPart } from "../work.ts";
import type { RefusedNote } from "./note.ts";
import { noteProblemText } from "./try-words.tsx";

export type HistoryPageData = {
  title: string;
  parts: WorkPart[];
  /** The lab's path, without a language. */
  unit: string;
  noteEndpoint: string;
  /** Those of one page, newest first. */
  tries: Try[];
  before: Try | null;
  total: number;
  page: number;
  pages: number;
};

/** Every run and attempt of a lab, a page at a time. */
export function HistoryPage({ data, refused }: { data: HistoryPageData; refused: RefusedNote | null }) {
  const { unit, page, pages, total } = data;
  const errors = Object.entries(refused?.errors ?? {}).map(([field, problem]) => ({
    field: field === "note" ? `note-${refused?.tryId}` : undefined,
    message: noteProblemText(problem, refused?.text ?? ""),
  }));
  return (
    <main id="main" className="page lab-history stack">
      <p>
        <LocaleLink className="go" to={unit}>
          <Icon name="left" />
          {m.lab_history_back()}
        </LocaleLink>
      </p>
      <h1>{m.lab_history_title({ title: data.title })}</h1>
      <ErrorSummary errors={errors} />
      {total === 0 ? (
        <Empty heading="h2" title={m.lab_tries_empty()} text={m.lab_history_empty()}>
          <LocaleLink className="btn" to={unit}>
            {m.lab_history_back()}
          </LocaleLink>
        </Empty>
      ) : (
        <>
          <p className="row soft num">
            <span>{m.lab_history_count({ count: total })}</span>
            {total > 1 && (
              <LocaleLink className="go" to={`${unit}/compare`}>
                {m.lab_compare_any()}
              </LocaleLink>
            )}
          </p>
          <TriesList
            tries={data.tries}
            before={data.before}
            parts={data.parts}
            place={{ unit, back: "history", page, endpoint: data.noteEndpoint }}
            refused={refused}
            onRestore={null}
          />
          <Pages
            page={page}
            count={pages}
            to={(number) => `${unit}/history?page=${number}`}
            label={m.lab_history_pages()}
          />
        </>
      )}
    </main>
  );
}
