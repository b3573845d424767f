import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChoicesPage } from "#app/features/enrolment/notices/choices-page.tsx";
import { choicesForm } from "#app/features/enrolment/notices/notice-choices.ts";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { chooseNotices } from "#app/journey/choose-notices.server.ts";
import { seeNoticeChoices } from "#app/journey/see-notices.server.ts";
import { badRequest, fieldErrors, readForm } from "#app/platform/http.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.notice_choices_title() }) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const saved = new URL(args.request.url).searchParams.get("done") === "saved";
  return { page: seeNoticeChoices(actor), saved };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const input = choicesForm.safeParse(Object.fromEntries(await readForm(args.request)));
  if (!input.success) return badRequest(fieldErrors(input.error));
  await chooseNotices(actor, input.data, args.context.requestId);
  return redirect(`${new URL(args.request.url).pathname}?done=saved`);
}

export default function NoticeChoicesRoute() {
  const { page, saved } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  return <ChoicesPage page={page} errors={errors} saved={saved && Object.keys(errors).length === 0} />;
}
