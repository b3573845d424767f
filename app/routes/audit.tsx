import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { AuditPage } from "#app/features/identity/audit/audit-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeAudit } from "#app/journey/see-audit.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.audit_title() }) }];

/** It speaks of people and of where they were: no copy stays behind. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const page = await seeAudit(actor, new URL(args.request.url).searchParams, args.context.requestId);
  return data(page, { status: Object.keys(page.errors).length > 0 ? 400 : 200 });
}

export default function AuditRoute() {
  return <AuditPage page={useLoaderData<typeof loader>()} />;
}
