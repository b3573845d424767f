/** What a roster can say about a person, in the order of the template. */
export const ROSTER_FIELDS = ["number", "name", "email", "agency", "title", "since", "romanised"] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** Which column, from 0, says what. */
export type RosterColumns = Partial<Record<RosterField, number>>;

/** Names that columns go by, as `headerKey` writes them. */
const NAMES: Record<RosterField, readonly string[]> = {
  number: [
    "人員代碼",
    "員工編號",
    "員工代碼",
    "職員編號",
    "人事編號",
    "員編",
    "工號",
    "employeenumber",
    "employeeid",
    "employeeno",
    "staffnumber",
    "staffid",
  ],
  name: ["姓名", "中文姓名", "員工姓名", "name", "fullname", "chinesename"],
  email: ["電子郵件", "電子信箱", "電郵", "公務信箱", "信箱", "email", "emailaddress", "mail"],
  agency: [
    "機關代碼",
    "服務機關",
    "單位代碼",
    "機關",
    "服務單位",
    "單位",
    "機關名稱",
    "agencycode",
    "agency",
    "unitcode",
    "unit",
    "department",
  ],
  title: ["職稱", "職務", "現職", "title", "jobtitle", "position"],
  since: [
    "到職日",
    "到職日期",
    "任職日",
    "任職日期",
    "生效日",
    "生效日期",
    "startdate",
    "since",
    "effectivedate",
  ],
  romanised: [
    "英文姓名",
    "羅馬拼音姓名",
    "羅馬拼音",
    "拼音",
    "englishname",
    "romanisedname",
    "romanizedname",
  ],
};

/** A column's name without what people add to it: spaces, signs, a note in brackets. */
const headerKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[（(].*$/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

const FIELD_OF = new Map(
  ROSTER_FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)),
);

/** Which column is which, by their names; the first of a name counts. */
export function recogniseColumns(header: readonly string[]): RosterColumns {
  const columns: RosterColumns = {};
  for (const [index, text] of header.entries()) {
    const field = FIELD_OF.get(headerKey(text));
    if (field) columns[field] ??= index;
  }
  return columns;
}

/** How many cells of a row are names of columns: two make it a header. */
export const headerScore = (cells: readonly string[]): number => Object.keys(recogniseColumns(cells)).length;

/** What must be said about the columns before a roster can be read: a name, and what tells people apart. */
export function columnProblem(columns: RosterColumns): "name" | "key" | "twice" | null {
  const used = Object.values(columns);
  if (new Set(used).size < used.length) return "twice";
  if (columns.name === undefined) return "name";
  return columns.number === undefined && columns.email === undefined ? "key" : null;
}
