import type { AppLoadContext } from "@remix-run/node";
import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import { requireActor } from "#app/features/identity/actor.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { authorise } from "#app/features/identity/policy.ts";
import type { WholeTry } from "#app/features/lab/history/comparison.ts";
import { compareTries } from "#app/features/lab/history/comparison.ts";
import { textPair } from "#app/features/lab/history/text-pair.server.ts";
import { wholeTry } from "#app/features/lab/history/whole-try.queries.server.ts";
import { kindOf } from "#app/features/lab/kinds/registry.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { workInWords } from "#app/features/lab/work-words.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import type {
  RoomComparisonPageData,
  RoomTry,
  TryPageData,
} from "#app/features/workshop/texts/shown-texts.ts";
import { textsAreReadable } from "#app/features/workshop/texts/shown-texts.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { sameCases, side } from "./compare-lab-tries.server.ts";

type Args = {
  request: Request;
  context: AppLoadContext;
  params: { workshop?: string | undefined; try?: string | undefined };
};

/** Of a person's or a lab's tries so many stand in a list. */
const LISTED = 40;

export type ReadTexts = { actor: Actor; workshop: Workshop; requestId: string };

/** A workshop whose participants' texts somebody may read. @throws the way to sign-in; 404 when they may not */
export async function readRoomTexts(args: Args): Promise<ReadTexts> {
  const actor = await requireActor(args);
  const workshop = workshopById(args.params.workshop ?? "") ?? notFound();
  authorise(actor, "workshop-text.read", {
    trainerIds: trainersOf(workshop.id).map((trainer) => trainer.personId),
    readable: textsAreReadable(workshop, nowMs(), env().WORKSHOP_PRESENCE_DAYS),
  });
  return { actor, workshop, requestId: args.context.requestId };
}

/** One try of the room with its text, and the others of its author in the same lab. @throws 404 for any other */
export async function seeRoomTry(read: ReadTexts, tryId: string): Promise<TryPageData> {
  const { workshop } = read;
  const { one, whole, lab } = open(workshop, tryId);
  await noteReading(read, [one]);
  const { participantId, activityId } = one;
  return {
    workshop: { id: workshop.id, title: workshop.title },
    title: lab.text[whole.locale].title,
    try: one,
    text: whole.text === null ? null : workInWords(lab.text[whole.locale].parts, whole.text),
    asksModel: kindOf(lab).callsPerCase(lab.text[whole.locale]) > 0,
    emptied: whole.emptied,
    promptChecks: whole.promptChecks,
    cases: whole.cases,
    own: roomTries(workshop.id, { participantId, activityId, most: LISTED }),
    others: roomTries(workshop.id, { activityId, most: LISTED }).filter((other) => other.id !== one.id),
  };
}

/** Two tries of the room side by side, of the same lab. @throws 404 for any other */
export async function compareRoomTries(
  read: ReadTexts,
  wanted: { a: string; b: string },
): Promise<RoomComparisonPageData> {
  const [a, b] = [open(read.workshop, wanted.a), open(read.workshop, wanted.b)];
  if (a.one.activityId !== b.one.activityId) notFound();
  await noteReading(read, a.one.id === b.one.id ? [a.one] : [a.one, b.one]);
  const text = b.lab.text[b.whole.locale];
  return {
    workshop: { id: read.workshop.id },
    title: text.title,
    asksModel: kindOf(b.lab).callsPerCase(text) > 0,
    who: { a: a.one, b: b.one },
    pair: {
      a: side(a.whole),
      b: side(b.whole),
      texts: textPair(text.parts, a.whole.text, b.whole.text),
      comparison: compareTries(a.whole, b.whole, sameCases(b, a.whole, b.whole)),
    },
  };
}

function open(workshop: Workshop, tryId: string) {
  const [one] = roomTries(workshop.id, { tryId, most: 1 });
  if (!one) return notFound();
  return { one, ...wholeRoomTry(one) };
}

/**
 * A try of a room as its author has it, without what they noted on it for themselves.
 * @throws 404 when the lab isn't there any more
 */
export function wholeRoomTry({ enrolmentId, activityId, personId, id: tryId }: RoomTry) {
  const enrolment = enrolmentsOf(personId).find((one) => one.id === enrolmentId);
  const version = enrolment && versionById(enrolment.versionId);
  const activity = version?.course.activities.find((one) => one.id === activityId && one.kind === "lab");
  if (!version || !activity) return notFound();
  const lab = publishedLab(version, activity);
  const whole = wholeTry({ enrolmentId, activityId, tryId }, lab);
  if (!whole) return notFound();
  const read: WholeTry = { ...whole, note: null };
  return { whole: read, lab, activity, course: version.course };
}

/** What can't be written down isn't shown. */
function noteReading({ actor, workshop, requestId }: ReadTexts, tries: readonly RoomTry[]): Promise<void> {
  return inTransaction((tx) => {
    for (const { id, personId } of tries) {
      recordAudit(tx, {
        actorId: actor.personId,
        action: "workshop.read-text",
        subjectType: "workshop",
        subjectId: workshop.id,
        detail: { personId, try: id },
        requestId,
      });
    }
  });
}
