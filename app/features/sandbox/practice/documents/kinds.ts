/** What a labelled line of an officer's notes is about. */
export type Kind =
  | "recipient"
  | "sender"
  | "letterDate"
  | "number"
  | "speed"
  | "secrecy"
  | "attachment"
  | "original"
  | "copy"
  | "subject"
  | "deadline"
  | "basis"
  | "request"
  | "background"
  | "officer"
  | "phone"
  | "contact"
  | "event"
  | "time"
  | "place"
  | "organiser"
  | "partner"
  | "target"
  | "quote"
  | "chair"
  | "attendance"
  | "absent"
  | "recorder"
  | "opening"
  | "report"
  | "discussion"
  | "decision"
  | "motion"
  | "adjourned"
  | "option"
  | "criterion"
  | "petitioner"
  | "petition"
  | "result"
  | "next"
  | "identity"
  | "signatory";

export const OPTION =
  /^(?:(?:方案|選項)\s?[一二三四五六甲乙丙丁A-F\d]|[甲乙丙丁A-F]\s?(?:方案|案)|option\s+(?:[A-F]|\d|one|two|three)\b)/i;

/** Labels as officers write them; the first pattern that fits wins. */
const LABELS: [Kind, RegExp][] = [
  ["option", OPTION],
  [
    "recipient",
    /^(?:受文者|收文者|受文機關|收文機關|受文單位|行文對象|發文對象|收件機關|收件人|函送對象|致|to|recipient|addressee|addressed to)$/i,
  ],
  [
    "sender",
    /^(?:發文機關|發文單位|發文者|發布單位|發布機關|發稿單位|我方機關|本機關|機關|機關名稱|機關全銜|簽辦單位|from|sender|issued by|issuing office)$/i,
  ],
  [
    "letterDate",
    /^(?:發文日期|發布日期|發稿日期|簽辦日期|letter date|date of (?:the )?letter|release date|date of issue|issued)$/i,
  ],
  [
    "number",
    /^(?:發文字號|文號|字號|reference|ref\.?|(?:our )?ref(?:erence)?(?: no\.?| number)?|document number)$/i,
  ],
  ["speed", /^(?:速別|urgency|priority)$/i],
  ["secrecy", /^(?:密等(?:及解密條件(?:或保密期限)?)?|classification)$/i],
  ["attachment", /^(?:附件|檢附(?:文件|資料)?|附件名稱|enclosures?|attachments?|annex(?:es)?)$/i],
  ["original", /^正本$/],
  ["copy", /^(?:副本|副本收受者|c\.?c\.?|copy|copies|copy to|copies to)$/i],
  [
    "deadline",
    /^(?:期限|截止(?:日期?|時間)?|回[復覆]期限|辦理期限|繳交期限|報送期限|提送期限|完成期限|最後期限|deadline|due(?: date)?|reply by|respond by)$/i,
  ],
  [
    "basis",
    /^(?:依據|法令依據|法規依據|法源(?:依據)?|法律依據|來文|來函|前函|相關法規|適用法規|legal basis|basis|law|authority|relevant law|incoming letter)$/i,
  ],
  [
    "request",
    /^(?:請求事項|請求|辦理事項|配合事項|請配合(?:事項)?|請協助(?:事項)?|應辦事項|要求事項|請對方(?:做|辦理)的事|需求|辦法|擬辦|建議(?:事項)?|requests?|action requested|actions? (?:needed|required)|please|asks?)$/i,
  ],
  [
    "subject",
    /^(?:主旨|事由|案由|事項|主題|目的|簽辦事由|簽辦目的|主要事項|subject|purpose|matter|re|regarding|aim)$/i,
  ],
  [
    "criterion",
    /^(?:(?:評選|選擇|評估|考量|優先|決策|建議)?(?:標準|原則|準則|考量|條件)|criteri(?:on|a)|principle|decide by)$/i,
  ],
  [
    "result",
    /^(?:查處結果|處理結果|查處情形|處理情形|辦理情形|辦理結果|勘查結果|會勘結果|稽查結果|調查結果|查復結果|查明結果|回[復覆]內容|答復|結果|findings?|results?|outcome|what (?:we|the office) (?:found|did)|action taken)$/i,
  ],
  [
    "next",
    /^(?:後續(?:處理|作為|辦理|措施|規劃|處置|追蹤)?(?:事項|情形)?|下一步|未來規劃|改善措施|預計辦理|next steps?|follow[- ]?up|what happens next|planned work)$/i,
  ],
  [
    "petitioner",
    /^(?:陳情人|陳情者|申請人|民眾(?:姓名)?|來信人|反映人|當事人|姓名|petitioner|complainant|resident|applicant|name)$/i,
  ],
  [
    "petition",
    /^(?:陳情(?:內容|事項|要旨|案由)|反映(?:事項|內容)|來信(?:內容|要旨)|訴求|民眾反映|陳情信|petition|complaint|request from the resident|letter from the resident)$/i,
  ],
  [
    "identity",
    /^(?:身分證(?:字號|號碼|統一編號)?|統一編號|住址|地址|戶籍地址?|通訊地址|出生(?:日期|年月日)?|陳情人(?:電話|地址|手機)|民眾(?:電話|地址|手機)|手機|id(?: number)?|home address|address|date of birth|(?:petitioner|resident|complainant)(?:'s|’s)? (?:phone|address|mobile)|mobile)$/i,
  ],
  [
    "officer",
    /^(?:承辦人(?:員)?|聯絡人|聯繫人|新聞聯絡人|承辦(?:單位|科|窗口)|業務(?:單位|窗口)|窗口|contact(?: person| officer)?|press contact|media contact|officer|case officer|handled by)$/i,
  ],
  [
    "phone",
    /^(?:(?:聯絡|連絡|承辦人?|洽詢|服務|新聞聯絡|本[府局處所])?(?:電話|專線)|分機|phone|tel(?:ephone)?|contact (?:phone|number)|hotline)$/i,
  ],
  ["contact", /^(?:聯絡(?:方式|資訊)|電子(?:郵件|信箱)|信箱|傳真|e-?mail|fax|contact details)$/i],
  [
    "event",
    /^(?:活動名稱|活動|名稱|計畫名稱|會議名稱|案名|新聞主題|新聞標題|標題|event|title|name of (?:the )?event|event name|meeting|headline)$/i,
  ],
  [
    "time",
    /^(?:(?:活動|會議|開會|辦理|舉辦|起迄|開始|施工|上課|演練)?(?:時間|日期|期間|日程)|date(?: and time)?|time|when|dates?)$/i,
  ],
  [
    "place",
    /^(?:(?:活動|會議|開會|辦理|舉辦|上課|施工|演練)?(?:地點|地址|場地|會場|位置)|place|venue|location|where)$/i,
  ],
  ["organiser", /^(?:主辦(?:單位|機關)?|主辦者|辦理單位|organi[sz]er|organi[sz]ed by|host|who)$/i],
  [
    "partner",
    /^(?:(?:協辦|合辦|承辦廠商|指導|贊助)(?:單位|機關)?|partners?|supported by|co-?organi[sz]ers?)$/i,
  ],
  [
    "target",
    /^(?:(?:參加|活動|適用|招收|報名|服務)?對象|參加人員|who (?:may|can) (?:join|come|attend)|audience|open to|for whom)$/i,
  ],
  [
    "quote",
    /^(?:(?:首長|縣長|局長|處長|市長|鄉長|鎮長)?(?:談話|受訪談話|致詞重點|引言|發言)|(?:縣長|局長|處長|市長|鄉長|鎮長)(?:表示|說)|quotes?|statement)$/i,
  ],
  ["chair", /^(?:主席|主持人|會議主席|chair(?:person|man|woman)?|chaired by|presiding)$/i],
  [
    "attendance",
    /^(?:出席(?:人員|單位|者)?|出列席(?:人員|單位)?|列席(?:人員|單位)?|與會(?:人員|單位|者)?|參加(?:人員|單位)?|到場(?:人員|單位)?|到會|present|attend(?:ance|ees|ed by)|participants)$/i,
  ],
  ["absent", /^(?:請假(?:人員|單位)?|缺席(?:人員)?|未出席|apologies|absent)$/i],
  [
    "recorder",
    /^(?:紀錄|記錄|紀錄人(?:員)?|記錄人(?:員)?|minutes(?: taken)? by|recorder|note-?taker|notes by|secretary)$/i,
  ],
  [
    "opening",
    /^(?:(?:主席|主持人|縣長|副縣長|秘書長|局長|處長)?(?:致詞|開場|引言|開場白)|(?:chair(?:'s|’s)? )?(?:remarks|opening|welcome|opening remarks))$/i,
  ],
  [
    "report",
    /^(?:報告(?:事項|內容|案)?|工作報告|業務報告|[^，。]{1,8}報告|前次(?:會議)?(?:決議|列管)(?:事項)?(?:辦理)?(?:情形)?|reports?|[\w ]{2,24} reports?|progress|updates?)$/i,
  ],
  [
    "decision",
    /^(?:(?:會議|本案|主席)?(?:決議|決定|結論|裁示)(?:事項)?|待辦(?:事項)?|追蹤事項|後續(?:辦理)?待辦|decisions?|resolved|resolutions?|action (?:items|points)|actions|agreed|conclusions?|to do)$/i,
  ],
  ["motion", /^(?:臨時動議|any other business|aob|other business)$/i],
  ["adjourned", /^(?:散會(?:時間)?|結束(?:時間)?|閉會|adjourned|meeting closed|closed|ended|adjournment)$/i],
  [
    "discussion",
    /^(?:(?:綜合|提案)?(?:討論)(?:事項|情形|內容)?|意見|各單位意見|發言(?:紀要|內容)?|discussion|comments|views|debate)$/i,
  ],
  [
    "background",
    /^(?:說明|背景|緣起|緣由|現況|概況|現況說明|背景說明|問題|內容|活動內容|活動特色|計畫內容|補充說明|相關說明|重點|資料|簽辦說明|explanation|background|details?|facts|content|programme|program|current situation|notes)$/i,
  ],
  ["signatory", /^(?:署名|具名|首長|機關首長|發文首長|簽署|signatory|signed(?: by)?)$/i],
];

export function kindOf(label: string): Kind | null {
  const plain = label.replace(/[（(][^）)]*[）)]/g, "").trim();
  if (plain === "" || plain.length > 40) return null;
  return LABELS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Kinds whose numbered lines belong together. */
export const LISTS: ReadonlySet<Kind> = new Set<Kind>([
  "request",
  "background",
  "report",
  "discussion",
  "decision",
  "attachment",
  "option",
  "result",
  "next",
  "basis",
  "quote",
  "petition",
]);
