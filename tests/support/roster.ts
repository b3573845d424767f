import { rosterById } from "#app/features/identity/roster/rosters.queries.server.ts";
import { newId } from "#app/platform/ids.ts";
import { answerOf, routeModule, statusFor } from "./answers.ts";
import type { TestAgency } from "./factories.ts";
import { formPost, routeArgs, signedInRequest, TEST_ORIGIN } from "./requests.ts";

type Somebody = { personId: string };

async function post(
  actor: Somebody,
  file: string,
  path: string,
  params: Record<string, string>,
  init: RequestInit,
): Promise<Response> {
  const { action } = await routeModule(file);
  if (!action) throw new Error(`${file} takes nothing`);
  return answerOf(action, routeArgs(await signedInRequest(actor, path, init), params));
}

/** Sends a roster as the form does. @returns the import's id @throws with the status where it is refused */
export async function upload(
  actor: Somebody,
  agency: TestAgency,
  mode: "whole" | "changes",
  content: string | Uint8Array<ArrayBuffer>,
  { id = newId(), name = "roster.csv" }: { id?: string; name?: string } = {},
): Promise<string> {
  const body = new FormData();
  for (const [key, value] of Object.entries({ id, agency: agency.id, mode })) body.set(key, value);
  body.set("file", new File([content], name));
  const answer = await post(actor, "roster-new.tsx", "/roster/new", {}, { method: "POST", body });
  if (answer.status !== 302) throw new Error(`the upload was answered with ${answer.status}`);
  return id;
}

/** Presses a button on an import's page. @returns what the address then says was done, or the status of a refusal */
async function press(actor: Somebody, id: string, fields: Record<string, string>): Promise<string> {
  const answer = await post(actor, "roster.tsx", `/roster/${id}`, { roster: id }, formPost(fields));
  const to = answer.headers.get("Location");
  return to === null ? String(answer.status) : (new URL(to, TEST_ORIGIN).searchParams.get("done") ?? "");
}

/** Carries out the plan that is shown now. */
export const commit = (actor: Somebody, id: string, fields: Record<string, string> = {}): Promise<string> =>
  press(actor, id, { intent: "commit", shown: rosterById(id)?.planHash ?? "", ...fields });

export const undo = (actor: Somebody, id: string): Promise<string> => press(actor, id, { intent: "undo" });

export const statusOf = statusFor;

/** The status with which the sign-in form answers. */
export async function signInPage(email: string, password: string): Promise<number> {
  const { action } = await routeModule("sign-in.tsx");
  const request = new Request(`${TEST_ORIGIN}/sign-in`, formPost({ email, password, returnTo: "/" }));
  return (await answerOf(action as (args: unknown) => unknown, routeArgs(request))).status;
}
