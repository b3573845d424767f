import { existsSync } from "node:fs";
import { z } from "zod";
import { DEFAULT_DATABASE_FILE } from "#db/client.server.ts";
import { roleGrant } from "#db/schema/identity.ts";
import { readAuditKey } from "./audit-key.server.ts";
import { KEY_BYTES } from "./sealed-file.server.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const port = z.coerce.number().int().min(0).max(65535);

const milliseconds = z.coerce.number().int().min(1).max(3_600_000);
const origins = z.string().transform((list, context) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => {
      const url = URL.canParse(one) ? new URL(one) : null;
      if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
      context.addIssue({ code: "custom", message: `${one} is no origin such as https://ai.example.gov.tw` });
      return one;
    }),
);
const roles = z.string().transform((list, context) => {
  const named = list === "none" ? [] : list.split(",").map((one) => one.trim());
  const unknown = named.filter((one) => !(roleGrant.role.enumValues as string[]).includes(one));
  if (unknown.length > 0) {
    const message = `${unknown.join(", ")}: no such role; write for example operator,auditor,hr, or none`;
    context.addIssue({ code: "custom", message });
  }
  return named;
});
const signingKey = z.string().transform((value, context) => {
  try {
    return readAuditKey(value);
  } catch {
    const message = "is no Ed25519 key as `npm run --silent audit -- new-key` makes one";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
});
const fileKey = z.string().transform((value, context) => {
  const key = Buffer.from(value, "base64");
  if (key.length === KEY_BYTES) return key;
  const message = `is no key of ${KEY_BYTES} bytes as \`npm run --silent backup -- new-key\` makes one`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
const smtpAddress = z.url({ protocol: /^smtps?$/ }).refine(
  (value) => {
    const { hostname, pathname, search, hash } = new URL(value);
    return hostname !== "" && /^\/?$/.test(pathname) && search + hash === "";
  },
  { message: "must be like smtp://name:password@mail.example.gov.tw:587, without a path", abort: true },
);
const fileKeys = z.string().transform((list, context) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .flatMap((one) => {
      const read = fileKey.safeParse(one);
      if (read.success) return [read.data];
      context.addIssue({ code: "custom", message: `holds what ${read.error.issues[0]?.message}` });
      return [];
    }),
);
const codes = z.string().transform((list) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== ""),
);
const days = z.coerce.number().int().min(1).max(36_500);
/** From which hour until which, in Taipei. */
const hours = z.string().transform((value, context) => {
  const [, from = 0, until = 0] = (/^(\d{1,2})-(\d{1,2})$/.exec(value) ?? []).map(Number);
  if (from < until && until <= 24) return { from, until };
  context.addIssue({ code: "custom", message: "must be two hours of a day, as 8-21" });
  return z.NEVER;
});
const baseAddress = z.url({ protocol: /^https?$/ }).refine(
  (value) => {
    const { username, password, search, hash } = new URL(value);
    return username + password + search + hash === "";
  },
  { message: "must hold no name, password, query or fragment (the key is MODEL_ENDPOINT_KEY)", abort: true },
);

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
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(1440).default(120),
  SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  SESSION_IDLE_MINUTES_PRIVILEGED: z.coerce.number().int().min(5).max(1440).default(30),
  SESSION_HOURS_PRIVILEGED: z.coerce.number().int().min(1).max(168).default(8),
  QUOTA_PERSON: z.coerce.number().int().min(0).default(600),
  QUOTA_WORKSHOP: z.coerce.number().int().min(0).default(12_000),
  QUOTA_HOST: z.coerce.number().int().min(0).default(0),
  PRACTICE_PACE_MS: z.coerce.number().int().min(0).max(1000).default(12),
  CARD_DAYS: z.coerce.number().int().min(1).max(90).default(14),
  RUN_TEXT_DAYS: days.default(365),
  DRAFT_DAYS: days.default(365),
  WORKSHOP_PRESENCE_DAYS: days.default(90),
  AUDIT_ASIDE_DAYS: days.default(365),
  REQUEST_TEXT_DAYS: days.default(1095),
  RECORD_DAYS: days.default(3650),
  NOTICE_DAYS: days.default(180),
  NOTICE_MAIL_HOURS: hours.default({ from: 8, until: 21 }),
  JOB_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  AUDIT_SIGNING_KEY: signingKey.optional(),
  BACKUP_KEY: fileKey.optional(),
  SECRETS_KEY: fileKey.optional(),
  SECRETS_KEYS_OLD: fileKeys.default([]),
  NATIONAL_ID_AGENCIES: codes.default([]),
  FACTOR_ROLES: roles.optional(),
  OPENID_FILE: z.string().min(1).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/, "must be 20 to 200 printable ASCII characters without spaces")
    .optional(),
  MAIL_SMTP_URL: smtpAddress.optional(),
  MAIL_SMTP_TLS: z.enum(["required", "none"]).default("required"),
  MAIL_FROM: z.email().optional(),
  MAIL_FOLDER: z.string().min(1).optional(),
  ISSUER_NAME_ZH: z.string().min(1).max(60).default("公務 AI 學堂"),
  ISSUER_NAME_EN: z.string().min(1).max(80).default("Public Service AI Academy"),
  HELP_CONTACT_ZH: z.string().min(1).max(120).default("貴機關人事單位"),
  HELP_CONTACT_EN: z.string().min(1).max(160).default("your agency's personnel office"),
  PRIVACY_CONTACT_ZH: z.string().min(1).max(120).default("貴機關的個人資料保護窗口"),
  PRIVACY_CONTACT_EN: z.string().min(1).max(160).default("your agency's contact for personal data"),
  MODEL_ENDPOINT_URL: baseAddress.optional(),
  MODEL_ENDPOINT_MODEL: z.string().min(1).max(200).optional(),
  MODEL_ENDPOINT_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, "must be printable ASCII without spaces")
    .optional(),
  MODEL_ENDPOINT_ALLOW: origins.default([]),
  MODEL_ENDPOINT_OUTSIDE: flag.optional(),
  MODEL_ENDPOINT_NAME_ZH: z.string().min(1).max(60).default("機關的語言模型"),
  MODEL_ENDPOINT_NAME_EN: z.string().min(1).max(80).default("The agency's language model"),
  MODEL_GGUF_PATH: z.string().min(1).optional(),
  MODEL_GGUF_NAME_ZH: z.string().min(1).max(60).default("本機的語言模型"),
  MODEL_GGUF_NAME_EN: z.string().min(1).max(80).default("The language model on this server"),
  MODEL_GGUF_CONTEXT: z.coerce.number().int().min(64).max(1_000_000).default(8192),
  MODEL_GGUF_THREADS: z.coerce.number().int().min(1).max(256).default(2),
  MODEL_CONNECT_MS: milliseconds.default(5000),
  MODEL_FIRST_TOKEN_MS: milliseconds.default(60_000),
  MODEL_IDLE_MS: milliseconds.default(20_000),
  MODEL_TOTAL_MS: milliseconds.default(180_000),
  MODEL_MAX_BYTES: z.coerce.number().int().min(1000).max(100_000_000).default(4_000_000),
  MODEL_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(4),
  MODEL_FOR_OPINIONS: z.enum(["auto", "none", "openai-compatible", "gguf"]).default("auto"),
  MODEL_RETRIES: z.coerce.number().int().min(0).max(5).default(2),
});

