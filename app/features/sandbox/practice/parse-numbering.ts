import { isDenied, isReport, sentencesIn, withoutReports } from "./clauses.ts";
import { BULLET, COUNTED, FIRST, isAsciiBullet, styleOf } from "./marks.ts";
import type { Evidence, Numbering } from "./reading.ts";

/** Signs by their names. */
const NAMED: [Numbering, RegExp][] = [
  [
    "①",
    /圈圈(?:數字|號碼)?|圓圈數字|數字(?:外面?)?[加畫]圈|帶圈|圈起來的?(?:數字|號碼)|\bcircled (?:numbers?|numerals|digits)/i,
  ],
  ["(一)", /括[號弧]?(?:的)?(?:國字|中文(?:數字)?)|(?:國字|中文)(?:數字)?(?:外面?)?[加用有]?括[號弧]/],
  ["1)", /數字(?:後面?)?[加接用]?(?:右|半|單邊|一個右|後)(?:邊的?)?括[號弧]/],
  [
    "(1)",
    /括[號弧]?(?:的)?(?:阿拉伯)?數字|數字(?:外面?|左右|兩邊|前後)?(?:都)?[加用要有]?括[號弧]|\b(?:numbers?|numerals?) in (?:brackets|parentheses)|\bbracketed numbers/i,
  ],
  ["壹、", /國字大寫|大寫(?:的)?(?:國字|中文)?數字|(?:國字|中文)大寫/],
  ["1、", /(?<!國字|中文)數字(?:後面?)?[用加接]?(?:個|一個)?頓號/],
  [
    "一、",
    /(?:國字|中文)(?:數字)?(?:編號|[加接]?頓號|分點|標號|數字|編|排序)|(?:中文|國字)數字|公文(?:式的?|格式的?|標準的?|那[種樣]的?|層次)(?:編號|分項|項次)/,
  ],
  ["甲、", /天干/],
  ["子、", /地支/],
  ["i.", /小寫(?:的)?羅馬(?:數字|字)?|\blower-?case roman/i],
  ["I.", /羅馬(?:數字|字|數碼)|\broman (?:numerals?|numbers?)/i],
  ["a.", /小寫(?:的)?(?:英文)?字母|小寫英文|\blower-?case letters/i],
  [
    "A.",
    /(?:大寫)?英文字母|大寫(?:英文|字母)|字母(?:編號|排序|標號|編)|\bcapital letters|\bletters of the alphabet/i,
  ],
  [
    "□",
    /勾選框|核取方塊|打勾框|打勾的?(?:框|格子|方格|小框)|待勾(?:選)?框|空心(?:的)?(?:方塊|方框|正方形|四方形)|小?方框|方格|空格子/,
  ],
  ["■", /(?:實心|黑色?|黑底)?(?:的)?(?:小)?(?:方塊|正方形|四方形)/],
  ["◎", /雙圈|雙圓圈|雙層圓圈|同心圓/],
  ["○", /空心(?:的)?(?:圓點?|圓圈|圈)|白圈/],
  ["◆", /(?:實心|黑)?菱形/],
  ["▲", /(?:實心|黑)?三角形?/],
  ["★", /實心星|黑星|五角星|星星/],
  ["✓", /打勾符號|勾勾|勾號|打勾的?符號/],
  ["→", /箭頭/],
  ["+", /加號/],
  ["#", /井字號?/],
  [
    "-",
    /一槓|槓槓|橫[槓杠]|短[槓線]|短橫線?|橫線|減號|連字號|破折號|\bdash(?:es|ed)?\b|\bhyphen(?:s|ated)?\b|\bminus sign/i,
  ],
  ["*", /星號|米字號|\basterisks?\b|\bstars?\b(?= (?:as|in front|before|for))/i],
  [
    "•",
    /圓點|黑點|小黑?點|實心圓|\b(?:round|black|solid) (?:dots?|bullets?)\b|\bdots? (?:as|in front|before|for)\b/i,
  ],
  [
    "1.",
    /\barabic numerals? (?:plus|with|and|followed by) (?:a )?(?:full stop|dot|period)|阿拉伯數字|數字(?:後面?)?[加接點]?(?:英文|半形|一個|個|小)?(?:句點|點(?!鐘))/,
  ],
];
const CUE =
  /編|項次|序號|標[號示在]|[每各](?:一)?個?(?:[點項條行則像]|重點|要點|決議|段|句)|各[點項條]|列[點項]|開頭|起[首頭]|前[面頭端緣]|之?前[加冠放標打擺綴]|(?:符|記)號|列點|分點|條列|冠|分項|層次|頓號|排(?:下|列|序)|點[,。]?|\bbullets?\b|\bnumber|\bitems?\b|\bpoints?\b|\blines?\b|\blists?\b|\bmark|\bbegin|\bstart|\bprefix|\bsequence|\barrange|\bin front|\binstead\b|\blabel|\blisting\b|\bprecede|\bled by\b|\bbut\b|\buse\b/i;
