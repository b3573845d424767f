import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { citationsIn } from "../citations.ts";
import type { TextRange } from "../lab.ts";
import { comparable, findComparable } from "../normalise.ts";
import { defineCheck, fail, pass } from "./check-type.ts";
import { quoted } from "./mentions.ts";

type Found = TextRange & { text: string };

const NAME_LABELS =
  "姓名|申請人|陳情人|來信人|聯絡人|承辦人|負責人|當事人|受文者|主席|紀錄|主持人|發言人|署名|Name|Contact|Contact person|Applicant|Petitioner|Chair|Officer";
const TITLES =
  "先生|女士|小姐|君|縣長|市長|副縣長|副市長|秘書長|主任秘書|參議|處長|副處長|局長|副局長|科長|主任|專員|科員|技士|股長|里長|村長|校長|老師|議員|委員|院長";
const SURNAMES =
  "王|李|張|劉|陳|楊|黃|趙|吳|周|徐|孫|馬|朱|胡|郭|何|高|林|羅|鄭|梁|謝|宋|唐|許|韓|馮|鄧|曹|彭|曾|蕭|田|董|袁|潘|于|蔣|蔡|余|杜|葉|程|蘇|魏|呂|丁|任|沈|姚|盧|姜|崔|鍾|譚|陸|汪|范|金|石|廖|賈|夏|韋|傅|方|白|鄒|孟|熊|秦|邱|江|尹|薛|閻|段|雷|侯|龍|史|陶|黎|賀|顧|毛|郝|龔|邵|萬|錢|嚴|賴|覃|洪|武|莫|孔|湯|游|詹|歐陽|司馬|范姜|張簡|簡|柯|翁|涂|紀|連|藍|巫|温|溫|阮|童|駱|古|卓|施|鄞";

const LABELLED = new RegExp(
  `(?:${NAME_LABELS})["*」]*[ \\t]*[:：|｜][ \\t]*["「*]*([\\p{L}·‧.'’ -]{2,40})`,
  "giu",
);
const TITLED = new RegExp(`(?:${SURNAMES})[\\p{Script=Han}]{0,2}(?=(?:${TITLES}))`, "gu");
const ENGLISH = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? ((?:[A-Z][\p{L}'’-]+)(?: [A-Z][\p{L}'’-]+){0,2})/gu;

/** Names of people that a text tells by a label or a title beside them, with their places. */
export function namesIn(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of [LABELLED, TITLED, ENGLISH]) {
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? match[0]).trim();
      const start = match.index + match[0].lastIndexOf(match[1] ?? match[0]);
      if (name !== "") found.push({ text: name, start, end: start + name.length });
    }
  }
  return found;
}

/** Every person's name in the output stands in the source, whatever its width or 台/臺. */
export const namesInSource = defineCheck({
  type: "names-in-source",
  on: "output",
  main: "source",
  config: z.object({
    source: z.string(),
    allow: z.array(z.string()).default(["未提供", "未敘明", "not stated", "not given"]),
  }),
  run({ source, allow }, { text, locale }) {
    const known = comparable(source);
    const free = new Set(allow.map(comparable));
    const foreign = namesIn(text).filter(({ text: name }) => {
      const folded = comparable(name);
      return !free.has(folded) && !known.includes(folded);
    });
    if (foreign.length === 0) return pass(m.lab_check_names_pass({}, { locale }));
    const names = quoted([...new Set(foreign.map((one) => one.text))], locale);
    return fail(m.lab_check_names_fail({ names }, { locale }), foreign.map(place), 0, { found: names });
  },
});

const QUOTED = /「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"\n]+)"/gu;

/** What the output puts in quotation marks stands in the source word for word, width and marks aside. */
export const quotesInSource = defineCheck({
  type: "quotes-in-source",
  on: "output",
  main: "source",
  config: z.object({
    source: z.string(),
    /** Shorter quotations are emphasis or terms. */
    minLength: z.number().int().positive().default(4),
    atLeast: z.number().int().nonnegative().default(0),
  }),
  run({ source, minLength, atLeast }, { text, locale }) {
    const quotes = [...text.matchAll(QUOTED)]
      .map((match) => {
        const inner = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
        return { text: inner, start: match.index + 1, end: match.index + 1 + inner.length };
      })
      .filter((quote) => [...quote.text.trim()].length >= minLength);
    if (quotes.length < atLeast)
      return fail(m.lab_check_quotes_few({ count: quotes.length, min: atLeast }, { locale }));
    const known = flat(source);
    const foreign = quotes.filter((quote) => !known.includes(flat(quote.text)));
    if (foreign.length === 0) return pass(m.lab_check_quotes_pass({ count: quotes.length }, { locale }));
    const texts = quoted(
      foreign.map((one) => (one.text.length > 30 ? `${one.text.slice(0, 30)}…` : one.text)),
      locale,
    );
    return fail(
      m.lab_check_quotes_fail({ texts }, { locale }),
      foreign.map(place),
      1 - foreign.length / quotes.length,
      {
        found: texts,
      },
    );
  },
});

const flat = (text: string) => comparable(text).replace(/[\p{P}]/gu, "");
const place = ({ start, end }: TextRange) => ({ start, end });

/**
 * Articles that the output cites: those asked for are there, and with a source none is cited that the source doesn't
 * have. 第十五條 and 第15條 are the same, and Article 15.
 */
export const cites = defineCheck({
  type: "cites",
  on: "output",
  config: z
    .object({
      value: z.union([z.string().transform((text) => text.split(",")), z.array(z.string())]).optional(),
      source: z.string().optional(),
      atLeast: z.number().int().nonnegative().optional(),
    })
    .refine((one) => one.value !== undefined || one.source !== undefined || one.atLeast !== undefined, {
      message: "needs value, source or atLeast",
    }),
  run({ value = [], source, atLeast = 0 }, { text, locale }) {
    const cited = citationsIn(text);
    const missing = value.filter((wanted) => {
      const articles = citationsIn(wanted);
      return articles.length === 0
        ? findComparable(text, wanted) === null
        : !articles.every((article) => cited.some((one) => one.article === article.article));
    });
    if (missing.length > 0)
      return fail(
        m.lab_check_cites_missing(
          {
            missing: quoted(
              missing.map((one) => one.trim()),
              locale,
            ),
          },
          { locale },
        ),
        [],
        0,
        {
          expected: missing.join(", "),
        },
      );
    if (cited.length < atLeast) return fail(m.lab_check_cites_none({}, { locale }));
    const known = source === undefined ? null : new Set(citationsIn(source).map((one) => one.article));
    const foreign = known ? cited.filter((one) => !known.has(one.article)) : [];
    if (foreign.length === 0) return pass(m.lab_check_cites_pass({ count: cited.length }, { locale }));
    const texts = quoted([...new Set(foreign.map((one) => one.text))], locale);
    return fail(m.lab_check_cites_foreign({ texts }, { locale }), foreign.map(place), 0, { found: texts });
  },
});
