import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "./platform/log.server.ts";
import { NonceContext } from "./ui/nonce.tsx";

export { publishContent } from "./journey/publish-content.server.ts";
export { prepareDatabase, readiness, shutDown } from "./journey/run-service.server.ts";
export { env } from "./platform/env.server.ts";
export { log } from "./platform/log.server.ts";
// server.ts is bundled apart and has module instances of its own; what must be shared is reached through here.
export { inLocale } from "./platform/request-locale.server.ts";

/** Rendered whole before it is sent: no page defers anything, and this is a third faster than streaming. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.cspNonce} />
      </NonceContext.Provider>,
      {
        nonce: context.cspNonce,
        onAllReady() {
          headers.set("Content-Type", "text/html; charset=utf-8");
          const chunks: Uint8Array[] = [];
          const body = new Writable({
            write(chunk: Uint8Array, _encoding, done) {
              chunks.push(chunk);
              done();
            },
            final(done) {
              resolve(new Response(Buffer.concat(chunks), { status: failed ? 500 : status, headers }));
              done();
            },
          });
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          log().error({ err: error, requestId: context.requestId }, "rendering failed");
        },
      },
    );
    context.signal.addEventListener("abort", () => abort(), { once: true });
  });
}

/** What a loader or action threw that isn't a Response: logged with the request's id, which the page shows. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted || context.signal.aborted) return;
  const path = new URL(request.url).pathname;
  // A wrong method or an address without a page is the client's doing, and Remix has answered it.
  if (isRouteErrorResponse(error) && error.status < 500) {
    log().info({ requestId: context.requestId, path, status: error.status }, "request refused");
    return;
  }
  log().error({ err: error, requestId: context.requestId, path }, "request failed");
}
