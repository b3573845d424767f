/** A message of a server-sent-event stream; `event` is "message" when the server named none. */
export type SseMessage = { event: string; data: string };

/**
 * Reads a stream of server-sent events, however its bytes are cut: within a line, a line end or a character.
 * Comments (heartbeats) are passed over; a message without its closing blank line is not one.
 * Format: WHATWG HTML, section 9.2.6.
 */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseMessage> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let buffer = "";
  let event = "";
  let data: string[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      buffer += value ?? "";
      let match = takeLine(buffer, done);
      while (match) {
        const { line, rest } = match;
        buffer = rest;
        if (line === "") {
          if (data.length > 0) yield { event: event || "message", data: data.join("\n") };
          event = "";
          data = [];
        } else if (!line.startsWith(":")) {
          const colon = line.indexOf(":");
          const field = colon === -1 ? line : line.slice(0, colon);
          const text = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
          if (field === "event") event = text;
          if (field === "data") data.push(text);
        }
        match = takeLine(buffer, done);
      }
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}

/** The first line, if it is whole: a CR at the very end may still be followed by its LF. */
function takeLine(buffer: string, done: boolean): { line: string; rest: string } | null {
  const end = /\r\n|\n|\r/.exec(buffer);
  if (!end || (end[0] === "\r" && end.index === buffer.length - 1 && !done)) return null;
  return { line: buffer.slice(0, end.index), rest: buffer.slice(end.index + end[0].length) };
}
