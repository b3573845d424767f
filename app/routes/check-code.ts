import type { LoaderFunctionArgs } from "@remix-run/node";
import { isOpen, nextCodeAt } from "#app/features/workshop/attendance/check.ts";
import { currentCode } from "#app/features/workshop/attendance/check-codes.server.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import { leadWorkshopForFetch } from "#app/journey/enter-room.server.ts";
import { nowMs } from "#app/platform/clock.ts";

/** The check-in code of this moment and for how long it stands, for the projector of whoever leads. */
export async function loader(args: LoaderFunctionArgs) {
  const { workshop } = await leadWorkshopForFetch(args);
  const at = nowMs();
  const { phase, check } = roomState(workshop.id).pace;
  const open = phase === "open" && check !== null && isOpen(check, at);
  const code = open ? currentCode(workshop.id, check.number) : null;
  const body = { code, leftMs: code === null ? 0 : nextCodeAt(at) - at };
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
