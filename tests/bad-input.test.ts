import { beforeAll, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { getDatabase } from "#db/client.server.ts";
import * as account from "../app/routes/account.tsx";
import * as course from "../app/routes/course.tsx";
import * as lab from "../app/routes/lab.tsx";
import * as labDraft from "../app/routes/lab-draft.ts";
import * as labHistory from "../app/routes/lab-history.tsx";
import * as labNotes from "../app/routes/lab-notes.ts";
import * as labRuns from "../app/routes/lab-runs.ts";
import * as lesson from "../app/routes/lesson.tsx";
import * as quiz from "../app/routes/quiz.tsx";
import * as readingPosition from "../app/routes/reading-position.ts";
import * as recordsCsv from "../app/routes/records-csv.ts";
import * as newRole from "../app/routes/role-new.tsx";
import * as signIn from "../app/routes/sign-in.tsx";
import { freshDatabase } from "./support/database.ts";
import type { TestPerson } from "./support/factories.ts";
import { makeAgency, makeEnrolment, makePerson, publishRealCourse } from "./support/factories.ts";
import { unitAddress, unitOf } from "./support/learner.ts";
import { formPost, routeArgs, signedInRequest } from "./support/requests.ts";

// Fields that are missing, too long, of the wrong type or hostile: 400, the field named, nothing written.

type Handler = (args: never) => unknown;
type Fields = Record<string, string>;

let version: CourseVersion;
let learner: TestPerson;
let newcomer: TestPerson;
let officer: Actor;

beforeAll(async () => {
  freshDatabase();
  version = await publishRealCourse();
  const agency = await makeAgency();
  learner = await makePerson({ agency });
  newcomer = await makePerson({ agency });
  officer = await makePerson({ agency, roles: [{ role: "hr", agency }] });
  await makeEnrolment(learner, version);
  await answerTo(quiz.action, learner, unit("quiz"), { intent: "start" });
});

function unit(kind: "lesson" | "quiz" | "lab") {
  const activity = unitOf(version, kind);
  return {
    path: unitAddress(version, activity),
    params: { course: version.courseId, activity: activity.id },
  };
}

/** The status of an answer, and all that it says. */
async function answerTo(
  handler: Handler,
  actor: Actor,
  { path, params }: { path: string; params: Fields },
  fields: Fields | null,
): Promise<{ status: number; body: string }> {
  const request = await signedInRequest(actor, path, fields ? formPost(fields) : {});
  let value: unknown;
  try {
    value = await handler(routeArgs(request, params) as never);
  } catch (thrown) {
    value = thrown;
  }
  if (value instanceof Response) return { status: value.status, body: await value.text() };
  const { data, init } = value as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, body: JSON.stringify(data) };
}

