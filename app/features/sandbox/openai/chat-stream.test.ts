import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ChatStream } from "./chat-stream.ts";

type Read = {
  text: string;
  thinking: string;
  reason: ChatStream["reason"];
  failure: string | null;
  usage: ChatStream["usage"];
};

/** A whole stream, fed in the given parts. */
function read(parts: Iterable<Uint8Array>): Read {
  const stream = new ChatStream();
  const read = { text: "", thinking: "" };
  const add = (pieces: ReturnType<ChatStream["read"]>) => {
    for (const piece of pieces) read[piece.type] += piece.text;
  };
  for (const part of parts) {
    add(stream.read(part));
    if (stream.failure || stream.done) break;
  }
  add(stream.close());
  return { ...read, reason: stream.reason, failure: stream.failure?.kind ?? null, usage: stream.usage };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`;
const says = (content: string, reason: string | null = null) =>
  chunk({ delta: { content }, finish_reason: reason });

const answer: Partial<Read> = { thinking: "", reason: "stop", failure: null, usage: null };
const USAGE = { inputTokens: 21, outputTokens: 4 };

/** What each recorded stream says, and what is wrong with it. */
const FILES: Record<string, Partial<Read>> = {
  "ollama-answer": { ...answer, text: "主旨：", usage: USAGE },
  "ollama-thinking": { ...answer, text: "好", thinking: "先看信" },
  "ollama-fails-midway": { text: "主旨", reason: null, failure: "cut" },
  "vllm-answer": { ...answer, text: "主旨", usage: USAGE },
  "vllm-thinking": { ...answer, text: "好", thinking: "想一下" },
  "vllm-thinking-older": { ...answer, text: "好", thinking: "想一下" },
  "vllm-fails-midway": { text: "主", reason: null, failure: "server-error" },
  "thinking-inline": { ...answer, text: "好", thinking: "想" },
  "carriage-returns-and-a-comment": { ...answer, text: "一二" },
  "cut-at-length": { ...answer, text: "很長", reason: "length" },
  "cut-off": { text: "主", reason: null, failure: "cut" },
};

/** What else servers send, well and badly. */
const STREAMS: Record<string, { stream: string; read: Partial<Read> }> = {
  "characters of four bytes, and their halves in two pieces": {
    stream: `${says("👍🏽")}data: {"choices":[{"delta":{"content":"\\ud83d"}}]}\n\n${says("\ude00", "stop")}`,
    read: { ...answer, text: "👍🏽😀" },
  },
  "an end without [DONE]": { stream: says("好", "stop"), read: { ...answer, text: "好" } },
  "an end without the last blank line": {
    stream: says("好", "stop").trimEnd(),
    read: { ...answer, text: "好" },
  },
  "[DONE] without a finish reason": {
    stream: `${says("好")}data: [DONE]\n\n`,
    read: { text: "好", reason: null, failure: "cut" },
  },
  "nothing at all": { stream: "", read: { text: "", failure: "cut" } },
  "an error after the finish reason": {
    stream: `${says("好", "stop")}data: {"error":{"message":"out of memory","code":null}}\n\ndata: [DONE]\n\n`,
    read: { failure: "server-error" },
  },
  "an error whose code is a word": {
    stream: `data: {"error":{"message":"no","type":"x","code":"context_length_exceeded"}}\n\n`,
    read: { failure: "prompt-too-long" },
  },
  "an error that is a mere sentence": {
    stream: `data: {"error":"something broke"}\n\n`,
    read: { failure: "server-error" },
  },
  "an error without a wrapper": {
    stream: `data: {"object":"error","message":"no","type":"BadRequestError","code":400}\n\n`,
    read: { failure: "rejected" },
  },
  "an error as a line of its own": {
    stream: `${says("好")}error: {"code":500,"message":"slot unavailable"}\n\n`,
    read: { text: "好", failure: "server-error" },
  },
  "an error as a named event": {
    stream: `event: error\ndata: {"message":"slow down","code":429}\n\n`,
    read: { failure: "rate-limited" },
  },
  "an answer held back": { stream: says("", "content_filter"), read: { failure: "filtered" } },
  "a call of a tool instead of an answer": {
    stream: chunk({ delta: { content: null, tool_calls: [] }, finish_reason: "tool_calls" }),
    read: { failure: "bad-answer" },
  },
  "an answer that the server gave up": { stream: says("好", "abort"), read: { failure: "cut" } },
  "an event that isn't JSON": { stream: "data: {oops\n\n", read: { failure: "bad-answer" } },
  "an event of another shape": { stream: `data: {"choices":"none"}\n\n`, read: { failure: "bad-answer" } },
  "a page of HTML": {
    stream: "<!doctype html>\n<title>Sign in</title>\n<p>Please: sign in</p>\n",
    read: { failure: "bad-answer" },
  },
  "null, empty and missing contents, other choices, unknown fields, pings": {
    stream: [
      `data: {"choices":[],"prompt_filter_results":[]}\n\n`,
      `event: ping\ndata: {"type":"ping"}\n\n: comment\n\nid: 7\nretry: soon\n`,
      chunk({ delta: { role: "assistant", content: null }, finish_reason: "" }),
      chunk({ delta: null }),
      chunk({ index: 1, delta: { content: "not asked for" } }),
      says("好", "stop"),
    ].join(""),
    read: { ...answer, text: "好" },
  },
  "the same thinking under both names": {
    stream: chunk({ delta: { reasoning: "想", reasoning_content: "想" } }) + says("好", "stop"),
    read: { ...answer, text: "好", thinking: "想" },
  },
  "a thinking tag in the middle of an answer is text": {
    stream: says("標籤 <think>") + says("</think> 用來", "stop"),
    read: { ...answer, text: "標籤 <think></think> 用來" },
  },
  "tags and line breaks in pieces": {
    stream: says("\n<th") + says("ink>甲 < 乙</thi") + says("nk>\n") + says("\n丙 <t", "stop"),
    read: { ...answer, text: "丙 <t", thinking: "甲 < 乙" },
  },
  "thinking that was cut at the length": {
    stream: says("<think>想了又想</th", "length"),
    read: { text: "", thinking: "想了又想</th", reason: "length", failure: null },
  },
};

const cases: [string, Uint8Array, Partial<Read>][] = [
  ...Object.entries(FILES).map(([name, expected]): [string, Uint8Array, Partial<Read>] => [
    name,
    readFileSync(`tests/fixtures/model-streams/${name}.sse`),
    expected,
  ]),
  ...Object.entries(STREAMS).map(([name, one]): [string, Uint8Array, Partial<Read>] => [
    name,
    bytesOf(one.stream),
    one.read,
  ]),
];

describe.each(cases)("%s", (_name, bytes, expected) => {
  it("is read right in one piece", () => {
    expect(read([bytes])).toMatchObject(expected);
  });

  it("is read the same when split at any byte", () => {
    const whole = JSON.stringify(read([bytes]));
    const wrong = Array.from({ length: bytes.length }, (_, at) => at).filter(
      (at) => JSON.stringify(read([bytes.subarray(0, at), bytes.subarray(at)])) !== whole,
    );
    expect(wrong).toEqual([]);
  });

  it("is read the same byte by byte", () => {
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(read([bytes]));
  });
});

describe("a stream that is cut at any byte", () => {
  it("is never a success before its finish reason has come whole", () => {
    const bytes = readFileSync("tests/fixtures/model-streams/vllm-answer.sse");
    const finish = bytes.indexOf('"finish_reason":"stop"');
    const complete = bytes.indexOf("\n", finish);
    for (let at = 0; at < bytes.length; at++) {
      const { text, reason, failure } = read([bytes.subarray(0, at)]);
      if (at < complete)
        expect({ reason, failure }, `cut at ${at}`).toEqual({ reason: null, failure: "cut" });
      else
        expect({ text, reason, failure }, `cut at ${at}`).toEqual({
          text: "主旨",
          reason: "stop",
          failure: null,
        });
    }
  });
});

it("refuses bytes that are no UTF-8, and an event without end", () => {
  expect(read([bytesOf(says("好")), Uint8Array.of(0xff, 0xfe)])).toMatchObject({
    text: "好",
    failure: "bad-answer",
  });
  const endless = Array.from({ length: 20 }, () => bytesOf("x".repeat(100_000)));
  expect(read([bytesOf("data: "), ...endless])).toMatchObject({ failure: "too-long" });
});

it("keeps a prompt that a server quotes, and the key, out of the error", () => {
  const stream = new ChatStream((text) => text.includes("陳小明"));
  stream.read(bytesOf(`data: {"error":{"message":"can't tokenize 陳小明","type":"ValueError"}}\n\n`));
  expect(stream.failure?.message).toMatch(/ValueError/);
  expect(stream.failure?.message).not.toMatch(/陳小明/);
});
