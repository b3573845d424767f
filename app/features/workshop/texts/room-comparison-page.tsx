import { ComparedTries } from "#app/features/lab/history/compared-tries.tsx";
import { m } from "#app/i18n/messages.js";
import { GoLink } from "#app/ui/button.tsx";
import type { RoomComparisonPageData, RoomTry } from "./shown-texts.ts";
import { TryAuthor } from "./try-line.tsx";

/** Two tries of a room side by side, whoever's they are. */
export function RoomComparisonPage({ page }: { page: RoomComparisonPageData }) {
  const whose = (one: RoomTry) => (
    <p>
      <TryAuthor one={one} />
    </p>
  );
  return (
    <main id="main" className="page comparison stack">
      <p>
        <GoLink icon="left" to={`/workshops/${page.workshop.id}/tries/${page.who.a.id}`}>
          {m.showing_try_back()}
        </GoLink>
      </p>
      <h1>{m.lab_compare_title({ title: page.title })}</h1>
      <p className="soft small">{m.showing_try_noted()}</p>
      <ComparedTries
        pair={page.pair}
        unit={null}
        asksModel={page.asksModel}
        whose={{ a: whose(page.who.a), b: whose(page.who.b) }}
      />
    </main>
  );
}
