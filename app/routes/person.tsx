import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { personAct } from "#app/features/identity/people/national-id.ts";
import type { PersonErrors } from "#app/features/identity/people/person-errors.ts";
import { PersonPage } from "#app/features/identity/people/person-page.tsx";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { askErasureFor } from "#app/journey/ask-data-request.server.ts";
import { revealNationalId, setNationalId, takeNationalIdAway } from "#app/journey/keep-national-id.server.ts";
import { personInCharge, reportsNationalIds, seePerson } from "#app/journey/see-person.server.ts";
import { sendSignInLink } from "#app/journey/send-sign-in-link.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { mailRoute } from "#app/platform/mail/send-mail.server.ts";

/** No name: titles stand in histories and lists of windows. */
export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.people_title() }) }];

/** A number that was shown once stays in no copy of the page. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** What was just done, as the address says it. */
const DONE = {
  ...{ set: m.people_done_set, removed: m.people_done_removed, asked: m.people_done_asked },
  ...{ sent: m.people_done_sent, filed: m.people_done_filed },
} as const;
type Done = keyof typeof DONE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const person = await seePerson(actor, args.params.person ?? "", args.context.requestId);
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  const proven = await hasProof(args, "begin");
  return { person, proven, requestId: newId(), done: Object.hasOwn(DONE, done) ? (done as Done) : null };
}

type Answer = {
  errors: PersonErrors;
  revealed: string | null;
  values: { why: string; erasureReason: string };
};

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { person, path } = personInCharge(actor, args.params.person ?? "");
  const { request, context } = args;
  const form = await readForm(request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const values = { why: text("why"), erasureReason: text("erasureReason") };
  const answer = (rest: Partial<Answer>, status: number) =>
    data<Answer>({ errors: {}, revealed: null, values, ...rest }, { status });
  const back = (done: Done) => redirect(`${new URL(request.url).pathname}?done=${done}`);

  // A link goes to the person's own mailbox: whoever has it sent learns and gains nothing.
  const proven = form.get("intent") === "link" || (await hasProof(args, "finish"));
  if (!proven) return answer({ errors: { intent: "unproven" } }, 403);
  const input = personAct.safeParse(Object.fromEntries(form));
  if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
  const by = { actorId: actor.personId, requestId: context.requestId };
  const act = input.data;
  if (act.intent === "link") {
    authorise(actor, "person.invite", { agencyPath: path });
    if (!(await sendSignInLink(person.id, act.id, by))) return answer({ errors: { link: "none" } }, 409);
    return back(mailRoute().way === "smtp" ? "sent" : "filed");
  }
  if (act.intent === "erase") {
    authorise(actor, "request.handle", { personId: person.id, agencyPath: path });
    await askErasureFor(actor, person.id, { id: act.id, reason: act.erasureReason }, context.requestId);
    return back("asked");
  }
  authorise(actor, "national-id.handle", { agencyPath: path });
  switch (act.intent) {
    case "set":
      if (!reportsNationalIds(path) || person.erasedAt !== null)
        return answer({ errors: { number: "unknown" } }, 400);
      return (await setNationalId(person.id, act.number, by))
        ? back("set")
        : answer({ errors: { number: "taken" } }, 409);
    case "reveal":
      return answer(
        { revealed: await revealNationalId(person.id, act.why, by), values: { ...values, why: "" } },
        200,
      );
    case "remove":
      await takeNationalIdAway(person.id, by);
      return back("removed");
  }
}

export default function PersonRoute() {
  const { person, proven, requestId, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PersonPage
      person={person}
      requestId={requestId}
      proven={proven}
      done={done && !answer ? { text: DONE[done](), tone: done === "filed" ? "warn" : "ok" } : null}
      errors={answer?.errors ?? {}}
      values={answer?.values ?? { why: "", erasureReason: "" }}
      revealed={answer?.revealed ?? null}
    />
  );
}
