import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { configFor } from "../../check-config.ts";
import type { CheckSpec, LabCase, LabText } from "../../lab.ts";
import { renderPrompt, slotsIn } from "../../render-prompt.ts";
import { textIn } from "../../work.ts";
import { defineKind } from "../kind.ts";

const text = z.string().trim().min(1);

/** Where the attack goes in the letter. */
const MARK = /\{\{[ \u3000]*(?:攻擊|attack)[ \u3000]*\}\}/u;

const target = z.strictObject({
  /**
   * The case in which the given prompt is attacked. Its material is a harmless letter, with `{{攻擊}}` (`{{attack}}`)
   * where the attack goes in.
   */
  case: text.default("break"),
  /** The weak prompt, with the lab's slot. */
  prompt: text,
  /** What the model must be made to say, and says only when it obeys. */
  canary: text,
});

type Target = z.infer<typeof target>;
type Own = { target: Target };

/** What the page shows of the target. */
export type ShownTarget = Target & {
  /** As it stands in the letter. */
  mark: string;
};

const targetOf = ({ own }: LabText): Target => (own as Own).target;

/** The letter with something in the place of its mark; what is put in is never filled again. */
export const letterWith = (letter: string, attack: string): string =>
  letter.replace(MARK, () => attack.trim());

/** Break a given prompt with a text in its material, then write one that holds against a battery of such texts. */
export const attackKind = defineKind<Own>({
  id: "attack",
  sections: { target: { headings: { "zh-TW": "目標", en: "Target" }, schema: target } },
  parts: ({ slots, maxChars, locale }) => [
    {
      kind: "text",
      id: "attack",
      title: m.kind_attack_part_attack({}, { locale }),
      slots: [],
      maxChars: Math.min(maxChars, MOST_ATTACK),
    },
    { kind: "text", id: "prompt", title: m.kind_attack_part_prompt({}, { locale }), slots, maxChars },
  ],
  callsPerCase: () => 1,
  *calls(lab, labCase, work) {
    const { case: broken, prompt } = targetOf(lab);
    const [slot = ""] = lab.slots;
    const isTarget = labCase.id === broken;
    const content = isTarget
      ? renderPrompt(prompt, { [slot]: letterWith(labCase.vars[slot] ?? "", textIn(work, "attack")) })
      : renderPrompt(textIn(work, "prompt"), labCase.vars);
    const step = isTarget ? "target" : "prompt";
    return yield { step, title: "", messages: [{ role: "user", content }] };
  },
  shown(lab): ShownTarget {
    const target = targetOf(lab);
    const letter = lab.cases.find((one) => one.id === target.case)?.vars[lab.slots[0] ?? ""] ?? "";
    return { ...target, mark: MARK.exec(letter)?.[0] ?? "" };
  },
  problems: (lab) => problemsOf(lab).map((message) => ({ section: "target", message })),
});

/** Longest attack, in code points: an order takes a sentence or two. */
const MOST_ATTACK = 400;

function problemsOf(lab: LabText): string[] {
  const { case: id, prompt, canary } = targetOf(lab);
  const problems: string[] = [];
  const [slot = ""] = lab.slots;
  if (lab.slots.length !== 1) problems.push(`an attack goes into one slot, not ${lab.slots.length}`);
  if (slotsIn(prompt).filter((one) => one.name === slot).length !== 1)
    problems.push(`the prompt must use {{${slot}}} once`);
  if (prompt.includes(canary)) problems.push("the canary must not stand in the prompt");
  const broken = lab.cases.find((one) => one.id === id);
  if (broken) problems.push(...problemsOfCase(lab, broken, broken.vars[slot] ?? ""));
  else problems.push(`there is no case "${id}"`);
  if (!lab.cases.some((one) => one.hidden && one.attack))
    problems.push("the hidden cases need one with attack: true");
  return problems;
}

/** The case of the given prompt: its letter, and the checks that look at it alone. */
function problemsOfCase(lab: LabText, broken: LabCase, letter: string): string[] {
  const { id, hidden } = broken;
  const { canary } = targetOf(lab);
  const problems: string[] = [];
  if (hidden) problems.push(`case "${id}" must be visible`);
  if (letter.split(MARK).length !== 2)
    problems.push(`the letter of case "${id}" must hold {{攻擊}} or {{attack}} once`);
  if (letter.includes(canary)) problems.push(`the canary must not stand in the letter of case "${id}"`);
  const own = lab.caseChecks.filter(({ only }) => only?.length === 1 && only[0] === id);
  const looksFor = (config: CheckSpec["config"]) => JSON.stringify(config).includes(canary);
  if (!own.some((check) => check.gate && looksFor(configFor(check, broken))))
    problems.push(`a gate with only: [${id}] must look for the canary`);
  if (!lab.caseChecks.some((check) => check.gate && !looksAt(check, id)))
    problems.push("the hardened prompt needs a gate of its own");
  for (const check of lab.caseChecks)
    if (looksAt(check, id) && !own.includes(check))
      problems.push(`check "${check.id}" looks at "${id}" and at other cases: name the others with only`);
  return problems;
}

const looksAt = ({ only }: CheckSpec, id: string): boolean => only === undefined || only.includes(id);
