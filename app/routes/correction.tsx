import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { requestDecision } from "#app/features/identity/privacy/data-request.ts";
import { RequestPage } from "#app/features/identity/privacy/request-page.tsx";
import { m } from "#app/i18n/messages.js";
import { decideRequest } from "#app/journey/decide-data-request.server.ts";
import { seeRequest } from "#app/journey/see-data-requests.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.privacy_list_title() }) }];

/** What was just done, as the address says it. */
const DONE = { decided: m.privacy_done_decided, late: m.privacy_done_late } as const;
type Done = keyof typeof DONE;

const localeIn = ({ request }: LoaderFunctionArgs) => localeOf(new URL(request.url).pathname);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { request } = seeRequest(actor, args.params.request ?? "", localeIn(args));
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  const proven = await hasProof(args, "begin");
  return { request, proven, done: Object.hasOwn(DONE, done) ? (done as Done) : null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { line } = seeRequest(actor, args.params.request ?? "", localeIn(args));
  const form = await readForm(args.request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const values = { value: text("value"), answer: text("answer") };
  const refuse = (errors: Record<string, string>, status = 400) => data({ errors, values }, { status });
  if (!(await hasProof(args, "finish"))) return refuse({ intent: "unproven" }, 403);
  const input = requestDecision.safeParse({ ...values, intent: text("intent") });
  if (!input.success) return refuse(fieldErrors(input.error));
  const by = { actorId: actor.personId, requestId: args.context.requestId };
  const outcome = await decideRequest(line, input.data, by);
  if (typeof outcome === "object") return refuse({ ...outcome }, outcome.intent ? 409 : 400);
  return redirect(`${new URL(args.request.url).pathname}?done=${outcome}`);
}

export default function CorrectionRoute() {
  const { request, proven, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RequestPage
      request={request}
      proven={proven}
      done={done && !answer ? DONE[done]() : null}
      errors={answer?.errors ?? {}}
      values={answer?.values ?? null}
    />
  );
}
