import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ChangeErrors, ChangeValues } from "#app/features/workshop/plan.ts";
import { changeForm } from "#app/features/workshop/plan.ts";
import type { ChangeAnswer } from "#app/features/workshop/planning/change-page.tsx";
import { ChangePage } from "#app/features/workshop/planning/change-page.tsx";
import { readMaterials } from "#app/features/workshop/planning/materials.ts";
import { m } from "#app/i18n/messages.js";
import { cancelWorkshop, changeWorkshop, seePlan } from "#app/journey/change-workshop.server.ts";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.planning_change() }) }];

export async function loader(args: LoaderFunctionArgs) {
  return seePlan((await leadWorkshop(args)).workshop);
}

/** Changes the plan, or calls the workshop off. */
export async function action(args: ActionFunctionArgs) {
  const { workshop, actor } = await leadWorkshop(args);
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const values: ChangeValues = {
    ...{ title: text("title"), day: text("day"), from: text("from"), until: text("until") },
    ...{ capacity: text("capacity"), place: text("place"), link: text("link") },
    materials: text("materials").slice(0, 20_000),
  };
  const answer = (change: Partial<ChangeAnswer>, status: number) =>
    data<ChangeAnswer>({ values, errors: {}, outcome: null, ...change }, { status });
  const refused = (errors: ChangeErrors) => answer({ errors }, 400);

  if (text("intent") === "cancel") {
    const outcome = await cancelWorkshop(actor, workshop.id, requestId);
    if (outcome === "closed") return answer({ values: seePlan(workshop).values, outcome }, 409);
    return redirect(localePath(localeOf(new URL(args.request.url).pathname), `/workshops/${workshop.id}`));
  }
  const input = changeForm.safeParse(values);
  if (!input.success) return refused(fieldErrors(input.error));
  const read = readMaterials(values.materials);
  if (read.problem) return refused({ materials: `${read.problem.code}:${read.problem.line}` });
  const change = { ...input.data, materials: read.materials };
  const outcome = await changeWorkshop(actor, workshop.id, change, requestId);
  if (outcome === "taken") return refused({ capacity: outcome });
  return answer({ outcome }, outcome === "closed" ? 409 : 200);
}

export default function WorkshopPlanRoute() {
  const answer = useActionData<typeof action>();
  return <ChangePage {...useLoaderData<typeof loader>()} answer={answer ?? null} />;
}