export type Settings = z.infer<typeof settings> & { ORIGIN: string; FACTOR_ROLES: string[] };

/** Who sees or runs what belongs to others. The demo's accounts have a password that is printed: they are looked at. */
const FACTOR_ROLES = { usual: ["operator", "auditor", "hr"], demo: [] };

/** Prefixes of names that are surely meant for us: an unknown one among them is a typing error and named. */
const OURS =
  /^(DATABASE|ORIGIN|TRUST|WEB_CONCURRENCY|LOG_|DEMO|SESSION_|CARD_|AUDIT_|BACKUP_|METRICS_|FACTOR_|OPENID_(?!SECRET_)|SECRETS_|QUOTA_|WORKSHOP_|PRACTICE_|RUN_TEXT|DRAFT_|REQUEST_TEXT|RECORD_DAYS|JOB_|NOTICE_|MAIL_|NATIONAL_ID|PRIVACY_|ISSUER|HELP_CONTACT|MODEL_)/;

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
  if (value.SECRETS_KEYS_OLD.length > 0 && !value.SECRETS_KEY)
    wrong.push("SECRETS_KEYS_OLD needs SECRETS_KEY");
  if (value.NATIONAL_ID_AGENCIES.length > 0 && !value.SECRETS_KEY)
    wrong.push("NATIONAL_ID_AGENCIES needs SECRETS_KEY, which seals the numbers");
  wrong.push(...wrongTogether(value));
  if (wrong.length > 0)
    throw new SettingsError(`Wrong settings (see .env.example):\n  ${wrong.join("\n  ")}`);
  return {
    ...value,
    ORIGIN: value.ORIGIN ?? `http://localhost:${value.PORT}`,
    FACTOR_ROLES: value.FACTOR_ROLES ?? FACTOR_ROLES[value.DEMO ? "demo" : "usual"],
  };
}

