import { useCallback, useRef } from "react";
import type { KnownValues } from "#app/features/sandbox/guard/finding.ts";
import { useLocale } from "#app/ui/locale.tsx";
import type { LearnerLab } from "./lab.ts";
import type { Advice } from "./lint/advice.ts";
import type { TextPart } from "./work.ts";

/** Looks a text over. Its words and patterns come with the first text, not with the page. */
export type Adviser = (text: string) => Promise<Advice[]>;

/** The adviser of one of a lab's texts: the same function as long as the lab's page is open. */
export function useAdviser(
  lab: Pick<LearnerLab, "id" | "visibleCases"> & { part: TextPart; ownTexts: string[] },
): Adviser {
  const latest = useRef({ lab, locale: useLocale() });
  latest.current = { lab, locale: useLocale() };
  const known = useRef<{ id: string; values: KnownValues } | null>(null);
  return useCallback(async (text) => {
    const { adviceOn, knownIn } = await import("./lint/advice.ts");
    const { lab, locale } = latest.current;
    if (known.current?.id !== lab.id) {
      const texts = lab.visibleCases.flatMap(({ vars }) => Object.values(vars));
      known.current = { id: lab.id, values: knownIn([...texts, ...lab.ownTexts]) };
    }
    const { slots, instructionSlots } = lab.part;
    return adviceOn(text, { slots, instructionSlots, locale, known: known.current.values });
  }, []);
}
