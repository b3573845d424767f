import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { lessonQuestions } from "#app/features/assessment/activity-questions.server.ts";
import { readAnswer } from "#app/features/assessment/answer-form.ts";
import { lessonAnswersOf } from "#app/features/assessment/lesson-answers.server.ts";
import { LessonQuestion } from "#app/features/assessment/lesson-question.tsx";
import { feedbackOn, toLearnerQuestion } from "#app/features/assessment/question.ts";
import { LessonArticle } from "#app/features/catalogue/lesson-article.tsx";
import { renderedLesson } from "#app/features/catalogue/rendered.server.ts";
import { CourseNav, UnitPager } from "#app/features/progress/course-nav.tsx";
import { LessonDone } from "#app/features/progress/lesson-done.tsx";
import { LessonHead } from "#app/features/progress/lesson-head.tsx";
import { readingPositionOf } from "#app/features/progress/progress.queries.server.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { useReadingPosition } from "#app/features/progress/use-reading-position.tsx";
import { m } from "#app/i18n/messages.js";
import { answerLessonQuestion } from "#app/journey/answer-lesson-question.server.ts";
import { completeLesson } from "#app/journey/complete-lesson.server.ts";
import { openActivity, placeInCourse } from "#app/journey/open-activity.server.ts";
import { documentOnly } from "#app/platform/document-only.ts";
import { badRequest, readForm } from "#app/platform/http.server.ts";

export const handle = { page: "lesson" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.title }) : m.frame_brand() },
];

/** Options of a lesson's question stand in the same order at every visit. */
const LESSON_SEED = 1;

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lesson");
  const { activity, course, enrolment, locale, version } = open;
  const { segments, headings } = renderedLesson(version, activity, locale);
  const answers = lessonAnswersOf(enrolment.id, activity.id);
  const position = open.done ? null : readingPositionOf(enrolment.id, activity.id);
  return {
    title: activity.title[locale],
    course: { id: course.id, title: course.text[locale].title },
    place: placeInCourse(course, activity),
    minutes: activity.minutes,
    version: version.number,
    segments: args.context.document
      ? segments.map((one) => (one.kind === "html" ? documentOnly(one, "html") : one))
      : segments,
    headings: headings.filter((heading) => heading.depth === 2),
    resume: headings.find((heading) => heading.id === position && heading.id !== headings[0]?.id) ?? null,
    questions: lessonQuestions(version, activity).map((question) => {
      const answer = answers.get(question.id);
      return {
        question: toLearnerQuestion(question, locale, LESSON_SEED),
        answered: answer ? { answer, feedback: feedbackOn(question, answer, locale) } : null,
      };
    }),
    activityId: activity.id,
    groups: open.groups,
    done: open.done,
    previous: open.previous,
    next: open.next,
    positionEndpoint: `${unitPath(course.id, activity)}/position`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "lesson");
  const form = await readForm(args.request);
  const questions = lessonQuestions(open.version, open.activity);

  if (form.get("intent") === "done") {
    const ids = questions.map((question) => question.id);
    const result = await completeLesson(open, ids, args.context.requestId);
    if ("missing" in result)
      return data({ openQuestions: result.missing.length, serial: null }, { status: 400 });
    return { openQuestions: null, serial: result.serial };
  }
  const question = questions.find((one) => one.id === form.get("question"));
  // Hostile, or of a version that has been edited since: the page is drawn anew with its present questions.
  if (!question) return badRequest({ question: "unknown" });
  const { answer, problem } = readAnswer(form, question);
  if (problem) return data({ questionId: question.id, problem }, { status: 400 });
  await answerLessonQuestion(open, question, answer);
  return { questionId: question.id, problem: null };
}

export default function LessonPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { pathname } = useLocation();
  const onReading = useReadingPosition(page.positionEndpoint);
  const done = result && "openQuestions" in result ? result : null;
  const refused = result && "questionId" in result ? result : null;
  return (
    <div className="page lesson" key={pathname}>
      <CourseNav
        course={page.course}
        groups={page.groups}
        currentId={page.activityId}
        headings={page.headings}
      />
      <main id="main">
        <article>
          <LessonHead {...page} {...page.place} />
          <LessonArticle
            segments={page.segments}
            onReading={onReading}
            question={(id) => {
              const found = page.questions.find((one) => one.question.id === id);
              const problem = refused?.questionId === id ? refused.problem : null;
              return found ? <LessonQuestion {...found} problem={problem} /> : null;
            }}
          />
          <LessonDone
            done={page.done}
            openQuestions={done?.openQuestions ?? null}
            serial={done?.serial ?? null}
          />
        </article>
        <UnitPager previous={page.previous} next={page.next} />
      </main>
    </div>
  );
}
