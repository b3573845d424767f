import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { data } from "@remix-run/node";
import { noteTrouble } from "./database-watch.server.ts";
import type { Unavailable } from "./unavailable.ts";
import { giveBack } from "./unavailable.ts";

type Routes = Pick<ServerBuild, "routes">;
type Module = NonNullable<ServerBuild["routes"][string]>["module"];
type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * A build whose loaders and actions answer 503 where the database can't be used: pages with a page that gives back
 * what was sent, addresses that scripts call with JSON. Whatever else they throw goes its way.
 */
export function guardRoutes<Build extends Routes>(build: Build): Build {
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && { ...route, module: guardModule(route.module) },
  ]);
  return { ...build, routes: Object.fromEntries(routes) };
}

function guardModule(module: Module): Module {
  const { loader, action } = module;
  const isPage = module.default !== undefined;
  return {
    ...module,
    ...(loader && { loader: guarded(loader as (args: Args) => unknown, isPage) }),
    ...(action && { action: guarded(action as (args: Args) => unknown, isPage) }),
  };
}

/** @param isPage whether a page answers, which can say more than a status */
function guarded<Answer>(handle: (args: Args) => Answer, isPage: boolean) {
  return async (args: Args): Promise<Awaited<Answer>> => {
    // The handler reads the body; what it held is wanted only if things go wrong, and can't be had then.
    const copy = isPage && args.request.method !== "GET" ? args.request.clone() : null;
    try {
      return await handle(args);
    } catch (error) {
      const { requestId } = args.context;
      const { pathname } = new URL(args.request.url);
      const trouble = noteTrouble(error, { requestId, path: pathname });
      if (trouble === null) throw error;
      if (!isPage) throw Response.json({ error: "unavailable" }, { status: 503 });
      const page: Unavailable = {
        kind: trouble === "damaged" ? "unreadable" : "unwritten",
        requestId,
        sent: copy && giveBack(copy.url, await copy.formData().catch(() => [])),
      };
      throw data(page, { status: 503 });
    }
  };
}
