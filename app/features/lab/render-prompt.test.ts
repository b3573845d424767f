import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeInPrompt, renderPrompt } from "./render-prompt.ts";

const PROMPT = "請把 {{紀錄}} 整理成三點。\n{{ 紀錄 }}\n每點 40 字。{{別的}}";
const vars = { 紀錄: "一、報告。\n二、決議：照案通過。" };

describe("places of a filled prompt in the prompt as typed", () => {
  const filled = renderPrompt(PROMPT, vars);
  const words = (part: string) => {
    const start = filled.indexOf(part);
    const place = placeInPrompt(PROMPT, vars, { start, end: start + part.length });
    return PROMPT.slice(place.start, place.end);
  };

  it("are the same words, before, between and behind the slots", () => {
    expect(["請把", "整理成三點", "每點 40 字", "{{別的}}"].map(words)).toEqual([
      "請把",
      "整理成三點",
      "每點 40 字",
      "{{別的}}",
    ]);
  });

  it("within what was filled in are the slot's", () => {
    expect(words("決議：照案")).toBe("{{紀錄}}");
    expect(words("請把 一、報告")).toBe("請把 {{紀錄}}");
  });

  it("stay within the prompt, whatever was filled in", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (value, a, b) => {
        const length = renderPrompt(PROMPT, { 紀錄: value }).length;
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
        const place = placeInPrompt(PROMPT, { 紀錄: value }, { start: start ?? 0, end: end ?? 0 });
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeLessThanOrEqual(PROMPT.length);
        expect(place.start).toBeLessThanOrEqual(place.end);
      }),
    );
  });
});
