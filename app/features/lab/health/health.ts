/** How a lab goes for those who work on it: numbers, never who. */
export type LabHealth = {
  /** People (enrolments) who joined the course, ran or submitted the lab, submitted it, passed it. */
  reached: { enrolled: number; tried: number; submitted: number; passed: number };
  /** How many opened the solution without a pass, whether they passed later or not. */
  sawSolution: number;
  /** Of those who passed without having seen the solution: by how many submissions, 1 to 4, and 5 or more. */
  submissionsToPass: { submissions: 1 | 2 | 3 | 4 | 5; people: number }[];
  /** Median of runs before the first pass of the same people; null while there are none. */
  medianRuns: number | null;
  /** Checks by how many people failed them at least once, most first; those that nobody failed last. */
  checks: CheckHealth[];
  /** People who haven't passed and haven't tried for a week, by the first check that failed in their last try. */
  stuck: { checkId: string; label: string; people: number }[];
  /** How many such people there are, also those whose last try failed nothing or had no verdict. */
  stopped: number;
};

export type CheckHealth = {
  id: string;
  label: string;
  people: number;
  /** Share of finished tries in which it failed, 0 to 1; tries after seeing the solution tell nothing of a check. */
  share: number;
  /** Answers of the model that failed it, for the material that everybody sees. */
  examples: string[];
};

/** A group smaller than this gives no examples: one could guess whose they are. */
export const SMALLEST_GROUP = 5;
/** Days without a try after which somebody counts as having stopped. */
export const STOPPED_AFTER_DAYS = 7;
