import cluster from "node:cluster";
import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import type { NextFunction, Request, Response } from "express";
import express from "express";
import expressStaticGzip from "express-static-gzip";
import { BuildSections } from "./app/platform/build-sections.ts";
import { env } from "./app/platform/env.server.ts";
import {
  ASSET_POLICY,
  contentSecurityPolicy,
  FOR_DOCUMENTS_ONLY,
  SECURITY_HEADERS,
  STRICT_TRANSPORT,
} from "./app/platform/http-security.ts";
import { localeOf } from "./app/platform/locale.ts";
import { refuseHostNames, refuseLargeBodies, refuseOtherOrigins } from "./app/platform/refusals.ts";
import { superviseWorkers, untilPrepared } from "./app/platform/supervise-workers.ts";

/** What entry.server.tsx exports beside Remix's own: our way into the module instances of the build. */
type Entry = typeof import("./app/entry.server.tsx");
type AppBuild = ServerBuild & { entry: { module: Entry } };

const development = process.env.NODE_ENV === "development";
/** How long requests under way may take after a signal to stop. */
const GRACE_MS = 10_000;

async function main(): Promise<void> {
  // The same reading as the build's own, but before the build is there: half of a start is reading that.
  const settings = env();
  const several = settings.WEB_CONCURRENCY > 1 && !development;
  const workers = several && cluster.isPrimary ? superviseWorkers(settings.WEB_CONCURRENCY) : undefined;
  const prepared = cluster.isWorker ? untilPrepared() : undefined;
  const http = createServer();
  const vite = development
    ? await import("vite").then(({ createServer: createVite }) =>
        createVite({ server: { middlewareMode: true, hmr: { server: http } } }),
      )
    : null;
  // A production build doesn't change: asking Node's loader for it again costs a twentieth of a page.
  // @ts-expect-error: made by `npm run build`, absent when types are checked
  const built = vite ? null : ((await import("./build/server/index.js")) as AppBuild);
  const loadBuild = async (): Promise<AppBuild> =>
    built ?? ((await vite?.ssrLoadModule("virtual:remix/server-build")) as AppBuild);

  const entry = (await loadBuild()).entry.module;
  const { log, prepareDatabase, publishContent, readiness, shutDown } = entry;
  entry.readProviders();
  entry.startWatching();
  await prepared;

  /** Jobs are done by the first process: of several it is the one that no page waits for. */
  let jobs: ReturnType<Entry["startJobs"]> | undefined;
  if (cluster.isPrimary) {
    await prepareDatabase();
    jobs = entry.startJobs();
    if (workers)
      return workers.letServe({
        log: log(),
        answerForMetrics: entry.answerForMetrics,
        stopping: () => void jobs?.stop(GRACE_MS),
      });
  }

  const app = express();
  app.disable("x-powered-by");
  if (settings.TRUST_PROXY) app.set("trust proxy", 1);
  app.use(frameRequest);

  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", (_request, response) => {
    const { ready, reason } = readiness();
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(`${reason}\n`);
  });

  app.get("/metrics", async (request, response, next) => {
    if (!entry.mayReadMetrics(request.headers.authorization)) return next();
    response.set("Cache-Control", "no-store");
    try {
      response.type("text/plain; version=0.0.4").send(await entry.metricsText());
    } catch (error) {
      // One of several processes is still starting, or busy: half a sum would be taken for the whole.
      log().warn({ err: error }, "metrics could not be added up");
      response.status(503).type("text").send("Not every process has answered; ask again.\n");
    }
  });

  if (vite) {
    app.use(vite.middlewares);
    vite.watcher.add("content");
    vite.watcher.on("all", async (_event, file) => {
      if (!file.includes("content")) return;
      try {
        if ((await publishContent()).length > 0) vite.ws.send({ type: "full-reload" });
      } catch (error) {
        console.error((error as Error).message);
      }
    });
  } else {
    app.use(
      "/assets",
      expressStaticGzip("build/client/assets", {
        enableBrotli: true,
        orderPreference: ["br"],
        serveStatic: {
          immutable: true,
          maxAge: "1y",
          index: false,
          lastModified: false,
          setHeaders: (response) => {
            for (const name of FOR_DOCUMENTS_ONLY) response.removeHeader(name);
            response.setHeader("Content-Security-Policy", ASSET_POLICY);
          },
        },
      }),
      (_request: Request, response: Response) => void response.status(404).type("text").send("Not found\n"),
    );
    // Looked up by name: asking the disk about every page's address costs more than many a page's queries.
    const files = new Set(readdirSync("build/client").map((name) => `/${name}`));
    const serveFile = express.static("build/client", { maxAge: "1h", index: false });
    app.use((request, response, next) =>
      files.has(request.path) ? serveFile(request, response, next) : next(),
    );
  }

  app.use((_request, response, next) => {
    // Pages are about the person who asked: browsers may keep them, but ask again each time. Set after the files
    // above, which say for themselves how long they may be kept.
    response.set("Cache-Control", "private, no-cache");
    next();
  });
  app.use(
    // The default brotli quality (11) is for files made ahead; for answers made now 4 is as small as gzip and faster.
    compression({
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      filter: (request, response) =>
        !String(response.getHeader("Content-Type")).startsWith("text/event-stream") &&
        compression.filter(request, response),
    }),
  );
  app.use(refuseHostNames);
  app.use(refuseOtherOrigins(settings.ORIGIN));
  app.use(refuseLargeBodies(entry.sayTooLarge));

  app.get("/workshops/:workshop/stream", (request, response, next) => {
    entry.streamRoom(request, response, request.params.workshop).catch(next);
  });

  const sections = new WeakMap<AppBuild, BuildSections<AppBuild>>();
  const handlers = new WeakMap<AppBuild, ReturnType<typeof createRequestHandler>>();
  app.all("*", async (request, response, next) => {
    try {
      const whole = await loadBuild();
      let parts = sections.get(whole);
      if (!parts) {
        parts = new BuildSections(entry.guardRoutes(whole));
        sections.set(whole, parts);
      }
      const build = parts.for(request.path);
      let handler = handlers.get(build);
      if (!handler) {
        handler = createRequestHandler({
          build,
          mode: development ? "development" : "production",
          getLoadContext: (incoming, outgoing) => ({
            requestId: String(outgoing.locals.requestId),
            cspNonce: String(outgoing.locals.nonce),
            signal: outgoing.locals.signal as AbortSignal,
            clientAddress: incoming.ip ?? "unknown",
            document: !incoming.path.endsWith(".data"),
            sendPage: (text) => endWith(outgoing, text),
            setCookie: (value) => void outgoing.append("Set-Cookie", value),
            memo: new Map(),
          }),
        });
        handlers.set(build, handler);
      }
      const { inLocale, fromAddress } = build.entry.module;
      await fromAddress(request.ip ?? "unknown", () =>
        inLocale(localeOf(request.path), () => handler(request, response, next)),
      );
    } catch (error) {
      next(error);
    }
  });

  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: unknown }).status;
    // Express and its middleware mark what the client got wrong, a malformed address for example.
    if (typeof status === "number" && status >= 400 && status < 500 && !response.headersSent) {
      return void response.status(status).type("text").send("Bad request\n");
    }
    log().error({ err: error, requestId: response.locals.requestId }, "request failed outside the pages");
    if (response.headersSent) response.destroy();
    else response.status(500).type("text").send(`Error ${response.locals.requestId}\n`);
  });

  http.on("request", app);
  http.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") {
      console.error(
        `Port ${settings.PORT} on ${settings.HOST} is taken. Stop what runs there, or set another: PORT=3001`,
      );
    } else console.error(`The server could not start: ${error.message}`);
    process.exit(1);
  });
  http.listen(settings.PORT, settings.HOST, () => {
    const address = http.address();
    const port = typeof address === "object" && address ? address.port : settings.PORT;
    log().info({ host: settings.HOST, port, origin: settings.ORIGIN }, "serving");
    process.send?.({ type: "serving", port });
  });

  /** Has a response without a body end with this text: one write for headers and page. */
  function endWith(response: Response, text: string): void {
    const end = response.end.bind(response);
    response.end = (() => end(text)) as Response["end"];
  }

  /** Gives a request its id, its nonce, a signal that fires when the client leaves, headers and a log line. */
  function frameRequest(request: Request, response: Response, next: NextFunction): void {
    const started = process.hrtime.bigint();
    const requestId = randomUUID();
    const nonce = randomBytes(16).toString("base64");
    const gone = new AbortController();
    Object.assign(response.locals, { requestId, nonce, signal: gone.signal });
    response.set(SECURITY_HEADERS);
    response.set("X-Request-Id", requestId);
    response.set("Content-Security-Policy", contentSecurityPolicy(nonce, { development }));
    if (settings.ORIGIN.startsWith("https:")) response.set("Strict-Transport-Security", STRICT_TRANSPORT);
    response.on("close", () => {
      if (!response.writableFinished) gone.abort(new Error("the client has gone away"));
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      entry.countRequest(request.method, request.path, response.statusCode, ms / 1000);
      log().info(
        {
          requestId,
          method: request.method,
          // The path only: a query can hold what someone typed into a search field.
          path: request.path,
          status: response.statusCode,
          ms: Math.round(ms * 100) / 100,
          cut: !response.writableFinished || undefined,
        },
        "request",
      );
    });
    next();
  }

  let stopping = false;
  function stop(signal: string): void {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "stopping: finishing what is under way");
    const jobsEnded = jobs?.stop(GRACE_MS);
    http.close(async () => {
      await jobsEnded;
      shutDown();
      process.exit(0);
    });
    entry.endEventStreams();
    http.closeIdleConnections();
    setTimeout(() => {
      log().warn("requests still under way after the grace period are cut");
      http.closeAllConnections();
    }, GRACE_MS).unref();
    vite?.close();
  }
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}

main().catch((error: unknown) => {
  // Before anything serves, a wrong setting or broken content is told in plain words, without a stack.
  const known =
    error instanceof Error && ["SettingsError", "ContentError", "DatabaseUnusable"].includes(error.name);
  console.error(known ? error.message : error);
  process.exit(1);
});
