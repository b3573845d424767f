import { compress } from "../compress.ts";
import type { Engine, Work } from "../engine.ts";
import { countChars, isMostlyHan } from "../text.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Section } from "./draft.ts";
import { counted, written } from "./draft.ts";
import { enveloped, needsMaterial } from "./envelope.ts";
import type { Gaps } from "./gaps.ts";
import { gapsOf } from "./gaps.ts";
import { notesFrom } from "./material-notes.ts";
import type { Notes } from "./notes.ts";
import { contactIn, factOf, factsOf } from "./notes.ts";
import type { PressWords } from "./press-words.ts";
import { isLively, PRESS_EN, PRESS_ZH } from "./press-words.ts";
import type { Say } from "./style.ts";
import { languageOf, phrase, sayer, sentence, withoutClosings, withoutPhones } from "./style.ts";

const NAME = { zh: "新聞稿", en: "press release" };
/** Kinds that the lead, the head or the contact block holds, or that concern no reader of a newspaper. */
const ELSEWHERE = new Set([
  "event",
  "time",
  "place",
  "organiser",
  "sender",
  "letterDate",
  "officer",
  "phone",
  "contact",
  "quote",
  "subject",
  "background",
  "number",
  "recipient",
  "speed",
  "secrecy",
  "attachment",
  "original",
  "copy",
  "signatory",
  "criterion",
  "identity",
]);

/** A press release: who, what, when and where first, then the body, then whom to ask. */
export const press: Engine = (work) => {
  const { reading, temperature, random } = work;
  const language = languageOf(reading);
  const gaps = gapsOf(reading, language, random);
  const notes = notesFrom(work);
  if (notes.text.trim() === "" && !gaps.invents) return needsMaterial(language, NAME);
  const say = sayer(reading, temperature, random);
  const words = language === "en" ? PRESS_EN : PRESS_ZH;
  const text = written(draftOf(work, notes, gaps, words, say), reading, language);
  return enveloped(text, reading, NAME, say, language);
};

function draftOf({ reading }: Work, notes: Notes, gaps: Gaps, words: PressWords, say: Say): Draft {
  const lively = isLively(reading);
  const organiser = factOf(notes, "organiser") ?? factOf(notes, "sender") ?? reading.letter.sender;
  const who = organiser ?? gaps.fill("sender");
  const said = [...backgroundOf(notes, words), ...notes.statements]
    .map((one) => withoutClosings(one))
    .filter((one) => phrase(one) !== "");
  const event = factOf(notes, "event");
  const policy = event === null && said.length === 0 ? policyLead(notes, words) : null;
  const hasEvent = event !== null || (said.length === 0 && policy === null);
  const leadAt = hasEvent ? -1 : leadIndex(said);
  const opening = hasEvent
    ? words.event({
        who: who ?? "",
        what: phrase(event ?? factOf(notes, "subject") ?? gaps.fill("event") ?? words.thisEvent).replace(
          /[「」]/g,
          "",
        ),
        when: factOf(notes, "time") ?? (gaps.invents ? gaps.fill("time") : null),
        where: factOf(notes, "place") ?? (gaps.invents ? gaps.fill("place") : null),
        isOver: isOver(notes),
        gap: reading.gap,
      })
    : dated(policy ? policy.text : sentence(said[leadAt] ?? ""), notes, reading, words);
  const headline = headlineOf(notes, said[leadAt] ?? null, organiser, words);
  const lead = [
    ...(lively ? [say(...words.livelyLead)] : []),
    opening,
    hasEvent ? words.welcome(reading.audience) : "",
  ].filter(Boolean);
  const paragraphs = bodyOf(
    notes,
    said.filter((_, index) => index !== leadAt),
    { reading, gaps, words, who, lively, used: policy?.used ?? 0 },
  );
  const room = reading.count?.unit === "paragraph" ? Math.max(0, reading.count.max - 1) : 6;
  const kept = limitSentences(
    [lead.join(words.glue), ...counted(paragraphs, reading, 6).slice(0, room)],
    reading,
    words,
  );
  const sections: Section[] = [
    { name: "", aliases: /導言|導語|lead|摘要/i, text: kept[0] ?? "", spare: 0 },
    ...kept
      .slice(1)
      .map((text, index): Section => ({ name: "", aliases: /內文|正文|內容|body/i, text, spare: index + 2 })),
  ];
  return {
    title: lively ? `${headline}${say(...words.livelyTitle)}` : headline,
    head: headOf(notes, who, gaps, words),
    sections:
      reading.headings.length > 0
        ? arranged(
            [titleSection(headline), ...merged(sections), contactSection(notes, gaps, reading, words)],
            reading,
            notes,
            gaps,
          )
        : sections,
    tail: reading.headings.length > 0 ? [] : contactOf(notes, gaps, reading, words),
  };
}

