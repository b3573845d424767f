import { describe, expect, it, vi } from "vitest";
import { one, press, render, serverMarkup } from "#tests/support/render.tsx";
import { Button } from "./button.tsx";
import { Choice, Choices } from "./choice.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { SelectField, TextField } from "./field.tsx";

describe("a field", () => {
  it("is named by its label and described by its hint and its error", () => {
    const box = serverMarkup(
      <TextField id="due" name="due" label="完成期限" hint="例如 115/12/11" error="期限要晚於今天" />,
    );
    const input = one(box, "input");
    expect(one(box, "label").getAttribute("for")).toBe(input.id);
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    expect(described.map((id) => one(box, `#${id}`).textContent)).toEqual([
      "例如 115/12/11",
      "期限要晚於今天",
    ]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("has no empty descriptions when there is nothing to say", () => {
    const input = one(serverMarkup(<TextField id="name" name="name" label="姓名" />), "input");
    expect(input.hasAttribute("aria-describedby")).toBe(false);
    expect(input.hasAttribute("aria-invalid")).toBe(false);
  });

  it("offers its options with the given one chosen", () => {
    const options = [
      { value: "", label: "全部" },
      { value: "done", label: "已完成" },
    ];
    const { box } = render(<SelectField id="state" label="狀態" options={options} defaultValue="done" />);
    expect((one(box, "select") as HTMLSelectElement).value).toBe("done");
  });
});

describe("the error summary", () => {
  const errors = [
    { field: "email", message: "填寫電子郵件" },
    { field: "answers", message: "請至少選一項" },
    { message: "帳號或密碼不對" },
  ];
  const form = (list: typeof errors) => (
    <>
      <ErrorSummary errors={list} />
      <TextField id="email" label="電子郵件" />
      <Choices id="answers" legend="哪些？">
        <Choice type="checkbox" name="answers" value="a">
          甲
        </Choice>
      </Choices>
    </>
  );

  it("links to each field without scripts", () => {
    const box = serverMarkup(form(errors));
    expect([...box.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "#email",
      "#answers",
    ]);
    expect(one(box, ".errors h2").textContent).toBe("有 3 個地方要修改");
    expect(one(box, ".errors").getAttribute("aria-labelledby")).toBe(one(box, ".errors h2").id);
  });

  it("takes the focus when it appears, and again only for other errors", () => {
    const { box, redraw } = render(form([]));
    expect(box.querySelector(".errors")).toBeNull();
    redraw(form(errors));
    expect(document.activeElement).toBe(one(box, ".errors"));
    one(box, "#email").focus();
    redraw(form([...errors]));
    expect(document.activeElement).toBe(one(box, "#email"));
    redraw(form(errors.slice(0, 1)));
    expect(document.activeElement).toBe(one(box, ".errors"));
  });

  it("brings the focus into the field, or to a group's first answer", () => {
    const { box } = render(form(errors));
    const [email, answers] = box.querySelectorAll("a");
    press(email as HTMLElement);
    expect(document.activeElement).toBe(one(box, "#email"));
    press(answers as HTMLElement);
    expect(document.activeElement).toBe(one(box, "#answers input"));
  });

  it("lets the fragment work when the field isn't on the page", () => {
    const { box } = render(<ErrorSummary errors={[{ field: "elsewhere", message: "在別頁" }]} />);
    expect(press(one(box, "a")).defaultPrevented).toBe(false);
  });
});

describe("a busy button", () => {
  it("takes no second press, says so, and is never disabled", () => {
    const onClick = vi.fn();
    const { box, redraw } = render(
      <Button busy={false} onClick={onClick}>
        送出
      </Button>,
    );
    const button = one(box, "button") as HTMLButtonElement;
    expect(button.type).toBe("submit");
    press(button);
    redraw(
      <Button busy busyLabel="送出中" onClick={onClick}>
        送出
      </Button>,
    );
    expect(press(button).defaultPrevented).toBe(true);
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(button.getAttribute("aria-busy")).toBe("true");
    expect(button.textContent).toBe("送出中");
    expect(button.disabled).toBe(false);
  });
});
