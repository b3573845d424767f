import type { ChatMessage } from "../provider.ts";
import { factsInOrder } from "./documents/facts-in-order.ts";
import { takesOut } from "./parse-field-lists.ts";
import { isClassField, parseFields } from "./parse-fields.ts";
import { asksToSort, parseLabels } from "./parse-labels.ts";
import { parseLetter } from "./parse-letter.ts";
import { parseLimits } from "./parse-limits.ts";
import { parseQuestion } from "./parse-question.ts";
import { parseRules } from "./parse-rules.ts";
import { parseSteps } from "./parse-steps.ts";
import { parseTask } from "./parse-task.ts";
import { parseTopics } from "./parse-topics.ts";
import { parseVoice } from "./parse-voice.ts";
import { parseWords } from "./parse-words.ts";
import type { Evidence, Field, Reading } from "./reading.ts";
import { segmentsOf } from "./segments.ts";
import { splice, withoutLongSpace } from "./splice.ts";
import { fold, isMostlyHan } from "./text.ts";

/** The columns of a table that nobody named: the model makes up its own. */
const GENERIC_FIELDS: Record<"zh-TW" | "en", Field[]> = {
  "zh-TW": [
    { name: "項目", kind: "matter", note: "" },
    { name: "人物", kind: "name", note: "" },
    { name: "時間", kind: "date", note: "" },
    { name: "備註", kind: "request", note: "" },
  ],
  en: [
    { name: "Item", kind: "matter", note: "" },
    { name: "Person", kind: "name", note: "" },
    { name: "Time", kind: "date", note: "" },
    { name: "Remarks", kind: "request", note: "" },
  ],
};

const NO_LETTER: ReturnType<typeof parseLetter> = {
  letter: { direction: null, sender: null, recipient: null },
  evidence: [],
};
/** Stands for a piece of material in the instructions: no pattern takes it for a letter, mark or space. */
const BLANK = "\uE002";

/** Of several pieces the names in their tags (垃圾清運要點) are titles, and ask for nothing. */
function withTags(
  { start, end, ...piece }: { start: number; end: number; delimiter?: string | null; name?: string | null },
  text: string,
  ofSeveral: boolean,
) {
  const [open, close] = [`<${piece.name}>`, `</${piece.name}>`];
  const isTagged = ofSeveral && piece.delimiter === "tag" && text.startsWith(close, end);
  return isTagged && text.endsWith(open, start)
    ? { start: start - open.length, end: end + close.length }
    : { start, end };
}

/** The classes of a field that is one, said elsewhere than in the list of fields. */
function classesBeside({ start, end }: { start: number; end: number }, instructions: string) {
  const rest = `${instructions.slice(0, start)}${" ".repeat(end - start)}${instructions.slice(end)}`;
  return parseLabels(rest);
}

/** A field that is called 申請類別, or a class 簽稿, asks for no class and no memo. */
function withoutNames(text: string, { names, start, end }: { names: string[]; start: number; end: number }) {
  const blanked = names.reduce(
    (line, name) => (name.length > 1 ? line.replaceAll(name, BLANK.repeat(name.length)) : line),
    text.slice(start, end),
  );
  return text.slice(0, start) + blanked + text.slice(end);
}

