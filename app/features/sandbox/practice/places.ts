import type { Field } from "./reading.ts";
import { clauseAround } from "./surroundings.ts";
import { ROLES } from "./value-patterns.ts";

const ROAD =
  /(?:\p{Script=Han}{2,3}[縣市])?(?:\p{Script=Han}{2,3}[鄉鎮市區])?(?:\p{Script=Han}{2,3}[里村])?(?:\d{1,3}\s?鄰)?\p{Script=Han}{1,4}(?:路|街|大道)(?!燈|面|段|邊|上|口)(?:[一二三四五六七八九十\d]+段)?(?:[\d一二三四五六七八九十]+巷)?(?:\d+弄)?(?:[\d一二三四五六七八九十]+(?:[-之]\d+)?號(?:之\d+)?(?:[\d一二三四五六七八九十]+樓(?:之\d+)?)?)?(?:與\p{Script=Han}{1,4}[路街](?:交叉|交會)?路?口)?(?:\p{Script=Han}{0,8}?(?:前方|前|旁邊|旁|對面|路口|門口|口|附近|人行道))?/gu;
const SPOT =
  /\p{Script=Han}{2,8}(?:公園|國小|國中|車站|市場|圖書館|活動中心|運動中心|停車場|體育館|橋|步道|廣場|戶政事務所|里)(?:\p{Script=Han}{0,6}?(?:前|旁|對面|門口|口|內|附近))?/gu;
const ADDRESS_EN =
  /\b(?:No\.? ?)?\d{0,5}(?:-\d{1,4})?,? ?(?:(?:Lane|Alley) \d{1,5},? )?(?:[A-Z][a-z]+ )?[A-Z][A-Za-z]+ (?:Road|Street|Lane|Avenue|Park|Bridge|Market|School|Library|Station|Square)(?:,? Section \d)?/g;

/** The place that a field asks for: an address, a road or a spot, the scene before a home. */
export function placeIn(source: string, field: Field): string | null {
  const roles = ROLES.filter(([asked]) => asked.test(field.name));
  const wantsHome = /住|戶籍|通訊|居所|\bhome\b|residen|mailing/i.test(field.name);
  const all = [ROAD, SPOT, ADDRESS_EN].flatMap((pattern, kind) =>
    [...source.matchAll(pattern)].map((match) => {
      const value = trimPlace(match[0]);
      const at = match.index + match[0].length - value.length;
      const around = clauseAround(source, at, value.length);
      const before = source.slice(Math.max(0, at - 6), at);
      const home =
        /(?:住|戶籍|家住|住在|live (?:at|on|in)|living)/i.test(before) ||
        /(?:住在|家住|戶籍地|I live)/i.test(around.clause);
      const near = roles.reduce(
        (sum, [, sign]) => sum + (sign.test(around.clause) ? 3 : sign.test(around.sentence) ? 2 : 0),
        0,
      );
      return {
        value,
        at,
        score:
          (kind === 1 ? 0 : 2) +
          (/\d/.test(value) ? 2 : 0) +
          near +
          (/在|於|經過|\bat\b|\bon\b|\bnear\b/.test(before) ? 1 : 0) -
          (home === wantsHome ? 0 : home ? 5 : wantsHome ? 2 : 0),
      };
    }),
  );
  const places = all.filter(
    (one) => one.value.length >= 3 && !/^(?:縣政府|貴府|你們)/.test(one.value) && one.score > -2,
  );
  places.sort((a, b) => b.score - a.score || a.at - b.at);
  return places[0]?.value ?? null;
}

const trimPlace = (text: string) =>
  text
    .trim()
    .replace(
      /^.*(?:走在|路過|經過|騎到|走到|開到|騎車到|位於|地點在|發生在|住在|住|我在|人在|停在|到了|前往|行經|在|於|從|到|往)(?=\p{Script=Han}{2})/u,
      "",
    )
    .replace(/^(?:的|這|那|我家|我們|沿著|沿)+/, "")
    .replace(/^[, ]+/, "");
