import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentActor, hasProof } from "#app/features/identity/actor.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { PrivacyPage } from "#app/features/identity/privacy/privacy-page.tsx";
import { m } from "#app/i18n/messages.js";
import { ownPrivacy, privacyFacts } from "#app/journey/see-privacy.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.privacy_title() }) }];

/** Who has looked, and whether the download is open, changes while a page is looked at. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** What everybody may read; and, of nobody but themselves, what is one's own. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("privacy.read");
  const actor = await currentActor(args);
  const { pathname, searchParams } = new URL(args.request.url);
  const proven = actor !== null && (await hasProof(args, "begin"));
  return {
    facts: privacyFacts(),
    own: actor && ownPrivacy(actor, localeOf(pathname), proven),
    asked: searchParams.get("done") === "asked",
  };
}

export default function PrivacyRoute() {
  const { facts, own, asked } = useLoaderData<typeof loader>();
  return <PrivacyPage facts={facts} own={own} done={asked ? m.privacy_done_asked() : null} />;
}
