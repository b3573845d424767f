import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RegistrationPage } from "#app/features/workshop/registration/registration-page.tsx";
import { m } from "#app/i18n/messages.js";
import { enterWithPlace } from "#app/journey/join-workshop.server.ts";
import { registerForWorkshop, withdrawFromWorkshop } from "#app/journey/register-for-workshop.server.ts";
import { readOffer, seeOffer } from "#app/journey/see-offers.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.offer.title }) : m.frame_brand() },
];

/** A workshop for those who may register for it. */
export async function loader(args: LoaderFunctionArgs) {
  const { workshop, actor } = await readOffer(args);
  return seeOffer(workshop, actor);
}

/** Registers, withdraws, and enters the room once it is open. */
export async function action(args: ActionFunctionArgs) {
  const { workshop, actor } = await readOffer(args);
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const here = new URL(args.request.url).pathname;
  const locale = localeOf(here);
  const refused = (why: string) => data({ refused: why }, { status: 409 });
  switch (form.get("intent")) {
    case "enter": {
      const outcome = await enterWithPlace(workshop.id, actor, requestId, form.get("told") === "yes");
      if (outcome !== "joined") return refused(outcome);
      return redirect(localePath(locale, `/workshops/${workshop.id}/room`));
    }
    case "register": {
      const outcome = await registerForWorkshop(actor, workshop.id, locale, requestId);
      return outcome === "closed" || outcome === "removed" ? refused(outcome) : redirect(here);
    }
    case "withdraw": {
      const outcome = await withdrawFromWorkshop(actor, workshop.id, requestId);
      return outcome === "closed" ? refused(outcome) : redirect(here);
    }
    default:
      return data({ refused: "unknown" }, { status: 400 });
  }
}

export default function RegistrationRoute() {
  const answer = useActionData<typeof action>();
  return <RegistrationPage {...useLoaderData<typeof loader>()} refused={answer?.refused ?? null} />;
}
