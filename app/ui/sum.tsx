/** A part of a sum, with the sign that stands before it (none before the first). */
export type SumPart = { label: string; value: number | string; sign?: "＋" | "－" | "＝" };

/** A sum written as a sum, so that anyone can add it up: 298 ＋ 71 ＋ 35 ＝ 404. */
export function Sum({ parts }: { parts: readonly SumPart[] }) {
  return (
    <dl className="sum">
      {parts.map((part) => (
        <div key={part.label} data-op={part.sign}>
          <dt>{part.label}</dt>
          <dd className="num">{part.value}</dd>
        </div>
      ))}
    </dl>
  );
}
