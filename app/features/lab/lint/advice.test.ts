import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { adviceOn, knownIn } from "./advice.ts";
import { applyEdits } from "./finding.ts";

const slots = ["來信"];
const TYPED = "請把 0912-345-678 的來信寫成 3 點。\n\n<來信>\n{{來信}}\n</來信>";

it("tells of personal data in the browser already, and offers a placeholder", () => {
  const [finding] = adviceOn(TYPED, { slots, locale: "zh-TW" });
  expect(finding).toMatchObject({ rule: "phone", severity: "warning" });
  expect(applyEdits(TYPED, finding?.fixes[0]?.edits ?? [])).toContain("請把 [電話1] 的來信");
});

it("gives each value a placeholder of its own, beside those that stand there already", () => {
  const text = "Call [Phone 1], 0912-345-678 or 0922-345-678 in 3 points. <letter>{{letter}}</letter>";
  const titles = adviceOn(text, { slots: ["letter"], locale: "en" }).flatMap(({ fixes }) => fixes);
  expect(titles.map(({ edits }) => edits[0]?.text)).toEqual(["[Phone 2]", "[Phone 3]"]);
});

it("says nothing about the fictional values that the lab shows", () => {
  const known = knownIn(["我的手機是 0912345678。"]);
  expect(adviceOn(TYPED, { slots, locale: "zh-TW", known })).toEqual([]);
});

it("Monaco's words have the numbers that the installed version gives them", () => {
  const monaco = "node_modules/monaco-editor/esm/vs/editor/contrib";
  const read = (file: string) => readFileSync(`${monaco}/${file}`, "utf8");
  const hover = read("hover/browser/markerHoverParticipant.js");
  for (const text of [
    '1195, "View Problem"',
    '1196, "No quick fixes',
    '1197, "Checking for',
    '1198, "No quick',
    '1199, "Quick Fix',
  ])
    expect(hover).toContain(`localize(${text}`);
  expect(read("codeAction/browser/codeActionCommands.js")).toContain('localize2(904, "Quick Fix...');
  const zone = read("gotoError/browser/gotoErrorWidget.js");
  for (const text of [
    '1083, "Warning"',
    '1085, "Hint"',
    '1086, "{0}: {1} at',
    '1087, "{0} of',
    '1088, "{0} of',
  ])
    expect(zone).toContain(`localize(${text}`);
  const menu = read("../../platform/actionWidget/browser/actionList.js");
  for (const text of ['1732, "{0} to Apply"', '1740, "Action Widget"'])
    expect(menu).toContain(`localize(${text}`);
  const commands = read("codeAction/browser/codeActionCommands.js");
  for (const text of ['888, "No code actions', '892, "No code actions'])
    expect(commands).toContain(`localize(${text}`);
  expect(read("codeAction/browser/codeActionMenu.js")).toMatch(/localize\(918, ["']Quick Fix["']/);
});
