import type { Locale } from "#app/platform/locale.ts";

export type Agency = {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  parentId: string | null;
  /** The day from which it is part of its parent; null while it is an agency of its own. */
  endedOn: string | null;
  /** Ids from the root of the tree down to this agency. */
  path: string[];
};

/** Whether it is an agency of its own: nobody gets a post or a role in one that has become part of another. */
export const isLive = (agency: Pick<Agency, "endedOn">) => agency.endedOn === null;

export function agencyName(agency: { nameZh: string; nameEn: string }, locale: Locale): string {
  return locale === "en" ? agency.nameEn : agency.nameZh;
}

/** Its name as one line of a list of the tree: further in, the deeper it stands. */
export function agencyInTree(
  agency: { nameZh: string; nameEn: string; depth: number },
  locale: Locale,
): string {
  return `${"\u3000".repeat(agency.depth)}${agencyName(agency, locale)}`;
}

/**
 * Puts agencies in tree order (a parent before its children, by code within a parent) and gives each its path.
 * An agency whose parent is missing counts as a root.
 */
export function buildTree(rows: Omit<Agency, "path">[]): Agency[] {
  const known = new Set(rows.map((row) => row.id));
  const children = new Map<string | null, Omit<Agency, "path">[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }

  function below(parentId: string | null, path: string[]): Agency[] {
    return (children.get(parentId) ?? [])
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((row) => {
        const own = [...path, row.id];
        return [{ ...row, path: own }, ...below(row.id, own)];
      });
  }
  return below(null, []);
}
