import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What a proxy between an office and the server may do to a request: pass it on, cut or hold the answer once text
 * has come, take the request to the server and lose its answer, or answer with a page of its own.
 */
export type Mood = "pass" | "cut" | "stall" | "lose" | "error-page";

/** A proxy of HTTP (RFC 9110, section 7.3) whose behaviour a test chooses while it runs. */
export type Gateway = {
  url: string;
  /** From now on, for requests whose path matches; everything else passes. */
  behave: (mood: Mood, path: RegExp) => void;
  close: () => Promise<void>;
};

export async function openGateway(): Promise<Gateway> {
  let rule: { mood: Mood; path: RegExp } = { mood: "pass", path: /(?!)/ };
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const mood = incoming.method === "POST" && rule.path.test(url.pathname) ? rule.mood : "pass";
    if (mood === "error-page") {
      incoming.resume();
      outgoing.writeHead(502, { "Content-Type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
      return;
    }
    const onwards = request(url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      if (mood === "lose") {
        answer.resume();
        answer.on("end", () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      let held = false;
      answer.on("data", (piece: Buffer) => {
        if (held) return;
        held = mood !== "pass" && piece.includes("event: text");
        // What was let through arrives before the cut.
        outgoing.write(piece, () => held && mood === "cut" && outgoing.destroy());
      });
      answer.on("end", () => mood !== "stall" && outgoing.end());
      answer.on("error", () => outgoing.destroy());
    });
    onwards.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onwards.destroy());
    incoming.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (mood, path) => {
      rule = { mood, path };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
