import { m } from "#app/i18n/messages.js";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import type { PollErrors, PollValues } from "./poll.ts";
import { LONGEST_PROMPT, POLL_KINDS } from "./poll.ts";
import { optionsErrorInWords, POLL_KIND_WORDS } from "./poll-words.ts";

export const NEW_POLL: PollValues = { pollKind: "single", prompt: "", options: "" };

/** Where a trainer writes what to ask. @param inWords what is wrong with a field that isn't about options */
export function PollFields(props: {
  values: PollValues;
  errors: PollErrors;
  inWords: (code: string) => string;
}) {
  const { values, errors, inWords } = props;
  const texts = (field: keyof PollValues, label: string, hint?: string) => {
    const code = errors[field];
    const error = code && (optionsErrorInWords(code) ?? inWords(code));
    return { id: field, name: field, label, hint, defaultValue: values[field], error };
  };
  return (
    <>
      <TextField {...texts("prompt", m.ask_question(), m.ask_question_hint())} maxLength={LONGEST_PROMPT} />
      <SelectField
        {...texts("pollKind", m.ask_answer_kind())}
        options={POLL_KINDS.map((kind) => ({ value: kind, label: POLL_KIND_WORDS[kind]() }))}
      />
      <TextAreaField {...texts("options", m.ask_options(), m.ask_options_hint())} rows={4} />
    </>
  );
}
