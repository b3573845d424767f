import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import type { PlanErrors, PlanValues } from "#app/features/workshop/plan.ts";
import { planForm } from "#app/features/workshop/plan.ts";
import { PlanPage } from "#app/features/workshop/plan-page.tsx";
import { m } from "#app/i18n/messages.js";
import { planLike, planWorkshop } from "#app/journey/plan-workshop.server.ts";
import { courseChoices, templateChoices } from "#app/journey/see-workshops.server.ts";
import { formatDayIso } from "#app/platform/calendar.ts";
import { now } from "#app/platform/clock.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.workshop_plan() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "workshop.plan", null);
  const locale = localeOf(new URL(args.request.url).pathname);
  const like = planLike(actor, new URL(args.request.url).searchParams.get("copy") ?? "");
  const choices = { courses: courseChoices(locale), templates: templateChoices(locale) };
  return { ...choices, id: newId(), today: formatDayIso(now()), like };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "workshop.plan", null);
  const form = await readForm(args.request);
  const text = (name: keyof PlanValues) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const values: PlanValues = {
    ...{ id: text("id"), title: text("title"), course: text("course"), day: text("day") },
    ...{ from: text("from"), until: text("until"), capacity: text("capacity") },
    ...{ place: text("place"), link: text("link"), copy: text("copy"), template: text("template") },
    showsText: text("showsText"),
  };
  const refused = (errors: PlanErrors) => data({ values, errors }, { status: 400 });
  const input = planForm.safeParse(values);
  if (!input.success) return refused(fieldErrors(input.error));
  const locale = localeOf(new URL(args.request.url).pathname);
  const planned = await planWorkshop(actor, input.data, locale, args.context.requestId);
  if (planned !== "planned") return refused({ [planned]: "unknown" });
  return redirect(localePath(locale, `/workshops/${input.data.id}`));
}

export default function NewWorkshopRoute() {
  const { courses, templates, id, today, like } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const empty: PlanValues = {
    ...{ id, title: "", course: courses[0]?.id ?? "", day: today, from: "09:00", until: "12:00" },
    ...{ capacity: "40", place: "", link: "", copy: "", template: "", showsText: "", ...like },
  };
  return (
    <PlanPage
      courses={courses}
      templates={templates}
      values={answer?.values ?? empty}
      errors={answer?.errors ?? {}}
    />
  );
}
