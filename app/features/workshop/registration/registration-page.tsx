import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { MaterialList } from "../planning/material-list.tsx";
import type { Material } from "../planning/materials.ts";
import { TextsAreShown } from "../texts/shows-text.tsx";
import styles from "../workshop.module.css";
import type { OfferedWorkshop } from "./registration.ts";
import { refusalOfRegistration, stateInWords } from "./registration-words.ts";

/** One workshop for those who may register for it: what it is, how it stands for them, and the one thing to do. */
export function RegistrationPage(props: {
  offer: OfferedWorkshop;
  trainers: string[];
  materials: Material[];
  refused: string | null;
}) {
  const { offer, trainers, materials } = props;
  const refusal = props.refused && refusalOfRegistration(props.refused);
  return (
    <main id="main" className="page narrow">
      <div className={styles.column}>
        <Crumb steps={[{ to: "/workshops", label: m.workshop_title() }]} here={offer.title} />
        <h1>{offer.title}</h1>
        {refusal && (
          <Notice tone="warn" live>
            <p>{refusal}</p>
          </Notice>
        )}
        <Standing offer={offer} />
        <Facts
          facts={[
            {
              name: m.workshop_when(),
              value: (
                <>
                  <DateText iso={offer.startsAt} time />
                  {m.registration_until_time({ time: formatTime(offer.endsAt) })}
                </>
              ),
            },
            { name: m.workshop_place(), value: offer.place || m.workshop_place_none() },
            ...(offer.link ? [{ name: m.registration_online(), value: <OnlineLink to={offer.link} /> }] : []),
            { name: m.workshop_trainers(), value: trainers.join(m.common_between()) },
            { name: m.workshop_capacity(), value: m.registration_counts(offer) },
            ...(offer.registrationUntil && offer.phase === "planned"
              ? [{ name: m.registration_until(), value: <DateText iso={offer.registrationUntil} time /> }]
              : []),
          ]}
        />
        <MaterialList materials={materials} />
        <Acts offer={offer} />
      </div>
    </main>
  );
}

function OnlineLink({ to }: { to: string }) {
  return (
    <a href={to} rel="noreferrer" className="break">
      {to}
    </a>
  );
}

/** How it stands for whoever looks, before anything else. */
function Standing({ offer }: { offer: OfferedWorkshop }) {
  const { phase, state, waits } = offer;
  if (phase === "cancelled")
    return (
      <Notice tone="warn">
        <p>{m.registration_cancelled()}</p>
      </Notice>
    );
  if (phase === "open" && state === "placed")
    return (
      <Notice tone="signal">
        <p>{m.registration_room_open()}</p>
      </Notice>
    );
  if (state === null) return null;
  const tone = state === "placed" ? "ok" : state === "waiting" ? "signal" : "info";
  return (
    <Notice tone={tone}>
      <p>
        <strong>{stateInWords(state, waits)}</strong>
      </p>
      {state === "placed" && <p>{m.registration_placed_text()}</p>}
      {state === "waiting" && <p>{m.registration_waiting_text()}</p>}
      {state === "removed" && <p>{m.registration_refused_removed()}</p>}
    </Notice>
  );
}

function Acts({ offer }: { offer: OfferedWorkshop }) {
  const { id, phase, state, open, changeable, placed, capacity, showsText } = offer;
  const busy = useNavigation().state === "submitting";
  const locale = useLocale();
  const sending = { busy, busyLabel: m.workshop_sending() };
  const enrolled = state === "placed" || state === "waiting";
  const calendar = `/workshops/${id}/calendar.ics${locale === "en" ? "?lang=en" : ""}`;
  return (
    <div className="stack">
      {phase === "open" && state === "placed" && showsText && <TextsAreShown />}
      <Form method="post">
        {showsText && <input type="hidden" name="told" value="yes" />}
        <Actions>
          {phase === "open" && state === "placed" && (
            <Button big icon="play" name="intent" value="enter" {...sending}>
              {m.registration_enter()}
            </Button>
          )}
          {open && (state === null || state === "withdrawn") && (
            <Button big name="intent" value="register" {...sending}>
              {placed < capacity ? m.registration_register() : m.registration_register_waiting()}
            </Button>
          )}
          {phase === "planned" && state !== "removed" && (
            <a className="btn quiet" href={calendar} download>
              <Icon name="cal" />
              {m.registration_calendar()}
            </a>
          )}
        </Actions>
      </Form>
      {!open && state === null && phase === "planned" && <p className="soft">{m.registration_over_text()}</p>}
      {enrolled && changeable && (
        <details>
          <summary>{m.registration_withdraw()}</summary>
          <Form method="post" className="stack-s">
            <p>{state === "placed" ? m.registration_withdraw_sure() : m.registration_withdraw_waiting()}</p>
            <Actions>
              <Button kind="danger" name="intent" value="withdraw" {...sending}>
                {m.registration_withdraw_now()}
              </Button>
            </Actions>
          </Form>
        </details>
      )}
    </div>
  );
}
