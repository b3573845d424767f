import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pages, resources } from "../../remix.config.js";
import { BuildSections } from "./build-sections.ts";

const paths = [
  ...["", "en/"].flatMap((prefix) => pages.map(([path]) => `${prefix}${path === "/" ? "" : path}`)),
  ...resources.map(([path]) => path ?? ""),
];
const routes = Object.fromEntries([
  ["root", { id: "root", path: "" }],
  ...paths.map((path) => [path || "home", { id: path || "home", parentId: "root", path }]),
]);
const build = { routes, assets: { routes, url: "/manifest.js" } } as unknown as ServerBuild;
const sections = new BuildSections(build);
const idsOf = (path: string) => Object.keys(sections.for(path).routes);

it("gives a path the routes that it can match, and what answers for missing pages", () => {
  expect(idsOf("/courses/x")).toEqual(["root", "courses/:course", "*"]);
  expect(idsOf("/courses/x/lessons/y.data")).toEqual(["root", "courses/:course/lessons/:activity", "*"]);
  expect(idsOf("/en/courses/x")).toEqual(["root", "*", "en/courses/:course", "en/*"]);
  expect(Object.keys(sections.for("/courses/x").assets.routes)).toEqual(idsOf("/courses/x"));
});

it("knows the home page of both languages, and their data", () => {
  for (const path of ["/", "/_root.data"]) expect(idsOf(path)).toEqual(["root", "home", "*"]);
  for (const path of ["/en", "/en/", "/en.data"]) expect(idsOf(path)).toContain("en/");
});

it("makes one section for all addresses of a page", () => {
  expect(sections.for("/courses/x")).toBe(sections.for("/COURSES/y/"));
});

it("asks the whole table about a path that can't be read", () => {
  expect(sections.for("/courses/%E0%A4%A")).toBe(build);
});

describe("the router", () => {
  const table = (part: Pick<ServerBuild, "routes">) => [
    {
      id: "root",
      path: "",
      children: Object.values(part.routes).flatMap((route) =>
        route && route.id !== "root" ? [{ id: route.id, path: route.path ?? "" }] : [],
      ),
    },
  ];
  const found = (part: Pick<ServerBuild, "routes">, path: string) =>
    matchRoutes(table(part), path)?.map(({ route, params }) => [route.id, params]);

  it("finds the same page in a section as in the whole table, whatever is asked", () => {
    const words = [
      ...new Set(paths.flatMap((path) => path.replace("?", "").split("/"))),
      "x",
      "a%2Fb",
      "%63ourses",
      "COURSES",
      "",
      "中",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 7 }), (segments) => {
        const path = `/${segments.join("/")}`;
        expect(found(sections.for(path), path)).toEqual(found(build, path));
      }),
      { numRuns: 3000 },
    );
  });
});
