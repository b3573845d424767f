import { formatDay, formatDayShort, formatTime } from "#app/platform/calendar.ts";
import { useLocale } from "./locale.tsx";

/** The day of an instant in Taipei as people write it, Minguo in Chinese; machines read the instant itself. */
export function DateText(props: { iso: string; style?: "long" | "short"; time?: boolean }) {
  const locale = useLocale();
  const day = props.style === "short" ? formatDayShort(props.iso, locale) : formatDay(props.iso, locale);
  return (
    <time dateTime={props.iso} className="nb">
      {day}
      {props.time && ` ${formatTime(props.iso)}`}
    </time>
  );
}
