import type { Settings } from "#app/platform/env.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";

/** Ends a command that can't go on: why, in words, and status 1. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** The settings of a command; a wrong one ends it, named. */
export function settingsOrFail(): Settings {
  try {
    return env();
  } catch (error) {
    if (error instanceof SettingsError) return fail(error.message);
    throw error;
  }
}
