import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { at, jsonOf } from "./checks/values.ts";
import type { CheckResult, Relation } from "./lab.ts";
import { comparable, comparableCell } from "./normalise.ts";
import { tableOf } from "./table.ts";
import type { Variant } from "./variations.ts";

/** Judges a variant's output by its relation to the output of the case that it comes from. */
export function judgeRelation(variant: Variant, before: string, after: string, locale: Locale): CheckResult {
  const { id, gate, weight, label, relation } = variant.variation;
  const fault = faultOf(relation, variant.swapped, before, after, locale);
  return {
    id,
    type: `relation:${relation.kind}`,
    gate,
    weight,
    label,
    pass: fault === null,
    score: fault === null ? 1 : 0,
    reason: fault ?? m.lab_relation_holds({}, { locale }),
    ranges: [],
  };
}

function faultOf(
  relation: Relation,
  swapped: Variant["swapped"],
  before: string,
  after: string,
  locale: Locale,
): string | null {
  switch (relation.kind) {
    case "same":
      return comparable(before) === comparable(after) ? null : m.lab_relation_same_fail({}, { locale });
    case "changed":
      return comparable(before) === comparable(after) ? m.lab_relation_changed_fail({}, { locale }) : null;
    case "cleared": {
      const wrong = relation.fields.find(
        (field) => comparableCell(fieldOf(after, field) ?? "") !== comparableCell(relation.equals),
      );
      return wrong === undefined
        ? null
        : m.lab_relation_cleared_fail({ field: wrong, word: relation.equals }, { locale });
    }
    case "swapped":
    case "same-fields-with-new-values":
      return swapFault(relation.kind, swapped, before, after, locale);
  }
}

function swapFault(
  kind: "swapped" | "same-fields-with-new-values",
  swapped: Variant["swapped"],
  before: string,
  after: string,
  locale: Locale,
): string | null {
  const [old, now] = [comparable(before), comparable(after)];
  const missed = swapped.find(
    ({ from, to }) =>
      !old.includes(comparable(from)) || !now.includes(comparable(to)) || now.includes(comparable(from)),
  );
  if (missed) return m.lab_relation_swapped_fail({ from: missed.from, to: missed.to }, { locale });
  if (kind === "swapped") return null;
  const expected = swapped.reduce(
    (text, { from, to }) => text.replaceAll(comparable(from), () => comparable(to)),
    old,
  );
  return expected === now ? null : m.lab_relation_rest_fail({}, { locale });
}

/** A field of an output in any of the forms that labs ask for: JSON, a table's first row, a line with a colon. */
export function fieldOf(output: string, name: string): string | null {
  const parsed = jsonOf(output);
  const value = parsed ? at(parsed.value, name) : undefined;
  if (value !== undefined) return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const found = tableOf(output);
  if (found) {
    const index = found.table.columns.findIndex((column) => comparableCell(column) === comparableCell(name));
    return found.table.rows[0]?.[index]?.text ?? null;
  }
  for (const line of output.split("\n")) {
    const [label = "", ...rest] = line.split(/[:：]/);
    if (rest.length > 0 && comparable(label).replace(/^[-*•\d.、]+/u, "") === comparable(name))
      return rest.join("：").trim();
  }
  return null;
}
