import type { ServerBuild } from "@remix-run/node";

/** A route's path, taken apart: each segment in lower case; null is a parameter, which any text fits. */
type Shape = { id: string; segments: (string | null)[]; optional: number; open: boolean };

/**
 * A build cut down to the routes that a path can match. Remix flattens, ranks and compiles its whole table several
 * times a request; on the two or three routes that a path's segments leave over, that costs next to nothing. What the
 * browser gets is the same: it loads the whole table from a file of its own.
 */
export class BuildSections<Build extends Pick<ServerBuild, "routes" | "assets">> {
  readonly #build: Build;
  readonly #shapes: Shape[];
  /** By the routes in it: as many as there are pages, however many addresses are asked for. */
  readonly #sections = new Map<string, Build>();

  constructor(build: Build) {
    this.#build = build;
    this.#shapes = Object.values(build.routes).flatMap((route) => (route ? [shapeOf(route)] : []));
  }

  /** The part of the build for a request; the whole of it for a path that can't be read. */
  for(path: string): Build {
    const segments = segmentsOf(path);
    if (!segments) return this.#build;
    const ids = this.#shapes.filter((shape) => fits(shape, segments)).map(({ id }) => id);
    const key = ids.join("\n");
    const known = this.#sections.get(key);
    if (known) return known;
    const section = cutDown(this.#build, new Set(ids));
    this.#sections.set(key, section);
    return section;
  }
}

/** Segments of a request's path, which may be the address of a page's data (`….data`); null when it is malformed. */
function segmentsOf(path: string): string[] | null {
  const page = path.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  try {
    return page
      .split("/")
      .filter(Boolean)
      .map((segment) => decodeURIComponent(segment).toLowerCase());
  } catch {
    return null;
  }
}

function shapeOf({ id, path = "" }: { id: string; path?: string | undefined }): Shape {
  const parts = path.toLowerCase().split("/").filter(Boolean);
  const open = parts.at(-1) === "*";
  return {
    id,
    segments: (open ? parts.slice(0, -1) : parts).map((part) => (part.startsWith(":") ? null : part)),
    optional: parts.filter((part) => part.endsWith("?")).length,
    // The root holds every page.
    open: open || id === "root",
  };
}

/** May be true of a route that doesn't match (of two slashes in a row, say), never false of one that does. */
function fits({ segments, optional, open }: Shape, asked: string[]): boolean {
  if (asked.length < segments.length - optional) return false;
  if (!open && asked.length > segments.length) return false;
  return segments.every((segment, index) => {
    const given = asked[index];
    return segment === null || given === undefined || segment === given;
  });
}

function cutDown<Build extends Pick<ServerBuild, "routes" | "assets">>(
  build: Build,
  ids: Set<string>,
): Build {
  const cut = <Routes extends ServerBuild["routes"] | ServerBuild["assets"]["routes"]>(
    routes: Routes,
  ): Routes => Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id))) as Routes;
  return {
    ...build,
    routes: cut(build.routes),
    assets: { ...build.assets, routes: cut(build.assets.routes) },
  };
}
