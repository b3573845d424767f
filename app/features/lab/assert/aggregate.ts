/** Weighted means by metric: what was named, its mean, and the weight that stands behind it. */
export type NamedScores = Record<string, { score: number; weight: number }>;

/** One check's part in a verdict; of a set of checks with the metrics of its members. */
export type Part = {
  pass: boolean;
  score: number;
  reason: string;
  weight: number;
  gate: boolean;
  metric?: string | undefined;
  named?: NamedScores;
};

export type Aggregate = { pass: boolean; score: number; reason: string; named: NamedScores };

/**
 * promptfoo's aggregation: the score is the weighted mean; with a numeric threshold only the score counts, without
 * one every check must pass; weight 0 reports without counting. Ours: a gate must pass whatever the threshold says.
 */
export function aggregate(parts: readonly Part[], threshold: number | undefined): Aggregate {
  const score = weightedMean(parts);
  const failedGate = parts.findLast((part) => part.gate && !part.pass);
  const failed = parts.findLast((part) => !part.pass);
  const named = namedScores(parts);
  if (failedGate) return { pass: false, score, reason: `Gate failed: ${failedGate.reason}`, named };
  if (threshold === undefined)
    return { pass: !failed, score, reason: failed?.reason ?? "All assertions passed", named };
  const pass = score >= threshold;
  const reason = `Aggregate score ${score.toFixed(2)} ${pass ? "≥" : "<"} ${threshold} threshold`;
  return { pass, score, reason, named };
}

function namedScores(parts: readonly Part[]): NamedScores {
  const sums = new Map<string, { total: number; weight: number }>();
  const add = (metric: string, score: number, weight: number) => {
    const sum = sums.get(metric) ?? { total: 0, weight: 0 };
    sums.set(metric, { total: sum.total + score * weight, weight: sum.weight + weight });
  };
  for (const part of parts) {
    if (part.metric) add(part.metric, part.score, part.weight);
    for (const [metric, inner] of Object.entries(part.named ?? {})) {
      if (metric !== part.metric) add(metric, inner.score, inner.weight * part.weight);
    }
  }
  return Object.fromEntries(
    [...sums].map(([metric, { total, weight }]) => [
      metric,
      { score: weight > 0 ? total / weight : 0, weight },
    ]),
  );
}

/** Sum of score x weight over sum of weight; 0 when nothing weighs anything. */
export function weightedMean(parts: readonly { score: number; weight: number }[]): number {
  let [total, weights] = [0, 0];
  for (const { score, weight } of parts) {
    total += score * weight;
    weights += weight;
  }
  return weights > 0 ? total / weights : 0;
}
