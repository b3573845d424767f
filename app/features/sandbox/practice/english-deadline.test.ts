import { describe, expect, it } from "vitest";
import { said } from "#tests/support/readings.ts";
import { withoutDeadline } from "./compress.ts";
import { partsOf } from "./material.ts";

describe("an English deadline", () => {
  it.each([
    "by 15 October 2026",
    "by 15 October",
    "by October 2026",
    "by October 15, 2026",
    "by October 15 2026",
    "no later than 15 October, 2026",
    "by the end of October 2026",
    "by 15th October 2026",
    "by October 15th, 2026",
    "by the 15th of October 2026",
    "by Friday, 15 October 2026",
    "by 15 Oct 2026",
    "within 10 working days",
  ])("%s: is read and left out in one piece", (deadline) => {
    expect(partsOf(`The Works Office shall report ${deadline} to the council.`).deadline).toBe(deadline);
    expect(withoutDeadline(`The Works Office shall report ${deadline} to the council.`)).toBe(
      "The Works Office shall report to the council.",
    );
  });

  it("keeps its year in a table of decisions", () => {
    const text =
      "Minutes\nDecisions:\n1. The Works Office shall finish the survey by 15 October 2026.\n2. The Education Bureau shall send the list by 3 November.";
    const fields = [
      { name: "office", kind: "label" as const, note: "" },
      { name: "deadline", kind: "date" as const, note: "" },
    ];
    const table = said({ task: "extract", format: "table", language: "en", gap: "none", fields, text });
    expect(table).toContain("| by 15 October 2026 |");
  });
});