/** A labelled list of what there is to see becomes one sentence. */
const backgroundOf = (notes: Notes, words: PressWords): string[] =>
  notes.facts
    .filter((fact) => fact.kind === "background")
    .flatMap(({ label, values }) =>
      values.length > 1 && /活動|特色|內容|重點|計畫|programme|program|content|details/i.test(label)
        ? [words.listed(label, values.slice(0, 6).map(phrase))]
        : values,
    );

/** A lead without any date says so, where the prompt told what to write. */
const dated = (lead: string, notes: Notes, reading: Work["reading"], words: PressWords): string =>
  reading.gap === null || /\d{1,2}月|\d{4}/.test(notes.text)
    ? lead
    : lead.replace(/[。.]$/u, (stop) => `${words.undated(reading.gap ?? "")}${stop}`);

/** A measure known by its subject and labelled facts alone: 補助開跑，補助對象為…. */
function policyLead(notes: Notes, words: PressWords): { text: string; used: number } | null {
  const subject = phrase(factOf(notes, "subject") ?? notes.title ?? "");
  if (subject === "") return null;
  const facts = detailsOf(notes, words).slice(0, 3);
  return { text: sentence([subject, ...facts.map(phrase)].join(words.comma)), used: facts.length };
}

const detailsOf = (notes: Notes, words: PressWords): string[] =>
  notes.facts
    .filter((fact) => !ELSEWHERE.has(fact.kind ?? ""))
    .map((fact) => words.detail(fact.label, fact.values.map(phrase).join(words.comma)));

const isOver = (notes: Notes): boolean =>
  /圓滿|落幕|已於|順利完成|\bwas held|took place/.test(notes.text.slice(0, 6000));

const titleSection = (headline: string): Section => ({
  name: "",
  aliases: /標題|title|headline/i,
  text: headline,
  spare: 0,
});
const contactSection = (notes: Notes, gaps: Gaps, reading: Work["reading"], words: PressWords): Section => ({
  name: "",
  aliases: /聯絡|contact/i,
  text: contactOf(notes, gaps, reading, words).join("；"),
  spare: 0,
});
const merged = ([lead, ...body]: Section[]): Section[] => [
  ...(lead ? [lead] : []),
  {
    name: "",
    aliases: /內文|正文|內容|body|details/i,
    text: body.map(({ text }) => text).join("\n"),
    spare: 2,
  },
];

/** The statement that says most of who, when and where. */
function leadIndex(said: string[]): number {
  const score = (text: string) =>
    (/\d{1,2}月|\d{4}-\d{2}|January|February|March|April|May|June|July|August|September|October|November|December/.test(
      text,
    )
      ? 2
      : 0) +
    (/(?:府|局|處|所|科|部|Office|Government|Bureau|Department|Council)/.test(text) ? 1 : 0) +
    (/在|於|at |in /.test(text) ? 1 : 0);
  let best = 0;
  for (const [index, text] of said.slice(0, 6).entries())
    if (score(text) > score(said[best] ?? "")) best = index;
  return best;
}