/** Reads a conversation into a typed reading: what is asked, by which rules, on which material. */
export function readPrompt(messages: ChatMessage[]): Reading {
  const prompt = messages
    .filter((message) => message.role !== "assistant")
    .map((message) => message.content)
    .join("\n\n");
  const dense = withoutLongSpace(fold(prompt));
  const { source, sources, examples } = segmentsOf(dense.text);
  const apart = [...sources, ...examples].sort((a, b) => a.start - b.start);
  const spoken = splice(
    dense.text,
    apart.map((piece) => ({ ...withTags(piece, dense.text, sources.length > 1), put: BLANK })),
  );
  const instructions = spoken.text;
  /** The places that were read, in the prompt as it was typed. */
  const typed = <Span extends { start: number; end: number }>(span: Span): Span => ({
    ...span,
    ...dense.restore(spoken.restore(span)),
  });
  /** The word for a gap is written as it was typed, full-width signs and all. */
  const asTyped = (gap: string | null) => {
    const place = gap ? rules.evidence.find(({ part }) => part === "gap") : undefined;
    if (!gap || !place) return gap;
    const { start, end } = typed(place);
    const at = fold(prompt.slice(start, end)).indexOf(gap);
    return at < 0 ? gap : prompt.slice(start + at, start + at + gap.length);
  };
  const limits = parseLimits(instructions);
  const rules = parseRules(instructions);
  const topics = parseTopics(instructions);
  const voice = parseVoice(instructions);
  const words = parseWords(instructions);
  const ordered: Evidence[] = [];
  const steps = parseSteps(instructions, ordered);
  const list = parseFields(instructions);
  const language = isMostlyHan(instructions.replaceAll(BLANK, "").trim() === "" ? dense.text : instructions)
    ? "zh-TW"
    : "en";
  const wanted = topics.focus.includes("decision") && list === null;
  const takes = list !== null && takesOut(instructions.slice(list.start, list.end));
  const beside = takes
    ? withoutNames(instructions, { ...list, names: list.fields.map(({ name }) => name) })
    : instructions;
  const choices = parseLabels(instructions);
  // What was read as classes may be fields, one of which is called 類別 or 判定.
  const areFields =
    takes &&
    choices !== null &&
    !choices.sure &&
    choices.start < list.end &&
    choices.end > list.start &&
    !asksToSort(beside);
  const labels = areFields ? null : choices;
  const orders = labels?.asked ? withoutNames(beside, { ...labels, names: labels.labels }) : beside;
  const open = parseQuestion(instructions);
  // A field may be called "Question"; what stands below it isn't asked.
  const question = open && list && open.start >= list.start && open.end <= list.end + 1 ? null : open;
  const { evidence: asked, ...task } = parseTask(orders, {
    language,
    hasFields: list !== null,
    // 會議決定何時封路？ asks about one decision, and not for all.
    wantsDecisions: wanted && !(question?.asked && /[?？嗎呢]\s*$/.test(question.question)),
    format: rules.format,
    hasCount: limits.count !== null,
    hasSource: source !== null,
    hasLabels: labels !== null,
    sorts: labels?.asked ?? false,
    hasExamples: examples.length > 0,
    question: question === null ? "none" : question.asked ? "asked" : "open",
  });
  const letter =
    task.task === "letter" || task.task === "memo" || task.task === "reply"
      ? parseLetter(instructions)
      : NO_LETTER;
  const outputs = [...new Set(examples.map((example) => example.output))];
  const fields =
    task.task !== "extract"
      ? []
      : (list?.fields ?? (rules.format === "table" ? GENERIC_FIELDS[language] : []));
  const choice =
    task.task === "classify"
      ? labels
      : list && fields.some(isClassField)
        ? classesBeside(list, instructions)
        : null;
  const pieces = sources.map((piece) => {
    const { start, end } = dense.restore(piece);
    return { ...piece, start, end, text: prompt.slice(start, end) };
  });
  const evidence: Evidence[] = [
    ...asked,
    ...letter.evidence,
    ...(choice ? [{ part: "labels", start: choice.start, end: choice.end }] : []),
    ...(question && task.task === "answer"
      ? [{ part: "question", start: question.start, end: question.end }]
      : []),
    ...limits.evidence,
    ...rules.evidence,
    ...topics.evidence,
    ...voice.evidence,
    ...words.evidence,
    ...ordered,
    ...(list && task.task === "extract" ? [{ part: "fields", start: list.start, end: list.end }] : []),
  ];
  // What shall stand in a document is often told in the order itself.
  const told = source === null ? factsInOrder(instructions, { task: task.task, evidence }) : null;
  if (told) pieces.push({ ...told, ...typed(told) });
  return {
    language,
    outputLanguage: voice.outputLanguage,
    ...task,
    role: voice.role,
    tone: voice.tone,
    source: (source ? pieces[sources.indexOf(source)] : pieces[0]) ?? null,
    sources: pieces,
    headings: rules.headings,
    labels: choice?.labels ?? (task.task === "classify" ? outputs : []),
    examples: examples.map((example) => ({ ...example, ...dense.restore(example) })),
    steps,
    question: task.task === "answer" ? (question?.question ?? null) : null,
    cite: words.cite,
    letter: letter.letter,
    avoid: words.avoid.filter((word) => word !== rules.gap),
    mention: words.mention.filter((word) => word !== rules.gap),
    count: limits.count,
    length: limits.length,
    fields,
    focus: topics.focus,
    omit: topics.omit,
    audience: voice.audience,
    gap: asTyped(rules.gap),
    grounded: rules.grounded,
    bare: rules.bare,
    dateStyle: rules.dateStyle,
    amountStyle: rules.amountStyle,
    defended: rules.defended,
    format: rules.format,
    numbering: rules.numbering,
    pattern: rules.pattern,
    evidence: evidence.map(typed).sort((a, b) => a.start - b.start),
  };
}
