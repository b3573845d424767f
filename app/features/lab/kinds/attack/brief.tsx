import { m } from "#app/i18n/messages.js";
import type { KindBriefProps } from "../kind-view.tsx";
import type { ShownTarget } from "./kind.ts";

/** The prompt that is to be broken, and what tells that it is. */
export default function AttackBrief({ lab }: KindBriefProps) {
  const { case: id, prompt, canary, mark } = lab.shown as ShownTarget;
  const number = lab.visibleCases.findIndex((one) => one.id === id) + 1;
  return (
    <>
      <h2 className="sub">{m.kind_attack_target()}</h2>
      <p className="small">{m.kind_attack_target_note({ number, mark, canary })}</p>
      <pre className="answer source">{prompt}</pre>
    </>
  );
}
