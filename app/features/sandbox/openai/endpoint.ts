import type { Locale } from "#app/platform/locale.ts";
import type { Limits } from "../limits.ts";
import { ModelError } from "../provider.ts";

export type EndpointOptions = {
  /** Base address, with the `/v1` that most servers want. */
  url: string;
  model: string;
  key?: string | undefined;
  /** Origins that may be asked. */
  allow: readonly string[];
  name: Record<Locale, string>;
  outsideHost: boolean;
  limits: Limits;
  /** Cap on what is received of one answer, in bytes, with everything that is around the text. */
  maxBytes: number;
  /** How often a call that failed before its first token is made again. */
  retries: number;
  /** Pause before the first retry; doubled for each further one. */
  backOffMs?: number;
  healthMs?: number;
};

/** The address of one of the endpoint's resources, if the operator's list has its origin. */
export function allowedAddress(
  { url, allow }: Pick<EndpointOptions, "url" | "allow">,
  resource: string,
): URL {
  const address = new URL(`${url.replace(/\/+$/, "")}/${resource}`);
  if (allow.includes(address.origin)) return address;
  throw new ModelError("refused", `${address.origin} is not on the list of allowed addresses`);
}

export function headersFor({ key }: Pick<EndpointOptions, "key">): Record<string, string> {
  return { "accept-encoding": "identity", ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
}
