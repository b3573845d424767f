import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import type { NewChange } from "#app/features/identity/agencies/agency-change.ts";
import { agencyAct } from "#app/features/identity/agencies/agency-form.ts";
import { AgencyPage } from "#app/features/identity/agencies/agency-page.tsx";
import type { AgencyErrors, AgencyValues } from "#app/features/identity/agencies/agency-page-data.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { cancelAgencyChange } from "#app/journey/cancel-agency-change.server.ts";
import { planAgencyChange } from "#app/journey/plan-agency-change.server.ts";
import { agencyInCharge, seeAgency, targetsFor, waitingChange } from "#app/journey/see-agencies.server.ts";
import { setAgencyContact } from "#app/journey/set-agency-contact.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.agency_one_title() }) }];

/** What was just done, as the address says it. */
const DONE = {
  ...{ contact: m.agency_done_contact, changed: m.agency_done_changed },
  ...{ waiting: m.agency_done_waiting, cancelled: m.agency_done_cancelled },
} as const;
type Done = keyof typeof DONE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const agency = seeAgency(actor, args.params.agency ?? "");
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  return {
    ...{ agency, requestId: newId(), today: taipeiDay(now()), proven: await hasProof(args, "begin") },
    done: Object.hasOwn(DONE, done) ? (done as Done) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const agency = agencyInCharge(actor, args.params.agency ?? "");
  const { request, context } = args;
  const form = await readForm(request);
  const values: AgencyValues = {};
  for (const [field, value] of form) if (typeof value === "string") values[field] = value;
  const wrong = (errors: AgencyErrors, status = 400) => data({ errors, values }, { status });
  const back = (done: Done) => redirect(`${new URL(request.url).pathname}?done=${done}`);

  authorise(actor, "agency.change", { agencyPath: agency.path });
  if (!(await hasProof(args, "finish"))) return wrong({ intent: "unproven" }, 403);
  const input = agencyAct.safeParse(values);
  if (!input.success) return wrong(fieldErrors(input.error));
  const act = input.data;
  const by = { actorId: actor.personId, requestId: context.requestId };
  const decide = async (change: NewChange, id: string, reason: string, [day, what]: [string, string]) => {
    const outcome = await planAgencyChange(change, { id, reason, ...by });
    if (outcome === "done") return back("changed");
    if (outcome === "waiting") return back("waiting");
    return wrong({ [/order|past|far|waits|merging/.test(outcome) ? day : what]: outcome }, 409);
  };

  switch (act.intent) {
    case "contact": {
      const contact = act.contactZh === "" ? null : { zh: act.contactZh, en: act.contactEn };
      await setAgencyContact(agency.code, contact, actor.personId, context.requestId);
      return back("contact");
    }
    case "rename": {
      const { nameZh, nameEn, renameFrom: fromDay } = act;
      const change = { kind: "rename", agencyId: agency.id, fromDay, nameZh, nameEn } as const;
      return decide(change, act.id, act.renameReason, ["renameFrom", "nameZh"]);
    }
    case "move": {
      const target = targetsFor(actor, agency).find(({ code }) => code === act.parent);
      if (!target) return wrong({ parent: "target" });
      authorise(actor, "agency.place", { agencyPath: agency.path, targetPath: target.path });
      const to = { agencyId: agency.id, targetId: target.id, fromDay: act.moveFrom };
      return decide({ kind: "move", ...to }, act.id, act.moveReason, ["moveFrom", "parent"]);
    }
    case "cancel": {
      const change = waitingChange(actor, agency, act.change);
      if (!change) return wrong({ cancelReason: "late" }, 409);
      const done = await cancelAgencyChange(change.id, { ...by, reason: act.cancelReason });
      return done ? back("cancelled") : wrong({ cancelReason: "late" }, 409);
    }
  }
}

export default function AgencyRoute() {
  const { done, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AgencyPage
      {...page}
      done={done && !answer ? DONE[done]() : null}
      errors={answer?.errors ?? {}}
      values={answer?.values ?? {}}
    />
  );
}
