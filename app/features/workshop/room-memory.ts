/** The room in which this tab sits, remembered while it goes to a lesson or a lab and back. */
export type RememberedRoom = { id: string; title: string };

const KEY = "workshop-room";

/** Remembers a room, or forgets it. */
export function rememberRoom(room: RememberedRoom | null): void {
  try {
    if (room) sessionStorage.setItem(KEY, JSON.stringify(room));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has no line about the room on other pages, and is none the worse for it.
  }
}

export function rememberedRoom(): RememberedRoom | null {
  try {
    const { id, title } = JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? {};
    return typeof id === "string" && typeof title === "string" ? { id, title } : null;
  } catch {
    return null;
  }
}
