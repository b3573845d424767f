import { headed } from "./headed.ts";
import { HAN } from "./text.ts";

/** The question of a prompt: `asked` when it says that an answer is wanted. */
export type FoundQuestion = { question: string; start: number; end: number; asked: boolean };

/** Somebody wants to know: 阿公想問…, "a caller asks whether …". */
const WANTED =
  /(?:(?<![請訪學顧疑慰質])問(?![題卷候政診責世到])|來電|詢問|請教)(?=[^。\n]{2})|(?:想|要|急著|得|需)[要]?(?:先)?(?:我)?(?:知道|曉得|問|請教|[了瞭]解|確認|確定|弄清楚|搞清楚|釐清|查)|(?:不|沒)(?:知道|確定|曉得|清楚|印象|把握)|\b(?:wants?|would like|['’]d like|needs?|wish(?:es)?) to (?:know|find out|learn|understand)\b|\b(?:asks?|asked|asking)\b (?:me|us|when|whether|if|how|what|who|why|where|for how)\b|\bwonder(?:s|ing)?\b (?:if|whether|how|what|when|who)|\b(?:find|look up|check|explain|see|work out)\b[^.\n]{0,40}\b(?:who|when|what|how|whether|if|where|which|why)\b/im;
const ORDER =
  /回答|[作簡]答|查明|答復|答覆|解答|[找查][出到]?答案|答案(?:應該|可能|一定)?在|答一?[句下]|答(?=$|[,。\n])|給(?:個|我)?答案|請問|告訴我|我想(?:知道|問)|想請教|(?:我的|以下|這個|下列)問題|提問|民眾問|(?:^|\n)\s*(?:問題?|Q)\s*[:：]|\banswer\b|\bquestion\b|\bQ:|\brespond\b|\basks? (?:when|whether|if|how|what|who|why|where)|\btell me\b|\binform (?:me|us)\b|\bi (?:want|would like|need) to know\b/i;
/** Where the answer is to be looked for: a question beside it is meant for the material. */
const BASIS =
  /依|據|按照?|參考|參照|規定|要點|辦法|條文|法規|公告|下面|下列|以下|附件|\bbelow\b|\bfollowing\b|\baccording\b|\bbased on\b|\bunder the\b|\bfrom the\b|\bper the\b|\brules?\b|\bregulations?\b|\barticles?\b|\bin light of\b|\battached\b|\bprovided\b|\bgoing by\b|\bwith reference\b/i;
/** 根據這份辦法，… / 請查下列資料：…: what follows is asked of the material. */
const SOUGHT =
  /^\s*(?:請|麻煩)?(?:幫我)?(?:根據|依據?|依照|按照?|參照|參考|從|照|查(?:一下|閱)?|看(?:一?下|看)?|找)[^,:。\n]{1,24}[,:找查看]|^\s*(?:請|麻煩|拜託)?(?:你|您)?幫(?:我|忙)(?:看|查|找)|\b(?:according to|based on|under|per|as per|from|in|by|using|going by)\b [^.?\n]{2,50},/i;
const HEADING = "(?:我的|民眾|待答|您的|里民|讀者)?(?:提問|問題|疑問|詢問(?:事項|內容)?|Q|question|query)";
/** 使用率多少啊: asks without a mark, and nothing else in it is an order. */
const ENDS_ASKING =
  /(?:多少|幾\p{Script=Han}?|什麼|誰|哪\p{Script=Han}{0,2}|怎麼辦|何[時處人日]|為何|啥|多[久長高遠])[啊呀哩喔ㄚ咧唷]*[。.]?\s*$/u;
const BIDS = /推薦|等於|乘|算|天氣|算命|星座|股|整理|列出|列|寫|摘要|擬|改|抓|擷取|分類|標|重點|條列/;
/** "Who was in the chair?": an English question that nothing else in the prompt makes a politeness. */
const ASKS_EN =
  /^(?:and |so |but )?(?:who|when|where|what|which|why|how|within|until|by when|is|are|was|were|did|does|do|has|have|had|may|must|can (?!you|I ))\b[^\n]*\?/i;
/** Nothing that minutes or rules could tell. */
const ELSEWHERE_EN = /\b(?:weather|restaurant|lunch|dinner|horoscope|stock market|times|plus|minus)\b/i;
const BIDS_EN =
  /\b(?:summar\w+|write|draft|list|extract|pull|classif\w+|label|sort|choose|pick|decide|rewrite|translate|compare|condense|table|bullets?|points?|column|keep|use|make|turn|put|give|one of)\b/i;
const LABELLED =
  /(?:^|[\n。.!;,])\s*(?:我的問題(?:是|為)?|問題(?:是|為)?|提問|問|Q|my question is(?: as follows| this)?|the question is(?: as follows| this)?|question(?: about [^:\n]{1,30})?|query)\s*(?:[:：]|(?<=是|is|this)\s?)\s*([^\n]{2,200})/i;
const SENTENCE = /(?:(?![。!?！？\n]|\.\s|\.$)[^\n])+[。!?！？.]?/g;
const INTERROGATIVE =
  /[嗎呢]|(?<![這那好前後近列成寫有十])幾(?![乎經度十]|個重點|點(?:就|即|重點|[,。]|$)|句|項)|到底|究竟|還是不|多少|多久|多大|什麼|甚麼|何[時日年地時種者人處項條款以因]|啥|哪[裡邊些個天]|多[長遠高重快早晚]|為何|如何|誰|哪|怎麼|怎樣|可不可以|能不能|要不要|會不會|有沒有|是不是|是否|能否|可否|得否|應否|上限|可以.{0,12}(?:還是|或是?)不(?:行|能|可以)|算不算|對不對|夠不夠|行不行|需不需要|得不得|有無|應不應該|\?|\bor (?:not|don['’]?t|doesn['’]?t)\b|\b(?:what|when|who|whom|whose|where|why|which|how|whether|if)\b|^\s*(?:is|are|do|does|did|can|may|must|should|will|has|have)\b/i;
/** "Could you please ...?", "可以嗎？": polite, and no question to the material. */
const POLITE =
  /(?:可以|可否|能否|能不能|可不可以|方便|能)[^,。]{0,4}(?:幫|麻煩|請(?=[你您]))|(?:可以|好|行|方便|OK|對|好不好|可不可以|能不能|可否|能否)[嗎呢]?[?？]?$|^(?:那|你|請|能不能|可不可以|可以|能否|可否)?(?:可以|能不能|可不可以|能|可否)?(?:幫|麻煩|請)[^,。]{0,30}(?:摘要|整理|翻|寫|擬|改|分類)|\b(?:could|can|would|will) you\b|\bdo you mind\b|\bwhich (?:office|department|unit) (?:must|has|does what)|^\s*(?:only|if)\b(?![^\n]*[?？])/i;
/** "What do the rules say?", 該怎麼回: asks for an answer, not about the matter. */
const GENERIC =
  /\bwhat (?:do|does|did|would) (?:the|our|these|this|my) (?:\w+ )?\w+ (?:say|state|provide)\b|\bwhat (?:is|['’]s) the answer|\bhow (?:do|should|shall|can) (?:I|we) (?:answer|reply|respond)|\bwhat (?:can|should|do) (?:I|we) (?:tell|say)|(?:該|要|應該?)(?:怎麼|如何)(?:回|答|跟[他她]說)|規定(?:是)?(?:怎麼|如何)(?:說|講|寫)|[在是要]?(?:講|說|談|寫)(?:了|的是|些)*(?:什麼|啥|哪些)(?:\s*[?？]|$|,)|(?:重點|大意|主旨|內容)(?:有|是)(?:什麼|哪些|啥)/i;
const LEAD =
  /^(?:(?:請|麻煩)?(?:您|你)?(?:看一下|依據|依照|依|根據|按照|參考|從|就|以|看了?)[^,:。?？]{0,24}(?:回答|作答|答復|答覆|裡|中|後|之後)?[^,:。?？\w]{0,8}[,:]\s*|(?:請)?(?:回答|告訴我|答復|作答)(?:我|以下問題|下列問題|問題)?\s*[:,]?\s*|我想(?:知道|問|請教)|請問|民眾問|(?:please |kindly )?(?:read|based on|according to|using|under|from|in light of|as per|by|in|with) [^,:?]{1,80}[,:]\s*|(?:please |kindly )?answer[^:?]{0,160}:\s*|tell me |i (?:want|need) to know )+/i;

const TELL = /\btell me the\b|告訴我/i;
/** An order to answer; "tell me" may as well lead to a summary. */
const ASKED = new RegExp(ORDER.source.replace("|告訴我", "").replace("|\\btell me\\b", ""), "i");

/** Finds the question that the material shall answer: behind its label, in quotes, or the sentence that asks. */
export function parseQuestion(text: string): FoundQuestion | null {
  const asked = ORDER.test(text) || WANTED.test(text);
  const below = headed(text, HEADING);
  if (below && INTERROGATIVE.test(below.value)) return clean(text, below.start, below.end, true);
  const labelled = LABELLED.exec(text);
  if (labelled?.[1]) {
    const start = labelled.index + labelled[0].length - labelled[1].length;
    const end = start + (/[?？。]/.exec(labelled[1])?.index ?? labelled[1].length - 1) + 1;
    return clean(text, start, end, true);
  }
  let best: { start: number; end: number; score: number } | null = null;
  for (const match of text.matchAll(SENTENCE)) {
    const sentence = match[0];
    if (sentence.length > 600) continue;
    const isMark = /[?？]/.test(sentence) || (ENDS_ASKING.test(sentence) && !BIDS.test(sentence));
    const polite = POLITE.test(sentence.trim()) && !/\banswer\b|回答/.test(sentence);
    const score =
      (isMark ? 3 : 0) +
      (INTERROGATIVE.test(sentence) ? 2 : 0) +
      (ORDER.test(sentence) || WANTED.test(sentence) ? 1 : 0) +
      (SOUGHT.test(sentence) ? 1 : 0) -
      (GENERIC.test(sentence) ? 3 : 0) +
      (TELL.test(sentence) ? 1 : 0) -
      (polite ? 4 : 0);
    const isClear =
      isMark ||
      (INTERROGATIVE.test(sentence) &&
        (ORDER.test(sentence) || WANTED.test(sentence) || SOUGHT.test(sentence))) ||
      (asked && INTERROGATIVE.test(sentence)) ||
      TELL.test(sentence);
    if (isClear && score > 1 && (!best || score > best.score))
      best = { start: match.index, end: match.index + sentence.length, score };
  }
  if (!best) return null;
  const basis = BASIS.test(text);
  const sentence = text.slice(best.start, best.end);
  const isPlain =
    (/[?？]/.test(sentence) && BASIS.test(sentence)) ||
    (INTERROGATIVE.test(sentence) && (SOUGHT.test(sentence) || (WANTED.test(sentence) && basis)));
  // In Chinese a sentence that asks and is no politeness is meant for the material, whatever stands beside it.
  const rest = text.slice(0, best.start) + text.slice(best.end);
  const isBare =
    ASKS_EN.test(sentence.trim()) && !ELSEWHERE_EN.test(sentence) && !BIDS_EN.test(rest) && rest.length < 160;
  const isOpen =
    (HAN.test(sentence) || isBare) &&
    INTERROGATIVE.test(sentence) &&
    !GENERIC.test(sentence) &&
    !POLITE.test(sentence.trim());
  const isAsked =
    isOpen &&
    (/[?？]\s*$/.test(sentence) ||
      (ENDS_ASKING.test(sentence) && !BIDS.test(sentence)) ||
      SOUGHT.test(sentence) ||
      WANTED.test(sentence));
  return asked || basis || isAsked
    ? clean(text, best.start, best.end, ASKED.test(text) || isPlain || isAsked)
    : null;
}

/** The question without what leads to it. */
function clean(text: string, from: number, to: number, asked: boolean): FoundQuestion {
  const whole = text.slice(from, to);
  const quoted = /[「『“"]([^」』”"\n]{4,120})[」』”"]/.exec(whole);
  if (quoted?.[1]) {
    const start = from + quoted.index + 1;
    return { question: quoted[1].trim(), start, end: start + quoted[1].length, asked };
  }
  const lead = LEAD.exec(whole)?.[0].length ?? 0;
  const start = from + (lead < whole.trimEnd().length - 3 ? lead : 0);
  return {
    question: text
      .slice(start, to)
      .replace(/\uE002/g, "")
      .trim(),
    start,
    end: to,
    asked,
  };
}
