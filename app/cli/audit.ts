import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { verifyDecisions } from "#app/features/workshop/attendance/decisions-verify.server.ts";
import { newAuditKey, publicKeyOf, readPublicKey } from "#app/platform/audit-key.server.ts";
import { auditLines, headLines } from "#app/platform/audit-lines.server.ts";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { openDatabase } from "#db/client.server.ts";

const USAGE = `Usage: npm run --silent audit -- <command>

  verify [--public-key <base64>]   follows the chain of events, and holds the decisions about attendance against it;
                                   names the first that was changed, and exits with 1
  export [--after <event>]         the events after a number (all, without) as JSON lines, oldest first
  heads                            the daily heads as JSON lines, to keep elsewhere
  new-key                          makes a key for AUDIT_SIGNING_KEY, and the public half for whoever verifies`;

const { positionals, values } = readArguments();

try {
  run(positionals[0]);
} catch (error) {
  if (error instanceof SettingsError) fail(error.message);
  throw error;
}

function readArguments() {
  try {
    const options = { "public-key": { type: "string" }, after: { type: "string" } } as const;
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function run(command: string | undefined): void {
  switch (command) {
    case "verify":
      verify();
      break;
    case "export":
      write(auditLines(database(), after()));
      break;
    case "heads":
      write(headLines(database()));
      break;
    case "new-key": {
      const { privateKey, publicKey } = newAuditKey();
      console.log(`AUDIT_SIGNING_KEY=${privateKey}\npublic key: ${publicKey}`);
      return;
    }
    case undefined:
      fail(USAGE);
      break;
    default:
      fail(`There is no command "${command}".\n\n${USAGE}`);
  }
}

/** Read-only: looking at the audit must not be able to change it. */
function database() {
  const file = env().DATABASE_FILE;
  if (!existsSync(file)) fail(`There is no database at ${file} (setting DATABASE_FILE).`);
  return openDatabase(file, { readonly: true });
}

function verify(): void {
  const looked = database();
  const { events, heads, signedHeads, broken } = verifyAudit(looked, publicKey());
  if (broken) fail(`Broken: ${broken.where} ${broken.what}.`);
  const attendance = verifyDecisions(looked);
  if (attendance.broken) fail(`Broken: ${attendance.broken.where} ${attendance.broken.what}.`);
  console.log(
    `The chain holds: ${events} events, ${heads} daily heads, of which ${signedHeads} bear a signature that was checked.`,
  );
  const { decisions, emptied } = attendance;
  const more = emptied === 0 ? "" : `; ${emptied} more can't be recomputed, their reason having been erased`;
  console.log(`Attendance: ${decisions} decisions are as they were signed${more}.`);
}

/** Whose signature the heads must bear: the key given, or the public half of the one that is set here. */
function publicKey(): KeyObject | null {
  const given = values["public-key"];
  if (given === undefined) {
    const { AUDIT_SIGNING_KEY } = env();
    return AUDIT_SIGNING_KEY ? publicKeyOf(AUDIT_SIGNING_KEY) : null;
  }
  try {
    return readPublicKey(given);
  } catch {
    return fail("--public-key is no Ed25519 public key as `audit -- new-key` prints one.");
  }
}

function after(): number {
  const number = Number(values.after ?? 0);
  return Number.isInteger(number) && number >= 0 ? number : fail("--after must be the number of an event.");
}

function write(lines: Iterable<string>): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
