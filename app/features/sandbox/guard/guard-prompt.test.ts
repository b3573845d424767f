import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLab } from "#app/features/lab/lab-file.ts";
import { optionTexts } from "#app/features/lab/work.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { inCodePoints } from "./code-points.ts";
import { findSensitive } from "./find-sensitive.ts";
import { GUARD_POLICIES, guardPrompt } from "./guard-prompt.ts";
import { knownValues } from "./known-values.server.ts";
import { redact } from "./redact.ts";

const COURSES = "content/courses";
const files = readdirSync(COURSES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort();
const read = (name: string) => readFileSync(join(COURSES, name), "utf8");
const redacted = (text: string, locale: "zh-TW" | "en" = "zh-TW") =>
  redact(text, findSensitive(text), { locale });

/** What a lab brings itself: its cases, visible and hidden, and what can be chosen in it, in both languages. */
function valuesOfLabs() {
  const texts = files
    .filter((name) => name.endsWith(".lab.md"))
    .flatMap((name) => {
      const english = name.replace(/\.md$/, ".en.md");
      const { lab } = parseLab({
        files: { "zh-TW": { path: name, text: read(name) }, en: { path: english, text: read(english) } },
      });
      if (!lab) throw new Error(`${name} can't be read`);
      return LOCALES.flatMap((locale) => [
        ...lab.text[locale].cases.flatMap((one) => Object.values(one.vars)),
        ...optionTexts(lab.text[locale].parts),
      ]);
    });
  return knownValues(texts);
}

describe("the project's own content", () => {
  /** Addresses that a lesson shows on purpose, to say that they must not be given to a model. */
  const SHOWN_ON_PURPOSE = ["和平里 12 鄰忠孝街 8 號", "No. 8 Zhongxiao Street, Heping Village"];

  it("raises no false alarm: what is found is a lab's own value, or an address shown as a bad example", () => {
    const known = valuesOfLabs();
    const alarms = files.flatMap((name) => {
      const text = read(name);
      return findSensitive(text, { known }).map(({ kind, start, end }) => ({
        name,
        kind,
        value: text.slice(start, end),
      }));
    });
    expect(alarms.filter(({ value }) => !SHOWN_ON_PURPOSE.includes(value))).toEqual([]);
    expect(alarms.map(({ value }) => value).sort()).toEqual([...SHOWN_ON_PURPOSE].sort());
  });
});

describe("values that a lab brings itself", () => {
  const known = knownValues([
    "手機 0912-000-118，住晴川鎮和平路16號",
    "電話：(03) 000-7788，信箱 Wang@example.com",
    "密等及解密條件或保密期限：密\n發文日期：中華民國115年9月10日",
  ]);

  it.each([
    "０９１２０００１１８",
    "+886-912-000-118",
    "0912 000 118 分機 5",
    "03-000-7788",
    "wang@EXAMPLE.com",
    "我住晴川鎮和平路 16 號",
    "地址：和平路１６號",
    "密等及解密條件或保密期限：密\n發文日期：中華民國115年9月10日\n",
  ])("pass however they are typed: %s", (text) => {
    expect(findSensitive(text)).toHaveLength(1);
    expect(findSensitive(text, { known })).toEqual([]);
  });

  it.each(["0912-000-119", "住臺北市大安區和平路16號", "wang@example.org", "密等：密", "A123456789"])(
    "and no other does: %s",
    (text) => {
      expect(findSensitive(text, { known })).toHaveLength(1);
    },
  );

  it("leave nothing readable behind", () => {
    expect(JSON.stringify(known)).not.toContain("0912");
  });
});

describe("redaction", () => {
  it("gives the same value the same placeholder, and counts each kind for itself", () => {
    const text = "甲：0912-345-678，A123456789；乙：０９２２３３３４４４；再打甲 0912345678";
    expect(redacted(text).text).toBe("甲：[電話1]，[身分證1]；乙：[電話2]；再打甲 [電話1]");
    expect(redacted(text, "en").text).toBe("甲：[Phone 1]，[ID 1]；乙：[Phone 2]；再打甲 [Phone 1]");
  });

  it("is undone in an answer, also where the model spelled a placeholder its own way", () => {
    const { restore } = redacted("請打 0912-345-678 或寫信 wang@example.com");
    expect(restore("電話：[電話1]；［電話１］；【電話 1】；[電子郵件1]；[電話2]")).toBe(
      "電話：0912-345-678；0912-345-678；0912-345-678；wang@example.com；[電話2]",
    );
  });

  it("leaves a placeholder that the learner typed alone", () => {
    const { text, restore } = redacted("把號碼寫成 [電話1] 或［電話 ２］，例如 0912-345-678");
    expect(text).toBe("把號碼寫成 [電話1] 或［電話 ２］，例如 [電話3]");
    expect(restore("[電話1] [電話2] [電話3]")).toBe("[電話1] [電話2] 0912-345-678");
  });

  it("restores values that look like patterns or placeholders as they are", () => {
    const { restore } = redacted("密碼：A$&x1$1x，手機 0912345678");
    expect(restore("[金鑰1] [電話1]")).toBe("A$&x1$1x 0912345678");
  });

  it("gives back the typed text, whatever stands around", () => {
    const part = fc.oneof(
      fc.array(fc.nat(0xffff), { maxLength: 8 }).map((all) => String.fromCharCode(...all)),
      fc.constantFrom("0912345678", " A123456789 ", "[電話1]", "［身分證１］", "wang@example.com", "，\n"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        // Equal values come back in the form in which they stood first, so each is compared by what is found in it.
        const back = redacted(text).restore(redacted(text).text);
        expect(redacted(back).text).toBe(redacted(text).text);
      }),
    );
  });

  it("is undone in a stream that is split anywhere", () => {
    const answer = "請打[電話1]，或 [電話1][身分證1] 再[看看]";
    const { restore, restoreStream } = redacted("0912-345-678 A123456789");
    for (let size = 1; size <= answer.length; size += 1) {
      const stream = restoreStream();
      let shown = "";
      for (let from = 0; from < answer.length; from += size)
        shown += stream.push(answer.slice(from, from + size));
      expect(shown + stream.end()).toBe(restore(answer));
    }
  });
});

