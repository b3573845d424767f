import type { Engine, Work } from "../engine.ts";
import type { Reading } from "../reading.ts";
import { arranged } from "./arrange.ts";
import type { Draft, Section } from "./draft.ts";
import { written } from "./draft.ts";
import { enveloped, needsMaterial } from "./envelope.ts";
import type { Gaps } from "./gaps.ts";
import { gapsOf } from "./gaps.ts";
import { notesFrom, textsOf } from "./material-notes.ts";
import type { Notes } from "./notes.ts";
import type { PetitionFacts } from "./petition-facts.ts";
import { petitionFacts } from "./petition-facts.ts";
import type { ReplyWords } from "./reply-words.ts";
import { replyChinese, replyEnglish } from "./reply-words.ts";
import { unitOf } from "./salutation.ts";
import { languageOf, phrase, sayer, sentence } from "./style.ts";

const NAME = { zh: "回復信", en: "reply" };

/** A reply to a petition: the result first, its ground, what happens next, whom to ask. */
export const reply: Engine = (work) => {
  const { reading, temperature, random } = work;
  const language = languageOf(reading);
  const gaps = gapsOf(reading, language, random);
  const { letters, findings } = piecesOf(work);
  if (findings.text.trim() === "" && !gaps.invents) return needsMaterial(language, NAME);
  const isKind =
    reading.tone === "warm" ||
    reading.tone === "plain" ||
    /民眾|居民|市民|縣民|resident|citizen|public/i.test(reading.audience ?? "");
  const words = language === "en" ? replyEnglish(isKind) : replyChinese(isKind);
  const draft = draftOf(reading, petitionFacts(letters, findings), findings, gaps, words);
  return enveloped(
    written(draft, reading, language),
    reading,
    NAME,
    sayer(reading, temperature, random),
    language,
  );
};

/** The petition and the findings, where the prompt gives them apart; else both are the one material. */
function piecesOf(work: Work): { letters: Notes; findings: Notes } {
  const { sources } = work.reading;
  const texts = textsOf(work);
  const petition = sources.findIndex(
    ({ name, text }) =>
      /陳情|來信|信件|民眾|letter|petition|complaint/i.test(name ?? "") ||
      (sources.length > 1 && /敬上|謹上|您好|Dear |Sincerely|Regards/.test(text.slice(0, 4000))),
  );
  if (petition < 0 || texts.length < 2) {
    const notes = notesFrom(work);
    return { letters: notes, findings: notes };
  }
  return {
    letters: notesFrom(work, texts.slice(petition, petition + 1)),
    findings: notesFrom(
      work,
      texts.filter((_, index) => index !== petition),
    ),
  };
}

function draftOf(reading: Reading, facts: PetitionFacts, notes: Notes, gaps: Gaps, words: ReplyWords): Draft {
  const hidesPhones = reading.omit.includes("phones");
  const hidesNames = reading.omit.includes("names");
  const name = hidesNames ? null : (facts.name ?? gaps.fill("name"));
  const results = facts.results.length > 0 ? facts.results : [gaps.fill("result") ?? words.pending];
  const isGap = facts.results.length === 0 && reading.gap !== null;
  const personal = [
    ...(hidesPhones ? [] : facts.personal.phones.map(words.theirPhone)),
    ...(hidesPhones || hidesNames ? [] : facts.personal.others),
  ];
  const basis = facts.basis.length > 0 ? facts.basis : gaps.inventions("basis").slice(0, 1);
  const sender = facts.sender ?? reading.letter.sender ?? gaps.fill("sender");
  const unit = `本${sender && sender !== reading.gap ? unitOf(sender).replace("單位", "府") : "府"}`;
  const isVague = gaps.invents && reading.tone === null && reading.headings.length === 0;
  const next = [...facts.next, ...(isVague ? [words.promise(unit)] : [])];
  const officer = facts.officer ?? gaps.fill("officer");
  const phone = facts.phone ?? gaps.fill("phone");
  const glued = (texts: string[]) => texts.slice(0, 6).map(sentence).filter(Boolean).join(words.glue);
  const result = isGap ? words.resultGap(results[0] ?? "") : glued(results);
  const sections: Section[] = [
    {
      name: "",
      aliases: /^(?:結果|處理結果|查處結果|辦理情形|說明|result|outcome)/i,
      text: `${words.opening(facts.matter, personal)}${words.glue}${result}`,
      spare: 1,
    },
    {
      name: "",
      aliases: /依據|法規|法令|legal|basis/i,
      text: glued(basis.map((one) => words.basis(phrase(one)))),
      spare: 3,
    },
    {
      name: "",
      aliases: /後續|下一步|追蹤|next|follow/i,
      text: glued(next.map((one) => words.later(one, unit))),
      spare: 2,
    },
    {
      name: "",
      aliases: /聯絡|洽詢|窗口|contact/i,
      text: officer || phone ? words.contact(officer, phone, reading.gap) : "",
      spare: 0,
    },
  ];
  const kind =
    words.thanks && reading.count === null ? [{ name: "", aliases: /$^/, text: words.thanks, spare: 4 }] : [];
  const said = limited([...sections], reading, words);
  return {
    title: words.salutation(name, facts.title, reading.gap),
    head: [],
    sections: reading.headings.length > 0 ? arranged(sections, reading, notes, gaps) : [...said, ...kind],
    tail: [words.signature(sender, reading.gap)].filter(Boolean),
  };
}

/** A limit in sentences or paragraphs holds for what stands between salutation and signature. */
function limited(sections: Section[], reading: Reading, words: ReplyWords): Section[] {
  const { count } = reading;
  const present = sections.filter((section) => section.text);
  if (count?.unit === "paragraph") {
    if (present.length <= count.max) return present;
    const last = count.max - 1;
    const [head, rest] = [present.slice(0, last), present.slice(last)];
    return [
      ...head,
      { name: "", aliases: /$^/, text: rest.map(({ text }) => text).join(words.glue), spare: 1 },
    ];
  }
  if (count?.unit !== "sentence") return present;
  let left = count.max;
  return present.flatMap((section) => {
    const kept = (section.text ?? "")
      .split(words.sentenceEnd)
      .filter((one) => one.trim() !== "")
      .slice(0, Math.max(0, left));
    left -= kept.length;
    return kept.length > 0 ? [{ ...section, text: kept.join(words.glue) }] : [];
  });
}
