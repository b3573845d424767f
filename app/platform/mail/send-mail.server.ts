import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Transporter } from "nodemailer";
import { createTransport } from "nodemailer";
import { env } from "../env.server.ts";
import type { CalendarMethod } from "../icalendar.ts";
import { causeOf, JobError } from "../jobs/job.ts";
import type { MailContent } from "./compose.ts";
import { isPlainAddress, mailHtml, mailText, oneLine } from "./compose.ts";

/** A mail to one person. */
export type Mail = {
  /** Of the job that sends it: sent twice, after a crash perhaps, it has one Message-ID. */
  key: string;
  to: { name: string; address: string };
  fromName: string;
  content: MailContent;
  /** An invitation for calendars, or its end. */
  calendar?: { method: CalendarMethod; file: string } | undefined;
};

/** How mail leaves this installation. */
export type MailRoute = { way: "smtp"; host: string; from: string } | { way: "folder"; folder: string };

/** How mail leaves, as the operator has set it. Holds no name and no password. */
export function mailRoute(): MailRoute {
  const { MAIL_SMTP_URL, MAIL_FROM, MAIL_FOLDER, DATABASE_FILE } = env();
  if (MAIL_SMTP_URL) return { way: "smtp", host: new URL(MAIL_SMTP_URL).host, from: MAIL_FROM ?? "" };
  return { way: "folder", folder: MAIL_FOLDER ?? join(dirname(DATABASE_FILE), "mail") };
}

/** Connections at the same time: what mail servers allow one host without asking. */
const CONNECTIONS = 3;
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

let smtp: { url: string; transport: Transporter } | undefined;

function smtpTransport(address: string): Transporter {
  if (smtp?.url === address) return smtp.transport;
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  const plain = env().MAIL_SMTP_TLS === "none";
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: !secure && plain,
    ...(url.username !== "" && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  smtp = { url: address, transport };
  return transport;
}

/** Lets go of the connections that are kept for the next mail. */
export function closeMail(): void {
  smtp?.transport.close();
  smtp = undefined;
}

/**
 * Sends a mail, or writes it down as a file where no server is set.
 * @throws JobError, `final` where this mail will never be taken: its address is none, or the server refuses it for good
 */
export async function sendMail(mail: Mail): Promise<void> {
  if (!isPlainAddress(mail.to.address)) throw new JobError("bad-address", { final: true });
  const route = mailRoute();
  if (route.way === "folder") return writeDown(mail, route.folder);
  try {
    await smtpTransport(env().MAIL_SMTP_URL ?? "").sendMail(asMessage(mail, route.from));
  } catch (error) {
    throw deliveryError(error);
  }
}

/** The address that mail comes from. */
export function senderAddress(): string {
  const { MAIL_FROM, ORIGIN } = env();
  return MAIL_FROM ?? `noreply@${new URL(ORIGIN).hostname.replace(/^\[|\]$/g, "")}`;
}

function asMessage({ key, to, fromName, content, calendar }: Mail, from: string) {
  return {
    messageId: `<${localPartOf(key)}@${from.split("@").at(-1)}>`,
    from: { name: oneLine(fromName), address: from },
    to: { name: oneLine(to.name), address: to.address },
    envelope: { from, to: to.address },
    subject: oneLine(content.subject),
    text: mailText(content),
    html: mailHtml(content),
    ...(calendar && {
      icalEvent: { method: calendar.method, filename: "workshop.ics", content: calendar.file },
    }),
    // RFC 3834: nobody's holiday notice answers it.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** The same for the same job, and nothing can be read from it. */
function localPartOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 40);
}

async function writeDown(mail: Mail, folder: string): Promise<void> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await writer.sendMail(asMessage(mail, senderAddress()));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${localPartOf(mail.key)}.eml`);
  writeFileSync(`${file}.unfinished`, message as Buffer, { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
}

/**
 * What went wrong, as a code. A server's 5xx about the recipient or the content is final; everything else may pass:
 * 4xx, a connection that fails, and also a password or a sender that is refused, which the operator puts right.
 */
function deliveryError(error: unknown): JobError {
  const { responseCode, command } = (error ?? {}) as { responseCode?: unknown; command?: unknown };
  const cause = causeOf(error);
  if (typeof responseCode !== "number" || cause === "ETLS" || cause === "EAUTH") return new JobError(cause);
  const about = command === "RCPT TO" || command === "DATA";
  return new JobError(`smtp-${responseCode}`, { final: about && responseCode >= 500 });
}
