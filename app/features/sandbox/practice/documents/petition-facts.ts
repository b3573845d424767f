import { compress } from "../compress.ts";
import { isMostlyHan, sentencesOf } from "../text.ts";
import { findValue } from "../values.ts";
import type { Notes } from "./notes.ts";
import { contactIn, factOf, factsOf } from "./notes.ts";
import { phonesIn, phrase, withoutClosings, withoutPhones } from "./style.ts";

/** A petition and what became of it, as far as the material says. */
export type PetitionFacts = {
  name: string | null;
  /** 先生 or 女士, where the material says so. */
  title: string | null;
  matter: string | null;
  /** The petitioner's own numbers and addresses: nobody needs to read them again. */
  personal: { phones: string[]; others: string[] };
  results: string[];
  basis: string[];
  next: string[];
  officer: string | null;
  phone: string | null;
  sender: string | null;
};

const BASIS =
  /第\s?\d+(?:-\d+)?\s?條|^(?:依據?|按|查)(?:「|\p{Script=Han}{2,20}(?:法|條例|規則|細則|辦法|要點|準則|標準))|\b(?:under|article \d+|section \d+ of|Act\b)/iu;
const NEXT =
  /^(?:後續|未來|下一步|本[府局處所](?:將|預計)|將|預計|(?:.{0,12}(?:將於|將由|預計於|預定)))|移請|轉請|另案|\b(?:will|plans? to|is to be|are to be|next)\b/i;
const RESULT =
  /查|勘|稽|修復|更換|派工|派員|清除|拆除|取締|處理|改善|完成|裁罰|開單|告發|補助|核定|同意|不符|符合|無法|未能|已|權管|權責|\b(?:found|inspect|repair|fined|granted|refus|approv|complet|investigat|cannot|has been|have been|was|were)/i;
const FIRST_PERSON = /我|本人|小弟|敝人|希望你們|拜託|\b(?:I|my|me|we|our)\b/;
const CONTACT = /(?:承辦人|聯絡人|聯絡窗口|聯繫窗口|洽詢|如有(?:疑問|問題)|contact)/i;
const GREETING = /^(?:\p{Script=Han}{1,10}(?:您好|你好)|dear |hello|此致|敬上|謝謝|thank you|yours )/iu;

export function petitionFacts(letters: Notes, findings: Notes): PetitionFacts {
  const both = [findings, ...(letters === findings ? [] : [letters])];
  const first = (kind: Parameters<typeof factOf>[1]) =>
    both.map((notes) => factOf(notes, kind)).find(Boolean) ?? null;
  const all = (kind: Parameters<typeof factOf>[1]) =>
    both.flatMap((notes) => factsOf(notes, kind)).map(withoutClosings);
  const isApart = letters !== findings;
  const own = isApart ? findings.lines : findings.lines.filter((one) => !FIRST_PERSON.test(one));
  const told = [...own, ...all("background")]
    .map(withoutClosings)
    .filter((one) => !GREETING.test(one) && !CONTACT.test(one) && phrase(one) !== "");
  const basis = told.filter((one) => BASIS.test(one));
  const next = told.filter((one) => !basis.includes(one) && isLater(one));
  const results = told.filter(
    (one) => !basis.includes(one) && !next.includes(one) && (isApart || RESULT.test(one)),
  );
  const labelled = all("result").flatMap(sentencesOf);
  const laterIn = (texts: string[]) => texts.filter(isLater);
  const source = letters.text.slice(0, 20_000);
  const name = nameOf(first("petitioner"), source);
  const contact = findings.statements.find((one) => CONTACT.test(one));
  const office = contactIn(findings);
  const officePhone = office.phone ?? (letters === findings ? null : (phonesIn(contact ?? "")[0] ?? null));
  const officeLine = office.officer ?? officerIn(contact);
  return {
    name: name.name,
    title: name.title,
    matter: matterOf(letters, first("petition") ?? first("subject")),
    personal: {
      phones: [
        ...new Set(
          phonesIn(
            [...letters.statements, ...all("petition"), ...all("identity"), ...all("petitioner")].join("\n"),
          ),
        ),
      ]
        .filter((one) => one !== officePhone && !phonesIn(contact ?? "").includes(one))
        .slice(0, 2),
      others: both
        .flatMap((notes) => notes.facts.filter((fact) => fact.kind === "identity"))
        .flatMap(({ label, values }) =>
          values
            .filter((value) => phonesIn(value).length === 0)
            .map((value) => `${label}${/[A-Za-z]$/.test(label) ? ": " : "："}${value}`),
        )
        .slice(0, 3),
    },
    results: (labelled.length > 0
      ? labelled.filter((one) => !BASIS.test(one) && !laterIn([one]).length)
      : results
    ).map(withoutPhones),
    basis: [...all("basis"), ...labelled.filter((one) => BASIS.test(one)), ...basis],
    next: [
      ...all("next").flatMap(sentencesOf),
      ...laterIn(labelled.filter((one) => !BASIS.test(one))),
      ...next,
    ],
    officer: officeLine?.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1") ?? null,
    phone: officePhone ?? phonesIn(contact ?? "")[0] ?? null,
    sender: factOf(findings, "sender") ?? factOf(findings, "organiser"),
  };
}

