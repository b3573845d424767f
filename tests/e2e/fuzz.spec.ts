import { Agent, request } from "node:http";
import { count, ne } from "drizzle-orm";
import { certificate } from "#db/schema/credential.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { agency, person, roleGrant } from "#db/schema/identity.ts";
import { completion } from "#db/schema/progress.ts";
import type { World } from "../support/browser.ts";
import { expect, test } from "../support/browser.ts";
import { makeCompletion, makePerson } from "../support/factories.ts";
import { sessionCookie } from "../support/requests.ts";
import { routeTable } from "../support/route-table.ts";

// Ten thousand requests that mean no good, over all routes: none is an error of ours, and nothing changes.

const REQUESTS = 10_000;
const AT_ONCE = 16;

/** A small generator with a seed (mulberry32): a failure comes again with the same number. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Texts that broke something somewhere. */
const NASTY = [
  ...["", " ", "0", "-1", "1e309", "NaN", "99999999999999999999", "2026-02-30", "null", "undefined", "true"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "../../../../etc/passwd", "..\\..\\win.ini"],
  ...[
    "' OR '1'='1",
    "1; DROP TABLE person; --",
    "%27%20UNION%20SELECT",
    "<script>alert(1)</script>",
    "{{7*7}}",
  ],
  ...[
    "$\u007b7*7}",
    "javascript:alert(1)",
    "//evil.example",
    "https://evil.example",
    "\u0000",
    "\r\nSet-Cookie: a=b",
  ],
  ...[
    "\ud800",
    "\u202e",
    "e\u0301".repeat(200),
    "👩‍👩‍👧‍👦",
    "𠮷",
    "％２７",
    "ﷺ".repeat(50),
    "a".repeat(9000),
    "[object Object]",
  ],
  ...['{"$gt":""}', "[]", "%", "%%", "%c0%ae%c0%ae", "%ff%fe", "+", "&", "=", "#", "?", ";", "\\", '"', "`"],
];
const FIELDS = [
  ...[
    "intent",
    "email",
    "password",
    "returnTo",
    "question",
    "option",
    "prompt",
    "baseRevision",
    "version",
    "id",
  ],
  ...[
    "who",
    "role",
    "agency",
    "from",
    "until",
    "reason",
    "signIn",
    "current",
    "next",
    "repeat",
    "note",
    "key",
  ],
  ...[
    "submissionKey",
    "position",
    "unit",
    "q",
    "sort",
    "direction",
    "page",
    "state",
    "course",
    "again",
    "lang",
  ],
  ...["__proto__", "constructor", "intent[]", "a.b.c"],
];
const INTENTS = [
  "enrol",
  "done",
  "answer",
  "start",
  "submit",
  "save",
  "hint",
  "give",
  "check",
  "end",
  "confirm",
  "run",
];

/** Half a surrogate pair has no place in an address that a program writes. */
const wellFormed = (text: string) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");

type Shot = { method: string; path: string; headers: Record<string, string>; body: string | null };

