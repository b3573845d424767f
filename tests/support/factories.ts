import { join } from "node:path";
import type { CourseSource } from "#app/features/catalogue/course.ts";
import { readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { publishCourse } from "#app/features/catalogue/course-versions.server.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import type { Actor, Role } from "#app/features/identity/actor.ts";
import type { TrainerCommand } from "#app/features/workshop/room-commands.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { changeAgenda } from "#app/journey/change-agenda.server.ts";
import { leadRoom } from "#app/journey/command-room.server.ts";
import { createAccount } from "#app/journey/create-account.server.ts";
import { createAgency } from "#app/journey/create-agency.server.ts";
import { enrolInCourse } from "#app/journey/enrol-in-course.server.ts";
import { finishActivity } from "#app/journey/finish-activity.server.ts";
import { moveLearners } from "#app/journey/move-learners.server.ts";
import { planWorkshop } from "#app/journey/plan-workshop.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { agency } from "#db/schema/identity.ts";

// Everything is made through the journeys that people use, in the process's own database, so that what tests start
// from obeys the rules. Values that a test doesn't care about are invented; numbers keep them apart.

let serial = 0;
const next = () => ++serial;

export type TestAgency = { id: string; code: string };

/** Adds an agency. @param parent the agency above it; a root without one */
export async function makeAgency(
  input: { code?: string; nameZh?: string; nameEn?: string; parent?: TestAgency } = {},
): Promise<TestAgency> {
  const code = input.code ?? `T${next()}`;
  const id = await createAgency({
    code,
    nameZh: input.nameZh ?? `${code} 機關`,
    nameEn: input.nameEn ?? `Agency ${code}`,
    parentCode: input.parent?.code ?? null,
    actorId: null,
  });
  return { id, code };
}

/** A ministry with two bureaus, the first of which has a county office below it. */
export async function makeAgencyTree() {
  const ministry = await makeAgency();
  const bureau = await makeAgency({ parent: ministry });
  const otherBureau = await makeAgency({ parent: ministry });
  const county = await makeAgency({ parent: bureau });
  return { ministry, bureau, otherBureau, county };
}

/** People of tests have an address. */
export type TestPerson = Actor & { email: string };

export type NewPerson = {
  name?: string;
  email?: string;
  employeeNumber?: string | null;
  agency?: TestAgency | null;
  /** Roles with the agency they are for; null means everywhere. */
  roles?: { role: Role; agency: TestAgency | null }[];
  /** Without one the person can't use the sign-in form, and no time is spent on hashing. */
  password?: string | null;
};

/** Makes a person, with a post when an agency is given. @returns the actor they are once signed in */
export async function makePerson(input: NewPerson = {}): Promise<TestPerson> {
  const number = next();
  const email = input.email ?? `person${number}@test.example`;
  const name = input.name ?? `林佳${"穎怡君芳玲"[number % 5]}`;
  const roles = input.roles ?? [];
  const personId = await createAccount({
    email,
    name,
    employeeNumber: input.employeeNumber ?? null,
    agencyCode: input.agency?.code ?? null,
    title: "科員",
    password: input.password ?? null,
    roles: roles.map((grant) => ({ role: grant.role, agencyCode: grant.agency?.code ?? null })),
    reason: "test",
    actorId: null,
  });
  return {
    personId,
    name,
    email,
    agencyId: input.agency?.id ?? null,
    roles: roles.map((grant) => ({ role: grant.role, agencyId: grant.agency?.id ?? null })),
  };
}

/** Finds an agency that was made before, by its code. */
export function agencyWithCode(code: string): TestAgency {
  const row = getDatabase()
    .select({ id: agency.id, code: agency.code })
    .from(agency)
    .all()
    .find((one) => one.code === code);
  if (!row) throw new Error(`no agency has the code ${code}`);
  return row;
}

/** A small course of two lessons and a quiz, in both languages, as an author would have written its files. */
export function testCourseSource(
  input: {
    id?: string;
    order?: number;
    change?: "editorial" | "material";
    edition?: number;
    validMonths?: number | null;
  } = {},
): CourseSource {
  const id = input.id ?? `test-course-${next()}`;
  const head = (fields: Record<string, unknown>, body: string) =>
    `---\n${Object.entries(fields)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join("\n")}\n---\n\n${body}\n`;
  const question = (english: boolean) =>
    [
      "```question",
      "id: check-1",
      "type: single",
      `prompt: ${english ? "Which one is right?" : "哪一個對？"}`,
      "options:",
      `  - { id: a, text: ${english ? "This one" : "這個"}, feedback: ${english ? "Yes" : "對"}, correct: true }`,
      `  - { id: b, text: ${english ? "That one" : "那個"}, feedback: ${english ? "No" : "不對"} }`,
      "```",
    ].join("\n");
  const modules = (english: boolean) => [
    { dir: "01-only", title: english ? "The only chapter" : "唯一一章" },
  ];
  const text = (english: boolean) => ({
    title: english ? `Course ${id}` : `課程 ${id}`,
    summary: english ? "A course for tests." : "測試用的課程。",
    outcomes: [english ? "You can test." : "您能測試。"],
    audience: english ? "Tests" : "測試",
    modules: modules(english),
  });
  const files = {
    "course.md": head(
      {
        id,
        order: input.order ?? 1,
        level: "beginner",
        change: input.change ?? "editorial",
        creditedMinutes: 30,
        validMonths: input.validMonths ?? null,
        completion: { require: "all-activities" },
        ...text(false),
      },
      `第 ${input.edition ?? 1} 版。`,
    ),
    "course.en.md": head(text(true), `Edition ${input.edition ?? 1}.`),
    "01-only/01-first.md": head(
      { id: "first", title: "第一課", minutes: 10, summary: "一" },
      question(false),
    ),
    "01-only/01-first.en.md": head({ title: "First lesson", summary: "One" }, question(true)),
    "01-only/02-second.md": head(
      { id: "second", title: "第二課", minutes: 10, summary: "二" },
      question(false),
    ),
    "01-only/02-second.en.md": head({ title: "Second lesson", summary: "Two" }, question(true)),
    "01-only/03-quiz.quiz.md": head({ id: "quiz", title: "測驗", minutes: 10, pass: 0.75 }, question(false)),
    "01-only/03-quiz.quiz.en.md": head({ title: "Quiz" }, question(true)),
  };
  return {
    id,
    files: Object.entries(files)
      .map(([path, body]) => ({ path, text: body }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Publishes a course as the start of the server would. @returns its newest version */
export function publishTestCourse(
  input: Parameters<typeof testCourseSource>[0] | CourseSource = {},
): Promise<CourseVersion> {
  const source = "files" in input ? input : testCourseSource(input);
  return inTransaction((tx) => {
    const { published, version } = publishCourse(tx, source, now());
    if (published && version.change === "editorial") moveLearners(tx, version);
    return version;
  });
}

/** Publishes a course of the product itself, "first-good-prompt" unless another is named. */
export function publishRealCourse(id = "first-good-prompt"): Promise<CourseVersion> {
  return publishTestCourse(readCourseSource(join(process.cwd(), "content/courses", id)));
}

/** Enrols someone in a course version through the journey of the button. */
export function makeEnrolment(
  actor: Pick<Actor, "personId">,
  version: Pick<CourseVersion, "id" | "courseId">,
): Promise<Enrolment> {
  return enrolInCourse(actor, version, null);
}

/** Marks units of a course done as their own journeys do when they pass. @param count how many, in order */
export function finishActivities(
  actor: Pick<Actor, "personId">,
  enrolment: Enrolment,
  version: CourseVersion,
  count = version.course.activities.length,
): Promise<{ serial: string | null }> {
  return inTransaction((tx) => {
    let serialNumber: string | null = null;
    for (const activity of version.course.activities.slice(0, count)) {
      const finished = finishActivity(tx, {
        actor,
        enrolment,
        course: version.course,
        activity,
        attemptId: null,
        requestId: null,
      });
      serialNumber = finished.serial ?? serialNumber;
    }
    return { serial: serialNumber };
  });
}

/** Someone who has completed a course. @returns the enrolment and the certificate's serial, unformatted */
export async function makeCompletion(
  actor: Pick<Actor, "personId">,
  version: CourseVersion,
): Promise<{ enrolment: Enrolment; serial: string }> {
  const enrolment = await makeEnrolment(actor, version);
  const { serial: issued } = await finishActivities(actor, enrolment, version);
  if (issued === null) throw new Error("the course was completed before");
  return { enrolment, serial: issued };
}

/** A workshop on a course, planned and opened by a trainer of its own. @returns also its join code */
export async function makeOpenWorkshop(
  version: CourseVersion,
  input: { capacity?: number; trainer?: Actor; open?: boolean; day?: string; showsText?: boolean } = {},
) {
  const trainer =
    input.trainer ?? (await makePerson({ name: "陳怡安", roles: [{ role: "trainer", agency: null }] }));
  const id = newId();
  const plan = {
    ...{
      id,
      title: "提示詞寫作工作坊",
      course: version.courseId,
      day: input.day ?? taipeiDay(now()),
      from: "09:00",
    },
    ...{ until: "12:00", capacity: input.capacity ?? 40, place: "301 教室", link: "" },
    showsText: input.showsText ? ("yes" as const) : ("" as const),
  };
  await planWorkshop(trainer, plan, "zh-TW", null);
  await changeAgenda(id, {
    kind: "add",
    step: {
      kind: "discussion",
      title: "回顧",
      minutes: 10,
      body: "說說**今天**學到什麼。",
      notes: "留五分鐘",
    },
  });
  const lead = { actor: trainer, workshop: { id } };
  if (input.open !== false) await tell(lead, { type: "open" });
  const code = workshopById(id)?.joinCode ?? "";
  return { id, trainer, lead, code, steps: stepsOf(id) };
}

/** What a trainer's press does to a room, in the state that it has now. */
export function tell(
  lead: { actor: Pick<Actor, "personId" | "name">; workshop: { id: string } },
  command: TrainerCommand,
) {
  const expected = roomState(lead.workshop.id).pace.revision;
  return leadRoom(lead, { actionId: newId(), expected, command }, null);
}
