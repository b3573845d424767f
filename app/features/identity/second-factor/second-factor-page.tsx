import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, GoLink, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** An app that is being set up: its secret as a QR code and as text. */
export type AppSetUp = { secret: string; qr: { size: number; path: string } };

export type SecondFactorData = {
  /** Whether the operator has made it possible. */
  available: boolean;
  /** When it came into use; null where it hasn't. */
  since: string | null;
  codesLeft: number;
  setUp: AppSetUp | null;
};

/** Setting up, keeping and removing the second factor of one's own account. */
export function SecondFactorPage(props: {
  factor: SecondFactorData;
  /** Recovery codes just made: shown this once. */
  codes: string[] | null;
  error: "missing" | "refused" | null;
  removed: boolean;
  contact: string;
}) {
  const { factor, codes, error, removed, contact } = props;
  return (
    <main id="main" className="page narrow account">
      <p className="no-print">
        <GoLink icon="left" to="/account">
          {m.identity_account_title()}
        </GoLink>
      </p>
      <h1>{m.factor_title()}</h1>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <>
          {removed && (
            <Notice tone="ok" live>
              <p>{m.factor_removed()}</p>
            </Notice>
          )}
          <p className="soft">{m.factor_lede()}</p>
          {factor.since !== null ? (
            <InUse since={factor.since} codesLeft={factor.codesLeft} />
          ) : !factor.available ? (
            <p>{m.factor_unavailable({ contact })}</p>
          ) : factor.setUp ? (
            <SetUp {...factor.setUp} error={error} />
          ) : (
            <Begin />
          )}
        </>
      )}
    </main>
  );
}

function Begin() {
  return (
    <section className="stack">
      <p>{m.factor_need()}</p>
      <Form method="post">
        <Actions>
          <Button name="intent" value="begin">
            {m.factor_begin()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function SetUp({ secret, qr, error }: AppSetUp & { error: "missing" | "refused" | null }) {
  const busy = useNavigation().formData?.get("intent") === "finish";
  const message =
    error === null ? undefined : error === "missing" ? m.factor_error_code_missing() : m.factor_error_code();
  return (
    <>
      <ErrorSummary errors={message ? [{ field: "code", message }] : []} />
      <section className="stack" aria-labelledby="scan">
        <h2 id="scan">{m.factor_step_scan()}</h2>
        <svg className="qr-code" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={m.factor_qr()}>
          <path d={qr.path} />
        </svg>
        <p className="small">
          {m.factor_manual()} <code className="secret">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
      </section>
      <section className="stack" aria-labelledby="type">
        <h2 id="type">{m.factor_step_code()}</h2>
        <Form method="post" className="stack sign-in" noValidate>
          <TextField
            id="code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            label={m.factor_code()}
            hint={m.factor_code_hint()}
            error={message}
          />
          <p className="soft small">{m.factor_enable_note()}</p>
          <Actions>
            <Button name="intent" value="finish" busy={busy} busyLabel={m.factor_busy()}>
              {m.factor_enable()}
            </Button>
          </Actions>
        </Form>
      </section>
    </>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section className="stack" aria-labelledby="codes">
      <Notice tone="warn" live>
        <h2 id="codes">{m.factor_codes_title()}</h2>
        <p>{m.factor_codes_text()}</p>
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Actions className="no-print">
        <LinkButton to="/account/second-factor">{m.factor_codes_done()}</LinkButton>
        <Button
          kind="quiet"
          type="button"
          icon="print"
          className="needs-script"
          onClick={() => window.print()}
        >
          {m.factor_print()}
        </Button>
      </Actions>
    </section>
  );
}

function InUse({ since, codesLeft }: { since: string; codesLeft: number }) {
  return (
    <>
      <Facts
        facts={[
          {
            name: m.role_state(),
            value: (
              <Chip tone="ok" icon="check">
                {m.factor_on()}
              </Chip>
            ),
          },
          { name: m.factor_since(), value: <DateText iso={since} time /> },
          { name: m.factor_codes_left(), value: <span className="num">{codesLeft}</span> },
        ]}
      />
      <section className="stack" aria-labelledby="renew">
        <h2 id="renew">{m.factor_renew()}</h2>
        <p>{m.factor_renew_text()}</p>
        <Form method="post">
          <Actions>
            <Button kind="quiet" name="intent" value="renew">
              {m.factor_renew()}
            </Button>
          </Actions>
        </Form>
      </section>
      <section className="stack" aria-labelledby="remove">
        <h2 id="remove">{m.factor_remove()}</h2>
        <p>{m.factor_remove_text()}</p>
        <Form method="post">
          <Actions>
            <Button kind="danger" name="intent" value="remove">
              {m.factor_remove()}
            </Button>
          </Actions>
        </Form>
      </section>
    </>
  );
}
