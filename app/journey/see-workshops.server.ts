import { createHash } from "node:crypto";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import {
  currentVersion,
  currentVersions,
  versionById,
} from "#app/features/catalogue/course-versions.server.ts";
import { renderedText } from "#app/features/catalogue/rendered.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { askNewsFor, ownAskingOf } from "#app/features/workshop/ask/polls.queries.server.ts";
import { quizBank } from "#app/features/workshop/ask/quiz-bank.server.ts";
import { tallyOf } from "#app/features/workshop/attention.ts";
import { materialsOf } from "#app/features/workshop/planning/materials.server.ts";
import { agendaTemplates } from "#app/features/workshop/planning/templates.server.ts";
import type { TemplatePreview } from "#app/features/workshop/planning/templates.ts";
import { previewOf } from "#app/features/workshop/planning/templates.ts";
import { whoIsThere } from "#app/features/workshop/presence.queries.server.ts";
import type { Viewer } from "#app/features/workshop/room-facts.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { viewFor } from "#app/features/workshop/room-state.ts";
import type { Step, Workshop } from "#app/features/workshop/workshop.ts";
import { headOfStep, phaseOf } from "#app/features/workshop/workshop.ts";
import type {
  AgendaPageData,
  ConsolePageData,
  ProjectorPageData,
  RoomPageData,
  RoomStart,
  StepTexts,
} from "#app/features/workshop/workshop-page-data.ts";
import { stepsOf, trainersOf } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { qrPath } from "#app/platform/qr.server.ts";
import type { Attended } from "./enter-room.server.ts";
import { seeSpotlight } from "./see-spotlight.server.ts";

/** The courses that an agenda can be made of. */
export function courseChoices(locale: Locale): { id: string; title: string }[] {
  return currentVersions().map(({ courseId, course }) => ({
    id: courseId,
    title: course.text[locale].title,
  }));
}

/** The agendas that one can begin with instead of a course's units as they come. */
export function templateChoices(locale: Locale): TemplatePreview[] {
  return agendaTemplates().map((template) => previewOf(template, locale));
}

/** The course of a workshop as learners have it today. */
export function courseOf(workshop: Workshop): CourseVersion | null {
  const planned = workshop.courseVersionId === null ? null : versionById(workshop.courseVersionId);
  return planned && currentVersion(planned.courseId);
}

/** What everybody's page begins with: the room as it is, before anything has been heard. */
export function startFor(workshop: Workshop, viewer: Viewer): RoomStart {
  const state = roomState(workshop.id);
  const planned = { ...state, pace: { ...state.pace, steps: stepsOf(workshop.id).map(headOfStep) } };
  const presence = whoIsThere(workshop.id);
  return {
    workshopId: workshop.id,
    state: viewFor(state.pace.phase === "planned" ? planned : state, viewer),
    presence: viewer.as === "trainer" ? presence : {},
    tally: viewer.as === "projector" ? tallyOf(state, presence) : null,
    asking: askNewsFor(workshop.id, state, viewer),
    now: nowMs(),
  };
}

/** The steps' texts as HTML, and where their units are. */
function textsOf(workshop: Workshop, steps: readonly Step[], locale: Locale): Record<string, StepTexts> {
  const course = courseOf(workshop);
  return Object.fromEntries(
    steps.map((step) => {
      const unit = course?.course.activities.find((activity) => activity.id === step.activityId);
      const to = course && unit ? unitPath(course.courseId, unit) : null;
      return [step.id, { html: htmlOf(step.body, locale), to }];
    }),
  );
}

function htmlOf(markdown: string, locale: Locale): string {
  if (markdown.trim() === "") return "";
  const hash = createHash("sha256").update(markdown).digest("base64url");
  return renderedText(`workshop/${hash}/${locale}`, markdown, locale);
}

/** Where one joins, as it is said on the projector, and as a QR code with the code in it. */
function door(workshop: Workshop) {
  const code = workshop.joinCode;
  if (code === null) return null;
  const address = `${env().ORIGIN}/join`;
  return { code, address: address.replace(/^https?:\/\//, ""), qr: qrPath(`${address}?code=${code}`) };
}

/** Everything of the trainer's screen. */
export function seeConsole(workshop: Workshop, actor: Actor, locale: Locale): ConsolePageData {
  const steps = stepsOf(workshop.id);
  const course = courseOf(workshop);
  return {
    workshop: { ...workshop, phase: phaseOf(workshop) },
    course: course?.course.text[locale].title ?? null,
    trainers: trainersOf(workshop.id).map(({ name, part }) => ({ name, part })),
    me: { id: actor.personId, name: actor.name },
    door: door(workshop),
    notes: Object.fromEntries(steps.map((step) => [step.id, step.notes])),
    keptDays: env().WORKSHOP_PRESENCE_DAYS,
    bank: course ? quizBank(course, locale) : [],
    minutes: steps.reduce((sum, step) => sum + step.minutes, 0),
    start: startFor(workshop, { as: "trainer" }),
  };
}

export function seeAgenda(workshop: Workshop): AgendaPageData {
  const { id, title } = workshop;
  const current = roomState(id).pace.stepId;
  return { workshop: { id, title, phase: phaseOf(workshop) }, steps: stepsOf(id), current };
}

export function seeProjector(workshop: Workshop, locale: Locale): ProjectorPageData {
  return {
    spotlight: seeSpotlight(workshop.id, { as: "projector" }),
    title: workshop.title,
    door: door(workshop),
    texts: textsOf(workshop, stepsOf(workshop.id), locale),
    start: startFor(workshop, { as: "projector" }),
  };
}

/** A participant's room. */
export function seeRoom({ workshop, seat, actor }: Attended, locale: Locale): RoomPageData {
  const { id, title, showsText } = workshop;
  // A device in a rehearsal has nothing to take along, and the course's units aren't opened from there.
  const rehearsal = workshop.rehearsalOf !== null;
  const guest = seat.personId === null && !rehearsal;
  return {
    spotlight: seeSpotlight(id, { as: "participant", participantId: seat.id }),
    workshop: { id, title, showsText },
    seat: { id: seat.id, name: seat.name, seat: seat.seat, guest },
    claimable: guest && actor !== null ? actor.name : null,
    own: ownAskingOf(seat.id),
    texts: textsOf(rehearsal ? { ...workshop, courseVersionId: null } : workshop, stepsOf(id), locale),
    materials: materialsOf(id),
    start: startFor(workshop, { as: "participant", participantId: seat.id }),
  };
}
