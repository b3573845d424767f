import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor, requireProof } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { GiftReviewPage } from "#app/features/identity/roles/gift-review.tsx";
import { RoleForm } from "#app/features/identity/roles/role-form.tsx";
import type { GiftErrors, GiftValues } from "#app/features/identity/roles/role-gift.ts";
import { roleGift } from "#app/features/identity/roles/role-gift.ts";
import { needsSecond } from "#app/features/identity/roles/role-grant.ts";
import type { GiftReview } from "#app/features/identity/roles/roles-page-data.ts";
import { m } from "#app/i18n/messages.js";
import { giveRole } from "#app/journey/give-role.server.ts";
import { prepareRoleGift } from "#app/journey/prepare-role-gift.server.ts";
import { giftChoices } from "#app/journey/see-roles.server.ts";
import { formatDayIso } from "#app/platform/calendar.ts";
import { now } from "#app/platform/clock.ts";
import { fieldErrors, notFound, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.role_new_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "role.list", null);
  const choices = giftChoices(actor);
  if (choices.roles.length === 0) notFound();
  await requireProof(args);
  return { choices, id: newId(), today: formatDayIso(now()) };
}

type Answer = { values: GiftValues; errors?: GiftErrors; name?: string; review?: GiftReview };

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "role.list", null);
  const { request, context } = args;
  const form = await readForm(request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const [id, who, role, agency] = [text("id"), text("who"), text("role"), text("agency")];
  const values = { id, who, role, agency, from: text("from"), until: text("until"), reason: text("reason") };
  const intent = form.get("intent");
  const answer = (rest: Omit<Answer, "values">, status = 200) =>
    data<Answer>({ values, ...rest }, { status });

  if (intent === "edit") return answer({});
  if (!(await hasProof(args, "finish"))) return answer({ errors: { intent: "unproven" } }, 403);
  const input = roleGift.safeParse(values);
  if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
  const prepared = prepareRoleGift(actor, input.data);
  if ("errors" in prepared) return answer({ errors: prepared.errors }, 400);
  const { gift, review } = prepared;
  if (intent !== "give") return answer({ review });
  const outcome = await giveRole(gift, context.requestId);
  if (outcome !== "given") return answer({ errors: { who: outcome }, name: review.name }, 409);
  const done = needsSecond(gift.role) ? "waiting" : "given";
  return redirect(`${localePath(localeOf(new URL(request.url).pathname), `/roles/${gift.id}`)}?done=${done}`);
}

export default function NewRolePage() {
  const { choices, id, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.review) return <GiftReviewPage values={answer.values} review={answer.review} />;
  const empty: GiftValues = {
    ...{ id, who: "", role: "", agency: choices.everywhere ? "" : (choices.scopes[0]?.id ?? "") },
    ...{ from: today, until: "", reason: "" },
  };
  return (
    <RoleForm
      choices={choices}
      values={answer?.values ?? empty}
      errors={answer?.errors ?? {}}
      name={answer?.name ?? ""}
    />
  );
}
