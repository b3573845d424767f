/** Signs and words before the first label of a list, within its sentence. What stands behind a sign is all label. */
const SIGN_ZH = /^.*(?:[:：=~→]|[(（](?=[^)）]*$)|->|=>|>>)\s*(?=\S)/u;
const LEAD_ZH =
  /^.*(?:分類[為成到]?|分級[為成]?|歸類[為成到於]?|歸(?!還|化)[為入到在給於屬]?|分派?[給到至]|派[給到]|送[給到]|轉[給到交]|放[在到進]?|較?像|該[算是屬]?於?在?|[分區][為成別]+為?|區分為?|粗分[為成]?|判斷是|選項(?:有|是|為)?|類別(?:有|是|為|就)?|標籤(?:有|是|為)?|種類(?:有|是|為)?|類型(?:有|是|為)?|只有|只能[選填回用]?|限於?|僅限|可選的?|屬於?|[標註]註?記?[為成]|標[一上]下|回答?|答案|填|看看?|算|就是|還是|應(?:該|為|屬)?|判[定別斷]?(?:為|成|是)?|定[為性](?:為|成)?|認定[為是]?|(?<=[分歸列標判視定屬別類項設認改別稱])為|(?<=[分歸標判做改類級列A-Za-z\s])成|是(?![非否])|從(?!業)|就(?!業|學|醫|養)|用(?![水電藥地途品])|[含具只]?有(?![效害線關人])|在(?![地職學])|分(?![局署])|[選挑](?![舉務項]))\s*(?=[\p{L}\p{N}])/u;
const TAIL_ZH =
  /(?:\s*[一二兩三四五六七八九十\d]+\s*(?:大)?[類種級個項者](?:的)?[裡當其之]?[面中]?.*|\s*(?:這|等)[一二兩三四五六七八九十幾\d]+.*|\s*其中.*|\s*之(?:一|中|間|內|列).*|\s*[一二兩三四五六七八九\d]?[擇選]一.*|\s*(?:擇|選)[一二個出其適].*|\s*任選.*|\s*[之其當]?中[擇選挑任取].*|\s*[之其當]中.*|\s*裡[面頭]?[擇選挑取的].*|\s*裡[面頭]?$|\s*(?:的)?哪一?[類種級個項堆組科].*|的(?:問題|案件|類別|哪).*|\s*何[者種類].*|\s*回答.*|\s*等[一二三四五六\d]*[類種].*|\s*兩者.*|\s*謝謝.*|\s+請.*|\s*[啦呢嗎喔吧唷齁耶ㄚㄛ~]+$)$/u;
/** 貓的問題、狗的問題: what all of them end in is theirs. */
const TAIL_OF_MATTERS = new RegExp(TAIL_ZH.source.replace("的(?:問題|案件|類別|哪)", "的(?:類別|哪)"), "u");
/** 甲、乙、丙類: the last word belongs to all of them, unless each has it (交通類、治安類). */
const SHARED_KIND = /[類種]別?$/u;
const SPLIT_ZH =
  /\s*(?:[、/|;；]|,|抑或是?|或是|或者|或|還是|抑是|抑|\s(?:or|vs\.?|and)\s|以及|和|跟|與|及|(?<=[」』】])(?=[「『【]))\s*/u;
