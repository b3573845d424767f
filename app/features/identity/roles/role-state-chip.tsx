import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import type { GrantState } from "./role-grant.ts";
import { STATE_NAMES } from "./role-words.ts";

const LOOKS: Record<GrantState, { tone: ChipTone; icon: IconName }> = {
  current: { tone: "ok", icon: "check" },
  waiting: { tone: "signal", icon: "clock" },
  upcoming: { tone: "now", icon: "none" },
  ended: { tone: "soft", icon: "minus" },
};

export function RoleStateChip({ state }: { state: GrantState }) {
  return <Chip {...LOOKS[state]}>{STATE_NAMES[state]()}</Chip>;
}
