import type { Actor } from "#app/features/identity/actor.ts";
import { ownDataWords } from "#app/features/identity/privacy/own-data-words.server.ts";
import workerAddress from "#app/features/identity/privacy/own-data-worker.server.ts?node-worker";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { workerStream } from "#app/platform/worker-stream.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Somebody takes a copy of all that is held on them: a ZIP, made in a thread. That it was begun is written down first. */
export async function takeOwnData(
  actor: Actor,
  { signal, requestId }: { signal: AbortSignal; requestId: string },
): Promise<ReadableStream<Uint8Array>> {
  const at = now();
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "account.take-data",
      subjectType: "person",
      subjectId: actor.personId,
      requestId,
    }),
  );
  const words = { "zh-TW": ownDataWords("zh-TW", at), en: ownDataWords("en", at) };
  const job = { databaseFile: env().DATABASE_FILE, personId: actor.personId, at, words };
  return workerStream(workerAddress, job, signal, async () => {});
}
