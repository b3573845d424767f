import { charCount } from "./char-count.ts";
import type { AnyCheckType } from "./check-type.ts";
import { chosen, chosenCovers, chosenPrecision, chosenRecall } from "./chosen.ts";
import { cites, namesInSource, quotesInSource } from "./grounding.ts";
import { headings } from "./headings.ts";
import { inverseOf } from "./inverse.ts";
import { languageShare, noMainlandTerms, noSimplified, refusal } from "./language.ts";
import { letter } from "./letter.ts";
import { mentionsChecks } from "./mentions.ts";
import { numbersInSource } from "./numbers-in-source.ts";
import { noPersonalData, promptNoPersonalData } from "./personal-data.ts";
import { lineCount, onlyPoints, pointCount, pointHolds, sentenceCount } from "./points.ts";
import { promptNotExpected, slotOnce } from "./prompt.ts";
import { onlyTable, tableCell, tableShape } from "./table.ts";
import { jsonPath, labelIn, similar } from "./values.ts";
import { vocabularyChecks } from "./vocabulary-checks.ts";

/** Ours on outputs, beside promptfoo's: for Chinese, for the form of documents, for grounding. */
const ours: AnyCheckType[] = [
  ...mentionsChecks,
  charCount,
  pointCount,
  sentenceCount,
  lineCount,
  onlyPoints,
  pointHolds,
  numbersInSource,
  namesInSource,
  quotesInSource,
  cites,
  headings,
  letter,
  tableShape,
  tableCell,
  onlyTable,
  jsonPath,
  labelIn,
  similar,
  noPersonalData,
  promptNoPersonalData,
  chosen,
  chosenPrecision,
  chosenRecall,
  chosenCovers,
  noSimplified,
  noMainlandTerms,
  languageShare,
  refusal,
];
const taken = new Set(ours.map((check) => check.type));
const turned = ours.map(inverseOf).filter((check) => !taken.has(check.type));

/** Every check type that a lab file may name. */
export const checkTypes: ReadonlyMap<string, AnyCheckType> = new Map(
  [...vocabularyChecks, ...ours, ...turned, slotOnce, promptNotExpected].map((one) => [one.type, one]),
);
