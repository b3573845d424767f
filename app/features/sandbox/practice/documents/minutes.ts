import type { Engine, Work } from "../engine.ts";
import type { Reading } from "../reading.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Section } from "./draft.ts";
import { counted, itemsOf, written } from "./draft.ts";
import { enveloped, needsMaterial } from "./envelope.ts";
import type { Gaps } from "./gaps.ts";
import { gapsOf } from "./gaps.ts";
import { notesFrom } from "./material-notes.ts";
import type { Decision, MeetingFacts } from "./meeting-facts.ts";
import { decisionOf, meetingFacts } from "./meeting-facts.ts";
import type { MinutesWords } from "./minutes-words.ts";
import { MINUTES_EN, MINUTES_ZH } from "./minutes-words.ts";
import type { Notes } from "./notes.ts";
import { languageOf, phrase, sayer, sentence } from "./style.ts";

const NAME = { zh: "會議紀錄", en: "minutes" };
const BLANK = "　";

/** Formal minutes from rough notes: who met, what was reported and said, who does what by when. */
export const minutes: Engine = (work) => {
  const { reading, temperature, random } = work;
  const language = languageOf(reading);
  const gaps = gapsOf(reading, language, random);
  const notes = notesFrom(work);
  if (notes.text.trim() === "" && !gaps.invents) return needsMaterial(language, NAME);
  const words = language === "en" ? MINUTES_EN : MINUTES_ZH;
  const text = written(draftOf(work, notes, gaps, words), reading, language);
  return enveloped(text, reading, NAME, sayer(reading, temperature, random), language);
};

function draftOf({ reading }: Work, notes: Notes, gaps: Gaps, words: MinutesWords): Draft {
  const facts = withInventions(meetingFacts(notes), notes, gaps);
  const { omit } = reading;
  const formal = (text: string) => sentence(reading.tone === "plain" ? text : words.formal(text));
  const decisions = counted(facts.decisions, reading, 20);
  const table = reading.format === "table";
  const sections: Section[] = [
    meta(words.time, /時間|日期|^(?:date|time|when)/i, facts.time, gaps.fill("time")),
    meta(words.place, /地點|場地|^(?:place|venue|location)/i, facts.place, gaps.fill("place")),
    meta(words.chair, /主席|主持|^chair/i, facts.chair, gaps.fill("name")),
    meta(words.recorder, /紀錄人?|記錄|minutes by|recorder/i, facts.recorder, gaps.fill("name")),
    ...(omit.includes("attendance")
      ? []
      : [meta(words.attendance, /出席|與會|出列席|present|attend/i, facts.attendance, gaps.fill("any"))]),
    ...(facts.absent && !omit.includes("attendance")
      ? [meta(words.absent, /請假|缺席|apologies|absent/i, facts.absent, null)]
      : []),
    listed(
      words.opening,
      /致詞|opening|remarks/i,
      omit.includes("greeting") ? [] : facts.opening.map(formal),
      5,
    ),
    listed(
      words.reports,
      /報告|reports?|progress/i,
      omit.includes("background") ? [] : counted(facts.reports, { ...reading, count: null }, 8).map(formal),
      3,
    ),
    listed(
      words.discussion,
      /討論|意見|發言|discussion/i,
      omit.includes("discussion")
        ? []
        : counted(facts.discussion, { ...reading, count: null }, 10).map(formal),
      4,
    ),
    table
      ? {
          name: words.decisions,
          aliases: DECISIONS,
          text: `\n${tableOf(decisions, reading, gaps, words)}`,
          spare: 0,
        }
      : {
          name: words.decisions,
          aliases: DECISIONS,
          items: decisions.map((one) => ({
            text: decisionText(one, reading, gaps, words, formal),
            stays: true,
          })),
          spare: 1,
        },
    listed(
      words.followUp,
      /追蹤|待辦|列管|後續|action|follow/i,
      reading.headings.length > 0 ? tracked(decisions, gaps, words) : [],
      2,
    ),
    ...(facts.motion ? [meta(words.motion, /臨時動議|other business/i, facts.motion, null)] : []),
    meta(
      words.adjourned,
      /散會|結束|adjourn|closed/i,
      facts.adjourned,
      gaps.invents ? null : gaps.fill("time"),
    ),
  ];
  const name = facts.name ?? (gaps.invents ? gaps.fill("meeting") : null);
  return {
    title: words.title(name ?? ""),
    head: [],
    sections: arranged(sections, reading, notes, gaps)
      .filter((one) => one.text || one.items?.length)
      .map((section) => section),
    tail: [],
  };
}

const DECISIONS = /決議|決定|結論|裁示|decisions?|resolutions?|agreed/i;

function meta(name: string, aliases: RegExp, value: string | null, filler: string | null): Section {
  const text = value ?? filler;
  return { name, aliases, text: text ? phrase(text) || BLANK : name === "" ? "" : BLANK, spare: 0 };
}

const listed = (name: string, aliases: RegExp, texts: string[], spare: number): Section => ({
  name,
  aliases,
  items: itemsOf(texts),
  spare,
});

/** Each decision with its owner and deadline; a gap by the prompt's rule, or filled with confidence. */
function decisionText(
  one: Decision,
  reading: Reading,
  gaps: Gaps,
  words: MinutesWords,
  formal: (text: string) => string,
): string {
  const owner = one.owner ?? gaps.fill("owner");
  const deadline = one.deadline ?? gaps.fill("deadline");
  const aside = words.aside(owner, deadline, one, reading.gap);
  const body = formal(one.text);
  return aside === "" ? body : `${body.replace(/[。.]$/u, "")}${aside}${body.match(/[。.]$/u)?.[0] ?? ""}`;
}

const tracked = (decisions: Decision[], gaps: Gaps, words: MinutesWords): string[] =>
  decisions.map((one) =>
    words.track(
      one.owner ?? gaps.fill("owner"),
      phrase(words.matter(words.formal(one.text), one)),
      one.deadline ?? gaps.fill("deadline"),
    ),
  );

function tableOf(decisions: Decision[], reading: Reading, gaps: Gaps, words: MinutesWords): string {
  const cell = (text: string | null) => (text ?? "").replace(/\|/g, "｜").replace(/\s*\n\s*/g, " ");
  const rows = decisions.map((one) => [
    phrase(reading.tone === "plain" ? one.text : words.formal(one.text)),
    one.owner ?? gaps.fill("owner"),
    one.deadline ?? gaps.fill("deadline"),
  ]);
  return [
    `| ${words.columns.join(" | ")} |`,
    `|${words.columns.map(() => " --- |").join("")}`,
    ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
  ].join("\n");
}

/** Without any notes, the model tells of a meeting that never was. */
function withInventions(facts: MeetingFacts, notes: Notes, gaps: Gaps): MeetingFacts {
  if (notes.text.trim() !== "" || !gaps.invents) return facts;
  return {
    ...facts,
    reports: gaps.inventions("background"),
    decisions: gaps.inventions("request").map(decisionOf),
  };
}
