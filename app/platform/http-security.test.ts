import { describe, expect, it } from "vitest";
import { cameUnderItsName, comesFromOwnPage, contentSecurityPolicy } from "./http-security.ts";

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

describe("cameUnderItsName", () => {
  const origin = "https://a.gov.tw";
  it("takes what a proxy passes on as it came, and what brings no origin", () => {
    expect(cameUnderItsName({ origin, host: "a.gov.tw" })).toBe(true);
    expect(cameUnderItsName({ origin, host: "10.0.0.1", "x-forwarded-host": "a.gov.tw, proxy" })).toBe(true);
    expect(cameUnderItsName({ host: "10.0.0.1" })).toBe(true);
  });
  it("refuses another name, or a forged one", () => {
    expect(cameUnderItsName({ origin, host: "127.0.0.1:3000" })).toBe(false);
    expect(cameUnderItsName({ origin, host: "a.gov.tw", "x-forwarded-host": "b.example" })).toBe(false);
    expect(cameUnderItsName({ origin: "null", host: "a.gov.tw" })).toBe(false);
  });
});
