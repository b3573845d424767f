import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ParsedMail } from "mailparser";
import { simpleParser } from "mailparser";
import { afterAll } from "vitest";
import { KINDS } from "#app/jobs/start-jobs.server.ts";
import { env } from "#app/platform/env.server.ts";
import { settleJob, takeJobs } from "#app/platform/jobs/queue.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type Mailbox = {
  /** Does every job that is due. @returns the mails that came of it */
  deliver: () => Promise<ParsedMail[]>;
};

/** The folder into which mail goes in a test, there being no server. */
export function openMailbox(): Mailbox {
  const folder = mkdtempSync(join(tmpdir(), "academy-mailbox-"));
  env().MAIL_FOLDER = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const known = new Set<string>();
  return {
    async deliver() {
      const names = KINDS.map(({ kind }) => kind);
      for (const job of await inTransaction((tx) => takeJobs(tx, names, 100))) {
        const kind = KINDS.find((one) => one.kind === job.kind);
        const { id, key, attempts: attempt, createdAt } = job;
        const { signal } = new AbortController();
        await kind?.run(kind.payload.parse(job.payload), { id, key, attempt, createdAt, signal });
        await inTransaction((tx) => settleJob(tx, { id, lease: job.lease, outcome: "done" }));
      }
      const fresh = readdirSync(folder).filter((name) => !known.has(name));
      for (const name of fresh) known.add(name);
      return Promise.all(fresh.map((name) => simpleParser(readFileSync(join(folder, name)))));
    },
  };
}
