import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pages, resources } from "../../remix.config.js";

export const ROUTES_FOLDER = "app/routes";

/** A line of the route table: the path as written there, the file, and whether it is a page in two languages. */
export type Route = { path: string; file: string; page: boolean };

export const routeTable: Route[] = [
  ...pages.map(([path = "", file = ""]) => ({ path, file, page: true })),
  ...resources.map(([path = "", file = ""]) => ({ path, file, page: false })),
];

/** Route files on disk, tests beside them left out. */
export function routeFiles(): string[] {
  return readdirSync(join(process.cwd(), ROUTES_FOLDER)).filter((file) => !/\.test\.tsx?$/.test(file));
}

/**
 * The addresses of a route with its parameters filled in: both languages of a page, one of anything else.
 * @param params by name, "*" for the rest of a path; a parameter without a value gets "unknown"
 */
export function addressesOf(route: Route, params: Record<string, string> = {}): string[] {
  const path = route.path
    .split("/")
    .filter(Boolean)
    .flatMap((segment) => {
      if (segment === "*") return [params["*"] ?? "unknown"];
      const name = /^:(\w+)(\?)?$/.exec(segment);
      if (!name) return [segment];
      const value = params[name[1] ?? ""];
      if (value !== undefined) return [value];
      return name[2] ? [] : ["unknown"];
    })
    .join("/");
  const english = path === "" ? "/en" : `/en/${path}`;
  return route.page ? [`/${path}`, english] : [`/${path}`];
}
