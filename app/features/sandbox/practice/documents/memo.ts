import { compress } from "../compress.ts";
import type { Engine, Work } from "../engine.ts";
import { countChars } from "../text.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Item, Section } from "./draft.ts";
import { counted, itemsOf, written } from "./draft.ts";
import { enveloped, needsMaterial } from "./envelope.ts";
import type { Gaps } from "./gaps.ts";
import { gapsOf } from "./gaps.ts";
import { letterFacts } from "./letter-facts.ts";
import { notesFrom } from "./material-notes.ts";
import { MEMO_EN, MEMO_ZH } from "./memo-words.ts";
import type { Notes } from "./notes.ts";
import { factOf } from "./notes.ts";
import { aimPhrase, explanation, SUBJECT_ROOM } from "./official-words.ts";
import type { Option } from "./options.ts";
import { chosenBy, criterionOf, measured, optionsOf } from "./options.ts";
import { CLOSINGS } from "./salutation.ts";
import { languageOf, phrase, sayer, sentence, withoutClosings } from "./style.ts";

const NAME = { zh: "簽稿", en: "memo" };

/** A memo for decision (簽): 主旨, 說明 with the options compared, 擬辦 with a recommendation. */
export const memo: Engine = (work) => {
  const { reading, temperature, random } = work;
  const language = languageOf(reading);
  const gaps = gapsOf(reading, language, random);
  const notes = notesFrom(work);
  if (notes.text.trim() === "" && !gaps.invents) return needsMaterial(language, NAME);
  const text = written(draftOf(work, notes, gaps, language === "en"), reading, language);
  return enveloped(text, reading, NAME, sayer(reading, temperature, random), language);
};

function draftOf({ reading }: Work, notes: Notes, gaps: Gaps, isEnglish: boolean): Draft {
  const words = isEnglish ? MEMO_EN : MEMO_ZH;
  const options = optionsFor(notes, gaps, isEnglish);
  const facts = letterFacts(withoutOptions(notes));
  const aim = facts.aim ?? gaps.fill("subject") ?? "";
  const wanted = CLOSINGS.find((term) => reading.mention.some((word) => word.includes(term)));
  const closing = wanted ?? "請核示";
  const core = isEnglish ? phrase(aim) : aimPhrase(aim);
  const subject = (room: number) =>
    isEnglish
      ? `${compress(core, { unit: "word", max: Math.max(6, Math.floor(room / 2)) }, ["deadline"])}${words.expectation(closing)}`
      : `${countChars(core) <= room - 6 ? core : compress(core, { unit: "char", max: Math.max(8, room - 6) }, ["deadline"])}${words.expectation(closing)}`;
  const text = subject(SUBJECT_ROOM);
  const holds = (statement: string) => text.includes(phrase(statement));
  const told = isEnglish
    ? [
        ...facts.basis,
        ...facts.background.filter((one) => !holds(one)),
        ...(facts.background.length === 0 ? gaps.inventions("background") : []),
      ]
    : explanation(facts, { holds, left: text.includes(core) ? "" : phrase(aim) }, gaps);
  const due = facts.deadline && !core.includes(facts.deadline) ? [words.deadline(facts.deadline)] : [];
  const comparison: Item[] =
    options.length > 0
      ? [
          {
            text: words.comparison,
            stays: true,
            children: options.map((one) => sentence(described(one, reading.gap, words.cost))),
          },
        ]
      : [];
  const explained = itemsOf(
    counted(
      [...told, ...due].map((one) => sentence(withoutClosings(one))),
      reading,
      8,
    ),
  );
  const proposal = [
    ...recommendation(options, { reading, notes, isEnglish, gaps }),
    ...facts.requests.slice(0, 6).map((one) => sentence(withoutClosings(one))),
    words.afterApproval,
  ];
  const sections: Section[] = [
    {
      name: words.subject,
      aliases: /^主旨|^事由|^subject|^purpose/i,
      text,
      spare: 0,
      shorten: ({ unit, max }) => subject(unit === "word" && isEnglish ? max * 2 : max),
    },
    {
      name: words.explanation,
      aliases: /^說明|^背景|^explanation|^background|^facts/i,
      items: [...explained, ...comparison],
      spare: 3,
    },
    {
      name: words.proposal,
      aliases: /^擬辦|^建議|^辦法|^proposal|^proposed|^recommend/i,
      items: itemsOf(proposal),
      spare: 1,
    },
  ];
  const unit = reading.letter.sender ?? facts.sender ?? factOf(notes, "officer") ?? gaps.fill("owner");
  const date = factOf(notes, "letterDate") ?? gaps.fill("date");
  return {
    title: words.title(unit),
    head: date ? [words.date(date)] : [],
    sections: arranged(sections, reading, notes, gaps),
    tail: [],
    kept: isEnglish ? null : closing,
  };
}

function optionsFor(notes: Notes, gaps: Gaps, isEnglish: boolean): Option[] {
  const found = optionsOf(notes);
  if (found.length > 0 || notes.text.trim() !== "") return found;
  const names = isEnglish ? ["Option A", "Option B"] : ["甲案", "乙案"];
  return gaps.inventions("option").map((text, index) => measured({ name: names[index] ?? "", text }));
}

const withoutOptions = (notes: Notes): Notes => {
  const names = new Set(optionsOf(notes).map((one) => one.name));
  return {
    ...notes,
    facts: notes.facts.filter((fact) => fact.kind !== "option" && fact.kind !== "criterion"),
    statements: notes.statements.filter((one) => ![...names].some((name) => one.startsWith(name))),
  };
};

const described = (option: Option, gap: string | null, costLabel: string): string =>
  `${option.name}${/[A-Za-z\d]$/.test(option.name) && !/\p{Script=Han}/u.test(option.name) ? ": " : "："}${option.text}${
    option.cost === null && gap !== null ? `（${costLabel}：${gap}）` : ""
  }`;

/** By the criterion that was stated; without one the model takes the first and sounds sure. */
function recommendation(
  options: Option[],
  {
    reading,
    notes,
    isEnglish,
    gaps,
  }: { reading: Work["reading"]; notes: Notes; isEnglish: boolean; gaps: Gaps },
): string[] {
  const words = isEnglish ? MEMO_EN : MEMO_ZH;
  const [first] = options;
  if (!first) return [];
  const criterion = criterionOf(reading, notes);
  if (!criterion) return [words.sure(first.name)];
  const chosen = chosenBy(options, criterion);
  if (chosen) {
    const over =
      criterion.cap === null ? [] : options.filter((one) => (one.cost?.value ?? 0) > (criterion.cap ?? 0));
    return [
      words.chosen[criterion.kind](chosen.option.name, chosen.by.text, chosen.tied) +
        (over.length > 0 ? words.over(over.map((one) => one.name)) : ""),
    ];
  }
  return gaps.invents ? [words.sure(first.name)] : [words.undecidable[criterion.kind]];
}
