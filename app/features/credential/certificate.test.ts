import { describe, expect, it } from "vitest";
import { addMonths, certificateState, maskName } from "./certificate.ts";

describe("what a certificate is worth", () => {
  const issued = { kind: "issued", at: "2026-01-01T00:00:00.000Z", reason: null } as const;
  const revoked = { kind: "revoked", at: "2026-02-01T00:00:00.000Z", reason: "issued in error" } as const;
  const later = "2026-06-01T00:00:00.000Z";

  it("is valid until it expires, and at the very instant no longer", () => {
    expect(certificateState({ validUntil: null }, [issued], later)).toEqual({ kind: "valid" });
    expect(certificateState({ validUntil: later }, [issued], "2026-05-31T23:59:59.999Z").kind).toBe("valid");
    expect(certificateState({ validUntil: later }, [issued], later)).toEqual({ kind: "expired", at: later });
  });

  it("is revoked even when it has also expired", () => {
    const state = certificateState({ validUntil: "2026-03-01T00:00:00.000Z" }, [issued, revoked], later);
    expect(state).toEqual({ kind: "revoked", at: revoked.at, reason: "issued in error" });
  });
});

it("adds months without running into the month after", () => {
  expect(addMonths("2026-08-31T02:00:00.000Z", 6)).toBe("2027-02-28T02:00:00.000Z");
  expect(addMonths("2026-11-24T02:00:00.000Z", 24)).toBe("2028-11-24T02:00:00.000Z");
});

it.each([
  ["王晴", "王○"],
  ["林佳穎", "林○穎"],
  ["歐陽建宏", "歐○○宏"],
  ["林𠮷祥", "林○祥"],
  ["𠮷", "𠮷"],
  ["莎韻‧達利", "莎○‧○利"],
  ["Maria Santos", "M○○○○ S○○○○○"],
])("masks %s as %s", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
