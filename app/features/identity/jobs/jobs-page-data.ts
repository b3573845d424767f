import type { JobState } from "./job-words.ts";

/** How many jobs of a kind there are. */
export type KindLine = { kind: string; waiting: number; running: number; dead: number };

/** A job that has stopped, as a line of the list. */
export type DeadJob = { id: string; kind: string; attempts: number; cause: string; endedAt: string };

/** How mail leaves: by a server, or into a folder of the host. */
export type MailLine = { way: "smtp"; host: string; from: string } | { way: "folder"; folder: string };

export type JobsPageData = {
  mail: MailLine;
  /** The year whose calendar of working days is missing; null where none is. */
  missingYear: number | null;
  kinds: KindLine[];
  dead: DeadJob[];
  count: number;
  page: number;
  pageSize: number;
};

/** Everything about one job. Keys and causes are codes: no names, no addresses. */
export type JobDetails = {
  id: string;
  key: string;
  kind: string;
  state: JobState;
  attempts: number;
  cause: string | null;
  createdAt: string;
  /** When it is tried next; null where it isn't. */
  dueAt: string | null;
  endedAt: string | null;
};
