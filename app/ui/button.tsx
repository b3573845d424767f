import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";
import { LocaleLink } from "./locale.tsx";

type Looks = {
  /** One primary a screen; `danger` for what can't be taken back. */
  kind?: "primary" | "quiet" | "danger" | undefined;
  big?: boolean | undefined;
  icon?: IconName | undefined;
  /** After the words: where it leads. */
  iconAfter?: IconName | undefined;
};

function look({ kind = "primary", big = false }: Looks, className: string | undefined): string | undefined {
  return classNames("btn", kind !== "primary" && kind, big && "big", className);
}

export type ButtonProps = Looks &
  Omit<ComponentProps<"button">, "disabled"> & {
    /** Under way: says so and takes no second press, but keeps the focus. There are no disabled buttons. */
    busy?: boolean | undefined;
    busyLabel?: ReactNode;
  };

/** Something to do. A `submit` unless told otherwise, so that forms work before scripts arrive. */
export function Button(props: ButtonProps) {
  const {
    kind,
    big,
    icon,
    iconAfter,
    busy = false,
    busyLabel,
    className,
    onClick,
    children,
    ...rest
  } = props;
  function onPress(event: MouseEvent<HTMLButtonElement>): void {
    if (busy) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="submit"
      {...rest}
      className={look({ kind, big }, className)}
      aria-busy={busy || undefined}
      onClick={onPress}
    >
      {busy ? <Icon name="clock" /> : icon && <Icon name={icon} />}
      {busy ? (busyLabel ?? children) : children}
      {iconAfter && !busy && <Icon name={iconAfter} />}
    </button>
  );
}

export type LinkButtonProps = Looks & ComponentProps<typeof LocaleLink>;

/** Somewhere to go, as large as a button. */
export function LinkButton({ kind, big, icon, iconAfter, className, children, ...rest }: LinkButtonProps) {
  return (
    <LocaleLink {...rest} className={look({ kind, big }, className)}>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </LocaleLink>
  );
}

/** A link that stands alone: a finger's height, no frame. */
export function GoLink({
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof LocaleLink> & { icon?: IconName }) {
  return (
    <LocaleLink {...rest} className={classNames("go", className)}>
      {icon && <Icon name={icon} />}
      {children}
    </LocaleLink>
  );
}

/** A row of actions, the primary first. */
export function Actions({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames("acts", className)}>{children}</div>;
}
