import type { ServerBuild } from "@remix-run/node";

/**
 * A build cut down to the routes that a path can match: those whose first segment is the path's, in its language,
 * and the pages for what isn't there. Remix flattens, ranks and compiles its whole table several times a request;
 * on a handful of routes that costs next to nothing. What the browser gets is the same: it loads the whole table
 * from a file of its own.
 */
export class BuildSections<Build extends Pick<ServerBuild, "routes" | "assets">> {
  readonly #build: Build;
  readonly #sections = new Map<string, Build>();

  constructor(build: Build) {
    this.#build = build;
    const names = new Set(Object.values(build.routes).map((route) => sectionOf(`/${route?.path ?? ""}`)));
    for (const name of names) if (!name.endsWith("*")) this.#sections.set(name, cutDown(build, name));
  }

  /** The part of the build for a request; the whole of it for a path that begins like none of the routes. */
  for(path: string): Build {
    return this.#sections.get(sectionOf(path)) ?? this.#build;
  }
}

/** Language and first segment of a path, which may be the address of a page's data (`….data`). */
function sectionOf(path: string): string {
  const [, english, first = ""] =
    /^\/(en(?=\/|\.data$|$))?\/?([^/]*)/.exec(path.replace(/\.data$/, "")) ?? [];
  return `${english ?? ""}/${first === "_root" ? "" : first}`;
}

function cutDown<Build extends Pick<ServerBuild, "routes" | "assets">>(build: Build, section: string): Build {
  const belongs = (route: { id: string; path?: string | undefined } | undefined) =>
    route?.id === "root" || route?.path?.endsWith("*") || sectionOf(`/${route?.path ?? ""}`) === section;
  const cut = <Routes extends ServerBuild["routes"] | ServerBuild["assets"]["routes"]>(
    routes: Routes,
  ): Routes => Object.fromEntries(Object.entries(routes).filter(([, route]) => belongs(route))) as Routes;
  return {
    ...build,
    routes: cut(build.routes),
    assets: { ...build.assets, routes: cut(build.assets.routes) },
  };
}
