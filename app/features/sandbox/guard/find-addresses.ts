import type { Span } from "./finding.ts";

const HAN = "\\p{Script=Han}";
const NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百零〇]{1,5})";
/** Punctuation and line ends, and another house number: no address goes back beyond them. */
const CLAUSE_END = new Set(Array.from("號,.;:!?、。「」『』()<>\"'|\n\r\t", (one) => one.charCodeAt(0)));
/** Longest stretch before the house number that is looked at. */
const REACH = 56;
const COUNTIES =
  "[臺台]北市|新北市|桃園市|[臺台]中市|[臺台]南市|高雄市|基隆市|新竹[市縣]|嘉義[市縣]|苗栗縣|彰化縣|南投縣|雲林縣|屏東縣|宜蘭縣|花蓮縣|[臺台]東縣|澎湖縣|金門縣|連江縣";

/** The house number that ends here. */
const HOUSE =
  /(?<=((?:[0-9]{1,4}|[一二三四五六七八九十百零〇]{1,5})(?: ?[-之] ?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}))? ?))/y;
const LANES = `(?: ?(?:${NUMBER}|[東西南北中]) ?段)?(?: ?${NUMBER}(?:[-之]${NUMBER})? ?巷)?(?: ?${NUMBER}(?:[-之]${NUMBER})? ?[弄衖])?`;
const ROAD = new RegExp(`(${HAN}{1,8}(?:大道|[路街巷]))(${LANES}) ?$`, "u");
/** Places without streets: a village, with its neighbourhood or a place name before the number. */
const VILLAGE = new RegExp(
  `(?:${HAN}{1,4}[鄉鎮市區]) ?(${HAN}{1,4}[村里]) ?(?:${NUMBER} ?鄰)? ?${HAN}{0,6} ?$`,
  "u",
);
const UPPER_UNIT = `(?:${COUNTIES}|${HAN}{2}[縣市])? ?(?:${HAN}{1,4}[鄉鎮市區])? ?(?:${HAN}{1,4}[村里])? ?(?:${NUMBER} ?鄰)? ?`;
const NAMED = new RegExp(`^${UPPER_UNIT}(${HAN}{1,4}(?:大道|[路街巷]))${LANES} ?$`, "u");
const COUNTY = new RegExp(COUNTIES, "gu");
/** Floor, room and number behind the house number. */
const FLOOR =
  /^(?: ?之 ?[0-9一二三四五六七八九十]{1,3})?(?: ?[,、]? ?(?:地下)?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?(?:樓|[Ff]\b)(?: ?[之-] ?[0-9一二三四五六七八九十]{1,3})?| ?B[1-9]\b)?(?: ?[0-9A-Z]{1,5} ?室)?/;

/** Words before an address that aren't part of it. */
const LEAD =
  /^.*(?:住在|住於|家住|居住於?|現居|位於|位在|設於|地址是?|住址是?|戶籍地?是?|門牌是?|經過|路過|寄到|寄至|寄送至?|送到|送至|來到|前往|到|在|於|往|從|住|是|的|與|走)(?=\p{Script=Han}{2})/u;
/** Words that end in 路, 街 or 巷 and name no street. */
const NO_STREET =
  /(?:^|[^\p{Script=Han}])(?:[網馬道公鐵迴線電管通水陸思去走半領末套一條上大小老這那本該各每某同老逛]{1,2}|快速道|高速公|產業道|夜市|商店|徒步|街|路)(?:路|街|巷|大道)$/u;
/** Behind 號: what makes it the number of something else. */
const OTHER_THING =
  /^(?:公車|線|出口|月台|公告|令|函|判決|機|誌|船|艦|候選|議員|選手|球衣|碼|道路|國道|燈桿|電桿)/;
/** A word that says that somebody lives there, or is written to there. */
const HOME =
  /(?:地址|住址|戶籍|戶籍地|通訊處|門牌|住所|居所|家住|住在|住於|現居|居住於?|我住|寄到|寄至|送達|送到|收件|house|address)[^\n。;]{0,6}$/i;

/** Addresses with a house number, in Chinese and in English. */
export function findAddresses(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf("號"); at >= 0; at = text.indexOf("號", at + 1)) {
    const address = addressEndingAt(text, at);
    if (address) found.push(address);
  }
  return found;
}

/** @param at place of 號 */
function addressEndingAt(text: string, at: number): Span | null {
  // Most often something else is numbered; that shows in the character before.
  if (!/[0-9一二三四五六七八九十百零〇 ]/.test(text[at - 1] ?? "")) return null;
  HOUSE.lastIndex = at;
  const house = HOUSE.exec(text)?.[1];
  if (house === undefined) return null;
  const until = at - house.length;
  let from = until;
  while (from > 0 && from > at - REACH && !CLAUSE_END.has(text.charCodeAt(from - 1))) from -= 1;
  if (until - from < 2 || OTHER_THING.test(text.slice(at + 1, at + 4))) return null;
  const clause = text.slice(from, until);
  const head = headOf(clause);
  if (!head) return null;
  const start = until - head.text.length;
  const floor = FLOOR.exec(text.slice(at + 1, at + 24))?.[0] ?? "";
  const end = at + 1 + floor.length;
  if (!head.isFull && floor === "" && !isSomebodysHome(text, start, end)) return null;
  return { kind: "address", start, end };
}

/** What stands before the house number, from the largest unit named. Full: a unit or a lane is named, not just a street. */
function headOf(clause: string): { text: string; isFull: boolean } | null {
  if (/第 ?$/.test(clause)) return null;
  const road = ROAD.exec(clause);
  const village = road ? null : VILLAGE.exec(clause);
  if (!road && !village) return null;
  const county = lastMatch(clause, COUNTY);
  if (county !== null) return { text: withPostcode(clause, county), isFull: true };
  if (village) return { text: clause.slice(afterLead(clause)), isFull: true };
  if (!road) return null;
  // Without a county's name, the words before the street have to be told from the units by their last characters.
  const from = afterLead(clause);
  const rest = clause.slice(from);
  const named = NAMED.exec(rest);
  const street = named?.[1] ?? "";
  if (!named || NO_STREET.test(street)) {
    const short = /\p{Script=Han}{1,3}(?:大道|[路街巷])(?=[^路街巷]*$)/u.exec(rest);
    if (!short || NO_STREET.test(short[0])) return null;
    return { text: rest.slice(short.index), isFull: hasLane(rest) };
  }
  return {
    text: rest,
    isFull: hasLane(rest) || /[鄉鎮市區縣村里鄰]/.test(rest.slice(0, rest.indexOf(street))),
  };
}

const hasLane = (text: string) => /(?:[0-9]|[一二三四五六七八九十]) ?[巷弄衖]/.test(text);

const afterLead = (clause: string): number => {
  const lead = LEAD.exec(clause)?.[0].length ?? 0;
  const rest = clause.slice(lead);
  return lead + (rest.length - rest.trimStart().length);
};

function lastMatch(text: string, pattern: RegExp): number | null {
  let last: number | null = null;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** From the county, with the postcode before it. */
function withPostcode(clause: string, county: number): string {
  const postcode = /[0-9]{3,6} ?$/.exec(clause.slice(0, county))?.[0].length ?? 0;
  return clause.slice(county - postcode);
}

/** A street and a number alone are a place (the hole before no. 45), unless a word or a line of its own says more. */
function isSomebodysHome(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  if (HOME.test(before)) return true;
  return (
    /(?:^|[\n\r])\s*$/.test(start > 16 ? `x${before}` : before) &&
    /^\s*(?:$|[\n\r])/.test(text.slice(end, end + 4))
  );
}
