import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import type { RegistrationState } from "./registration.ts";
import { stateInWords } from "./registration-words.ts";

const LOOKS: Record<RegistrationState, { tone: ChipTone; icon: IconName }> = {
  placed: { tone: "ok", icon: "check" },
  waiting: { tone: "signal", icon: "clock" },
  withdrawn: { tone: "soft", icon: "minus" },
  removed: { tone: "soft", icon: "cross" },
};

/** How it stands for somebody on the list. @param props.waits their place among those who wait */
export function StandingChip({ state, waits }: { state: RegistrationState; waits: number | null }) {
  return <Chip {...LOOKS[state]}>{stateInWords(state, waits)}</Chip>;
}
