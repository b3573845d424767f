/**
 * The table of URLs: path, route file. Vite ignores this file by itself; vite.config.ts imports it.
 * A page stands twice: without prefix in zh-TW, under /en in English. A resource route has no language.
 */
export const pages = [
  ["/", "home.tsx"],
  ["sign-in", "sign-in.tsx"],
  ["sign-in/code", "sign-in-code.tsx"],
  ["sign-in/card", "sign-in-card.tsx"],
  ["sign-in/card/new", "sign-in-card-new.tsx"],
  ["reset-password", "reset-password.tsx"],
  ["reset-password/new", "reset-password-new.tsx"],
  ["welcome", "welcome.tsx"],
  ["sign-in/help", "sign-in-help.tsx"],
  ["sign-in/with/:provider", "sign-in-provider.tsx"],
  ["signed-out/:provider", "signed-out.tsx"],
  ["courses", "courses.tsx"],
  ["courses/:course", "course.tsx"],
  ["courses/:course/lessons/:activity", "lesson.tsx"],
  ["courses/:course/quizzes/:activity", "quiz.tsx"],
  ["courses/:course/labs/:activity", "lab.tsx"],
  ["courses/:course/labs/:activity/history", "lab-history.tsx"],
  ["courses/:course/labs/:activity/compare", "lab-compare.tsx"],
  ["courses/:course/labs/:activity/health", "lab-health.tsx"],
  ["certificates", "certificates.tsx"],
  ["certificates/:serial", "certificate.tsx"],
  ["verify/:serial?", "verify.tsx"],
  ["records", "records.tsx"],
  ["records/:enrolment", "record.tsx"],
  ["team", "team.tsx"],
  ["audit", "audit.tsx"],
  ["jobs", "jobs.tsx"],
  ["jobs/:job", "job.tsx"],
  ["roster", "rosters.tsx"],
  ["roster/new", "roster-new.tsx"],
  ["roster/cards", "cards.tsx"],
  ["roster/:roster", "roster.tsx"],
  ["agencies", "agencies.tsx"],
  ["agencies/:agency", "agency.tsx"],
  ["agencies/:agency/merge", "agency-merge.tsx"],
  ["roles", "roles.tsx"],
  ["roles/new", "role-new.tsx"],
  ["roles/:grant", "role.tsx"],
  ["join", "join.tsx"],
  ["workshops", "workshops.tsx"],
  ["workshops/new", "workshop-new.tsx"],
  ["workshops/:workshop", "workshop.tsx"],
  ["workshops/:workshop/agenda", "workshop-agenda.tsx"],
  ["workshops/:workshop/projector", "workshop-projector.tsx"],
  ["workshops/:workshop/room", "workshop-room.tsx"],
  ["workshops/:workshop/feed", "workshop-feed.tsx"],
  ["workshops/:workshop/tries/:try", "workshop-try.tsx"],
  ["workshops/:workshop/compare", "workshop-compare.tsx"],
  ["workshops/:workshop/plan", "workshop-plan.tsx"],
  ["workshops/:workshop/preflight", "workshop-preflight.tsx"],
  ["workshops/:workshop/registration", "workshop-registration.tsx"],
  ["workshops/:workshop/registrations", "workshop-registrations.tsx"],
  ["workshops/:workshop/attendance", "workshop-attendance.tsx"],
  ["workshops/:workshop/sign-in-sheet", "sign-in-sheet.tsx"],
  ["account", "account.tsx"],
  ["account/second-factor", "second-factor.tsx"],
  ["account/factor", "factor-needed.tsx"],
  ["account/passkeys", "passkeys.tsx"],
  ["notices", "notices.tsx"],
  ["notices/choices", "notice-choices.tsx"],
  ["confirm", "confirm.tsx"],
  ["privacy", "privacy.tsx"],
  ["privacy/request", "privacy-request.tsx"],
  ["corrections", "corrections.tsx"],
  ["corrections/:request", "correction.tsx"],
  ["people/:person", "person.tsx"],
  ["about", "about.tsx"],
  ["practice-model", "practice-model.tsx"],
  ["styleguide", "styleguide.tsx"],
  ["*", "not-found.tsx"],
];

export const resources = [
  ["sign-out", "sign-out.ts"],
  ["sign-in/passkey", "sign-in-passkey.ts"],
  ["sign-in/card-passkey", "sign-in-card-passkey.ts"],
  ["account/passkey", "account-passkey.ts"],
  ["sign-in/callback/:provider", "sign-in-callback.ts"],
  ["courses/:course/labs/:activity/runs", "lab-runs.ts"],
  ["courses/:course/labs/:activity/draft", "lab-draft.ts"],
  ["courses/:course/labs/:activity/notes", "lab-notes.ts"],
  ["courses/:course/labs/:activity/health.csv", "lab-health-csv.ts"],
  ["courses/:course/labs/:activity/health.ods", "lab-health-ods.ts"],
  ["courses/:course/lessons/:activity/position", "reading-position.ts"],
  ["course-files/:version/*", "course-file.ts"],
  ["records.csv", "records-csv.ts"],
  ["privacy/data.zip", "privacy-data.ts"],
  // A room's stream, /workshops/:workshop/stream, is no route: server.ts answers it ahead of Remix.
  ["workshops/:workshop/commands", "room-commands.ts"],
  ["workshops/:workshop/catchup", "room-catchup.ts"],
  ["workshops/:workshop/beat", "room-beat.ts"],
  ["workshops/:workshop/check-code", "check-code.ts"],
  ["workshops/:workshop/spotlight", "room-spotlight.ts"],
  ["workshops/:workshop/calendar.ics", "workshop-calendar.ts"],
  ["workshops/:workshop/asking.ods", "asking-ods.ts"],
  ["workshops/:workshop/asking.csv", "asking-csv.ts"],
  ["workshops/:workshop/attendance.ods", "attendance-ods.ts"],
  ["workshops/:workshop/attendance.csv", "attendance-csv.ts"],
  ["roster-template/:file", "roster-template.ts"],
];

/** @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // The table is small: one cached file holds it all. Discovering it bit by bit cost a request a page, and a fifth
    // of the server's time for a page.
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
  },
  routes(defineRoutes) {
    return defineRoutes((route) => {
      for (const [prefix, language] of [
        ["", "zh"],
        ["en", "en"],
      ]) {
        for (const [path, file] of pages) {
          const url = [prefix, path === "/" ? "" : path].filter(Boolean).join("/");
          route(url, `routes/${file}`, { id: `${language}/${file}`, index: url === "" });
        }
      }
      for (const [path, file] of resources) route(path, `routes/${file}`, { id: `resource/${file}` });
    });
  },
};
