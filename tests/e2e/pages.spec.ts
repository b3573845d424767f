import type { Page } from "@playwright/test";
import { desc, eq } from "drizzle-orm";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { newSheetSeed } from "#app/features/identity/cards/cards.server.ts";
import { cutKey } from "#app/features/identity/links/one-time-links.server.ts";
import { EMPTY } from "#app/features/record/record-filter.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import { m } from "#app/i18n/messages.js";
import { askDataRequest } from "#app/journey/ask-data-request.server.ts";
import { takePartInRoom } from "#app/journey/command-room.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { invitePerson } from "#app/journey/invite-person.server.ts";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { noteReading, noteRecords } from "#app/journey/note-reading.server.ts";
import { openUnit } from "#app/journey/open-activity.server.ts";
import { planAgencyChange } from "#app/journey/plan-agency-change.server.ts";
import { printCards } from "#app/journey/print-cards.server.ts";
import { registerForWorkshop, setWorkshopRegistration } from "#app/journey/register-for-workshop.server.ts";
import { revokeCertificateBySerial } from "#app/journey/revoke-certificate.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { setAgencyContact } from "#app/journey/set-agency-contact.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import { htmlLang, LOCALES, localePath } from "#app/platform/locale.ts";
import { personalNumberKind } from "#app/platform/personal-number.ts";
import { inTransaction, useDatabase as writeInto } from "#db/client.server.ts";
import { authSession, person } from "#db/schema/identity.ts";
import { labAttempt, labOpinion } from "#db/schema/lab.ts";
import { job } from "#db/schema/platform.ts";
import type { Role, World } from "../support/browser.ts";
import {
  COURSE,
  expect,
  expectAccessible,
  expectNoHorizontalScroll,
  expectReadableColours,
  signIn,
} from "../support/browser.ts";
import type { NewPerson, TestAgency, TestPerson } from "../support/factories.ts";
import {
  finishActivities,
  makeAgency,
  makeCompletion,
  makeEnrolment,
  makeOpenWorkshop,
  makePerson,
  tell,
} from "../support/factories.ts";
import {
  appCode,
  chooseWrongAnswer,
  fillSignIn,
  labOf,
  plainEditor,
  questionsOf,
  takeQuiz,
  unitAddress,
  unitOf,
} from "../support/learner.ts";
import { test } from "../support/one-window.ts";
import { sessionCookie } from "../support/requests.ts";
import { routeTable } from "../support/route-table.ts";
import { startServer } from "../support/server.ts";
import { triesIn } from "../support/tries.ts";

// Every page in both languages and in the states that people meet: nothing for axe to object to, in light and in
// dark, nothing that sticks out of a small phone, the right language said.

type Stage = {
  app: World;
  page: Page;
  locale: Locale;
  signedInAs: (role: Role, person?: NewPerson) => Promise<TestPerson>;
  open: (path: string) => Promise<unknown>;
};

type Scene = { file: string; name: string; set: (stage: Stage) => Promise<unknown> };

/** Someone other than the one who looks, who has completed the course. */
async function someoneDone(app: World, name = "歐陽建宏") {
  const person = await makePerson({ name, agency: app.agencies.county });
  return { person, ...(await makeCompletion(person, app.course)) };
}

/** Somebody whom no mail reaches. */
async function personWithoutMail(app: World) {
  const employeeNumber = `D${newId().slice(-8)}`;
  const { personId } = await makePerson({ name: "莎韻‧達利", agency: app.agencies.county, employeeNumber });
  app.database.update(person).set({ email: null }).where(eq(person.id, personId)).run();
  return { personId, employeeNumber };
}

/** What a model thinks of the newest submission, as the job that asks it keeps it. */
function makeOpinions({ database }: World): void {
  const [attempt] = database.select().from(labAttempt).orderBy(desc(labAttempt.submittedAt)).all();
  const asked = { caseId: "v1", modelId: "a", modelName: "機關模型", askedAt: now() };
  const about = { ...asked, attemptId: attempt?.id ?? "" };
  const reason = "第二點看不出誰要做。";
  database
    .insert(labOpinion)
    .values([
      { ...about, rubricId: "clear", label: "沒開會的人也看得懂", outcome: "against", reason },
      { ...about, rubricId: "kind", label: "語氣親切", outcome: "none", gap: "unreadable" },
      { ...about, rubricId: "short", label: "沒有贅字", outcome: "for", reason: "每一點都直接說重點。" },
    ])
    .run();
}

/** Someone who ran a lab's starter, which fails. */
async function someoneTried(app: World) {
  const person = await makePerson();
  await makeEnrolment(person, app.course);
  const activity = unitOf(app.course, "lab");
  const unit = {
    courseId: app.course.courseId,
    activityId: activity.id,
    kind: "lab",
    locale: "zh-TW",
  } as const;
  const open = openUnit(person, unit);
  if (open === null || open === "not-enrolled") throw new Error("the lab can't be opened");
  const lab = labOf(app.course, activity);
  const { signal } = new AbortController();
  const model = practiceModel({ worker: null });
  await runLabToEnd(open, lab, model, lab.text["zh-TW"].starter, { signal, requestId: null });
}

const TRAINER: NewPerson = { name: "陳怡安", roles: [{ role: "trainer", agency: null }] };

/** The room of whoever is signed in, at its last step: somebody waits, and somebody with a long name is but there. */
async function roomWithPeople({ app, signedInAs }: Stage) {
  const trainer = await signedInAs("learner", TRAINER);
  const room = await makeOpenWorkshop(app.course, { trainer });
  const people = ["劉冠宇", "Bartholomew Featherstonehaugh-Cholmondeley"];
  for (const name of people) await joinWorkshop(room.code, { personId: null, name }, "192.0.2.1", null);
  await tell(room.lead, { type: "go", stepId: room.steps.at(-1)?.id ?? "" });
  const [first] = seated(roomState(room.id));
  const command = { type: "hand", up: true, ask: "檢核說還有電話，可是我拿掉了" } as const;
  const seat = { id: first?.id ?? "", workshopId: room.id, personId: null };
  await takePartInRoom(seat, { actionId: newId(), expected: 0, command }, null);
  const ask = { type: "ask", text: "可以用在密件嗎？" } as const;
  await takePartInRoom(seat, { actionId: newId(), expected: 0, command: ask }, null);
  const [questionId] = Object.keys(roomState(room.id).floor);
  await tell(room.lead, { type: "floor", questionId: questionId ?? "", to: "shown" });
  return room;
}

