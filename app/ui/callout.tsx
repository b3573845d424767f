import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export type CalloutKind = "info" | "rule" | "caution" | "try";

const KINDS: Record<CalloutKind, { icon: IconName; name: () => string }> = {
  info: { icon: "info", name: m.common_callout_info },
  rule: { icon: "rule", name: m.common_callout_rule },
  caution: { icon: "alert", name: m.common_callout_caution },
  try: { icon: "pen", name: m.common_callout_try },
};

/** A word in the margin of the text, a rule above and below. */
export function Callout(props: { kind?: CalloutKind; title?: string; children: ReactNode }) {
  const { kind = "info", children } = props;
  const { icon, name } = KINDS[kind];
  const title = props.title ?? name();
  return (
    <section className={classNames("callout", kind !== "info" && kind)} aria-label={title}>
      <div className="what">
        <Icon name={icon} />
        {title}
      </div>
      <div>{children}</div>
    </section>
  );
}
