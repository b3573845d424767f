/** A measured figure: what several runs gave. */
export type Figure = { name: string; unit: string; min: number; median: number; max: number };

/** Middle of the values, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Value below which a share of the values lies, interpolated between neighbours. @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error("nothing was measured");
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return low + (high - low) * (place - Math.floor(place));
}

/** Collects figures under their names, in the order in which they first appear. */
export class Figures {
  readonly #values = new Map<string, { unit: string; values: number[] }>();

  add(name: string, unit: string, ...values: number[]): void {
    const kept = this.#values.get(name);
    if (kept) kept.values.push(...values);
    else this.#values.set(name, { unit, values });
  }

  /** Median of what was added under a name. @throws when there is nothing */
  median(name: string): number {
    return median(this.#values.get(name)?.values ?? []);
  }

  all(): Figure[] {
    return [...this.#values].map(([name, { unit, values }]) => ({
      name,
      unit,
      min: round(Math.min(...values)),
      median: round(median(values)),
      max: round(Math.max(...values)),
    }));
  }
}

/** Three significant digits, and no fewer than the whole part has. */
function round(value: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return Number(value.toFixed(Math.min(digits, 4)));
}

/** The figures as a Markdown table. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, unit, min, median: middle, max }) => `| ${name} | ${unit} | ${min} | ${middle} | ${max} |`,
  );
  return ["| what | unit | min | median | max |", "|---|---|---:|---:|---:|", ...rows].join("\n");
}
