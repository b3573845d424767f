import { expect, it } from "vitest";
import { serverMarkup } from "#tests/support/render.tsx";
import { CaseResult } from "./case-result.tsx";
import type { CheckResult, TextRange } from "./lab.ts";

function failed(id: string, ...ranges: TextRange[]): CheckResult {
  return {
    id,
    type: "max-length",
    gate: true,
    weight: 1,
    label: `檢核 ${id}`,
    pass: false,
    score: 0,
    reason: "",
    ranges,
  };
}

const result = (output: string, checks: CheckResult[]) =>
  serverMarkup(<CaseResult caseId="v1" output={output} steps={[]} checks={checks} streaming={false} />);

const OUTPUT = "第一點太長，第二點也是，第三點剛好。";

it("a check and its place in the output lead to each other by the same number; the answer's text stays as it is", () => {
  const box = result(OUTPUT, [
    { ...failed("passes"), pass: true },
    failed("long", { start: 0, end: 5 }, { start: 6, end: 11 }),
    failed("no-place"),
    failed("words", { start: 12, end: 17 }),
  ]);
  expect(box.querySelector(".answer")?.textContent).toBe(OUTPUT);
  expect([...box.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
    "第一點太長",
    "第二點也是",
    "第三點剛好",
  ]);
  const back = [...box.querySelectorAll(".mark-back")];
  expect(back.map((link) => link.getAttribute("data-number"))).toEqual(["1", "1", "2"]);
  expect(back.map((link) => box.querySelector(link.getAttribute("href") ?? "")?.textContent)).toEqual([
    expect.stringContaining("檢核 long"),
    expect.stringContaining("檢核 long"),
    expect.stringContaining("檢核 words"),
  ]);
  const there = [...box.querySelectorAll<HTMLAnchorElement>(".checks a")];
  expect(there.map((link) => box.querySelector(link.getAttribute("href") ?? "")?.textContent)).toEqual([
    "第一點太長",
    "第三點剛好",
  ]);
  expect(there.map((link) => link.textContent)).toEqual(["看標示 1", "看標示 2"]);
});

it("where two checks found the same words, both lead there and each has its way back", () => {
  const box = result(OUTPUT, [failed("a", { start: 0, end: 11 }), failed("b", { start: 6, end: 11 })]);
  expect(box.querySelectorAll("mark")).toHaveLength(1);
  for (const link of box.querySelectorAll(".checks a"))
    expect(
      box.querySelector("mark")?.parentElement?.querySelector(link.getAttribute("href") ?? ""),
    ).not.toBeNull();
  expect([...box.querySelectorAll(".mark-back")].map((link) => link.getAttribute("href"))).toEqual([
    "#check-v1-a",
    "#check-v1-b",
  ]);
});
