import { m } from "#app/i18n/messages.js";
import { LocaleLink } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { proofPath } from "./identity-proof.ts";

/** Says that what was filled in can't be sent yet, and where to prove who one is: elsewhere, so that it stays. */
export function ProofNotice({ target }: { target: string }) {
  return (
    <Notice tone="warn" live>
      <p>{m.identity_proof_late()}</p>
      <p>
        <LocaleLink to={proofPath(target)} target="_blank" reloadDocument>
          {m.identity_proof_first()}
        </LocaleLink>
      </p>
    </Notice>
  );
}
