/** A unit of a course as lists show it. */
export type Unit = {
  id: string;
  kind: "lesson" | "quiz" | "lab";
  title: string;
  minutes: number;
  /** Path without language. */
  to: string;
  done: boolean;
};

export type UnitGroup = { title: string; units: Unit[] };

/** Where a unit lives. */
export function unitPath(courseId: string, unit: { id: string; kind: Unit["kind"] }): string {
  const folder = { lesson: "lessons", quiz: "quizzes", lab: "labs" }[unit.kind];
  return `/courses/${courseId}/${folder}/${unit.id}`;
}
