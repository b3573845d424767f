import type { LetterTerms, Reading } from "../reading.ts";

/** How a letter stands to its reader: what it calls them, and what it hopes for at the end of its 主旨. */
export type Relation = {
  direction: LetterTerms["direction"];
  /** 鈞 to one's superior, 大 to another higher agency, 貴 to an equal or subordinate one. */
  honorific: "鈞" | "大" | "貴" | "臺端";
  closing: string;
};

export const CLOSINGS = ["請鑒核", "請核示", "請查照", "請察照", "請卓參", "請酌處"] as const;
/** Higher agencies that a local government or ministry isn't subordinate to. */
const UNRELATED_HIGHER = /總統府|立法院|司法院|考試院|監察院|審計部|法院|檢察/;

export function relationOf(reading: Reading, recipient: string | null, matter: string): Relation {
  const { direction } = reading.letter;
  const unrelated = direction === "up" && UNRELATED_HIGHER.test(recipient ?? "");
  const honorific = direction === "up" ? (unrelated ? "大" : "鈞") : direction === "citizen" ? "臺端" : "貴";
  const wanted = CLOSINGS.find((term) => reading.mention.some((word) => word.includes(term)));
  const free = closingsFor(direction, unrelated, matter).find((term) => !reading.avoid.includes(term));
  return { direction, honorific, closing: wanted ?? free ?? "請查照" };
}

/** Without a direction the model takes the neutral term and a level tone. */
function closingsFor(direction: Relation["direction"], unrelated: boolean, matter: string): string[] {
  if (unrelated) return ["請察照", "請鑒核"];
  if (direction === "up")
    return /核示|可否|是否|疑義|釋示/.test(matter) ? ["請核示", "請鑒核"] : ["請鑒核", "請核示"];
  if (direction === "level" && /建議|供.{0,6}參考|參考意見/.test(matter))
    return ["請卓參", "請酌處", "請查照"];
  return ["請查照", "請察照"];
}

/** 府 of a 縣政府, 所 of a 公所: the word by which an agency is addressed. */
export function unitOf(agency: string): string {
  if (/(?:學校|國小|國中|高中|高職|大學|學院|國民小學|國民中學)$/.test(agency)) return "校";
  if (/公司$/.test(agency)) return "公司";
  return /(?:府|部|院|署|局|處|所|會|中心|室|科|隊|館|場|站)$/.exec(agency)?.[0] ?? "單位";
}

/** Names in the text become 本府, 貴所, 鈞部; titles in 「」 stay what they are. */
export function addressed(text: string, relation: Relation, sender: string | null, recipient: string | null) {
  const own = sender && sender.length >= 3 ? sender : null;
  const other = recipient && recipient.length >= 3 && !/[、，,]/.test(recipient) ? recipient : null;
  const isPerson = relation.direction === "citizen";
  const you = isPerson ? "臺端" : `${relation.honorific}${unitOf(recipient ?? "")}`;
  return text
    .split(/(「[^」]*」)/)
    .map((part) => {
      if (part.startsWith("「")) return part;
      let named = part;
      if (other) named = named.split(`請${other}`).join("請");
      if (own) named = named.split(own).join(`本${unitOf(own)}`);
      if (other && !isPerson) named = named.replace(new RegExp(`(?<!、)${escaped(other)}(?!、)`, "gu"), you);
      if (isPerson) return named.replace(/(?<!\p{Script=Han})您(?!好)|台端/gu, "臺端");
      return named
        .replace(/[貴鈞](?=(?:府|部|局|處|所|署|院|校|會|公司|單位|縣|市|鄉|鎮))/g, relation.honorific)
        .replace(/你們|貴方/g, you);
    })
    .join("");
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** What one sends up is 檢陳 and 陳報; 檢送 and 函送 go sideways and down. */
export const registered = (text: string, relation: Relation): string =>
  relation.direction === "up"
    ? text
        .replace(/^(謹)?檢送/, "$1檢陳")
        .replace(/^函送/, "陳報")
        .replace(/^寄送/, "檢陳")
    : text.replace(/^(?:寄送|寄給|寄)(?=\p{Script=Han}|「)/u, "檢送").replace(/^檢陳/, "檢送");
