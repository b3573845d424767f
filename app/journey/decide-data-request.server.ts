import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { PersonFact } from "#app/features/identity/people/people.server.ts";
import { changePerson, FACT_LENGTH } from "#app/features/identity/people/people.server.ts";
import type { RequestDecision } from "#app/features/identity/privacy/data-request.ts";
import type { RequestLine } from "#app/features/identity/privacy/data-requests.queries.server.ts";
import { decideDataRequest } from "#app/features/identity/privacy/data-requests.server.ts";
import { refreshRecordRowsOfPerson } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { erasePerson } from "./erase-person.server.ts";

/** What is wrong with a decision, by field. */
export type DecisionErrors = { value?: string; answer?: string; intent?: string };

/** Undoes what the transaction has done so far, and says why. */
class Refused extends Error {
  constructor(readonly errors: DecisionErrors) {
    super("the decision can't be carried out");
  }
}

/**
 * An officer decides a request; what is accepted is done in the same transaction, so that the answer and the data agree.
 * @returns what is wrong, nothing being written then; `late` when somebody else has decided it meanwhile
 */
export async function decideRequest(
  request: RequestLine,
  decision: RequestDecision,
  by: { actorId: string; requestId: string | null },
): Promise<"decided" | "late" | DecisionErrors> {
  const accepted = decision.intent === "accept";
  try {
    return await inTransaction((tx) => {
      const { answer } = decision;
      const outcome = accepted ? "accepted" : "refused";
      if (!decideDataRequest(tx, request.id, { decidedBy: by.actorId, outcome, answer })) return "late";
      recordAudit(tx, {
        actorId: by.actorId,
        action: "request.decide",
        subjectType: "request",
        subjectId: request.id,
        detail: { personId: request.personId, kind: request.kind, outcome },
        requestId: by.requestId,
      });
      if (accepted) carryOut(tx, request, decision, by);
      if (!accepted || request.kind !== "erasure") tell(tx, request, outcome);
      return "decided";
    });
  } catch (error) {
    if (error instanceof Refused) return error.errors;
    throw error;
  }
}

/** Whoever was erased is told nothing any more. */
function tell(tx: Transaction, { id, personId }: RequestLine, outcome: "accepted" | "refused"): void {
  noteNotice(tx, { kind: "request.decided", personId, event: id, detail: { request: id, outcome } });
}

function carryOut(
  tx: Transaction,
  { personId, kind }: RequestLine,
  { value, answer }: RequestDecision,
  by: { actorId: string; requestId: string | null },
): void {
  if (kind === "erasure") {
    if (erasePerson(tx, personId, by).length > 0) throw new Refused({ intent: "blocked" });
    return;
  }
  // A record rests on facts that nobody edits: who accepts says what was done about it.
  if (kind === "record") {
    if (answer === "") throw new Refused({ answer: "missing" });
    return;
  }
  correct(tx, personId, kind, value);
  refreshRecordRowsOfPerson(tx, personId);
  recordAudit(tx, {
    actorId: by.actorId,
    action: "person.correct",
    subjectType: "person",
    subjectId: personId,
    detail: { what: kind },
    requestId: by.requestId,
  });
}

function correct(tx: Transaction, personId: string, fact: PersonFact, value: string): void {
  if (value === "" && (fact === "name" || fact === "post")) throw new Refused({ value: "missing" });
  if ([...value].length > FACT_LENGTH[fact]) throw new Refused({ value: "too-long" });
  // Control characters and marks that turn the reading direction make two names that look alike.
  if (/\p{C}/u.test(value)) throw new Refused({ value: "characters" });
  const outcome = changePerson(tx, personId, fact, value);
  if (outcome !== "changed") throw new Refused({ value: outcome });
}
