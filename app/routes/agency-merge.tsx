import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor, requireProof } from "#app/features/identity/actor.server.ts";
import { mergerAct } from "#app/features/identity/agencies/agency-form.ts";
import { MergerPage } from "#app/features/identity/agencies/merger-page.tsx";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { planAgencyChange } from "#app/journey/plan-agency-change.server.ts";
import { mergerAsked, reviewMerger } from "#app/journey/review-merger.server.ts";
import { agencyInCharge, seeAgency } from "#app/journey/see-agencies.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fieldErrors, notFound, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.agency_merge_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { code, nameZh, nameEn, targets, mayChange } = seeAgency(actor, args.params.agency ?? "");
  if (!mayChange || targets.length === 0) notFound();
  await requireProof(args);
  const query = new URL(args.request.url).searchParams;
  const asked = { into: query.get("into") ?? "", from: query.get("from") ?? taipeiDay(now()) };
  const merger = query.has("into")
    ? mergerAsked(actor, agencyInCharge(actor, code), asked)
    : { errors: {}, change: null };
  const page = {
    ...{ agency: { code, nameZh, nameEn, targets }, asked, requestId: newId(), errors: merger.errors },
    review: merger.change ? reviewMerger(merger.change) : null,
  };
  return data(page, { status: Object.keys(merger.errors).length > 0 ? 400 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const agency = agencyInCharge(actor, args.params.agency ?? "");
  const url = new URL(args.request.url);
  const form = await readForm(args.request);
  const text = (field: string) => String(form.get(field) ?? "");
  const reason = text("reason");
  const asked = { into: text("into"), from: text("from") };
  const { errors, change } = mergerAsked(actor, agency, asked);
  if (!change) return data({ errors, reason }, { status: 400 });
  authorise(actor, "agency.place", { agencyPath: agency.path, targetPath: change.target.path });
  if (!(await hasProof(args, "finish")))
    return data({ errors: { intent: "unproven" }, reason }, { status: 403 });
  const input = mergerAct.safeParse(Object.fromEntries(form));
  if (!input.success) return data({ errors: fieldErrors(input.error), reason }, { status: 400 });
  const outcome = await planAgencyChange(
    { kind: "merge", agencyId: agency.id, targetId: change.target.id, fromDay: change.fromDay },
    { ...input.data, actorId: actor.personId, requestId: args.context.requestId },
  );
  if (outcome !== "done" && outcome !== "waiting")
    return data({ errors: { from: outcome }, reason }, { status: 409 });
  const done = outcome === "done" ? "changed" : "waiting";
  return redirect(`${url.pathname.replace(/\/merge$/, "")}?done=${done}`);
}

export default function AgencyMergeRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <MergerPage {...page} errors={{ ...page.errors, ...answer?.errors }} reason={answer?.reason ?? ""} />
  );
}
