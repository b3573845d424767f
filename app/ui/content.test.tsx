import { act } from "react";
import { describe, expect, it, vi } from "vitest";
import { one, press, render, serverMarkup } from "#tests/support/render.tsx";
import { CodeBlock } from "./code-block.tsx";
import { DateText } from "./date.tsx";
import { Dialog } from "./dialog.tsx";
import { ICON_NAMES } from "./icon.tsx";
import { Meter, Steps, Ticks } from "./progress.tsx";
import { Sum } from "./sum.tsx";

describe("a date", () => {
  const iso = "2026-11-23T16:30:00.000Z";

  it("is the day in Taipei for people and the instant for machines", () => {
    const time = one(serverMarkup(<DateText iso={iso} />), "time");
    expect(time.textContent).toBe("民國115年11月24日");
    expect(time.getAttribute("datetime")).toBe(iso);
  });

  it("speaks the language of the page, and both calendars when asked", () => {
    expect(serverMarkup(<DateText iso={iso} time />, "en").textContent).toBe("24 November 2026 00:30");
    expect(serverMarkup(<DateText iso={iso} calendar="both" />).textContent).toBe(
      "民國115年11月24日（2026-11-24）",
    );
    expect(serverMarkup(<DateText iso={iso} style="short" />).textContent).toBe("115.11.24");
  });
});

describe("progress", () => {
  it("is said in words beside ticks that only draw it", () => {
    const box = serverMarkup(
      <Ticks
        ticks={[
          { id: "a", done: true },
          { id: "b", done: false, now: true },
          { id: "c", done: false, startsChapter: true },
        ]}
      />,
    );
    expect(one(box, "ol").getAttribute("aria-hidden")).toBe("true");
    expect([...box.querySelectorAll("li")].map((tick) => tick.className)).toEqual(["done", "now", "brk"]);
    expect(one(box, "p").textContent).toBe("已完成 1／3 個單元");
  });

  it("marks the step one is at, and says which are done", () => {
    const box = serverMarkup(
      <Steps
        steps={[
          { id: "a", label: "讀題", state: "done" },
          { id: "b", label: "第一版", state: "now" },
        ]}
      />,
    );
    expect(one(box, "li").textContent).toBe("讀題（已完成）");
    expect(one(box, '[aria-current="step"]').textContent).toBe("第一版");
  });

  it("fills a meter by its share and never beyond", () => {
    const width = (value: number, of: number) =>
      one(serverMarkup(<Meter value={value} of={of} label="" />), "i").getAttribute("style");
    expect(width(25, 40)).toBe("inline-size:62.5%");
    expect(width(41, 40)).toBe("inline-size:100%");
    expect(width(0, 0)).toBe("inline-size:0%");
  });
});

it("a sum keeps its signs with their parts", () => {
  const box = serverMarkup(
    <Sum
      parts={[
        { label: "已完成", value: 3 },
        { label: "進行中", value: 1, sign: "＋" },
        { label: "合計", value: 4, sign: "＝" },
      ]}
    />,
  );
  const signs = [...box.querySelectorAll("dl > div")].map((part) => part.getAttribute("data-op"));
  expect(signs).toEqual([null, "＋", "＝"]);
});

describe("a prompt to take along", () => {
  const text = "整理 {{會議紀錄}}，{ 不是變數 }。";

  it("marks its variables and keeps its text as it is", () => {
    const box = serverMarkup(<CodeBlock title="提示詞" text={text} />);
    expect(one(box, "pre").textContent).toBe(text);
    expect([...box.querySelectorAll(".var")].map((part) => part.textContent)).toEqual(["{{會議紀錄}}"]);
    expect(box.querySelector("button")).toBeNull();
  });

  it("is copied whole, and says so or says that it could not", async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    const { box } = render(<CodeBlock title="提示詞" text={text} />);
    await act(async () => press(one(box, "button")));
    expect(writeText).toHaveBeenCalledWith(text);
    expect(one(box, '[role="status"]').textContent).toBe("已複製");

    writeText.mockRejectedValueOnce(new Error("not allowed"));
    await act(async () => press(one(box, "button")));
    expect(one(box, '[role="status"]').textContent).toBe("無法複製，請選取文字後自行複製");
    vi.unstubAllGlobals();
  });
});

it("every icon has its drawing in the sprite, and every drawing a name", async () => {
  const { readFile } = await import("node:fs/promises");
  const sprite = await readFile("app/ui/assets/icons.svg", "utf8");
  const drawn = [...sprite.matchAll(/<symbol id="i-([a-z-]+)"/g)].map((match) => match[1]);
  expect(drawn.toSorted()).toEqual([...ICON_NAMES].toSorted());
});

describe("a dialog", () => {
  const draw = (open: boolean, onClose = () => {}) => (
    <Dialog
      open={open}
      onClose={onClose}
      title="註銷 3 張證書？"
      actions={<button type="button">註銷</button>}
    >
      <p>學習時數會扣回。</p>
    </Dialog>
  );

  it("opens over the page with the focus on its question, not on what can't be undone", () => {
    const { box, redraw } = render(draw(false));
    const dialog = one(box, "dialog") as HTMLDialogElement;
    expect(dialog.open).toBe(false);
    redraw(draw(true));
    expect(dialog.open).toBe(true);
    expect(document.activeElement).toBe(one(box, "h2"));
    expect(dialog.getAttribute("aria-labelledby")).toBe(one(box, "h2").id);
    redraw(draw(false));
    expect(dialog.open).toBe(false);
  });

  it("tells the page when the browser closed it", () => {
    const onClose = vi.fn();
    const { box } = render(draw(true, onClose));
    act(() => (one(box, "dialog") as HTMLDialogElement).close());
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
