import type { Evidence, Format, Numbering, Reading } from "./reading.ts";

export type Rules = Pick<
  Reading,
  | "audience"
  | "gap"
  | "grounded"
  | "bare"
  | "dateStyle"
  | "amountStyle"
  | "defended"
  | "format"
  | "numbering"
  | "pattern"
> & { evidence: Evidence[] };

const ABSENT =
  "(?:沒有?|未|無|缺|漏|空|找不到|看不到|查不到|讀不到|不知道|不確定|不明|不足|不詳|不清楚|not|no|missing|absent|isn't|aren't|doesn't|don't|unknown|without|unstated|silent|blank|lacks?|omits?|omitted|gaps?|can't|cannot|nothing|unclear|empty)";
const FILL =
  "(?:填寫為|填寫|填入|填上|填成|填|寫成|寫上|寫為|寫|標示為|標示|標註為|標註|標記為|標記|標為|標|註明|註記|註|以|用|補上|補|顯示|輸出|回答|回覆|放|記為|記|打上|打|代替|一律|皆|就是|則為|為|write|put|enter|say|use|mark|read|get|gets|contain|insert|note|label|leave|be|fill(?: it)? in|fill|state|give|show|with|as|type|answer|→|->|=>|=|:)";
const QUOTED = '[「『"“`](?<value>[^」』"”`\\n]{0,24})[」』"”`]';
const KNOWN =
  "(?<value>未提供|未敘明|未載明|未註明|未說明|未提及|未提到|原文未提|原文未載|信中未提|查無資料|查無|不詳|無資料|待補|待確認|待查|未填|未定|無|n/a|not provided|not stated|not specified|not mentioned|not given|not recorded|none stated|none given|unknown|unspecified|missing|tbc|tbd|none)";
