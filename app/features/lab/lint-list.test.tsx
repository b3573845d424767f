import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { one, press, render, serverMarkup } from "#tests/support/render.tsx";
import { adviceOn } from "./lint/advice.ts";
import { LintList } from "./lint-list.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TYPED = "請簡短摘要。\n\n<紀錄>\n{{會議紀錄}}\n</紀錄>";
const advise = async (text: string) => adviceOn(text, { slots: ["會議紀錄"], locale: "zh-TW" });

function makeEditor() {
  return { current: { setText: vi.fn<(text: string) => void>(), select: vi.fn() } };
}

const rest = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const button = (box: HTMLElement, name: string) => {
  const found = [...box.querySelectorAll("button")].find((one) => one.textContent?.includes(name));
  if (!found) throw new Error(`no button ${name} in ${box.textContent}`);
  return found;
};

it("is not there before scripts run, and comes when nothing has been typed for a while", async () => {
  const editor = makeEditor();
  const list = (text: string) => <LintList text={text} advise={advise} editor={editor} />;
  expect(serverMarkup(list(TYPED)).querySelector("details")).toBeNull();
  const { box, redraw } = render(list("請簡短"));
  await rest(700);
  redraw(list(TYPED));
  await rest(700);
  expect(box.querySelector("details")).toBeNull();
  await rest(200);
  expect(one(box, "summary").textContent).toContain("1 點建議");
  // What was there from the start isn't announced; a change is.
  expect(one(box, "[role=status]").textContent).toBe("");
  redraw(list(TYPED.replace("簡短摘要", "用 100 字以內摘要")));
  expect(one(box, "summary").textContent).toContain("1 點建議");
  await rest(900);
  expect(box.querySelector("details")).toBeNull();
  expect(one(box, "[role=status]").textContent).toBe("目前沒有建議");
});

it("leads to the place of a point, and makes its fix", async () => {
  const editor = makeEditor();
  const { box } = render(<LintList text={TYPED} advise={advise} editor={editor} />);
  await rest(900);
  press(button(box, "選取「簡短」"));
  await rest(0);
  expect(editor.current.select).toHaveBeenCalledWith(1, 3);
  press(button(box, "改成「用 100 字以內」"));
  await rest(0);
  expect(editor.current.setText).toHaveBeenCalledWith(TYPED.replace("簡短", "用 100 字以內"));
  expect(editor.current.select).toHaveBeenLastCalledWith(1, 1 + "用 100 字以內".length);
});

it("finds the place again when the text is newer than the list", async () => {
  const editor = makeEditor();
  const { box, redraw } = render(<LintList text={TYPED} advise={advise} editor={editor} />);
  await rest(900);
  redraw(<LintList text={`您好，${TYPED}`} advise={advise} editor={editor} />);
  press(button(box, "選取「簡短」"));
  await rest(0);
  expect(editor.current.select).toHaveBeenCalledWith(4, 6);
});

it("speaks English on English pages", async () => {
  const english = async (text: string) => adviceOn(text, { slots: ["minutes"], locale: "en" });
  const { box } = render(
    <LintList text={"Describe it briefly."} advise={english} editor={makeEditor()} />,
    "en",
  );
  await rest(900);
  expect(one(box, "summary").textContent).toContain("Suggestions: 2");
  expect(button(box, "in at most 60 words")).toBeDefined();
  expect(button(box, "Add {{minutes}} at the end")).toBeDefined();
});
