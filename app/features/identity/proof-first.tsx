import { m } from "#app/i18n/messages.js";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import { proofPath } from "./identity-proof.ts";

/** In the place of a form: why, and the way to prove who one is, and back. */
export function ProofFirst({ target, why }: { target: string; why: string }) {
  return (
    <>
      <p className="soft">{why}</p>
      <Actions>
        <LinkButton kind="quiet" to={proofPath(target)}>
          {m.identity_proof_first()}
        </LinkButton>
      </Actions>
    </>
  );
}
