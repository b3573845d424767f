import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { agencyInTree } from "../agency.ts";
import { ProofFirst } from "../proof-first.tsx";
import { ProofNotice } from "../proof-notice.tsx";
import { MOST_CARDS } from "./card.ts";
import { CardTable } from "./card-table.tsx";
import type { CardsPageData } from "./cards-page-data.ts";

export type CardsError = "none" | "gone" | "unproven";

const SENTENCES = { none: m.card_error_none, gone: m.card_error_gone };

/** People who can't be reached by mail, and the cards that let them set a password. */
export function CardsPage(props: {
  page: CardsPageData;
  proven: boolean;
  days: number;
  error: CardsError | null;
}) {
  const { page, error } = props;
  const { people } = page;
  const busy = useNavigation().state === "submitting";
  const address = `/roster/cards${page.person ? `?person=${page.person}` : page.agency ? `?agency=${page.agency}` : ""}`;
  return (
    <main id="main" className="page">
      <Crumb steps={[{ to: "/roster", label: m.roster_title() }]} here={m.card_title()} />
      <div className="page-head">
        <h1>{m.card_title()}</h1>
        <p className="soft">{m.card_lede({ days: props.days })}</p>
      </div>
      {error === "unproven" && <ProofNotice target={address} />}
      {error && error !== "unproven" && (
        <ErrorSummary errors={[{ field: "people", message: SENTENCES[error]() }]} />
      )}
      {page.person ? (
        <p>
          <LocaleLink to="/roster/cards">{m.card_all_people()}</LocaleLink>
        </p>
      ) : (
        <AgencyFilter page={page} />
      )}
      {people.length === 0 ? (
        <Empty heading="h2" title={m.card_empty_title()} text={m.card_empty_text()}>
          <Actions>
            <LinkButton kind="quiet" to="/roster">
              {m.roster_title()}
            </LinkButton>
          </Actions>
        </Empty>
      ) : (
        <Form method="post" className="stack">
          <input type="hidden" name="seed" value={page.seed} />
          {people.length === MOST_CARDS && <p className="soft">{m.card_most({ count: MOST_CARDS })}</p>}
          <CardTable people={people} alone={page.person !== null} />
          {props.proven ? (
            <>
              <p>{m.card_print_text()}</p>
              <Actions>
                <Button icon="print" busy={busy} busyLabel={m.card_busy()}>
                  {m.card_print()}
                </Button>
              </Actions>
            </>
          ) : (
            <ProofFirst target={address} why={m.card_proof_why()} />
          )}
        </Form>
      )}
    </main>
  );
}

function AgencyFilter({ page }: { page: CardsPageData }) {
  const locale = useLocale();
  return (
    <Form className="filters" method="get" key={page.agency} aria-label={m.card_filter()}>
      <SelectField
        id="f-agency"
        name="agency"
        label={m.card_agency()}
        defaultValue={page.agency ?? ""}
        frameClass="span"
        options={[
          { value: "", label: m.card_agency_all() },
          ...page.agencies.map((agency) => ({
            value: agency.id,
            label: agencyInTree(agency, locale),
          })),
        ]}
      />
      <Actions>
        <Button kind="quiet">{m.role_apply()}</Button>
      </Actions>
    </Form>
  );
}
