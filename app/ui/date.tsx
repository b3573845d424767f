import type { Calendar } from "#app/platform/calendar.ts";
import { formatDay, formatDayShort, formatTime } from "#app/platform/calendar.ts";
import { useLocale } from "./locale.tsx";

/**
 * The day of an instant in Taipei as people write it, Minguo in Chinese unless another calendar is asked for;
 * machines read the instant itself. `short` is for dense tables, `time` adds the hour and minute.
 */
export function DateText(props: {
  iso: string;
  style?: "long" | "short";
  calendar?: Calendar;
  time?: boolean;
}) {
  const locale = useLocale();
  const day =
    props.style === "short"
      ? formatDayShort(props.iso, locale)
      : formatDay(props.iso, locale, props.calendar);
  // The day stays in one piece; between it and the hour a line may end.
  return (
    <time dateTime={props.iso}>
      <span className={props.calendar === "both" ? undefined : "nb"}>{day}</span>
      {props.time && ` ${formatTime(props.iso)}`}
    </time>
  );
}
