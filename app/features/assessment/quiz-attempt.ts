/** One go at a quiz, with the answers given so far. */
export type QuizAttempt = {
  id: string;
  number: number;
  seed: number;
  startedAt: string;
  submittedAt: string | null;
  right: number | null;
  total: number;
  passed: boolean | null;
};

/**
 * How many right answers a quiz asks for. Rounded up: "0.75 of 7" is six, never five.
 * The small allowance keeps 0.7 × 10 from becoming 8 through binary fractions.
 */
export function rightAnswersNeeded(total: number, pass: number): number {
  return Math.ceil(total * pass - 1e-9);
}
