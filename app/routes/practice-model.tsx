import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { modelCard } from "#app/features/catalogue/model-card.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { localeOf } from "#app/platform/locale.ts";
import { Html } from "#app/ui/html.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.about_card_title() }) }];

export function loader({ request }: LoaderFunctionArgs) {
  authorisePublic("about.read");
  return { html: modelCard(localeOf(new URL(request.url).pathname)) };
}

/** What the practice model simulates, and what nobody may conclude from it. */
export default function PracticeModelPage() {
  const { html } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.about_card_title()}</h1>
      </div>
      <Html html={html} />
    </main>
  );
}
