import { and, count, desc, eq, gt, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { departure, person } from "#db/schema/identity.ts";
import type { StoredDetail } from "#db/schema/notice.ts";
import { notice, noticeChoice } from "#db/schema/notice.ts";
import type { NoticeChoices } from "./notice-choices.ts";
import { wholeChoices } from "./notice-choices.ts";

/** A notice as it is stored. */
export type StoredNotice = {
  id: string;
  kind: string;
  detail: StoredDetail;
  createdAt: string;
  seenAt: string | null;
};

const SHOWN = {
  id: notice.id,
  kind: notice.kind,
  detail: notice.detail,
  createdAt: notice.createdAt,
  seenAt: notice.seenAt,
};

/** A page of somebody's notices: what they haven't seen first, and the newest first in both. */
export function noticesOf(
  personId: string,
  page: { from: number; count: number },
  database: Queryable = getDatabase(),
): StoredNotice[] {
  return database
    .select(SHOWN)
    .from(notice)
    .where(eq(notice.personId, personId))
    .orderBy(isNotNull(notice.seenAt), desc(notice.createdAt), desc(notice.id))
    .limit(page.count)
    .offset(page.from)
    .all();
}

/** How many notices somebody has, how many of them unseen, and when the newest of these came. */
export function countNotices(personId: string, database: Queryable = getDatabase()) {
  const unseen = sql`${notice.seenAt} IS NULL`;
  const row = database
    .select({
      all: count(),
      unseen: sql<number>`count(*) FILTER (WHERE ${unseen})`,
      newest: sql<string | null>`max(${notice.createdAt}) FILTER (WHERE ${unseen})`,
    })
    .from(notice)
    .where(eq(notice.personId, personId))
    .get();
  return row ?? { all: 0, unseen: 0, newest: null };
}

/** One notice of somebody; null when they have none with this id. */
export function noticeOf(
  personId: string,
  id: string,
  database: Queryable = getDatabase(),
): StoredNotice | null {
  return (
    database
      .select(SHOWN)
      .from(notice)
      .where(and(eq(notice.id, id), eq(notice.personId, personId)))
      .get() ?? null
  );
}

/** How somebody wants to be told. */
export function choicesOf(personId: string, database: Queryable = getDatabase()): NoticeChoices {
  const row = database
    .select({ mail: noticeChoice.mail, locale: noticeChoice.locale })
    .from(noticeChoice)
    .where(eq(noticeChoice.personId, personId))
    .get();
  return wholeChoices(row ?? null);
}

const waitsForMail = and(isNull(notice.seenAt), isNull(notice.mailSettledAt));

/** The next people with notices whose mail is open, in the order of their ids. */
export function peopleToMail(after: string, most: number, database: Queryable = getDatabase()): string[] {
  return database
    .selectDistinct({ personId: notice.personId })
    .from(notice)
    .where(and(waitsForMail, gt(notice.personId, after)))
    .orderBy(notice.personId)
    .limit(most)
    .all()
    .map(({ personId }) => personId);
}

/** Somebody's notices whose mail is open, and whether mail reaches them: they have an address, and haven't left. */
export type ToMail = {
  personId: string;
  reachable: boolean;
  choices: NoticeChoices;
  notices: { id: string; kind: string; createdAt: string }[];
};

/** What is to be decided about the mail of these people. */
export function openMailOf(people: readonly string[], database: Queryable): ToMail[] {
  const rows = database
    .select({
      personId: notice.personId,
      reachable: sql<number>`${person.email} IS NOT NULL AND ${hasNotLeft(database)}`,
      mail: noticeChoice.mail,
      locale: noticeChoice.locale,
      notice: { id: notice.id, kind: notice.kind, createdAt: notice.createdAt },
    })
    .from(notice)
    .innerJoin(person, eq(person.id, notice.personId))
    .leftJoin(noticeChoice, eq(noticeChoice.personId, notice.personId))
    .where(and(waitsForMail, inArray(notice.personId, [...people])))
    .orderBy(notice.personId, notice.createdAt)
    .all();
  const byPerson = new Map<string, ToMail>();
  for (const { personId, reachable, mail, locale, notice: one } of rows) {
    const known = byPerson.get(personId);
    if (known) known.notices.push(one);
    else
      byPerson.set(personId, {
        personId,
        reachable: reachable === 1,
        choices: wholeChoices(mail && locale ? { mail, locale } : null),
        notices: [one],
      });
  }
  return [...byPerson.values()];
}

/** What a digest has to tell now, the newest first: what was seen since it was put together is left out. */
export function unseenOfDigest(
  digestId: string,
  database: Queryable = getDatabase(),
): { personId: string; notices: StoredNotice[] } | null {
  const rows = database
    .select({ ...SHOWN, personId: notice.personId })
    .from(notice)
    .innerJoin(person, eq(person.id, notice.personId))
    .where(and(eq(notice.digestId, digestId), isNull(notice.seenAt), hasNotLeft(database)))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .all();
  const [first] = rows;
  return first ? { personId: first.personId, notices: rows } : null;
}

function hasNotLeft(database: Queryable) {
  return notExists(
    database
      .select({ one: sql`1` })
      .from(departure)
      .where(and(eq(departure.personId, person.id), isNull(departure.endedAt))),
  );
}
