import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { MOST_CARDS } from "#app/features/identity/cards/card.ts";
import { CardSheet } from "#app/features/identity/cards/card-sheet.tsx";
import type { CardsError } from "#app/features/identity/cards/cards-page.tsx";
import { CardsPage } from "#app/features/identity/cards/cards-page.tsx";
import type { CardSheet as Sheet } from "#app/features/identity/cards/cards-page-data.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { printCards } from "#app/journey/print-cards.server.ts";
import { seeCards } from "#app/journey/see-cards.server.ts";
import { env } from "#app/platform/env.server.ts";
import { readForm } from "#app/platform/http.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.card_title() }) }];

/** Codes that were shown once stay in no copy of the page. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const chosen = z.object({
  people: z.array(z.uuid()).min(1).max(MOST_CARDS),
  seed: z.string().regex(/^[\w-]{43}$/),
});

function filterIn({ url }: Request) {
  const { searchParams } = new URL(url);
  return { agency: searchParams.get("agency") || null, person: searchParams.get("person") || null };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const page = seeCards(actor, filterIn(args.request));
  return { page, proven: await hasProof(args, "begin"), days: env().CARD_DAYS };
}

type Answer = { error: CardsError | null; sheet: Sheet | null };

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "card.list", null);
  const form = await readForm(args.request);
  const answer = (rest: Partial<Answer>, status = 200) =>
    data<Answer>({ error: null, sheet: null, ...rest }, { status });
  if (!(await hasProof(args, "finish"))) return answer({ error: "unproven" }, 403);
  const input = chosen.safeParse({ people: form.getAll("person"), seed: form.get("seed") });
  if (!input.success) return answer({ error: "none" }, 400);
  const sheet = await printCards(actor, input.data.people, input.data.seed, args.context.requestId);
  return sheet ? answer({ sheet }) : answer({ error: "gone" }, 409);
}

export default function CardsRoute() {
  const { page, proven, days } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.sheet) {
    const back = page.person ? `/people/${page.person}` : "/roster/cards";
    return <CardSheet sheet={answer.sheet} back={back} />;
  }
  return <CardsPage page={page} proven={proven} days={days} error={answer?.error ?? null} />;
}
