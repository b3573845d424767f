import { useRevalidator } from "@remix-run/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { Try } from "../lab-page-data.ts";
import type { NoteProblem, RefusedNote } from "./note.ts";
import { LONGEST_NOTE } from "./note.ts";
import { noteProblemText } from "./try-words.tsx";

/** Where a note's form leads: where one is, and where notes are kept while one stays there. */
export type NotePlace = {
  /** The lab's path, without a language. */
  unit: string;
  /** Where one comes back to without scripts. */
  back: "lab" | "history";
  page: number;
  endpoint: string;
};

type Sent =
  | { kind: "at-rest" | "sending" | "saved" | "removed" | "failed" }
  | { kind: "refused"; text: string };

/**
 * What a learner notes about a try, for themselves. A plain form; scripts send it without leaving the page, and by
 * hand, because whatever becomes of the request, the page and what was typed must stay.
 */
export function NoteForm({
  one,
  place,
  refused,
}: {
  one: Try;
  place: NotePlace;
  refused: RefusedNote | null;
}) {
  const locale = useLocale();
  const { revalidate } = useRevalidator();
  const [sent, setSent] = useState<Sent>({ kind: "at-rest" });
  const id = `note-${one.id}`;

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    const removing = pressed instanceof HTMLButtonElement && pressed.value === "remove-note";
    body.set("intent", removing ? "remove-note" : "note");
    setSent({ kind: "sending" });
    const result = await send(place.endpoint, body);
    setSent(result ?? { kind: removing || body.get("note")?.trim() === "" ? "removed" : "saved" });
    if (result) return;
    const field = form.elements.namedItem("note");
    if (removing && field instanceof HTMLTextAreaElement) field.value = "";
    revalidate();
  }

  const before = sent.kind === "at-rest" ? refused?.errors : undefined;
  const problem = before && Object.values(before)[0];
  const error =
    sent.kind === "refused" ? sent.text : problem ? noteProblemText(problem, refused?.text ?? "") : undefined;
  const query = place.page > 1 ? `?page=${place.page}` : "";
  return (
    <form
      method="post"
      action={localePath(locale, `${place.unit}/history${query}`)}
      className="note-form stack-s"
      onSubmit={onSubmit}
    >
      <input type="hidden" name="try" value={one.id} />
      <input type="hidden" name="back" value={place.back} />
      <TextAreaField
        id={id}
        name="note"
        rows={3}
        label={m.lab_note_label()}
        hint={m.lab_note_hint({ max: LONGEST_NOTE })}
        error={error}
        defaultValue={refused?.text ?? one.note ?? ""}
      />
      <div className="row">
        <button className="btn quiet" type="submit" name="intent" value="note">
          {m.lab_note_save()}
        </button>
        {one.note !== null && (
          <button className="btn quiet" type="submit" name="intent" value="remove-note">
            {m.lab_note_remove()}
          </button>
        )}
        <p className="soft small" role="status">
          {sent.kind === "saved" && m.lab_note_saved()}
          {sent.kind === "removed" && m.lab_note_removed()}
          {sent.kind === "failed" && m.lab_note_failed()}
          {sent.kind === "refused" && sent.text}
        </p>
      </div>
    </form>
  );
}

/** @returns what kept the note from being kept, or null */
async function send(endpoint: string, body: URLSearchParams): Promise<Sent | null> {
  try {
    const response = await fetch(endpoint, { method: "POST", body });
    if (response.ok) return null;
    if (response.status !== 400) return { kind: "failed" };
    const { errors } = (await response.json()) as { errors: Record<string, NoteProblem> };
    const problem = Object.values(errors)[0] ?? "invalid";
    return { kind: "refused", text: noteProblemText(problem, body.get("note") ?? "") };
  } catch {
    return { kind: "failed" };
  }
}
