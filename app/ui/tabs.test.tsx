import { describe, expect, it, vi } from "vitest";
import { one, press, pressKey, render, serverMarkup } from "#tests/support/render.tsx";
import { Tabs } from "./tabs.tsx";

const cases = [
  { id: "a", label: "案例 1", panel: <p>路燈</p> },
  { id: "b", label: "案例 2", panel: <p>噪音</p>, state: { tone: "danger", icon: "cross", name: "未通過" } },
  { id: "c", label: "案例 3", panel: <p>路樹</p> },
] as const;

const chosen = (box: HTMLElement) => one(box, '[aria-selected="true"]');
const shown = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>('[role="tabpanel"]')].filter((panel) => !panel.hidden);

describe("tabs", () => {
  it("show every panel under its name before scripts arrive", () => {
    const box = serverMarkup(<Tabs label="案例" tabs={cases} />);
    expect(one(box, '[role="tablist"]').hidden).toBe(true);
    expect(shown(box).map((panel) => panel.textContent)).toEqual(["案例 1路燈", "案例 2噪音", "案例 3路樹"]);
  });

  it("show one panel, named by its tab", () => {
    const { box } = render(<Tabs label="案例" tabs={cases} />);
    const [panel, ...others] = shown(box);
    expect(others).toEqual([]);
    expect(panel?.textContent).toBe("路燈");
    expect(panel?.getAttribute("aria-labelledby")).toBe(chosen(box).id);
    expect(chosen(box).getAttribute("aria-controls")).toBe(panel?.id);
  });

  it("are one stop of the Tab key; arrows, Home and End move between them and wrap around", () => {
    const { box } = render(<Tabs label="案例" tabs={cases} />);
    const stops = () => [...box.querySelectorAll<HTMLElement>('[role="tab"]')].map((tab) => tab.tabIndex);
    expect(stops()).toEqual([0, -1, -1]);
    chosen(box).focus();
    for (const [key, text] of [
      ["ArrowRight", "噪音"],
      ["End", "路樹"],
      ["ArrowRight", "路燈"],
      ["ArrowLeft", "路樹"],
      ["Home", "路燈"],
    ] as const) {
      const event = pressKey(document.activeElement as HTMLElement, key);
      expect(event.defaultPrevented).toBe(true);
      expect(shown(box).map((panel) => panel.textContent)).toEqual([text]);
      expect(document.activeElement).toBe(chosen(box));
    }
    expect(stops()).toEqual([0, -1, -1]);
  });

  it("leave other keys to the browser", () => {
    const { box } = render(<Tabs label="案例" tabs={cases} />);
    expect(pressKey(chosen(box), "ArrowDown").defaultPrevented).toBe(false);
  });

  it("say a state in a word", () => {
    const { box } = render(<Tabs label="案例" tabs={cases} />);
    expect(box.querySelectorAll('[role="tab"]')[1]?.textContent).toBe("案例 2未通過");
  });

  it("tell the parent, which may hold the choice, and survive a choice that is gone", () => {
    const onSelect = vi.fn();
    const { box, redraw } = render(<Tabs label="案例" tabs={cases} selected="b" onSelect={onSelect} />);
    expect(shown(box).map((panel) => panel.textContent)).toEqual(["噪音"]);
    press(box.querySelectorAll<HTMLElement>('[role="tab"]')[2] as HTMLElement);
    expect(onSelect).toHaveBeenCalledWith("c");
    redraw(<Tabs label="案例" tabs={cases} selected="gone" onSelect={onSelect} />);
    expect(shown(box).map((panel) => panel.textContent)).toEqual(["路燈"]);
  });
});
