import { describe, expect, it } from "vitest";
import { one, press, pressKey, render, serverMarkup } from "#tests/support/render.tsx";
import { Crumb } from "./crumb.tsx";
import { LocaleLink } from "./locale.tsx";
import { Menu } from "./menu.tsx";
import { Pages, pageNumbers } from "./pages.tsx";
import type { ShellProps } from "./shell.tsx";
import { Shell } from "./shell.tsx";
import { SortHeader } from "./table.tsx";

describe("numbers of pages", () => {
  it("show both ends and the neighbours, and hide no single page behind a gap", () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(1, 17)).toEqual([1, 2, null, 17]);
    expect(pageNumbers(4, 17)).toEqual([1, 2, 3, 4, 5, null, 17]);
    expect(pageNumbers(9, 17)).toEqual([1, null, 8, 9, 10, null, 17]);
    expect(pageNumbers(14, 17)).toEqual([1, null, 13, 14, 15, 16, 17]);
    expect(pageNumbers(17, 17)).toEqual([1, null, 16, 17]);
  });

  it("never repeat, miss or invent a page", () => {
    for (let count = 1; count <= 12; count++) {
      for (let page = 1; page <= count; page++) {
        const shown = pageNumbers(page, count);
        const numbers = shown.filter((number) => number !== null);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers).toEqual(expect.arrayContaining([1, page, count]));
        shown.forEach((number, index) => {
          if (number !== null) return;
          const hidden = (shown[index + 1] ?? 0) - (shown[index - 1] ?? 0) - 1;
          expect(hidden).toBeGreaterThan(1);
        });
      }
    }
  });
});

describe("pages", () => {
  const to = (page: number) => `/records?state=done&page=${page}`;

  it("lead on in the language of the page and say which one is open", () => {
    const box = serverMarkup(<Pages page={2} count={3} to={to} />, "en");
    expect([...box.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(
      [1, 1, 2, 3, 3].map((page) => `/en/records?state=done&page=${page}`),
    );
    expect(one(box, "[aria-current]").getAttribute("aria-label")).toBe("Page 2");
  });

  it("have no way beyond the ends, and are absent when there is one page", () => {
    expect(serverMarkup(<Pages page={1} count={3} to={to} />).querySelector('[rel="prev"]')).toBeNull();
    expect(serverMarkup(<Pages page={3} count={3} to={to} />).querySelector('[rel="next"]')).toBeNull();
    expect(serverMarkup(<Pages page={1} count={1} to={to} />).innerHTML).toBe("");
  });
});

it("a sorted column says how it is sorted and what pressing it does", () => {
  const head = (sorted?: "ascending" | "descending") =>
    one(
      serverMarkup(
        <table>
          <thead>
            <tr>
              <SortHeader label="機關" to="/records?sort=agency" sorted={sorted} />
            </tr>
          </thead>
        </table>,
      ),
      "th",
    );
  expect(head().hasAttribute("aria-sort")).toBe(false);
  expect(head("ascending").getAttribute("aria-sort")).toBe("ascending");
  expect(head("ascending").textContent).toBe("機關，改為由大到小排序");
  expect(head("descending").textContent).toBe("機關，改為由小到大排序");
});

it("the crumb ends where one is, without a link", () => {
  const box = serverMarkup(<Crumb steps={[{ to: "/courses", label: "課程" }]} here="第 1 課" />);
  expect(one(box, "li:last-child").getAttribute("aria-current")).toBe("page");
  expect(one(box, "li:last-child").querySelector("a")).toBeNull();
});

describe("a menu", () => {
  const draw = () =>
    render(
      <>
        <Menu label="匯出">
          <LocaleLink to="/elsewhere">去別處</LocaleLink>
        </Menu>
        <button type="button">旁邊</button>
      </>,
    ).box;

  it("closes on Escape and gives the focus back", () => {
    const box = draw();
    const menu = one(box, "details") as HTMLDetailsElement;
    menu.open = true;
    one(menu, "a").focus();
    pressKey(one(menu, "a"), "Escape");
    expect(menu.open).toBe(false);
    expect(document.activeElement).toBe(one(menu, "summary"));
  });

  it("closes when the focus or a press goes elsewhere, or it has led somewhere", () => {
    const box = draw();
    const menu = one(box, "details") as HTMLDetailsElement;
    menu.open = true;
    one(menu, "a").focus();
    one(box, "button").focus();
    expect(menu.open).toBe(false);

    menu.open = true;
    one(box, "button").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    expect(menu.open).toBe(false);

    menu.open = true;
    press(one(menu, "a"));
    expect(menu.open).toBe(false);
  });
});

describe("the frame", () => {
  const props: ShellProps = {
    locale: "zh-TW",
    brand: { label: "公務 AI 學堂", to: "/" },
    nav: [
      { to: "/", label: "學習", current: false },
      { to: "/courses", label: "課程", current: true },
    ],
    user: { name: "林佳穎", account: { to: "/account", label: "帳號", current: false } },
    signIn: undefined,
    signOutAction: "/sign-out",
    languageLink: { href: "/en/courses", label: "English", lang: "en" },
    demoNotice: undefined,
    footer: [{ to: "/about", label: "關於" }],
    children: <main id="main">頁面</main>,
  };

  it("skips to the page first, and says where one is", () => {
    const box = serverMarkup(<Shell {...props} />);
    const skip = one(box, "a");
    expect(skip.getAttribute("href")).toBe("#main");
    expect(one(box, `nav [aria-current="page"]`).textContent).toBe("課程");
    expect(one(box, "[hreflang]").getAttribute("lang")).toBe("en");
  });

  it("signs out with a form that needs no script, in the wide head and in the narrow menu", () => {
    const box = serverMarkup(<Shell {...props} />);
    const forms = [...box.querySelectorAll("form")];
    expect(forms.map((form) => [form.getAttribute("method"), form.getAttribute("action")])).toEqual([
      ["post", "/sign-out"],
      ["post", "/sign-out"],
    ]);
  });

  it("says on the page that it is a demo, and only then", () => {
    expect(serverMarkup(<Shell {...props} />).querySelector(".demo-bar")).toBeNull();
    const demo = serverMarkup(<Shell {...props} demoNotice="這是示範環境" />);
    expect(one(demo, ".demo-bar").textContent).toBe("這是示範環境");
  });

  it("offers signing in to those who haven't", () => {
    const box = serverMarkup(
      <Shell {...props} user={undefined} signIn={{ to: "/sign-in", label: "登入" }} />,
    );
    expect(box.querySelector("form")).toBeNull();
    expect(box.querySelectorAll('[href="/sign-in"]').length).toBe(2);
  });
});
