import { bigramsOf } from "./bigrams.ts";
import type { Source } from "./reading.ts";
import { sentencesOf } from "./text.ts";

/** A passage that may answer a question: an article or a line of the material, in sentences. */
export type Passage = {
  /** 第3條 or Article 3, as it is written; null where the material has no articles. */
  article: string | null;
  source: Source;
  sentences: string[];
  /** What the passage and the heading above it share with questions. */
  grams: ReadonlySet<string>;
};

const ARTICLE =
  /^[\s　]*(第\s*[\d一二三四五六七八九十百]+\s*條(?:之[\d一二三四五六七八九十]+)?|(?:Article|Section|Art\.|Sec\.)\s*\d+[A-Z]?)[\s　:：.、]*/iu;
const HEADING = /^(?!.*[。；;])(?:.{1,16}[：:]?|#+ .{1,40})$/u;

/** The material in passages. */
export function passagesOf(sources: readonly Source[]): Passage[] {
  return sources.flatMap((source) => {
    const found: { article: string | null; heading: string; lines: string[] }[] = [];
    let heading = "";
    for (const line of source.text.split("\n")) {
      const text = line.trim();
      if (text === "") continue;
      const article = ARTICLE.exec(text);
      const last = found.at(-1);
      if (article)
        found.push({ article: (article[1] ?? "").trim(), heading, lines: [text.slice(article[0].length)] });
      else if (HEADING.test(text) && !/\d/.test(text)) heading = text;
      else if (last?.article) last.lines.push(text);
      else found.push({ article: null, heading, lines: [text] });
    }
    return found.flatMap(({ article, heading: above, lines }): Passage[] => {
      const sentences = lines.flatMap(sentencesOf).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
      const passage = { article, source, grams: bigramsOf(`${above}\n${lines.join("\n")}`) };
      // Without articles each sentence stands for itself, under its heading.
      return article
        ? [{ ...passage, sentences }]
        : sentences.map((sentence) => ({
            ...passage,
            sentences: [sentence],
            grams: bigramsOf(`${above}\n${sentence}`),
          }));
    });
  });
}

/** Words of a question that say how something is asked, not what about. */
const ASKING =
  /請問|的話|想請教|想問|想知道|我想|是否|可不可以|可以|能不能|能否|可否|有沒有|是不是|要不要|會不會|需不需要|多少錢|多少|什麼時候|什麼|甚麼|哪些|哪裡|哪邊|哪一|哪個|哪|何時|何處|如何|怎麼辦|怎麼|怎樣|為什麼|幾天|幾日|幾點|幾歲|幾個|幾|多久|多長|嗎|呢|吧|誰|^請|需要|應該|規定|依據|根據|這|那|我們|我|您|你|的|了|是|在|要|與|或|於|(?<![員大議])會(?![議員計])|有(?![效限關無權])|錢/gu;
const ASKING_EN =
  /\b(?:what|which|when|where|who|whom|how|why|much|many|long|is|are|was|were|do|does|did|can|could|may|must|should|will|would|the|a|an|of|to|in|on|for|at|by|with|and|or|i|we|you|my|your|it|there|be|have|has|need|needed|please|tell|me|about|if|any)\b/gi;

/** What a question is about. */
export const topicOf = (question: string): Set<string> =>
  bigramsOf(question.replace(ASKING, " ").replace(ASKING_EN, " "));

/** What kind of thing a question asks for, by how an answer to it looks. */
type Kind = { asked: RegExp; looks: RegExp };

export const KINDS = {
  money: {
    asked:
      /多少錢|費用|金額|收費|費(?:怎麼|多少|是)|怎麼算|付費|收錢|罰(?:多少|鍰)|補助多少|幾元|how much|(?:what|which) (?:is the )?(?:fee|cost|fine|amount)|fee\b|cost\b/i,
    looks: /元|免費|免收|NT\$|dollars|free of charge|百分之|%/i,
  },
  phone: {
    asked: /電話|專線|分機|phone|call|hotline/i,
    looks: /\d{3,4}[-–]\d{3,4}|電話|專線|\b1999\b|phone|hotline/i,
  },
  period: {
    asked: /幾天|幾日|多久|多長|期限|幾個月|幾年|how (?:long|many (?:days|months|weeks))|deadline|within/i,
    looks:
      /[\d一二三四五六七八九十]\s?(?:個)?(?:日|天|月|年|週|小時|分鐘|工作日)|\d (?:working )?(?:days?|months?|weeks?|hours?|years?)|\bby \d/i,
  },
  time: {
    asked: /什麼時候|何時|幾點|時間|哪一?天|日期|when\b|what time|which day|opening hours/i,
    looks:
      /\d\s?[時點:：月]|[一二三四五六七八九十](?:月|時|點)|星期|週[一二三四五六日]|\d{1,2} (?:a\.?m|p\.?m)|January|February|March|April|\bMay\b|June|July|August|September|October|November|December|day/i,
  },
  who: {
    asked:
      /誰|哪個(?:單位|機關|局|處)|(?:受理|主辦|承辦|主管)(?:機關|單位)|\bwho\b|which (?:office|agency|unit|department)/i,
    looks: /[處局科室所課府會院部]|公所|office|bureau|department|agency|division|council|officer/i,
  },
  number: {
    asked: /幾[個人位名歲份張件]|多少[個人位名]?|人數|名額|how many/i,
    looks: /[\d一二三四五六七八九十百]/,
  },
} as const satisfies Record<string, Kind>;

export const kindsAsked = (question: string): (keyof typeof KINDS)[] =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((name) => KINDS[name].asked.test(question));

/** A passage with the sentences of it that answer, in their order. */
export type Hit = { passage: Passage; sentences: string[]; score: number };

/** Below this a passage doesn't answer the question. */
const ENOUGH = 0.34;

/** Passages that answer a question, best first: rare characters in common count more than usual ones. */
export function answersTo(question: string, passages: readonly Passage[]): Hit[] {
  const topic = topicOf(question);
  if (topic.size === 0 || passages.length === 0) return [];
  const frequency = new Map<string, number>();
  for (const { grams } of passages)
    for (const gram of topic) if (grams.has(gram)) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const weight = (gram: string) => Math.log(1 + passages.length / (frequency.get(gram) ?? 1));
  const whole = [...topic].reduce((sum, gram) => sum + weight(gram), 0);
  const kinds = kindsAsked(question);
  const scoreOf = (grams: ReadonlySet<string>, text: string) => {
    let shared = 0;
    // A single character (退) is found inside a word (退還) too.
    for (const gram of topic)
      if (grams.has(gram) || (gram.length === 1 && text.includes(gram))) shared += weight(gram);
    if (shared === 0) return 0;
    const fits = kinds.filter((kind) => KINDS[kind].looks.test(text)).length;
    return shared / whole + (kinds.length === 0 ? 0 : fits > 0 ? 0.12 : -0.25);
  };
  return passages
    .map((passage): Hit => {
      const score = scoreOf(passage.grams, passage.sentences.join(""));
      const { sentences } = passage;
      if (sentences.length < 2 || score < ENOUGH) return { passage, sentences, score };
      const scores = sentences.map((sentence) => scoreOf(bigramsOf(sentence), sentence));
      const top = scores.reduce((most, score) => Math.max(most, score));
      const first = scores.indexOf(top);
      const chosen = sentences.filter(
        (_, index) =>
          index === first ||
          (Math.abs(index - first) === 1 && (scores[index] ?? 0) >= top * 0.6 && top > 0) ||
          // "But the following are exempt": an exception needs its rule.
          (index === first - 1 && /^(?:但|惟|However|But|Except)/u.test(sentences[first] ?? "")),
      );
      return { passage, sentences: chosen, score };
    })
    .filter((hit) => hit.score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
}
