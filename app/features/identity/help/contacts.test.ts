import { beforeEach, expect, it } from "vitest";
import { setAgencyContact } from "#app/journey/set-agency-contact.server.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeAgencyTree } from "#tests/support/factories.ts";
import { agencyContacts, contactOfProvider, generalContact } from "./contacts.queries.server.ts";

const OFFICE = { zh: "縣府人事處", en: "the county's personnel office" };
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;

beforeEach(async () => {
  freshDatabase();
  agencies = await makeAgencyTree();
});

it("an agency's contact holds for those below it; without one everybody asks the general one", async () => {
  const { bureau, county, otherBureau } = agencies;
  expect(contactOfProvider({ agencies: [county.code] })).toEqual(generalContact());
  await setAgencyContact(bureau.code, OFFICE, null);
  expect(contactOfProvider({ agencies: [county.code] })).toEqual(OFFICE);
  expect(contactOfProvider({ agencies: [otherBureau.code, "UNKNOWN"] })).toEqual(generalContact());
  expect(agencyContacts()).toMatchObject([{ id: bureau.id, contact: OFFICE }]);
});

it("the newest counts, and it can be taken away", async () => {
  const { bureau } = agencies;
  await setAgencyContact(bureau.code, OFFICE, null);
  await setAgencyContact(bureau.code, { ...OFFICE, en: "the help desk" }, null);
  expect(agencyContacts()).toMatchObject([{ contact: { en: "the help desk" } }]);
  await setAgencyContact(bureau.code, null, null);
  expect(agencyContacts()).toEqual([]);
  await expect(setAgencyContact("UNKNOWN", OFFICE, null)).rejects.toThrow("UNKNOWN");
});