const GAPS = [
  new RegExp(`${ABSENT}[^。\\n]{0,40}?${FILL}[^。\\n「『"“'\`]{0,10}${QUOTED}`, "giu"),
  new RegExp(
    `${FILL}\\s*(?:上|入|為|成|the words?|a|an)?\\s*${QUOTED}[^。\\n]{0,16}(?:如果|若|當|for|if|when|where|wherever|in place)?[^。\\n]{0,14}${ABSENT}`,
    "giu",
  ),
  new RegExp(
    `${ABSENT}[^。\\n]{0,40}?${FILL}\\s*(?:為|成|上|the words?|just|simply)?\\s*${KNOWN}(?![\\p{L}])`,
    "giu",
  ),
  new RegExp(
    `${FILL}\\s*(?:上|入|為|成)?\\s*${KNOWN}(?=[^。\\n]{0,14}(?:如果|若|當|for|if|when|where))`,
    "giu",
  ),
  new RegExp(`${ABSENT}[^。\\n]{0,24}?${FILL}\\s*(?:為|成|上)?\\s*${KNOWN}`, "giu"),
  /[「『"“'](?<value>未提供|未敘明|未載明|未註明|未說明|未提及|查無資料|查無|不詳|無資料|待補|N\/A|not provided|not stated|not specified|not mentioned|not given|unknown)[」』"”']/giu,
  new RegExp(
    `${ABSENT}[^。\\n]{0,40}?${FILL}[^。\\n]{0,10}(?<=[\\s(:])['‘](?<value>[^'’\\n]{1,24})['’](?=[\\s.,;)]|$)`,
    "giu",
  ),
  /(?:空著|空格|缺漏|缺項|缺的|缺少的|漏的)[^。\n]{0,6}(?<value>未提供|未敘明|未載明|未提及|查無|不詳|無資料)/giu,
];
const BLANK = /(?:留白|留空|空白即可|空著|保持空白|leave (?:it |them |that )?(?:blank|empty))/i;

const GROUNDED =
  /(?:不要|不可|不得|不能|不准|請勿|別|勿|禁止|不)(?:自行|自己|擅自|憑空|任意|隨意|隨便)*(?:補上|補充|補|編造|編|猜測|猜|推測|推論|臆測|杜撰|捏造|加油添醋|想像|腦補|虛構|增加|新增|添加|發揮)|(?:只|僅)(?:能|可|要|需|限)?(?:根據|依據|依|用|使用|採用|從)[^,。\n]{0,8}(?:原文|紀錄|信|內文|內容|資料|文字)|以(?:原文|紀錄|信件|來信)[^,。\n]{0,4}為準|忠於原文|\b(?:do not|don't|never|not) (?:invent|make (?:things |anything |it |something )?up|guess|add|assume|infer|fabricate|speculate)|\b(?:only|solely|strictly) (?:(?:use|from|on|with) (?:what|the|facts|information|things)|what (?:the|is|it)|(?:facts|information) (?:in|from|that))|\bno (?:guess|invent|fabricat)/i;
const EXTRA =
  "(?:前言|開場(?!致詞)|結語|結尾|問候|寒暄|客套|說明|解釋|其他(?:的)?(?:文字|話|內容|東西|任何)|別的|多餘|多說|贅|引言|招呼|收尾|廢話|任何文字|文字說明|標題)";
const EXTRA_EN =
  "(?:intro\\w*|preamble|greetings?|closing|outro|explanations?|comment\\w*|pleasantries|opening(?! remarks)|extra text|other text|text (?:besides|beside|before|around|other)|filler|chatter|extras?|anything else|notes? of your own)";
const BARE = [
  new RegExp(
    `(?:不(?:要|用|必|需|需要|得|可|准|再)?|無[需須]|別|勿|省略|免|去掉|沒有|拿掉|略過)(?:有|加|寫|放|附加|附|輸出|出現|產生|說|講|回覆|再)*[^,。\\n]{0,8}${EXTRA}`,
  ),
  new RegExp(`${EXTRA}[^,。\\n]{0,8}(?:不要|不用|不必|免|省|去掉|都不)`),
  /除(?:了)?[^,。\n]{0,10}(?:之外|以外|外)[^。\n]{0,4}(?:請)?(?:不|勿|別|無)/,
  /(?:之外|以外)[^,。\n]{0,8}(?:不|別|勿|無)/,
  /(?:不|勿|別)(?:要|用|得|可)?(?:輸出|出現|寫|有|加|放|附加|附)[^,。\n]{0,8}(?:以外|之外)的?(?:任何)?(?:文字|內容|話|東西|說明)/,
  /前後[^,。\n]{0,4}(?:不要|不用|別|勿|不)|不要(?:再)?(?:多話|加話|加字|加料|多寫)|(?:其他|其餘|別的)(?:的)?(?:話|文字|內容|東西)?(?:都|一律|全部)?(?:不要|不用|不必|別|免|勿)/,
  /(?:只|僅)(?:要|需要?|能|可|須|准)?(?:輸出|給我?|回傳|回覆?|回答|顯示|產出|提供|呈現|留)|(?:輸出|回覆|回答)[^,。\n]{0,6}(?:只|僅|限)(?:要|有|限|能|含)?/,
  /(?:只|僅)(?:要|需)?[^,。\n]{0,6}(?:點|表格|表|JSON|結果|清單|摘要|答案)(?:就好|即可|本身|就夠)?(?:$|[,。;、\n])/m,
  /直接(?:輸出|給|列|從|寫|開始)/,
  new RegExp(`\\bno (?:\\w+[ ,]+){0,3}${EXTRA_EN}`, "i"),
  new RegExp(
    `(?:\\bwithout|\\bskip|\\bomit|\\bleave out|\\badd no|\\bavoid|\\b(?:do not|don't|never) (?:add|include|write|want|need|give|put|say))\\b[^.\\n]{0,24}\\b(?:${EXTRA_EN}|anything (?:besides|but|except|other than|beyond))`,
    "i",
  ),
  /\b(?:only|just) (?:output|return|give|print|reply|answer|write|show|produce|the (?:table|list|points|bullets|three))/i,
  /\b(?:output|return|give|print|reply|answer|respond|form)\b[^.\n]{0,30}\b(?:only|alone|nothing (?:else|but))\b/i,
  /\bnothing (?:else|besides|but|more)\b|\bonly (?:want|need) the (?:table|points|bullets|list)|\bleave everything else out|\b(?:table|list|points|bullets) (?:only|alone|itself)\b|\bstart (?:directly|straight|right away|immediately) with/i,
];
const DEFENDED = [
  /(?:不要|不可|不得|不能|請勿|別|勿|不必|不用|切勿|一律不|都不|均不|不)(?:去|要|可|必|予)?(?:照做|照辦|執行|遵守|遵從|遵循|依循|依從|採納|聽命|理會|聽從|聽|服從|採用|受[^,。\n]{0,8}影響|當成?(?:是)?(?:指令|指示|命令)|當作(?:是)?(?:指令|指示|命令)|視為(?:指令|指示|命令)|跟著做|回應|管它|被[^,。\n]{0,8}(?:影響|帶走|牽著))/,
  /(?:只|僅|都|一律|全部|純粹|單純)?(?:當作?|當成|視為|看成|看作|作為|視作|是)(?:純|待處理的?|待整理的?|要整理的?|被處理的?|一般|單純的?)*(?:資料|材料|文字|素材|內容|原文|文本)(?!夾|庫|來源)(?=[^的]|$)/,
  /(?:指示|指令|命令|要求|文字|內容)[^,。\n]{0,8}(?:不理|不管|不聽|無效|忽略|略過|一律不|都不|不予|免理)/,
  /(?:忽略|無視|略過|跳過|不管|不理)[^,。\n]{0,16}(?:指示|指令|命令|要求|叫你|要你|請你)/,
  /(?:不|別|勿)[^,。\n]{0,10}(?:當|視)[成作為]?(?:是)?(?:指令|指示|命令|提示)/,
  /(?:當作|當成|假裝|視同)沒(?:看到|看見|有|這回事|聽到)/,
  /不(?:算|構成|視為|等於)[^,。\n]{0,4}(?:指示|指令|命令)/,
  /(?:不可|不要|不得|不能|別|勿|不應)(?:被|受|讓)[^,。\n]{0,12}(?:影響|左右|指揮|擺布|誤導|操縱|帶偏|改變)/,
  /(?:即使|就算|縱使|縱然|縱有|無論|不論|不管)[^。\n]{0,24}(?:也不|都不|都照|仍照|仍依|仍以|也勿|亦不|還是照|一律照|都依)/,
  /(?:不是|並非|非)(?:給|對|要|下給)?(?:你|您|AI|模型)?(?:的|下的)?(?:指示|指令|命令|任務)/i,
  /\b(?:do not|don't|never|not to|must not|shouldn't|should not|not) (?:follow|obey|act (?:up)?on|carry out|execute|comply|listen|respond|react|be (?:fooled|influenced|swayed)|take (?:orders|instructions))/i,
  /\b(?:ignore|disregard|skip) (?:any|all|every|whatever)?[^,.\n]{0,24}(?:instructions?|commands?|orders?|requests?|directions?)\b/i,
  /\b(?:instructions?|commands?|orders?|requests?|directions?)\b[^.\n]{0,80}\b(?:ignored|disregarded|not be (?:followed|obeyed)|no effect|not (?:for|meant for|addressed to) you)\b/i,
  /\b(?:nothing|no (?:text|sentence|part)) in [^.\n]{0,24} (?:is|counts as) an? (?:instruction|order|command)|\bno authority\b|\b(?:stick|keep) to (?:my|these) (?:rules|instructions)|\b(?:do not|don't|never) let [^.\n]{0,24}(?:orders|instruct|tell|change|influence|command)|\b(?:pay no attention|no heed) to [^.\n]{0,24}(?:instructions?|orders?|commands?|requests?)/i,
  /\b(?:treat|regard|handle|consider|take|read|handled|treated|regarded)\b[^.\n]{0,50}\b(?:as|like) (?:plain |pure |mere |just |only |nothing but |raw |source )*(?:data|material|text|content)\b/i,
  /\b(?:is|are|it's|just|only|purely|merely) (?:only |just |purely |plain |raw |nothing but )*(?:data|material)\b|\bnot (?:an? )?(?:instructions?|commands?|orders?)\b/i,
];
const AUDIENCE =
  /(?:讀者|對象|閱讀者|受眾)\s*(?:是|為|:|就是)\s*([^,。;\n、]{2,16})|(?:寫給|給|供|呈給|呈|提供給|要給|交給)\s*((?:我們)?[^,。;\n、「]{1,10}?(?:長|秘書|同仁|主管|委員|民眾|居民|議員|科員|專員|主任|縣長|市長|人員|老闆|高層))|\b(?:for|reader is|audience is|audience:|read by|written for|goes to)\s+((?:the|our|a|my)?\s*[A-Za-z'’ -]{3,40}?(?:secretary|director|mayor|magistrate|manager|chief|boss|head|citizens?|residents?|public|staff|official|officer|supervisor))/i;

/** Rules of form and fairness: format, gap word, no preamble, data is data. */
export function parseRules(text: string): Rules {
  const evidence: Evidence[] = [];
  const found = (part: string, pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text);
    if (match) evidence.push({ part, start: match.index, end: match.index + match[0].length });
    return match;
  };
  const gap = gapOf(text, evidence);
  const audience = found("audience", AUDIENCE);
  return {
    gap,
    grounded: found("grounded", GROUNDED) !== null,
    bare: BARE.map((pattern) => found("bare", pattern)).some(Boolean),
    defended: DEFENDED.map((pattern) => found("defended", pattern)).some(Boolean),
    audience: (audience?.[1] ?? audience?.[2] ?? audience?.[3] ?? null)?.trim() ?? null,
    dateStyle: dateStyle(text),
    amountStyle:
      /(?:金額|amount)[^。\n]{0,14}(?:阿拉伯數字|半形數字|純數字|只寫數字|數字即可|in digits|digits only|as a number)|(?:阿拉伯數字)[^。\n]{0,8}(?:金額|表示|呈現|書寫)/i.test(
        text,
      )
        ? "digits"
        : null,
    format: formatOf(text),
    numbering: numberingOf(text),
    pattern: patternOf(text),
    evidence,
  };
}

function gapOf(text: string, evidence: Evidence[]): string | null {
  for (const pattern of GAPS) {
    const match = [...text.matchAll(pattern)].at(-1);
    if (match?.groups?.value === undefined) continue;
    evidence.push({ part: "gap", start: match.index, end: match.index + match[0].length });
    return match.groups.value.trim();
  }
  return BLANK.test(text) ? "" : null;
}

function dateStyle(text: string): "minguo" | "iso" | null {
  const iso = text.search(/西元|公元|YYYY-MM-DD|ISO|Gregorian/i);
  const minguo = text.search(/民國|YYY[/.-]MM|Minguo|ROC (?:year|calendar)/i);
  if (iso < 0 && minguo < 0) return null;
  const turned = /(?:改|換|轉|不要|convert|not)[^。\n]{0,6}$/;
  if (iso >= 0 && minguo >= 0) return turned.test(text.slice(0, iso)) || iso > minguo ? "iso" : "minguo";
  return iso >= 0 ? "iso" : "minguo";
}

const FORMATS: [Format, RegExp][] = [
  ["json", /\bJSON\b/gi],
  [
    "table",
    /表格|表列|製表|製成表|列成表|填表|做成表|成表|一張表|Markdown 表|\btable\b|\btabular\b|\btabulate\b|\bspreadsheet/gi,
  ],
  [
    "points",
    /條列|項目符號|編號清單|[幾數]點|重點|要點|逐點|分點|\bbullets?\b|\bpoints?\b|numbered list|\btakeaways?\b/gi,
  ],
  ["list", /清單|列表|逐項|一行一(?:項|欄)|每[欄項]一行|\blists?\b(?! the\b)/gi],
  ["prose", /一段話|一段文字|段落|短文|一小段|散文|\bprose\b|\bparagraphs?\b/gi],
];

/** The last format that is asked for (and not turned down) holds. */
function formatOf(text: string): Format | null {
  let last: { format: Format; at: number } | null = null;
  for (const [format, pattern] of FORMATS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - 10), match.index);
      if (/(?:不要|不用|不必|別|勿|不是|而非|no|not|n't|without|instead of)[^,。.\n]{0,8}$/i.test(before))
        continue;
      // A table or JSON outweighs a mere "重點" or "list" said beside it.
      const weight = format === "json" || format === "table" ? 1_000_000 : 0;
      if (!last || match.index + weight > last.at) last = { format, at: match.index + weight };
    }
  }
  return last?.format ?? null;
}

function numberingOf(text: string): Numbering | null {
  const match =
    /(?:用|以|標|編號|標號|開頭|格式|前面|加上?|start\w*|with|use|number\w*|like|as)[^。\n]{0,12}?[「"'『“`(]?(1\.|1、|\(1\)|一、|\(一\)|①|•|●|・|-(?=[」"'』”`\s])|\*(?=[」"'』”`\s]))/i.exec(
      text,
    );
  const sign = match?.[1];
  if (sign === "●" || sign === "・") return "•";
  if (sign) return sign as Numbering;
  if (/(?:國字|中文)(?:數字)?編號/.test(text)) return "一、";
  if (/數字(?:編號|開頭|標)|編號|numbered|number (?:each|the|them)/i.test(text)) return "1.";
  return /項目符號|圓點|\bbullet/i.test(text) ? "-" : null;
}

const OWNER =
  "(?:負責單位|主辦單位|承辦單位|主責單位|權責單位|單位|機關|局處|誰|owner|unit|office|responsible (?:unit|office)|who)";
const MATTER =
  "(?:決議事項|工作事項|辦理事項|要做的事|應辦事項|事項|工作|做什麼|內容|任務|決議|事情|要做什麼|action|task|decision|what|matter)";
const DUE = "(?:完成期限|辦理期限|期限|時限|日期|截止日?|何時|什麼時候|deadline|due date|date|when|by when)";

function patternOf(text: string): Reading["pattern"] {
  const join = "[^。.\\n\\p{L}\\p{N}]{1,4}(?:再|然後|接著|最後|寫|then|by|does|is|has to do|must do)?\\s*";
  const dressed = new RegExp(`${OWNER}[\\]】>」}]*\\s*[:：—→|/-]+\\s*[\\[【<「{]*${MATTER}`, "iu").test(text);
  const ordered = new RegExp(
    `(?:先|依序|格式|順序|開頭|order|format|begin|start)[^。\\n]{0,12}${OWNER}${join}${MATTER}${join}${DUE}`,
    "iu",
  ).test(text);
  return dressed || ordered ? ["owner", "matter", "deadline"] : null;
}
