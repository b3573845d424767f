import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { currentActor, requireActor, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { authorise, authorisePublic } from "#app/features/identity/policy.ts";
import type { Viewer } from "#app/features/workshop/room-facts.ts";
import { guestSecret, seatOfGuest, seatOfPerson } from "#app/features/workshop/seats.server.ts";
import type { Seat, Workshop } from "#app/features/workshop/workshop.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export type RoomArgs = {
  request: Request;
  context: Pick<AppLoadContext, "memo" | "setCookie">;
  params: { workshop?: string | undefined };
};

/**
 * A workshop opened by somebody who leads it. A rehearsal has a console and a projector, but no registration, no
 * attendance and no agenda of its own. @throws the way to sign-in; 404 when it isn't theirs, or a rehearsal
 */
export async function leadWorkshop(args: RoomArgs): Promise<{ actor: Actor; workshop: Workshop }> {
  const led = await leadRoomPage(args);
  return led.workshop.rehearsalOf === null ? led : notFound();
}

/** The same for the screens of a room, which a rehearsal has, too. */
export async function leadRoomPage(args: RoomArgs): Promise<{ actor: Actor; workshop: Workshop }> {
  return ledBy(await requireActor(args), args);
}

/** The same for what scripts call: 401 instead of the way to sign-in. */
export async function leadWorkshopForFetch(args: RoomArgs): Promise<{ actor: Actor; workshop: Workshop }> {
  return ledBy(await requireActorOr401(args), args);
}

function ledBy(actor: Actor, { params }: RoomArgs): { actor: Actor; workshop: Workshop } {
  const workshop = workshopById(params.workshop ?? "") ?? notFound();
  const trainerIds = trainersOf(workshop.id).map((trainer) => trainer.personId);
  authorise(actor, "workshop.lead", { trainerIds });
  return { actor, workshop };
}

/** A seat in a room. `actor` may be signed in while the seat is still a guest's. */
export type Attended = { workshop: Workshop; seat: Seat; actor: Actor | null };

/**
 * The seat in a room that a browser has: by its account, else by what a guest's browser keeps.
 * @throws 404 when it has none, 410 when it was removed from it
 */
export async function attendRoom(args: RoomArgs): Promise<Attended> {
  authorisePublic("workshop.attend");
  const found = await seatOf(args);
  if (!found) return notFound();
  if (found.seat.removed) throw new Response("Gone", { status: 410 });
  return found;
}

/** The same for the room's page: whoever has no seat is sent to join. */
export async function attendRoomPage(args: RoomArgs): Promise<Attended> {
  const found = await seatOf(args);
  if (found && !found.seat.removed) return found;
  const join = localePath(localeOf(new URL(args.request.url).pathname), "/join");
  throw redirect(found ? `${join}?removed=1` : join);
}

async function seatOf(args: RoomArgs): Promise<Attended | null> {
  const workshop = workshopById(args.params.workshop ?? "");
  if (!workshop) return null;
  const actor = await currentActor(args);
  const own = actor && seatOfPerson(workshop.id, actor.personId);
  if (own) return { workshop, seat: own, actor };
  const secret = guestSecret(args.request);
  const seat = secret ? seatOfGuest(workshop.id, secret) : null;
  return seat && { workshop, seat, actor };
}

/** Somebody at a room's stream; `who` tells people apart. */
export type Entered = { workshop: Workshop; viewer: Viewer; who: string };

/** Enters as what the address says (`as`): a participant without it. @throws 401, 404 or 410 */
export async function enterRoom(args: RoomArgs): Promise<Entered> {
  const as = new URL(args.request.url).searchParams.get("as");
  if (as === "trainer" || as === "projector") {
    const { workshop, actor } = await leadWorkshopForFetch(args);
    return { workshop, viewer: { as }, who: actor.personId };
  }
  const { workshop, seat } = await attendRoom(args);
  return { workshop, viewer: { as: "participant", participantId: seat.id }, who: seat.id };
}
