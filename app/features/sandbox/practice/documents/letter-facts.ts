import { countChars, isMostlyHan } from "../text.ts";
import type { Notes } from "./notes.ts";
import { factOf, factsOf } from "./notes.ts";
import { deadlineIn, phrase, withoutClosings } from "./style.ts";

/** What a letter or memo says, before it is put into official words. */
export type LetterFacts = {
  sender: string | null;
  recipient: string | null;
  /** The aim, without expectation: 檢送…計畫1份. */
  aim: string | null;
  requests: string[];
  deadline: string | null;
  basis: string[];
  background: string[];
  attachments: string[];
};

const AIM =
  /檢送|檢陳|函送|函轉|陳報|報送|召開|辦理|舉辦|訂於|定於|修正|訂定|公告|申請|補助|邀請|調查|推薦|有關|是為了|\b(?:send|enclos|invit|hold|request|submit|report|appl|propos|announc)/i;
const REQUEST =
  /^各\p{Script=Han}{1,6}?(?:要|應|須)(?=在|於|將|把|派|提|填|報)|(?:^|[，；])(?:並|惠|務|敬|也|另|均)?請(?!假|求|款|領|您好)|(?:^|[，；])希(?:望)?(?:貴|各|你們|能)|\b(?:[Pp]lease|are (?:asked|requested|invited) to|is (?:asked|requested|invited) to|we (?:ask|request)|should (?:send|reply|report|submit|name))\b/u;
const BASIS =
  /^(?:依據?(?!原)|依照|按照|復貴|復鈞|奉|遵照|[Uu]nder |[Ii]n reply to |[Aa]ccording to |[Pp]ursuant to )/;
/** 要發函給各公所，說明…: how officers tell what they want written. */
const TOLD_TO_WRITE =
  /^(?:我們?|本府)?(?:要|想|擬|需要)(?:發函|行文|發文|寫(?:一份|一封)?函)(?:給|至|到)?[^，]{0,14}，?(?:說明|通知|告知)?/;
const ENCLOSED = /^附件(?:有|為|是|包括)/;
const NONE = /^(?:無|沒有|未定|不限|none|n\/a|-)$/i;
const CONTACT = /^(?:如有(?:任何)?(?:疑問|問題)|(?:承辦人|聯絡人)|(?:敬祝|此致|謝謝))/;
const RECIPIENT =
  /(?:函請|函送|行文(?:給)?|發函(?:給)?|發文(?:給)?|寄給|檢送給|請)(各?\p{Script=Han}{2,8}?(?:公所|政府|委員會|管理處|分局|國小|國中|學校|大學|公司|協會|局|處|部|署))(?=於|在|派|說|了解|協|提|依|配|轉|查|填|回|儘|指|參|，|。|並)/u;

export function letterFacts(notes: Notes): LetterFacts {
  const clean = (texts: string[]) =>
    texts.map((one) => withoutClosings(one).trim()).filter((one) => phrase(one) !== "");
  const statements = clean(notes.statements).filter((one) => !CONTACT.test(one));
  const labelled = factOf(notes, "subject") ?? aimTitle(notes.title);
  const happening = eventAim(notes);
  const aims = statements.findIndex((one) => AIM.test(one) && !REQUEST.test(one));
  const aimAt = labelled || happening ? -1 : aims >= 0 || statements.length === 0 ? aims : 0;
  const aim = labelled ?? happening ?? (aimAt >= 0 ? (statements[aimAt] ?? null) : notes.title);
  const rest = statements.filter((_, index) => index !== aimAt);
  const [asked, told] = split(rest, (one) => REQUEST.test(one));
  const [grounds, facts] = split(told, (one) => BASIS.test(one));
  const [due, background] = split(
    clean(factsOf(notes, "background")),
    (one) => REQUEST.test(one) && deadlineIn(one) !== null,
  );
  const [enclosed, others] = split(facts, (one) => ENCLOSED.test(one));
  const parted = partedAim(withoutClosings(aim ?? "").replace(TOLD_TO_WRITE, ""));
  const requests = [
    ...(parted.request ? [parted.request] : []),
    ...clean(factsOf(notes, "request")),
    ...asked,
    ...due,
  ];
  const deadline = factsOf(notes, "deadline").find((one) => !NONE.test(phrase(one)));
  return {
    sender: factOf(notes, "sender") ?? null,
    recipient: recipientOf(notes),
    aim: parted.aim || null,
    requests,
    deadline: deadline ?? requests.map((one) => deadlineIn(one)).find(Boolean) ?? null,
    basis: [...basisOf(notes), ...grounds],
    background: [...background, ...others, ...otherFacts(notes, labelled)],
    attachments: [
      ...factsOf(notes, "attachment"),
      ...enclosed.map((one) => phrase(one).replace(ENCLOSED, "")),
    ].filter((one) => !NONE.test(one) && one !== "如文"),
  };
}

