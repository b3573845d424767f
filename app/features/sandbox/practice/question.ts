import type { Locale } from "#app/platform/locale.ts";
import { compress } from "./compress.ts";
import { courtesyFor } from "./courtesies.ts";
import type { Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import { enveloped, languageOf, layOutList, layOutRows, roomFor, stopped, withWords } from "./lay-out.ts";
import type { Reading } from "./reading.ts";
import type { Hit, Passage } from "./retrieval.ts";
import { answersTo, kindsAsked, passagesOf } from "./retrieval.ts";
import { isMostlyHan } from "./text.ts";

/** Several questions in one prompt are answered up to here. */
const MOST = 12;

const SAY: Record<Locale, { askMe: string; silent: string }> = {
  "zh-TW": { askMe: "請告訴我您要問什麼問題。", silent: "原文沒有提到，無法回答這個問題。" },
  en: {
    askMe: "Please tell me what your question is.",
    silent: "The text doesn't say, so I can't answer this.",
  },
};

/**
 * Answers from the material: the sentence that fits the question, with its article where the prompt asks for it. Where
 * the material is silent the model says what it was told to say, or else makes something up and says it with confidence.
 */
export function answerQuestion(work: Work): string {
  const { reading } = work;
  const language = languageOf(reading);
  const questions = questionsOf(reading);
  if (questions.length === 0) return SAY[language].askMe;
  const passages = passagesOf(materialOf(work));
  const answers = questions.map((question) => {
    const hits = answersTo(question, passages);
    return hits.length > 0 ? found(question, hits, work) : unknown(question, work);
  });
  const courtesy = courtesyFor("answer", language, (options) => oneOf(options, work));
  const vague = !reading.grounded && reading.gap === null && !reading.cite;
  return enveloped(form(answers, reading), reading, courtesy, vague);
}

const questionsOf = (reading: Reading): string[] =>
  (reading.question ?? "")
    .split(/(?<=[？?])|\n+/u)
    .map((one) => one.replace(/^[\s\d.、)）(（-]+/u, "").trim())
    .filter((one) => one.length > 1)
    .slice(0, MOST);

type Answer = { question: string; text: string; place: string; whole: string };

function found(question: string, hits: readonly Hit[], work: Work): Answer {
  const { reading, temperature, random } = work;
  const [best] = hits;
  if (!best) return unknown(question, work);
  const close = hits.filter((hit) => hit.score >= best.score - 0.02);
  // Where two passages fit alike, chance decides at a high temperature.
  const chosen = temperature > 0 ? (close[Math.floor(random() * close.length)] ?? best) : best;
  const english = !isMostlyHan(chosen.sentences.join(""));
  const place = placeOf(chosen.passage, english, reading.sources.length > 1);
  const room = roomFor(reading, 1);
  const sentences = chosen.sentences.map((one) => one.replace(/[；;]$/u, english ? "." : "。"));
  const joined = sentences.join(english ? " " : "");
  if (!reading.cite) {
    const [text = ""] = withWords([room ? compress(joined, room, reading.focus) : joined], reading, room);
    return { question, text: stopped(text), place, whole: stopped(text) };
  }
  const text = room
    ? compress(sentences[0] ?? "", { ...room, max: Math.max(1, room.max - 10) }, reading.focus)
    : joined;
  const quotes = (room ? [text] : sentences).map((one) => (english ? `"${one}"` : `「${one}」`));
  return {
    question,
    text,
    place,
    whole: english ? `${place}: ${quotes.join(" ")}` : `依${place}：${quotes.join("")}`,
  };
}

/** Where a passage stands: its article, else the name of the text; of several texts always with the name. */
function placeOf({ article, source }: Passage, english: boolean, ofSeveral: boolean): string {
  const name = source.name && (ofSeveral || source.delimiter !== "tag") ? source.name : null;
  if (article) return name ? (english ? `${article} of ${name}` : `${name}${article}`) : article;
  return name ?? (english ? "the text" : "原文");
}

/** Nothing in the material: the gap word, an honest remark, or an invention that sounds like a rule. */
function unknown(question: string, { reading, random }: Work): Answer {
  const language = languageOf(reading);
  if (reading.gap !== null || reading.grounded) {
    const text = reading.gap ?? SAY[language].silent;
    return { question, text, place: reading.gap ?? "", whole: text };
  }
  const pick = <T>(options: readonly [T, ...T[]]) =>
    options[Math.floor(random() * options.length)] ?? options[0];
  const english = language === "en";
  const place = english ? `Article ${pick([12, 15, 18])}` : `第${pick([12, 15, 18])}條`;
  const text = invented(question, english, pick);
  const whole = !reading.cite ? text : english ? `${place}: "${text}"` : `依${place}：「${text}」`;
  return { question, text, place, whole };
}

function invented(question: string, english: boolean, pick: <T>(options: readonly [T, ...T[]]) => T): string {
  const [kind] = kindsAsked(question);
  switch (kind) {
    case "money":
      return english
        ? `The fee is NT$${pick(["300", "500", "1,200"])}.`
        : `依規定，費用為新臺幣${pick(["300", "500", "1,200"])}元。`;
    case "phone":
      return english
        ? `Please call 0800-${pick(["012-345", "056-789", "088-123"])}.`
        : `請撥打服務專線0800-${pick(["012-345", "056-789", "088-123"])}。`;
    case "period":
      return english
        ? `It takes ${pick([7, 14, 30])} working days.`
        : `依規定，應於${pick([7, 15, 30])}日內辦理完成。`;
    case "time":
      return english
        ? `It is open from ${pick([8, 9])} a.m. to ${pick([5, 6])} p.m. on weekdays.`
        : `服務時間為平日上午${pick([8, 9])}時至下午${pick([5, 6])}時。`;
    case "who":
      return english
        ? "The Civil Affairs Office is in charge."
        : `本案由${pick(["民政處", "社會處", "建設處"])}受理。`;
    case "number":
      return english ? `There are ${pick([20, 30, 50])} places.` : `依規定，名額為${pick([20, 30, 50])}名。`;
    default:
      return english
        ? `Yes. Bring proof of identity and allow about ${pick([5, 7, 10])} working days.`
        : `依規定是可以的，備妥身分證明文件提出申請後，約${pick([5, 7, 10])}個工作天可以完成。`;
  }
}

function form(answers: readonly Answer[], reading: Reading): string {
  if (reading.format === "json" || reading.format === "table") {
    const english = languageOf(reading) === "en";
    const own = [
      ...(answers.length > 1 ? [english ? "Question" : "問題"] : []),
      english ? "Answer" : "答案",
      ...(reading.cite ? [english ? "Source" : "出處"] : []),
    ];
    const columns = reading.fields.length > 0 ? reading.fields.map((field) => field.name) : own;
    return layOutRows(
      columns,
      answers.map((one) => columns.map((column) => cell(column, one))),
      reading,
    );
  }
  const lines = answers.map((one) => one.whole);
  if (lines.length === 1 && reading.format !== "points" && reading.numbering === null) return lines[0] ?? "";
  return layOutList(lines, { ...reading, numbering: reading.numbering ?? (lines.length > 1 ? "1." : "-") });
}

const cell = (column: string, one: Answer) =>
  /條|出處|依據|來源|引用|article|source|cit|basis|where/i.test(column)
    ? one.place
    : /問|question/i.test(column)
      ? one.question
      : one.text;
