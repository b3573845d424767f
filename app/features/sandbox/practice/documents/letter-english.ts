import { compress } from "../compress.ts";
import type { Work } from "../engine.ts";
import { partsOf } from "../material.ts";
import { countWords } from "../text.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Section } from "./draft.ts";
import { counted, itemsOf } from "./draft.ts";
import type { Gaps } from "./gaps.ts";
import { letterFacts } from "./letter-facts.ts";
import type { Notes } from "./notes.ts";
import { contactIn, factOf, factsOf } from "./notes.ts";
import { phrase, sentence } from "./style.ts";

const EXPECTATION = {
  up: "for your approval",
  level: "for your information",
  down: "for your information and action",
  citizen: "for your information",
};
const SUBJECT_ROOM = 40;

/** The English form of an official letter: Subject, Explanation, Action requested. */
export function englishLetter({ reading }: Work, notes: Notes, gaps: Gaps): Draft {
  const facts = letterFacts(notes);
  const recipient = reading.letter.recipient ?? facts.recipient ?? gaps.fill("recipient");
  const aim = phrase(facts.aim ?? gaps.fill("subject") ?? "");
  const deadline = facts.deadline && !aim.includes(phrase(facts.deadline)) ? phrase(facts.deadline) : null;
  const due = deadline
    ? ` (${/^(?:by|before|within|no later|until|on)\b/i.test(deadline) ? lower(deadline) : `by ${deadline}`})`
    : "";
  const expectation = EXPECTATION[reading.letter.direction ?? "level"];
  const subject = (room: number) => {
    const max = Math.max(5, room - countWords(`${due} ${expectation}`));
    const core = countWords(aim) <= max ? aim : compress(aim, { unit: "word", max }, ["deadline"]);
    return `${upper(core)}${due}, ${expectation}.`;
  };
  const text = subject(SUBJECT_ROOM);
  const given = facts.background.filter((one) => !text.includes(phrase(one)));
  const whole = aim !== "" && !text.includes(upper(aim)) ? [aim] : [];
  const explanation = [
    ...facts.basis,
    ...(facts.basis.length === 0 ? gaps.inventions("basis") : []),
    ...whole,
    ...given,
    ...(given.length === 0 ? gaps.inventions("background") : []),
  ];
  const requests = facts.requests.map((one) =>
    /\b(?:please|asked|requested|invited|should|request)\b/i.test(one) || partsOf(one).owner
      ? one
      : `Please ${lower(one)}`,
  );
  const sections: Section[] = [
    {
      name: "Subject",
      aliases: /^(?:subject|re|matter)\b/i,
      text,
      spare: 0,
      shorten: ({ unit, max }) => subject(unit === "word" ? max : Math.floor(max / 6)),
    },
    {
      name: "Explanation",
      aliases: /^(?:explanation|background|details|facts)\b/i,
      items: itemsOf(counted(explanation.map(sentence), reading, 8)),
      spare: 2,
    },
    {
      name: "Action requested",
      aliases: /^(?:actions?|requests?|what we ask)/i,
      items: itemsOf(requests.slice(0, 10).map(sentence)),
      spare: 1,
    },
  ];
  const line = (label: string, value: string | null) => (value ? [`${label}: ${value}`] : []);
  return {
    title: reading.letter.sender ?? facts.sender ?? gaps.fill("sender") ?? "(name of the agency)",
    head: [
      `To: ${recipient ?? ""}`.trim(),
      `Date: ${factOf(notes, "letterDate") ?? gaps.fill("date") ?? ""}`.trim(),
      `Reference: ${factOf(notes, "number") ?? gaps.fill("number") ?? ""}`.trim(),
      ...line("Enclosure", facts.attachments.map(phrase).join("; ") || null),
    ],
    sections: arranged(sections, reading, notes, gaps),
    tail: [
      ...line("Contact", contactIn(notes).officer),
      ...line("Telephone", reading.omit.includes("phones") ? null : contactIn(notes).phone),
      ...line("Copy to", factsOf(notes, "copy").join("; ") || null),
      ...factsOf(notes, "signatory").slice(0, 1),
    ],
  };
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
