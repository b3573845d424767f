/** Characters of material up to which everything is read with the same care. */
export const READ_WELL = 6_000;

/**
 * Long material loses its middle, as it does with real models: beyond `READ_WELL` characters, what begins in the middle
 * third is passed over unless the prompt asks for just that. Shorter pieces, or a focus that names it, are the cure.
 */
export const isPassedOver = (at: number, whole: number): boolean =>
  whole > READ_WELL && at >= whole / 3 && at < (whole * 2) / 3;

/** Long material without its middle third. */
export function withoutMiddle(text: string): string {
  if (text.length <= READ_WELL) return text;
  const [from, to] = [Math.ceil(text.length / 3), Math.floor((text.length * 2) / 3)];
  return `${text.slice(0, from)}\n${text.slice(to)}`;
}
