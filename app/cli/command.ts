import type { Settings } from "#app/platform/env.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";

/** Ends quietly when whoever reads what a command prints has had enough of it: `… | head`. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}

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
