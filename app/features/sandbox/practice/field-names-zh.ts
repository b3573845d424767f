// Names of fields in a Chinese sentence: between what leads to them (verbs of taking out, 只要, 欄位=) and what
// follows (這三欄, 抓出來給我).

/** Verbs of taking something out of a text, or of putting it into a form. */
const DRAW = "[拉拿撈抽挑找列抓摘讀念挖圈揀選標抄謄取查補登打調載錄記填帶]";
export const TAKE_ZH = `(?:擷取|截取|抽取|提取|萃取|摘取|選取|讀取|汲取|挑選|篩選|彙整|整理|補齊|登錄|登打|登載|鍵入|輸入|匯入|填寫|帶入|[擷抽抓挑找撈填]|\\bkey\\b|${DRAW}(?=一下|出|到|下|上|進|給|起|齊|好))`;
/** What may stand behind such a verb before its object. */
const OUT = "(?:出來|出|到|一下|好|齊|滿|上|入|進去|進來|進|下來|起來|成|至|給我|我)?";
const COUNTED = "(?:[一二兩三四五六七八九十幾\\d]+)\\s*(?:個|項|樣|種|格|欄|件|點|筆|大)+";
const THESE = `(?:(?:以下|下列|下面|下述|底下|後列|如下|這|那|其中|當中|相關|裡面|其|他們?|她們?|它|對方)的?)*(?:${COUNTED})?(?:(?:欄位|欄|項目|資料|資訊|東西|內容|事情|事項|要素|空格|值)?(?=\\s*[:=→~是為有依分]))?(?:名稱|依序|依次|分別|如下|固定|只有|只要)*(?:就?是|為|有|用|叫做?|設為?|[:=→~-])*`;
const FIELD_NOUN =
  "(?:欄位|欄目|欄名|表頭|標題列|格子|鍵值?|變數|屬性|參數|項目|資料|資訊|keys?|columns?|fields?|header)";
export const LEAD_ZH = new RegExp(
  `^.*(?:${TAKE_ZH}${OUT}(?:之|的)?\\s*${THESE}|\\b(?:extract|parse|pull|get|list)\\b\\s*${THESE}|(?:只|僅|單)(?:需要?|要|想要|留|取|看|列|給我?|抓|有|限)${THESE}|(?:需要|想要|想知道|我要|要的是?|要抽的|所需|須要?|欠|缺|需有|要有|含有?|包括|包含|包)${THESE}|${FIELD_NOUN}(?:名稱|名)?(?:\\s*(?:只有|只要|依序|依次|分別|順序|固定|如下|請|應|就|設定|設|訂|定))*\\s*(?:[為是有用叫成給]|[:=→~-])+|(?:[把將依照按→]|(?:^|請)[以用](?=\\s*[A-Za-z])|就是|如下|分別是|關於|有關|裡[面頭]?的|中的|[中內]之?|上的|之)(?:所有的?)?(?:這件|這案|該案|他|她|其|它)?的?|(?:他|她|它|其|該案|本案|對方|每[一個件封筆案位張份]*(?:\\p{Script=Han}{0,3})|各[件封筆案])的|叫我(?:把|將)?|告訴我|(?:請|煩請)?[就由從自][^,。]{0,10}?(?:擷取|抽)|(?<=欄位|資料|資訊|項目)[為是有]|逐一|所有的?|[:=~←])\\s*`,
  "iu",
);
const TAIL = new RegExp(
  `(?:\\s*(?:等|這|那|共|總共|一共|合計|以上|上述|共計|總計)+\\s*(?:${COUNTED}|些|欄|項|資料|資訊|內容).*|\\s*等$|\\s*等等.*|\\s*${COUNTED}.*|\\s*(?:從|自|由|依|照|按)(?=這|那|該|此|下|以|來|信|公?文|附|內|裡|紀|報|上|申|簽|函|文|前).*|\\s*(?:都|全部?|一併|一起|通通|統統|逐一|一一|各自|個別|分別|予以|加以)*(?:幫我|給我|給|請|麻煩)?(?:${DRAW}(?:一下|出|好|齊|成|給|到|進|為|起來|下來).*|擷取|抽取|抽出|抽(?=$|給|好|一)|提取|萃取|截取|摘取|抓|挑|找出?|摘出|取出|撈|列(?=出|成|給|好|為|在|$)|抄(?!送|本)|填(?!表|寫|報|單)|填寫(?=好|出|在|到|進|入|$)|整理|彙整|做成|製成|製作|輸出|謄|圈出|標出|key|打進|打到|登錄到|登打|匯入|存成|存進|放進|放到|寫成|寫進|寫出|排成|轉成|弄成|弄|歸納|告訴|拉出|讀出|念出|帶入|帶進).*|\\s*給[我他她]?.*|\\s*(?:謝|感恩|拜託|麻煩|(?<=\\s)請|(?<![申聲函懇報呈簽])請(?=[你您幫從於以依用就將把做整列抓擷填])|感謝).*|\\s*(?:即可|就好|就行|就可以|就對了|就夠|而已|其他|其餘|別的|沒了|不要別的).*|\\s*的?(?:資料|資訊)(?:內容)?|\\s*的(?:值|內容|部分|欄位|表格?|JSON).*|\\s*(?:欄位|各欄|等欄|兩欄|欄)(?:的?(?:資料|資訊|內容))?|\\s*各?(?:分別|各自)?[是為](?:什麼|何|哪|多少|誰).*|\\s*(?:為|當|作為|做)(?:欄位|表頭|欄|鍵|key).*|\\s*[啦喔哦唷耶齁吧呢嘿嗎ㄛㄡ]+|\\s*->.*|\\s*[→←~].*)$`,
  "iu",
);
const SPLIT =
  /\s*(?:[、/|;+&·・]|以及|還有|暨|(?<!參)[和跟與及](?!\p{Script=Han}{0,1}$)|(?<=[」』】])(?=[「『【]))\s*/u;
