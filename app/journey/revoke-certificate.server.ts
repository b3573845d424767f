import { revokeCertificate } from "#app/features/credential/certificates.server.ts";
import { readSerial } from "#app/features/credential/serial.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Takes back the certificate with a serial as people type it, with the reason that verifiers will read. */
export async function revokeCertificateBySerial(input: {
  serial: string;
  reason: string;
  actorId: string | null;
}): Promise<"revoked" | "already" | "unknown"> {
  const reading = readSerial(input.serial);
  if (reading.kind === "mistyped") return "unknown";
  return inTransaction((tx) => {
    const result = revokeCertificate(tx, { ...input, serial: reading.serial });
    if (typeof result === "string") return result;
    refreshRecordRow(tx, result.enrolmentId);
    return "revoked";
  });
}