describe("what a lab asks for", () => {
  const text = "我的手機是 0912-345-678";
  const action = (prompt: string, options: Partial<Parameters<typeof guardPrompt>[1]> = {}) =>
    guardPrompt(prompt, { locale: "zh-TW", ...options }).action;

  it.each(GUARD_POLICIES)("%s", (policy) => {
    const decision = guardPrompt(text, { policy, locale: "zh-TW" });
    expect(decision.action).toBe(policy);
    expect(decision.text).toBe(policy === "redact" ? "我的手機是 [電話1]" : text);
    expect(decision.findings).toMatchObject([{ kind: "phone", start: 6, end: 18 }]);
    expect(decision.restore("[電話1]")).toBe(policy === "redact" ? "0912-345-678" : "[電話1]");
  });

  it("is a warning by default, and a block where the model stands outside the host", () => {
    expect(action(text)).toBe("warn");
    expect(action(text, { outsideHost: true })).toBe("block");
    expect(action(text, { outsideHost: true, policy: "redact" })).toBe("redact");
  });

  it.each(["密碼：Abc12345", "密等：密"])("never lets a secret or a mark through: %s", (prompt) => {
    for (const policy of GUARD_POLICIES) expect(action(prompt, { policy })).toBe("block");
  });

  it("passes a prompt without findings, and a lab's own values", () => {
    expect(action("請整理成三點。", { policy: "block", outsideHost: true })).toBe("pass");
    expect(action(text, { policy: "block", known: knownValues([text]) })).toBe("pass");
  });

  it("says what was found in the reader's language, without the value", () => {
    for (const locale of LOCALES) {
      const [finding] = guardPrompt(text, { locale }).findings;
      expect(finding?.message).toMatch(locale === "en" ? /phone/ : /電話/);
      expect(finding?.message).not.toMatch(/0912|345/);
    }
  });
});

it("counts positions in code points where somebody asks for them", () => {
  const text = "😀😀手機0912345678\ud800";
  expect(inCodePoints(text, findSensitive(text))).toMatchObject([{ start: 4, end: 14 }]);
});
