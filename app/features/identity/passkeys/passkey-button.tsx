import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { PasskeyTrouble } from "./ask-passkey.ts";

type Ask = typeof import("./ask-passkey.ts");

const TROUBLES: Record<PasskeyTrouble, () => string> = {
  asked: m.passkey_failed_asked,
  refused: m.passkey_failed_refused,
  known: m.passkey_failed_known,
  proof: m.passkey_failed_proof,
};

/**
 * Asks the device for a passkey. Browsers do that for scripts alone, so without them the button isn't there and a sentence
 * says why.
 * @param ask what is done with the functions that ask; gives the address to go to
 */
export function PasskeyButton(props: {
  label: string;
  kind?: "primary" | "quiet";
  ask: (passkey: Ask) => Promise<string>;
}) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  async function press(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      location.assign(await props.ask(await import("./ask-passkey.ts")));
    } catch (error) {
      setTrouble((error as { trouble?: PasskeyTrouble }).trouble ?? "refused");
      setBusy(false);
    }
  }
  return (
    <>
      {trouble && (
        <Notice tone="warn" live>
          <p>{TROUBLES[trouble]()}</p>
        </Notice>
      )}
      <Actions className="needs-script">
        <Button
          type="button"
          kind={props.kind ?? "quiet"}
          busy={busy}
          busyLabel={m.passkey_busy()}
          onClick={() => void press()}
        >
          {props.label}
        </Button>
      </Actions>
      <p className="no-script soft">{m.passkey_needs_script()}</p>
    </>
  );
}
