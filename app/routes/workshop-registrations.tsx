import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reasonForm, registrationForm } from "#app/features/workshop/registration/registration.ts";
import { RegistrationsPage } from "#app/features/workshop/registration/registrations-page.tsx";
import type { RegistrationsAnswer } from "#app/features/workshop/registration/registrations-page-data.ts";
import { m } from "#app/i18n/messages.js";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";
import {
  addToList,
  removeFromList,
  setWorkshopRegistration,
} from "#app/journey/register-for-workshop.server.ts";
import { invitableOnly, seeRegistrations } from "#app/journey/see-registrations.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.registration_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const { workshop, actor } = await leadWorkshop(args);
  return seeRegistrations(workshop, actor);
}

/** Opens and closes the registration, adds somebody, takes somebody off. */
export async function action(args: ActionFunctionArgs) {
  const { workshop, actor } = await leadWorkshop(args);
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const values: Record<string, string> = Object.fromEntries(texts);
  const agencies = texts.filter(([name]) => name === "agencies").map(([, id]) => id);
  const { intent = "" } = values;
  const answer = (change: Partial<RegistrationsAnswer>, status = 200) =>
    data<RegistrationsAnswer>({ intent, values, agencies, errors: {}, outcome: null, ...change }, { status });
  const done = (outcome: string) => answer({ outcome }, outcome === "closed" ? 409 : 200);

  if (intent === "open") {
    const input = registrationForm.safeParse({ ...values, agencies });
    if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
    const invited = invitableOnly(actor, input.data.agencies);
    if (!invited) return answer({ errors: { agencies: "agencies" } }, 400);
    const set = { until: input.data.until, agencies: invited };
    const outcome = await setWorkshopRegistration(actor, workshop.id, set, requestId);
    return outcome === "late" ? answer({ errors: { day: outcome } }, 400) : done(outcome);
  }
  if (intent === "shut") {
    const outcome = await setWorkshopRegistration(actor, workshop.id, null, requestId);
    return done(outcome === "set" ? "shut" : outcome);
  }
  if (intent === "add") {
    const who = (values.who ?? "").trim().slice(0, 254);
    const locale = localeOf(new URL(args.request.url).pathname);
    const outcome = await addToList(actor, workshop.id, who, locale, requestId);
    return outcome === "unknown" ? answer({ errors: { who: outcome } }, 400) : done(outcome);
  }
  if (intent === "remove") {
    const input = reasonForm.safeParse(values);
    if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
    const outcome = await removeFromList(actor, workshop.id, input.data, requestId);
    return outcome === "unknown" ? answer({ outcome: null }, 400) : done(outcome);
  }
  return answer({}, 400);
}

export default function RegistrationsRoute() {
  const answer = useActionData<typeof action>();
  return <RegistrationsPage page={useLoaderData<typeof loader>()} answer={answer ?? null} />;
}