/** How many rows each table holds. */
function rowCounts(): Fields {
  const { $client: sqlite } = getDatabase();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'auth_session'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((name) => [name, String(sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

const HOSTILE = "<script>alert(1)</script>\u0000' OR 1=1 --\ud800";

const cases: { what: string; named: string; fields: Fields; send: (fields: Fields) => Promise<unknown> }[] =
  [];

function add(name: string, send: (fields: Fields) => Promise<unknown>, wrong: [named: string, Fields][]) {
  for (const [named, fields] of wrong) {
    const shown = Object.entries(fields).map(
      ([key, value]) => `${key}=${JSON.stringify(value.slice(0, 12))}`,
    );
    cases.push({ what: `${name} with ${shown.join(", ") || "nothing"}`, named, fields, send });
  }
}

const page = { path: "/sign-in", params: {} };
add("signing in", (fields) => answerTo(signIn.action, newcomer, page, fields), [
  ["email", {}],
  ["email", { email: HOSTILE, password: "x" }],
  ["email", { email: `${"x".repeat(300)}@office.example`, password: "x" }],
  ["password", { email: "a@office.example" }],
  ["password", { email: "a@office.example", password: "x".repeat(100_000) }],
]);
const giving = { path: "/roles/new", params: {} };
const gift = () => ({
  ...{ id: "0190b7a2-7b1c-7d4e-8f00-0123456789ab", who: newcomer.email, role: "manager", intent: "give" },
  ...{ agency: officer.agencyId ?? "", from: "2026-11-27", until: "", reason: "a test" },
});
add("giving a role", (fields) => answerTo(newRole.action, officer, giving, { ...gift(), ...fields }), [
  ["id", { id: HOSTILE }],
  ["who", { who: "" }],
  ["who", { who: HOSTILE }],
  ["who", { who: "x".repeat(100_000) }],
  ["role", { role: "" }],
  ["role", { role: "king" }],
  ["role", { role: "operator" }],
  ["agency", { agency: HOSTILE }],
  ["agency", { agency: "" }],
  ["from", { from: "" }],
  ["from", { from: "2026-02-30" }],
  ["until", { until: HOSTILE }],
  ["until", { until: "2026-11-26" }],
  ["until", { from: "2026-01-01", until: "2026-01-02" }],
  ["reason", { reason: "  " }],
  ["reason", { reason: "長".repeat(501) }],
]);
const own = { path: "/account", params: {} };
const changing = { intent: "change-password", current: "an old pass phrase", repeat: "a new pass phrase" };
add("one's account", (fields) => answerTo(account.action, newcomer, own, fields), [
  ["intent", {}],
  ["intent", { intent: HOSTILE }],
  ["signIn", { intent: "end" }],
  ["signIn", { intent: "end", signIn: HOSTILE }],
  ["current", { intent: "change-password" }],
  ["next", changing],
  ["next", { ...changing, next: "short" }],
  ["next", { ...changing, next: "x".repeat(100_000) }],
  ["repeat", { ...changing, next: "another pass phrase" }],
]);
const joining = () => ({
  path: `/courses/${version.courseId}`,
  params: { course: version.courseId },
});
add("joining a course", (fields) => answerTo(course.action, newcomer, joining(), fields), [
  ["intent", {}],
  ["intent", { intent: HOSTILE }],
]);
add("answering in a lesson", (fields) => answerTo(lesson.action, learner, unit("lesson"), fields), [
  ["question", {}],
  ["question", { intent: "answer", question: HOSTILE }],
  ["question", { intent: "answer", question: "x".repeat(100_000) }],
]);
add("answering in a quiz", (fields) => answerTo(quiz.action, learner, unit("quiz"), fields), [
  ["question", {}],
  ["question", { intent: "answer", question: HOSTILE }],
]);
add("a reading position", (fields) => answerTo(readingPosition.action, learner, unit("lesson"), fields), [
  ["heading", {}],
  ["heading", { heading: HOSTILE }],
  ["heading", { heading: "x".repeat(5_000) }],
]);
add("a draft", (fields) => answerTo(labDraft.action, learner, unit("lab"), fields), [
  ["prompt", { baseRevision: "0" }],
  ["prompt", { prompt: "x".repeat(200_000), baseRevision: "0" }],
  ["baseRevision", { prompt: "x" }],
  ["baseRevision", { prompt: "x", baseRevision: "many" }],
  ["baseRevision", { prompt: "x", baseRevision: "-1" }],
  ["baseRevision", { prompt: "x", baseRevision: "1e400" }],
]);
add("a run", (fields) => answerTo(labRuns.action, learner, unit("lab"), fields), [
  ["prompt", {}],
  ["prompt", { prompt: " \n" }],
  ["prompt", { prompt: "x".repeat(200_000) }],
]);
add("a submission", (fields) => answerTo(lab.action, learner, unit("lab"), fields), [
  ["intent", {}],
  ["intent", { intent: HOSTILE, prompt: "x", submissionKey: "key-12345678", baseRevision: "0" }],
  ["prompt", { intent: "submit", submissionKey: "key-12345678", baseRevision: "0" }],
  ["submissionKey", { intent: "submit", prompt: "x", baseRevision: "0" }],
  ["submissionKey", { intent: "submit", prompt: "x", baseRevision: "0", submissionKey: "x".repeat(5_000) }],
  ["baseRevision", { intent: "submit", prompt: "x", submissionKey: "key-12345678", baseRevision: "x" }],
]);
const TRY = "01a216f5-f15f-7000-8746-74984a22c841";
for (const [name, action] of [
  ["a note", labNotes.action],
  ["a note without scripts", labHistory.action],
] as const)
  add(name, (fields) => answerTo(action, learner, unit("lab"), fields), [
    ["intent", { try: TRY, note: "x" }],
    ["intent", { intent: HOSTILE, try: TRY, note: "x" }],
    ["try", { intent: "note", note: "x" }],
    ["try", { intent: "note", try: HOSTILE, note: "x" }],
    ["note", { intent: "note", try: TRY }],
    ["note", { intent: "note", try: TRY, note: HOSTILE }],
    ["note", { intent: "note", try: TRY, note: "x".repeat(100_000) }],
  ]);
const filter = (fields: Fields) => ({ path: `/records.csv?${new URLSearchParams(fields)}`, params: {} });
add("HR's file", (fields) => answerTo(recordsCsv.loader, officer, filter(fields), null), [
  ["from", { from: "2026-02-30" }],
  ["to", { from: "2026-03-01", to: "2026-02-01" }],
  ["q", { q: "x".repeat(5_000) }],
  ["state", { state: HOSTILE }],
]);

describe("bad input", () => {
  it.each(cases)("$what: 400, and $named is named", async ({ named, fields, send }) => {
    const before = rowCounts();
    const { status, body } = (await send(fields)) as { status: number; body: string };
    expect(body).toContain(named);
    expect(status).toBe(400);
    expect(rowCounts()).toEqual(before);
  });
});
