import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

/** `signal` asks for a person or names a near date; it never means a failure. */
export type Tone = "info" | "ok" | "warn" | "danger" | "signal";

const ICONS: Record<Tone, IconName> = {
  info: "info",
  ok: "check",
  warn: "alert",
  danger: "alert",
  signal: "clock",
};

/** Something to be read before going on. `live` has it read out when it appears after something was done. */
export function Notice(props: {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  live?: boolean | undefined;
  children: ReactNode;
}) {
  const { tone = "info", live = false, children } = props;
  return (
    <div
      className={classNames("notice", tone !== "info" && tone)}
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
    >
      <Icon name={props.icon ?? ICONS[tone]} />
      <div className="stack-s">{children}</div>
    </div>
  );
}
