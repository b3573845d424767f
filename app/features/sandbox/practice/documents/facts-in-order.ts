import { isRule } from "../orders.ts";
import type { Evidence, Source, Task } from "../reading.ts";
import { kindOf } from "./kinds.ts";

/** Documents are ordered with what shall stand in them: 擬一份簽，主旨是採購筆電20台，經費60萬元. */
const DOCUMENTS: ReadonlySet<Task> = new Set(["letter", "memo", "press", "minutes", "reply"]);
/** Parts of the reading that facts, too, hold: what is in focus (經費), and who writes to whom. */
const IN_FACTS = /^(?:focus\.|letter$|task$|amountStyle$)/;
/** A longer prompt has its material set apart, or none. */
const MOST = 2000;
/** Fewer characters tell nothing that a document could be made of. */
const LEAST_FACT = 4;

/** A comma or point between digits is part of a number. */
const MARK = /[，。；！？\n;!?]|(?<!\d)[,.]|[,.](?!\d)/u;
/** What is said to the model about its work, or out of politeness, is no fact. */
const SAID_TO_THE_MODEL =
  /謝謝|感謝你|感恩|拜託|麻煩(?:你|您|了)|自[行由己]|發揮|隨便|你(?:決定|看著|自己|幫|來|可)|(?:盡量|儘量|要|比較|稍微)?(?:正式|簡短|簡潔|精簡|完整|詳細|口語|白話|專業|得體|通順|客氣|親切|委婉)(?:一點|一些|就好|即可)?$|格式|篇幅|字數|語氣|口吻|範本|範例|(?:快|急)(?:一點|著?用|件)|就好$|可以嗎|好嗎|不然|^(?:需要|應?包[含括]|要有|內容(?:要|須|需|應)?有|分成|依照?|按照?)|\b(?:thanks?|please|thank you|formal|short|brief|polite|tone|style|format|template|sample|include|structure|asap|keep it|make it)\b/i;
const TOPIC =
  /^(?:內容|主題|題目|主要)?(?:是|為)?(?:有關|關於|針對|說明)(?=.)|^(?:內容|主題|題目)(?:是|為|[:：])|^(?:about|on|regarding|concerning|saying that|to say that|to announce|announcing)\s+/iu;
const LABEL =
  /^(?<label>[^\s:：是為在]{1,8}|[a-z][a-z ]{1,24}?)(?:\s?[:：]\s?|[是為在]|\s(?:is|are)\s)(?<value>.+)$/iu;
/** 經費60萬元, budget NT$600,000: a name and its figure. */
const FIGURE =
  /^(?<label>總?(?:經費|預算|金額|費用)|(?:budget|cost|amount))(?:約|共|計|of)?\s?(?=[\dA-Z一二三四五六七八九十新])/iu;
/** 12月10日前回報…: what those who get a letter shall do. */
const DUE =
  /^(?:請)?(?:務必)?(?:於|在)?(?<by>(?:\d{2,3}年)?\d{1,2}月\d{1,2}日(?:（.{1,4}）)?以?前)(?<deed>(?:回報|回復|回覆|填報|填復|提報|報送|函送|函復|繳交|送|完成|報名|推派|指派|提供).*)$/u;

/**
 * The facts that an order for a document holds in its own sentences: every clause after the order that nothing was read
 * from as a rule, and that isn't said to the model. One a line, labels with their colon.
 * @param text the instructions; `evidence` the places in it that were read as rules
 * @returns null where nothing is told, or the task needs no such thing
 */
export function factsInOrder(
  text: string,
  { task, evidence }: { task: Task; evidence: readonly Evidence[] },
): Source | null {
  const order = evidence.filter(({ part }) => part === "task").toSorted((a, b) => a.start - b.start)[0];
  if (!DOCUMENTS.has(task) || !order || text.length > MOST) return null;
  const rules = evidence.filter(({ part }) => !IN_FACTS.test(part));
  const told: { text: string; start: number; end: number }[] = [];
  for (const [index, { start, end }] of clausesFrom(text, order.end).entries()) {
    if (rules.some((rule) => rule.start < end && rule.end > start)) continue;
    const clause = text.slice(start, end).trim();
    // Before the first mark the order itself goes on (給各鄉鎮公所), unless it says what about.
    const fact = index === 0 && !TOPIC.test(clause) ? null : factOf(clause, task);
    if (fact !== null) told.push({ text: fact, start, end });
  }
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return null;
  const lines = told.map((fact) => fact.text).join("\n");
  return { text: lines, start: first.start, end: last.end, delimiter: null, name: null };
}

/** Clauses without their marks; the first one ends at a colon as well. */
function clausesFrom(text: string, from: number): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = [];
  for (let start = from; start < text.length; ) {
    const rest = text.slice(start);
    const size = rest.search(clauses.length === 0 ? new RegExp(`${MARK.source}|[:：]`, "u") : MARK);
    const end = size < 0 ? text.length : start + size;
    clauses.push({ start, end });
    start = end + 1;
  }
  return clauses;
}

/** A clause as a line of notes. */
function factOf(clause: string, task: Task): string | null {
  const { label, value } = LABEL.exec(clause)?.groups ?? {};
  const lines = label && kindOf(label.trim()) ? `${label.trim()}：${value?.trim()}` : null;
  if (lines) return capital(lines);
  const plain = clause.replace(TOPIC, "").trim();
  if ([...plain].length < LEAST_FACT || SAID_TO_THE_MODEL.test(plain) || isRule(plain)) return null;
  const due = task === "letter" ? DUE.exec(plain)?.groups : undefined;
  if (due) return `請於${due.by}${due.deed}。`;
  const isHan = /\p{Script=Han}/u.test(plain);
  const colon = isHan ? "：" : ": ";
  const figure = FIGURE.exec(plain);
  if (figure?.groups) return capital(`${figure.groups.label}${colon}${plain.slice(figure[0].length)}`);
  if (!TOPIC.test(clause)) return capital(plain);
  const topic = task === "press" ? { zh: "活動", en: "Event" } : { zh: "主旨", en: "Subject" };
  return `${isHan ? topic.zh : topic.en}${colon}${capital(plain)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
