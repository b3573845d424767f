import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import { readAnswer } from "#app/features/assessment/answer-form.ts";
import { QuizIntro, QuizQuestion, QuizResult } from "#app/features/assessment/quiz-page.tsx";
import { renderedProse } from "#app/features/catalogue/rendered.server.ts";
import { serialOfEnrolment } from "#app/features/credential/certificates.queries.server.ts";
import { CourseNav, UnitPager } from "#app/features/progress/course-nav.tsx";
import { LessonHead } from "#app/features/progress/lesson-head.tsx";
import { m } from "#app/i18n/messages.js";
import { answerQuizQuestion } from "#app/journey/answer-quiz-question.server.ts";
import { openActivity, placeInCourse } from "#app/journey/open-activity.server.ts";
import { attemptUnderWay, seeQuiz } from "#app/journey/see-quiz.server.ts";
import { startQuiz } from "#app/journey/start-quiz.server.ts";
import { submitQuiz } from "#app/journey/submit-quiz.server.ts";
import { badRequest, readForm } from "#app/platform/http.server.ts";

export const handle = { page: "lesson" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.title }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "quiz");
  const { activity, course, locale, version } = open;
  const asked = Number(new URL(args.request.url).searchParams.get("q") ?? Number.NaN);
  const { quiz, ...seen } = seeQuiz(open, Number.isInteger(asked) ? asked : null);
  return {
    ...seen,
    title: activity.title[locale],
    introHtml: renderedProse(version, `${activity.id}/intro`, quiz.intro[locale], locale),
    count: quiz.questions.length,
    course: { id: course.id, title: course.text[locale].title },
    place: placeInCourse(course, activity),
    minutes: activity.minutes,
    version: version.number,
    serial: open.done ? serialOfEnrolment(open.enrolment.id) : null,
    activityId: activity.id,
    groups: open.groups,
    done: open.done,
    previous: open.previous,
    next: open.next,
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "quiz");
  const quiz = publishedQuiz(open.version, open.activity);
  const form = await readForm(args.request);
  const here = new URL(args.request.url).pathname;

  if (form.get("intent") === "start") {
    await startQuiz(open, quiz, args.context.requestId);
    return redirect(here);
  }
  const attempt = attemptUnderWay(open);
  // Handed in meanwhile, in another tab or by a second click: the result is what there is to see.
  if (!attempt) return redirect(here);

  if (form.get("intent") === "hand-in") {
    const result = await submitQuiz(open, quiz, attempt.id, args.context.requestId);
    if (result.outcome === "closed") return redirect(here);
    return data({ problem: null, unanswered: result.open }, { status: 400 });
  }
  const index = quiz.questions.findIndex((one) => one.id === form.get("question"));
  const question = quiz.questions[index];
  if (!question) return badRequest({ question: "unknown" }, { problem: null, unanswered: null });
  const { answer, problem } = readAnswer(form, question);
  if (problem) return data({ problem, unanswered: null }, { status: 400 });
  await answerQuizQuestion(attempt.id, question, answer);
  return redirect(`${here}?q=${index + 1}`);
}

export default function QuizPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { view } = page;
  return (
    <div className="page lesson">
      <CourseNav course={page.course} groups={page.groups} currentId={page.activityId} headings={[]} />
      <main id="main">
        <LessonHead {...page} {...page.place} resume={null} />
        <div className="stack quiz-body">
          {view.kind === "intro" && <QuizIntro {...page} underWay={view.underWay} />}
          {view.kind === "question" && (
            <QuizQuestion
              view={view}
              problem={refused?.problem ?? null}
              unanswered={refused?.unanswered ?? null}
            />
          )}
          {view.kind === "result" && <QuizResult {...page} view={view} courseId={page.course.id} />}
        </div>
        <UnitPager previous={page.previous} next={page.next} />
      </main>
    </div>
  );
}