/** What is no name, or is an order. */
const NO_NAME =
  /^(?:各(?!項|類|單位|[組科課室局處]別)|不|請(?![假求款領示購託])|每|若|如|沒|其[他餘]|並|共|一列|只|我|你|您|幫|麻煩|這|那|謝|感謝|順便|然後|最後|再|hi\b|have\b|we\b|i\b)|[。!?！？:：\uE002]|(?:不用|不要|即可|以內|以下|就好)$|^(?:重點|欄位|表格|JSON|條列|清單)$|\d+\s*[點項字句]|分隔|逗號|^(?:開頭|結尾|標題列|格式|語氣)|幫我|請你|謝謝/iu;

const FIELDS_NEAR = new RegExp(`${FIELD_NOUN}|${COUNTED}|${TAKE_ZH}|只要|需要|格`, "iu");

type Named = (raw: string) => string | null;
type NameList = { names: string[]; start: number; end: number };

/** (廠商名稱、統一編號、負責人) beside words of fields, when all of it is names. */
export function bracketed(line: string, named: Named): string[][] {
  return [...line.matchAll(/[(（[【]([^()（）[\]【】]{3,200})[)）\]】]/gu)].flatMap((bracket) => {
    const names = pureNames(bracket[1] ?? "", named);
    return names.length >= 2 &&
      FIELDS_NEAR.test(line.slice(Math.max(0, bracket.index - 24), bracket.index + 1))
      ? [names]
      : [];
  });
}

