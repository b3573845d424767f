import type { ComponentType } from "react";
import type { CaseVerdict, LearnerLab } from "../lab.ts";
import type { Work } from "../work.ts";

/** What a kind's own view of a result is drawn from; visible cases only. */
export type KindViewProps = {
  lab: LearnerLab;
  work: Work;
  cases: CaseVerdict[];
  /** Brings a case's answer into view. */
  onOpen: (caseId: string) => void;
};

/** What a kind adds to the task: the schema that answers are held against. */
export type KindBriefProps = { lab: LearnerLab };

// Eager, because pages are sent in one piece: what loads later the server could not draw. They are small.
const briefs = import.meta.glob<{ default: ComponentType<KindBriefProps> }>("./*/brief.tsx", { eager: true });
const views = import.meta.glob<{ default: ComponentType<KindViewProps> }>("./*/view.tsx", { eager: true });

export function KindBrief(props: KindBriefProps) {
  const Brief = briefs[`./${props.lab.kind}/brief.tsx`]?.default;
  return Brief ? <Brief {...props} /> : null;
}

/** What a kind shows of a result beside the cases: fields of a JSON, whether an attack got through. Nothing for most. */
export function KindView(props: KindViewProps) {
  const View = views[`./${props.lab.kind}/view.tsx`]?.default;
  return View ? <View {...props} /> : null;
}
