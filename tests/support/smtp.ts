import type { AddressInfo } from "node:net";
import type { ParsedMail } from "mailparser";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** What the server says to a recipient: nothing, a refusal, or it hangs up. */
type Answer = { code: number; text: string } | "hang-up" | null;

export type TestMailServer = {
  /** For MAIL_SMTP_URL. */
  url: string;
  /** What it has taken. */
  mails: ParsedMail[];
  /** How often somebody was named as a recipient. */
  tries: () => number;
  stop: () => Promise<void>;
};

/** A mail server on a free port. @param answerTo what it says to a recipient, at which try */
export async function startMailServer(
  answerTo: (address: string, attempt: number) => Answer | Promise<Answer> = () => null,
  options: { user?: string } = {},
): Promise<TestMailServer> {
  const mails: ParsedMail[] = [];
  let tries = 0;
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username }, _session, callback) =>
      username === options.user ? callback(null, { user: username }) : callback(new Error("unknown")),
    onRcptTo: async ({ address }, session, callback) => {
      tries += 1;
      const answer = await answerTo(address, tries);
      if (answer === null) return callback();
      if (answer === "hang-up") {
        const connections = (server as unknown as { connections: Set<{ id: string; close: () => void }> })
          .connections;
        for (const one of connections) if (one.id === session.id) one.close();
        return;
      }
      callback(Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        callback();
      }, callback);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    tries: () => tries,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
