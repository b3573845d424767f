import { isPassedOver } from "./attention.ts";
import { compress, measure, withoutDeadline } from "./compress.ts";
import { others } from "./courtesies.ts";
import type { Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import type { Room } from "./lay-out.ts";
import { enveloped, languageOf, layOutPoints, layOutSections, roomFor, withWords } from "./lay-out.ts";
import type { Section, Statement } from "./material.ts";
import { statementsOf } from "./material.ts";
import { phrases } from "./phrases.ts";
import type { Reading, Topic } from "./reading.ts";
import { sectionsOf } from "./summary-sections.ts";
import { isMostlyHan } from "./text.ts";

/** What a summary without a stated count brings: its own number of points. */
const OWN_COUNT = 5;

/** An extractive summary by the reading's limits. What wasn't asked for isn't kept. */
export function summarise(work: Work): string {
  const { reading, random } = work;
  const say = phrases(languageOf(reading));
  const statements = readStatements(work);
  const wanted = reading.focus.some(
    (topic) => topic === "decision" || topic === "owner" || topic === "deadline",
  );
  const courtesy = {
    opening: oneOf(
      reading.audience
        ? [say.summaryOpening(reading.audience)]
        : [say.summaryOpening(null), ...others(languageOf(reading)).summary],
      work,
    ),
    closing: `${say.padding}\n\n${say.closing}`,
  };
  const vague = reading.count === null && reading.length.length === 0;
  if (reading.headings.length > 0 || reading.format === "headings") {
    const say = (one: Statement, room: Room) => point(one, reading, room, random);
    return enveloped(layOutSections(sectionsOf(statements, work, say), reading), reading, courtesy, vague);
  }
  const chosen = choose(statements, work, wanted);
  // Material of marks and numbers alone says nothing.
  if (chosen.length === 0) return say.noMaterial;
  const room = roomFor(reading, chosen.length);
  const points = withWords(
    chosen.map((one) => point(one, reading, room, random)),
    reading,
    room,
  );
  return enveloped(layOutPoints(points, reading), reading, courtesy, vague);
}

/** The statements that the model takes in, in order: of long material without the middle, unless a focus names it. */
function readStatements({ reading, injections }: Pick<Work, "reading" | "injections">): Statement[] {
  // What the material says twice is said once.
  const said = new Set<string>();
  return materialOf({ reading, injections })
    .flatMap(({ text }) => {
      const statements = statementsOf(text, []);
      const omit = omittable(reading.omit, statements);
      return statements.filter((one) => {
        if (isOmitted(one, omit) && reading.headings.length === 0) return false;
        const named =
          (one.section === "decision" && reading.focus.includes("decision")) ||
          reading.mention.some((word) => one.text.includes(word));
        return named || !isPassedOver(one.at, text.length);
      });
    })
    .filter((one) => !said.has(one.text) && said.add(one.text))
    .map((one, order) => ({ ...one, order }));
}

/** In a record told in one go there is no background beside the matter: leaving it out would leave nothing. */
function omittable(omit: Topic[], statements: Statement[]): Topic[] {
  const hasParts = statements.some(
    ({ section }) => section === "decision" || section === "report" || section === "discussion",
  );
  return hasParts ? omit : omit.filter((topic) => topic !== "background");
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

const WEIGHTS: Record<Section, number> = {
  decision: 1.2,
  body: 1.15,
  report: 1.1,
  discussion: 1,
  greeting: 0.7,
  attendance: 0,
  meta: 0,
};

/** Decisions first when they are asked for; else some of everything, as a model does that wasn't told what matters. */
function choose(
  statements: Statement[],
  { reading, temperature, random }: Work,
  decisionsFirst: boolean,
): Statement[] {
  const count = reading.count?.max ?? OWN_COUNT;
  const decisions = statements.filter((one) => one.section === "decision");
  if (decisionsFirst && decisions.length > 0) {
    const rest = statements.filter((one) => one.section !== "decision");
    const fill = reading.count !== null ? rest.slice(0, Math.max(0, count - decisions.length)) : [];
    return [...decisions.slice(0, count), ...fill].sort((a, b) => a.order - b.order);
  }
  const seen = new Map<string, number>();
  const scored = statements.map((one) => {
    const nth = seen.get(one.section) ?? 0;
    seen.set(one.section, nth + 1);
    const named = reading.mention.some((word) => one.text.includes(word)) ? 1_000_000 : 0;
    const chance = temperature > 0 ? random() * Math.min(1, temperature) * 0.6 : 0;
    return {
      one,
      score: WEIGHTS[one.section] - nth * 0.25 + (/\d/.test(one.text) ? 0.1 : 0) + named + chance,
    };
  });
  scored.sort((a, b) => b.score - a.score || a.one.order - b.one.order);
  return scored
    .slice(0, count)
    .map(({ one }) => one)
    .sort((a, b) => a.order - b.order);
}

function point(statement: Statement, reading: Reading, budget: Room, random: () => number): string {
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
  if (!budget) return statement.text.replace(/[。.]{1,20}$/u, "") + suffix;
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
  budget: Room,
  say: ReturnType<typeof phrases>,
): string {
  const { owner, deadline } = statement;
  const prefix = owner ? say.ownerPrefix(owner) : "";
  const due = suffix || (deadline ? say.aside([deadline]) : "");
  const body = say.matterOf(withoutDeadline(statement.text.replace(/[。.]{1,20}$/u, "")), owner);
  if (!budget) return prefix + body + due;
  const max = Math.max(6, budget.max - measure(prefix + due, budget.unit));
  return prefix + compress(body, { unit: budget.unit, max }, []) + due;
}
