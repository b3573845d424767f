import type { ModelRequest } from "../provider.ts";

/** A lone half of a surrogate pair: valid in JavaScript and in JSON, but many a server's tokenizer dies of it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The body of a chat completion request. `max_tokens` is always sent, since a server's own default may be to go on
 * for ever; usage comes only when asked for.
 */
export function chatRequest(model: string, { messages, settings }: ModelRequest): string {
  return JSON.stringify({
    model,
    messages: messages.map(({ role, content }) => ({
      role,
      content: content.replace(LONE_SURROGATE, "\uFFFD"),
    })),
    temperature: settings.temperature,
    seed: settings.seed,
    max_tokens: settings.maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  });
}

/** Where the East Asian scripts begin: below it, letters come several to a token. */
const FIRST_EAST_ASIAN = 0x2e80;

/** A guess at the tokens of a text, where the model doesn't say: one a Han character, one in four of the others. */
export function estimateTokens(text: string): number {
  let wide = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= FIRST_EAST_ASIAN) wide++;
  return wide + Math.ceil((text.length - wide) / 4);
}
