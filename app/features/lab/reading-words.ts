import type { ReadPart, ReadValue } from "#app/features/sandbox/practice/reading-lines.ts";
import { m } from "#app/i18n/messages.js";

const PARTS: Record<ReadPart, () => string> = {
  task: m.reading_part_task,
  role: m.reading_part_role,
  audience: m.reading_part_audience,
  tone: m.reading_part_tone,
  outputLanguage: m.reading_part_language,
  question: m.reading_part_question,
  labels: m.reading_part_labels,
  examples: m.reading_part_examples,
  fields: m.reading_part_fields,
  steps: m.reading_part_steps,
  focus: m.reading_part_focus,
  omit: m.reading_part_omit,
  count: m.reading_part_count,
  length: m.reading_part_length,
  format: m.reading_part_format,
  headings: m.reading_part_headings,
  numbering: m.reading_part_numbering,
  pattern: m.reading_part_pattern,
  dateStyle: m.reading_part_dates,
  amountStyle: m.reading_part_amounts,
  mention: m.reading_part_mention,
  avoid: m.reading_part_avoid,
  gap: m.reading_part_gap,
  grounded: m.reading_part_grounded,
  cite: m.reading_part_cite,
  bare: m.reading_part_bare,
  defended: m.reading_part_defended,
  source: m.reading_part_source,
};

/** The model's own terms, as they are called on screen; numbering signs and the like stand for themselves. */
const TERMS: Record<string, () => string> = {
  summary: m.reading_task_summary,
  extract: m.reading_task_extract,
  classify: m.reading_task_classify,
  rewrite: m.reading_task_rewrite,
  letter: m.reading_task_letter,
  memo: m.reading_task_memo,
  press: m.reading_task_press,
  minutes: m.reading_task_minutes,
  reply: m.reading_task_reply,
  answer: m.reading_task_answer,
  compare: m.reading_task_compare,
  translate: m.reading_task_translate,
  none: m.reading_task_none,
  formal: m.reading_tone_formal,
  plain: m.reading_tone_plain,
  warm: m.reading_tone_warm,
  neutral: m.reading_tone_neutral,
  firm: m.reading_tone_firm,
  "zh-TW": m.reading_language_zh,
  en: m.reading_language_en,
  points: m.reading_format_points,
  sentences: m.reading_format_sentences,
  prose: m.reading_format_prose,
  table: m.reading_format_table,
  list: m.reading_format_list,
  json: m.reading_format_json,
  headings: m.reading_format_headings,
  decision: m.reading_topic_decision,
  owner: m.reading_topic_owner,
  deadline: m.reading_topic_deadline,
  matter: m.reading_topic_matter,
  amount: m.reading_topic_amount,
  place: m.reading_topic_place,
  attendance: m.reading_topic_attendance,
  greeting: m.reading_topic_greeting,
  discussion: m.reading_topic_discussion,
  background: m.reading_topic_background,
  names: m.reading_topic_names,
  phones: m.reading_topic_phones,
  minguo: m.reading_dates_minguo,
  iso: m.reading_dates_iso,
  digits: m.reading_amounts_digits,
  tag: m.reading_source_tag,
  fence: m.reading_source_fence,
  quotes: m.reading_source_quotes,
  rule: m.reading_source_rule,
  marker: m.reading_source_marker,
  undelimited: m.reading_source_undelimited,
  missing: m.reading_source_missing,
};

const UNITS: Record<string, () => string> = {
  point: m.reading_unit_point,
  sentence: m.reading_unit_sentence,
  line: m.reading_unit_line,
  paragraph: m.reading_unit_paragraph,
  char: m.reading_unit_char,
  word: m.reading_unit_word,
};

export const readPartName = (part: ReadPart): string => PARTS[part]();

/** Of material that is there, what is missing is that it be set apart. */
export const unstatedPartName = (part: ReadPart): string =>
  part === "source" ? m.reading_unstated_source() : readPartName(part);

/** What was read, in words. */
export function readValueText(value: ReadValue): string {
  switch (value.kind) {
    case "words":
      return value.words.map((words) => m.reading_quote({ words })).join(m.reading_separator());
    case "terms":
      return value.terms.map((term) => TERMS[term]?.() ?? term).join(m.reading_separator());
    case "number":
      return m.reading_number({ number: value.number });
    case "so":
      return m.reading_so();
    case "bounds": {
      const unit = UNITS[value.unit]?.() ?? value.unit;
      const bounds = boundsText(value.min, value.max, unit);
      if (value.per === null) return bounds;
      return value.per === "item" ? m.reading_each({ bounds }) : m.reading_whole({ bounds });
    }
  }
}

/** A minimum of 1 only says that there is something. */
function boundsText(min: number, max: number, unit: string): string {
  if (min === max) return m.reading_exactly({ count: max, unit });
  return min <= 1 ? m.reading_at_most({ count: max, unit }) : m.reading_between({ min, max, unit });
}