function headlineOf(notes: Notes, lead: string | null, organiser: string | null, words: PressWords): string {
  const written = notes.facts.find((fact) => /標題|headline/i.test(fact.label))?.values[0];
  if (written) return phrase(written);
  const event = factOf(notes, "event");
  if (event)
    return words.headline(
      phrase(event).replace(/[「」]/g, ""),
      organiser,
      /\d{1,2}月\d{1,2}日/.exec(factOf(notes, "time") ?? "")?.[0] ?? null,
      isOver(notes),
    );
  const text = phrase(notes.title ?? factOf(notes, "subject") ?? lead ?? "");
  if (text === "") return words.untitled;
  return isMostlyHan(text)
    ? compress(text, { unit: "char", max: 30 }, ["deadline"]).replace(
        /^在\p{Script=Han}{2,14}?(?=辦理|舉辦|召開)/u,
        "",
      )
    : compress(text, { unit: "word", max: 14 }, ["deadline"]);
}

function bodyOf(
  notes: Notes,
  said: string[],
  {
    reading,
    gaps,
    words,
    who,
    lively,
    used,
  }: {
    reading: Work["reading"];
    gaps: Gaps;
    words: PressWords;
    who: string | null;
    used: number;
    lively: boolean;
  },
): string[] {
  const paragraphs: string[] = [];
  for (let index = 0; index < said.length; index += 2)
    paragraphs.push(
      said
        .slice(index, index + 2)
        .map(sentence)
        .join(words.glue),
    );
  const details = detailsOf(notes, words).slice(used);
  const quotes = notes.facts
    .filter((fact) => fact.kind === "quote")
    .map((fact) => words.quoted(fact.label, fact.values.map(phrase).join(words.comma), who));
  const invented =
    quotes.length === 0 && (lively || notes.text.trim() === "")
      ? gaps
          .inventions("quote")
          .slice(0, 1)
          .map((one) => words.inventedQuote(one))
      : [];
  paragraphs.push(...quotes, ...invented);
  if (details.length > 0) paragraphs.push(details.slice(0, 8).join(words.glue));
  if (notes.text.trim() === "") paragraphs.push(...gaps.inventions("background"));
  // Padding claims what nobody said: never in a document that shall hold only the source's facts.
  const least = reading.grounded ? 0 : (reading.length.find((limit) => limit.per === "whole")?.min ?? 0);
  for (const one of words.padding) if (countChars(paragraphs.join("")) < least) paragraphs.push(one);
  return reading.omit.includes("phones") ? paragraphs.map(withoutPhones) : paragraphs;
}

/** A limit in sentences holds for lead and body together. */
function limitSentences(paragraphs: string[], reading: Work["reading"], words: PressWords): string[] {
  if (reading.count?.unit !== "sentence") return paragraphs;
  let left = reading.count.max;
  return paragraphs.flatMap((paragraph) => {
    const sentences = paragraph.split(words.sentenceEnd).filter((one) => one.trim() !== "");
    const kept = sentences.slice(0, Math.max(0, left));
    left -= kept.length;
    return kept.length > 0 ? [kept.join(words.glue)] : [];
  });
}

function headOf(notes: Notes, who: string | null, gaps: Gaps, words: PressWords): string[] {
  const date = factOf(notes, "letterDate") ?? gaps.fill("date");
  return [...(who ? [words.issuer(who)] : []), ...(date ? [words.date(date)] : [])];
}

function contactOf(notes: Notes, gaps: Gaps, reading: Work["reading"], words: PressWords): string[] {
  const known = contactIn(notes);
  const officer = known.officer ?? gaps.fill("officer");
  const phone = reading.omit.includes("phones") ? null : (known.phone ?? gaps.fill("phone"));
  return [
    ...(officer ? [words.contact(officer)] : []),
    ...(phone ? [words.phone(phone)] : []),
    ...factsOf(notes, "contact").slice(0, 2).map(words.more),
  ];
}