/** A line that is nothing but names: 案號/申請人/地號. */
export function pureNames(line: string, named: Named): string[] {
  if (line.length > 200 || !/\p{Script=Han}/u.test(line)) return [];
  const body = line.replace(/^[\s>*#-]+|[\s。.]+$/g, "").replace(/^\||\|$/g, "");
  const parted = /[、/|;·・\t]/.test(body) ? /[、/|;·・\t]/ : /,/.test(body) ? /,/ : /\s+/;
  const pieces = body.split(parted).map((piece) => piece.trim());
  if (pieces.length < 2 || (parted.source === "\\s+" && pieces.length < 3)) return [];
  const names = pieces.map((piece) =>
    [...piece].length <= 10 && !/[,\s]/.test(piece) && piece.replace(TAIL, "") === piece
      ? nameIn(piece, named)
      : null,
  );
  return names.every((name) => name !== null) ? (names as string[]) : [];
}

/** The head of a Markdown table without rows, or with empty ones: a form to be filled. */
export function headerRow(text: string, named: Named): NameList[] {
  return [
    ...text.matchAll(
      /(?:^|\n)[^\S\n]*(\|[^\n]{3,300}\|)[^\S\n]*\n[^\S\n]*\|[\s|:-]{3,300}\|[^\S\n]*(?=\n|$)/g,
    ),
  ].flatMap((row) => {
    const cells = (row[1] ?? "")
      .split("|")
      .slice(1, -1)
      .map((cell) => nameIn(cell.trim(), named));
    const start = row.index + row[0].indexOf("|");
    return cells.length >= 2 && cells.every((cell) => cell !== null)
      ? [{ names: cells as string[], start, end: start + (row[1] ?? "").length }]
      : [];
  });
}

/** 姓名:\n出生年月日:\n… : lines that end in a colon, to be filled. */
export function blankLines(text: string, named: Named): NameList[] {
  return [
    ...text.matchAll(
      /(?:(?:^|(?<=\n))[^\S\n]*(?:[-*•]\s*)?\p{Script=Han}[^\s:：,。、\n]{0,11}[^\S\n]*[:：=][^\S\n]*_*[^\S\n]*(?:\n|$)){2,}/gu,
    ),
  ].flatMap((block) => {
    const names = block[0]
      .trim()
      .split("\n")
      .map((line) => nameIn(line.replace(/^\s*[-*•]\s*|\s*[:：=].*$/gu, ""), named));
    return names.every((name) => name !== null)
      ? [{ names: names as string[], start: block.index, end: block.index + block[0].trimEnd().length }]
      : [];
  });
}

/** A name behind a mark (A. 店名 B. 地址), without what follows the last one. */
export const unTailed = (item: string): string =>
  /\p{Script=Han}/u.test(item) ? item.replace(/[,，].*$/u, "").replace(TAIL, "") || item : item;

/** The names that a Chinese sentence lists: the longest of the runs that its parts hold. */
export function namesInHan(withNotes: string, named: Named): string[] {
  // A note in brackets (民國年) belongs to a name; a list in brackets is read elsewhere.
  const sentence = withNotes.replace(/[(（][^()（）、/|]{0,40}[)）]/g, (note) =>
    /_|^.\s*.$/.test(note) ? note : "",
  );
  const clauses = sentence.split(/[,，:：=()（）]|(?<=\p{Script=Han}|[A-Za-z])\s+(?=\p{Script=Han})/u);
  const whole = sentence.split(/[,，()（）]/u);
  const runs = [
    blanks(sentence, named),
    ...[...whole, ...clauses].map((clause) => run(clause, named)),
    byCommas(sentence, named),
    bySpaces(sentence, named),
  ];
  return runs.reduce((best, one) => (one.length > best.length ? one : best), []);
}

/** The longest run of names in a clause; the first without what leads to it, the last without what follows. */
function run(clause: string, named: Named): string[] {
  const pieces = clause.split(SPLIT).filter((piece) => piece.trim() !== "");
  let best: string[] = [];
  let found: string[] = [];
  for (const piece of pieces.slice(0, 80)) {
    const bare = piece.trim();
    const cut = bare.replace(TAIL, "");
    const continues = found.length > 0 && !/[:=]/.test(cut) ? nameIn(cut, named) : null;
    const led = bare.replace(LEAD_ZH, "");
    const name = continues ?? nameIn(led.replace(TAIL, ""), named);
    if (name === null) found = [];
    else if (continues !== null) found = [...found, name];
    else found = [name];
    if (found.length > best.length) best = found;
    const ended = continues !== null ? cut !== bare : led.replace(TAIL, "") !== led;
    if (ended) found = [];
  }
  return best;
}

function nameIn(raw: string, named: Named): string | null {
  const name = named(raw);
  return name !== null && !NO_NAME.test(name) ? name : null;
}

const BEFORE_COMMAS = new RegExp(
  `(?:${FIELD_NOUN}|${TAKE_ZH}${OUT}|要|[項個樣欄格])[^,:=]{0,12}[:=→]\\s*`,
  "iu",
);
const TAKEN_BEFORE_COMMAS = new RegExp(`${TAKE_ZH}${OUT}(?=\\s*\\p{Script=Han}{2,8},)`, "iu");

/** 欄位=里別,路段,損壞情形: behind a sign, commas may part the names too. */
function byCommas(sentence: string, named: Named): string[] {
  const sign = BEFORE_COMMAS.exec(sentence) ?? TAKEN_BEFORE_COMMAS.exec(sentence);
  if (!sign) return [];
  const names: string[] = [];
  const listed = sentence.slice(sign.index + sign[0].length);
  if (/[、/|]/.test(listed)) return [];
  for (const piece of listed.split(/[,，;]/)) {
    const bare = piece.trim();
    const cut = bare.replace(TAIL, "").trim();
    const name = [...cut].length <= 8 ? nameIn(cut, named) : null;
    if (name === null) break;
    names.push(name);
    if (cut !== bare) break;
  }
  return names.length >= 3 || /[:=→]/.test(sign[0]) ? names : [];
}

/** 姓名 戶號 遷入日期 原住址: names with nothing but spaces between. */
function bySpaces(sentence: string, named: Named): string[] {
  let best: string[] = [];
  let found: string[] = [];
  for (const piece of sentence.split(/[\s]+|[,，:：=]/u).slice(0, 80)) {
    const cut = found.length === 0 ? piece.replace(LEAD_ZH, "") : piece;
    const isName = /^\p{Script=Han}[\p{Script=Han}A-Za-z]{1,7}$/u.test(cut) && cut.replace(TAIL, "") === cut;
    const name = isName ? nameIn(cut, named) : null;
    found = name === null ? [] : [...found, name];
    if (found.length > best.length) best = found;
  }
  return best.length >= 3 ? best : [];
}

/** 報案時間=____、派遣分隊=____: places to be filled. */
function blanks(sentence: string, named: Named): string[] {
  const places = [
    ...sentence.matchAll(
      /([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9]{0,9})\s*(?:[:=]\s*)?(?:_{2,}|\(\s*\)|【\s*】|\[\s*\]|「\s*」|□+|\u2026+|[○〇]{2,})/gu,
    ),
  ];
  const names = places.map((place) => nameIn(place[1] ?? "", named));
  return names.every((name) => name !== null) ? (names as string[]) : [];
}
