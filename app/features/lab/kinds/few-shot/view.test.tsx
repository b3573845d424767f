import { expect, it, vi } from "vitest";
import { one, press, render, serverMarkup } from "#tests/support/render.tsx";
import { judge } from "../../judge.ts";
import { toLearner } from "../../to-learner.ts";
import { labAt } from "../read-lab.test-support.ts";
import FewShotBrief from "./brief.tsx";
import { ratesOf, sortedCases } from "./confusion.ts";
import FewShotView from "./view.tsx";

const source = labAt("content/courses/prompt-practice/01-structure/02-hotline-sorting");
const lab = toLearner(source, "zh-TW");
const LABELS = ["交通", "環保", "社福", "其他"];
const RIGHT = { v1: "交通", v2: "環保", v3: "社福", v4: "其他", v5: "環保", v6: "其他" };
const answers = (changed: Partial<typeof RIGHT> = {}) =>
  judge(source, "zh-TW", source.text["zh-TW"].solution, { ...RIGHT, ...changed }, "visible").cases;
const view = (changed: Partial<typeof RIGHT> = {}, onOpen = () => {}) => (
  <FewShotView lab={lab} work={{}} cases={answers(changed)} onOpen={onOpen} />
);
const WRONG = { v2: "交通", v5: "屬環保類，油煙案件", v6: "交通" };

it("a case's class comes out of its checks, for what is no class too", () => {
  expect(sortedCases(LABELS, answers(WRONG))).toEqual([
    { id: "v1", expected: "交通", answered: "交通" },
    { id: "v2", expected: "環保", answered: "交通" },
    { id: "v3", expected: "社福", answered: "社福" },
    { id: "v4", expected: "其他", answered: "其他" },
    { id: "v5", expected: "環保", answered: null },
    { id: "v6", expected: "其他", answered: "交通" },
  ]);
  const rates = ratesOf(LABELS, sortedCases(LABELS, answers(WRONG)));
  expect(rates[0]).toEqual({ label: "交通", belong: 1, answered: 3, right: 1 });
  expect(rates[1]).toEqual({ label: "環保", belong: 2, answered: 0, right: 0 });
});

it("a row for each class, a column for each answer and for what is no class; the diagonal has a tick of its own", () => {
  const page = serverMarkup(view(WRONG));
  const rows = [...page.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["交通", "1", "0", "0", "0", "0"],
    ["環保", "1", "0", "0", "0", "1"],
    ["社福", "0", "0", "1", "0", "0"],
    ["其他", "1", "0", "0", "1", "0"],
  ]);
  expect(page.querySelector("caption")?.textContent).toBe("看得到的 6 件，分對 3 件");
  expect(page.querySelectorAll("tbody th[scope=row]")).toHaveLength(4);
  expect(page.querySelectorAll("td.right")).toHaveLength(4);
  const cells = [...page.querySelectorAll("td a")].map((link) => link.getAttribute("aria-label"));
  expect(cells).toContain("環保答成交通，1 件");
  expect(cells).toContain("環保沒有答成任何一類，1 件");
  expect(cells).toContain("社福分對，1 件");
});

it("a cell leads to its cases and a case to its answer; every link has where to go", () => {
  const opened = vi.fn();
  const { box } = render(view(WRONG, opened));
  for (const link of box.querySelectorAll("td a"))
    expect(box.querySelector(`[id="${decodeURI(link.getAttribute("href") ?? "").slice(1)}"]`)).not.toBeNull();
  const [group] = box.querySelectorAll(".confusions > li");
  expect(group?.textContent).toMatch(/^環保，答成交通案例 2：汽車引擎的聲音樓下路口半夜/);
  press(one(box, ".confusions a"));
  expect(opened).toHaveBeenCalledWith("v2");
  expect(one(box, ".confusions a").getAttribute("href")).toBe("#case-v2");
});

it("says in words, of classes with a fault alone, what was found and what was right", () => {
  const words = serverMarkup(view(WRONG)).textContent;
  expect(words).toContain("該歸「環保」的 2 件，找到 0 件。沒有一件回答「環保」。");
  expect(words).toContain("回答「交通」的 3 件，真的是的有 1 件。");
  expect(words).not.toContain("該歸「社福」");
  expect(serverMarkup(view()).textContent).not.toContain("每一類的情形");
});

it("in English, labels of two words make ids that can be led to", () => {
  const english = toLearner(source, "en");
  const { cases } = judge(source, "en", source.text.en.solution, { ...EN, v3: "Transport" }, "visible");
  const page = serverMarkup(<FewShotView lab={english} work={{}} cases={cases} onOpen={() => {}} />, "en");
  expect(page.querySelector("#confused-Social_welfare-Transport")?.textContent).toContain("Case 3");
});
const EN = {
  v1: "Transport",
  v2: "Environment",
  v3: "Social welfare",
  v4: "Other",
  v5: "Environment",
  v6: "Other",
};

it("the task shows the classes, what belongs to each, and how an example stands in the prompt", () => {
  const page = serverMarkup(<FewShotBrief lab={lab} />);
  expect(page.querySelectorAll("tbody tr")).toHaveLength(4);
  expect(page.querySelector("tbody tr")?.textContent).toContain("擋路的不管是什麼車");
  expect(page.querySelector("pre")?.textContent).toBe("來信：（來信內容）\n類別：（類別）");
});
