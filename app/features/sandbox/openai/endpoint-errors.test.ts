import { describe, expect, it } from "vitest";
import { errorOfStatus, secondsUntilRetry, secrecy } from "./endpoint-errors.ts";

describe("secondsUntilRetry", () => {
  const now = Date.parse("2026-03-01T00:00:00Z");
  it.each([
    ["17", 17],
    [" 0.2 ", 1],
    ["0", 0],
    ["Sun, 01 Mar 2026 00:01:00 GMT", 60],
    ["Sun, 01 Mar 2020 00:01:00 GMT", 0],
    ["999999999", 86_400],
    ["soon", undefined],
    ["-5x", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %j as %j", (header, seconds) => {
    expect(secondsUntilRetry(header, now)).toBe(seconds);
  });
});

describe("an error's words in the log", () => {
  const context = (isSecret: (text: string) => boolean) => ({ retryAfter: undefined, now: 0, isSecret });
  const body = (message: string) =>
    JSON.stringify({ error: { message, type: "BadRequestError", code: 400 } });

  it("are the endpoint's, on one line and cut", () => {
    const told = errorOfStatus(400, body(`bad\n\n${"x".repeat(5000)}`), context(secrecy(undefined, [])));
    expect(told.message).toMatch(/^the endpoint answered 400: BadRequestError, 400, bad x+$/);
    expect(told.message.length).toBeLessThan(300);
  });

  it("hold no part of a key, not even where they are cut", () => {
    const key = "k".repeat(40);
    const isSecret = secrecy(key, []);
    const told = errorOfStatus(401, body(`${"x".repeat(180)}${key}`), context(isSecret));
    expect(told.message).not.toMatch(/kkk/);
  });

  it("are there for a body of any kind", () => {
    for (const odd of ["", "null", "[]", `{"error":[]}`, `{"detail":"Not Found"}`, `"x"`, "<html>"]) {
      expect(
        errorOfStatus(
          400,
          odd,
          context(() => false),
        ),
      ).toMatchObject({ kind: "rejected" });
    }
  });
});
