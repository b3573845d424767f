import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { agency, person } from "./identity.ts";
import { workshop } from "./workshop.ts";

/** Whose people may register for a workshop: those of an agency and of all below it. */
export const workshopAgency = sqliteTable(
  "workshop_agency",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    agencyId: text("agency_id")
      .notNull()
      .references(() => agency.id),
  },
  (t) => [
    primaryKey({ columns: [t.workshopId, t.agencyId] }),
    index("workshop_agency_agency").on(t.agencyId),
  ],
);

/** Who has registered for a workshop, with a place or waiting for one. A row a person: withdrawing is noted in it. */
export const workshopRegistration = sqliteTable(
  "workshop_registration",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** The place in the line, from 1; whoever registers anew goes to its end. */
    position: integer().notNull(),
    registeredAt: text("registered_at").notNull(),
    /** Whoever registered them: themselves, or a trainer. */
    registeredBy: text("registered_by")
      .notNull()
      .references(() => person.id),
    /** When they got a place; null while they wait. */
    placedAt: text("placed_at"),
    withdrawnAt: text("withdrawn_at"),
    withdrawnBy: text("withdrawn_by").references(() => person.id),
    /** Of a trainer who took them off the list; empty where they withdrew. */
    reason: text().notNull().default(""),
    /** Language of their mails. */
    locale: text({ enum: ["zh-TW", "en"] }).notNull(),
    /** How often they came and went: raises their invitation's number, which calendars go by. */
    changes: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("workshop_registration_once").on(t.workshopId, t.personId),
    index("workshop_registration_line").on(t.workshopId, t.position),
    index("workshop_registration_person").on(t.personId),
  ],
);

/** What belongs to a workshop and is elsewhere: a title and an address. */
export const workshopMaterial = sqliteTable(
  "workshop_material",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** From 1, without gaps. */
    position: integer().notNull(),
    title: text().notNull(),
    link: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.position] })],
);
