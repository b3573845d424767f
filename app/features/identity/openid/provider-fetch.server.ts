/** Longest that a provider may take over one request, and most that it may say, in bytes. */
const TIMEOUT_MS = 8000;
const MAX_BYTES = 512_000;

/** A provider that can't be asked at this moment. The cause is for the log; it holds no secret and no code. */
export class ProviderUnreachable extends Error {
  override name = "ProviderUnreachable";
}

/** Whether an error, or what caused it, is that the provider can't be asked. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ProviderUnreachable" || error.name === "TimeoutError" || isUnreachable(error.cause);
}

type Options = { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal };

/**
 * A fetch that asks these origins and no other, follows no redirect, waits not long and reads not much: whatever a
 * provider's documents say, this server goes nowhere that the operator hasn't named.
 * @throws ProviderUnreachable
 */
export function fetchWithin(origins: readonly string[]) {
  return async (url: string, options: Options): Promise<Response> => {
    const { origin } = new URL(url);
    if (!origins.includes(origin)) throw new ProviderUnreachable(`${origin} is not among its origins`);
    const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(options.signal ? [options.signal] : [])];
    try {
      const answer = await fetch(url, {
        ...(options as RequestInit),
        redirect: "manual",
        signal: AbortSignal.any(limits),
      });
      if (answer.status >= 300 && answer.status < 400) throw new Error("it redirects");
      if (answer.status >= 500) throw new Error(`it answers ${answer.status}`);
      const { status, headers } = answer;
      return new Response((await bodyOf(answer)) as BodyInit | null, { status, headers });
    } catch (error) {
      throw new ProviderUnreachable(`${origin}: ${(error as Error).message}`);
    }
  };
}

async function bodyOf(answer: Response): Promise<Buffer | null> {
  if (!answer.body) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MAX_BYTES) throw new Error("it says too much");
    parts.push(part);
  }
  return [204, 205].includes(answer.status) ? null : Buffer.concat(parts);
}
