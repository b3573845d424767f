import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentActor } from "#app/features/identity/actor.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import type { JoinAnswer } from "#app/features/workshop/join-page.tsx";
import { JoinPage, LONGEST_NAME } from "#app/features/workshop/join-page.tsx";
import { plainLine } from "#app/features/workshop/plain-line.ts";
import { guestCookie, guestSecret } from "#app/features/workshop/seats.server.ts";
import { m } from "#app/i18n/messages.js";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.workshop_join_title() }) }];

/** The code of a QR is put into the field, and looked at when it is sent: an address tells nobody what is open. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("workshop.join");
  const query = new URL(args.request.url).searchParams;
  const code = (query.get("code") ?? "").slice(0, 20);
  return { person: (await currentActor(args))?.name ?? null, code, removed: query.has("removed") };
}

export async function action(args: ActionFunctionArgs) {
  authorisePublic("workshop.join");
  const { request, context } = args;
  const form = await readForm(request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value.trim() : "";
  };
  const [code, name] = [text("code").slice(0, 40), plainLine(text("name"), LONGEST_NAME)];
  const refused = (errors: JoinAnswer["errors"], status: number) =>
    data<JoinAnswer>({ code, name, errors, showsText: false }, { status });

  const actor = await currentActor(args);
  if (!actor && name === "") return refused({ name: "missing" }, 400);
  const who = actor ?? { personId: null, name, secret: guestSecret(request) };
  const told = form.get("told") === "yes";
  const joined = await joinWorkshop(code, who, context.clientAddress, context.requestId, told);
  if (joined.outcome === "shows-text") return data<JoinAnswer>({ code, name, errors: {}, showsText: true });
  if (joined.outcome === "wait") return refused({ code: `wait:${joined.minutes}` }, 429);
  if (joined.outcome !== "joined") return refused({ code: joined.outcome }, 400);
  if (joined.secret) context.setCookie(guestCookie(joined.secret));
  return redirect(
    localePath(localeOf(new URL(request.url).pathname), `/workshops/${joined.workshopId}/room`),
  );
}

export default function JoinRoute() {
  const { person, code, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <JoinPage person={person} code={code} removed={removed} answer={answer ?? null} />;
}
