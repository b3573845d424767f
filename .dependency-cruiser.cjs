/**
 * Who may import whom. Each rule is shown to bite by a small tree that breaks it, in
 * tests/fixtures/architecture/<rule's name>/, and tests/architecture.test.ts fails for a rule without one.
 */

/** The features in the order data flows: each may import the ones before it. */
const stages = [
  "identity",
  "catalogue",
  "enrolment",
  "sandbox",
  "lab",
  "assessment",
  "progress",
  "workshop",
  "credential",
  "record",
];

const FEATURES = "^app/features/";
/** A test stands beside what it tests and may use anything. */
const TEST_FILE = "\\.test\\.tsx?$";
/** Runs on the server only; the build refuses such a file in the browser's part. */
const SERVER_FILE = "\\.server\\.tsx?$";
const CLIENT_FILE = "\\.client\\.tsx?$";
/** Types vanish before anything runs. */
const RUNS = { dependencyTypesNot: ["type-only"] };

const earlierStagesOnly = stages.slice(0, -1).map((stage, index) => ({
  name: `stage-${stage}-imports-earlier-only`,
  comment: `${stage} comes before the stage it imports: data flows the other way`,
  severity: "error",
  from: { path: `${FEATURES}${stage}/`, pathNot: TEST_FILE },
  to: { path: `${FEATURES}(${stages.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "two files that import each other are one file, or hide a third; types count too",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "an import must lead somewhere",
      severity: "error",
      from: {},
      // Left out: what Vite makes up, what the build writes, and packages that are nothing but types.
      to: { couldNotResolve: true, pathNot: "\\?|^virtual:|^\\./build/|^(mdast|hast|unist)$" },
    },
    {
      name: "no-barrels",
      comment: "import the file that says the thing; an index.ts makes everything import everything",
      severity: "error",
      from: {},
      to: { path: "^(app|db)/.*/index\\.tsx?$" },
    },
    {
      name: "features-are-stages",
      comment: "a folder in app/features/ needs its place in the order of stages in this file",
      severity: "error",
      from: { path: `${FEATURES}(?!(${stages.join("|")})/)` },
      to: {},
    },
    ...earlierStagesOnly,
    {
      name: "nothing-imports-routes",
      comment: "a route is where a request comes in; what two routes share belongs to a feature",
      severity: "error",
      from: { pathNot: `^app/routes/[^/]+${TEST_FILE}|^tests/` },
      to: { path: "^app/routes/" },
    },
    {
      name: "nothing-imports-commands",
      comment: "app/cli and app/jobs are where work is started, not where it is kept",
      severity: "error",
      from: { pathNot: `^app/(cli|jobs)/|^app/entry\\.server\\.tsx$|${TEST_FILE}|^tests/` },
      to: { path: "^app/(cli|jobs)/" },
    },
    {
      name: "journeys-are-started-outside",
      comment: "only routes, cli, jobs, tests and the server's entry start journeys; features never do",
      severity: "error",
      from: { pathNot: `^app/(routes|journey|cli|jobs)/|^app/entry\\.server\\.tsx$|${TEST_FILE}|^tests/` },
      to: { path: "^app/journey/" },
    },
    {
      name: "routes-not-db",
      comment: "a route parses, authorises, calls and renders; queries live in features, writes in journeys",
      severity: "error",
      from: { path: "^app/routes/", pathNot: TEST_FILE },
      to: { path: "^db/" },
    },
    {
      name: "only-server-files-import-db",
      comment:
        "only *.server.ts and the commands import db/, so that no browser ever gets the database driver",
      severity: "error",
      from: { path: "^app/", pathNot: `${SERVER_FILE}|^app/(cli|jobs)/|${TEST_FILE}` },
      to: { path: "^db/" },
    },
    {
      name: "db-imports-no-app",
      comment: "the schema knows nothing of the code that uses it",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^app/" },
    },
    {
      name: "sqlite-only-in-db",
      comment: "one file chooses the driver and sets the pragmas",
      severity: "error",
      from: { pathNot: "^db/" },
      to: { path: "(^|/)node_modules/(better-sqlite3|better-sqlite3-12)/" },
    },
    {
      name: "ui-pure",
      comment: "the design system: props in, markup out; no feature, no database",
      severity: "error",
      from: { path: "^app/ui/", pathNot: TEST_FILE },
      to: { path: `^(app/(features|journey|routes|cli|jobs)|db)/|${SERVER_FILE}` },
    },
    {
      name: "platform-pure",
      comment: "platform serves every feature and knows none of them",
      severity: "error",
      from: { path: "^app/platform/", pathNot: TEST_FILE },
      to: { path: "^app/(features|journey|routes|cli|jobs|ui)/" },
    },
    {
      name: "rules-are-pure",
      comment:
        "a file without a suffix holds types and rules: no React, no database, no Node, nothing with a suffix",
      severity: "error",
      from: { path: `${FEATURES}[^.]+\\.ts$` },
      to: {
        path: `(^|/)node_modules/(react|react-dom|@remix-run|drizzle-orm|better-sqlite3)/|${SERVER_FILE}|${CLIENT_FILE}|\\.tsx$|\\?node-worker$`,
      },
    },
    {
      name: "rules-without-node",
      comment: "a file without a suffix also runs in the browser",
      severity: "error",
      from: { path: `${FEATURES}[^.]+\\.ts$` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "components-not-server",
      comment: "markup gets its data from the loader; only types come from server files",
      severity: "error",
      from: { path: "^app/(features|ui)/.*\\.tsx$", pathNot: `${SERVER_FILE}|${TEST_FILE}` },
      to: { path: SERVER_FILE, ...RUNS },
    },
    {
      name: "server-not-client",
      comment: "what needs a browser can't be loaded on the server",
      severity: "error",
      from: { path: `${SERVER_FILE}|^server\\.ts$|^app/(cli|jobs|routes)/` },
      to: { path: CLIENT_FILE, ...RUNS },
    },
    {
      name: "client-not-server",
      comment: "what stays on the server can't be loaded in a browser",
      severity: "error",
      from: { path: CLIENT_FILE },
      to: { path: SERVER_FILE, ...RUNS },
    },
    {
      name: "lucia-in-one-file",
      comment: "lucia is to be replaced one day: identity/auth-sessions.server.ts hides it",
      severity: "error",
      from: { pathNot: "^app/features/identity/auth-sessions\\.server\\.ts$" },
      to: { path: "(^|/)node_modules/(lucia|@lucia-auth)/" },
    },
    {
      name: "monaco-in-client-files",
      comment: "750 kB that touch `window` on import: loaded by *.client files only, on lab pages only",
      severity: "error",
      from: { pathNot: CLIENT_FILE },
      to: { path: "(^|/)node_modules/monaco-editor/", ...RUNS },
    },
    {
      name: "product-not-tests",
      comment: "what is served doesn't come from tests/",
      severity: "error",
      from: { path: "^(app|db|server\\.ts)", pathNot: TEST_FILE },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|app/i18n|tests/fixtures)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
