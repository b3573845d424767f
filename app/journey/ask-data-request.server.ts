import { enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { NewRequest } from "#app/features/identity/privacy/data-request.ts";
import { insertDataRequest } from "#app/features/identity/privacy/data-requests.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Somebody asks for something about them to be put right, or for all of it to be erased.
 * @returns `waiting` when the same was asked before and isn't decided yet, `record` when that record isn't theirs
 */
export async function askDataRequest(
  actor: Actor,
  input: NewRequest,
  requestId: string | null,
): Promise<"asked" | "waiting" | "record"> {
  const enrolmentId = input.kind === "record" ? input.enrolment : null;
  if (enrolmentId !== null && !enrolmentsOf(actor.personId).some(({ id }) => id === enrolmentId))
    return "record";
  return ask({ ...input, enrolmentId, personId: actor.personId, askedBy: actor.personId }, requestId);
}

/** HR asks for the erasure of somebody who has left and can't ask by themselves any more. */
export function askErasureFor(
  actor: Actor,
  personId: string,
  input: Pick<NewRequest, "id" | "reason">,
  requestId: string | null,
): Promise<"asked" | "waiting"> {
  const about = { kind: "erasure", wanted: "", enrolmentId: null, personId } as const;
  return ask({ ...input, ...about, askedBy: actor.personId }, requestId);
}

type Asked = Omit<NewRequest, "enrolment"> & {
  enrolmentId: string | null;
  personId: string;
  askedBy: string;
};

function ask(request: Asked, requestId: string | null): Promise<"asked" | "waiting"> {
  const { id, personId, kind, enrolmentId, reason, askedBy } = request;
  const wanted = kind === "erasure" ? "" : request.wanted;
  return inTransaction((tx) => {
    if (!insertDataRequest(tx, { id, personId, kind, enrolmentId, wanted, reason, askedBy }))
      return "waiting";
    recordAudit(tx, {
      actorId: askedBy,
      action: "request.ask",
      subjectType: "request",
      subjectId: id,
      detail: { personId, kind },
      requestId,
    });
    return "asked";
  });
}
