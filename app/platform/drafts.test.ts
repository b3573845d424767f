import { expect, it } from "vitest";
import { openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { readDraft, saveDraft } from "./drafts.server.ts";

function setUp() {
  const database = openDatabase(":memory:");
  migrate(database);
  const save = (body: string, baseRevision: number, personId = "p1") =>
    database.transaction((tx) => saveDraft(tx, { personId, subject: "lab:1", body, baseRevision }));
  return { database, save };
}

it("keeps what was written, one revision after the other", () => {
  const { database, save } = setUp();
  expect(readDraft("p1", "lab:1", database)).toBeNull();
  expect(save("一", 0)).toMatchObject({ saved: true, draft: { revision: 1 } });
  expect(save("一二", 1)).toMatchObject({ saved: true, draft: { revision: 2 } });
  expect(readDraft("p1", "lab:1", database)).toMatchObject({ body: "一二", revision: 2 });
});

it("refuses a save on top of an old revision and hands back the other text, unharmed", () => {
  const { database, save } = setUp();
  save("from tab A", 0);
  expect(save("from tab B", 0)).toMatchObject({ saved: false, current: { body: "from tab A", revision: 1 } });
  expect(readDraft("p1", "lab:1", database)?.body).toBe("from tab A");
});

it("takes the same text again without complaint: an answer that got lost is retried", () => {
  const { save } = setUp();
  save("text", 0);
  expect(save("text", 0)).toMatchObject({ saved: true, draft: { revision: 1 } });
});

it("keeps people's drafts apart", () => {
  const { database, save } = setUp();
  save("mine", 0);
  expect(save("theirs", 0, "p2")).toMatchObject({ saved: true });
  expect(readDraft("p1", "lab:1", database)?.body).toBe("mine");
});
