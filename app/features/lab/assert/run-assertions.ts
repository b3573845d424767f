import type { Aggregate, Part } from "./aggregate.ts";
import { aggregate } from "./aggregate.ts";
import type { AssertionOutcome } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import type { Variables } from "./template.ts";
import { fillTemplate, fillValue } from "./template.ts";
import { vocabulary } from "./vocabulary.ts";

/** An assertion as its author wrote it. */
export type RawAssertion = Readonly<Record<string, unknown>>;

/**
 * Types beyond promptfoo's: makes of an assertion (variables filled in) what judges outputs; null for a type that
 * isn't known. Throws an `AuthorError` for settings that can judge nothing.
 */
export type OtherTypes = (
  type: string,
  assertion: RawAssertion,
  variables: Variables,
) => ((output: string) => AssertionOutcome) | null;

export type AssertionReport = {
  type: string;
  pass: boolean;
  score: number;
  reason: string;
  /** It has no share in the item's verdict, whatever weight or gate stands beside it. */
  advisory?: true;
};
export type ItemReport = {
  pass: boolean;
  score: number;
  reason: string;
  results: AssertionReport[];
  namedScores?: Record<string, number>;
};

const AUTHOR_ERROR = "Author error: ";

/**
 * Judges one item in promptfoo's form, {output, assert, vars, threshold}. Never throws: an error in the checks
 * themselves fails the item with a reason that begins with "Author error", and the other checks are reported.
 */
export function runItem(item: unknown, others: OtherTypes): ItemReport {
  try {
    return judged(item, others);
  } catch (error) {
    // Whatever goes wrong with one item, the others are judged.
    return failed(error instanceof Error ? error.message : String(error), []);
  }
}

const failed = (message: string, results: AssertionReport[]): ItemReport => ({
  pass: false,
  score: 0,
  reason: `${AUTHOR_ERROR}${message}`,
  results,
});

function judged(item: unknown, others: OtherTypes): ItemReport {
  if (!isRecord(item)) throw new AuthorError("an item must be an object with output and assert");
  const output = textOf(item.output);
  const threshold = numberOrNothing(item.threshold, "threshold");
  if (item.vars !== undefined && item.vars !== null && !isRecord(item.vars))
    throw new AuthorError("vars must be an object");
  const variables = isRecord(item.vars) ? item.vars : {};
  if (!Array.isArray(item.assert) || item.assert.length === 0)
    throw new AuthorError("there are no checks: assert must be a list with at least one");
  const entries = item.assert.map((assertion: unknown, index) =>
    entryOf(assertion, `assert[${index}]`, output, variables, others),
  );
  const results = entries.flatMap((entry) => entry.reports);
  const errors = entries.flatMap((entry) => entry.errors);
  // Sets come after the single checks, as in promptfoo: the last failure gives the reason.
  const parts = [
    ...entries.filter((entry) => !entry.isSet),
    ...entries.filter((entry) => entry.isSet),
  ].flatMap((entry) => entry.part ?? []);
  if (errors.length === 0 && parts.length === 0) errors.push("there are no checks that decide");
  if (errors.length === 0 && parts.every((part) => part.weight === 0)) errors.push("the weights sum to 0");
  if (errors.length > 0) return failed(errors.join("; "), results);
  const { named, ...verdict } = aggregate(parts, threshold);
  if (Object.keys(named).length === 0) return { ...verdict, results };
  const namedScores = Object.fromEntries(Object.entries(named).map(([metric, { score }]) => [metric, score]));
  return { ...verdict, results, namedScores };
}

/** `part` is null for what has no share in the verdict. */
type Entry = { part: Part | null; reports: AssertionReport[]; errors: string[]; isSet: boolean };

/** A model's opinion isn't asked here and never decides: an item comes out as it would without it. */
const ADVISORY = new Set(["llm-rubric", "not-llm-rubric"]);
const NOT_ASKED = "Advisory: a model's opinion never decides, and none was asked";

