import type { Device } from "./device.ts";

/** A browser that somebody is signed in on. */
export type SignIn = Device & { id: string; startedAt: string; lastSeenAt: string };