function aim(random: () => number, app: World, cookies: (string | null)[]): Shot {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const text = () => (random() < 0.2 ? `${pick(NASTY)}${pick(NASTY)}` : pick(NASTY));
  const encoded = () => {
    const nasty = text();
    // Some come as a browser sends them, some as somebody types them into a socket.
    return random() < 0.7 ? encodeURIComponent(wellFormed(nasty)) : nasty.replace(/[^!-~]/g, "%00");
  };
  const known: Record<string, string> = { course: app.course.courseId, version: app.course.id };
  const route = pick(routeTable);
  const segments = route.path
    .split("/")
    .filter(Boolean)
    .map((segment) => {
      const name = /^:(\w+)\??$/.exec(segment)?.[1];
      if (segment !== "*" && !name) return segment;
      return random() < 0.5 && name && known[name] ? known[name] : encoded().slice(0, 300);
    });
  let path = `/${[...(random() < 0.3 ? ["en"] : []), ...segments].join("/")}`;
  if (random() < 0.3) path += ".data";
  const pairs = Array.from({ length: Math.floor(random() * 4) }, () => `${pick(FIELDS)}=${encoded()}`);
  if (pairs.length > 0) path += `?${pairs.join("&").slice(0, 6000)}`;

  const method = pick([
    "GET",
    "GET",
    "GET",
    "POST",
    "POST",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "HEAD",
    "OPTIONS",
  ]);
  const headers: Record<string, string> = {};
  const cookie = pick(cookies);
  if (cookie !== null) headers.Cookie = cookie;
  if (random() < 0.7)
    headers.Origin = random() < 0.85 ? app.url : pick(["null", "https://evil.example", "x"]);
  if (random() < 0.05) headers["X-Forwarded-Host"] = pick(["evil.example", "", "a, b"]);
  if (random() < 0.05) headers["X-Forwarded-For"] = pick(["::1", "not an address", "1.2.3.4, 5.6.7.8"]);
  if (random() < 0.1) headers["Accept-Language"] = pick(["zz", "*;q=9", "a".repeat(500)]);
  if (random() < 0.1) headers.Range = pick(["bytes=0-", "bytes=9-1", "lines=1"]);
  let body: string | null = null;
  if (["POST", "PUT", "PATCH", "DELETE"].includes(method)) {
    const fields = Array.from({ length: Math.floor(random() * 6) }, () => `${pick(FIELDS)}=${encoded()}`);
    if (random() < 0.7) fields.unshift(`intent=${pick(INTENTS)}`);
    body = fields.join("&");
    headers["Content-Type"] = pick([
      ...["application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/json"],
      ...[
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "application/x-www-form-urlencoded",
      ],
    ]);
    headers["Content-Length"] = String(Buffer.byteLength(body));
  }
  return { method, path, headers, body };
}

function shoot(agent: Agent, url: string, { method, path, headers, body }: Shot): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    // A server that hangs up on what is no HTTP has refused it.
    sent.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(400) : reject(error),
    );
    sent.end(body ?? undefined);
  });
}

/** What nobody among those who ask has a right to change; a learner may join a course. */
function whatStands({ database }: World, learnerId: string) {
  const rows = (
    table: typeof person | typeof agency | typeof roleGrant | typeof certificate | typeof completion,
  ) => database.select({ rows: count() }).from(table).get()?.rows;
  return {
    people: rows(person),
    agencies: rows(agency),
    roles: rows(roleGrant),
    certificates: rows(certificate),
    completions: rows(completion),
    others: database.select({ rows: count() }).from(enrolment).where(ne(enrolment.personId, learnerId)).get()
      ?.rows,
  };
}

test(`${REQUESTS} hostile requests get no 5xx and change nothing`, async ({ app }) => {
  const learner = await makePerson({ agency: app.agencies.county });
  const other = await makePerson({ agency: app.agencies.county });
  await makeCompletion(other, app.course);
  const good = await sessionCookie(learner.personId);
  const ended = `session=${"A".repeat(43)}`;
  const cookies = [
    null,
    good,
    good,
    ended,
    `${good}x`,
    `${good.slice(0, 20)}`,
    `${good}; ${ended}`,
    "session=",
    "=;=;",
  ];
  const before = whatStands(app, learner.personId);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const random = chance(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const answers = new Map<number, number>();
  const failed: string[] = [];
  let left = REQUESTS;
  const shooter = async () => {
    while (left-- > 0) {
      const shot = aim(random, app, cookies);
      const status = await shoot(agent, app.url, shot);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status >= 500) failed.push(`${status} ${JSON.stringify(shot).slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, shooter));
  agent.destroy();
  expect(failed, `seed ${seed}`).toEqual([]);
  // They got further than the door: pages were drawn, forms looked at.
  for (const status of [200, 302, 400, 403, 404, 405])
    expect(answers.get(status) ?? 0, `${status}`).toBeGreaterThan(5);
  expect(whatStands(app, learner.personId)).toEqual(before);
});
