import type { ModelErrorKind } from "../provider.ts";
import { ModelError } from "../provider.ts";

/** What an endpoint says about an error. `code` is a word, a number or nothing. */
type Told = { message: string; type: string; code: string; param: string };

const MESSAGE_LENGTH = 200;
/** A run of characters of a prompt that, found in a message, makes it a quotation. */
const QUOTE_LENGTH = 16;
const LONGEST_RETRY_AFTER = 86_400;

/** The error of an answer that isn't 200. @param body what came with it; any text at all */
export function errorOfStatus(
  status: number,
  body: string,
  context: { retryAfter: string | undefined; now: number; isSecret: (text: string) => boolean },
): ModelError {
  const told = toldIn(jsonIn(body));
  return new ModelError(
    kindOf(status, told),
    `the endpoint answered ${status}${said(told, context.isSecret)}`,
    {
      retryAfterSeconds: secondsUntilRetry(context.retryAfter, context.now),
    },
  );
}

/** The error in a piece of a stream, or in a body that came with status 200; null if there is none. */
export function errorInPayload(payload: unknown, isSecret: (text: string) => boolean): ModelError | null {
  const told = toldIn(payload);
  if (!told) return null;
  const status = Number(told.code);
  const kind = status >= 400 && status < 600 ? kindOf(status, told) : kindOf(500, told);
  return new ModelError(kind, `the endpoint reported an error${said(told, isSecret)}`);
}

function kindOf(status: number, told: Told | null): ModelErrorKind {
  const words = told ? `${told.type} ${told.code} ${told.param}`.toLowerCase() : "";
  if (/content_?filter|responsibleai/.test(words)) return "filtered";
  if (/context_length|context_size|input_tokens/.test(words)) return "prompt-too-long";
  if (/model_not_found|not_found_error/.test(words)) return "not-found";
  if (status >= 300 && status < 400) return "refused";
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 404) return "not-found";
  if (status === 413) return "prompt-too-long";
  if (status === 429) return "rate-limited";
  if (status >= 500) return "server-error";
  if (told && /context (length|size|window)|too many tokens/i.test(told.message)) return "prompt-too-long";
  return "rejected";
}

/** `{"error": {...}}`, `{"error": "..."}`, and older shapes without a wrapper. */
function toldIn(payload: unknown): Told | null {
  if (!isRecord(payload)) return null;
  const { error } = payload;
  if (typeof error === "string") return { message: error, type: "", code: "", param: "" };
  const fields = isRecord(error) ? error : payload.object === "error" ? payload : null;
  if (fields) {
    return {
      message: word(fields.message),
      type: word(fields.type),
      code: word(fields.code),
      param: word(fields.param),
    };
  }
  // Anything else that stands there as an error is one, whatever its shape.
  return error === undefined || error === null || error === false
    ? null
    : { message: "", type: "", code: "", param: "" };
}

function said(told: Told | null, isSecret: (text: string) => boolean): string {
  if (!told) return "";
  const words = [told.type, told.code]
    .filter((one) => one !== "" && !isSecret(one))
    .map((one) => one.slice(0, 60));
  const message = told.message.slice(0, MESSAGE_LENGTH).replace(/\s+/g, " ").trim();
  if (message !== "") words.push(isSecret(told.message) ? "(its message quotes the request)" : message);
  return words.length === 0 ? "" : `: ${words.join(", ")}`;
}

/** Tells whether a text that came back holds the key or quotes a prompt: such texts don't go into the log. */
export function secrecy(key: string | undefined, prompts: string[]): (text: string) => boolean {
  return (text) => {
    if (key !== undefined && text.includes(key)) return true;
    // Only the beginning of a text is ever shown.
    const length = Math.min(text.length, MESSAGE_LENGTH);
    for (let at = 0; at + QUOTE_LENGTH <= length; at++) {
      const quote = text.slice(at, at + QUOTE_LENGTH);
      if (prompts.some((prompt) => prompt.includes(quote))) return true;
    }
    return false;
  };
}

/** Seconds that a Retry-After header asks for: a number, or a date. Undefined when there is no sensible one. */
export function secondsUntilRetry(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const seconds = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_RETRY_AFTER);
}

/** The value of a JSON text, null if it isn't one. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const word = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
