import { attackKind } from "./attack/kind.ts";
import { chainKind } from "./chain/kind.ts";
import { compareKind } from "./compare/kind.ts";
import { fewShotKind } from "./few-shot/kind.ts";
import { groundedKind } from "./grounded/kind.ts";
import type { LabKind } from "./kind.ts";
import { promptKind } from "./prompt/kind.ts";
import { reviewKind } from "./review/kind.ts";
import { structuredKind } from "./structured/kind.ts";

/** Every kind of lab. A new one is a folder beside the others and a line here. */
const KINDS: readonly LabKind[] = [
  promptKind,
  structuredKind,
  fewShotKind,
  compareKind,
  attackKind,
  chainKind,
  groundedKind,
  reviewKind,
];

export const labKinds: ReadonlyMap<string, LabKind> = new Map(KINDS.map((kind) => [kind.id, kind]));

/** The kind that a lab's file names. @throws where there is none: files are checked before they are published */
export function kindOf(lab: { kind: string }): LabKind {
  const kind = labKinds.get(lab.kind);
  if (!kind) throw new Error(`there is no kind of lab "${lab.kind}"`);
  return kind;
}
