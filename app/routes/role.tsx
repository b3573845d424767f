import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { roleEnd } from "#app/features/identity/roles/role-gift.ts";
import { RolePage } from "#app/features/identity/roles/role-page.tsx";
import { ROLE_WORDS } from "#app/features/identity/roles/role-words.ts";
import { m } from "#app/i18n/messages.js";
import { confirmRole } from "#app/journey/confirm-role.server.ts";
import { endRole } from "#app/journey/end-role.server.ts";
import { confirmation, placed, seeRole } from "#app/journey/see-roles.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";

/** No name: titles stand in histories and lists of windows. */
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: m.frame_title({ title: page ? ROLE_WORDS[page.role.role].name() : m.role_title() }) },
];

/** What was just done, as the address says it. */
const DONE = {
  given: m.role_done_given,
  waiting: m.role_done_waiting,
  confirmed: m.role_done_confirmed,
  ended: m.role_done_ended,
  late: m.role_done_late,
} as const;
type Done = keyof typeof DONE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { role } = seeRole(actor, args.params.grant ?? "");
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  const proven = await hasProof(args, "begin");
  return { role, proven, done: Object.hasOwn(DONE, done) ? (done as Done) : null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { line } = seeRole(actor, args.params.grant ?? "");
  const { request, context } = args;
  const form = await readForm(request);
  if (!(await hasProof(args, "finish")))
    return data({ errors: { intent: "unproven" }, reason: String(form.get("reason") ?? "") }, 403);
  const back = (done: Done) => redirect(`${new URL(request.url).pathname}?done=${done}`);
  switch (form.get("intent")) {
    case "confirm":
      authorise(actor, "role.confirm", confirmation(line));
      return back((await confirmRole(actor, line, context.requestId)) ? "confirmed" : "late");
    case "end": {
      authorise(actor, "role.end", placed(line));
      const input = roleEnd.safeParse(Object.fromEntries(form));
      if (!input.success)
        return data({ errors: fieldErrors(input.error), reason: String(form.get("reason") ?? "") }, 400);
      const end = { actorId: actor.personId, reason: input.data.reason };
      return back((await endRole(line, end, context.requestId)) ? "ended" : "late");
    }
    default:
      return data({ errors: { intent: "unknown" }, reason: "" }, 400);
  }
}

export default function RoleRoute() {
  const { role, proven, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RolePage
      role={role}
      proven={proven}
      done={done && !answer ? DONE[done]() : null}
      errors={answer?.errors ?? {}}
      reason={answer?.reason ?? ""}
    />
  );
}
