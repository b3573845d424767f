import { existsSync } from "node:fs";
import { z } from "zod";
import { DEFAULT_DATABASE_FILE } from "#db/client.server.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const port = z.coerce.number().int().min(0).max(65535);

/** Every setting the product knows. Each stands, with its meaning, in .env.example (a test holds it to that). */
export const settings = z.strictObject({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_FILE: z.string().min(1).default(DEFAULT_DATABASE_FILE),
  ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value).origin)
    .optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  TRUST_PROXY: flag.default(false),
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DEMO: flag.default(false),
  DEMO_PASSWORD: z.string().min(12).max(200).optional(),
  ISSUER_NAME_ZH: z.string().min(1).max(60).default("公務 AI 學堂"),
  ISSUER_NAME_EN: z.string().min(1).max(80).default("Public Service AI Academy"),
  HELP_CONTACT_ZH: z.string().min(1).max(120).default("貴機關人事單位"),
  HELP_CONTACT_EN: z.string().min(1).max(160).default("your agency's personnel office"),
});

export type Settings = z.infer<typeof settings> & { ORIGIN: string };

/** Prefixes of names that are surely meant for us: an unknown one among them is a typing error and named. */
const OURS = /^(DATABASE|ORIGIN|TRUST|WEB_CONCURRENCY|LOG_|DEMO|ISSUER|HELP_CONTACT)/;

/** A wrong or unknown setting, said in words an operator can act on. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Reads and checks the settings.
 * @param startedAsDemo whether the command line says so: the environment alone can't turn production into a demo
 * @throws SettingsError naming each wrong setting, all at once
 */
export function readSettings(source: Record<string, string | undefined>, startedAsDemo = false): Settings {
  const known = new Set(Object.keys(settings.shape));
  const wrong: string[] = [];
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(source)) {
    if (known.has(key)) {
      if (value !== undefined && value !== "") given[key] = value;
    } else if (OURS.test(key)) wrong.push(`${key} is not a setting of this product`);
  }
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) wrong.push(`${issue.path.join(".")}: ${issue.message}`);
    throw new SettingsError(`Wrong settings (see .env.example):\n  ${wrong.join("\n  ")}`);
  }
  const value = parsed.data;
  if (value.NODE_ENV === "production" && !value.DEMO && !value.ORIGIN) {
    wrong.push("ORIGIN must be set in production, for example ORIGIN=https://academy.example.gov.tw");
  }
  if (value.NODE_ENV === "production" && value.DEMO && !startedAsDemo) {
    wrong.push("DEMO=true is for `npm run demo`; production refuses it");
  }
  if (!value.DEMO && value.DEMO_PASSWORD) wrong.push("DEMO_PASSWORD is for the demo only");
  if (wrong.length > 0)
    throw new SettingsError(`Wrong settings (see .env.example):\n  ${wrong.join("\n  ")}`);
  return { ...value, ORIGIN: value.ORIGIN ?? `http://localhost:${value.PORT}` };
}

let current: Settings | undefined;

/** The process's settings, read once: from the environment, and below it from a file .env where there is one. */
export function env(): Settings {
  if (current) return current;
  const demo = process.argv.includes("--demo");
  // The demo is the same everywhere, and a test's settings are its own.
  if (!demo && process.env.NODE_ENV !== "test" && existsSync(".env")) process.loadEnvFile(".env");
  current = readSettings(process.env, demo);
  return current;
}
