import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificateState } from "#app/features/credential/certificate.ts";
import { CertificateList } from "#app/features/credential/certificate-list.tsx";
import { certificatesOf } from "#app/features/credential/certificates.queries.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { now } from "#app/platform/clock.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.credential_mine() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "certificate.list", { personId: actor.personId });
  const english = localeOf(new URL(args.request.url).pathname) === "en";
  const certificates = certificatesOf(actor.personId).map(({ certificate, events }) => ({
    serial: formatSerial(certificate.serial),
    course: english ? certificate.snapshot.courseEn : certificate.snapshot.courseZh,
    creditedMinutes: certificate.snapshot.creditedMinutes,
    completedAt: certificate.snapshot.completedAt,
    state: certificateState(certificate, events, now()),
  }));
  return { certificates };
}

export default function CertificatesPage() {
  const { certificates } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.credential_mine()}</h1>
      </div>
      <CertificateList certificates={certificates} />
    </main>
  );
}
