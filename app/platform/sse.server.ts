import { noteTrouble } from "./database-watch.server.ts";
import { log } from "./log.server.ts";

/** A comment every so often keeps proxies from cutting a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** No stream lives longer; whoever still listens asks again. */
const LONGEST_LIFE_MS = 5 * 60_000;

/**
 * Answers with a stream of server-sent events, one for each object of the source, named by its `type`.
 * The source always runs to its end, also when the client has gone (it must watch the same signal to end early),
 * so that what it writes down at the end is written.
 */
export function sseResponse(source: AsyncIterable<{ type: string }>, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let open = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (open && !signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const close = () => {
        if (!open) return;
        open = false;
        controller.close();
      };
      const heartbeat = setInterval(() => send(": beat\n\n"), HEARTBEAT_MS);
      const life = setTimeout(close, LONGEST_LIFE_MS);
      try {
        for await (const event of source) {
          send(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
        }
        close();
      } catch (error) {
        if (noteTrouble(error, { stream: true }) === null)
          log().error({ err: error }, "an event stream failed");
        // The headers are out: cutting the stream is the only way left to say that it failed.
        if (open) controller.error(error);
        open = false;
      } finally {
        clearInterval(heartbeat);
        clearTimeout(life);
      }
    },
    // Whoever read has let go: what still comes goes nowhere, but the source is heard to its end.
    cancel() {
      open = false;
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // Asks a reverse proxy (nginx) to pass each piece on at once.
      "X-Accel-Buffering": "no",
    },
  });
}
