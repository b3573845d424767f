import type { ChatMessage, ModelSettings } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Lab, LabCase } from "./lab.ts";

/** A slot in a prompt: {{會議紀錄}}, {{ record }}. Names are letters of any script, digits, _ and -. */
const SLOT = /\{\{[ \u3000]*([\p{L}\p{N}_-]{1,40})[ \u3000]*\}\}/gu;

/** Fills the slots that `vars` knows; others stay as they were typed. Filled text is never filled again. */
export function renderPrompt(prompt: string, vars: Record<string, string>): string {
  return prompt.replace(SLOT, (whole, name: string) =>
    Object.hasOwn(vars, name) ? (vars[name] ?? whole) : whole,
  );
}

/** Every slot in the prompt, in order, with its place in UTF-16 units. */
export function slotsIn(prompt: string): { name: string; start: number; end: number }[] {
  return [...prompt.matchAll(SLOT)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** What the model gets for one case. */
export function messagesFor(labCase: LabCase, prompt: string): ChatMessage[] {
  return [{ role: "user", content: renderPrompt(prompt, labCase.vars) }];
}

/** The lab's settings as the model takes them; stored with an attempt. */
export function settingsFor(lab: Lab, locale: Locale): ModelSettings {
  return {
    temperature: lab.model.temperature,
    seed: lab.model.seed,
    maxTokens: lab.model.maxTokens,
    locale,
  };
}

export type PromptProblem = { kind: "empty" } | { kind: "too-long"; length: number; max: number };

/** What keeps a prompt from being run at all. Length counts code points, before slots are filled. */
export function promptProblem(lab: Lab, prompt: string): PromptProblem | null {
  if (prompt.trim() === "") return { kind: "empty" };
  const length = [...prompt].length;
  return length > lab.maxChars ? { kind: "too-long", length, max: lab.maxChars } : null;
}