/** What is still to come, not what has been handed on already. */
const isLater = (text: string): boolean => NEXT.test(text) && !/已(?:於|經|請|轉|移|依)/.test(text);

function nameOf(labelled: string | null, source: string): { name: string | null; title: string | null } {
  const mentioned = /(?:民眾|居民|里民|縣民|陳情人)(\p{Script=Han}{1,3}?)(先生|小姐|女士)/u.exec(source);
  if (!labelled && mentioned?.[1]) return { name: mentioned[1], title: mentioned[2] ?? null };
  const found = labelled ?? findValue({ name: "陳情人", kind: "name", note: "" }, source);
  if (!found) return { name: null, title: null };
  const clean = withoutPhones(phrase(found))
    .replace(/[（(].*$/, "")
    .trim();
  const title = /(?:先生|女士|小姐|君)$/.exec(clean)?.[0] ?? null;
  const name = title ? clean.slice(0, -title.length) : clean;
  return { name: name.length <= 30 ? name : null, title };
}

/** What the petition is about, in few words, and without a word of who wrote it. */
function matterOf(letters: Notes, labelled: string | null): string | null {
  const texts = labelled ? sentencesOf(labelled) : letters.statements;
  for (const text of texts) {
    if (!labelled && (GREETING.test(text) || !COMPLAINT.test(text))) continue;
    const plain = isMostlyHan(text) ? matterInChinese(text) : matterInEnglish(text);
    if (plain.length >= 4) return plain;
  }
  return null;
}

const COMPLAINT =
  /壞|損|漏|淹|吵|噪|施工|違停|積水|臭|髒|垃圾|照明|路燈|危險|停|斷|塌|一直|每天|常常|經常|申請|補助|希望|反映|陳情|檢舉|\b(?:noise|broken|leak|flood|dark|danger|rubbish|dump|sleep|smell|parking|every|since|apply|ask|report|complain)/i;
const ABOUT_SELF =
  /^(?:我|本人)?(?:叫|名叫|是\p{Script=Han}{2,4}$)|住在?|家住|戶籍|電話|手機|身分證|敝姓|您好|你好/u;

function matterInChinese(text: string): string {
  const clauses = withoutPhones(phrase(text))
    .split(/[，；。]/)
    .filter((clause) => !ABOUT_SELF.test(clause) && phonesIn(clause).length === 0)
    .map((clause) =>
      clause
        .replace(/[「」]/g, "")
        .replace(/^(?:民眾|居民|里民|陳情人)\p{Script=Han}{0,5}?(?:反映|陳情|檢舉|來信)/u, "")
        .replace(/^(?:我|本人)(?:要|想)?(?:反映|檢舉|陳情|申請)(?:的是)?/, "")
        .replace(/我們?家/g, "住家")
        .replace(/我們?的?/g, ""),
    );
  let matter = "";
  for (const clause of clauses) {
    if (matter !== "" && [...matter, ...clause].length > 34) break;
    matter = matter === "" ? clause : `${matter}，${clause}`;
  }
  return compress(matter, { unit: "char", max: 36 }, []);
}

function matterInEnglish(text: string): string {
  const plain = withoutPhones(phrase(text))
    .replace(/^[^,]{0,24}, my name is [^.,]{2,40}[.,]?\s?/i, "")
    .replace(/\bmy\b/gi, "your")
    .replace(/\bour\b/gi, "your")
    .replace(/\bI am\b|\bI'm\b/g, "you are")
    .replace(/\b(?:I|we)\b/g, "you");
  const short = plain.split(/,? (?:and|but|so|because) |[,;]/)[0] ?? plain;
  const kept = plain.split(" ").length <= 20 ? plain : short;
  return compress(kept.charAt(0).toLowerCase() + kept.slice(1), { unit: "word", max: 20 }, []).replace(
    /^./,
    (unit) => unit.toLowerCase(),
  );
}

const officerIn = (text: string | undefined): string | null =>
  /(?:承辦人|聯絡人|窗口[為是]?|洽詢|請洽)[:：]?\s?(\p{Script=Han}{2,12}?)(?=，|、|。|電話|（|\(|\s|\d|$)/u.exec(
    text ?? "",
  )?.[1] ?? null;
