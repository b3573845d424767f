import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { modelLines } from "./features/sandbox/providers.server.ts";
import { m } from "./i18n/messages.js";
import { localeOf } from "./platform/locale.ts";
import { log } from "./platform/log.server.ts";
import { startMetrics } from "./platform/metrics.server.ts";
import { NonceContext } from "./ui/nonce.tsx";

// Read at the start, so that a mistake in the file is told then and not to the first who signs in.
export { providers as readProviders } from "./features/identity/openid/providers.server.ts";
export { startJobs } from "./jobs/start-jobs.server.ts";
export { publishContent } from "./journey/publish-content.server.ts";
export { prepareDatabase, readiness, shutDown } from "./journey/run-service.server.ts";
export { streamRoom } from "./journey/stream-room.server.ts";
export { env } from "./platform/env.server.ts";
export { endEventStreams } from "./platform/event-stream.server.ts";
export { guardRoutes } from "./platform/guard-routes.server.ts";
export { log } from "./platform/log.server.ts";
export {
  answerForMetrics,
  countRequest,
  mayReadMetrics,
  metricsText,
} from "./platform/metrics.server.ts";
// server.ts is bundled apart and has module instances of its own; what must be shared is reached through here.
export { fromAddress } from "./platform/request-address.server.ts";
export { inLocale } from "./platform/request-locale.server.ts";

/** Begins to count what an operator may watch. */
export const startWatching = (): void => startMetrics({ models: modelLines });

/** What someone reads whose form is larger than anything that the server takes in. */
export const sayTooLarge = (path: string): string => m.error_413_text({}, { locale: localeOf(path) });

/**
 * Rendered to a string, all at once: no page defers anything, and streaming what is already there takes a third of
 * the time of a page. What is thrown here Remix shows with the error page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const html = renderToString(
    <NonceContext.Provider value={context.cspNonce}>
      <RemixServer context={await withDataRead(remixContext)} url={request.url} nonce={context.cspNonce} />
    </NonceContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  context.sendPage(`<!DOCTYPE html>${html}`);
  return new Response(null, { status, headers });
}

/**
 * Reads the loaders' data, which Remix hands over as a stream and would wait for while it renders: rendering to a
 * string can't wait.
 */
async function withDataRead(remixContext: EntryContext): Promise<EntryContext> {
  if (!remixContext.serverHandoffStream) return remixContext;
  const value = await new Response(remixContext.serverHandoffStream).text();
  const read = Object.assign(Promise.resolve(), { result: { done: true, value } });
  return {
    ...remixContext,
    renderMeta: { ...remixContext.renderMeta, streamCache: { 0: read } },
    serverHandoffStream: READ_ALREADY,
  };
}

/** Remix asks whether there is a stream, and for its reader, which it doesn't use: what it would read is there. */
const READ_ALREADY = { getReader: () => null } as unknown as ReadableStream<Uint8Array>;

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
