import { m } from "#app/i18n/messages.js";
import type { Sheet } from "#app/platform/sheets/sheet.ts";
import { ROSTER_FIELDS } from "./roster-columns.ts";
import { FIELD_WORDS } from "./roster-words.ts";

/** A roster without people: the names of the columns, and on a second sheet how each is filled in. */
export function rosterTemplate(): [Sheet, Sheet] {
  return [
    {
      name: m.roster_template_sheet(),
      widths: ROSTER_FIELDS.map((field) => (field === "email" ? 7 : 4)),
      headings: new Set([0]),
      asText: true,
      rows: [ROSTER_FIELDS.map((field) => FIELD_WORDS[field].name())],
    },
    {
      name: m.roster_template_how(),
      widths: [5, 20],
      rows: [
        ...ROSTER_FIELDS.map((field) => [FIELD_WORDS[field].name(), FIELD_WORDS[field].how()]),
        [],
        [m.roster_templates_text()],
      ],
    },
  ];
}
