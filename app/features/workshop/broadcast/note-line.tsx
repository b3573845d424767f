import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Announced } from "../announced.tsx";
import type { Note } from "./broadcast.ts";

const KEY = "workshop-note";

/** What the trainer says to everybody. Put away, it stays away in this tab; the next one is there again. */
export function NoteLine({ note }: { note: Note | null }) {
  const [away, setAway] = useState<string | null>(null);
  useEffect(() => {
    try {
      setAway(sessionStorage.getItem(KEY));
    } catch {
      // A browser that keeps nothing shows it once more after a reload.
    }
  }, []);
  function putAway(id: string): void {
    setAway(id);
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      // As above.
    }
  }
  return (
    <>
      <Announced text={note ? m.showing_note_said({ text: note.text }) : ""} />
      {note && note.id !== away && (
        <Notice tone="signal" icon="info">
          <p className="pre-line">
            <b>{m.showing_note_by()}</b>　<bdi>{note.text}</bdi>
          </p>
          <Button type="button" kind="quiet" className="needs-script" onClick={() => putAway(note.id)}>
            {m.showing_note_away()}
          </Button>
        </Notice>
      )}
    </>
  );
}