/** A room that is asked something; its results are shown. */
async function askedRoom(stage: Stage) {
  const room = await roomWithPeople(stage);
  const options = ["寫摘要", "改公文", "查資料"].map((text, index) => ({ id: `o${index}`, text }));
  const question = { kind: "multiple" as const, prompt: "最想用 AI 做什麼？", options };
  await tell(room.lead, { type: "poll-own", question });
  const pollId = roomState(room.id).pace.poll?.id ?? "";
  for (const { id } of seated(roomState(room.id))) {
    const command = { type: "answer" as const, pollId, chosen: ["o1"], text: "" };
    const seat = { id, workshopId: room.id, personId: null };
    await takePartInRoom(seat, { actionId: newId(), expected: 0, command }, null);
  }
  await tell(room.lead, { type: "poll", pollId, to: "show" });
  return room;
}

/** A room at its lab in which trainers read along, two of whom have tried something. */
async function roomAtLab({ app, signedInAs }: Stage) {
  const trainer = await signedInAs("learner", TRAINER);
  const room = await makeOpenWorkshop(app.course, { trainer, showsText: true });
  const lab = unitOf(app.course, "lab");
  const step = room.steps.find((one) => one.activityId === lab.id)?.id ?? "";
  for (const [name, prompt] of [
    ["劉冠宇", "寫一首詩"],
    ["Bartholomew Featherstonehaugh-Cholmondeley", "請把紀錄整理成三點，每點四十字以內"],
  ] as const) {
    const person = await makePerson({ name });
    await joinWorkshop(room.code, person, "192.0.2.1", null, true);
    await triesIn(person, app.course, lab).run(prompt);
  }
  await tell(room.lead, { type: "go", stepId: step });
  const [first, second] = roomTries(room.id, { most: 2 }).map((one) => one.id);
  return { ...room, step, first: first ?? "", second: second ?? "" };
}

/** A workshop with one place, which somebody has, that invites people of the county. */
async function invitingWorkshop({ app }: Stage, trainer: TestPerson) {
  const made = await makeOpenWorkshop(app.course, { trainer, open: false, day: "2099-01-05", capacity: 1 });
  const set = { until: "2099-01-01T00:00:00.000Z", agencies: [app.agencies.county.id] };
  await setWorkshopRegistration(trainer, made.id, set, null);
  const first = await makePerson({ name: "歐陽建宏", agency: app.agencies.county });
  await registerForWorkshop(first, made.id, "zh-TW", null);
  return made;
}

/** Sets up the app of whoever is signed in, up to the page that shows the recovery codes. */
async function secondFactor({ page, open, locale }: Stage): Promise<void> {
  await open("/account/second-factor");
  await page.getByRole("button", { name: m.factor_begin({}, { locale }) }).click();
  await page.locator("#code").fill(appCode(await page.locator(".secret").innerText()));
  await page.getByRole("button", { name: m.factor_enable({}, { locale }) }).click();
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
}

