import { expect, it } from "vitest";
import { sseResponse } from "./sse.server.ts";
import type { SseMessage } from "./sse.ts";
import { readSse } from "./sse.ts";

async function read(chunks: Uint8Array[]): Promise<SseMessage[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const messages: SseMessage[] = [];
  for await (const message of readSse(body)) messages.push(message);
  return messages;
}

const STREAM =
  ': hello\r\nevent: text\r\ndata: {"text":"第一點\\n𠮷"}\r\n\r\n: beat\n\ndata:a\ndata: b\n\nevent: end\ndata: x\r\r';
const EXPECTED = [
  { event: "text", data: '{"text":"第一點\\n𠮷"}' },
  { event: "message", data: "a\nb" },
  { event: "end", data: "x" },
];

it("reads the same messages wherever the bytes are cut", async () => {
  const bytes = new TextEncoder().encode(STREAM);
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(await read([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(EXPECTED);
  }
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(EXPECTED);
});

it("doesn't take a message that was cut off", async () => {
  expect(await read([new TextEncoder().encode("event: end\ndata: x\n")])).toEqual([]);
});

it("sends what a generator yields, and tells it when the client leaves", async () => {
  const gone = new AbortController();
  let ended = false;
  async function* source() {
    try {
      yield { type: "one", text: "多行\n文字" };
      gone.abort();
      yield { type: "two" };
    } finally {
      ended = true;
    }
  }
  const response = sseResponse(source(), gone.signal);
  expect(response.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
  const messages: SseMessage[] = [];
  for await (const message of readSse(response.body as ReadableStream<Uint8Array>)) messages.push(message);
  expect(messages.map((message) => JSON.parse(message.data))).toEqual([{ type: "one", text: "多行\n文字" }]);
  expect(ended).toBe(true);
});
