import { describe, expect, it } from "vitest";
import { comesFromOwnPage, contentSecurityPolicy } from "./http-security.ts";

describe("comesFromOwnPage", () => {
  it("takes requests from the configured origin and from clients that send none", () => {
    expect(comesFromOwnPage({ origin: "https://a.gov.tw", host: "a.gov.tw" }, "https://a.gov.tw")).toBe(true);
    expect(comesFromOwnPage({ host: "a.gov.tw" }, "https://a.gov.tw")).toBe(true);
  });

  it("refuses other sites, a null origin and a host that only claims to be ours", () => {
    expect(comesFromOwnPage({ origin: "https://b.example", host: "a.gov.tw" }, "https://a.gov.tw")).toBe(
      false,
    );
    expect(comesFromOwnPage({ origin: "null", host: "a.gov.tw" }, "https://a.gov.tw")).toBe(false);
    expect(comesFromOwnPage({ origin: "https://b.example", host: "b.example" }, "https://a.gov.tw")).toBe(
      false,
    );
  });

  it("without https takes any name under which the demo is reached", () => {
    const headers = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };
    expect(comesFromOwnPage(headers, "http://localhost:3000")).toBe(true);
  });
});

it("allows nothing inline or evaluated in production", () => {
  const policy = contentSecurityPolicy("abc", { development: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe-eval|data:|blob:|script-src[^;]*unsafe-inline/);
});
