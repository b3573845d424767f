import { describe, expect, it } from "vitest";
import { readFilter } from "./read-filter.server.ts";
import { filterQuery } from "./record-filter.ts";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the filter in the URL", () => {
  it("comes back as it went in, and leaves out what is at its default", () => {
    const { filter, errors } = read(
      "agency=a1&state=completed&from=2026-01-01&to=2026-12-31&q=%E6%9E%97&sort=name&page=3",
    );
    expect(errors).toEqual({});
    expect(read(filterQuery(filter).slice(1)).filter).toEqual(filter);
    expect(filterQuery(read("").filter)).toBe("");
    expect(filterQuery(filter, { page: 1 })).not.toContain("page");
  });

  it.each([
    ["from=2026-02-30", "from"],
    ["to=yesterday", "to"],
    ["state=finished", "state"],
    ["page=0", "page"],
    ["page=1e9", "page"],
    ["sort=password", "sort"],
    [`q=${"x".repeat(51)}`, "q"],
    ["from=2026-03-01&to=2026-02-01", "to"],
  ])("names the field that is wrong in ?%s", (query, field) => {
    expect(Object.keys(read(query).errors)).toEqual([field]);
  });
});
