import { TRUSTED_TYPE_POLICIES } from "./trusted-types.ts";

/** Response headers that every answer carries; the content security policy has its own function. */
export const SECURITY_HEADERS: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/**
 * Headers that mean something to documents alone. A page takes some twenty scripts, styles and fonts, and these
 * would be a tenth of all its bytes.
 */
export const FOR_DOCUMENTS_ONLY = [
  "Referrer-Policy",
  "X-Frame-Options",
  "Cross-Origin-Opener-Policy",
  "Permissions-Policy",
];

/** What holds in a script that runs as a worker, or in an image opened by itself. */
export const ASSET_POLICY = "default-src 'self'";

/** Tells browsers to come back over https only, for a year. Sent only when ORIGIN is https. */
export const STRICT_TRANSPORT = "max-age=31536000; includeSubDomains";

/**
 * One policy for every page, because client navigation keeps the first page's. Nothing comes from elsewhere,
 * nothing is evaluated; style attributes are allowed since Monaco and progress bars place things with them.
 * @param options.development Vite's error overlay and injected styles need a laxer policy; never in production
 */
export function contentSecurityPolicy(nonce: string, options: { development: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    options.development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    options.development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.development
      ? []
      : ["require-trusted-types-for 'script'", `trusted-types ${TRUSTED_TYPE_POLICIES.join(" ")}`]),
  ].join("; ");
}

/**
 * Whether a request that changes something comes from our own pages. Browsers send `Origin` with every POST;
 * one from another site is refused, one without it (a command-line client) has no cookies to misuse.
 */
export function comesFromOwnPage(
  headers: { origin?: string | undefined; host?: string | undefined },
  ownOrigin: string,
): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === ownOrigin) return true;
  try {
    return host !== undefined && new URL(origin).host === host && new URL(ownOrigin).protocol === "http:";
  } catch {
    return false;
  }
}

/**
 * Whether a request that brings an `Origin` came under the name that it names. A proxy that doesn't pass `Host` on, or a
 * forged one, would otherwise fail deep inside Remix, as an error of ours.
 */
export function cameUnderItsName(headers: {
  origin?: string | undefined;
  host?: string | undefined;
  "x-forwarded-host"?: string | string[] | undefined;
}): boolean {
  const { origin, host } = headers;
  const forwarded = [headers["x-forwarded-host"]].flat()[0]?.split(",")[0]?.trim();
  const name = forwarded || host;
  if (origin === undefined || name === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === name;
}
