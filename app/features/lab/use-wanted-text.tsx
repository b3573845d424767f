import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * A text that the address asks for: of a try, from another page, or the one that a trainer offers, by the line about the
 * room above this one.
 * @param on.begin it was asked for before this page was open
 * @param on.later it is asked for while somebody works here
 */
export function useWantedText(
  page: { restore: string | null; path: string },
  on: { begin: (text: string) => void; later: (text: string) => void },
): void {
  const { restore: wanted, path } = page;
  const navigate = useNavigate();
  const handlers = useRef(on);
  handlers.current = on;
  const alive = useRef(false);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    const fresh = !alive.current;
    alive.current = true;
    if (wanted === taken.current) return;
    taken.current = wanted;
    if (wanted === null) return;
    if (fresh) handlers.current.begin(wanted);
    // After this drawing of the page: it brings the editor to the front at once.
    else setTimeout(() => handlers.current.later(wanted));
    // Asked for once: a reload shows what is in the editor then.
    navigate(`${path}#p-edit`, { replace: true, preventScrollReset: true });
  }, [wanted, path, navigate]);
}
