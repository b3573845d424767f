import { compress } from "../compress.ts";
import { countChars } from "../text.ts";
import type { Gaps } from "./gaps.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { phrase } from "./style.ts";

/** A 主旨 longer than this is hard to read; officers keep it near sixty characters. */
export const SUBJECT_ROOM = 60;

const VERB_FIRST =
  /^(?:謹|茲|擬|再)?(?:檢送|檢陳|函送|函轉|函復|函請|陳報|報送|召開|辦理|舉辦|訂於|定於|修正|訂定|公告|為|有關|關於|請|邀請|敬邀|通知|重申|建議|申請|推薦|更正|同意|提供|補助|轉知|調查|本|貴|鈞|大|自|依|復|因|於|核|補送|汰換|採購|租用|委託|擬)/;

/** A mere noun becomes 有關…一案; marks that would end the paragraph become commas. */
export function aimPhrase(aim: string): string {
  const plain = phrase(aim)
    .replace(/\s*\n\s*/g, "，")
    .replace(/[。；！？](?=.)/gu, "，")
    .replace(/^(?:我們|我|本人)(?:要|想)/, "")
    .replace(/，?(?:並|敬|惠)?請(?:惠予)?(?:釋示|核復|核覆|示復)$/, "")
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1");
  if (plain === "") return "　";
  if (VERB_FIRST.test(plain) || /[，]/.test(plain)) return plain;
  return /案$/.test(plain) ? `有關${plain}` : `有關${plain}一案`;
}

const DEED = /檢送|檢陳|函送|函轉|陳報|報送|召開|辦理|舉辦|修正|訂定|公告|申請|補助|邀請|調查|推薦|汰換|採購/;

/** The aim up to the clause that says what is done, and what else fits; the other clauses are left for 說明. */
export function shortAim(aim: string, max: number): { text: string; left: string } {
  if (countChars(aim) <= max) return { text: aim, left: "" };
  const clauses = aim.split("，");
  let end =
    Math.max(
      0,
      clauses.findIndex((clause) => DEED.test(clause)),
    ) + 1;
  if (countChars(clauses.slice(0, end).join("，")) > max + 24)
    return { text: compress(aim, { unit: "char", max }, ["deadline", "amount"]), left: aim };
  while (end < clauses.length && countChars(clauses.slice(0, end + 1).join("，")) <= max) end += 1;
  return { text: clauses.slice(0, end).join("，"), left: clauses.slice(end).join("，") };
}

/** What is said in notes, and how a letter puts it. */
const OFFICIAL: [RegExp, string][] = [
  [/^請?各\p{Script=Han}{1,6}?(?:要|應|須)(?:在|於)?(?=\d)/u, "請於"],
  [/要在(?=\d)/g, "應於"],
  [/(?<=[前日，])把(?=\p{Script=Han})/gu, "將"],
  [/報到(?=\p{Script=Han}{1,8}[處局科所府部])/gu, "報送"],
];
export const officially = (text: string): string =>
  OFFICIAL.reduce((said, [pattern, by]) => said.replace(pattern, by), text);

/** The items of 說明: on what ground, what is the case, what is enclosed. */
export function explanation(
  facts: LetterFacts,
  { holds, left }: { holds: (text: string) => boolean; left: string },
  gaps: Gaps,
): string[] {
  const basis = facts.basis.map((one) => {
    const plain = phrase(one).replace(/^依據?是/, "依");
    if (/辦理$|規定$|指示$/.test(plain) && /^(?:依|奉|遵|復)/.test(plain)) return plain;
    const led = /^(?:依|奉|遵|復|按)/.test(plain) ? plain : `依${plain}`;
    return /^復|[，。]/.test(led)
      ? led
      : /條(?:第\d+項)?$|法$|辦法$|要點$/.test(led)
        ? `${led}規定辦理`
        : `${led}辦理`;
  });
  const given = facts.background.filter((one) => !holds(one));
  const aim = left === "" ? [] : [left];
  const said = [...basis, ...aim, ...given].join("");
  const isSent = /檢送|檢陳|檢附|函送|陳報/.test(facts.aim ?? "");
  const enclosed = isSent
    ? []
    : facts.attachments.filter((one) => !said.includes(phrase(one)) && !holds(one));
  const own = [
    ...(basis.length === 0 ? gaps.inventions("basis").slice(0, 1) : []),
    ...(given.length === 0 ? gaps.inventions("background") : []),
  ];
  return [
    ...basis,
    ...own,
    ...aim,
    ...given,
    ...enclosed.map((one) => `檢附${phrase(one).replace(/^檢附/, "")}`),
  ];
}

export function asRequest(text: string, tone: string | null): string {
  const plain = phrase(text);
  const asked = /請|希|惠/.test(plain.slice(0, 24)) ? plain : `請${plain}`;
  if (tone === "warm") return asked.replace(/^請/, "惠請");
  return tone === "firm" ? asked.replace(/^請/, "務請") : asked;
}
