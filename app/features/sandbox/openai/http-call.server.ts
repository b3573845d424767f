import type { IncomingMessage } from "node:http";
import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { ModelError } from "../provider.ts";

export type Call = {
  url: URL;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  /** Its reason is what the call fails with; the socket is closed at once. */
  signal: AbortSignal;
  onConnected?: () => void;
};

export type Answer = {
  status: number;
  header(name: string): string | undefined;
  body: AsyncGenerator<Uint8Array>;
};

/**
 * One request over a connection of its own, which ends with the answer. Follows no redirect, keeps no connection (one
 * that the server has just closed would make a failure out of nothing), asks for no compression.
 */
export async function call({ url, method, headers, body, signal, onConnected }: Call): Promise<Answer> {
  signal.throwIfAborted();
  const secure = url.protocol === "https:";
  const request = (secure ? requestByHttps : requestByHttp)(url, { method, headers, agent: false });
  // The first error is the cause; whatever follows is the noise of closing.
  let trouble: NodeJS.ErrnoException | undefined;
  request.on("error", (error: NodeJS.ErrnoException) => {
    trouble ??= error;
  });
  const stop = () => request.destroy(asError(signal.reason));
  signal.addEventListener("abort", stop, { once: true });
  const release = () => signal.removeEventListener("abort", stop);
  if (onConnected) {
    request.once("socket", (socket) => socket.once(secure ? "secureConnect" : "connect", onConnected));
  }

  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.once("close", () => {
      release();
      reject(signal.aborted ? signal.reason : noAnswer(trouble, url));
    });
    request.end(body);
  });
  return {
    status: response.statusCode ?? 0,
    header: (name) => {
      const value = response.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: bytesOf(response, signal, () => trouble),
  };
}

/** What comes, until it ends; whoever stops reading closes the socket. */
async function* bytesOf(
  response: IncomingMessage,
  signal: AbortSignal,
  trouble: () => NodeJS.ErrnoException | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of response) {
      // What had come before the signal fired is still in the buffer.
      signal.throwIfAborted();
      yield bytes as Uint8Array;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw brokenOff(trouble() ?? (error as NodeJS.ErrnoException));
  } finally {
    response.destroy();
  }
  // A socket that was closed on our side may look like an ordinary end.
  signal.throwIfAborted();
}

/** The beginning of a body as text; what is beyond isn't waited for. */
export async function textOf(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    parts.push(bytes);
    length += bytes.length;
    if (length >= mostBytes) break;
  }
  return Buffer.concat(parts).subarray(0, mostBytes).toString("utf8");
}

function noAnswer(error: NodeJS.ErrnoException | undefined, url: URL): ModelError {
  if (error?.code?.startsWith("HPE_")) {
    return new ModelError("bad-answer", `${url.host} doesn't speak HTTP (${error.code})`, { cause: error });
  }
  return new ModelError("unavailable", `no answer from ${url.host} (${error?.code ?? "closed"})`, {
    cause: error,
  });
}

function brokenOff(error: NodeJS.ErrnoException): ModelError {
  return error.code?.startsWith("HPE_")
    ? new ModelError("bad-answer", `the answer isn't valid HTTP (${error.code})`, { cause: error })
    : new ModelError("cut", `the connection broke off (${error.code ?? error.message})`, { cause: error });
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
