import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What was asked of the endpoint. */
export type Asked = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** What the endpoint does with a request. */
export type Behaviour = (response: ServerResponse, asked: Asked) => unknown;

/** An endpoint on this machine that does as told: the first request gets the first behaviour, and so on. */
export type FakeEndpoint = {
  /** Base address, with `/v1`. */
  url: string;
  origin: string;
  asked: Asked[];
  /** What it does from now on; the last one is repeated. */
  does(...behaviours: Behaviour[]): void;
  /** Resolves once a request is being answered. */
  reached(): Promise<void>;
  /** Resolves once the client has let go of every connection. */
  deserted(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts an endpoint on a free port of the loopback address. */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
  let behaviours: Behaviour[] = [];
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const changed = new EventTarget();
  const tell = () => changed.dispatchEvent(new Event("change"));
  let answering = 0;

  const server: Server = createServer(async (request, response) => {
    // A client that leaves is what these tests are about.
    for (const side of [request, response]) side.on("error", () => {});
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: await bodyOf(request),
    };
    asked.push(one);
    const behave = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
    answering += 1;
    tell();
    await behave?.(response, one);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => {
      sockets.delete(socket);
      tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const when = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        changed.removeEventListener("change", look);
        resolve();
      };
      changed.addEventListener("change", look);
      look();
    });

  return {
    url: `${origin}/v1`,
    origin,
    asked,
    does(...next) {
      behaviours = next;
    },
    reached: () => when(() => answering > 0),
    deserted: () => when(() => sockets.size === 0),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const event = (payload: object) => `data: ${JSON.stringify(payload)}\n\n`;

/** A chunk of an answer as an event. */
export const says = (content: string, reason: string | null = null): string =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] });

export const DONE = "data: [DONE]\n\n";

function begin(response: ServerResponse, type = "text/event-stream; charset=utf-8"): void {
  response.writeHead(200, { "content-type": type });
}

/** Sends the parts one after the other as an event stream, and ends it. */
export const streams =
  (...parts: (string | Uint8Array)[]): Behaviour =>
  async (response) => {
    begin(response);
    for (const part of parts) await sent(response, part);
    response.end();
  };

/** Sends the parts and then nothing more, with the connection open. */
export const stallsAfter =
  (...parts: (string | Uint8Array)[]): Behaviour =>
  async (response) => {
    begin(response);
    response.flushHeaders();
    for (const part of parts) await sent(response, part);
  };

/** Sends the parts and tears the connection down. */
export const breaksOffAfter =
  (...parts: (string | Uint8Array)[]): Behaviour =>
  async (response) => {
    begin(response);
    response.flushHeaders();
    for (const part of parts) await sent(response, part);
    response.socket?.destroy();
  };

/** Sends the parts and then the last one for ever, every few milliseconds, until the client leaves. */
export const repeatsForEver =
  (...parts: string[]): Behaviour =>
  async (response) => {
    begin(response);
    for (const part of parts) await sent(response, part);
    const again = setInterval(() => response.write(parts.at(-1)), 5);
    response.once("close", () => clearInterval(again));
  };

/** Sends a piece of a stream again and again until so many bytes have gone. */
export const floods =
  (part: string, bytes: number): Behaviour =>
  async (response) => {
    begin(response);
    const length = Buffer.byteLength(part);
    for (let gone = 0; gone < bytes && !response.destroyed; gone += length) await sent(response, part);
    response.end();
  };

/** An answer with a status, a type and a body. */
export const answers =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
  };

export const answersError = (
  status: number,
  error: object,
  headers: Record<string, string> = {},
): Behaviour => answers(status, "application/json", JSON.stringify({ error }), headers);

/** A status and headers, and a body that never ends. */
export const answersWithoutEnd =
  (status: number, type: string, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": type, ...headers });
    response.write("{");
  };

export const neverAnswers: Behaviour = () => {};

export const closesAtOnce: Behaviour = (response) => void response.socket?.destroy();

/** Bytes that Node's own server would never send. */
export const sendsRaw =
  (text: string): Behaviour =>
  (response) =>
    void response.socket?.end(text);

export const IN_BAD_CHUNKS =
  "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" +
  `4\r\ndata\r\nzzz\r\nnot a chunk\r\n`;

function sent(response: ServerResponse, part: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.write(part, () => {
      response.off("close", resolve);
      resolve();
    });
  });
}