/** What is wrong with the models' settings, each of them right by itself. */
function wrongTogether(value: z.infer<typeof settings>): string[] {
  const wrong: string[] = [];
  const { MODEL_ENDPOINT_URL: url, MODEL_ENDPOINT_ALLOW: allow } = value;
  for (const key of ["MODEL_ENDPOINT_MODEL", "MODEL_ENDPOINT_KEY", "MODEL_ENDPOINT_OUTSIDE"] as const) {
    if (!url && value[key] !== undefined) wrong.push(`${key} needs MODEL_ENDPOINT_URL`);
  }
  if (!url && allow.length > 0) wrong.push("MODEL_ENDPOINT_ALLOW needs MODEL_ENDPOINT_URL");
  if (url && !value.MODEL_ENDPOINT_MODEL) wrong.push("MODEL_ENDPOINT_URL needs MODEL_ENDPOINT_MODEL");
  if (url && !allow.includes(new URL(url).origin)) {
    wrong.push(`MODEL_ENDPOINT_ALLOW must list ${new URL(url).origin}, where MODEL_ENDPOINT_URL leads`);
  }
  const { MODEL_FOR_OPINIONS: opinions } = value;
  if (opinions === "openai-compatible" && !url)
    wrong.push("MODEL_FOR_OPINIONS=openai-compatible needs MODEL_ENDPOINT_URL");
  if (opinions === "gguf" && !value.MODEL_GGUF_PATH)
    wrong.push("MODEL_FOR_OPINIONS=gguf needs MODEL_GGUF_PATH");
  for (const key of ["MODEL_CONNECT_MS", "MODEL_FIRST_TOKEN_MS", "MODEL_IDLE_MS"] as const) {
    if (value[key] > value.MODEL_TOTAL_MS) wrong.push(`${key} must not be longer than MODEL_TOTAL_MS`);
  }
  return [...wrong, ...wrongAboutMail(value)];
}

function wrongAboutMail(value: z.infer<typeof settings>): string[] {
  const wrong: string[] = [];
  if (!value.MAIL_SMTP_URL) return wrong;
  if (!value.MAIL_FROM) wrong.push("MAIL_SMTP_URL needs MAIL_FROM, the address that mail comes from");
  if (value.MAIL_FOLDER) wrong.push("MAIL_FOLDER is for mail without MAIL_SMTP_URL; set one of the two");
  const { protocol, hostname, password } = new URL(value.MAIL_SMTP_URL);
  const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (value.MAIL_SMTP_TLS === "none" && protocol === "smtp:" && password !== "" && !here)
    wrong.push("MAIL_SMTP_TLS=none would send the password of MAIL_SMTP_URL in the clear");
  return wrong;
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
