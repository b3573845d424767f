import { compress, measure, withoutDeadline } from "./compress.ts";
import type { Injection } from "./injection.ts";
import type { Statement } from "./material.ts";
import { statementsOf } from "./material.ts";
import { phrases } from "./phrases.ts";
import type { Numbering, Reading, Topic } from "./reading.ts";
import { isMostlyHan } from "./text.ts";

/** What a summary without a stated count brings: its own number of points. */
const OWN_COUNT = 5;

/** An extractive summary by the reading's limits. What wasn't asked for isn't kept. */
export function summarise(reading: Reading, injections: Injection[], random: () => number): string {
  const say = phrases(reading.language);
  const statements = statementsOf(reading.source?.text ?? "", injections).filter(
    (one) => !isOmitted(one, reading.omit),
  );
  const wanted = reading.focus.some(
    (topic) => topic === "decision" || topic === "owner" || topic === "deadline",
  );
  const chosen = choose(statements, reading.count?.max ?? OWN_COUNT, wanted, reading.count !== null);
  const budget = budgetOf(reading, chosen.length);
  const points = chosen.map((one) => point(one, reading, budget, random));
  const body = layOut(points, reading);
  const vague = reading.count === null && reading.length.length === 0;
  const opening = reading.bare ? "" : `${say.summaryOpening(reading.audience)}\n\n`;
  const closing = reading.bare || !vague ? "" : `\n\n${say.padding}\n\n${say.closing}`;
  return opening + body + closing;
}

function isOmitted(statement: Statement, omit: Topic[]): boolean {
  const { section } = statement;
  if (section === "meta" || section === "attendance") return true;
  return (
    (section === "greeting" && omit.includes("greeting")) ||
    ((section === "discussion" || section === "report") && omit.includes("discussion")) ||
    (section === "body" && omit.includes("background"))
  );
}

/** Decisions first when they are asked for; else some of everything, as a model does that wasn't told what matters. */
function choose(
  statements: Statement[],
  count: number,
  decisionsFirst: boolean,
  exact: boolean,
): Statement[] {
  const decisions = statements.filter((one) => one.section === "decision");
  if (decisionsFirst && decisions.length > 0) {
    const others = statements.filter((one) => one.section !== "decision");
    const fill = exact ? others.slice(0, Math.max(0, count - decisions.length)) : [];
    return [...decisions.slice(0, count), ...fill].sort((a, b) => a.order - b.order);
  }
  const seen = new Map<string, number>();
  const scored = statements.map((one) => {
    const nth = seen.get(one.section) ?? 0;
    seen.set(one.section, nth + 1);
    const base = {
      decision: 1.2,
      report: 1.1,
      body: 1.15,
      discussion: 1,
      greeting: 0.7,
      attendance: 0,
      meta: 0,
    }[one.section];
    return { one, score: base - nth * 0.25 + (/\d/.test(one.text) ? 0.1 : 0) };
  });
  scored.sort((a, b) => b.score - a.score || a.one.order - b.one.order);
  return scored
    .slice(0, count)
    .map(({ one }) => one)
    .sort((a, b) => a.order - b.order);
}

type Budget = { unit: "char" | "word"; max: number } | null;

function budgetOf(reading: Reading, count: number): Budget {
  const each = reading.length.find((limit) => limit.per === "item");
  const whole = reading.length.find((limit) => limit.per === "whole");
  // Marks and numbers cost room in a limit on the whole text.
  const share = whole
    ? Math.floor((whole.max - (whole.unit === "char" ? count * 3 : count)) / Math.max(1, count))
    : null;
  // The full stop that ends a point counts too.
  if (each) return { unit: each.unit, max: Math.max(1, each.max - (each.unit === "char" ? 1 : 0)) };
  return whole && share !== null ? { unit: whole.unit, max: Math.max(1, share) } : null;
}

