import type { Locale } from "#app/platform/locale.ts";

/** What the thread that copies somebody's data is given: all it needs, so that it imports nothing of the site. */
export type OwnDataJob = {
  databaseFile: string;
  personId: string;
  /** When it was asked for. */
  at: string;
  words: Record<Locale, OwnDataWords>;
};

/** The words of the copy in one language. Columns without a word stand in the JSON alone. */
export type OwnDataWords = {
  file: string;
  title: string;
  lede: string;
  made: string;
  none: string;
  yes: string;
  no: string;
  leftOutTitle: string;
  tables: Record<string, string>;
  columns: Record<string, string>;
  leftOut: Record<string, string>;
  actions: Record<string, string>;
};
