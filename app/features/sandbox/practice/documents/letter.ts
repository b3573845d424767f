import { compress } from "../compress.ts";
import type { Engine, Work } from "../engine.ts";
import { countChars } from "../text.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Section } from "./draft.ts";
import { counted, itemsOf, written } from "./draft.ts";
import { enveloped, needsMaterial } from "./envelope.ts";
import type { Gaps } from "./gaps.ts";
import { gapsOf } from "./gaps.ts";
import { englishLetter } from "./letter-english.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { letterFacts } from "./letter-facts.ts";
import { notesFrom } from "./material-notes.ts";
import type { Notes } from "./notes.ts";
import { contactIn, factOf, factsOf } from "./notes.ts";
import { aimPhrase, asRequest, explanation, officially, SUBJECT_ROOM, shortAim } from "./official-words.ts";
import type { Relation } from "./salutation.ts";
import { addressed, registered, relationOf } from "./salutation.ts";
import { deadlineIn, languageOf, phrase, sayer, sentence, withoutClosings } from "./style.ts";

const NAME = { zh: "函稿", en: "official letter" };
/** An official letter (函): 主旨, 說明, 辦法, from the facts of the material. */
export const letter: Engine = (work) => {
  const { reading, temperature, random } = work;
  const language = languageOf(reading);
  const gaps = gapsOf(reading, language, random);
  const notes = notesFrom(work);
  if (notes.text.trim() === "" && !gaps.invents) return needsMaterial(language, NAME);
  const draft = language === "en" ? englishLetter(work, notes, gaps) : chineseLetter(work, notes, gaps);
  return enveloped(
    written(draft, reading, language),
    reading,
    NAME,
    sayer(reading, temperature, random),
    language,
  );
};

function chineseLetter({ reading }: Work, notes: Notes, gaps: Gaps): Draft {
  const facts = letterFacts(notes);
  const sender = reading.letter.sender ?? facts.sender ?? gaps.fill("sender");
  const recipient = reading.letter.recipient ?? facts.recipient ?? gaps.fill("recipient");
  const aim = facts.aim ?? gaps.fill("subject") ?? "　";
  const relation = relationOf(reading, recipient, aim);
  const official = (text: string) =>
    withoutClosings(addressed(officially(text), relation, sender, recipient));
  const requests = facts.requests.map(official);
  const subject = subjectOf(aim, { ...facts, requests }, relation, official);
  const isSaidAbove = requests.length === 1 && subject.holds(requests[0] ?? "");
  const sections: Section[] = [
    {
      name: "主旨",
      aliases: /^主旨|^事由/,
      text: subject.text(SUBJECT_ROOM),
      spare: 0,
      shorten: ({ max }) => subject.text(max - 4),
    },
    {
      name: "說明",
      aliases: /^說明|^背景|^緣由/,
      items: itemsOf(counted(explanation(facts, subject, gaps).map(official).map(sentence), reading, 8)),
      spare: 2,
    },
    {
      name: "辦法",
      aliases: /^辦法|^建議|^擬辦|^請求|^配合/,
      items: itemsOf(
        (isSaidAbove && reading.headings.length === 0 ? [] : requests)
          .slice(0, 10)
          .map((one) => sentence(asRequest(one, reading.tone))),
      ),
      spare: 1,
    },
  ];
  return {
    title: sender !== null && sender === reading.gap ? "函" : `${sender ?? "（發文機關全銜）"}　函`,
    head: [
      ...(sender !== null && sender === reading.gap ? [`發文機關：${sender}`] : []),
      ...headOf(notes, facts, recipient, relation, gaps, reading.omit.includes("phones")),
    ],
    sections: arranged(sections, reading, notes, gaps),
    tail: tailOf(notes, recipient, relation),
    kept: relation.closing,
  };
}

