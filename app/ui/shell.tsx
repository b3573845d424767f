import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { SiteLink } from "./locale.tsx";
import { Menu } from "./menu.tsx";
import { SkipLink } from "./skip-link.tsx";

type Door = { to: string; label: string; current: boolean };

/** As many stand in the head of a tablet beside the name of the house and the notices, in English, which is the longer. */
const MOST_DOORS = 4;

export type ShellProps = {
  locale: Locale;
  brand: { label: string; to: string };
  nav: Door[];
  user: { name: string; account: Door } | undefined;
  /** Where one is told things, and how many one hasn't seen, in figures and in words. */
  notices?: (Door & { count: number; countInWords: string }) | undefined;
  signIn: { to: string; label: string } | undefined;
  /** Where signing out is posted to. */
  signOutAction: string;
  /** The same page in the other language; loads a new document. */
  languageLink: { href: string; label: string; lang: string };
  /** Said on every page when this is the demo. */
  demoNotice: string | undefined;
  /** Something that this person should see to, with the way there. */
  notice?: { text: string; to: string; label: string } | undefined;
  footer: { to: string; label: string }[];
  children: ReactNode;
};

/** Running head and foot of every page. Works without scripts: the menus are <details>, leaving is a form. */
export function Shell(props: ShellProps) {
  return (
    <>
      <SkipLink />
      {props.demoNotice && (
        <aside className="demo-bar" aria-label={m.common_demo()}>
          <Icon name="info" />
          <p>{props.demoNotice}</p>
        </aside>
      )}
      {props.notice && (
        <aside className="demo-bar no-print" aria-label={props.notice.label}>
          <Icon name="alert" />
          <p>
            {props.notice.text} <SiteLink to={props.notice.to}>{props.notice.label}</SiteLink>
          </p>
        </aside>
      )}
      <header className={classNames("top", props.nav.length > MOST_DOORS && "many")}>
        <SiteLink className="mark" to={props.brand.to}>
          {props.brand.label}
        </SiteLink>
        <nav aria-label={m.common_main_menu()}>
          <ul>
            {props.nav.map((door) => (
              <li key={door.to}>
                <DoorLink {...door} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="end">
          {props.notices && <NoticesLink {...props.notices} />}
          <LanguageLink {...props} className="wide-only" />
          {props.signIn && (
            <SiteLink className="wide-only" to={props.signIn.to}>
              <Icon name="user" />
              {props.signIn.label}
            </SiteLink>
          )}
          {props.user && (
            <Menu className="wide-only" icon="user" label={props.user.name} arrow>
              <DoorLink {...props.user.account} />
              <SignOut action={props.signOutAction} />
            </Menu>
          )}
          <Menu className="narrow-only" icon="menu" label={m.common_menu()}>
            {props.nav.map((door) => (
              <DoorLink key={door.to} {...door} />
            ))}
            {props.signIn && <SiteLink to={props.signIn.to}>{props.signIn.label}</SiteLink>}
            <LanguageLink {...props} />
            {props.user && (
              <>
                <p className="menu-who">{props.user.name}</p>
                <DoorLink {...props.user.account} />
                <SignOut action={props.signOutAction} />
              </>
            )}
          </Menu>
        </div>
      </header>
      {props.children}
      <footer className="foot">
        <span>{props.brand.label}</span>
        {props.footer.map((link) => (
          <SiteLink key={link.to} to={link.to}>
            {link.label}
          </SiteLink>
        ))}
      </footer>
    </>
  );
}

function DoorLink({ to, label, current }: Door) {
  return (
    <SiteLink to={to} aria-current={current ? "page" : undefined}>
      {label}
    </SiteLink>
  );
}

/** As many as are counted one by one; beyond, the figure says that there are more. */
const MOST_COUNTED = 99;

function NoticesLink({ to, label, current, count, countInWords }: NonNullable<ShellProps["notices"]>) {
  return (
    <SiteLink to={to} aria-current={current ? "page" : undefined}>
      {label}
      {count > 0 && (
        <>
          <span className="count num" aria-hidden="true">
            {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
          </span>
          <span className="sr"> {countInWords}</span>
        </>
      )}
    </SiteLink>
  );
}

function LanguageLink(props: { languageLink: ShellProps["languageLink"]; className?: string }) {
  const { href, label, lang } = props.languageLink;
  return (
    <a className={props.className} href={href} lang={lang} hrefLang={lang}>
      {label}
    </a>
  );
}

function SignOut({ action }: { action: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit">{m.common_sign_out()}</button>
    </form>
  );
}
