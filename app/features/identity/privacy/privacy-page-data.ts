import type { DataRequest, ErasureBlock } from "./data-request.ts";
import type { ListAction, Reading, ReadingAction } from "./reading.ts";
import type { RetentionKind } from "./retention.ts";

/** What the page of privacy tells everybody. */
export type PrivacyFacts = {
  /** Days, as the settings say; null for what goes as soon as it is over. */
  kept: { kind: RetentionKind; days: number | null }[];
  recordDays: number;
  /** Whether some agencies' national IDs are kept. */
  nationalIds: boolean;
  /** The model outside the practice model that prompts may be sent to; null for none. */
  endpoint: { zh: string; en: string } | null;
  contact: { zh: string; en: string };
};

/** And what it tells one person about themselves. */
export type OwnPrivacy = {
  readings: Reading<ReadingAction>[];
  listReadings: Reading<ListAction>[];
  requests: (Pick<DataRequest, "id" | "kind" | "askedAt" | "decidedAt" | "outcome" | "answer" | "wanted"> & {
    /** Title of the course, where it is about a record. */
    course: string | null;
  })[];
  /** Whether the password was typed lately, which the download asks for. */
  proven: boolean;
};

/** The form of a request: the records that it may be about, and what stands against an erasure. */
export type RequestChoices = {
  records: { id: string; title: string }[];
  blocks: ErasureBlock[];
};

/** A request in an officer's list. */
export type RequestRow = Pick<
  DataRequest,
  "id" | "personId" | "kind" | "askedAt" | "decidedAt" | "outcome"
> & {
  name: string;
  employeeNumber: string | null;
  course: string | null;
};

/** A request as an officer decides it. */
export type RequestDetails = RequestRow &
  Pick<DataRequest, "enrolmentId" | "wanted" | "reason" | "answer" | "emptiedAt"> & {
    /** How it reads now; null where that can't be said, or there is nothing. */
    present: string | null;
    post: { nameZh: string; nameEn: string } | null;
    askedByName: string;
    decidedByName: string | null;
    /** Of an erasure that waits: what stands against it, and what stays under a pseudonym. */
    erasure: { blocks: ErasureBlock[]; completions: number; certificates: number } | null;
  };
