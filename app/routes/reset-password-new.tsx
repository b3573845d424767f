import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentActor } from "#app/features/identity/actor.server.ts";
import { LinkPage } from "#app/features/identity/links/link-page.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { choosePassword, tokenIn } from "#app/journey/choose-password.server.ts";
import { seeLink } from "#app/journey/set-password.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.link_new_title() }) }];

/** Whoever comes to this browser next finds no name in its cache. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("password.reset");
  return seeLink(tokenIn(args.request), "reset", await currentActor(args)).page;
}

export async function action(args: ActionFunctionArgs) {
  authorisePublic("password.reset");
  return choosePassword(args, "reset", await currentActor(args));
}

export default function NewPasswordRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <LinkPage page={page} purpose="reset" errors={answer?.errors ?? null} />;
}
