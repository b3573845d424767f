import { z } from "zod";

/** What can be asked for, in the order in which it is offered. */
export const REQUEST_KINDS = [
  "name",
  "romanised-name",
  "employee-number",
  "post",
  "record",
  "erasure",
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Longest texts, in characters: how something should read, and why. */
export const WANTED_LENGTH = 200;
export const REASON_LENGTH = 500;

/** A request with how it was decided; the words are null once their time is over. */
export type DataRequest = {
  id: string;
  personId: string;
  kind: RequestKind;
  enrolmentId: string | null;
  wanted: string;
  reason: string;
  askedAt: string;
  askedBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
  outcome: "accepted" | "refused" | null;
  answer: string | null;
  emptiedAt: string | null;
};

export type RequestState = "open" | "accepted" | "refused";

export function stateOf(request: Pick<DataRequest, "outcome">): RequestState {
  return request.outcome ?? "open";
}

const why = z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long");

/** The form of a request, as it was filled in. Whether the record is theirs is for the journey to find out. */
export const newRequest = z
  .object({
    /** Made with the form: sent twice, it is one request. */
    id: z.uuid("unknown"),
    kind: z.enum(REQUEST_KINDS, "missing"),
    enrolment: z.string("unknown").max(60, "unknown"),
    wanted: z.string("missing").trim().max(WANTED_LENGTH, "too-long"),
    reason: why,
  })
  .refine(({ kind, wanted }) => kind === "erasure" || wanted !== "", { path: ["wanted"], message: "missing" })
  .refine(({ kind, enrolment }) => kind !== "record" || enrolment !== "", {
    path: ["enrolment"],
    message: "missing",
  });
export type NewRequest = z.infer<typeof newRequest>;

/** The form's fields as texts, to be shown again, and what is wrong with them. */
export type RequestValues = Record<keyof NewRequest, string>;
export type RequestErrors = Partial<Record<keyof NewRequest, string>>;

/** An officer's decision. `value` is how it will read from now on, where that is in the house's own hands. */
export const requestDecision = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("accept"),
    value: z.string().trim().max(WANTED_LENGTH, "too-long").default(""),
    answer: z.string().trim().max(REASON_LENGTH, "too-long").default(""),
  }),
  z.object({ intent: z.literal("refuse"), value: z.string().max(1000).default(""), answer: why }),
]);
export type RequestDecision = z.infer<typeof requestDecision>;

/** Why somebody's data can't be erased now. `until` is the last day on which a completion must be kept. */
export type ErasureBlock = { kind: "post" } | { kind: "roles" } | { kind: "records"; until: string };

/**
 * What stands against an erasure: a post, a role, a completion that must be kept.
 * @param lastCompletion when the newest was; null without any
 * @param recordDays how long completions must be kept
 */
export function erasureBlocks(
  facts: { hasPost: boolean; hasRoles: boolean; lastCompletion: string | null },
  recordDays: number,
  at: string,
): ErasureBlock[] {
  const blocks: ErasureBlock[] = [];
  if (facts.hasPost) blocks.push({ kind: "post" });
  if (facts.hasRoles) blocks.push({ kind: "roles" });
  if (facts.lastCompletion !== null) {
    const until = new Date(Date.parse(facts.lastCompletion) + recordDays * 86_400_000).toISOString();
    if (until > at) blocks.push({ kind: "records", until });
  }
  return blocks;
}
