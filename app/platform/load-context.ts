import type {} from "@remix-run/node";

/** What server.ts hands to every loader and action. */
export type RequestContext = {
  /** Named in the log line, the audit rows and the error page of this request. */
  requestId: string;
  /** Allows this response's own scripts and styles under the content security policy. */
  cspNonce: string;
  /** Fires when the client has gone away. `request.signal` doesn't always (tried), so streams use this one. */
  signal: AbortSignal;
  clientAddress: string;
  /** Whether a whole page is asked for, and not the data of one that a script will draw. */
  document: boolean;
  /** Takes a page's text, which is written at once when the response ends, and not through its body's stream. */
  sendPage: (text: string) => void;
  /** Adds a cookie to the response, whichever loader or action answers: a Set-Cookie header's value. */
  setCookie: (value: string) => void;
  /** Per-request memory, so that root and page read the signed-in person once. */
  memo: Map<string, unknown>;
};

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext extends RequestContext {}
}
