import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";

/** The last day on which something holds that ends at a moment: the day before it where it ends at midnight. */
export function LastDay({ endsAt, style = "long" }: { endsAt: string | null; style?: "long" | "short" }) {
  if (endsAt === null) return <span className="soft">{m.role_until_open()}</span>;
  return <DateText iso={new Date(Date.parse(endsAt) - 1).toISOString()} style={style} />;
}
