import { isReport } from "./clauses.ts";
import { DENY_ZH, REMOVE_ZH } from "./denials.ts";
import { lineListings } from "./listings.ts";
import type { Evidence, Topic } from "./reading.ts";
import { TOPICS } from "./topics.ts";

/** What is meant to be left out: "不要寫…", "省略…", "leave out …". */
const LEFT_OUT =
  /毋[庸須需]|(?<!缺一)(?<!特別)不(?:要|用|必|需|需要|須|得|可|能|可以|應|該)(?!\s*(?:超過|超出|逾|多於|大於|少於|低於|改|動|更|變|漏|遺|省|刪|少|缺|四捨|換|調整))|不予|不得(?!不)|不(?:寫|列|含|放|提|納入|記|留|看|管|談|講|說|碰|抄|摘)(?!起|出來|到|得|清)|可[刪省免略]|無[需須]|(?<![特個分區識類級性辨])[別勿免](?!\s*(?:超過|漏|改|動|省|刪))|(?<!不要|不可|不能|不得|別|勿|請勿|未)(?:省略|省掉|省下|略過|略掉|略去|刪除|刪掉|刪去|去掉|拿掉|排除|跳過|忽略|捨去|省去|割愛|拿開|剔除|隱去|遮蔽|遮掉|遮去|塗掉|塗黑|隱藏|移除|去除|不提|拔掉|砍掉|刪節|匿去)|從略|[請均可皆都]略(?![圖述微])|[請均可皆都]刪|刪(?=$|[喔啦吧])|濾[掉除]|抽掉|掐掉|丟掉|捨棄|收起來|全省(?=$|[喔啦吧])|略之|略$|沒有?必要|無必要|不想(?:知道|看|要|聽)|沒興趣|不在意|不關心|不感興趣|別管|不用管|\b(?:no(?! (?:more|later|longer|fewer|less|greater))|nothing (?:about|on|regarding|concerning)|dispense with|do without|excluding|get rid of|filter out|weed out|redact|mask|spare (?:me|us)|without|leave (?:out|off|away|aside)|anonymi[sz]e|nobody['’]s|skip|omit|exclude|ignore|drop|avoid|cut(?: out)?(?!-)|strip(?: out)?|take out|remove|delete|hide|neither|(?:don't|do not|doesn't|does not|won't) (?:need|care|want|bother)|not (?:go into|cover|touch|dwell)|minus|care less about|least of all|not interested in|not (?:include|mention|list|want|need)\w*)\b|\b(?:do not|don't|never)(?! (?:change|alter|touch|lose|miss|omit|leave|round|skip|drop|exceed|go|forget))\b|\bnot(?= the\b)|\bnot to be\b|\bw\/o\b|\bnor (?:should|must|may|shall|do|are)\b/gi;

/** The order stands behind what it leaves out: "names shall not appear", 把名字寫出來 after 不要, "can be left out". */
const DROPPED =
  /\b(?:(?:can|may|should|must|shall|is|are|to|could) (?:all |both |also )?(?:be )?(?:left out|left aside|left unmentioned|left away|omitted|dispensed with|dropped|skipped|removed|excluded|deleted|cut|taken out|ignored)|(?:must|should|shall|may|can|need|do|does|is|are)(?: ?not|n['’]t)(?: to)?(?: be)? (?:shown|included?|listed|mentioned|appear|be in (?:the|your|it)|belong|go in|matter|interest (?:me|us)|concern (?:me|us)|required|needed|necessary|wanted|given|written|printed|disclosed|named|relevant|important|in there)|not needed|unnecessary|not required|(?:is|are) (?:unimportant|irrelevant|superfluous|of no (?:interest|importance|use)|out)|of no (?:interest|importance|use)|(?:leave|keep) [\w' -]{1,50} (?:out|off|away|aside|unreported|unmentioned|undiscussed)|(?:can|may|should) (?:all |both )?go)\b|[:：–-]\s*(?:omit|skip|leave out|no|out|not needed|delete|exclude|drop|remove)\W*$|(?:不要|別|勿|不得|不可|不能)(?:把|將)|不重要|沒必要|[:：]\s*(?:省略|略|不寫|免|不要|不用|不必|刪除?|無)\s*$|(?:不要|不用|別|勿)[^,。]{0,2}(?:摘|放|寫|列|抄|納|記)(?:進|入|上)?去?$/i;

/** A line above a list of what is to be left out. */
const LEFT_OUT_HEAD =
  /不(?:要|用|必|得|可|需要?|須|列|寫)|請?勿|免(?:列|寫|提)|省略|排除|刪除|略過|去除|移除|跳過|\b(?:left out|do not|don't|never|not (?:to|needed|required|wanted|included)|omit\w*|exclud\w+|exclusions?|leave out|skip|remove|drop|ignore|without|unnecessary)\b/i;

/** 姓名屬個資，不得出現: an order without a topic of its own. */
const MEANS_BEFORE = new RegExp(
  `^\\s*(?:[這那此其以]?[個些部分段類種方面上項者]{0,2}|(?:內容|東西|部分|資料)?)?(?:請|都|均|皆|一律|也|就|所以|因此|可以?|全部|通通|統統|整段|先|我)*(?:${DENY_ZH}(?:再)?(?:出現|寫|列|提|放|露出|揭露|公開|顯示|納入|記載|呈現|抄|留|看|管|附|摘|講|說|知道)*(?:出|進|入|到|上|去|出來|進去)*(?:於|在)?(?:摘要|內容|文|答案|結果|裡|中|內|面)*|${REMOVE_ZH}(?:掉)?|從略|略|刪|隱去|遮(?:掉|住|起來)?|塗掉|不重要|沒必要|沒差)(?:它|掉|了|即可|就好|吧|喔|啦|歐|ㄛ|齁|謝謝|感恩)*\\s*$|^\\s*(?:so |please |and )*(?:do not|don't|never|leave|omit|skip|drop|remove|exclude)\\b[^.]{0,40}\\b(?:them|it|these|those|that)\\b|^\\s*not (?:needed|required|necessary|wanted|relevant)\\b`,
  "i",
);

/** "Everybody knows the background. Omit it.", "the list of those attending, please don't put" */
const MEANS_IT =
  /^\s*(?:so |hence |thus |please |kindly |and |therefore |you |can you |could you )*(?:(?:(?:do not|don['’]?t|never|no need to) (?:include|mention|list|write|put|report|show|give|need|want|state|repeat|reproduce)|leave|omit|skip|drop|remove|exclude|cut|delete|spare me)\b[^.]{0,16}\b(?:it|them|these|those|that|both|all of it)\b|(?:do not|don['’]?t|never) (?:put|include|list|mention|write|show|give)\W*$|(?:it|they|both|these|those|all that) (?:can|may|should|must) (?:all |both )?(?:go|be (?:left|omitted|dropped|cut|skipped|removed)))/i;

/** 除…外, "except …": an exception to what the sentence says. */
const EXCEPTION =
  /(?<![排刪去免解])除(?:了)?([^,。;]{1,24}?)(?:以|之)?外(?!話)|\b(?:except(?: for)?|apart from|other than|save for|with the exception of)\b(.{1,60})/i;
const SPARES =
  /省略|略|刪|不(?:要|用|必|得|寫|列|提)|勿|免|\b(?:nothing|none|omit|leave out|skip|ignore|drop|no|not|don't)\b/i;
const TAKES_ALL = /其他|其餘|都|均|全部|皆|\b(?:everything|all|the rest|the whole)\b/i;

/** A few nouns without a verb of their own. */
const isMereList = (clause: string) =>
  !/[只要寫列保留須應請每載註標含附敘包說]|\b(?:keep|write|only|include|list|use|give|state|name|must|should|each|make|focus)\b/i.test(
    clause,
  ) &&
  (/\p{Script=Han}/u.test(clause) ? [...clause.trim()].length <= 12 : clause.trim().split(/\s+/).length <= 6);

/** What others said of a topic is no wish for it: 與會者都強調溝通. */
const REPORTED =
  /^\s*(?:與會者|與會人員|委員們?|主席|民眾|大家|同仁|出席者)(?:都|均|皆|也)?(?:強調|認為|覺得|表示|指出|同意|建議)|^\s*(?:the )?(?:participants|attendees|members|everyone|they|delegates|speakers)(?: all)? (?:stressed|said|thought|felt|agreed|argued|emphasi[sz]ed)\b/i;

type Topics = { focus: Topic[]; omit: Topic[]; evidence: Evidence[] };
type Found = { topic: Topic; start: number; end: number };
type Part = {
  start: number;
  end: number;
  found: Found[];
  /** Tells of something; wants nothing of its own. */
  told: boolean;
  out: (one: Found) => boolean;
};

/** What the answer shall be about, and what it shall leave out, clause by clause. */
export function parseTopics(text: string): Topics {
  const lists = lineListings(text).filter(({ head }) => head !== "" && LEFT_OUT_HEAD.test(head));
  const isListed = (one: Found) => lists.some(({ start, end }) => one.start >= start && one.start < end);
  const sides: Record<"focus" | "omit", Set<Topic>> = { focus: new Set(), omit: new Set() };
  const evidence: Evidence[] = [];
  for (const { found, told, out } of partsOf(text)) {
    for (const one of found) {
      const side = isListed(one) || out(one) ? "omit" : "focus";
      // Nobody asks for the greetings: a word like 便當 is then no topic.
      if (side === "focus" && (told || one.topic === "greeting")) continue;
      sides[side].add(one.topic);
      evidence.push({ part: `${side}.${one.topic}`, start: one.start, end: one.end });
    }
  }
  const { focus, omit } = sides;
  for (const topic of omit)
    if (topic !== "decision" && topic !== "deadline" && topic !== "owner") focus.delete(topic);
  return { focus: [...focus], omit: [...omit].filter((topic) => !focus.has(topic)), evidence };
}

/** The clauses with the topics that they name, and which of these they leave out. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const clause of text.matchAll(/(?:(?!\.\s)[^,，。;；!?！？\n()])+/g)) {
    const words = clause[0];
    const before = parts.at(-1);
    const gap = before && text.slice(before.end, clause.index);
    const follows = before !== undefined && /^\s*[,，]\s*$/.test(gap ?? "");
    const found = REPORTED.test(words) ? [] : topicsIn(words, clause.index);
    const cut = cutIn(words);
    const spared = exceptionIn(
      words,
      text.slice(clause.index + words.length, clause.index + words.length + 60),
    );
    // "Leave out remarks, reports and discussion": what is listed after a comma is left out as well.
    const listed = follows && cut === null && isMereList(words) && before.found.some(before.out);
    const out = (one: Found) => {
      const at = one.start - clause.index;
      if (spared && at >= spared.start && at < spared.end) return spared.omits;
      return listed || (cut !== null && leavesOut(cut, at, words, found, clause.index));
    };
    // 姓名、電話均屬個資，不得出現: the order stands in a clause of its own and means what was named before.
    const isNext =
      /^\s*[,，?？]\s*$/.test(gap ?? "") || (/^\s*[.;)]+\s*$/.test(gap ?? "") && MEANS_IT.test(words));
    if (before && isNext && found.length === 0 && (MEANS_BEFORE.test(words) || MEANS_IT.test(words)))
      before.out = () => true;
    parts.push({ start: clause.index, end: clause.index + words.length, found, told: isTold(words), out });
  }
  return parts;
}

/** 本案經費來自中央, 上次決議的事: said of a topic, not asked for. */
const isTold = (words: string) =>
  TELLS_EN.test(words) ||
  (/\p{Script=Han}/u.test(words) &&
    !/誰|什麼|哪|多少|幾|何|^\s*(?:列|寫|摘|講|說|給|整理|標|附|抓|找|報|先)/.test(words) &&
    (isReport(words) || TELLS.test(words)));
const TELLS_EN =
  /^\s*(?:we|i|he|she|they|every(?:body|one)|some(?:body|one)|people|time limits)(?:['’]ve| have|['’]re| are| know| has|['’]s| is| still| had)\b(?![^,.]*\b(?:want|need|care|like|look|must|should|only|interest\w*|expect|require|prefer|ask|you|important|decided)\b)/i;
const TELLS =
  /^[^,。請要須]{0,6}(?:經費|預算|金額|費用|錢|期限|地點|場地|單位|會議|決議|名單|電話|背景)[^,。請要須寫列]{0,4}(?:來自|源自|係由|是由|由[^,。]{1,8}(?:支應|負擔|補助|辦理|負責)|不夠|不足|還沒|尚未|已經?|很|太|都?是(?![否不誰什哪多幾為我])(?![^,。]{0,8}(?:重|關鍵|優先|首要|焦點)))/;

const topicsIn = (words: string, from: number): Found[] =>
  TOPICS.flatMap(([topic, pattern]) =>
    [...words.matchAll(pattern)].map((match) => ({
      topic,
      start: from + match.index,
      end: from + match.index + match[0].length,
    })),
  );

/** Where in a clause the order to leave out ends; `whole` when it takes what stands before it as well. */
type Cut = { at: number; whole: boolean };

function cutIn(words: string): Cut | null {
  const drop = DROPPED.exec(words);
  // "Where a deadline isn't given" leaves nothing out: it says when.
  if (drop !== null && !/\b(?:where|if|when|whenever|unless)\b[^.]*$/i.test(words.slice(0, drop.index)))
    return { at: 0, whole: true };
  const [first] = words.matchAll(LEFT_OUT);
  if (!first) return null;
  // 手機市話都別放: what stands before 都 is meant, whatever follows.
  const sums = /(?:都|均|皆|一律|全部|通通|統統)(?:請|先)?$/.test(words.slice(0, first.index));
  return { at: first.index + first[0].length, whole: sums };
}

function leavesOut({ at, whole }: Cut, place: number, words: string, found: Found[], from: number): boolean {
  if (whole || place >= at - 1) return true;
  // "討論過程都省略": the order to leave out stands at the clause's end and takes what is before it.
  const isLast = !found.some((one) => one.start - from >= at - 1);
  return isLast && words.length - at <= 8;
}

/** 除決議外均省略 spares the decisions; 除寒暄外都要寫 leaves the greetings out. */
function exceptionIn(words: string, after: string): { start: number; end: number; omits: boolean } | null {
  const match = EXCEPTION.exec(words);
  const what = match?.[1] ?? match?.[2];
  if (!match || what === undefined) return null;
  const start = match.index + match[0].indexOf(what);
  const end = start + what.length;
  const main =
    words.slice(0, match.index) + words.slice(match.index + match[0].length) + after.split(/[。.;；\n]/)[0];
  return { start, end, omits: TAKES_ALL.test(main) && !SPARES.test(main) };
}
