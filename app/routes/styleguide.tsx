import type { MetaFunction } from "@remix-run/node";
import { digestExample } from "#app/features/enrolment/notices/digest-example.ts";
import { MailPreviews } from "#app/features/identity/links/mail-previews.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { StyleguidePage } from "#app/ui/styleguide/styleguide-page.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.styleguide_title() }) }];

/** For those who build and for the demo's visitors; production doesn't know it. */
export function loader() {
  authorisePublic("styleguide.read");
  const { NODE_ENV, DEMO } = env();
  if (NODE_ENV === "production" && !DEMO) return notFound();
  return null;
}

export default function Styleguide() {
  return (
    <StyleguidePage>
      <MailPreviews others={(locale) => [digestExample(locale)]} />
    </StyleguidePage>
  );
}
