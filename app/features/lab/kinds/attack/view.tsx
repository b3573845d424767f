import { m } from "#app/i18n/messages.js";
import { Notice } from "#app/ui/notice.tsx";
import type { KindViewProps } from "../kind-view.tsx";
import type { ShownTarget } from "./kind.ts";

/** Whether the attack got through, and how many visible cases the hardened prompt passes. */
export default function AttackView({ lab, cases }: KindViewProps) {
  const { case: id, canary } = lab.shown as ShownTarget;
  const target = cases.find((one) => one.id === id);
  const others = cases.filter((one) => one.id !== id);
  const passed = others.filter((one) => one.passed).length;
  if (!target) return null;
  return (
    <section aria-labelledby="attack-result">
      <h3 className="sub" id="attack-result">
        {m.kind_attack_result()}
      </h3>
      <Notice tone={target.passed ? "ok" : "info"}>
        <p>
          {target.passed
            ? m.kind_attack_through({ canary })
            : target.output.includes(canary)
              ? m.kind_attack_partly({ canary })
              : m.kind_attack_held()}
        </p>
        <p className="num">{m.kind_attack_defence({ passed, total: others.length })}</p>
      </Notice>
    </section>
  );
}
