import { useCallback, useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import styles from "../workshop.module.css";
import type { CheckName, Findings, Verdict } from "./preflight.ts";
import { CHECKS, preflight } from "./preflight.ts";
import { CHECK_NAMES, findingInWords } from "./preflight-words.ts";

const LOOKS: Record<Verdict, { tone: ChipTone; icon: IconName; word: () => string }> = {
  ok: { tone: "ok", icon: "check", word: m.preflight_ok },
  look: { tone: "warn", icon: "alert", word: m.preflight_look },
  bad: { tone: "danger", icon: "cross", word: m.preflight_bad },
};

/** Before the day, on the trainer's computer in the room: what the browser finds, and what needs somebody's eyes. */
export function PreflightPage({ workshop }: { workshop: { id: string; title: string } }) {
  const { id, title } = workshop;
  const { findings, busy, run } = usePreflight(id);
  return (
    <main id="main" className="page narrow">
      <div className={styles.column}>
        <Crumb
          steps={[
            { to: "/workshops", label: m.workshop_title() },
            { to: `/workshops/${id}`, label: title },
          ]}
          here={m.preflight_title()}
        />
        <h1>{m.preflight_title()}</h1>
        <p>{m.preflight_text()}</p>
        <noscript>
          <p>{m.preflight_no_script()}</p>
        </noscript>
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{m.preflight_found()}</h2>
          <dl className="stack-s" aria-busy={busy}>
            {CHECKS.map((name) => (
              <FoundLine key={name} name={name} findings={findings} busy={busy} />
            ))}
          </dl>
          <div role="status" className="sr">
            {busy ? "" : m.preflight_done()}
          </div>
          <Actions>
            <Button type="button" kind="quiet" onClick={run} busy={busy} busyLabel={m.preflight_busy()}>
              {m.preflight_again()}
            </Button>
          </Actions>
        </section>
        <section className="stack" aria-labelledby="eyes">
          <h2 id="eyes">{m.preflight_eyes()}</h2>
          <ol className="stack-s">
            <li>{m.preflight_eyes_projector()}</li>
            <li>{m.preflight_eyes_phone()}</li>
            <li>{m.preflight_eyes_paper()}</li>
          </ol>
          <Actions>
            <LinkButton kind="quiet" to={`/workshops/${id}/projector`} target="_blank">
              {m.workshop_projector()}
            </LinkButton>
            <LinkButton kind="quiet" to={`/workshops/${id}#rehearse`}>
              {m.preflight_to_rehearsal()}
            </LinkButton>
            <LinkButton kind="quiet" to={`/workshops/${id}/sign-in-sheet`}>
              {m.preflight_to_sheet()}
            </LinkButton>
          </Actions>
        </section>
      </div>
    </main>
  );
}

function FoundLine(props: { name: CheckName; findings: Findings; busy: boolean }) {
  const { name, findings, busy } = props;
  const finding = findings[name];
  const look = finding && LOOKS[finding.verdict];
  return (
    <div>
      <dt>
        <strong>{CHECK_NAMES[name]()}</strong>{" "}
        {look ? (
          <Chip tone={look.tone} icon={look.icon}>
            {look.word()}
          </Chip>
        ) : (
          <Chip tone="soft" icon="none">
            {busy ? m.preflight_busy() : m.preflight_not_yet()}
          </Chip>
        )}
      </dt>
      {finding && <dd>{findingInWords(finding)}</dd>}
    </div>
  );
}

/** Runs the checks once the page is there, and again when it is asked for. */
function usePreflight(workshopId: string) {
  const [findings, setFindings] = useState<Findings>({});
  const [busy, setBusy] = useState(false);
  const run = useCallback(() => {
    setFindings({});
    setBusy(true);
    const around = {
      address: window.location.href,
      extended: (window.screen as { isExtended?: boolean }).isExtended,
      now: () => Date.now(),
      fetch: (url: string) => fetch(url, { cache: "no-store", headers: { Accept: "application/json" } }),
      EventSource: typeof EventSource === "function" ? EventSource : null,
    };
    void preflight(workshopId, around, (name, finding) =>
      setFindings((before) => ({ ...before, [name]: finding })),
    ).finally(() => setBusy(false));
  }, [workshopId]);
  useEffect(run, [run]);
  return { findings, busy, run };
}
