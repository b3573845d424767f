import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { env } from "#app/platform/env.server.ts";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.about_title() }) }];

export function loader() {
  authorisePublic("about.read");
  return { help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN } };
}

/** What the site is, and whom to ask; what it keeps about people has a page of its own. */
export default function AboutPage() {
  const { help } = useLoaderData<typeof loader>();
  const contact = useLocale() === "en" ? help.en : help.zh;
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.about_title()}</h1>
      </div>
      <section className="hang" aria-labelledby="what">
        <header>
          <h2 id="what">{m.about_what_title()}</h2>
        </header>
        <p className="prose">{m.about_what()}</p>
      </section>
      <section className="hang" aria-labelledby="data">
        <header>
          <h2 id="data">{m.about_data_title()}</h2>
        </header>
        <p className="prose">
          {m.about_data()} <LocaleLink to="/privacy">{m.privacy_title()}</LocaleLink>
        </p>
      </section>
      <section className="hang" aria-labelledby="access">
        <header>
          <h2 id="access">{m.about_access_title()}</h2>
        </header>
        <p className="prose">{m.about_access()}</p>
      </section>
      <section className="hang" aria-labelledby="help">
        <header>
          <h2 id="help">{m.about_help_title()}</h2>
        </header>
        <p className="prose">{m.about_help({ contact })}</p>
      </section>
    </main>
  );
}
