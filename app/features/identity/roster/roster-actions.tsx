import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatDay, formatTime } from "#app/platform/calendar.ts";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { proofPath } from "../identity-proof.ts";
import type { RosterPageData } from "./roster-page-data.ts";

/** What the last step does, in numbers; who loses access is confirmed by a mark of its own. */
export function CommitForm(props: { roster: RosterPageData; proven: boolean; leaversError: boolean }) {
  const { roster, proven, leaversError } = props;
  const locale = useLocale();
  const busy = useNavigation().formData?.get("intent") === "commit";
  const { counts } = roster;
  if (!counts) return null;
  const number = (count: number) => count.toLocaleString("en");
  const error = leaversError ? m.roster_commit_leavers_error() : undefined;
  return (
    <section className="stack no-print" aria-labelledby="commit">
      <h2 id="commit">{m.roster_commit_title()}</h2>
      <ErrorSummary errors={error ? [{ field: "leavers", message: error }] : []} />
      <p className="num">
        {m.roster_commit_text({
          ...{ added: number(counts.new), moved: number(counts.moved), changed: number(counts.changed) },
          ...{ left: number(counts.left), hours: 24 },
        })}
      </p>
      {counts.new > 0 && (
        <p className="num">
          {roster.invitations > 0
            ? m.roster_commit_mails({ count: number(roster.invitations) })
            : m.roster_commit_no_mails()}
        </p>
      )}
      <p className="soft num">
        {m.roster_commit_until({
          time: `${formatDay(roster.commitUntil, locale)} ${formatTime(roster.commitUntil)}`,
        })}
      </p>
      {proven ? (
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="shown" value={roster.planHash ?? ""} />
          {counts.left > 0 && (
            <Choices id="leavers" legend={m.roster_kind_left()} error={error}>
              <Choice type="checkbox" name="leavers" value={String(counts.left)}>
                {m.roster_commit_leavers({ count: number(counts.left) })}
              </Choice>
            </Choices>
          )}
          <Actions>
            <Button
              kind={counts.left > 0 ? "danger" : "primary"}
              name="intent"
              value="commit"
              busy={busy}
              busyLabel={m.roster_commit_busy()}
            >
              {m.roster_commit_button()}
            </Button>
          </Actions>
        </Form>
      ) : (
        <ProofFirst id={roster.id} />
      )}
    </section>
  );
}

export function UndoForm(props: { roster: RosterPageData; until: string; proven: boolean }) {
  const { roster, until, proven } = props;
  const locale = useLocale();
  const busy = useNavigation().formData?.get("intent") === "undo";
  return (
    <section className="stack no-print" aria-labelledby="undo">
      <h2 id="undo">{m.roster_undo_title()}</h2>
      <p className="num">
        {m.roster_undo_text({ time: `${formatDay(until, locale)} ${formatTime(until)}` })}
      </p>
      {roster.invitations > 0 && <p className="soft">{m.roster_undo_mails()}</p>}
      {proven ? (
        <Form method="post">
          <Actions>
            <Button kind="danger" name="intent" value="undo" busy={busy} busyLabel={m.roster_undo_busy()}>
              {m.roster_undo_button()}
            </Button>
          </Actions>
        </Form>
      ) : (
        <ProofFirst id={roster.id} />
      )}
    </section>
  );
}

/** In the place of a form: the way to prove who one is, and back. */
function ProofFirst({ id }: { id: string }) {
  return (
    <>
      <p className="soft">{m.identity_proof_why()}</p>
      <Actions>
        <LinkButton kind="quiet" to={proofPath(`/roster/${id}`)}>
          {m.identity_proof_first()}
        </LinkButton>
      </Actions>
    </>
  );
}
