/** What somebody says when they are asked whether a try of theirs may be shown; the last takes it back. */
export const SHOW_ANSWERS = ["anonymous", "named", "no", "withdrawn"] as const;
export type ShowAnswer = (typeof SHOW_ANSWERS)[number];

/**
 * Somebody was asked whether one try of theirs may be shown. Ids only: nobody's text is in the log, so that it is gone
 * from every screen the moment that its author takes it back.
 */
export type Asked = { id: string; stepId: string; tryId: string; answer: ShowAnswer | null };

/** What is shown to everybody just now. Whose it is, this doesn't say. */
export type Show = { id: string; stepId: string };

/** Whether its author has said yes, and not taken it back. */
export const hasAgreed = (asked: Pick<Asked, "answer"> | null): boolean =>
  asked?.answer === "anonymous" || asked?.answer === "named";

/** A try as everybody sees it. What its author is asked about is the same, to the letter. */
export type ShownTry = {
  /** Of the asking. */
  id: string;
  /** Of the lab. */
  title: string;
  text: string;
  cases: { id: string; gist: string; answers: { title: string | null; output: string }[] }[];
  /** Where its author wants to be named. */
  name: string | null;
};

/** What is shown to everybody, and to a participant what they are asked about. */
export type Spotlight = { shown: ShownTry | null; own: ShownTry | null };
