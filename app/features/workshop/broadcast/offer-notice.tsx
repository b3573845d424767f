import { m } from "#app/i18n/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Offer } from "./broadcast.ts";

/** A prompt that the trainer offers, on the page of the room: it is taken along into the lab, or left. */
export function OfferNotice({ offer, to }: { offer: Offer; to: string }) {
  return (
    <Notice>
      <p>{m.showing_offer()}</p>
      <pre className="answer">{offer.text}</pre>
      <LinkButton kind="quiet" icon="copy" to={takeAddress(to, offer)}>
        {m.showing_offer_take()}
      </LinkButton>
      <p className="soft small">{m.showing_offer_undo()}</p>
    </Notice>
  );
}

/** The lab's page with the prompt in its editor. @param lab its path; "" for the page that is open */
export const takeAddress = (lab: string, offer: Offer) => `${lab}?take=${offer.id}#p-edit`;
