import { pino } from "pino";
import { env } from "./env.server.ts";

let logger: pino.Logger | undefined;

/** The process's JSON log, one line an event, on standard output. Never given bodies, cookies or prompts. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: { pid: process.pid } });
  return logger;
}
