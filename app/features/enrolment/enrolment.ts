/** A person's way through one version of a course. */
export type Enrolment = {
  id: string;
  personId: string;
  courseId: string;
  versionId: string;
  cycle: number;
  enrolledAt: string;
};