/** One paragraph: the aim, the deadline, the closing term that fits the direction. */
function subjectOf(aim: string, facts: LetterFacts, relation: Relation, official: (text: string) => string) {
  const plain = aimPhrase(registered(official(aim), relation));
  const core =
    relation.direction === "citizen" && /^申請/.test(plain)
      ? `有關臺端${plain.replace(/一?案$/, "")}一案，復如說明`
      : plain;
  const dated = facts.requests.find((one) => deadlineIn(one) !== null);
  const request = dated ?? (facts.requests.length === 1 ? facts.requests[0] : undefined);
  const wish =
    facts.deadline && core.includes(phrase(facts.deadline))
      ? ""
      : request
        ? wishFrom(request, dated ? deadlineIn(dated) : null, dated ? null : facts.deadline)
        : facts.deadline
          ? byDeadline(facts.deadline)
          : "";
  const text = (room: number) => {
    const rest = [...(wish && !core.includes(wish) ? [wish] : []), relation.closing].join("，");
    const max = Math.max(8, room - countChars(rest) - 2);
    return `${shortAim(core, max).text.replace(/[，；。]+$/u, "")}，${rest}。`;
  };
  const full = text(SUBJECT_ROOM);
  const { left } = shortAim(
    core,
    Math.max(8, SUBJECT_ROOM - countChars(wish) - countChars(relation.closing) - 3),
  );
  return {
    text,
    left: full.includes(core.replace(/[，；。]+$/u, "")) ? "" : left,
    holds: (statement: string) =>
      full.includes(
        phrase(statement)
          .replace(/^[^：，]{1,8}：/, "")
          .replace(/^(?:惠|敬|並|務)?請/, ""),
      ),
  };
}

function wishFrom(request: string, deadline: string | null, due: string | null): string {
  if (due !== null) {
    const deed = phrase(request).replace(/^(?:惠|敬|並|務)?請/, "");
    return countChars(deed) <= 24 ? `${byDeadline(due).replace(/辦理$/, "")}${deed}` : byDeadline(due);
  }
  const plain = phrase(request).replace(/[。；](?=.)/gu, "，");
  const asked = /請/.test(plain) ? plain.slice(plain.search(/(?:惠|敬|務)?請/)) : `請${plain}`;
  if (countChars(asked) <= 34) return asked;
  const short = compress(asked, { unit: "char", max: 34 }, ["deadline"]);
  const kept = short.startsWith("請") ? short : `請${short}`;
  if (deadline === null || kept.includes(deadline)) return kept;
  return byDeadline(deadline);
}

function byDeadline(value: string): string {
  const plain = phrase(value).replace(/^(?:請)?(?:於|在)?/, "");
  if (/(?:前|內|止)\p{Script=Han}{2,}/u.test(plain)) return `請於${plain}`;
  return `請於${/(?:前|內|止|間)$/.test(plain) ? plain : `${plain}前`}辦理`;
}

function headOf(
  notes: Notes,
  facts: LetterFacts,
  recipient: string | null,
  relation: Relation,
  gaps: Gaps,
  hidesPhones: boolean,
): string[] {
  const given = (label: string, value: string | null) =>
    value ? [`${label}：${withoutClosings(value)}`] : [];
  const { officer, phone } = contactIn(notes);
  const date = factOf(notes, "letterDate") ?? gaps.fill("date");
  const dated = date && /^\d{2,3}年/.test(date) ? `中華民國${date}` : date;
  const isEnclosing = /檢送|檢陳|檢附|附件/.test(facts.aim ?? "");
  const attachment =
    facts.attachments.map(phrase).join("、") || (isEnclosing ? (gaps.invents ? "如文" : "如主旨") : null);
  return [
    ...given("承辦人", officer),
    ...given("電話", hidesPhones ? null : phone),
    ...given("聯絡方式", factOf(notes, "contact")),
    `受文者：${recipient ? person(withoutClosings(recipient), relation) : ""}`,
    `發文日期：${dated ?? "中華民國　　年　　月　　日"}`,
    `發文字號：${factOf(notes, "number") ?? gaps.fill("number") ?? "　　字第　　　　　　號"}`,
    ...given("速別", factOf(notes, "speed") ?? (gaps.invents ? "普通件" : null)),
    ...given("密等及解密條件或保密期限", factOf(notes, "secrecy")),
    ...given("附件", attachment),
  ];
}

const person = (name: string, relation: Relation) =>
  relation.direction === "citizen" && !/(?:君|先生|女士|小姐|未提供)$/.test(name) && countChars(name) <= 5
    ? `${name}君`
    : name;

function tailOf(notes: Notes, recipient: string | null, relation: Relation): string[] {
  const original = factsOf(notes, "original").join("、") || recipient;
  const copies = factsOf(notes, "copy").filter((one) => !/^無$/.test(one));
  return [
    ...(original ? [`正本：${person(withoutClosings(original), relation)}`] : []),
    ...(copies.length > 0 ? [`副本：${withoutClosings(copies.join("、"))}`] : []),
    ...factsOf(notes, "signatory").slice(0, 1).map(withoutClosings),
  ];
}
