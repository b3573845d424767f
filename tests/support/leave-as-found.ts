import { afterAll, vi } from "vitest";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { removeDatabases } from "./database.ts";

// Test files of one process share its modules, which saves reading them for each file. So each file leaves the process
// as it found it: settings, environment, clock, databases.

const settings = { ...env() };
const environment = { ...process.env };

afterAll(() => {
  removeDatabases();
  travelTo(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const name of Object.keys(env())) if (!(name in settings)) Reflect.deleteProperty(env(), name);
  Object.assign(env(), settings);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
