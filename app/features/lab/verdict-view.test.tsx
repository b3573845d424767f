import { expect, it } from "vitest";
import { serverMarkup } from "#tests/support/render.tsx";
import { CheckList } from "./case-result.tsx";
import type { CheckResult, LearnerVerdict } from "./lab.ts";
import { VerdictView } from "./verdict-view.tsx";

const check: CheckResult = {
  id: "count",
  type: "point-count",
  gate: true,
  weight: 1,
  label: "剛好三點",
  pass: true,
  score: 1,
  reason: "",
  ranges: [],
  runs: { passed: 2, of: 3 },
};
const verdict: LearnerVerdict = {
  scope: "all",
  passed: true,
  score: 1,
  passedChecks: 1,
  totalChecks: 1,
  prompt: [],
  cases: [],
  runs: { of: 3, needed: 2 },
  hidden: { total: 0, passed: 0, cases: [] },
};

it("a verdict over several runs of a real model says how many there were, and in how many each check held", () => {
  const page = serverMarkup(
    <VerdictView number={1} afterSolution={false} verdict={verdict} serial={null} next={null} />,
  );
  expect(page.textContent).toContain("每個案例各跑 3 次，檢核在 2 次以上成立才算通過");
  expect(serverMarkup(<CheckList checks={[check]} caseId="v1" />).textContent).toContain("2／3 次成立");
});
