import { routeArgs, signedInRequest } from "./requests.ts";

type RouteModule = Partial<Record<"loader" | "action", (args: unknown) => unknown>>;
const modules = import.meta.glob<RouteModule>("../../app/routes/*.{ts,tsx}");

/** A route's loader and action, as far as it has them. */
export async function routeModule(file: string): Promise<RouteModule> {
  return (await modules[`../../app/routes/${file}`]?.()) ?? {};
}

/** The status and the headers with which a handler answers, whether it returns or throws them. */
export async function answerOf(handler: (args: unknown) => unknown, args: unknown): Promise<Response> {
  try {
    const value = await handler(args);
    if (value instanceof Response) return value;
    const init = (value as { init?: ResponseInit | null } | null)?.init;
    return new Response(null, init ? { status: init.status ?? 200 } : {});
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** The status that somebody gets who is signed in. @param init a form makes it the route's action, else its loader */
export async function statusFor(
  actor: { personId: string },
  file: string,
  path: string,
  params: Record<string, string> = {},
  init: RequestInit = {},
): Promise<number> {
  const { loader, action } = await routeModule(file);
  const handler = init.method === "POST" ? action : loader;
  if (!handler) throw new Error(`${file} has nothing that answers this`);
  const request = await signedInRequest(actor, path, init);
  return (await answerOf(handler, routeArgs(request, params))).status;
}