/** One member of the list: a check, or a set of checks that counts as one. */
function entryOf(
  assertion: unknown,
  place: string,
  output: string,
  variables: Variables,
  others: OtherTypes,
): Entry {
  if (!isRecord(assertion) || assertion.type !== "assert-set") {
    const { part, report, error } = single(assertion, place, output, variables, others);
    return { part, reports: [report], errors: error === null ? [] : [error], isSet: false };
  }
  const members: unknown[] = Array.isArray(assertion.assert) ? assertion.assert : [];
  const inner = members.map((member, index) =>
    single(member, `${place}.assert[${index}]`, output, variables, others),
  );
  const errors = inner.flatMap(({ error }) => error ?? []);
  if (members.length === 0) errors.push(`${place} (assert-set): there are no checks in it`);
  const settings = guarded(place, "assert-set", () => settingsOf(assertion, variables));
  if ("error" in settings) errors.push(settings.error);
  const { threshold, ...rest } = "error" in settings ? { ...PLAIN, threshold: undefined } : settings.value;
  const parts = inner.flatMap(({ part }) => part ?? []);
  const reports = inner.map((one) => one.report);
  // Nothing but opinions is one itself.
  if (members.length > 0 && parts.length === 0)
    return { part: null, reports: [advice("assert-set"), ...reports], errors, isSet: true };
  const total: Aggregate = aggregate(parts, threshold);
  const weights = parts.every((part) => part.weight === 0);
  if (members.length > 0 && weights) errors.push(`${place} (assert-set): the weights sum to 0`);
  const { pass, score, reason, named } = total;
  const report = { type: "assert-set", pass, score, reason };
  return {
    // A set of weight 0 still has to pass when there is no threshold, as in promptfoo.
    part: { pass, score, reason, named, ...rest },
    reports: [report, ...reports],
    errors,
    isSet: true,
  };
}

const advice = (type: string): AssertionReport => ({
  type,
  pass: true,
  score: 0,
  reason: NOT_ASKED,
  advisory: true,
});

const PLAIN = { weight: 1, gate: false, metric: undefined };

function single(
  assertion: unknown,
  place: string,
  output: string,
  variables: Variables,
  others: OtherTypes,
): { part: Part | null; report: AssertionReport; error: string | null } {
  const type = isRecord(assertion) && typeof assertion.type === "string" ? assertion.type : "";
  if (ADVISORY.has(type)) return { part: null, report: advice(type), error: null };
  const done = guarded(place, type, () => {
    if (!isRecord(assertion) || type === "") throw new AuthorError("a check must be an object with a type");
    const settings = settingsOf(assertion, variables);
    const outcome = prepared(type, assertion, settings.threshold, variables, others)(output);
    // Weight 0 reports its score and holds nothing up.
    const pass = outcome.pass || (settings.weight === 0 && !settings.gate);
    return { ...settings, pass, score: outcome.score, reason: outcome.reason };
  });
  if ("error" in done) {
    const report = { type, pass: false, score: 0, reason: `${AUTHOR_ERROR}${done.error}` };
    return { part: { ...PLAIN, ...report }, report, error: done.error };
  }
  const { pass, score, reason, weight, gate, metric } = done.value;
  return {
    part: { pass, score, reason, weight, gate, metric },
    report: { type, pass, score, reason },
    error: null,
  };
}

function guarded<T>(place: string, type: string, work: () => T): { value: T } | { error: string } {
  try {
    return { value: work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { error: `${place}${type ? ` (${type})` : ""}: ${message}` };
  }
}

function prepared(
  type: string,
  assertion: RawAssertion,
  threshold: number | undefined,
  variables: Variables,
  others: OtherTypes,
): (output: string) => AssertionOutcome {
  if (assertion.transform !== undefined)
    throw new AuthorError("transform isn't supported: it would run code");
  const value = fillValue(assertion.value, variables);
  if (typeof value === "string" && value.startsWith("file://"))
    throw new AuthorError("values from files aren't supported");
  const inverse = type.startsWith("not-");
  const known = vocabulary.get(inverse ? type.slice(4) : type);
  if (known) return known.prepare({ value, threshold }, inverse);
  const other = others(type, { ...assertion, value }, variables);
  if (!other) throw new AuthorError(`there is no check type "${type}"`);
  return other;
}

function settingsOf(assertion: RawAssertion, variables: Variables) {
  const weight = numberOrNothing(assertion.weight, "weight") ?? 1;
  if (weight < 0) throw new AuthorError("the weight is negative");
  const { metric, gate } = assertion;
  if (metric !== undefined && metric !== null && typeof metric !== "string")
    throw new AuthorError("metric must be a text");
  if (gate !== undefined && typeof gate !== "boolean") throw new AuthorError("gate must be true or false");
  return {
    weight,
    gate: gate === true,
    metric: metric ? fillTemplate(metric, variables) : undefined,
    threshold: numberOrNothing(assertion.threshold, "threshold"),
  };
}

/** A number; nothing when it isn't given. A text would be passed over in silence elsewhere: here it is an error. */
function numberOrNothing(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || Number.isNaN(value)) throw new AuthorError(`${name} must be a number`);
  return value;
}

function textOf(output: unknown): string {
  if (typeof output === "string") return output;
  if (output === undefined) throw new AuthorError("there is no output");
  return JSON.stringify(output);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
