import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { AgendaAnswer } from "#app/features/workshop/agenda-page.tsx";
import { AgendaPage } from "#app/features/workshop/agenda-page.tsx";
import type { StepValues } from "#app/features/workshop/plan.ts";
import { readStep } from "#app/features/workshop/plan.ts";
import { m } from "#app/i18n/messages.js";
import type { AgendaChange } from "#app/journey/change-agenda.server.ts";
import { changeAgenda } from "#app/journey/change-agenda.server.ts";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";
import { seeAgenda } from "#app/journey/see-workshops.server.ts";
import { readForm } from "#app/platform/http.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? m.frame_title({ title: loaded.page.workshop.title }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const { workshop } = await leadWorkshop(args);
  return { page: seeAgenda(workshop), editing: new URL(args.request.url).searchParams.get("step") };
}

export async function action(args: ActionFunctionArgs) {
  const { workshop } = await leadWorkshop(args);
  const form = await readForm(args.request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  };
  const [intent, stepId] = [text("intent"), text("step")];
  const here = new URL(args.request.url).pathname;
  const refused = (answer: Partial<AgendaAnswer>, status: number) =>
    data<AgendaAnswer>({ values: null, errors: {}, refused: null, ...answer }, { status });

  let change: AgendaChange;
  if (intent === "up" || intent === "down") {
    change = { kind: "move", stepId, by: intent === "up" ? -1 : 1 };
  } else if (intent === "remove") change = { kind: "remove", stepId };
  else {
    const values: StepValues = {
      ...{ kind: text("kind"), title: text("title"), minutes: text("minutes") },
      ...{ body: text("body"), notes: text("notes") },
      ...{ pollKind: text("pollKind"), prompt: text("prompt"), options: text("options") },
    };
    const read = readStep(values);
    if ("errors" in read) return refused({ values, errors: read.errors }, 400);
    const { step } = read;
    change = intent === "edit" ? { kind: "edit", stepId, step } : { kind: "add", step };
  }
  const result = await changeAgenda(workshop.id, change);
  return result === "changed" ? redirect(here) : refused({ refused: result }, 409);
}

export default function AgendaRoute() {
  const { page, editing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <AgendaPage page={page} editing={editing} answer={answer ?? null} />;
}
