import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { travelTo } from "#app/platform/clock.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { modelUse } from "#db/schema/sandbox.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { forgetPastHours, takeCalls } from "./quota.server.ts";

const limits = { person: 10, workshop: 15, host: 18 };
const take = (personId: string, calls: number, workshopId: string | null = null) =>
  inTransaction((tx) => takeCalls(tx, { personId, workshopId }, calls, limits));

beforeEach(() => {
  freshDatabase();
  travelTo("2026-11-25T09:40:00.000Z");
});
afterEach(() => travelTo(null));

describe("calls to the model", () => {
  it("are counted a person, up to the hour's limit and not one more, and says when to try again", async () => {
    expect(await take("a", 10)).toEqual({ ok: true });
    expect(await take("a", 1)).toEqual({ ok: false, scope: "person", until: "2026-11-25T10:00:00.000Z" });
    expect(await take("b", 1)).toEqual({ ok: true });
  });

  it("are counted a workshop and the host as well, all or none", async () => {
    await take("a", 8, "w");
    expect(await take("b", 8, "w")).toMatchObject({ ok: false, scope: "workshop" });
    // What was refused wasn't counted: seven still fit into the workshop.
    expect(await take("b", 7, "w")).toEqual({ ok: true });
    expect(await take("c", 4)).toMatchObject({ ok: false, scope: "host" });
    expect(await take("c", 3)).toEqual({ ok: true });
  });

  it("are counted anew each hour, and past hours are forgotten", async () => {
    await take("a", 10);
    travelTo("2026-11-25T10:00:00.000Z");
    expect(await take("a", 10)).toEqual({ ok: true });
    await inTransaction(forgetPastHours);
    expect(
      getDatabase()
        .select()
        .from(modelUse)
        .all()
        .map((row) => row.hour),
    ).toEqual(["2026-11-25T10", "2026-11-25T10"]);
  });

  it("have no limit where it is 0", async () => {
    const free = { person: 0, workshop: 0, host: 0 };
    expect(await inTransaction((tx) => takeCalls(tx, { personId: "a" }, 1_000_000, free))).toEqual({
      ok: true,
    });
  });
});
