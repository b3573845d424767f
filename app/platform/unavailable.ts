/** What the page says that stands where the database could not be used. */
export type Unavailable = {
  /** Whether something could not be written, or something stored could not be read. */
  kind: "unwritten" | "unreadable";
  requestId: string;
  /** The form that was sent and isn't stored; null where only a page was asked for. */
  sent: {
    /** Where it went, with its query. */
    to: string;
    /** Its fields in order, passwords and codes left out. */
    fields: [name: string, value: string][];
    /** Whether these are all of its fields, so that it can be sent again as it stands. */
    whole: boolean;
  } | null;
};

/** Fields that a page must not give back, and no log or cache may ever meet. */
const SECRET = /password|secret|token|^(code|current|next|repeat)$/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** What of a form a page may give back to whoever sent it. */
export function giveBack(url: string, form: Iterable<[string, unknown]>): NonNullable<Unavailable["sent"]> {
  const { pathname, searchParams } = new URL(url);
  // Remix's own: the address of a page's data, and which of its routes are wanted.
  searchParams.delete("_routes");
  const query = searchParams.toString();
  const all = [...form];
  const fields = all.filter(
    (field): field is [string, string] => typeof field[1] === "string" && !isSecret(field[0]),
  );
  return {
    to: pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/") + (query && `?${query}`),
    fields,
    whole: fields.length === all.length,
  };
}

/** Texts of a form that somebody wrote, and may want to keep: not its ids, choices and numbers. */
export function writtenTexts({ fields }: NonNullable<Unavailable["sent"]>): string[] {
  return fields.map(([, value]) => value).filter((value) => /[\s\P{ASCII}]/u.test(value.trim()));
}
