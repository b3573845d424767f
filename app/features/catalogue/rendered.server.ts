import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import sprite from "#app/ui/assets/icons.svg?url";
import type { ActivitySource } from "./course.ts";
import type { CourseVersion } from "./course-versions.server.ts";
import { bodyOf } from "./front-matter.ts";
import { renderLesson, renderProse } from "./markdown.server.ts";
import type { LessonBody, RenderOptions } from "./markdown.ts";

/** Rendered once a version, unit and language, and kept: a version never changes. */
const kept = new Map<string, unknown>();
const KEPT_AT_MOST = 2000;

function once<T>(key: string, make: () => T): T {
  const known = kept.get(key) as T | undefined;
  if (known !== undefined) return known;
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

function optionsFor(version: Pick<CourseVersion, "id">, locale: Locale): RenderOptions {
  return {
    locale,
    sprite,
    assetUrl: (path) => `/course-files/${version.id}/${path}`,
    words: {
      footnotes: m.lesson_footnotes({}, { locale }),
      backToText: (number) => m.lesson_footnote_back({ number }, { locale }),
      copy: m.lesson_copy({}, { locale }),
    },
  };
}

/** A lesson's body as HTML with the places of its questions. */
export function renderedLesson(version: CourseVersion, activity: ActivitySource, locale: Locale): LessonBody {
  return once(`${version.id}/${activity.id}/${locale}`, () => {
    return renderLesson(bodyOf(activity.files[locale].text), optionsFor(version, locale)).body;
  });
}

/** The course's description as HTML. */
export function renderedAbout(version: CourseVersion, locale: Locale): string {
  return once(`${version.id}//about/${locale}`, () =>
    renderProse(version.course.text[locale].about, optionsFor(version, locale)),
  );
}

/** Markdown of the product's own, which belongs to no course. */
export function renderedText(name: string, markdown: string, locale: Locale): string {
  return once(`/${name}`, () => renderProse(markdown, optionsFor({ id: "" }, locale)));
}

/** Any other Markdown of a version (a lab's task, a quiz's introduction); `name` says which, for keeping it. */
export function renderedProse(
  version: CourseVersion,
  name: string,
  markdown: string,
  locale: Locale,
): string {
  return once(`${version.id}/${name}/${locale}`, () => renderProse(markdown, optionsFor(version, locale)));
}
