import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { agencyContacts, generalContact } from "#app/features/identity/help/contacts.queries.server.ts";
import { HelpPage } from "#app/features/identity/help/help-page.tsx";
import { providers } from "#app/features/identity/openid/providers.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.help_title() }) }];

export function loader() {
  authorisePublic("sign-in");
  return { providers: providers().length > 0, general: generalContact(), agencies: agencyContacts() };
}

export default function SignInHelpRoute() {
  return <HelpPage {...useLoaderData<typeof loader>()} />;
}
