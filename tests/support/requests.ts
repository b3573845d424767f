import type { AppLoadContext } from "@remix-run/node";
import { startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { inTransaction } from "#db/client.server.ts";

/** Host of the requests that tests make; nothing listens there. */
export const TEST_ORIGIN = "http://localhost:3000";

/** The cookie (`name=value`) of a real session of a person in the process's own database. */
export async function sessionCookie(personId: string, device = deviceOf(null)): Promise<string> {
  const header = await inTransaction((tx) =>
    // With a second factor, so that every role holds.
    startAuthSession(tx, personId, device, { way: "password", provider: null, strong: true }),
  );
  return header.split(";")[0] ?? "";
}

/** A request as the browser of someone who is signed in would send it, for calling loaders and actions directly. */
export async function signedInRequest(
  actor: { personId: string },
  path: string,
  init: RequestInit = {},
): Promise<Request> {
  const request = new Request(new URL(path, TEST_ORIGIN), init);
  request.headers.set("Cookie", await sessionCookie(actor.personId));
  return request;
}

/** A form as a browser posts it. */
export function formPost(fields: Record<string, string>): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: TEST_ORIGIN },
    body: new URLSearchParams(fields).toString(),
  };
}

/**
 * What a loader or an action is called with, its load context being new for each request as on the server.
 * @param cookies gets the Set-Cookie headers' values that come by the context
 */
export function routeArgs(
  request: Request,
  params: Record<string, string> = {},
  cookies?: string[],
): { request: Request; params: Record<string, string>; context: AppLoadContext } {
  const context: RequestContext = {
    requestId: crypto.randomUUID(),
    cspNonce: "nonce",
    signal: new AbortController().signal,
    clientAddress: "192.0.2.1",
    document: !new URL(request.url).pathname.endsWith(".data"),
    sendPage: () => {},
    setCookie: (value) => cookies?.push(value),
    memo: new Map(),
  };
  return { request, params, context };
}
