import { sameNameKey } from "../person-name.ts";
import type { FoundProblem, RosterEntry } from "./roster-row.ts";

/** Somebody whom the system knows, as far as a roster may concern them. */
export type KnownPerson = {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
  romanised: string | null;
  /** The current post; null for who has none. */
  post: { id: string; agencyId: string; title: string; since: string } | null;
  departed: boolean;
  /** Holds a role that runs or oversees the system: an import takes nothing away from them. */
  protected: boolean;
};

/** What of a person an import looks at and changes. */
export type PersonState = {
  number: string | null;
  name: string;
  email: string | null;
  romanised: string | null;
  agencyId: string | null;
  title: string;
  /** When the post began; null where it is left as it is. */
  since: string | null;
};

export type LineKind = "new" | "moved" | "changed" | "left" | "kept" | "unchanged" | "ambiguous" | "wrong";
/** In the order in which they are shown: what stands in the way comes first. */
export const LINE_KINDS: readonly LineKind[] = [
  ...(["wrong", "ambiguous", "new", "moved", "changed", "left", "kept", "unchanged"] as const),
];
/** Kinds of which a single line keeps the whole import from being carried out. */
export const BLOCKING: readonly LineKind[] = ["wrong", "ambiguous"];
/** Kinds that change somebody. */
export const CHANGING: readonly LineKind[] = ["new", "moved", "changed", "left"];

/** Why it isn't clear who is meant, or why somebody stays. */
export type Doubt =
  /** The number is that of somebody outside the officer's charge. */
  | "other-agency"
  | "email-taken"
  /** Number and address are known, under quite another name. */
  | "other-name"
  /** Somebody of this name is there, without a number or with another. */
  | "same-name"
  /** Another row means the same person. */
  | "same-person"
  | "protected"
  | "self";

export type PlanLine = {
  row: number | null;
  kind: LineKind;
  personId: string | null;
  before: PersonState | null;
  after: PersonState | null;
  doubt: Doubt | null;
  problems: FoundProblem[];
  /** The row that a doubt is about. */
  other: number | null;
  /** Ids of posts that end. */
  endsPost: string | null;
};

export type PlanScope = {
  /** The agency of the roster, where people without another one in the file belong. */
  agencyId: string;
  /** The roster's agency and all below it. */
  scopeIds: ReadonlySet<string>;
  /** Everything in the officer's charge. */
  chargeIds: ReadonlySet<string>;
  mode: "whole" | "changes";
  /** The day of the plan, in Taipei. */
  today: string;
  /** Who imports: nobody takes away their own access. */
  actorId: string;
};

const EMPTY = { before: null, after: null, doubt: null, problems: [], other: null, endsPost: null };

/** A line for a row that can't be read. */
export function wrongLine(
  row: number,
  problems: FoundProblem[],
  typed: { name: string; number: string },
): PlanLine {
  const after = { ...typed, email: null, romanised: null, agencyId: null, title: "", since: null };
  return { ...EMPTY, row, kind: "wrong", personId: null, problems, after };
}

/**
 * What a roster would do: a line for each row (those that couldn't be read come as lines) and, where the roster is the whole of its agency, for everybody who
 * isn't in it. Pure: the same roster and the same people give the same plan.
 */
export function planRoster(
  rows: readonly (RosterEntry | PlanLine)[],
  people: readonly KnownPerson[],
  scope: PlanScope,
): PlanLine[] {
  const known = indexPeople(people, scope);
  const claims = new Map<string, number>();
  const lines = rejectDoubled(rows).map((one) => {
    if ("kind" in one) {
      // Whoever stands in a row that is wrong hasn't left.
      const meant = known.byNumber.get(one.after?.number ?? "");
      if (meant) claims.set(meant.id, one.row ?? 0);
      return one;
    }
    const line = lineFor(one, known, scope);
    const earlier = line.personId === null ? undefined : claims.get(line.personId);
    if (earlier !== undefined) return doubtful(one, "same-person", line.personId, earlier);
    if (line.personId !== null) claims.set(line.personId, one.row);
    return line;
  });
  return scope.mode === "whole" ? [...lines, ...missingLines(people, claims, scope)] : lines;
}

type Index = {
  byNumber: Map<string, KnownPerson>;
  byEmail: Map<string, KnownPerson>;
  /** People of the roster's scope by name. */
  byName: Map<string, KnownPerson>;
};

function indexPeople(people: readonly KnownPerson[], scope: PlanScope): Index {
  const index: Index = { byNumber: new Map(), byEmail: new Map(), byName: new Map() };
  for (const person of people) {
    if (person.number !== null) index.byNumber.set(person.number, person);
    if (person.email !== null) index.byEmail.set(person.email.toLowerCase(), person);
    if (person.post && scope.scopeIds.has(person.post.agencyId))
      index.byName.set(sameNameKey(person.name), person);
  }
  return index;
}

