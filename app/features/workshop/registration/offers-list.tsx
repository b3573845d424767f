import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { OfferedWorkshop } from "./registration.ts";
import { StandingChip } from "./standing-chip.tsx";

/** Workshops that somebody may register for or has registered for, the next one first. */
export function OffersList({ offers }: { offers: OfferedWorkshop[] }) {
  return (
    <ul className="ledger">
      {offers.map((offer) => (
        <li key={offer.id}>
          <div>
            <h3>
              <LocaleLink to={`/workshops/${offer.id}/registration`}>{offer.title}</LocaleLink>
            </h3>
            <p>
              <DateText iso={offer.startsAt} time />
              {m.registration_until_time({ time: formatTime(offer.endsAt) })}
              {offer.place && `${m.workshop_dot()}${offer.place}`}
            </p>
          </div>
          <div>
            <OfferChip offer={offer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How it stands: for them where they registered, else whether there is room. */
function OfferChip({ offer }: { offer: OfferedWorkshop }) {
  const { phase, state, waits, placed, capacity, open } = offer;
  if (phase === "cancelled")
    return (
      <Chip tone="warn" icon="cross">
        {m.workshop_phase_cancelled()}
      </Chip>
    );
  if (phase === "open" && state === "placed")
    return (
      <Chip tone="now" icon="play">
        {m.workshop_phase_open()}
      </Chip>
    );
  if (state !== null) return <StandingChip state={state} waits={waits} />;
  if (!open)
    return (
      <Chip tone="soft" icon="lock">
        {m.registration_over()}
      </Chip>
    );
  return (
    <Chip tone="soft" icon="people">
      {placed < capacity ? m.registration_free({ count: capacity - placed }) : m.registration_full()}
    </Chip>
  );
}
