import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificateState } from "#app/features/credential/certificate.ts";
import { CertificateSheet } from "#app/features/credential/certificate-sheet.tsx";
import { certificateBySerial } from "#app/features/credential/certificates.queries.server.ts";
import { formatSerial, readSerial } from "#app/features/credential/serial.ts";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { agencyInChargeOf } from "#app/features/identity/people/people.queries.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { noteReading } from "#app/journey/note-reading.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { qrPath } from "#app/platform/qr.server.ts";

export const handle = { page: "certificate" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.frame_title({ title: `${m.credential_title()} ${data ? formatSerial(data.serial) : ""}` }) },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const reading = readSerial(args.params.serial ?? "");
  const found = reading.kind === "serial" ? certificateBySerial(reading.serial) : null;
  if (!found) return notFound();
  const { certificate, events } = found;
  const { personId, serial, snapshot, issuedAt } = certificate;
  authorise(actor, "certificate.read", { personId, agencyPath: agencyPath(agencyInChargeOf(personId)) });
  await noteReading(
    actor,
    { subjectType: "certificate", subjectId: certificate.id, personId },
    args.context.requestId,
  );
  const verifyUrl = `${env().ORIGIN}/verify/${formatSerial(serial)}`;
  return {
    serial,
    snapshot,
    issuedAt,
    state: certificateState(certificate, events, now()),
    qr: qrPath(verifyUrl),
    verifyUrl,
  };
}

export default function CertificatePage() {
  return <CertificateSheet {...useLoaderData<typeof loader>()} />;
}
