import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import type { DataRequest, RequestState } from "./data-request.ts";
import { stateOf } from "./data-request.ts";
import { REQUEST_STATE_WORDS } from "./privacy-words.ts";

const LOOKS: Record<RequestState, { tone: ChipTone; icon: IconName }> = {
  open: { tone: "signal", icon: "clock" },
  accepted: { tone: "ok", icon: "check" },
  refused: { tone: "soft", icon: "minus" },
};

export function RequestStateChip({ outcome }: Pick<DataRequest, "outcome">) {
  const state = stateOf({ outcome });
  return <Chip {...LOOKS[state]}>{REQUEST_STATE_WORDS[state]()}</Chip>;
}
