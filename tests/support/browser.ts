import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, ConsoleMessage, Page, Request, WebError } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { useDatabase as makeOwn } from "#db/client.server.ts";
import type { NewPerson, TestAgency, TestPerson } from "./factories.ts";
import { makeAgencyTree, makePerson } from "./factories.ts";
import { sessionCookie } from "./requests.ts";
import type { TestServer } from "./server.ts";
import { startServer } from "./server.ts";

/** What all tests of a worker share: a server with the product's own course, and a small tree of agencies. */
export type World = TestServer & {
  agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
  course: CourseVersion;
};

export const COURSE = "first-good-prompt";

export type Role = "learner" | "hr" | "operator";

type Options = {
  /** What console errors, failed requests or log lines say that a test brings about on purpose. */
  tolerated: RegExp;
};

type WorkerOptions = {
  /** Of the server, over those of an ordinary production server. A file that sets them gets a server of its own. */
  serverSettings: Record<string, string>;
};

type Fixtures = {
  /** Makes a person and signs this test's browser in as them. HR is in charge of the first bureau's subtree. */
  signedInAs: (role: Role, person?: NewPerson) => Promise<TestPerson>;
  /** What went wrong in the browser or the server up to now; looked at when the test is over. */
  troubles: string[];
};

export const test = base.extend<Fixtures & Options, WorkerOptions & { app: World }>({
  serverSettings: [{}, { option: true, scope: "worker" }],

  app: [
    async ({ serverSettings }, use) => {
      const server = await startServer(serverSettings);
      // Factories write where the server reads.
      makeOwn(server.database);
      const agencies = await makeAgencyTree();
      const course = currentVersion(COURSE);
      if (!course) throw new Error("the server did not publish the course");
      await use({ ...server, agencies, course });
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  tolerated: [/(?!)/, { option: true }],

  baseURL: async ({ app }, use) => use(app.url),

  troubles: [
    async ({ app, context, tolerated }, use, testInfo) => {
      // The test before may have written into a server of its own.
      makeOwn(app.database);
      const troubles: string[] = [];
      const unwatch = watch(context, app.url, troubles);
      const logged = app.log.length;
      await use(troubles);
      unwatch();
      for (const line of app.log.slice(logged)) {
        if (line.level >= 50) troubles.push(`the server logged: ${JSON.stringify(line)}`);
      }
      const unexpected = troubles.filter((trouble) => !tolerated.test(trouble));
      if (testInfo.status === "passed") expect(unexpected, "nothing goes wrong on the way").toEqual([]);
      else if (unexpected.length > 0) console.log(unexpected.join("\n"));
    },
    { auto: true },
  ],

  signedInAs: async ({ app, context }, use) => {
    await use(async (role, person = {}) => {
      const actor = await makePerson({
        agency: app.agencies.county,
        ...rolesOf(role, app.agencies),
        ...person,
      });
      await signIn(context, app.url, actor);
      return actor;
    });
  },
});

export { expect };

function rolesOf(role: Role, agencies: { bureau: TestAgency }): NewPerson {
  if (role === "hr") return { agency: agencies.bureau, roles: [{ role: "hr", agency: agencies.bureau }] };
  if (role === "operator") return { roles: [{ role: "operator", agency: null }] };
  return {};
}

/** Gives a browser a real session of someone, without the sign-in form. */
export async function signIn(context: BrowserContext, url: string, actor: Actor): Promise<void> {
  const cookie = await sessionCookie(actor.personId);
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

/**
 * Notes console errors and warnings, page errors, breaches of the content policy, and requests that go elsewhere.
 * @returns what ends it
 */
function watch(context: BrowserContext, url: string, troubles: string[]): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    troubles.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  };
  const onError = (error: WebError) => troubles.push(`page error: ${error.error().stack ?? error.error()}`);
  const onRequest = (request: Request) => {
    const target = new URL(request.url());
    if (target.hostname === new URL(url).hostname || !target.protocol.startsWith("http")) return;
    troubles.push(`a request leaves the host: ${request.url()}`);
  };
  context.on("console", onConsole).on("weberror", onError).on("request", onRequest);
  return () => context.off("console", onConsole).off("weberror", onError).off("request", onRequest);
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

type AxeRules = NonNullable<Parameters<AxeBuilder["options"]>[0]["runOnly"]>;

/** What colours alone decide. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Finds nothing that axe objects to, by WCAG 2.2 A and AA and its best practices. */
export const expectAccessible = (page: Page) => expectAxeFindsNothing(page, RULES);

/** Finds every text readable on its ground: for another colour scheme of a page that is accessible otherwise. */
export const expectReadableColours = (page: Page) =>
  expectAxeFindsNothing(page, { type: "rule", values: RULES_OF_COLOUR });

async function expectAxeFindsNothing(page: Page, runOnly: AxeRules): Promise<void> {
  await transitionsEnded(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly, resultTypes: ["violations"] })
    // No page has frames: without the second page that puts frames' findings together it takes a third of the time.
    .setLegacyMode()
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(" ")}  ${node.failureSummary}`).join("\n")}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Waits until no colour is on its way from one to another: contrast is that of what stays. */
async function transitionsEnded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A change just made begins its transitions with the next frame.
    await Promise.race([
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      new Promise((done) => setTimeout(done, 500)),
    ]);
    const ending = document
      .getAnimations()
      .filter(
        (animation) =>
          animation.playState === "running" && Number.isFinite(animation.effect?.getComputedTiming().endTime),
      );
    // What has no frame to run in (a pane that isn't shown) never ends: half a second is longer than any of ours.
    const enough = new Promise((done) => setTimeout(done, 500));
    await Promise.race([enough, Promise.allSettled(ending.map((animation) => animation.finished))]);
  });
}

/** Makes the window as narrow as a small phone, or a page zoomed to 400 %, and finds that nothing sticks out. */
export async function expectNoHorizontalScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const sticksOut = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 5);
  });
  expect(sticksOut, `sticks out of ${width} px on ${page.url()}`).toEqual([]);
  if (before) await page.setViewportSize(before);
}