/** 訂於…在…召開「…會議」, from the labelled facts of an event. */
function eventAim(notes: Notes): string | null {
  const event = phrase(factOf(notes, "event") ?? "");
  if (event === "") return null;
  const [time, place] = [phrase(factOf(notes, "time") ?? ""), phrase(factOf(notes, "place") ?? "")];
  if (!isMostlyHan(event)) return `${event}${time ? `, ${time}` : ""}${place ? `, ${place}` : ""}`;
  const deed = `${/會議|會報|座談會|說明會|審查會|協調會/.test(event) ? "召開" : "舉辦"}「${event.replace(/[「」]/g, "")}」`;
  const whole = `${time ? `訂於${time}` : ""}${place ? `在${place}` : ""}${deed}`;
  return countChars(whole) <= 60 ? whole : deed;
}

/** An incoming letter is answered: 復貴府…號函. */
const basisOf = (notes: Notes): string[] =>
  notes.facts
    .filter((fact) => fact.kind === "basis")
    .flatMap(({ label, values }) =>
      values
        .map(withoutClosings)
        .map((one) => (/^來[文函]/.test(label) && /^[貴鈞大]/.test(one) ? `復${one}` : one)),
    );

/** What is asked for by a date at the end of the aim is a request of its own. */
function partedAim(aim: string): { aim: string; request: string | null } {
  const clauses = aim.split("，");
  const at = clauses.findIndex(
    (clause, index) => index > 0 && /^(?:並|惠|敬)?請/.test(clause) && deadlineIn(clause) !== null,
  );
  if (at < 1) return { aim, request: null };
  return { aim: clauses.slice(0, at).join("，"), request: clauses.slice(at).join("，") };
}

const aimTitle = (title: string | null) =>
  title && AIM.test(title) && !/紀錄|名單/.test(title) ? title : null;

function recipientOf(notes: Notes): string | null {
  const labelled = factOf(notes, "recipient") ?? factOf(notes, "original");
  if (labelled) return labelled;
  for (const statement of [...notes.statements, ...factsOf(notes, "request")]) {
    const match = RECIPIENT.exec(statement);
    if (match?.[1]) return match[1];
  }
  return null;
}

/** Labelled facts that have no place of their own: 會議時間：115年10月20日. */
function otherFacts(notes: Notes, subject: string | null): string[] {
  const plain = new Set([
    "time",
    "chair",
    "attendance",
    "place",
    "event",
    "organiser",
    "partner",
    "target",
    "result",
    "next",
    "petition",
    "report",
  ]);
  return notes.facts
    .filter((fact) => fact.kind === null || plain.has(fact.kind))
    .filter((fact) => fact.kind !== "event" || subject !== null)
    .flatMap((fact) => fact.values.map((value) => withLabel(fact.label, withoutClosings(value))));
}

export const withLabel = (label: string, value: string): string =>
  /[A-Za-z]$/.test(label) ? `${label}: ${value}` : `${label}：${value}`;

function split<T>(all: T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
