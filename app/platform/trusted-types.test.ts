import { expect, it } from "vitest";
import { harmlessHtml, ownAsset } from "./trusted-types.ts";

it("lets through what makes no element, and the one text that React makes scripts from", () => {
  expect(harmlessHtml("<script></script>")).toBe("<script></script>");
  expect(harmlessHtml('window.__remixContext = {"a":"\\u003cb>"};')).not.toBeNull();
  for (const html of [
    "<b>x</b>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<script src=x></script>",
    " <script></script>",
    "<script></script><img src=x>",
  ])
    expect(harmlessHtml(html), html).toBeNull();
});

it("lets a script name files of our own build, and nothing else of ours or of others'", () => {
  const origin = "https://academy.example.gov.tw";
  for (const url of ["/assets/root-abc.js", `${origin}/assets/root-abc.js`])
    expect(ownAsset(url, origin)).toBe(url);
  for (const url of [
    "https://evil.example/assets/a.js",
    "//evil.example/assets/a.js",
    "/course-files/1/a.js",
    "/assets/../course-files/1/a.js",
    "data:text/javascript,alert(1)",
    "javascript:alert(1)",
    "http://academy.example.gov.tw/assets/a.js",
    "https://[",
  ])
    expect(ownAsset(url, origin), url).toBeNull();
});
