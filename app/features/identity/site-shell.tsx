import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { htmlLang, localePath, stripLocale } from "#app/platform/locale.ts";
import { Shell } from "#app/ui/shell.tsx";
import type { Door } from "./doors.ts";
import { factorPath } from "./second-factor/demanded-roles.ts";

const DOOR_NAMES: Record<Door, () => string> = {
  workshops: m.frame_nav_workshops,
  team: m.frame_nav_team,
  records: m.frame_nav_records,
  corrections: m.frame_nav_corrections,
  roster: m.frame_nav_roster,
  roles: m.frame_nav_roles,
  audit: m.frame_nav_audit,
  jobs: m.frame_nav_jobs,
};

/** Head and foot of every page: the doors that this person has, in the language of the page. */
export function SiteShell(props: {
  locale: Locale;
  pathname: string;
  /** `lacks`: a role of theirs doesn't hold yet, for want of a second factor. */
  person: { name: string; doors: Door[]; lacks: boolean; unseen: number } | null;
  demo: boolean;
  children: ReactNode;
}) {
  const { locale, pathname, person } = props;
  const path = stripLocale(pathname);
  const door = (to: string, label: string) => ({
    to: localePath(locale, to),
    label,
    current: to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`),
  });
  const nav = person
    ? [
        door("/", m.frame_nav_home()),
        door("/courses", m.frame_nav_courses()),
        door("/certificates", m.frame_nav_certificates()),
        ...person.doors.map((one) => door(`/${one}`, DOOR_NAMES[one]())),
      ]
    : [door("/verify", m.frame_nav_verify())];
  const other: Locale = locale === "en" ? "zh-TW" : "en";
  return (
    <Shell
      locale={locale}
      brand={{ label: m.frame_brand(), to: localePath(locale, "/") }}
      nav={nav}
      user={person ? { name: person.name, account: door("/account", m.identity_account_title()) } : undefined}
      notices={
        person
          ? {
              ...door("/notices", m.notice_title()),
              count: person.unseen,
              countInWords: m.notice_count({ count: person.unseen }),
            }
          : undefined
      }
      signIn={person ? undefined : { to: localePath(locale, "/sign-in"), label: m.frame_sign_in() }}
      signOutAction={locale === "en" ? "/sign-out?to=/en" : "/sign-out"}
      languageLink={{
        href: localePath(other, pathname),
        label: m.frame_other_language(),
        lang: htmlLang(other),
      }}
      demoNotice={props.demo ? m.frame_demo_notice() : undefined}
      notice={
        person?.lacks && !path.startsWith("/account/")
          ? {
              text: m.factor_needed_bar(),
              to: localePath(locale, factorPath(pathname)),
              label: m.factor_needed_bar_link(),
            }
          : undefined
      }
      footer={[
        { to: localePath(locale, "/about"), label: m.frame_about() },
        { to: localePath(locale, "/privacy"), label: m.privacy_title() },
        { to: localePath(locale, "/verify"), label: m.frame_nav_verify() },
      ]}
    >
      {props.children}
    </Shell>
  );
}
