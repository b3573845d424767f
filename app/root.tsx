import "#app/platform/no-evaluation.ts";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { currentActor, noticesWaiting, rolesWaiting } from "#app/features/identity/actor.server.ts";
import { doorsOf } from "#app/features/identity/doors.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { SiteShell } from "#app/features/identity/site-shell.tsx";
import { RoomSlot } from "#app/features/workshop/room-slot.tsx";
import { m } from "#app/i18n/messages.js";
import { env } from "#app/platform/env.server.ts";
import { htmlLang, localeOf } from "#app/platform/locale.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { LocaleProvider } from "#app/ui/locale.tsx";
import { useNonce } from "#app/ui/nonce.tsx";
import stylesheet from "#app/ui/styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: m.frame_brand() }];

/** The frame around every page: who is signed in, and whether this is the demo. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("landing.read");
  const actor = await currentActor(args);
  return {
    person: actor
      ? {
          name: actor.name,
          doors: doorsOf(actor),
          lacks: (await rolesWaiting(args)).length > 0,
          unseen: await noticesWaiting(args),
        }
      : null,
    demo: env().DEMO,
    help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
    requestId: args.context.requestId,
  };
}

/** Where forms are sent after which somebody else is signed in, or nobody, or with other rights, or notices are seen. */
const WHO_CHANGES = /\/(sign-in|sign-in\/code|sign-out|second-factor|welcome|reset-password\/new|notices)$/;

type Visit = { formAction?: string | undefined; currentUrl: URL; nextUrl: URL };

/**
 * Asked for again with each page, for the number of notices in it (the session is read for the page as it is); and after
 * forms that change who one is. What is saved in the background while one works asks for nothing.
 */
export function shouldRevalidate({ formAction, currentUrl, nextUrl }: Visit) {
  if (currentUrl.pathname !== nextUrl.pathname) return true;
  return formAction !== undefined && WHO_CHANGES.test(formAction.split("?")[0] ?? "");
}

/** How a page wants the frame to be: the width and the ground of its kind. */
type PageHandle = { page?: string } | undefined;

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const locale = localeOf(pathname);
  const nonce = useNonce();
  const page = useMatches()
    .map((match) => (match.handle as PageHandle)?.page)
    .findLast(Boolean);
  const frame = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={htmlLang(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body className={page ? `${page}-page` : undefined}>
        <LocaleProvider locale={locale}>
          <SiteShell
            locale={locale}
            pathname={pathname}
            person={frame?.person ?? null}
            demo={frame?.demo ?? false}
          >
            <RoomSlot />
            {children}
          </SiteShell>
        </LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** What went wrong, where, and what to do: for a missing page as for a failure of ours. */
export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} frame={useRouteLoaderData<typeof loader>("root")} />;
}
