import { z } from "zod";
import { readTypedDay } from "#app/platform/typed-day.ts";
import { EMPLOYEE_NUMBER, readEmployeeNumber } from "../people/employee-number.ts";
import type { NameProblem } from "../person-name.ts";
import { NAME_LENGTH, readName } from "../person-name.ts";
import type { RosterColumns, RosterField } from "./roster-columns.ts";

export const TITLE_LENGTH = 60;

/** What a row says about somebody; null where it says nothing, which changes nothing. */
export type RosterEntry = {
  row: number;
  number: string | null;
  name: string;
  email: string | null;
  /** An agency's id. */
  agencyId: string | null;
  title: string | null;
  /** First day of the post (YYYY-MM-DD). */
  since: string | null;
  romanised: string | null;
};

export type RowProblem =
  | `name-${NameProblem}`
  | "romanised"
  /** Neither a number nor an address: nobody can say who it is. */
  | "no-key"
  | "number"
  | "email"
  | "agency-missing"
  | "agency-unknown"
  | "title"
  | "day"
  | "day-future"
  /** The same number or address in another row (`other`). */
  | "doubled";

/** Something to put right: in which column, and what stands there. */
export type FoundProblem = { field: RosterField | null; code: RowProblem; other?: number };

const EMAIL = z.email().max(254);
/** Older days are mistakes: nobody's post began before. */
const FIRST_DAY = "1940-01-01";
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

export type RowContext = {
  columns: RosterColumns;
  /** Agencies in the scope of the roster, by code and by name, as `agencyKey` writes them. */
  agencies: ReadonlyMap<string, string>;
  today: string;
};

export const agencyKey = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s/gu, "");

/** Reads one row of a roster. */
export function readRosterRow(
  row: number,
  cells: readonly string[],
  { columns, agencies, today }: RowContext,
): { entry: RosterEntry } | { problems: FoundProblem[]; name: string; number: string } {
  const problems: FoundProblem[] = [];
  const wrong = (field: RosterField | null, code: RowProblem) => void problems.push({ field, code });
  const cell = (field: RosterField) => {
    const index = columns[field];
    return index === undefined ? "" : (cells[index] ?? "").trim();
  };

  const read = readName(cell("name"));
  if ("problem" in read) wrong("name", `name-${read.problem}`);
  const number = readEmployeeNumber(cell("number"));
  if (number !== "" && !EMPLOYEE_NUMBER.test(number)) wrong("number", "number");
  const email = cell("email").normalize("NFKC");
  if (email !== "" && !EMAIL.safeParse(email).success) wrong("email", "email");
  if (number === "" && email === "") wrong(columns.number === undefined ? "email" : "number", "no-key");
  const agency = cell("agency");
  const agencyId = agencies.get(agencyKey(agency)) ?? null;
  if (columns.agency !== undefined && agencyId === null) {
    wrong("agency", agency === "" ? "agency-missing" : "agency-unknown");
  }
  const title = cell("title").normalize("NFC");
  if ([...title].length > TITLE_LENGTH || CONTROLS.test(title)) wrong("title", "title");
  const typedDay = cell("since");
  const since = typedDay === "" ? null : readTypedDay(typedDay);
  if (typedDay !== "" && (since === null || since < FIRST_DAY)) wrong("since", "day");
  else if (since !== null && since > today) wrong("since", "day-future");
  const romanised = cell("romanised").normalize("NFC").replace(/\s+/gu, " ");
  if ([...romanised].length > NAME_LENGTH * 2 || CONTROLS.test(romanised)) wrong("romanised", "romanised");

  if (problems.length > 0 || "problem" in read)
    return { problems, name: shown(cell("name")), number: shown(number) };
  return {
    entry: {
      ...{ row, number: number || null, name: read.name, email: email || null, agencyId },
      ...{ title: title || null, since, romanised: romanised || null },
    },
  };
}

/** What was typed, so that it can be shown: short, and without what turns the page's own words round. */
const shown = (text: string): string =>
  [...text.replace(new RegExp(CONTROLS, "g"), "\ufffd")].slice(0, NAME_LENGTH).join("");