/** Names of signs are words of everyday use too: beside one of these they mean a sign. */
const CUE_FOR_NAMES =
  /數字(?:外面?|後面?)?[加畫接]|[每各]一?個?[點項條]\s*(?:$|[,。])|編號|編列|編排|編序|項次|序號|標號|[每各]一?個?(?:[點項條行則像]|重點|要點|決議)(?:的|都|前|開|以|用|冠|請|一律)|開頭|起[首頭]|前[面頭端緣]|之?前[加冠放標打擺綴]|符號|列點|分點|條列|冠|分項|列項|層次|頓號|\p{Script=Latin}/iu;
/** Three signs in a row show a style without a word about numbering. */
const SERIES =
  /[①•●⑴㈠❶◎■◆]|(?<!\d)1[.、)] ?2[.、)] ?3|\(1\)[^\p{L}\n]{0,3}\(2\)[^\p{L}\n]{0,3}\(3|一、 ?二、 ?三|\(一\)[^\p{L}\n]{0,3}\(二|「\(?[1一甲A壹][.、)]|[甲壹A]、 ?[乙貳B]、/u;
const SHOWN_BEFORE =
  /(?:[「『"'“‘`(【]\s?|用|以|從|為|冠|加|加上|點一個|[放打擺標畫]?[一]?個|放|打|擺|畫|寫\s?|都?是\s?|[為成採]\s?|採\s?|用\s?|開頭|的\s?|標|像|如|例如|採用?|符號|[號槓線撇圈框塊點形勾]\s?|:\s?|=\s?|\b(?:use|using|with|as|like|form|style|but|from|by|in|the|put|is|are)\s)$/i;
const SHOWN_AFTER =
  /^(?:\s?[」』"'”’`)】]|\s*(?:$|號|清單|[,.;]|開頭|開始|起[頭首]|編|為|依序|當|作|即可|就[好行可]|的?樣式|格式|這[種樣類]|標|條列|列點|符號|before|for|in front|as|at the|to each|instead))/i;
/** Labels, options and grades are named by letters and numbers as well. */
const NAMES_CLASSES =
  /分[成為][^,。]{0,12}類|[甲乙A-D\d][類級等組型案棟]|類別|等級|選出|挑選|附[件表圖]|[兩三四五六]個?(?:方案|案|選項|組|班|棟|區|校|標)/;

/** The sign before each point: one that is shown (1. 2. 3., 「-」, 甲、乙、), named (圓點, a dash) or implied by 編號, bullets. */
export function parseNumbering(text: string, evidence: Evidence[]): Numbering | null {
  // A. B. C. are signs; the dot ends no sentence.
  const lettered = text.replace(
    /(?<![A-Za-z.])([A-Ia-i]|I{1,3})\.(?= ?(?:[B-Jb-j]|II|III|ii|iii)\.)|(?<=(?<![A-Za-z])[A-Za-z]. [B-Jb-j])\.(?= )/g,
    "$1．",
  );
  const sample = SAMPLE.exec(text);
  if (sample?.[1]) {
    const at = sample.index + sample[0].indexOf(sample[1]);
    evidence.push({ part: "numbering", start: at, end: at + sample[1].length });
    return styleOf(sample[1]);
  }
  for (const sentence of sentencesIn(lettered)) {
    const found = SERIES.test(sentence.text) || CUE.test(sentence.text) ? shownIn(sentence.text) : null;
    const read = found ?? (CUE_FOR_NAMES.test(sentence.text) ? namedIn(sentence.text) : null);
    if (!read) continue;
    evidence.push({
      part: "numbering",
      start: sentence.start + read.at,
      end: sentence.start + read.at + read.length,
    });
    return read.numbering;
  }
  const told = withoutReports(text);
  const plain =
    /數字(?:編號|開頭|標|排)|(?<!不用|不要|不必|文件|案件|表單|段落)編號(?!自行|為|第|是\d)|\bnumbered\b|\bnumber (?:each|the|them)\b/i.exec(
      told,
    );
  if (plain) return "1.";
  return /項目符號|圓點|\bbullet/i.test(told) ? "-" : null;
}

/** "A. first point": a sign before what it stands for. */
const SAMPLE =
  /(?<=^|[\s:])([([]?(?:1|A|a|I|i|一|甲)[.)\]、:]{1,2}) ?(?:the )?(?:first|第一[點項條])(?: (?:point|item|one))?(?=[\s,.;]+[([]?(?:2|B|b|II|ii|二|乙)[.)\]、:])/m;
type Found = { numbering: Numbering; at: number; length: number };

function shownIn(sentence: string): Found | null {
  const found = [
    ...[...sentence.matchAll(COUNTED)].filter(
      (match) =>
        // 甲乙丙, A B C without a mark of their own are letters of anything.
        (!/^[\p{L}\d]$/u.test(match[0]) || CUE_FOR_NAMES.test(sentence)) && !NAMES_CLASSES.test(sentence),
    ),
    ...[...sentence.matchAll(FIRST), ...sentence.matchAll(BULLET)].filter((match) =>
      isShown(sentence, match.index, match[0]),
    ),
  ];
  const wanted = found
    .filter((match) => !isDeniedAt(sentence, match.index))
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  const [first] = wanted;
  if (!first) return null;
  return { numbering: styleOf(first[0]), at: first.index, length: first[0].length };
}

function isShown(sentence: string, at: number, sign: string): boolean {
  const before = sentence.slice(Math.max(0, at - 40), at);
  const after = sentence.slice(at + sign.length, at + sign.length + 24);
  const alone = /^[^\p{L}\p{N}\s(.、)\]:\-*+#~>]$/u.test(sign) && !isAsciiBullet(sign);
  const isCircled = /^[①⑴⒈㈠❶]$/u.test(sign);
  if (isAsciiBullet(sign) && !/(?:[「『"'“‘`(\s加用是放個以採:=為號槓線])$/.test(before)) return false;
  if (isAsciiBullet(sign) && !/^(?:[」』"'”’`)\s,.號當開]|為|作|$)/.test(after)) return false;
  if (/^1\. ?(?:…|\.\.\.)/.test(sign + after)) return true;
  const ends = SHOWN_AFTER.test(after);
  if (isCircled) return /^[^\p{L}\n]/u.test(after) || after === "" || ends;
  if (sign === "•") return true;
  if (alone && /^\s*(?:in front of|before|ahead of|at the (?:start|beginning))/i.test(after)) return true;
  return SHOWN_BEFORE.test(before) && (ends || alone || isAsciiBullet(sign));
}

/** Turned down (不要用 1.), or told of (他們上次用(1)編號). */
function isDeniedAt(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 40), at).replace(/[「『"'“‘`(\s]+$/, "");
  const clause = `${/[^,:;]*$/.exec(before)?.[0] ?? ""}${/^[^,:;]*/.exec(sentence.slice(at))?.[0] ?? ""}`;
  return isDenied(before) || (/\p{Script=Han}/u.test(clause) && isReport(clause));
}

function namedIn(sentence: string): Found | null {
  for (const [numbering, pattern] of NAMED) {
    const match = pattern.exec(sentence);
    if (match && !isDenied(sentence.slice(Math.max(0, match.index - 30), match.index)))
      return { numbering, at: match.index, length: match[0].length };
  }
  return null;
}