const LEAD_EN =
  /^.*(?:\b(?:is|are) (?:this|it|that|the \w+)|\b(?:as|into|to|under|from|among|between|either|either a|is|are|be|choose|choosing|pick|with|options?|labels?|categories|category|classes|heads|types?|each|in(?! favou?r)|of|belongs?|rate|answer|say|mark|decide|sort|needs?|for|tag|it|use|about|concerns?|concerning|whether)\b|[:：[(])\s+(?!\d)|^.*[:：[(]\s*/iu;
const TAIL_EN =
  /(?:\s+(?:only|or not|for|below|please|in|on|by|based|according|to the|and give|depending|where|when|so|then|at|from|using|with|classify|whichever|as appropriate|of the)\b.*|\s*[.!?。])$/iu;
/** 分成 來文 發文 簽稿 三種: labels with nothing but spaces between, behind a word that leads to them. */
const SPACED =
  /(?:[分歸區][類級]?[為成到]|類別|標籤|選項|種類|[:：=→])\s*((?:[\p{Script=Han}A-Za-z]{1,8}\s+){1,19}[\p{Script=Han}A-Za-z]{1,8})(?=$|[\s,，。;])/u;

export function spacedNames(sentence: string): string[] {
  const names = (SPACED.exec(sentence)?.[1] ?? "").split(/\s+/).filter(Boolean);
  const last = names.findIndex((name) =>
    /^(?:這?[一二兩三四五六七八九十幾\d]+[類種個項級]|請|謝|哪|其中|三選一)/u.test(name),
  );
  const kept = last < 0 ? names : names.slice(0, last);
  return kept.length >= 2 && /\p{Script=Han}/u.test(kept[0] ?? "") ? kept : [];
}

const SPLIT_EN = /\s*(?:,\s*(?:or|and)\s+|[,;/|、]|\s+(?:or|and|versus|vs\.?)\s+)\s*/iu;

/** A label behind a mark, without what follows the last of them: D.諮詢 哪一種,只要…. */
export const unTailed = (item: string): string =>
  /\p{Script=Han}/u.test(item) ? item.replace(/[,，].*$/u, "").replace(TAIL_ZH, "") || item : item;

/** The longest run of pieces that are names; what leads to the first and follows the last is taken off. */
export function namesOf(part: string, isHan: boolean, whole: boolean): string[] {
  const pieces = part.split(isHan ? SPLIT_ZH : SPLIT_EN).filter((piece) => piece.trim() !== "");
  const ofMatters = pieces.filter((piece) => /的(?:問題|案件)$/.test(piece.trim())).length > 1;
  const [lead, tail] = isHan ? [LEAD_ZH, ofMatters ? TAIL_OF_MATTERS : TAIL_ZH] : [LEAD_EN, TAIL_EN];
  const keepsKind = pieces.filter((piece) => SHARED_KIND.test(piece.trim())).length > 1;
  const ends = (one: string) => (keepsKind || !isHan ? one : one.replace(SHARED_KIND, ""));
  let best: string[] = [];
  let run: string[] = [];
  for (const piece of pieces.slice(0, 60)) {
    const bare = piece.trim();
    const led = whole
      ? bare
      : isHan && SIGN_ZH.test(bare)
        ? bare.replace(SIGN_ZH, "")
        : bare.replace(lead, "");
    const names = (one: string) => cleaned(ends(one.replace(tail, "")).replace(tail, ""), isHan);
    const asIs = names(bare);
    const isShort = asIs !== null && (isHan || bare.split(/\s+/).length <= 4) && !/[:：]/.test(bare);
    const continues = run.length > 0 && asIs !== null && (isHan ? !SIGN_ZH.test(bare) : isShort);
    const body = continues || led === bare ? bare : led;
    const name = names(body);
    run = name === null ? [] : continues || (body === bare && run.length > 0) ? [...run, name] : [name];
    if (run.length > best.length) best = run;
    if (ends(body).replace(tail, "") !== body && !/[.。!?！？]$/.test(body)) run = [];
  }
  return best;
}

function cleaned(raw: string, isHan: boolean): string | null {
  const name = raw
    .replace(/\s*[(（][^)）]*[)）]\s*$/u, "")
    .replace(/^[「『【"“«'\s[(（:：]+|[」』】"”»'\s。.!?！？)）\]]+$/gu, "")
    .replace(
      isHan ? /^(?:是(?![非否])|為(?!民)|或)(?=[\p{Script=Han}]{2,})/u : /^(?:an?|the|either|or|and)\s+/i,
      "",
    )
    .trim();
  if (name === "" || /[\uE002\n:：?？]/.test(name) || !/[\p{L}\p{N}]/u.test(name)) return null;
  if (/^(?:請(?![假領願款])|幫|麻煩|謝|並(?!行)|回答)|幫我|請你|謝謝/u.test(name)) return null;
  return (/\p{Script=Han}/u.test(name) ? [...name].length <= 12 : name.split(/\s+/).length <= 4)
    ? name
    : null;
}
