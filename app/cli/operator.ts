import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Role } from "#app/features/identity/actor.ts";
import { ROLES } from "#app/features/identity/actor.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { findProvider, providers } from "#app/features/identity/openid/providers.server.ts";
import { MIN_PASSWORD_LENGTH } from "#app/features/identity/password.ts";
import { liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import { AccountError, createAccount } from "#app/journey/create-account.server.ts";
import { createAgency } from "#app/journey/create-agency.server.ts";
import { endRole } from "#app/journey/end-role.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { sendInvitation } from "#app/journey/invite-person.server.ts";
import { rebuildAllRecords } from "#app/journey/rebuild-records.server.ts";
import { takeSecondFactorAway } from "#app/journey/remove-second-factor.server.ts";
import { revokeCertificateBySerial } from "#app/journey/revoke-certificate.server.ts";
import { rotateSecrets } from "#app/journey/rotate-secrets.server.ts";
import { prepareDatabase } from "#app/journey/run-service.server.ts";
import { setAgencyContact } from "#app/journey/set-agency-contact.server.ts";
import { unlinkProvider } from "#app/journey/unlink-provider.server.ts";
import { isDay, startOfDay } from "#app/platform/calendar.ts";
import { now } from "#app/platform/clock.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { DEFAULT_LOCALE, LOCALES } from "#app/platform/locale.ts";
import { mailRoute } from "#app/platform/mail/send-mail.server.ts";
import { closeDatabase, getDatabase } from "#db/client.server.ts";

const USAGE = `Usage: npm run operator -- <command>

  agency <code> --zh <name> --en <name> [--parent <code>]
      adds an agency to the tree
  contact <code> [--zh <whom> --en <whom>]
      says whom the people of an agency ask when they can't sign in, as a phrase after "ask"; without, the agency above says it
  create <email> [--name <name>] [--role <role>|learner] [--agency <code>] [--employee <number>] [--invite]
      makes an account (an operator's, if no role is given) and prints its password once;
      an HR officer is in charge of --agency and everything below it;
      with --invite there is no password: a mail brings a link with which they set their own
  invite <email or employee number> [--lang zh-TW|en]
      sends somebody who has an account such a mail, again perhaps; older ones no longer work
  give <email or employee number> --role <role> [--agency <code>] [--until YYYY-MM-DD] --reason <why>
      gives somebody a role, for --agency and everything below it, or for all; without a second operator's yes
  end <email or employee number> --role <role> [--agency <code>] --reason <why>
      ends a role that somebody holds
  reset-factor <email or employee number> --reason <why>
      takes away the second factor and the passkeys of somebody who has lost what they are on
  rotate-secrets
      seals anew with SECRETS_KEY what a key of SECRETS_KEYS_OLD sealed, and says how much it was
  unlink <email or employee number> --provider <id> --reason <why>
      forgets which account at an OpenID provider is theirs; the next one that matches is linked
  revoke <serial> --reason <why>
      revokes a certificate; it stays on record as revoked, with the reason
  rebuild-records
      derives HR's list again from the facts, and says whether anything differed

Roles: ${ROLES.join(", ")}

A password of your own: NEW_PASSWORD=... npm run operator -- create <email>`;

const COMMANDS = [
  "agency",
  "contact",
  "create",
  "invite",
  "give",
  "end",
  "reset-factor",
  "unlink",
  "rotate-secrets",
  "revoke",
  "rebuild-records",
];
/** Commands about no one thing. */
const ALONE = ["rotate-secrets", "rebuild-records"];

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
        provider: { type: "string" },
        zh: { type: "string" },
        en: { type: "string" },
        reason: { type: "string" },
        until: { type: "string" },
        invite: { type: "boolean", default: false },
        lang: { type: "string", default: DEFAULT_LOCALE },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function run(): Promise<void> {
  if (!command) fail(USAGE);
  if (!COMMANDS.includes(command)) fail(`There is no command "${command}".\n\n${USAGE}`);
  if (!subject && !ALONE.includes(command)) fail(USAGE);
  if (!existsSync(env().DATABASE_FILE)) console.log(`Making a new database: ${env().DATABASE_FILE}`);
  await prepareDatabase();
  if (command === "create") return create(String(subject));
  if (command === "invite") return invite(String(subject));
  if (command === "give") return give(String(subject));
  if (command === "end") return end(String(subject));
  if (command === "reset-factor") return resetFactor(String(subject));
  if (command === "rotate-secrets") return rotate();
  if (command === "contact") return contact(String(subject));
  if (command === "unlink") return unlink(String(subject));
  if (command === "agency") return agency(String(subject));
  if (command === "revoke") return revoke(String(subject));
  return rebuild();
}

async function create(email: string): Promise<void> {
  if (!z.email().safeParse(email).success) fail(`"${email}" is not an e-mail address.`);
  const role = readRole("learner");
  if (role === "hr" && !values.agency)
    fail("An HR officer needs --agency <code>: the subtree in their charge.");
  const given = process.env.NEW_PASSWORD;
  if (given !== undefined && given.length < MIN_PASSWORD_LENGTH) {
    fail(`NEW_PASSWORD must have at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  if (given !== undefined && values.invite) fail("NEW_PASSWORD and --invite don't go together.");
  const password = values.invite ? null : (given ?? randomBytes(12).toString("base64url"));
  const personId = await createAccount({
    email,
    name: values.name ?? email.split("@")[0] ?? email,
    employeeNumber: values.employee ?? null,
    agencyCode: values.agency ?? null,
    password,
    roles:
      role === "learner" ? [] : [{ role, agencyCode: role === "operator" ? null : (values.agency ?? null) }],
    reason: "made from the command line",
    actorId: null,
  });
  console.log(`Account made: ${email} (${role})`);
  if (password === null) await sendTo(personId);
  else if (given === undefined) console.log(`Password, shown this once: ${password}`);
}

async function invite(who: string): Promise<void> {
  const found = findPerson(who) ?? fail(`Nobody has the e-mail address or employee number ${who}.`);
  await sendTo(found.id);
}

/** Puts the invitation down; the service sends it as soon as it runs. */
async function sendTo(personId: string): Promise<void> {
  const locale = LOCALES.find((one) => one === values.lang);
  if (!locale) fail(`--lang must be one of ${LOCALES.join(", ")}, not "${values.lang}".`);
  await sendInvitation({ personId, invitedBy: null, locale, requestId: null });
  const route = mailRoute();
  console.log(
    route.way === "smtp"
      ? `An invitation is sent by ${route.host} while the service runs.`
      : `No mail server is set: the invitation becomes a file in ${route.folder} while the service runs.`,
  );
}

function readRole<Other extends string = never>(...others: Other[]): Role | Other {
  const allowed = [...ROLES, ...others];
  const role = allowed.find((one) => one === values.role);
  return role ?? fail(`--role must be one of ${allowed.join(", ")}, not "${values.role}".`);
}

/** Whom, which role and where, as the arguments say; why, for the audit. */
function readGrant(who: string) {
  const role = readRole();
  const found = findPerson(who) ?? fail(`Nobody has the e-mail address or employee number ${who}.`);
  const code = values.agency;
  const place = code === undefined ? null : agencyTree().find((one) => one.code === code);
  if (place === undefined) return fail(`There is no agency with the code ${code}.`);
  if (role === "operator" && place !== null) fail("Operators run the whole: leave --agency out.");
  const reason = values.reason || fail("It needs --reason <why>: whoever reads the audit wants to know.");
  return { person: found, role, agencyId: place?.id ?? null, reason };
}

async function give(who: string): Promise<void> {
  const { person, role, agencyId, reason } = readGrant(who);
  const { until } = values;
  if (until !== undefined && !isDay(until)) fail(`--until must be a day such as 2026-12-31, not "${until}".`);
  const endsAt = until === undefined ? null : startOfDay(until, 1);
  if (endsAt !== null && endsAt <= now()) fail(`${until} is over.`);
  const when = { startsAt: now(), endsAt };
  const gift = { id: newId(), personId: person.id, role, agencyId, ...when, grantedBy: null, reason };
  const outcome = await giveRole(gift, null);
  if (outcome === "held") fail(`${person.name} has the role of ${role} there already.`);
  if (outcome === "clash")
    fail(`${person.name} has a role that doesn't go with that of ${role}: end it first.`);
  console.log(`${person.name} has the role of ${role} now.`);
}

async function end(who: string): Promise<void> {
  const { person, role, agencyId, reason } = readGrant(who);
  const grant = liveRoles(getDatabase(), person.id).find(
    (one) => one.role === role && one.agencyId === agencyId,
  );
  if (!grant) return fail(`${person.name} doesn't hold the role of ${role} there.`);
  await endRole(grant, { actorId: null, reason }, null);
  console.log(`${person.name} no longer has the role of ${role}.`);
}

async function resetFactor(who: string): Promise<void> {
  const found = findPerson(who) ?? fail(`Nobody has the e-mail address or employee number ${who}.`);
  const reason = values.reason || fail("It needs --reason <why>: how you made sure that it is them.");
  const taken = await takeSecondFactorAway(found.id, { actorId: null, reason }, null);
  console.log(taken ? `${found.name} signs in with the password alone now.` : `${found.name} has none.`);
}

async function unlink(who: string): Promise<void> {
  const found = findPerson(who) ?? fail(`Nobody has the e-mail address or employee number ${who}.`);
  const ids = providers().map(({ id }) => id);
  const provider =
    findProvider(values.provider) ??
    fail(`--provider must be one of OPENID_FILE's: ${ids.join(", ") || "none"}.`);
  const reason = values.reason || fail("It needs --reason <why>: how you made sure that it is them.");
  const done = await unlinkProvider(found.id, provider, { actorId: null, reason });
  console.log(
    done ? `${found.name} is linked to no account there now.` : `${found.name} is linked to none there.`,
  );
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

async function contact(code: string): Promise<void> {
  const { zh, en } = values;
  if ((zh === undefined) !== (en === undefined)) fail("A contact needs both --zh <whom> and --en <whom>.");
  if ([zh, en].some((text) => text !== undefined && (text.trim() === "" || text.length > 160)))
    fail("A contact has 1 to 160 characters.");
  await setAgencyContact(code, zh !== undefined && en !== undefined ? { zh, en } : null, null);
  console.log(
    zh === undefined ? `${code} has no contact of its own now.` : `The people of ${code} ask ${zh}.`,
  );
}

async function revoke(serial: string): Promise<void> {
  if (!values.reason) fail("A revocation needs --reason <why>; whoever verifies the certificate reads it.");
  const result = await revokeCertificateBySerial({ serial, reason: values.reason, actorId: null });
  if (result === "unknown") fail(`There is no certificate ${serial}.`);
  console.log(result === "already" ? `${serial} was revoked before.` : `Revoked: ${serial}`);
}

async function rotate(): Promise<void> {
  if (!env().SECRETS_KEY) fail("SECRETS_KEY is not set: there is nothing to seal with.");
  const { secondFactors, nationalIds } = await rotateSecrets();
  console.log(`Sealed anew: ${secondFactors} second factors, ${nationalIds} national IDs.`);
  console.log("SECRETS_KEYS_OLD can go once no backup from before is needed any more.");
}

async function rebuild(): Promise<void> {
  const { rows, differed } = await rebuildAllRecords();
  console.log(`Rebuilt ${rows} rows; ${differed} differed from the facts.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
