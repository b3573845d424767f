/** A stretch of the instructions, with its place. */
export type Clause = { text: string; start: number; end: number };

/** Longer stretches without a full stop are cut, so that no pattern works on more than this. */
const LONGEST = 400;
/** Blanked-out material (see segments.ts) ends a sentence as a full stop does. */
const STOP = /[。；;!?！？\n\uE002]/;
const SHORT_FORM =
  /(?:\b(?:max|min|no|nos|etc|e\.g|i\.e|art|arts|approx|mr|mrs|ms|dr|vs|para|sec)|(?:^|[\s(,、:"“「『]|\p{Script=Han})\d{1,2})$/iu;

/** Sentences: up to a full stop, question mark, semicolon or line's end. A dot inside 3.5, "max. 3" or "1. " ends none. */
export function sentencesIn(text: string): Clause[] {
  return cutAt(text, (index) => {
    const unit = text[index] ?? "";
    if (STOP.test(unit)) return true;
    if (unit !== ".") return false;
    const next = text[index + 1] ?? "\n";
    // "(see item ...)": three dots leave a place open.
    if (text[index - 1] === "." && /["'”’)」\]]/.test(next)) return false;
    return /[\s"'”’)」\]]/.test(next) && !SHORT_FORM.test(text.slice(Math.max(0, index - 8), index));
  });
}

/** Clauses of a sentence: between commas, colons and brackets. The comma of 1,200 parts nothing, nor does 、 in a list. */
export function clausesIn(sentence: Clause): Clause[] {
  const { text } = sentence;
  return cutAt(text, (index) => {
    const unit = text[index] ?? "";
    if (unit === ",") return !(/\d/.test(text[index - 1] ?? "") && /\d/.test(text[index + 1] ?? ""));
    return /[，:：()（）—]/.test(unit);
  }).map((clause) => ({
    text: clause.text,
    start: clause.start + sentence.start,
    end: clause.end + sentence.start,
  }));
}

function cutAt(text: string, isCut: (index: number) => boolean): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  const take = (to: number) => {
    const piece = text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (trimmed !== "") found.push({ text: trimmed, start: from + lead, end: from + lead + trimmed.length });
  };
  for (let index = 0; index < text.length; index += 1) {
    const cut = isCut(index);
    if (!cut && index - from < LONGEST) continue;
    take(cut ? index : index + 1);
    from = index + 1;
  }
  take(text.length);
  return found;
}

const ORDER_ZH =
  /請|要|務必|必須|應|須|需|麻煩|別|勿|幫我|幫忙|不得|不可|不能|不准|給我|拜託|記得|一律|禁|免|不用|不必|改成|寫成|讓(?!步)/;
const NO_ORDER_ZH =
  /要求|主要|重要|要點|摘要|紀要|綱要|次要|需求|申請|聲請|請求|請示|請假|應該是|反應|供應|必要|要[看用交寫]的(?!是)/g;
const PAST_ZH =
  /當初|當年|顯示(?=\s*\d)|寫著|^(?:其中|另外|後來|結果|剩下|其餘)[^,。]{0,12}(?:到現在|至今|還在|沒做|未|拖|完成了?$|做完)|(?<![夠好以行煩謝成對]|OK|ok)了(?!解)|(?:規定|名單|資料)如下|都[寫在][^,。]{0,8}裡|^(?:這|該|此|那)[份個篇場件次條座間棟封][^,。]{0,8}(?:有|共)|^(?!答案|結果|輸出|摘要|內容|每|各|回|表|沒|含)[^,。]{1,8}(?<![沒含具要須應只僅]|中生)有(?!關|\d|[一二三四五六七八九十兩][點項條句段])|(?<![超不透通經帶])過(?![程於多長期高低度目])|上次|上回|上週|昨天|去年|曾|已經?|當時|會中|會上|被|還沒|尚未|有人|[他她](?:們)?(?:說|在)|(?:主席|與會者|民眾|廠商|委員|代表|同仁)[^,。]{0,6}(?:表示|指出|發言|講|說|詢問|建議|反映)/;
/** Somebody else's wish is nobody's order: 那位民眾要求我們不要…. */
const OTHERS_ZH =
  /^[^,。:要請不別勿幫把將用以讓給寫依]{0,8}(?:那[位個些]|[他她](?:們)?|主席|民眾|廠商|委員|里長|議員|陳情人|對方|業者|局長|同事|與會者|長官|老師|家長|律師|大家|記者|網友|朋友|鄰居|住戶)[^,。要請問]{0,6}(?:要求|希望|主張|表示|說|請求|抱怨|質疑|強調|提醒|認為|覺得|建議)(?!的|什麼|明)/;
/** 我們科室不會亂編預算, 民眾對這件事很關心: how things are, not how they shall be. */
const HABIT_ZH =
  /^(?:我們|咱們|[他她]們?|本[科局處室])[^,。你請]{0,6}(?:不會|從來|一向|向來|通常|平常|平時)|^(?:民眾|大家|主席|對方|廠商|與會|現場|會議|報告|里民|同仁|[他她]們?|那[位個])[^,。你請]{0,10}(?:很|非常|十分|相當|滿)(?!重要)|^(?:\p{Script=Han}{0,4}(?:顧問|代表|外賓|來賓|講者|老師|主席|委員|議員|里長|廠商|民眾|同仁|記者|局長|處長|主任|家長|業者))(?:那天|當天|當場|現場|全程|一直|一路|只會|習慣|自己)[^,。請須]{0,8}(?:講|說|用|寫|看|念|很|都)|^(?:廠商|業者|民眾|住戶|商家|里民|家長|議員|對方|記者|陳情人|[他她]們?)(?:都|也|一直|總是|又)?(?:不(?![要用必得可能需宜准該])|沒|未)|^(?:我們|咱們)(?:的)?(?:同仁|承辦|人員|科長|處長|主管|志工)(?:也|都|當時|當場|馬上|有|已)|^(?:陳情人|來電者|申請人|住戶|家屬)(?:講話|說話|態度|也|都|當時)[^,。請要須]{0,6}(?:很|太|滿|溫和|客氣|激動|生氣)|^(?:對方|[他她]們?|主席|民眾|會場|現場|全場)的?(?:語氣|口氣|態度|氣氛|情緒)(?!要|請|須|應)/u;
const ORDER_EN =
  /\b(?:please|pls|kindly|must|should|shall|needs?|want|have to|has to|ought|let's|i'd|wanted|required|requested|expected|desired|preferred|needed|appreciated|would you|could you|can you|do not|don't|never|make sure|be sure|(?<!used )to be|you)\b/i;
const PAST_EN =
  /^(?:[A-Za-z0-9'’-]+:? ){1,14}?(?:was|were|had|did|said|says|told|usually|often|sometimes|normally|spoke|gave|put|showed|made|went|took|came|wrote|saw|held|left|ran|met|bought|sent|found|built|paid|sold|lost|won|began|became|grew|rose|fell|brought|thought|read out|has been|have been|(?<!\b(?:is|are|be|an?|of|for|by|with|to|not|only) )[a-z]{2,}(?<!ne|spe|exce|proce|inde|hundr|number|bullet|detail|head|titl|attach|updat|limit|relat|unit)ed)\b/;
const BIDDING_EN =
  /^(?:(?:and|also|then|so|first|firstly|second|third|next|finally|lastly|now)[:,]? )*(?:write|find|read|check|look|compare|mark|collect|group|sort|keep|use|give|list|make|put|summari[sz]e|limit|be|let|start|begin|include|add|mark|state|show|number|answer|reply|draft|present|output|return|arrange|express|avoid|leave|omit|skip|treat|ignore|only|just|no|set|take|think|tell|pick|find|name|quote|cite|convert|change|produce|provide|prepare|respond|regard|consider|never|not|nothing|stick|base|rely|work|refrain|spare|drop|cut|remain|stay|indicate|specify|attach|follow|pretend|imagine|act|play|assume|speak|sound|explain|turn|help)\b/i;
const SUBJECT_EN =
  /^(?:(?:and|but|fyi|btw|by the way|incidentally|anyway|apparently)[:,]? )*(?:the|a|an|this|that|these|those|he|she|they|we|i|it|there|our|my|his|her|their|some|many|several|last|one|two|three|four|five|in|at|on|during|after|until|since|back|everybody|everyone|somebody|someone|[A-Z][a-z]+s? (?!the|a|an|all|in|as|it|only)[a-z]+)\b/i;

/** "The document is 500 words long": what the material is. */
const SIZE_EN =
  /^(?:the|this|that|our|my|your) (?:source |attached |original )?(?:document|text|minutes|letter|report|file|notice|source|original|material|article|e-?mail)s? (?:itself )?(?:is|are|has|have|contains?|runs? to|comes? to) (?:about |only |over |around |some )?\d/i;

/** "If the letter has …" sets a case; it tells of nothing that happened. */
const CASE =
  /^(?:[^,。]{0,8}[若倘]|[^,。]{0,8}如[果有遇]|如|倘|假如|萬一|要是|凡|一旦|遇到?|碰到|只要|即使|就算|\b(?:if|when|whenever|where|should|in case|even if|unless|whatever|anything|(?:after|behind|for|beside|next to|at the end of) (?:each|every))\b)/i;

/** Whether a clause tells what happened instead of asking for something: 上次寫了三百字, "The chair spoke first". */
export function isReport(clause: string): boolean {
  if (CASE.test(clause)) return false;
  if (/\p{Script=Han}/u.test(clause))
    return (
      OTHERS_ZH.test(clause) ||
      HABIT_ZH.test(clause) ||
      (PAST_ZH.test(clause) && !ORDER_ZH.test(clause.replace(NO_ORDER_ZH, "")))
    );
  if (SIZE_EN.test(clause)) return true;
  return (
    !BIDDING_EN.test(clause) && SUBJECT_EN.test(clause) && PAST_EN.test(clause) && !ORDER_EN.test(clause)
  );
}

/** Whether a denial governs what follows `before`: 不要用…, "do not …", "without …". */
export const isDenied = (before: string): boolean =>
  /(?:不(?:要|用|必|需要?|須|得|可以?|能|應|准|宜|想|再|是|採|以)?|毋[庸須]|無[需須]|別|勿|禁止?|避免|切忌|免|非)[^,。;:、]{0,8}$/.test(
    before.replace(/不[拘限論妨僅只單]|可不可以|能不能|是不是|要不要|會不會|好不好/g, ""),
  ) ||
  /(?:\b(?:not|never|no|nothing|without|avoid|dont|skip|instead of|rather than|refrain from|neither|nor|cannot|free of)|n['’]t)\b[^,.;:]{0,36}$/i.test(
    before,
  );

/** The text with what merely tells of something blanked out; positions stay what they are. */
export function withoutReports(text: string): string {
  const cuts = sentencesIn(text)
    .flatMap(clausesIn)
    .filter((clause) => isReport(clause.text));
  if (cuts.length === 0) return text;
  let from = 0;
  const parts = cuts.map((cut) => {
    const part = text.slice(from, cut.start) + " ".repeat(cut.end - cut.start);
    from = cut.end;
    return part;
  });
  return parts.join("") + text.slice(from);
}
