import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { env } from "#app/platform/env.server.ts";
import type { TestMailServer } from "#tests/support/smtp.ts";
import { startMailServer } from "#tests/support/smtp.ts";
import { mailHtmlBody, oneLine } from "./compose.ts";
import type { Mail } from "./send-mail.server.ts";
import { closeMail, mailRoute, sendMail } from "./send-mail.server.ts";

const folder = mkdtempSync(join(tmpdir(), "academy-mail-"));
let server: TestMailServer | null = null;

beforeEach(() => {
  Object.assign(env(), { MAIL_FOLDER: folder, MAIL_SMTP_URL: undefined, MAIL_FROM: undefined });
});
afterEach(async () => {
  closeMail();
  await server?.stop();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(...args: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  server = await startMailServer(...args);
  Object.assign(env(), {
    ...{ MAIL_SMTP_URL: server.url, MAIL_FROM: "noreply@academy.example", MAIL_SMTP_TLS: "none" },
  });
  return server;
}

const mail = (change: Partial<Mail["to"]> = {}, subject = "設定密碼"): Mail => ({
  key: "mail:1",
  to: { name: "莎韻‧達利", address: "officer@county.example", ...change },
  fromName: "公務 AI 學堂",
  content: {
    locale: "zh-TW",
    subject,
    parts: [{ text: "您好：" }, { link: "https://academy.example/welcome?token=a&b=<c>", label: "設定密碼" }],
  },
});
const send = (one = mail()) =>
  sendMail(one).then(
    () => "sent",
    (error: Error) => error,
  );

describe("a mail by SMTP", () => {
  it("arrives in text and HTML, the same Message-ID each time, and says that no person wrote it", async () => {
    const { mails } = await serve();
    expect([await send(), await send()]).toEqual(["sent", "sent"]);
    const [first, second] = mails;
    expect(first?.messageId).toMatch(/^<[0-9a-f]{40}@academy\.example>$/);
    expect(second?.messageId).toBe(first?.messageId);
    expect(first?.from?.value).toEqual([{ name: "公務 AI 學堂", address: "noreply@academy.example" }]);
    expect(first?.subject).toBe("設定密碼");
    expect(first?.text).toContain("設定密碼\nhttps://academy.example/welcome?token=a&b=<c>");
    expect(first?.html).toContain('href="https://academy.example/welcome?token=a&amp;b=&lt;c&gt;"');
    expect(first?.html).toContain('lang="zh-Hant-TW"');
    expect(first?.html).not.toMatch(/<img|<style|src=/);
    expect(first?.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("that the server doesn't want now is tried again, and then taken", async () => {
    const { mails } = await serve((_address, attempt) =>
      attempt === 1 ? { code: 451, text: "4.7.1 greylisted officer@county.example" } : null,
    );
    expect(await send()).toMatchObject({ code: "smtp-451", final: false });
    expect(await send()).toBe("sent");
    expect(mails).toHaveLength(1);
  });

  it("that the server refuses for good is not, and its sentence about somebody isn't kept", async () => {
    await serve(() => ({ code: 550, text: "5.1.1 officer@county.example unknown" }));
    const error = await send();
    expect(error).toMatchObject({ code: "smtp-550", final: true });
    expect(String(error)).not.toContain("officer");
  });

  it("is tried again when the connection breaks, nobody listens, or the password is refused", async () => {
    await serve(() => "hang-up");
    expect(await send()).toMatchObject({ name: "JobError", final: false });
    closeMail();
    await server?.stop();
    server = null;
    expect(await send()).toMatchObject({ name: "JobError", final: false });
    closeMail();
    const { url } = await serve(() => null, { user: "academy" });
    env().MAIL_SMTP_URL = url.replace("//", "//somebody:secret@");
    expect(await send()).toMatchObject({ final: false });
    closeMail();
    env().MAIL_SMTP_URL = url.replace("//", "//academy:pa%2Fss@");
    expect(await send()).toBe("sent");
  });

  it("waits for a slow server", async () => {
    const { mails } = await serve(() => new Promise((resolve) => setTimeout(() => resolve(null), 300)));
    expect(await send()).toBe("sent");
    expect(mails).toHaveLength(1);
  });

  it("isn't sent in the clear unless that is wanted", async () => {
    const { mails } = await serve();
    env().MAIL_SMTP_TLS = "required";
    expect(await send()).toMatchObject({ code: "ETLS", final: false });
    expect(mails).toHaveLength(0);
  });
});

describe("whoever a mail is to", () => {
  it.each([
    ["a name that brings a header", { name: "王小明\r\nBcc: evil@evil.example" }, "設定密碼"],
    ["a name that looks like an address", { name: '"<evil@evil.example>, x' }, "設定密碼"],
    ["a subject with another line", {}, "設定\r\nBcc: evil@evil.example\u2028密碼"],
  ])("%s changes no header and no recipient", async (_what, to, subject) => {
    const { mails, tries } = await serve();
    expect(await send(mail(to, subject))).toBe("sent");
    const [taken] = mails;
    expect(tries()).toBe(1);
    expect(taken?.headers.has("bcc")).toBe(false);
    expect([taken?.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([
      "officer@county.example",
    ]);
  });

  it.each([
    "officer@county.example\r\nRCPT TO:<evil@evil.example>",
    "a@b.example, evil@evil.example",
    "<evil@evil.example>",
    "nobody",
    `${"x".repeat(300)}@county.example`,
  ])("an address that isn't one (%j) gets nothing", async (address) => {
    const { tries } = await serve();
    expect(await send(mail({ address }))).toMatchObject({ code: "bad-address", final: true });
    expect(tries()).toBe(0);
  });

  it("is written on one line", () => {
    expect(oneLine("a\r\nb\u0000c\u2028d ")).toBe("a b c d");
    expect(mailHtmlBody(mail({}, "x").content)).not.toContain("<c>");
  });
});

describe("without a mail server", () => {
  it("a mail is one file, readable for nobody else, however often it is sent", async () => {
    expect(mailRoute()).toEqual({ way: "folder", folder });
    await send();
    await send();
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    const parsed = await simpleParser(readFileSync(join(folder, files[0] ?? "")));
    expect(parsed.to).toMatchObject({ value: [{ address: "officer@county.example", name: "莎韻‧達利" }] });
  });
});
