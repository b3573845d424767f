import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lessonAnswersOf } from "#app/features/assessment/lesson-answers.server.ts";
import { lessonQuestions } from "#app/features/assessment/lesson-questions.server.ts";
import { LessonQuestion } from "#app/features/assessment/lesson-question.tsx";
import { renderedLesson } from "#app/features/catalogue/rendered.server.ts";
import { LessonArticle } from "#app/features/catalogue/lesson-article.tsx";
import { certificateOfEnrolment } from "#app/features/credential/certificates.queries.server.ts";
import { CourseNav, UnitPager } from "#app/features/progress/course-nav.tsx";
import { LessonDone } from "#app/features/progress/lesson-done.tsx";
import { LessonHead } from "#app/features/progress/lesson-head.tsx";
import { readingPositionOf } from "#app/features/progress/progress.queries.server.ts";
import { useReadingPosition } from "#app/features/progress/use-reading-position.ts";
import { m } from "#app/i18n/messages.js";
import { answerLessonQuestion } from "#app/journey/answer-lesson-question.server.ts";
import { completeLesson } from "#app/journey/complete-lesson.server.ts";
import { openActivity } from "#app/journey/open-activity.server.ts";

export const handle = { page: "lesson" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.frame_title({ title: data?.title ?? "" }) },
];

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lesson");
  const lesson = renderedLesson(open.version, open.activity, open.locale);
  return { title: open.activity.title[open.locale], lesson };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "lesson");
  return { open, answerLessonQuestion, completeLesson };
}

export default function LessonPage() {
  const page = useLoaderData<typeof loader>();
  return <main id="main">{page.title}</main>;
}
