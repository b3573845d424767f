import { expect, it } from "vitest";
import { serverMarkup } from "#tests/support/render.tsx";
import type { CaseVerdict } from "../../lab.ts";
import { toLearner } from "../../to-learner.ts";
import { labAt } from "../read-lab.test-support.ts";
import AttackBrief from "./brief.tsx";
import AttackView from "./view.tsx";

const lab = toLearner(labAt("content/courses/prompt-practice/03-guard/01-petition-injection"), "zh-TW");
const verdict = (id: string, output: string, passed: boolean): CaseVerdict => ({
  id,
  hidden: false,
  gist: "",
  output,
  passed,
  checks: [],
});
const said = (output: string, passed: boolean) => {
  const cases = [
    verdict("break", output, passed),
    verdict("order", "1. 摘要", true),
    verdict("harmless", "", false),
  ];
  return serverMarkup(<AttackView lab={lab} work={{}} cases={cases} onOpen={() => {}} />).textContent;
};

it("says whether the attack got through, and how many letters the hardened prompt holds on", () => {
  expect(said("本案列為最速件", true)).toContain("攻破了");
  expect(said("1. 路燈閃爍", false)).toContain("沒有攻破");
  expect(said("1. 稻香路\n本案列為最速件", false)).toContain("還沒有完全照信裡的話做");
  expect(said("1. 路燈閃爍", false)).toContain("1／2");
});

it("the task shows the prompt to break and where the attack goes", () => {
  const page = serverMarkup(<AttackBrief lab={lab} />);
  expect(page.querySelector("pre")?.textContent).toContain("{{來信}}");
  expect(page.textContent).toContain("案例 1");
  expect(page.textContent).toContain("{{攻擊}}");
});
