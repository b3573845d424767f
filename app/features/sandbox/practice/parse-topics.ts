import type { Evidence, Topic } from "./reading.ts";

const TOPICS: [Topic, RegExp][] = [
  [
    "decision",
    /決議|裁示|決定|結論|定案|待辦|追蹤|交辦|後續|要做的事|要辦|工作項目|拍板|會後|做什麼|做哪些|辦理事項|應辦|行動項目|執行事項|該做|要做|任務分工|\bdecisions?\b|\bdecided\b|\bresolutions?\b|\bresolved\b|\bagreed\b|\baction (?:items?|points?)|\bactions?\b|\bto-?dos?\b|\bnext steps?\b|\boutcomes?\b|\bfollow-?ups?\b|\bdoes what\b|\bdo what\b|\bwhat (?:has|needs|have) to be done|\bcommitments?\b/gi,
  ],
  [
    "owner",
    /單位|負責|主辦|承辦|誰|權責|分工|哪[個一]?(?:些)?(?:局|處|科|機關)|由哪|主政|機關|局處|\bowners?\b|\bresponsib\w+|\bwho\b|\bunits?\b|\boffices?\b|\bin charge\b|\bassigned\b|\bdepartments?\b|\bagency\b|\bagencies\b|\bbureaus?\b|\blead(?:s|ing)?\b/gi,
  ],
  [
    "deadline",
    /期限|時限|期程|限期|何時|什麼時候|幾號|日期|截止|最晚|最遲|時程|完成(?:日|時間)|多久|什麼時間|到期|幾月幾日|哪天|幾月|\bdeadlines?\b|\bdue\b|\bby when\b|\bwhen\b|\bdates?\b|\btimelines?\b|\btime limit/gi,
  ],
  [
    "amount",
    /金額|經費|預算|數字|數額|數據|多少錢|\bamounts?\b|\bfigures?\b|\bnumbers\b|\bbudgets?\b|\bcosts?\b|\bmoney\b/gi,
  ],
  ["place", /地點|地址|位置|\bplaces?\b|\blocations?\b|\baddress/gi],
  [
    "attendance",
    /出席|列席|與會|簽到|參加人|人員名單|出列席|名單|\battend\w*|\bparticipants?\b|\bwho was (?:there|present)/gi,
  ],
  [
    "greeting",
    /寒暄|客套|致詞|開場(?!白)|感謝|問候|茶點|便當|閒聊|題外話|茶敘|用餐|\bpleasantr\w+|\bsmall talk|\bthanks\b|\bwelcome\b|\bopening remarks|\blunch\b|\bchit-?chat|\bcourtes\w+|\bhousekeeping/gi,
  ],
  [
    "discussion",
    /討論|過程|發言|意見|建議|爭論|各方|報告事項|報告內容|工作報告|\bdiscussions?\b|\bdebates?\b|\bopinions?\b|\bcomments?\b|\breports?\b|\bproposals?\b|\bideas\b/gi,
  ],
  ["background", /背景|緣由|前情|沿革|起因|\bbackground\b|\bhistory\b/gi],
  ["names", /姓名|人名|\bnames?\b/gi],
  ["phones", /電話|手機號碼|\bphone number/gi],
];
/** What is meant to be left out: "不要寫…", "省略…", "leave out …". */
const LEFT_OUT =
  /(?<!缺一)不(?:要|用|必|需|需要|須|得|可|能|可以|應|該)(?!\s*(?:超過|超出|逾|多於|大於|少於|低於|改|動|更|變|漏|遺|省|刪|少|缺|四捨|換|調整))|不(?:寫|列|含|放|提|納入|記|留)|無[需須]|[別勿免](?!\s*(?:超過|漏|改|動|省|刪))|(?<!不要|不可|不能|不得|別|勿|請勿|未)(?:省略|略過|略去|刪除|刪掉|刪去|去掉|拿掉|排除|跳過|忽略|捨去|省去)|\b(?:no(?! (?:more|later|longer|fewer|less|greater))|without|leave (?:out|off)|skip|omit|exclude|ignore|drop|avoid|cut(?: out)?|don't need|not (?:include|mention|list|want|need)\w*)\b|\b(?:do not|don't|never)(?! (?:change|alter|touch|lose|miss|omit|leave|round|skip|drop|exceed|go|forget))\b|\bnot(?= the\b)/gi;

/** A few nouns without a verb of their own. */
const isMereList = (clause: string) =>
  !/[只要寫列保留須應請每載註標含附敘包說]|\b(?:keep|write|only|include|list|use|give|state|name|must|should|each|make|focus)\b/i.test(
    clause,
  ) &&
  (/\p{Script=Han}/u.test(clause) ? [...clause.trim()].length <= 12 : clause.trim().split(/\s+/).length <= 6);

type Topics = { focus: Topic[]; omit: Topic[]; evidence: Evidence[] };

/** What the answer shall be about, and what it shall leave out, clause by clause. */
export function parseTopics(text: string): Topics {
  const focus = new Set<Topic>();
  const omit = new Set<Topic>();
  const evidence: Evidence[] = [];
  let omitting = false;
  for (const clause of text.matchAll(/[^,，。;；!?！？\n()]+/g)) {
    const words = clause[0];
    const follows = /[,，]$/.test(text.slice(0, clause.index).trimEnd());
    const cuts = [...words.matchAll(LEFT_OUT)].map((match) => match.index + match[0].length);
    const found = TOPICS.flatMap(([topic, pattern]) =>
      [...words.matchAll(pattern)].map((match) => ({ topic, at: match.index, length: match[0].length })),
    );
    // "Leave out remarks, reports and discussion": what is listed after a comma is left out as well.
    const listed: boolean = follows && omitting && cuts.length === 0 && isMereList(words);
    const cut: number | undefined = listed ? 0 : cuts[0];
    omitting = cut !== undefined;
    const after = cut === undefined ? [] : found.filter((one) => one.at >= cut - 1);
    for (const one of found) {
      // "討論過程都省略": the order to leave out stands at the clause's end and takes what is before it.
      const out = cut !== undefined && (one.at >= cut - 1 || (after.length === 0 && words.length - cut <= 8));
      (out ? omit : focus).add(one.topic);
      const start = clause.index + one.at;
      evidence.push({ part: `${out ? "omit" : "focus"}.${one.topic}`, start, end: start + one.length });
    }
  }
  for (const topic of omit)
    if (topic !== "decision" && topic !== "deadline" && topic !== "owner") focus.delete(topic);
  return { focus: [...focus], omit: [...omit].filter((topic) => !focus.has(topic)), evidence };
}
