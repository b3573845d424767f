import { m } from "#app/i18n/messages.js";
import { Actions, GoLink, LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { proofPath } from "../identity-proof.ts";
import { signInPath } from "../return-to.ts";
import type { ProviderName } from "./provider-file.ts";
import type { ProviderProblem } from "./provider-problem.ts";
import { providerName, providerPath } from "./provider-words.ts";

const WORDS: Record<ProviderProblem, (said: { name: string; contact: string }) => string> = {
  down: m.openid_problem_down,
  denied: m.openid_problem_denied,
  over: m.openid_problem_over,
  untrusted: m.openid_problem_untrusted,
  unknown: m.openid_problem_unknown,
  unverified: m.openid_problem_unverified,
  elsewhere: m.openid_problem_elsewhere,
  "other-account": m.openid_problem_other_account,
  "other-person": m.openid_problem_other_person,
  "not-anew": m.openid_problem_not_anew,
};

/** Why a sign-in by a provider came to nothing, and what to do. */
export function ProviderProblemPage(props: {
  provider: ProviderName;
  problem: ProviderProblem;
  confirms: boolean;
  returnTo: string;
  contact: { zh: string; en: string };
}) {
  const { provider, problem, confirms, returnTo } = props;
  const locale = useLocale();
  const said = {
    name: providerName(provider, locale),
    contact: locale === "en" ? props.contact.en : props.contact.zh,
  };
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{confirms ? m.openid_confirm_problem_title() : m.openid_problem_title()}</h1>
        <p className="lede">{WORDS[problem](said)}</p>
        <Actions>
          <LinkButton to={providerPath(provider, { returnTo, confirms })} reloadDocument>
            {m.openid_again()}
          </LinkButton>
          <GoLink to={confirms ? proofPath(returnTo) : signInPath(returnTo)}>{m.openid_other_ways()}</GoLink>
        </Actions>
      </div>
    </main>
  );
}
