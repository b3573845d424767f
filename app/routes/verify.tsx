import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificateState, maskName } from "#app/features/credential/certificate.ts";
import { certificateBySerial } from "#app/features/credential/certificates.queries.server.ts";
import { formatSerial, readSerial } from "#app/features/credential/serial.ts";
import type { Verification } from "#app/features/credential/verify-page.tsx";
import { VerifyPage } from "#app/features/credential/verify-page.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { now } from "#app/platform/clock.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const handle = { page: "verify" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.credential_verify_title() }) }];

/** Nothing about a certificate is kept by caches or found by search engines. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

/** Tells anyone what a certificate is worth, and nothing about the person that it doesn't say itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  authorisePublic("verify.read");
  const url = new URL(request.url);
  const locale = localeOf(url.pathname);
  const formAction = localePath(locale, "/verify");
  const typed = (params.serial ?? url.searchParams.get("serial") ?? "").slice(0, 60);
  const answer = (verification: Verification, status: number) =>
    data({ typed, verification, formAction }, { status });

  if (typed.trim() === "") return answer({ kind: "asked-nothing" }, 200);
  const reading = readSerial(typed);
  if (reading.kind === "mistyped") return answer({ kind: "mistyped" }, 400);
  if (params.serial === undefined) {
    throw redirect(localePath(locale, `/verify/${formatSerial(reading.serial)}`));
  }
  const found = certificateBySerial(reading.serial);
  if (!found) return answer({ kind: "unknown" }, 404);
  const { certificate, events } = found;
  const {
    name,
    erased,
    romanisedName: _romanised,
    agencyZh: _zh,
    agencyEn: _en,
    ...onIt
  } = certificate.snapshot;
  const checkedAt = now();
  return answer(
    {
      kind: "found",
      checkedAt,
      certificate: {
        ...onIt,
        serial: formatSerial(certificate.serial),
        maskedName: erased ? null : maskName(name),
        issuedAt: certificate.issuedAt,
        validUntil: certificate.validUntil,
        state: certificateState(certificate, events, checkedAt),
      },
    },
    200,
  );
}

export default function Verify() {
  return <VerifyPage {...useLoaderData<typeof loader>()} />;
}