/** Entries whose number or address stands in another row too become lines that say so, each naming the first other. */
function rejectDoubled(all: readonly (RosterEntry | PlanLine)[]): (RosterEntry | PlanLine)[] {
  const rows = new Map<string, number[]>();
  const keysOf = ({ number, email }: RosterEntry) =>
    [
      ...(number === null ? [] : [["number", `n${number}`] as const]),
      ...(email === null ? [] : [["email", `e${email.toLowerCase()}`] as const]),
    ] as const;
  for (const entry of all) {
    if ("kind" in entry) continue;
    for (const [, key] of keysOf(entry)) rows.set(key, [...(rows.get(key) ?? []), entry.row]);
  }
  return all.map((entry) => {
    if ("kind" in entry) return entry;
    const problems = keysOf(entry).flatMap(([field, key]): FoundProblem[] => {
      const other = rows.get(key)?.find((row) => row !== entry.row);
      return other === undefined ? [] : [{ field, code: "doubled", other }];
    });
    if (problems.length === 0) return entry;
    return wrongLine(entry.row, problems, { name: entry.name, number: entry.number ?? "" });
  });
}

function doubtful(
  entry: RosterEntry,
  doubt: Doubt,
  personId: string | null,
  other: number | null = null,
): PlanLine {
  return { ...EMPTY, row: entry.row, kind: "ambiguous", personId, after: stateOf(entry, null), doubt, other };
}

function lineFor(entry: RosterEntry, known: Index, scope: PlanScope): PlanLine {
  const byNumber = entry.number === null ? undefined : known.byNumber.get(entry.number);
  const byEmail = entry.email === null ? undefined : known.byEmail.get(entry.email.toLowerCase());
  const person = byNumber ?? byEmail;
  if (!person) {
    const namesake = known.byName.get(sameNameKey(entry.name));
    // Two people may share a name where both have numbers; without one they may be the same.
    if (namesake && (entry.number === null || namesake.number === null))
      return doubtful(entry, "same-name", namesake.id);
    return newLine(entry, scope);
  }
  // Somebody out of the officer's charge is told about by no more than that.
  if (person.post && !scope.chargeIds.has(person.post.agencyId)) return doubtful(entry, "other-agency", null);
  if (byEmail && byEmail !== person) return doubtful(entry, "email-taken", person.id);
  if (!byNumber && entry.number !== null && person.number !== null)
    return doubtful(entry, "email-taken", person.id);

  const renamed = sameNameKey(person.name) !== sameNameKey(entry.name);
  const sameEmail = entry.email !== null && person.email?.toLowerCase() === entry.email.toLowerCase();
  const contradicts = byNumber ? entry.email !== null && person.email !== null && !sameEmail : !sameEmail;
  if (renamed && contradicts) return doubtful(entry, "other-name", person.id);
  return changeLine(entry, person, scope);
}

function newLine(entry: RosterEntry, scope: PlanScope): PlanLine {
  const after = stateOf({ ...entry, since: entry.since ?? scope.today }, null, scope.agencyId);
  return { ...EMPTY, row: entry.row, kind: "new", personId: null, after };
}

function changeLine(entry: RosterEntry, person: KnownPerson, scope: PlanScope): PlanLine {
  const before = knownState(person);
  const after = stateOf(entry, before, before.agencyId ?? scope.agencyId);
  const moved = before.agencyId !== after.agencyId || person.departed;
  const newPost = moved || before.title !== after.title;
  after.since = newPost ? (entry.since ?? scope.today) : before.since;
  const changed = (["number", "name", "email", "romanised", "title"] as const).some(
    (key) => before[key] !== after[key],
  );
  // An address is where a new password goes: nobody takes over the system by a roster.
  if (person.protected && before.email !== after.email) return doubtful(entry, "protected", person.id);
  const kind = moved ? "moved" : changed ? "changed" : "unchanged";
  const endsPost = newPost ? (person.post?.id ?? null) : null;
  return { ...EMPTY, row: entry.row, kind, personId: person.id, before, after, endsPost };
}

function knownState({ number, name, email, romanised, post }: KnownPerson): PersonState {
  const { agencyId = null, title = "", since = null } = post ?? {};
  return { number, name, email, romanised, agencyId, title, since };
}

/** What the person will be: what the row leaves empty stays as it was. */
function stateOf(
  entry: RosterEntry,
  before: PersonState | null,
  agencyId: string | null = null,
): PersonState {
  return {
    number: entry.number ?? before?.number ?? null,
    name: entry.name,
    email:
      entry.email !== null && entry.email.toLowerCase() !== before?.email?.toLowerCase()
        ? entry.email
        : (before?.email ?? null),
    romanised: entry.romanised ?? before?.romanised ?? null,
    agencyId: entry.agencyId ?? agencyId,
    title: entry.title ?? before?.title ?? "",
    since: entry.since,
  };
}

/** Who works in the roster's agency and isn't in it: they have left, but for those whom an import may not lock out. */
function missingLines(
  people: readonly KnownPerson[],
  claims: ReadonlyMap<string, number>,
  { scopeIds, actorId }: PlanScope,
): PlanLine[] {
  return people
    .filter((person) => person.post && scopeIds.has(person.post.agencyId) && !claims.has(person.id))
    .map((person): PlanLine => {
      const doubt: Doubt | null = person.id === actorId ? "self" : person.protected ? "protected" : null;
      const line = { ...EMPTY, row: null, personId: person.id, before: knownState(person), doubt };
      return doubt ? { ...line, kind: "kept" } : { ...line, kind: "left", endsPost: person.post?.id ?? null };
    });
}

/** Lines by kind. */
export function countKinds(lines: readonly { kind: LineKind }[]): Record<LineKind, number> {
  const counts = Object.fromEntries(LINE_KINDS.map((kind) => [kind, 0])) as Record<LineKind, number>;
  for (const { kind } of lines) counts[kind] += 1;
  return counts;
}
