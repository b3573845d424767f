import type { DocumentSection } from "./document-sections.ts";
import { sectionsOf } from "./document-sections.ts";
import type { TextRange } from "./lab.ts";

/** To whom a letter goes: a superior, an equal or unrelated agency, a subordinate. */
export type Direction = "up" | "level" | "down";

/** What is wrong with a letter's structure; `text` is the part that shows it. */
export type LetterFault = {
  rule:
    | "no-subject"
    | "missing"
    | "order"
    | "too-many"
    | "subject-items"
    | "closing"
    | "closing-repeated"
    | "closing-blank"
    | "items"
    | "deadline"
    | "empty";
  text: string;
  range?: TextRange;
};

const CLOSINGS: Record<Direction, readonly string[]> = {
  up: ["請鑒核", "請核示", "請鑒查", "請察照", "請釋示", "請備查"],
  level: ["請查照", "請卓參", "請酌處", "請惠允", "請察照", "請同意", "請惠復", "請查復"],
  down: ["請查照", "請照辦", "請辦理", "請轉行", "請查復"],
};
const ALL_CLOSINGS = [...new Set(Object.values(CLOSINGS).flat())];
const LAST_SECTION = ["辦法", "建議", "擬辦", "請求", "核示事項"];
const MEMO = ["主旨", "說明", "擬辦"];

/** The structure of a 函: sections and their order, the subject's closing term, the numbering of items. */
export function letterFaults(text: string, direction: Direction, deadline: string | null): LetterFault[] {
  const sections = sectionsOf(text, ["主旨", "說明", ...LAST_SECTION]);
  const [subject] = sections;
  if (subject?.name !== "主旨") {
    return [subject ? fault("order", subject) : { rule: "no-subject", text: "主旨" }];
  }
  const faults: LetterFault[] = [];
  const ranks = sections.map(({ name }) => (name === "主旨" ? 0 : name === "說明" ? 1 : 2));
  const back = ranks.findIndex((rank, index) => index > 0 && rank <= (ranks[index - 1] ?? -1));
  const late = sections[back];
  if (late) faults.push(fault(sections.length > 3 ? "too-many" : "order", late));
  faults.push(...subjectFaults(subject, direction, deadline));
  for (const section of sections.slice(1)) {
    const repeated = ALL_CLOSINGS.find((term) => section.body.includes(term));
    if (repeated) faults.push(fault("closing-repeated", section, repeated));
    faults.push(...itemFaults(section));
  }
  return faults;
}

/** The structure of a 簽: three sections in order, each with something in it, items numbered. */
export function memoFaults(text: string): LetterFault[] {
  const sections = sectionsOf(text, MEMO);
  const missing = MEMO.filter((name) => !sections.some((one) => one.name === name));
  if (missing.length > 0) return missing.map((name) => ({ rule: "missing", text: name }));
  const moved = sections.find((section, index) => section.name !== MEMO[index]);
  if (moved) return [fault("order", moved)];
  return sections.flatMap((section) =>
    section.body.trim() === ""
      ? [fault("empty", section)]
      : section.name === "主旨"
        ? []
        : itemFaults(section),
  );
}

function subjectFaults(
  subject: DocumentSection,
  direction: Direction,
  deadline: string | null,
): LetterFault[] {
  const faults: LetterFault[] = [];
  const paragraphs = subject.body.split(/\n/).filter((line) => line.trim() !== "");
  if (paragraphs.length !== 1 || ITEM.test(paragraphs[0] ?? "")) faults.push(fault("subject-items", subject));
  const closing = /([\s\u3000]?)(請[^，。；、\s]{2,4})[。.]?\s*$/u.exec(subject.body);
  const term = CLOSINGS[direction].find((one) => closing?.[2]?.endsWith(one));
  if (!closing || !term) faults.push(fault("closing", subject, CLOSINGS[direction].slice(0, 2).join("、")));
  else if (closing[1]) faults.push(fault("closing-blank", subject, term));
  if (deadline !== null && !subject.body.replace(/\s/g, "").includes(deadline.replace(/\s/g, "")))
    faults.push(fault("deadline", subject, deadline));
  return faults;
}

const ITEM = /^[ \t\u3000]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、．]|[-*•])/u;
const LEVELS = [
  /^[一二三四五六七八九十]+、/u,
  /^[（(][一二三四五六七八九十]+[)）]/u,
  /^\d+[.．、]/u,
  /^[（(]\d+[)）]/u,
];

/** Items begin with 一、 then （一） then 1. then (1); bullets and other beginnings are faults. */
function itemFaults(section: DocumentSection): LetterFault[] {
  const lines = section.body
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const levels = lines.map((line) => LEVELS.findIndex((pattern) => pattern.test(line)));
  const bullet = lines.find((line) => /^[-*•●▪]/u.test(line));
  if (bullet) return [fault("items", section, bullet.slice(0, 12))];
  const numbered = levels.filter((level) => level >= 0);
  if (numbered.length > 0 && numbered[0] !== 0)
    return [fault("items", section, lines[levels.indexOf(numbered[0] ?? 0)]?.slice(0, 12))];
  const jump = numbered.findIndex((level, index) => index > 0 && level > (numbered[index - 1] ?? 0) + 1);
  return jump < 0 ? [] : [fault("items", section)];
}

function fault(rule: LetterFault["rule"], section: DocumentSection, text = section.name): LetterFault {
  return { rule, text, range: { start: section.start, end: section.end } };
}
