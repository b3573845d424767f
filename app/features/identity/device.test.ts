import { describe, expect, it } from "vitest";
import { deviceOf } from "./device.ts";

const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

describe("the device that a browser names", () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`, "Chrome", "Windows", "computer"],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/142.0.0.0`,
      "Microsoft Edge",
      "Windows",
      "computer",
    ],
    [`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${CHROME} Mobile Safari/537.36`, "Chrome", "Android", "phone"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      "Safari",
      "iOS",
      "phone",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      "Firefox",
      "Linux",
      "computer",
    ],
  ])("%s", (header, browser, system, kind) => {
    expect(deviceOf(header)).toEqual({ browser, system, kind });
  });

  it.each([null, "", "curl", "x".repeat(100_000), "\u0000\ud800<script>"])(
    "none for %j, without failing",
    (header) => {
      expect(deviceOf(header)).toMatchObject({ kind: "unknown", system: "" });
    },
  );
});
