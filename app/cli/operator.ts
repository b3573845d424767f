import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { MIN_PASSWORD_LENGTH } from "#app/features/identity/password.ts";
import { AccountError, createAccount } from "#app/journey/create-account.server.ts";
import { createAgency } from "#app/journey/create-agency.server.ts";
import { rebuildAllRecords } from "#app/journey/rebuild-records.server.ts";
import { revokeCertificateBySerial } from "#app/journey/revoke-certificate.server.ts";
import { prepareDatabase } from "#app/journey/run-service.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { closeDatabase } from "#db/client.server.ts";

const USAGE = `Usage: npm run operator -- <command>

  agency <code> --zh <name> --en <name> [--parent <code>]
      adds an agency to the tree
  create <email> [--name <name>] [--role operator|hr|trainer|learner] [--agency <code>] [--employee <number>]
      makes an account (an operator's, if no role is given) and prints its password once;
      an HR officer is in charge of --agency and everything below it
  revoke <serial> --reason <why>
      revokes a certificate; it stays on record as revoked, with the reason
  rebuild-records
      derives HR's list again from the facts, and says whether anything differed

A password of your own: NEW_PASSWORD=... npm run operator -- create <email>`;

const COMMANDS = ["agency", "create", "revoke", "rebuild-records"];

const { positionals, values } = readArguments();
const [command, subject] = positionals;

try {
  await run();
} catch (error) {
  if (error instanceof AccountError || error instanceof SettingsError) fail(error.message);
  throw error;
} finally {
  closeDatabase();
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string", default: "operator" },
        agency: { type: "string" },
        employee: { type: "string" },
        parent: { type: "string" },
        zh: { type: "string" },
        en: { type: "string" },
        reason: { type: "string" },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function run(): Promise<void> {
  if (!command) fail(USAGE);
  if (!COMMANDS.includes(command)) fail(`There is no command "${command}".\n\n${USAGE}`);
  if (!subject && command !== "rebuild-records") fail(USAGE);
  if (!existsSync(env().DATABASE_FILE)) console.log(`Making a new database: ${env().DATABASE_FILE}`);
  await prepareDatabase();
  if (command === "create") return create(String(subject));
  if (command === "agency") return agency(String(subject));
  if (command === "revoke") return revoke(String(subject));
  return rebuild();
}

async function create(email: string): Promise<void> {
  if (!z.email().safeParse(email).success) fail(`"${email}" is not an e-mail address.`);
  const role = z.enum(["operator", "hr", "trainer", "learner"]).safeParse(values.role);
  if (!role.success) fail(`--role must be operator, hr, trainer or learner, not "${values.role}".`);
  if (role.data === "hr" && !values.agency)
    fail("An HR officer needs --agency <code>: the subtree in their charge.");
  const given = process.env.NEW_PASSWORD;
  if (given !== undefined && given.length < MIN_PASSWORD_LENGTH) {
    fail(`NEW_PASSWORD must have at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  const password = given ?? randomBytes(12).toString("base64url");
  await createAccount({
    email,
    name: values.name ?? email.split("@")[0] ?? email,
    employeeNumber: values.employee ?? null,
    agencyCode: values.agency ?? null,
    password,
    roles:
      role.data === "learner"
        ? []
        : [{ role: role.data, agencyCode: role.data === "operator" ? null : (values.agency ?? null) }],
    reason: "made from the command line",
    actorId: null,
  });
  console.log(`Account made: ${email} (${role.data})`);
  if (given === undefined) console.log(`Password, shown this once: ${password}`);
}

async function agency(code: string): Promise<void> {
  if (!values.zh || !values.en) fail("An agency needs --zh <name> and --en <name>.");
  await createAgency({
    code,
    nameZh: values.zh,
    nameEn: values.en,
    parentCode: values.parent ?? null,
    actorId: null,
  });
  console.log(`Agency added: ${code} ${values.zh}`);
}

async function revoke(serial: string): Promise<void> {
  if (!values.reason) fail("A revocation needs --reason <why>; whoever verifies the certificate reads it.");
  const result = await revokeCertificateBySerial({ serial, reason: values.reason, actorId: null });
  if (result === "unknown") fail(`There is no certificate ${serial}.`);
  console.log(result === "already" ? `${serial} was revoked before.` : `Revoked: ${serial}`);
}

async function rebuild(): Promise<void> {
  const { rows, differed } = await rebuildAllRecords();
  console.log(`Rebuilt ${rows} rows; ${differed} differed from the facts.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