/** Sends a roster by the form, up to the page of the import or of what is wrong with it. */
async function uploadRoster({ page, open }: Stage, text: string, mode = "changes"): Promise<void> {
  await open("/roster/new");
  await page.locator(`input[name="mode"][value="${mode}"]`).check();
  await page
    .locator("#file")
    .setInputFiles({ name: "roster.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("main form button").last().click();
  await expect(page.locator("#file-error").or(page.locator("main .facts").last())).toBeVisible();
}

/** An agency that had another name and will have a third one, and that another has become part of. */
async function makeChangingAgency(): Promise<TestAgency> {
  const agency = await makeAgency({ nameZh: "便民服務局", nameEn: "Bureau of Citizen Services" });
  const part = await makeAgency({ parent: agency });
  const later = taipeiDay(new Date(Date.parse(now()) + 30 * 86_400_000).toISOString());
  const name = (nameZh: string, nameEn: string, fromDay = taipeiDay(now())) =>
    ({ kind: "rename", agencyId: agency.id, fromDay, nameZh, nameEn }) as const;
  const merger = {
    kind: "merge",
    agencyId: part.id,
    targetId: agency.id,
    fromDay: taipeiDay(now()),
  } as const;
  for (const change of [
    name("數位便民局", "Bureau of Digital Services"),
    name("數位服務局", "Digital Services Agency", later),
    merger,
  ])
    await planAgencyChange(change, { id: newId(), reason: "組織法修正", actorId: null, requestId: null });
  return agency;
}

/** Sets when somebody last typed their password. */
function proofOf({ database }: World, personId: string, provenAt: string): void {
  database.update(authSession).set({ provenAt }).where(eq(authSession.userId, personId)).run();
}

/** A job that has stopped, of a kind that no process here does. @returns its id */
async function makeDeadJob(database: World["database"]): Promise<string> {
  const id = newId();
  await database.insert(job).values({
    ...{ id, key: `test:${id}`, kind: "test.stopped", payload: {}, attempts: 5, lease: null },
    ...{ createdAt: now(), dueAt: now(), cause: "ECONNREFUSED", outcome: "dead" as const, endedAt: now() },
  });
  return id;
}

async function underWay({ app, signedInAs }: Stage, units = 1): Promise<Actor> {
  const actor = await signedInAs("learner");
  await finishActivities(actor, await makeEnrolment(actor, app.course), app.course, units);
  return actor;
}

const say = (stage: Stage) => ({ locale: stage.locale });

const nameRequest = () =>
  ({ id: newId(), kind: "name", enrolment: "", wanted: "林家穎", reason: "當初輸入錯誤" }) as const;

let numbers = 0;
/** A national ID of the right form that nobody has yet in this database. */
function inventedNumber(): string {
  for (;;) {
    const number = `A1${String(23_450_000 + ++numbers)}`;
    if (personalNumberKind(number) !== null) return number;
  }
}

const SCENES: Scene[] = [
  { file: "home.tsx", name: "to a visitor", set: ({ open }) => open("/") },
  {
    file: "home.tsx",
    name: "to someone new",
    set: async ({ open, signedInAs }) => {
      await signedInAs("learner");
      await open("/");
    },
  },
  {
    file: "home.tsx",
    name: "to a learner under way",
    set: async (stage) => {
      await underWay(stage, 2);
      await stage.open("/");
    },
  },
  { file: "sign-in.tsx", name: "empty", set: ({ open }) => open("/sign-in?returnTo=/courses") },
  {
    file: "sign-in.tsx",
    name: "with mistakes",
    set: async ({ open, page, locale }) => {
      await open("/sign-in");
      await fillSignIn(page, "not an address", "", locale);
      await expect(page.getByText(m.identity_error_summary({}, { locale }))).toBeVisible();
    },
  },
  {
    file: "reset-password.tsx",
    name: "with a mistake, then sent",
    set: async ({ open, page, locale }) => {
      await open("/reset-password");
      await page.getByRole("button", { name: m.link_reset_button({}, { locale }) }).click();
      await expect(page.getByText(m.identity_error_email_missing({}, { locale })).first()).toBeVisible();
      await open("/reset-password?sent=1");
    },
  },
  {
    file: "reset-password-new.tsx",
    name: "of a link that isn't whole",
    set: ({ open }) => open("/reset-password/new?token=x"),
  },
  {
    file: "welcome.tsx",
    name: "with a password that others try first",
    set: async ({ app, open, page, locale }) => {
      const person = await makePerson({ name: "Bartholomew Featherstonehaugh", agency: app.agencies.county });
      const cut = await inTransaction((tx) => {
        const { personId } = person;
        return cutKey(tx, invitePerson(tx, { personId, invitedBy: null, requestId: null }));
      });
      await open(`/welcome?token=${cut?.token}`);
      await page.locator("#next").fill("password1234");
      await page.locator("#repeat").fill("password1234");
      await page.getByRole("button", { name: m.link_welcome_button({}, { locale }) }).click();
      await expect(page.getByText(m.identity_error_next_guessable({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "courses.tsx",
    name: "with one under way",
    set: async (stage) => {
      await underWay(stage);
      await stage.open("/courses");
    },
  },
  {
    file: "course.tsx",
    name: "not joined",
    set: async ({ app, open, signedInAs }) => {
      await signedInAs("learner");
      await open(`/courses/${app.course.courseId}?join=1`);
    },
  },
  {
    file: "course.tsx",
    name: "under way",
    set: async (stage) => {
      await underWay(stage, 3);
      await stage.open(`/courses/${stage.app.course.courseId}`);
    },
  },
  {
    file: "lesson.tsx",
    name: "with a wrong answer and open questions",
    set: async (stage) => {
      const { app, page } = stage;
      await underWay(stage, 0);
      const lesson = unitOf(app.course, "lesson");
      await page.goto(unitAddress(app.course, lesson, stage.locale));
      await page.getByRole("button", { name: m.lesson_done_button({}, say(stage)) }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      for (const question of questionsOf(app.course, lesson).slice(0, 1)) {
        await chooseWrongAnswer(page, question, stage.locale);
        await page
          .getByRole("button", { name: m.quiz_answer_button({}, say(stage)) })
          .first()
          .click();
        await expect(page.locator(".verdict-word").first()).toBeVisible();
      }
    },
  },
  {
    file: "quiz.tsx",
    name: "before the first question",
    set: async (stage) => {
      await underWay(stage, 0);
      await stage.page.goto(unitAddress(stage.app.course, unitOf(stage.app.course, "quiz"), stage.locale));
    },
  },
  {
    file: "quiz.tsx",
    name: "at a question to put in order",
    set: async (stage) => {
      const { app, page } = stage;
      await underWay(stage, 0);
      const quiz = unitOf(app.course, "quiz");
      const index = questionsOf(app.course, quiz).findIndex((question) => question.type === "order");
      await page.goto(unitAddress(app.course, quiz, stage.locale));
      await page.getByRole("button", { name: m.quiz_intro_start({}, say(stage)) }).click();
      await expect(page.getByRole("button", { name: m.quiz_answer_button({}, say(stage)) })).toBeVisible();
      await page.goto(`${unitAddress(app.course, quiz, stage.locale)}?q=${index + 1}`);
      await expect(page.locator(".order-handle").first()).toBeVisible();
    },
  },
  {
    file: "quiz.tsx",
    name: "with its result",
    set: async (stage) => {
      const { app, page, locale } = stage;
      await underWay(stage, 0);
      await takeQuiz(page, app.course, unitOf(app.course, "quiz"), { locale, wrong: [1] });
    },
  },
  {
    file: "lab.tsx",
    name: "with Monaco",
    set: async (stage) => {
      const { app, page } = stage;
      await underWay(stage, 0);
      await page.goto(unitAddress(app.course, unitOf(app.course, "lab"), stage.locale));
      await expect(page.locator(".monaco-editor").first()).toBeVisible();
    },
  },
  {
    file: "lab.tsx",
    name: "after a submission that failed",
    set: async (stage) => {
      const { app, page, locale } = stage;
      await underWay(stage, 0);
      await page.goto(unitAddress(app.course, unitOf(app.course, "lab"), locale));
      await plainEditor(page, locale);
      await page.getByRole("button", { name: m.lab_submit({}, { locale }), exact: true }).click();
      await expect(page.locator("#p-result")).toContainText(m.lab_verdict_title({ number: 1 }, { locale }));
      makeOpinions(app);
      await page.reload();
      await expect(page.locator("#p-result")).toContainText(m.opinion_title({}, { locale }));
    },
  },
  {
    file: "certificates.tsx",
    name: "none yet",
    set: async ({ open, signedInAs }) => {
      await signedInAs("learner");
      await open("/certificates");
    },
  },
  {
    file: "certificates.tsx",
    name: "with one",
    set: async ({ app, open, signedInAs }) => {
      await makeCompletion(await signedInAs("learner"), app.course);
      await open("/certificates");
    },
  },
  {
    file: "certificate.tsx",
    name: "one's own",
    set: async ({ app, open, signedInAs }) => {
      const { serial } = await makeCompletion(await signedInAs("learner"), app.course);
      await open(`/certificates/${formatSerial(serial)}`);
    },
  },
  {
    file: "notices.tsx",
    name: "with one that was seen and two that weren't",
    set: async ({ app, open, page, signedInAs, locale }) => {
      const learner = await signedInAs("learner");
      await makeCompletion(learner, app.course);
      for (const role of ["trainer", "manager"] as const) {
        const gift = { id: newId(), personId: learner.personId, role, agencyId: app.agencies.county.id };
        await giveRole({ ...gift, startsAt: now(), endsAt: null, grantedBy: null, reason: "a test" }, null);
      }
      await open("/notices");
      await expect(page.locator("header .count")).toHaveText("3");
      const course = app.course.course.text[locale].title;
      const title = m.notice_certificate_issued({ course }, { locale });
      await page.getByRole("button", { name: m.notice_open_about({ title }, { locale }) }).click();
      await expect(page).toHaveURL(/certificates/);
      await open("/notices");
      await expect(page.locator("header .count")).toHaveText("2");
    },
  },
  {
    file: "notice-choices.tsx",
    name: "saved",
    set: async ({ open, page, signedInAs, locale }) => {
      await signedInAs("hr");
      await open("/notices/choices");
      await page.locator("#learning").selectOption("never");
      await page.getByRole("button", { name: m.notice_choices_save({}, { locale }) }).click();
      await expect(page.getByText(m.notice_choices_saved({}, { locale }))).toBeVisible();
      await expect(page.locator("#learning")).toHaveValue("never");
    },
  },
  { file: "verify.tsx", name: "empty", set: ({ open }) => open("/verify") },
  {
    file: "verify.tsx",
    name: "of a valid certificate",
    set: async ({ app, open }) => open(`/verify/${formatSerial((await someoneDone(app)).serial)}`),
  },
  {
    file: "verify.tsx",
    name: "of a revoked certificate",
    set: async ({ app, open }) => {
      const { serial } = await someoneDone(app);
      await revokeCertificateBySerial({ serial, reason: "誤發", actorId: null });
      await open(`/verify/${formatSerial(serial)}`);
    },
  },
  { file: "verify.tsx", name: "of a mistyped serial", set: ({ open }) => open("/verify/AAAA-BBBB") },
  {
    file: "records.tsx",
    name: "with people of several agencies",
    set: async ({ app, open, signedInAs }) => {
      await someoneDone(app);
      await someoneDone(app, "莎韻‧達利");
      await someoneDone(app, "Bartholomew Featherstonehaugh-Cholmondeley");
      await signedInAs("hr");
      await open("/records");
    },
  },
  {
    file: "records.tsx",
    name: "with a filter that leaves nothing",
    set: async ({ open, signedInAs }) => {
      await signedInAs("hr");
      await open("/records?q=nobody-has-this-name");
    },
  },
  {
    file: "records.tsx",
    name: "with a mistaken filter",
    set: async ({ open, signedInAs }) => {
      await signedInAs("hr");
      await open("/records?from=2026-02-30");
    },
  },
  {
    file: "record.tsx",
    name: "of someone who has completed",
    set: async ({ app, open, signedInAs }) => {
      const { enrolment } = await someoneDone(app);
      await signedInAs("hr");
      await open(`/records/${enrolment.id}`);
    },
  },
  {
    file: "lab-health.tsx",
    name: "of a lab that people fail",
    set: async ({ app, open, signedInAs, page }) => {
      for (let person = 0; person < 5; person += 1) await someoneTried(app);
      await signedInAs("hr");
      await open(`${unitAddress(app.course, unitOf(app.course, "lab"))}/health`);
      await page.locator("details.material summary").first().click();
    },
  },
  ...(["history", "compare"] as const).map(
    (view): Scene => ({
      file: `lab-${view}.tsx`,
      name: "of a run and a submission",
      set: async ({ app, locale, open, signedInAs, page }) => {
        const actor = await signedInAs("learner");
        await makeEnrolment(actor, app.course);
        const activity = unitOf(app.course, "lab");
        const tries = triesIn(actor, app.course, activity, locale);
        await tries.run(tries.text.starter);
        await tries.submit(tries.text.solution);
        await open(`${unitAddress(app.course, activity)}/${view}`);
        if (view === "history") await page.locator(".tries-list summary").first().click();
      },
    }),
  ),
  { file: "privacy.tsx", name: "to a visitor", set: ({ open }) => open("/privacy") },
  {
    file: "privacy.tsx",
    name: "to somebody whose record was looked at and who asked for something",
    set: async ({ app, open, signedInAs, page }) => {
      const actor = await signedInAs("learner");
      const { enrolment } = await makeCompletion(actor, app.course);
      const agency = app.agencies.bureau;
      const officer = await makePerson({ agency, roles: [{ role: "hr", agency }] });
      const seen = { subjectType: "record", subjectId: enrolment.id, personId: actor.personId } as const;
      await noteReading(officer, seen, newId());
      await noteRecords(officer, "record.list", { filter: EMPTY, rows: 1 }, newId());
      await askDataRequest(actor, nameRequest(), null);
      await open("/privacy");
      await page.locator("details summary").last().click();
    },
  },
  {
    file: "privacy-request.tsx",
    name: "with everything missing",
    set: async ({ app, open, page, signedInAs, locale }) => {
      await makeCompletion(await signedInAs("learner"), app.course);
      await open("/privacy/request");
      await page.getByRole("button", { name: m.privacy_request_send({}, { locale }) }).click();
      await expect(page.getByText(m.privacy_error_kind({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "corrections.tsx",
    name: "with one that waits",
    set: async ({ app, open, signedInAs }) => {
      await askDataRequest(await makePerson({ agency: app.agencies.county }), nameRequest(), null);
      await signedInAs("hr");
      await open("/corrections");
    },
  },
  {
    file: "corrections.tsx",
    name: "with none",
    set: async ({ app, open, signedInAs }) => {
      const agency = app.agencies.otherBureau;
      await signedInAs("learner", { agency, roles: [{ role: "hr", agency }] });
      await open("/corrections");
    },
  },
  {
    file: "correction.tsx",
    name: "of an erasure that is blocked, refused without an answer",
    set: async ({ app, open, page, signedInAs, locale }) => {
      const request = { ...nameRequest(), kind: "erasure" } as const;
      await askDataRequest((await someoneDone(app)).person, request, null);
      await signedInAs("hr");
      await open(`/corrections/${request.id}`);
      await page.getByRole("button", { name: m.privacy_decide_refuse({}, { locale }) }).click();
      await expect(page.getByText(m.privacy_error_answer({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "person.tsx",
    name: "with a national ID, and one that is mistyped",
    set: async ({ app, open, page, signedInAs, locale }) => {
      const { person } = await someoneDone(app, "Bartholomew Featherstonehaugh-Cholmondeley");
      await signedInAs("hr");
      await open(`/people/${person.personId}`);
      const save = page.getByRole("button", { name: m.people_id_save({}, { locale }) });
      await page.locator("#number").fill(inventedNumber());
      await save.click();
      await expect(page.getByText(m.people_done_set({}, { locale }))).toBeVisible();
      await page.locator("#number").fill("A123");
      await save.click();
      await expect(page.getByText(m.people_error_number_checksum({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "cards.tsx",
    name: "with people to print for",
    set: async ({ app, open, signedInAs }) => {
      await personWithoutMail(app);
      await signedInAs("hr");
      await open("/roster/cards");
    },
  },
  {
    file: "cards.tsx",
    name: "as the sheet that is printed",
    set: async ({ app, open, page, signedInAs, locale }) => {
      const { personId } = await personWithoutMail(app);
      await signedInAs("hr");
      await open(`/roster/cards?person=${personId}`);
      await page.getByRole("button", { name: m.card_print({}, { locale }) }).click();
      await expect(page.getByText(m.card_sheet_once({}, { locale }))).toBeVisible();
    },
  },
  {
    file: "sign-in-card.tsx",
    name: "with a wrong code",
    set: async ({ open, page, locale }) => {
      await open("/sign-in/card");
      await page.locator("#number").fill("nobody");
      await page.locator("#code").fill("ACDE FGHJ KMNP");
      await page.getByRole("button", { name: m.card_next({}, { locale }) }).click();
      await expect(page.getByText(m.card_error_refused({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "sign-in-card-new.tsx",
    name: "with a password that is too short",
    set: async ({ app, open, page, locale }) => {
      const { personId, employeeNumber } = await personWithoutMail(app);
      const officer = await makePerson({ roles: [{ role: "hr", agency: null }] });
      const sheet = await printCards(officer, [personId], newSheetSeed(), "a scene");
      await open("/sign-in/card");
      await page.locator("#number").fill(employeeNumber);
      await page.locator("#code").fill(sheet?.cards[0]?.code ?? "");
      await page.getByRole("button", { name: m.card_next({}, { locale }) }).click();
      await page.locator("#next").fill("short");
      await page.getByRole("button", { name: m.link_welcome_button({}, { locale }) }).click();
      await expect(page.locator("#next-error")).toBeVisible();
    },
  },
  { file: "practice-model.tsx", name: "to a visitor", set: ({ open }) => open("/practice-model") },
  {
    file: "rosters.tsx",
    name: "with imports of all kinds, and a roster's page: clear, to be corrected, with columns to name",
    set: async (stage) => {
      await stage.signedInAs("hr");
      await uploadRoster(stage, "人員代碼,姓名\r\nX1,莎韻‧達利\r\n");
      await uploadRoster(stage, "誰,哪一位\r\n1,王晴\r\n");
      await stage.open("/roster");
    },
  },
  {
    file: "roster-new.tsx",
    name: "with a file that is none",
    set: async (stage) => {
      await stage.signedInAs("hr");
      await uploadRoster(stage, "%PDF-1.7");
      await expect(stage.page.locator("#file-error")).toBeVisible();
    },
  },
  {
    file: "roster.tsx",
    name: "with new people, and those who have left to be confirmed",
    set: async (stage) => {
      await stage.signedInAs("hr");
      await makePerson({ agency: stage.app.agencies.county });
      await uploadRoster(stage, "人員代碼,姓名\r\nX2,鄒新到\r\n", "whole");
      await expect(stage.page.locator("#leavers")).toBeVisible();
    },
  },
  {
    file: "roster.tsx",
    name: "with rows to be corrected",
    set: async (stage) => {
      await stage.signedInAs("hr");
      await uploadRoster(stage, "人員代碼,姓名,到職日\r\nX1,王😀,113/02/30\r\n,李,\r\n");
      await expect(stage.page.locator(".notice.warn")).toBeVisible();
    },
  },
  {
    file: "roster.tsx",
    name: "with columns to be named",
    set: async (stage) => {
      await stage.signedInAs("hr");
      await uploadRoster(stage, "誰,哪一位\r\n1,王晴\r\n");
      await expect(stage.page.locator("#column-name")).toBeVisible();
    },
  },
  {
    file: "agencies.tsx",
    name: "as a tree, with one that was merged and one that will have another name",
    set: async ({ open, signedInAs }) => {
      const agency = await makeChangingAgency();
      await signedInAs("learner", { agency, roles: [{ role: "hr", agency }] });
      await open("/agencies");
    },
  },
  {
    file: "agency.tsx",
    name: "with a history, a change that waits, and a name that is missing",
    set: async ({ open, page, signedInAs, locale }) => {
      const agency = await makeChangingAgency();
      await signedInAs("learner", { agency, roles: [{ role: "hr", agency }] });
      await open(`/agencies/${agency.code}`);
      await page.locator("#nameZh").fill("");
      await page.getByRole("button", { name: m.agency_rename_save({}, { locale }) }).click();
      await expect(page.getByText(m.agency_error_name_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "agency-merge.tsx",
    name: "with what it would do, sent without a reason",
    set: async ({ app, open, page, signedInAs, locale }) => {
      await signedInAs("hr");
      const { code } = app.agencies.county;
      await open(`/agencies/${code}/merge?into=${app.agencies.bureau.code}`);
      const into = (locale === "en" ? "Agency " : "") + app.agencies.bureau.code;
      await page.getByRole("button", { name: new RegExp(into) }).click();
      await expect(page.getByText(m.agency_error_reason_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "roles.tsx",
    name: "with roles in force, waiting for their time, and ended",
    set: async ({ app, open, signedInAs }) => {
      await signedInAs("hr");
      const agency = app.agencies.county;
      for (const name of ["莎韻‧達利", "Bartholomew Featherstonehaugh-Cholmondeley"])
        await makePerson({ name, agency, roles: [{ role: "manager", agency }] });
      await open("/roles");
    },
  },
  {
    file: "roles.tsx",
    name: "with a filter that leaves nothing",
    set: async ({ open, signedInAs }) => {
      await signedInAs("hr");
      await open("/roles?q=nobody-has-this-name");
    },
  },
  {
    file: "jobs.tsx",
    name: "with nothing that has stopped",
    set: async ({ open, signedInAs }) => {
      await signedInAs("operator");
      await open("/jobs");
    },
  },
  {
    file: "job.tsx",
    name: "that has stopped, put aside without a reason",
    set: async ({ app, open, page, signedInAs, locale }) => {
      await signedInAs("operator");
      const id = await makeDeadJob(app.database);
      await open("/jobs");
      await expect(page.locator(`a[href$="/jobs/${id}"]`)).toBeVisible();
      await open(`/jobs/${id}`);
      await page.getByRole("button", { name: m.job_aside_button({}, { locale }) }).click();
      await expect(page.getByText(m.job_error_reason_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "role-new.tsx",
    name: "with everything missing",
    set: async ({ open, page, signedInAs, locale }) => {
      await signedInAs("operator");
      await open("/roles/new");
      await page.getByLabel(m.role_from_label({}, { locale })).fill("");
      await page.getByRole("button", { name: m.role_check({}, { locale }) }).click();
      await expect(page.getByText(m.role_error_who_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "role-new.tsx",
    name: "to be checked before it is given",
    set: async ({ app, open, page, signedInAs, locale }) => {
      await signedInAs("hr");
      const person = await makePerson({ name: "歐陽建宏", agency: app.agencies.county });
      await open("/roles/new");
      await page.getByLabel(m.role_who({}, { locale })).fill(person.email);
      await page.getByRole("radio", { name: m.role_name_hr({}, { locale }) }).check();
      await page.getByLabel(m.role_reason_label({}, { locale })).fill("職務調整");
      await page.getByRole("button", { name: m.role_check({}, { locale }) }).click();
      await expect(page.getByRole("button", { name: m.role_review_give({}, { locale }) })).toBeVisible();
    },
  },
  {
    file: "role.tsx",
    name: "that waits for the operator who looks at it",
    set: async ({ open, signedInAs }) => {
      const giver = await makePerson({ name: "吳俊傑", roles: [{ role: "operator", agency: null }] });
      const person = await makePerson({ name: "林𠮷祥" });
      await signedInAs("operator");
      const id = newId();
      const gift = { id, personId: person.personId, role: "auditor", agencyId: null } as const;
      const how = { startsAt: now(), endsAt: null, grantedBy: giver.personId, reason: "年度內部稽核" };
      await giveRole({ ...gift, ...how }, null);
      await open(`/roles/${id}`);
    },
  },
  {
    file: "workshops.tsx",
    name: "with one that is open",
    set: async (stage) => {
      await roomWithPeople(stage);
      await stage.open("/workshops");
    },
  },
  {
    file: "workshop-new.tsx",
    name: "with mistakes",
    set: async (stage) => {
      await stage.signedInAs("learner", TRAINER);
      await stage.open("/workshops/new");
      await stage.page.getByText(m.planning_template_preview({}, say(stage))).click();
      await stage.page.getByRole("button", { name: m.workshop_plan_button({}, say(stage)) }).click();
      await expect(stage.page.locator(".errors")).toBeVisible();
    },
  },
  {
    file: "workshop.tsx",
    name: "open, with a hand up, somebody who fails, and a question to everybody",
    set: async (stage) => {
      const { id } = await askedRoom(stage);
      await stage.open(`/workshops/${id}`);
      await expect(stage.page.getByRole("table").first()).toBeVisible();
    },
  },
  {
    file: "workshop.tsx",
    name: "planned",
    set: async (stage) => {
      const trainer = await stage.signedInAs("learner", TRAINER);
      const { id } = await makeOpenWorkshop(stage.app.course, { trainer, open: false });
      await stage.open(`/workshops/${id}`);
    },
  },
  {
    file: "workshop-plan.tsx",
    name: "with a mistake in the materials",
    set: async (stage) => {
      const trainer = await stage.signedInAs("learner", TRAINER);
      const { id } = await makeOpenWorkshop(stage.app.course, { trainer, open: false, day: "2099-01-05" });
      await stage.open(`/workshops/${id}/plan`);
      await stage.page.getByLabel(m.planning_materials({}, say(stage))).fill("講義");
      await stage.page.getByRole("button", { name: m.registration_save({}, say(stage)) }).click();
      await expect(stage.page.locator(".errors")).toBeVisible();
    },
  },
  {
    file: "workshop-preflight.tsx",
    name: "with everything looked at",
    set: async (stage) => {
      const trainer = await stage.signedInAs("learner", TRAINER);
      const { id } = await makeOpenWorkshop(stage.app.course, { trainer, open: false });
      await stage.open(`/workshops/${id}/preflight`);
      await expect(stage.page.getByText(m.preflight_stream_arrives({}, say(stage)))).toBeVisible();
    },
  },
  {
    file: "workshop-registration.tsx",
    name: "full, to wait for a place",
    set: async (stage) => {
      const { id } = await invitingWorkshop(stage, await makePerson(TRAINER));
      await stage.signedInAs("learner", { agency: stage.app.agencies.county });
      await stage.open(`/workshops/${id}/registration`);
      const wait = m.registration_register_waiting({}, say(stage));
      await stage.page.getByRole("button", { name: wait }).click();
      await stage.page.getByText(m.registration_withdraw({}, say(stage)), { exact: true }).click();
    },
  },
  {
    file: "workshop-registrations.tsx",
    name: "with somebody registered, and a reason missing",
    set: async (stage) => {
      const { id } = await invitingWorkshop(stage, await stage.signedInAs("learner", TRAINER));
      await stage.open(`/workshops/${id}/registrations`);
      await stage.page
        .getByText(m.registration_take_off({}, say(stage)))
        .first()
        .click();
      await stage.page
        .getByText(m.registration_take_off_now({}, say(stage)))
        .first()
        .click();
      await expect(stage.page.getByText(m.workshop_error_missing({}, say(stage)))).toBeVisible();
    },
  },
  {
    file: "workshop-agenda.tsx",
    name: "with a step that is changed",
    set: async (stage) => {
      const { id, steps } = await roomWithPeople(stage);
      await stage.open(`/workshops/${id}/agenda?step=${steps.at(-1)?.id}`);
    },
  },
  {
    file: "workshop-feed.tsx",
    name: "with a common mistake, and somebody who is asked",
    set: async (stage) => {
      const { id, lead, step } = await roomAtLab(stage);
      const [first] = seated(roomState(id));
      await tell(lead, { type: "show-ask", participantId: first?.id ?? "", stepId: step });
      await stage.open(`/workshops/${id}/feed`);
      await expect(stage.page.getByRole("table")).toBeVisible();
    },
  },
  {
    file: "workshop-try.tsx",
    name: "with its answers and checks",
    set: async (stage) => {
      const { id, first } = await roomAtLab(stage);
      await stage.open(`/workshops/${id}/tries/${first}`);
    },
  },
  {
    file: "workshop-compare.tsx",
    name: "of two people",
    set: async (stage) => {
      const { id, first, second } = await roomAtLab(stage);
      await stage.open(`/workshops/${id}/compare?a=${second}&b=${first}`);
    },
  },
  {
    file: "workshop-attendance.tsx",
    name: "before the day, with a mistake in the rule",
    set: async (stage) => {
      const trainer = await stage.signedInAs("learner", TRAINER);
      // Years away: what is over by now has its rule fixed.
      const { id } = await makeOpenWorkshop(stage.app.course, { trainer, open: false, day: "2099-01-05" });
      await stage.open(`/workshops/${id}/attendance`);
      await stage.page.getByLabel(m.attendance_rule_present({}, say(stage))).fill("170");
      await stage.page.getByRole("button", { name: m.attendance_rule_save({}, say(stage)) }).click();
      await expect(stage.page.getByText(m.attendance_rule_percent({}, say(stage)))).toBeVisible();
    },
  },
  {
    file: "workshop-attendance.tsx",
    name: "to be signed, with guests, one decision and one form open",
    set: async (stage) => {
      const { id, lead, code } = await roomWithPeople(stage);
      for (const name of ["王美惠", "張志豪"]) {
        await joinWorkshop(
          code,
          await makePerson({ name, agency: stage.app.agencies.county }),
          "192.0.2.1",
          null,
        );
      }
      await tell(lead, { type: "close" });
      await stage.open(`/workshops/${id}/attendance`);
      const decide = stage.page.getByText(m.attendance_one({}, say(stage)));
      await decide.first().click();
      await stage.page
        .getByRole("button", { name: m.attendance_save({}, say(stage)), exact: true })
        .first()
        .click();
      await expect(stage.page.getByText(m.attendance_saved({}, say(stage)))).toBeVisible();
      await decide.first().click();
    },
  },
  {
    file: "sign-in-sheet.tsx",
    name: "with names and blank lines",
    set: async (stage) => {
      const { id } = await roomWithPeople(stage);
      await stage.open(`/workshops/${id}/sign-in-sheet`);
    },
  },
  {
    file: "workshop-projector.tsx",
    name: "at a step",
    set: async (stage) => {
      const { id } = await roomWithPeople(stage);
      await stage.open(`/workshops/${id}/projector`);
    },
  },
  {
    file: "join.tsx",
    name: "with a wrong code",
    set: async (stage) => {
      await stage.open("/join?code=XXXXXX");
      await stage.page.getByRole("button", { name: m.workshop_join_guest({}, say(stage)) }).click();
      await expect(stage.page.locator(".errors")).toBeVisible();
    },
  },
  {
    file: "workshop-room.tsx",
    name: "at a step, with a hand up and a question to everybody",
    set: async (stage) => {
      const { id, code, lead } = await askedRoom(stage);
      const learner = await stage.signedInAs("learner");
      await joinWorkshop(code, learner, "192.0.2.1", null);
      await tell(lead, { type: "note", text: "下一步延後五分鐘開始" });
      await stage.open(`/workshops/${id}/room`);
      await stage.page.getByRole("button", { name: m.workshop_hand_raise({}, say(stage)) }).click();
      await expect(stage.page.getByText(m.workshop_hand_up({}, say(stage)))).toBeVisible();
    },
  },
  {
    file: "team.tsx",
    name: "with people of several agencies",
    set: async ({ app, open, signedInAs }) => {
      await someoneDone(app, "莎韻‧達利");
      const agency = app.agencies.bureau;
      await signedInAs("learner", { agency, roles: [{ role: "manager", agency }] });
      await open("/team");
    },
  },
  {
    file: "audit.tsx",
    name: "with an event opened",
    set: async ({ app, open, page, signedInAs }) => {
      await someoneDone(app, "Bartholomew Featherstonehaugh-Cholmondeley");
      await signedInAs("learner", { roles: [{ role: "auditor", agency: null }] });
      await open("/audit");
      await page.locator("tbody summary").first().click();
    },
  },
  {
    file: "audit.tsx",
    name: "with mistakes",
    set: async ({ open, signedInAs }) => {
      await signedInAs("learner", { roles: [{ role: "auditor", agency: null }] });
      await open("/audit?who=nobody&from=2026-11-03&to=2026-11-01");
    },
  },
  {
    file: "account.tsx",
    name: "of someone in charge, signed in on three devices, who mistypes a password",
    set: async ({ open, page, signedInAs, locale }) => {
      const { personId } = await signedInAs("hr", { password: "an old pass phrase" });
      await sessionCookie(personId, { browser: "Safari", system: "iOS", kind: "phone" });
      await sessionCookie(personId, { browser: "", system: "", kind: "unknown" });
      await open("/account");
      await page.getByRole("button", { name: m.identity_password_button({}, { locale }) }).click();
      await expect(page.getByText(m.identity_error_current_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "second-factor.tsx",
    name: "being set up, with a wrong code",
    set: async ({ open, page, signedInAs, locale }) => {
      await signedInAs("learner");
      await open("/account/second-factor");
      await page.getByRole("button", { name: m.factor_begin({}, { locale }) }).click();
      await page.getByRole("button", { name: m.factor_enable({}, { locale }) }).click();
      await expect(page.getByText(m.factor_error_code_missing({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "second-factor.tsx",
    name: "with the recovery codes, this once",
    set: async (stage) => {
      await stage.signedInAs("learner");
      await secondFactor(stage);
    },
  },
  {
    file: "second-factor.tsx",
    name: "in use",
    set: async (stage) => {
      await stage.signedInAs("learner");
      await secondFactor(stage);
      await stage.page.getByRole("link", { name: m.factor_codes_done({}, say(stage)) }).click();
      await expect(stage.page.getByText(m.factor_on({}, say(stage)))).toBeVisible();
    },
  },
  {
    file: "sign-in-code.tsx",
    name: "with a wrong code",
    set: async (stage) => {
      const { page, locale } = stage;
      const { email } = await stage.signedInAs("learner", { password: "an old pass phrase" });
      await secondFactor(stage);
      await page.context().clearCookies();
      await stage.open("/sign-in");
      await fillSignIn(page, email, "an old pass phrase", locale);
      await page.locator("#code").fill("000000");
      await page.getByRole("button", { name: m.factor_sign_in_button({}, { locale }) }).click();
      await expect(page.getByText(m.factor_sign_in_wrong({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "sign-in-provider.tsx",
    name: "when nobody here is known by what it said",
    set: ({ open }) => open("/sign-in/with/county?returnTo=/courses&problem=unknown"),
  },
  {
    file: "sign-in-provider.tsx",
    name: "when it is down",
    set: ({ open }) => open("/sign-in/with/county"),
  },
  {
    file: "sign-in.tsx",
    name: "with an e-mail address whose agency has a provider",
    set: async ({ open, page, locale }) => {
      await open("/sign-in");
      await fillSignIn(page, "anybody@county.example", "", locale);
      await expect(page.getByRole("status")).toBeVisible();
    },
  },
  {
    file: "factor-needed.tsx",
    name: "before an officer of HR has a second factor",
    set: async ({ app, open, signedInAs }) => {
      const { personId } = await signedInAs("hr");
      app.database.update(authSession).set({ strong: false }).where(eq(authSession.userId, personId)).run();
      await open("/account/factor");
    },
  },
  {
    file: "courses.tsx",
    name: "where a role waits for a second factor",
    set: async ({ app, open, signedInAs }) => {
      const { personId } = await signedInAs("hr");
      app.database.update(authSession).set({ strong: false }).where(eq(authSession.userId, personId)).run();
      await open("/courses");
    },
  },
  {
    file: "passkeys.tsx",
    name: "where there can be none",
    set: async ({ open, signedInAs }) => {
      await signedInAs("learner");
      await open("/account/passkeys");
    },
  },
  {
    file: "sign-in-help.tsx",
    name: "with an agency's contact",
    set: async ({ app, open }) => {
      const contact = { zh: "縣府人事處，分機 1234", en: "the county's personnel office" };
      await setAgencyContact(app.agencies.county.code, contact, null);
      await open("/sign-in/help");
    },
  },
  { file: "signed-out.tsx", name: "of a provider", set: ({ open }) => open("/signed-out/county") },
  {
    file: "confirm.tsx",
    name: "with a wrong password",
    set: async ({ open, page, signedInAs, locale }) => {
      await signedInAs("hr", { password: "an old pass phrase" });
      await open("/confirm?returnTo=/records");
      await page.getByLabel(m.identity_password({}, { locale })).fill("a guess");
      await page.getByRole("button", { name: m.identity_proof_button({}, { locale }) }).click();
      await expect(page.getByText(m.identity_proof_wrong({}, { locale })).first()).toBeVisible();
    },
  },
  {
    file: "role.tsx",
    name: "of somebody else, long after the password was typed",
    set: async ({ app, open, signedInAs }) => {
      const actor = await signedInAs("hr");
      const agency = app.agencies.county;
      const person = await makePerson({ name: "莎韻‧達利", agency });
      const id = newId();
      const gift = { id, personId: person.personId, role: "manager", agencyId: agency.id } as const;
      const how = { startsAt: now(), endsAt: null, grantedBy: actor.personId, reason: "代理主管" };
      await giveRole({ ...gift, ...how }, null);
      proofOf(app, actor.personId, "2026-01-01T00:00:00.000Z");
      await open(`/roles/${id}`);
    },
  },
  { file: "about.tsx", name: "to a visitor", set: ({ open }) => open("/about") },
  { file: "not-found.tsx", name: "to a visitor", set: ({ open }) => open("/no-such-page") },
];

// A page that answers 400 or 404 on purpose is named so in the console by Chromium itself.
test.use({
  tolerated: /Failed to load resource: the server responded with a status of (40[04]|503)/,
  serverSettings: {
    // A provider that nobody reaches.
    OPENID_FILE: "tests/fixtures/openid/providers.json",
    // The first agency that is made: the ministry.
    NATIONAL_ID_AGENCIES: "T1",
  },
});

/** A small phone (or 400 % zoom), a laptop at 200 %, a tablet, a laptop, a projector. */
const WIDTHS = [320, 640, 1024, 1280, 1920];

for (const locale of LOCALES) {
  for (const { file, name, set } of SCENES) {
    test(`${locale} ${file}: ${name}`, async ({ app, page, signedInAs }) => {
      const open = (path: string) => page.goto(localePath(locale, path));
      await set({ app, page, locale, signedInAs, open });
      await expect(page.locator("html")).toHaveAttribute("lang", htmlLang(locale));
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expectAccessible(page);
      for (const width of WIDTHS) await expectNoHorizontalScroll(page, width);
      // Colours don't depend on the language, and nothing else on the scheme.
      if (locale === "zh-TW") {
        await page.emulateMedia({ colorScheme: "dark" });
        await expectReadableColours(page);
      }
    });
  }

  test(`${locale} styleguide.tsx: in the demo only`, async ({ page }) => {
    const path = localePath(locale, "/styleguide");
    expect((await page.goto(path))?.status()).toBe(404);
    const demo = await startServer({ DEMO: "true" }, ["--demo"]);
    try {
      await page.goto(demo.url + path);
      await expectAccessible(page);
      await expectNoHorizontalScroll(page);
    } finally {
      await demo.stop();
    }
  });
}

test("in the demo too a certificate is one sheet of A4, which says that it is a demo's", async ({
  app,
  page,
}) => {
  const demo = await startServer({ DEMO: "true" }, ["--demo"]);
  try {
    writeInto(demo.database);
    const course = currentVersion(COURSE) as CourseVersion;
    const learner = await makePerson();
    const { serial } = await makeCompletion(learner, course);
    await signIn(page.context(), demo.url, learner);
    await page.goto(`${demo.url}/certificates/${formatSerial(serial)}`);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect([...pdf.matchAll(/\/Type \/Page\b/g)]).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(m.frame_demo_notice())).toBeVisible();
  } finally {
    writeInto(app.database);
    await demo.stop();
  }
});

test("what is planted on a page is found", async ({ page }) => {
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
  await expect(expectAccessible(page)).rejects.toThrow("image-alt");
  await page.setContent(
    '<html lang="en"><title>x</title><main><h1 style="color: #ccc">pale</h1></main></html>',
  );
  await expect(expectReadableColours(page)).rejects.toThrow("color-contrast");
  await page.setContent(
    '<html lang="en"><title>x</title><main><h1>x</h1><p style="width: 400px">x</p></main></html>',
  );
  await expect(expectNoHorizontalScroll(page)).rejects.toThrow("width: 400px");
});

test("every page of the route table has its scene", () => {
  const pages = routeTable.filter((route) => route.page).map((route) => route.file);
  const shown = new Set([...SCENES.map((scene) => scene.file), "styleguide.tsx"]);
  expect(pages.filter((file) => !shown.has(file))).toEqual([]);
});
