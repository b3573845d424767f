import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import type { RequestErrors, RequestValues } from "#app/features/identity/privacy/data-request.ts";
import { newRequest } from "#app/features/identity/privacy/data-request.ts";
import { RequestForm } from "#app/features/identity/privacy/request-form.tsx";
import { m } from "#app/i18n/messages.js";
import { askDataRequest } from "#app/journey/ask-data-request.server.ts";
import { requestChoices } from "#app/journey/see-data-requests.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.privacy_request_new() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  return { choices: requestChoices(actor, localeOf(new URL(args.request.url).pathname)), id: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const { request, context } = args;
  const form = await readForm(request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const [id, kind, enrolment, wanted] = [text("id"), text("kind"), text("enrolment"), text("wanted")];
  const values: RequestValues = { id, kind, enrolment, wanted, reason: text("reason") };
  const refuse = (errors: RequestErrors, status = 400) => data({ values, errors }, { status });
  const input = newRequest.safeParse(values);
  if (!input.success) return refuse(fieldErrors(input.error));
  const outcome = await askDataRequest(actor, input.data, context.requestId);
  if (outcome === "record") return refuse({ enrolment: "unknown" });
  if (outcome === "waiting") return refuse({ kind: "waiting" }, 409);
  return redirect(`${localePath(localeOf(new URL(request.url).pathname), "/privacy")}?done=asked`);
}

export default function PrivacyRequestRoute() {
  const { choices, id } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const empty: RequestValues = { id, kind: "", enrolment: "", wanted: "", reason: "" };
  return <RequestForm choices={choices} values={answer?.values ?? empty} errors={answer?.errors ?? {}} />;
}
