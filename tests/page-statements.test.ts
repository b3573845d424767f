import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { loader as frame } from "../app/root.tsx";
import { loader as course } from "../app/routes/course.tsx";
import { loader as lesson } from "../app/routes/lesson.tsx";
import { freshDatabase } from "./support/database.ts";
import { finishActivities, makeEnrolment, makePerson, publishRealCourse } from "./support/factories.ts";
import { unitAddress, unitOf } from "./support/learner.ts";
import { routeArgs, signedInRequest } from "./support/requests.ts";

// Pages that a whole class opens at the same moment ask the database little: the session and three more.

type Loader = (args: ReturnType<typeof routeArgs>) => Promise<unknown>;

let version: CourseVersion;
beforeAll(async () => {
  freshDatabase();
  version = await publishRealCourse();
});
afterEach(() => void vi.restoreAllMocks());

/** The statements that the frame and a page run for someone under way, as SQL. */
async function statementsOf(loader: Loader, path: string, params: Record<string, string>): Promise<string[]> {
  const learner = await makePerson();
  await finishActivities(learner, await makeEnrolment(learner, version), version, 1);
  const visit = async () => {
    const args = routeArgs(await signedInRequest(learner, path), params);
    const run = spyOnStatements();
    await Promise.all([frame(args as never), loader(args)]);
    return run();
  };
  // The first visit of a process also reads what is then kept: the parsed course.
  await visit();
  return visit();
}

function spyOnStatements(): () => string[] {
  const statement = Object.getPrototypeOf(getDatabase().$client.prepare("SELECT 1"));
  const spies = ["run", "get", "all", "iterate"].map((name) => vi.spyOn(statement, name));
  return () => {
    const sources = spies.flatMap((spy) =>
      spy.mock.contexts.map((one) => (one as { source: string }).source),
    );
    for (const spy of spies) spy.mockRestore();
    return sources;
  };
}

const isSession = (sql: string) => sql.includes('"auth_session"');

it.each([
  { name: "course", loader: course as Loader, kind: null },
  { name: "lesson", loader: lesson as Loader, kind: "lesson" as const },
])(
  "the $name page reads the session once and runs at most three more statements",
  async ({ loader, kind }) => {
    const activity = kind && unitOf(version, kind);
    const path = activity ? unitAddress(version, activity) : `/courses/${version.courseId}`;
    const statements = await statementsOf(loader, path, {
      course: version.courseId,
      ...(activity ? { activity: activity.id } : {}),
    });
    expect(statements.filter(isSession)).toHaveLength(1);
    const others = statements.filter((sql) => !isSession(sql));
    expect(others.length).toBeGreaterThan(0);
    expect(others.length, others.join("\n")).toBeLessThanOrEqual(3);
  },
);
