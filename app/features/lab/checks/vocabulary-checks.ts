import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type {
  AssertionOutcome,
  AssertionSettings,
  AssertionType,
  OutcomeFacts,
  SchemaFault,
} from "../assert/assertion-type.ts";
import { AuthorError } from "../assert/author-error.ts";
import { vocabulary } from "../assert/vocabulary.ts";
import type { AnyCheckType, CheckOutcome } from "./check-type.ts";
import { quoted } from "./mentions.ts";
import { shortened } from "./points.ts";

/** promptfoo's types, each with its `not-`, as a lab file may name them: the same verdicts, said to a learner. */
export const vocabularyChecks: AnyCheckType[] = [...vocabulary.values()].flatMap((type) => [
  asCheck(type, false),
  asCheck(type, true),
]);

function asCheck(type: AssertionType, inverse: boolean): AnyCheckType {
  return {
    type: inverse ? `not-${type.type}` : type.type,
    on: "output",
    problem(config) {
      try {
        const settings = settingsOf(config);
        type.prepare(settings, inverse);
        return type.caution?.(settings) ?? null;
      } catch (error) {
        if (error instanceof AuthorError) return error.message;
        throw error;
      }
    },
    run(config, { text, locale }) {
      return said(type.prepare(settingsOf(config), inverse)(text), text, locale);
    },
  };
}

function settingsOf(config: unknown): AssertionSettings {
  const { value, threshold, ...others } = { ...(config as Record<string, unknown>) };
  const [unknown] = Object.keys(others);
  if (unknown) throw new AuthorError(`unknown setting "${unknown}"`);
  if (threshold !== undefined && typeof threshold !== "number")
    throw new AuthorError("threshold must be a number");
  return { value, threshold };
}

function said(outcome: AssertionOutcome, text: string, locale: Locale): CheckOutcome {
  const { pass, score, facts, ranges = [] } = outcome;
  if (pass) return { pass, score, reason: m.lab_check_holds({}, { locale }), ranges: [] };
  const reason = facts ? failure(facts, locale) : m.lab_check_regex_fail({}, { locale });
  const compared = facts?.kind === "not-equal" ? { expected: facts.expected, found: shortened(text) } : {};
  return { pass, score, reason, ranges, ...compared };
}

function failure(facts: OutcomeFacts, locale: Locale): string {
  switch (facts.kind) {
    case "missing": {
      const missing = quoted(facts.texts, locale);
      return facts.any
        ? m.lab_check_contains_any_fail({ missing }, { locale })
        : m.lab_check_contains_fail({ missing }, { locale });
    }
    case "unwanted":
      return m.lab_check_not_contains_fail({ found: quoted(facts.texts.map(shortened), locale) }, { locale });
    case "not-equal":
      return m.lab_check_equals_fail({}, { locale });
    case "not-start":
      return m.lab_check_starts_with_fail({ expected: facts.expected }, { locale });
    case "no-match":
      return m.lab_check_regex_fail({}, { locale });
    case "not-json":
      if (facts.why === "fence") return m.lab_check_json_fence({}, { locale });
      return facts.why === "around"
        ? m.lab_check_json_around({}, { locale })
        : m.lab_check_json_broken({}, { locale });
    case "no-json-object":
      return m.lab_check_json_none({}, { locale });
    case "schema":
      return schemaFailure(facts.fault, locale);
    case "distance":
      return m.lab_check_distance_fail({ limit: facts.limit }, { locale });
    case "overlap":
      return m.lab_check_overlap_fail(
        { score: percent(facts.score), limit: percent(facts.limit) },
        { locale },
      );
    case "words":
      return m.lab_check_words_fail({ count: facts.count }, { locale });
  }
}

function schemaFailure({ path, keyword, detail }: SchemaFault, locale: Locale): string {
  const field = path.replace(/^\//, "").replace(/\//g, ".") || m.lab_check_json_whole({}, { locale });
  switch (keyword) {
    case "required":
      return m.lab_check_json_required({ field: detail }, { locale });
    case "additionalProperties":
      return m.lab_check_json_additional({ field: detail }, { locale });
    case "enum":
    case "const":
      return m.lab_check_json_enum({ field, values: detail }, { locale });
    case "type":
      return m.lab_check_json_type({ field, type: detail }, { locale });
    case "maxLength":
      return m.lab_check_json_long({ field, limit: detail }, { locale });
    case "minLength":
      return m.lab_check_json_short({ field, limit: detail }, { locale });
    default:
      return m.lab_check_json_schema({ field }, { locale });
  }
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
