import type { FieldKind } from "./reading.ts";

/** Kinds of value that are known by the way they are written. */
export type FoundKind = "name" | "date" | "amount" | "phone" | "email" | "id" | "document-number";

/** A field's kind, or one that its name tells more exactly. */
export type ValueKind = FieldKind | FoundKind;

const SURNAMES =
  "歐陽|司馬|諸葛|上官|張簡|范姜|[陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴方宋范鄧杜傅侯曹薛丁卓馬董唐溫藍石蔣田康白尤古巫姚湯涂姜鄒俞阮溫程童柳伍溫連嚴龔紀辛尹凃]";
const HAN_NAME = `(?:(?:${SURNAMES})\\p{Script=Han}{1,2}|\\p{Script=Han}{2,6}[‧·．]\\p{Script=Han}{1,6}(?:[‧·．]\\p{Script=Han}{1,6})?)`;
const LATIN_NAME =
  "[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?(?: [A-Z](?:[a-z]+|\\.)?)?(?:[ -][A-Z][A-Za-z]+(?:-[A-Z]?[a-z]+)?){1,2}";
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const HAN_NUMBER = "[零〇一二三四五六七八九十百千萬億兩廿卅壹貳參肆伍陸柒捌玖拾佰仟\\d,，.]";

/** How each kind of value is written, with what a way of writing is worth as evidence. */
export const PATTERNS: Record<FoundKind, [RegExp, number][]> = {
  name: [
    [new RegExp(`(?:姓名|陳情人|申請人|署名|名字|具名)\\s*[:：]\\s*(${HAN_NAME})`, "gu"), 9],
    [
      new RegExp(
        `(?:^|\\n|\\s|　|民眾|市民|居民|縣民|里民)(${HAN_NAME})\\s*(?:敬上|謹上|謹啟|敬啟|啟|上|拜上|敬陳|謹陳|先生|女士|小姐)?\\s*(?=$|\\n|\\s*(?:\\d|民國|電話|手機))`,
        "gu",
      ),
      7,
    ],
    [
      new RegExp(
        `(?:我是|我叫|敝姓名?|我的名字是|本人(?:叫|是)?|小弟(?:我)?(?:是|叫)?|我叫做)(${HAN_NAME})(?=[，,。、；;（(\\s的])`,
        "gu",
      ),
      8,
    ],
    // A signature's name may have a surname or characters that no list holds.
    [
      /(?:^|\n)[ \t　]*(\p{Script=Han}[\p{Script=Han}\p{Co}‧·]{1,7})[ \t　]*(?:敬上|謹上|謹啟|敬啟|拜上|敬陳|謹陳)/gu,
      6,
    ],
    [
      new RegExp(
        `\\b(?:[Mm]y name is|I am|I'm|[Tt]his is|[Nn]ame:)\\s+(?:Mr\\.? |Ms\\.? |Mrs\\.? )?(${LATIN_NAME})`,
        "g",
      ),
      8,
    ],
    [
      new RegExp(
        `(?:Sincerely|Regards|faithfully|Respectfully|Yours|wishes|Thank you)[^\\n]{0,20},?\\s*\\n+\\s*(${LATIN_NAME})`,
        "g",
      ),
      9,
    ],
  ],
  date: [
    [
      /(?:民國|中華民國)?\s*(?:1[01]\d|9\d|20\d\d|[一二]百?[一二三四五六七八九十〇零]{1,3})\s*(?:年|[/.-])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:月|[/.-])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s*[日號])?/gu,
      1,
    ],
    [
      /(?<![年\d/.-]\s?)(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日號]/gu,
      0,
    ],
    [
      new RegExp(
        `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)`,
        "g",
      ),
      1,
    ],
  ],
  amount: [
    [
      /(?:新臺幣|新台幣|臺幣|台幣|NT\$|NTD)\s*[\d,，.]{1,20}\s*(?:萬|千|億)?(?:\s*[\d,，]{1,20}\s*)?\s*(?:元整|元|塊)?/gi,
      1,
    ],
    [new RegExp(`(?:新臺幣|新台幣)?${HAN_NUMBER}{1,14}\\s*(?:元整|元|塊錢|塊)`, "gu"), 1],
    [
      /\bNT\$\s?[\d,]{1,20}(?:\.\d{1,6})?(?: (?:million|thousand))?|(?<![\d,])[\d,]{3,20} (?:NT )?dollars\b/g,
      1,
    ],
  ],
  phone: [
    [
      /(?<!\d)(?:\+886[-\s]?\d{1,3}|\(0\d{1,2}\)|0\d{1,3})[-\s]?\d{3,4}[-\s]?\d{3,4}(?:\s*(?:轉|#|分機|ext\.?)\s*\d{1,5})?/gi,
      1,
    ],
  ],
  id: [
    [/(?<![A-Za-z\d])[A-Z][1289A-D]\d{8}(?!\d)/g, 2],
    [/(?:統一編號|統編|business number|tax id)\D{0,6}(\d{8})(?!\d)/gi, 2],
  ],
  "document-number": [
    [/\p{Script=Han}{1,10}字第\s?[A-Za-z\d]{6,14}\s?號/gu, 2],
    [/\p{Script=Han}{1,10}字第\s?\d{1,5}\s?號/gu, 1],
    [
      /\b(?:Ref(?:erence)?|Doc(?:ument)?)\.?(?: No\.?| number)?:? ?([A-Z][A-Za-z]{0,12}[-/ ]?\d[\w/-]{3,20})/g,
      1,
    ],
  ],
  email: [[/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g, 1]],
};

/** Words that stand near a value of a certain role; a field's own words are looked for too. */
export const ROLES: [RegExp, RegExp][] = [
  [
    /發生|事發|案發|事故|受傷|跌|損壞|事件|incident|accident|happen|occur|event|injur/i,
    /發生|跌|摔|撞|當天|當晚|那天|那晚|受傷|淹|積水|故障|壞|漏水|斷|塌|掉落|砸|絆|滑倒|爆|停電|fell|fall|tripped|slipped|hit|happened|burst|flooded|collapsed|damaged|knocked|broke|injured|struck|stumbled|that (?:day|evening|morning|night)/i,
  ],
  [
    /來信|寫信|陳情日|申請日|填表|發信|收信|letter|writing|written|submitted|signed/i,
    /(?:敬上|謹上|謹啟|敬啟)|^\s*(?:民國|中華民國)?\s*\d{2,4}\s*[年/.-]|sincerely|regards|^\s*\d{1,2} \w+ \d{4}\s*$/i,
  ],
  [/繳|付|扣|paid|payment|charged/i, /繳|付|扣款|匯|刷|paid|charged|billed|transfer/i],
  [
    /賠|求償|損失|損害|請求|修繕|修理|醫療|醫藥|補償|claim|loss|damage|compensat|repair|medical|cost/i,
    /賠|求償|損失|請求|修|醫|補償|花了|支出|自付|收據|費用|claim|loss|compensat|repair|medical|cost|bill|receipt|spent|paid/i,
  ],
  [/退|refund/i, /退|refund|溢|重複|多收|twice|overpaid/i],
  [
    /聯絡|聯繫|連絡|contact|phone|tel|mobile/i,
    /聯絡|聯繫|連絡|我的|手機|電話[:：]|回電|call me|reach me|contact me|my (?:phone|number|mobile)|phone:|tel/i,
  ],
];
/** Values that belong to somebody else. */
export const NOT_MINE: Record<string, RegExp> = {
  name: /(?:承辦|科員|課長|里長|小姐說|先生說|服務人員|officer|clerk|agent|chief)\s*$/i,
  phone:
    /(?:撥打?|打電話到|打到|總機|專線|客服|你們的|貴(?:府|局|處|所)|(?:局|處|公所)(?:的)?電話|called|rang|hotline|your (?:office|line)|customer service|office at|line at)[^，。,.\n]{0,10}$/i,
  amount:
    /(?:單價|每(?:度|月|人|次|張)|原價|市價|預算|罰鍰|工程款|聽說|據說|鄰居|per (?:month|unit)|budget|neighbou?r|fine of|rumou?r)[^，。,.\n]{0,10}$/i,
  date: /(?:出生|生日|生於|born)[^，。,.\n]{0,4}$/i,
};
