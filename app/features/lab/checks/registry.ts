import { charCount } from "./char-count.ts";
import type { AnyCheckType } from "./check-type.ts";
import { containsChecks } from "./contains.ts";
import { numbersInSource } from "./numbers-in-source.ts";
import { onlyPoints, pointCount, pointHolds, sentenceCount } from "./points.ts";
import { promptNotExpected, slotOnce } from "./prompt.ts";
import { notRegex, regex } from "./regex.ts";
import { onlyTable, tableCell, tableShape } from "./table.ts";

const all: AnyCheckType[] = [
  ...containsChecks,
  regex,
  notRegex,
  charCount,
  pointCount,
  sentenceCount,
  onlyPoints,
  pointHolds,
  numbersInSource,
  tableShape,
  tableCell,
  onlyTable,
  slotOnce,
  promptNotExpected,
];

/** Every check type that a lab file may name. */
export const checkTypes: ReadonlyMap<string, AnyCheckType> = new Map(all.map((one) => [one.type, one]));
