import { describe, expect, it } from "vitest";
import { safeReturnTo, signInPath } from "./return-to.ts";

describe("safeReturnTo", () => {
  it("keeps a path on this site with its query", () => {
    expect(safeReturnTo("/en/records?agency=1&page=2#top", "/")).toBe("/en/records?agency=1&page=2#top");
    expect(safeReturnTo("/courses/甲", "/")).toBe("/courses/%E7%94%B2");
  });

  it.each([
    "//evil.example/a",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\tevil",
    "courses",
    "",
    `/${"a".repeat(2000)}`,
    null,
    7,
  ])("refuses %j", (value) => {
    expect(safeReturnTo(value, "/home")).toBe("/home");
  });
});

it("remembers where one was going, unless that is the start page", () => {
  expect(signInPath("/records?page=2")).toBe("/sign-in?returnTo=%2Frecords%3Fpage%3D2");
  expect(signInPath("/")).toBe("/sign-in");
});