function point(statement: Statement, reading: Reading, budget: Budget, random: () => number): string {
  const say = phrases(isMostlyHan(statement.text) ? "zh-TW" : "en");
  const { focus } = reading;
  const isDecision = statement.section === "decision";
  const missing: string[] = [];
  if (isDecision && focus.includes("deadline") && !statement.deadline) {
    if (reading.gap) missing.push(say.missingDeadline(reading.gap));
    else if (reading.gap === null && !reading.grounded) missing.push(say.inventedDeadline(random));
  }
  if (isDecision && focus.includes("owner") && !statement.owner && reading.gap)
    missing.push(say.missingOwner(reading.gap));
  const suffix = missing.length > 0 ? say.aside(missing) : "";
  if (reading.pattern && isDecision) return patterned(statement, suffix, budget, say);
  if (!budget) return statement.text.replace(/[。.]+$/u, "") + suffix;
  const room = budget.max - measure(suffix, budget.unit);
  const text = compress(statement.text, { unit: budget.unit, max: Math.max(1, room) }, focus);
  return completed(text, statement, reading, { unit: budget.unit, max: room }) + suffix;
}

/** A focused owner or deadline that its clause took away comes back in brackets, if it can be made to fit. */
function completed(
  text: string,
  statement: Statement,
  reading: Reading,
  budget: { unit: "char" | "word"; max: number },
): string {
  if (statement.section !== "decision") return text;
  const say = phrases(isMostlyHan(statement.text) ? "zh-TW" : "en");
  const lost: string[] = [];
  const { owner, deadline } = statement;
  if (reading.focus.includes("deadline") && deadline && !text.includes(deadline)) lost.push(deadline);
  const prefix =
    reading.focus.includes("owner") && owner && !text.includes(owner) ? say.ownerPrefix(owner) : "";
  if (lost.length === 0 && prefix === "") return text;
  const suffix = lost.length > 0 ? say.aside(lost) : "";
  const max = budget.max - measure(prefix + suffix, budget.unit);
  if (max < 6) return text;
  const bare = lost.length > 0 ? withoutDeadline(statement.text) : statement.text;
  return prefix + compress(bare, { unit: budget.unit, max }, []) + suffix;
}

function patterned(
  statement: Statement,
  suffix: string,
  budget: Budget,
  say: ReturnType<typeof phrases>,
): string {
  const { owner, deadline } = statement;
  const prefix = owner ? say.ownerPrefix(owner) : "";
  const due = suffix || (deadline ? say.aside([deadline]) : "");
  const body = say.matterOf(withoutDeadline(statement.text.replace(/[。.]+$/u, "")), owner);
  if (!budget) return prefix + body + due;
  const max = Math.max(6, budget.max - measure(prefix + due, budget.unit));
  return prefix + compress(body, { unit: budget.unit, max }, []) + due;
}

function layOut(points: string[], reading: Reading): string {
  const unit = reading.count?.unit ?? null;
  const stop = (text: string) => (isMostlyHan(text) ? `${text}。` : `${text}.`);
  if (unit === "sentence") {
    return points
      .map((text) => stop(text.replace(/[。；]/gu, "，").replace(/\. (?=[A-Z])/g, "; ")))
      .join(points.some((one) => isMostlyHan(one)) ? "" : " ");
  }
  if (unit === "paragraph") return points.map(stop).join("\n\n");
  if (unit === "line") return points.map(stop).join("\n");
  const listed =
    unit === "point" ||
    reading.format === "points" ||
    reading.format === "list" ||
    reading.numbering !== null;
  if (!listed)
    return reading.count === null && reading.length.some((limit) => limit.per === "whole")
      ? points.map(stop).join("")
      : points.map(stop).join("\n\n");
  const numbering = reading.numbering ?? (unit === "point" ? "1." : "-");
  return points.map((text, index) => `${mark(numbering, index)}${stop(text)}`).join("\n");
}

const HAN_DIGITS = "一二三四五六七八九十";

function mark(style: Numbering, index: number): string {
  const han = index < 10 ? (HAN_DIGITS[index] ?? "") : `十${HAN_DIGITS[index - 10] ?? ""}`;
  const marks: Record<Numbering, string> = {
    "1.": `${index + 1}. `,
    "1、": `${index + 1}、`,
    "(1)": `(${index + 1}) `,
    "一、": `${han}、`,
    "(一)": `（${han}）`,
    "①": `${String.fromCodePoint(0x2460 + index)} `,
    "-": "- ",
    "•": "• ",
    "*": "* ",
  };
  return marks[style];
}
