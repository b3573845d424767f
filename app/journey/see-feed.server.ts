import type { FeedPageData } from "#app/features/workshop/feed/feed.ts";
import { failingChecks, newestOfEach } from "#app/features/workshop/feed/feed.ts";
import { checksOfTries, roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import { textsAreReadable } from "#app/features/workshop/texts/shown-texts.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { phaseOf } from "#app/features/workshop/workshop.ts";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { startFor } from "./see-workshops.server.ts";

/** Of a lab's tries so many are looked at: the room's newest, of everybody. */
const MOST = 2000;
/** And so many are listed. */
const LISTED = 40;

/**
 * What a room tries in one of its labs: which checks fail for how many, and the newest tries.
 * @param wanted the step as it stands in the address; without one, the lab where the room is, or the first
 */
export function seeFeed(workshop: Workshop, wanted: string | null): FeedPageData {
  const start = startFor(workshop, { as: "trainer" });
  const { steps, stepId } = start.state.pace;
  const labs = steps.filter((step) => step.kind === "lab" && step.activityId !== null);
  const step =
    labs.find((one) => one.id === wanted) ?? labs.find((one) => one.id === stepId) ?? labs[0] ?? null;
  const tries = step?.activityId ? roomTries(workshop.id, { activityId: step.activityId, most: MOST }) : [];
  const newest = newestOfEach(tries);
  return {
    workshop: { id: workshop.id, title: workshop.title, open: phaseOf(workshop) === "open" },
    readable: textsAreReadable(workshop, nowMs(), env().WORKSHOP_PRESENCE_DAYS),
    steps: labs.map(({ id, title }) => ({ id, title })),
    step: step && { id: step.id, title: step.title },
    failing: failingChecks(newest, checksOfTries(newest.map((one) => one.id))),
    people: { tried: newest.length, passed: newest.filter((one) => one.outcome === "passed").length },
    tries: tries.slice(0, LISTED),
    start,
  };
}
