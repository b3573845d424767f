import type { Span } from "./finding.ts";

const STREET = /\b(?:Road|Street|Avenue|Boulevard|Lane|Drive|Alley|(?:Rd|St|Ave|Blvd|Ln)\b\.?)(?![A-Za-z])/g;
const REACH_BEFORE = 80;
const REACH_AFTER = 120;
/** Floor, number, lanes and the street's name, up to the word for street. */
const BEFORE =
  /(?:(?:Rm|Room|Flat|Unit|Apt)\.? ?[A-Z0-9]{1,5}, ?)?(?:[0-9]{1,3}F\.?(?:-[0-9]{1,3})?,? ?)?(\bNo\.? ?)?(?<![\w$.,-])([0-9]{1,4})(?:-[0-9]{1,3})?,? ((?:(?:Alley|Aly|Lane|Ln|Section|Sec)\.? ?[0-9]{1,4},? ){0,3})((?:[A-Z][A-Za-z'-]{1,20}|[0-9](?:st|nd|rd|th))(?: [A-Z][A-Za-z'-]{0,20}\.?){0,3}) ?$/;
const PART =
  "(?:(?:Sec|Section|Lane|Ln|Alley|Aly)\\.? ?[0-9]{1,3}|[0-9]{1,3}(?:F|/F)\\b\\.?(?:-[0-9]{1,3})?|(?:Rm|Room)\\.? ?[A-Z0-9]{1,5}|[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20})? (?:Dist|District|City|County|Township|Twp|Town|Village|Vil)\\b\\.?|Taipei|Taichung|Tainan|Kaohsiung|Hsinchu|Keelung|Chiayi|Taiwan(?: \\(R\\.O\\.C\\.\\))?|[0-9]{3}(?:[0-9]{2,3})?(?![0-9]))";
const AFTER = new RegExp(`^(?:,? ?${PART}){0,7}`);
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;
/** Numbers of other things: years, articles, phases, bus lines. */
const OTHER_NUMBER =
  /\b(?:Phase|Route|Bus|Line|Stage|Articles?|Art\.|Chapter|Point|Points|Page|Table|In|in|Since|since)\s*$/;
const NO_STREET = /^(?:Silk|Wall|Belt|The|Main|High)$/;
const HOME =
  /\b(?:address|live[sd]? (?:at|on|in)|living (?:at|on)|resid(?:es?|ing|ent) (?:at|of)|home is|mail(?:ed)? to|sent? (?:it )?to|deliver(?:ed)? to)\b[^\n.;]{0,12}$/i;

/** No. 118, Sec. 2, Qinghe Rd., Xinyi Dist., Taipei City; 16 Heping Road, Qingchuan Town. */
export function findEnglishAddresses(text: string): Span[] {
  const found: Span[] = [];
  for (const street of text.matchAll(STREET)) {
    const from = Math.max(0, street.index - REACH_BEFORE);
    const lead = text.slice(from, street.index);
    const before = BEFORE.exec(lead);
    if (!before) continue;
    const [, no, number = "", lanes = "", name = ""] = before;
    const isYear = /^(?:19|20)\d\d$/.test(number) && !no;
    if (isYear || MONTH.test(name) || NO_STREET.test(name)) continue;
    if (OTHER_NUMBER.test(lead.slice(0, before.index))) continue;
    const start = from + before.index;
    const streetEnd = street.index + street[0].length;
    const after = AFTER.exec(text.slice(streetEnd, streetEnd + REACH_AFTER))?.[0] ?? "";
    const end = streetEnd + after.length;
    const isFull = lanes !== "" || /[A-Za-z]/.test(after) || /\d ?F\b|R(?:oo)?m\b/.test(before[0]);
    if (isFull || isSomebodysHome(text, start, end)) found.push({ kind: "address", start, end });
  }
  return found;
}

/** As in Chinese: a number and a street alone are a place. */
function isSomebodysHome(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  if (HOME.test(before)) return true;
  return (
    /(?:^|[\n\r])\s*$/.test(start > 40 ? `x${before}` : before) &&
    /^[\s.]*(?:$|[\n\r])/.test(text.slice(end, end + 4))
  );
}
