import type { ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { BuildSections } from "./build-sections.ts";

const PATHS = ["", "courses", "courses/:course", "records", "*", "en", "en/courses/:course", "en/*"];
const routes = Object.fromEntries([
  ["root", { id: "root", path: "" }],
  ...PATHS.map((path) => [`page:${path}`, { id: `page:${path}`, parentId: "root", path }]),
]);
const build = { routes, assets: { routes, url: "/manifest.js" } } as unknown as ServerBuild;
const sections = new BuildSections(build);
const pagesOf = (path: string) =>
  Object.keys(sections.for(path).routes).filter((id) => id !== "root" && !id.endsWith("*"));

it("gives a path the routes that begin like it, in its language, and what answers for missing pages", () => {
  expect(pagesOf("/courses/x/lessons/y")).toEqual(["page:courses", "page:courses/:course"]);
  expect(pagesOf("/courses/x.data")).toEqual(["page:courses", "page:courses/:course"]);
  expect(pagesOf("/courses.data")).toEqual(["page:courses", "page:courses/:course"]);
  expect(pagesOf("/en/courses/x")).toEqual(["page:en/courses/:course"]);
  expect(pagesOf("/records")).toEqual(["page:records"]);
  for (const path of ["/courses/x", "/en/courses/x"]) {
    expect(Object.keys(sections.for(path).routes)).toEqual(
      expect.arrayContaining(["root", "page:*", "page:en/*"]),
    );
    expect(Object.keys(sections.for(path).assets.routes)).toEqual(Object.keys(sections.for(path).routes));
  }
});

it("knows the home page of both languages, and their data", () => {
  for (const path of ["/", "/_root.data"]) expect(pagesOf(path)).toEqual(["page:"]);
  for (const path of ["/en", "/en/", "/en.data"]) expect(pagesOf(path)).toEqual(["page:en"]);
});

it("asks the whole table about any other path", () => {
  for (const path of ["/nowhere", "/english", "/%63ourses"]) expect(sections.for(path)).toBe(build);
});
