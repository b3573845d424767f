import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { NoticesPage } from "#app/features/enrolment/notices/notices-page.tsx";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { markNoticesSeen, openNotice } from "#app/journey/mark-notices.server.ts";
import { seeNotices } from "#app/journey/see-notices.server.ts";
import { badRequest, notFound, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.notice_title() }) }];

/** What one is told changes while the page is looked at. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { pathname, searchParams } = new URL(args.request.url);
  return {
    page: seeNotices(actor, searchParams, localeOf(pathname)),
    marked: searchParams.get("done") === "marked",
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const form = await readForm(args.request);
  const here = new URL(args.request.url).pathname;
  switch (form.get("intent")) {
    case "open": {
      const notice = z.uuid().safeParse(form.get("notice"));
      const to = notice.success ? await openNotice(actor, notice.data) : null;
      return to === null ? notFound() : redirect(localePath(localeOf(here), to));
    }
    case "mark-all": {
      const until = z.iso.datetime().safeParse(form.get("until"));
      if (!until.success) return badRequest({ until: "wrong" });
      await markNoticesSeen(actor, until.data);
      return redirect(`${here}?done=marked`);
    }
    default:
      return badRequest({ intent: "unknown" });
  }
}

export default function NoticesRoute() {
  const { page, marked } = useLoaderData<typeof loader>();
  return <NoticesPage page={page} marked={marked} />;
}
