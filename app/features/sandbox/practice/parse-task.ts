import type { Locale } from "#app/platform/locale.ts";
import type { Evidence, Reading, Task } from "./reading.ts";

/** What the other parsers found that tells the task where its words don't. */
export type TaskSigns = {
  language: Locale;
  hasFields: boolean;
  wantsDecisions: boolean;
  format: Reading["format"];
  hasCount: boolean;
  hasSource: boolean;
  hasLabels: boolean;
  /** One of the labels is to be chosen, whatever the verb. */
  sorts: boolean;
  hasExamples: boolean;
  /** A question is asked; `asked` when the prompt says "answer". */
  question: "none" | "open" | "asked";
};
export type FoundTask = Pick<Reading, "task" | "unsupported"> & { evidence: Evidence[] };

const MAKE =
  "(?:寫成|寫出|寫|草擬|代擬|撰擬|研擬|擬具|擬定|擬成|擬|撰寫|撰|起草|起個?稿|繕造|繕|製作|製成|製|整理成|整理為|整成|整理|整裡|彙整成|彙整|做成|做|作成|作|弄成|弄|改成|改寫成|改為|轉成|轉為|變成|產生|產出|生成|準備|編寫|編|打|出|發布|發|給我|來(?=[一個份封篇張]))";
const ONE = "(?:出|個|成|為|好)?(?:一|1|乙)?[份篇則封件個張]?";
const LETTER_ZH =
  "(?:公函|函稿|函復稿?|復函|回函|書函|函文|公文|(?:上行|下行|平行)[函文]|函(?![數授件示釋詢]))";
const MEMO_ZH = "(?:簽呈|簽陳|簽稿|簽文|簽辦|內簽|簽(?![名到署約核訂收字章證完領過]))";
const RECORD = "(?:會議|開會)?[紀記][錄]";

/** Genres and operations that a prompt names outright, by language; of several in a prompt the first in this list holds. */
const NAMED: [Task, RegExp][] = [
  [
    "press",
    /新聞稿|新聞資料|新聞發[布佈]稿?|媒體稿|(?:起草|草擬|撰擬|擬|發|寫|撰)[^,。\n]{0,8}新聞(?!局|處|科|中心|聯絡)|新聞[一乙1][則篇]|發[布佈]新聞|給(?:媒體|記者)的(?:稿子?|新聞|資料|文章)|\b(?:press|news|media) (?:release|statement|notice)|\brelease for the (?:press|media)|\bpress statement|\b(?:announc\w+|statement|write|text|words?|piece|something)\b[^.\n]{0,24}\b(?:to|for) the (?:media|press|newspapers|journalists)\b(?! officer| office| conference)|\bpress (?:notice|announcement|text|piece)/gi,
  ],
  [
    "memo",
    new RegExp(
      `${MAKE}${ONE}[^,。\\n]{0,12}?${MEMO_ZH}|上個?簽|簽[擬辦][^,。\\n]{0,10}(?:案|件|首長|長官|核)|(?:要|來|寫|擬|補)個?一?[份個張]?簽(?=$|[,。\\n])|簽請[^,。\\n]{1,20},?(?:請|幫我|麻煩)|(?<!下列|下面|下面的|以下|這份|附件|上述|本)(?:簽呈|簽稿|簽陳|內簽)(?![裡中內的,、]|擷|抽|抓|摘)|(?:write|draft|prepare|make|compose|turn|produce|need|create)\\b[^.\\n]{0,60}?(?:簽|(?<!\\b(?:in|from|of|on|per|by|with) (?:the|this|my|our|that) (?:\\w+ )?)\\bmemo\\b|\\bmemorandum\\b|\\bsubmission (?:to|for)\\b|\\bbriefing note\\b|\\bsign-off\\b|\\bsubmission\\b[^.\\n]{0,16}\\b(?:seeking|asking|for|requesting)\\b)|\\b(?:memo|memorandum|submission|briefing note)\\b[^.\\n]{0,40}\\b(?:to be|be|is|needs?|must|should|shall|will)\\b[^.\\n]{0,12}\\b(?:drawn up|drafted|written|prepared|made|composed|drafting|writing)`,
      "gi",
    ),
  ],
  [
    "letter",
    new RegExp(
      `${MAKE}${ONE}[^,。\\n]{0,14}?${LETTER_ZH}|${LETTER_ZH}[^,。\\n]{0,6}(?:一[份封件]|幫我|請)|(?:^|[,。\\n])\\s*函[,,、:]|用函的?(?:格式|形式|方式)|(?:出|發|擬|寫|打|繕)一?[份封件紙]函|[寫擬發]?給[^,。\\n]{1,12}的函(?=$|[,。\\n])|(?:要|擬|請|名義)(?:出公文|發函|函復|函請|函知|函轉|函飭|函詢|行文|發文給)|發文給|(?:上行|下行|平行)(?:的)?(?:函|公文|文)|(?:類型|類別|文別|文種|文體|稿別)\\s*[:：]\\s*(?:[上下平]行)?函|(?:^|[,。\\n])\\s*函稿|函復[^,。\\n]{1,16}[,，]?(?:請|煩|幫)[^,。\\n]{0,4}擬|公文啦|\\bletter 一?封|\\b(?:official|formal|government|government's|agency|inter-?agency)(?: (?:inter-?agency|official|government))? (?:letters?|correspondence|dispatch)\\b|\\b(?:write|draft|compose|prepare|make|produce)\\b[^.\\n]{0,30}函|\\bletter is to be (?:sent|addressed|written)|\\b(?:upward|downward|lateral|superior|subordinate) letters?\\b|(?<=[A-Za-z,(]\\s?|[:：]\\s?)函(?=\\s*(?:[A-Za-z.,;)(\\n]|$))|\\b(?:write|draft|compose|prepare|produce)\\b[^.\\n]{0,12}\\bletter\\b[^.\\n]{0,110}\\b(?:Ministry|Bureau|Agency|Government|Yuan|Council|Administration)\\b|函(?=\\W{0,2}(?:to\\b|replying|$))|\\b(?:write|draft|compose|prepare)\\b (?:me )?(?:a|the|an) (?:\\w+ )?letter to (?:the )?[A-Z][^.\\n]{0,40}(?:Ministry|Bureau|Office|Department|Agency|Government|Yuan|Council|Administration)|\\bwrite to (?:the )?[A-Z][^.\\n]{0,40}\\b(?:officially|formally)\\b|\\b(?:officially|formally) (?:write|request|ask|inform|notify)\\b|^\\s*公文\\s*[:,]`,
      "gi",
    ),
  ],
  [
    "minutes",
    new RegExp(
      `(?:整理|整裡|整|寫|改寫|彙整|弄|做|製|轉|編|謄|變|繕打|打)(?:成|為|作)[^,。\\n]{0,14}?${RECORD}|(?:擬|製作|繕造|產生|產出|撰寫|撰擬|撰|草擬|起草|做|寫)(?:出|成)?(?:一|乙|1)?[份個篇]?(?:正式的?|完整的?)?(?:會議|開會)[紀記]錄(?![的中裡內之]|摘要|重點|決議|寫|列)|會議[紀記]錄[^,。\\n]{0,8}(?:整|寫|改|弄|做)成?[^,。\\n]{0,4}(?:正式|標準|定稿)|(?:筆記|逐字稿|草稿|錄音稿?|速記)[^。\\n]{0,12}(?:成|為|作|製作|做)[^,。\\n]{0,12}[紀記]錄|\\b(?:turn|tidy|make|convert|transform|rework|shape|put|organi[sz]e|write|type)\\b[^.\\n]{0,60}?\\b(?:into|as|to) (?:[a-z-]+ ){0,4}(?:minutes|meeting records?)\\b|\\b(?:make|write|write up|draft|prepare|produce|compose|create|type up|do)\\b (?:me |us |up )?(?:a |an |the |some |set of |up )*(?:formal |proper |official |meeting |full |complete |clean )*(?:minutes|meeting records?)\\b(?! into| as|'s| below| in (?:three|3|five|\\d))|\\barrange (?:the |a )?(?:formal )?meeting (?:records?|minutes)|\\b(?:write|draft|prepare|produce|compose|create|make|type up|draw up)\\b[^.\\n]{0,30}\\b(?:records?|minutes) of (?:the|this|our|a) meeting\\b(?! in (?:three|3|five|\\d))|\\b(?:minutes|meeting records?)\\b[^.\\n]{0,16}\\b(?:to be|be|need to be|must be|should be) (?:drawn up|drafted|written(?: up)?|prepared|typed)`,
      "gi",
    ),
  ],
  [
    "reply",
    /(?:擬具?|寫|草擬|代擬|撰擬|研擬|撰|準備|起草|產生|做)(?:一|乙)?[份篇則封個]?[^,。\n]{0,12}?(?:回[覆復信應]|答[覆復]|復文|覆函)|(?:回[覆復]|答[覆復]|回信(?:給他|給她)?|回應|回信|回(?!答))(?:給|這|此|該|下列|下面|以下|上述)?[^,。\n?]{0,8}(?:民眾|陳情|市民|縣民|鄉親|投訴|檢舉人|申訴人|來信|來函者|家長)|(?:民眾|陳情人?|市民|投訴)[^,。\n]{0,10}(?:回[覆復]|答[覆復])(?:內容|信|稿)?|\b(?:write|draft|prepare|compose|make|produce|send)\b[^.\n]{0,40}?\b(?:reply|repl?ies|response|answer)(?: letter)?\b(?= (?:to|for)\b|[^.\n]{0,20}(?:citizen|resident|petition|complain))|\b(?:reply|respond|response) to (?:the |this |that |a |following |below |her |his )*(?:\w+ )?(?:citizen|resident|petition|complain\w*|letter|e-?mail|message|writer)|\banswer (?:the |this |that |a |following )*(?:\w+ )?(?:complaint|petition|citizen's|resident's|letter|e-?mail|complainant|citizen|resident)\b(?!'s question)|\b(?:a|our|the) (?:\w+ )?reply to (?:the|this)|\bkind reply\b|\bdraft (?:a )?(?:\w+ )?reply|(?:民眾|市民|鄉親|居民|住戶|家長|陳情人?|投訴|抱怨|檢舉|來信|來罵)[^。\n]{0,24}(?:怎麼回(?!事|收)|如何回(?!收)|回[他她](?!們?的問題)|回信|回[覆復](?!意見)|回應)|\b(?:owe|needs?|deserves?|wants?|expects?|awaits?)\b[^.\n]{0,24}\b(?:an answer|a reply|a response) ?(?:from us|;|,|$|\.)|\b(?:send|write|sent|get) (?:it )?back to (?:the |this |that |a )?(?:\w+ )?(?:citizen|resident|petition|complain|writer|sender|parent|lady|man|woman)|\b(?:response|reply|answer) (?:letter )?to (?:the |this |that |a )?(?:\w+ )?(?:petitioner|complainant|resident|citizen)/gim,
  ],
  [
    "rewrite",
    /(?:翻|譯)成(?:大?白話|口語|淺顯|台灣人看得懂)|\b(?:put|turn|translate|convert)\b[^.\n]{0,50}\b(?:into|in) (?:plain|simple|everyday|easy|ordinary)/gi,
  ],
  [
    "translate",
    /翻譯(?![費社公人員組])|[翻譯]成|(?:^|[,。\n請])翻[中英日]文|譯為|翻為|(?:英|中|日|華)譯|[中英][翻譯][中英]|(?:轉|改|換|弄|變)(?:寫)?[成為](?:正體|繁體)?(?:英文|中文|英語)(?:版|$|[,。!?\n])|\btranslat(?:e|ed|ing|ion)\b|^\s*(?:please |pls )?(?:in)?to (?:english|(?:traditional )?chinese)\b|\brender\b[^.\n]{0,40}\b(?:into|in) (?:english|(?:traditional )?chinese|mandarin)|\b(?:put|turn|convert|change|get|make)\b[^.\n]{0,40}\b(?:into|to|in) (?:english|(?:traditional )?chinese|mandarin)\b|\b(?:english|chinese) (?:to|→|->|into) (?:english|chinese|traditional)/gi,
  ],
  [
    "compare",
    /比較(?=下|這|那|兩|二|甲|乙|新|舊|修|現|原|分析|表|異|一下|看|其|以|各|前|後|上|差|哪|之|結果|說明|[\sA-Z,。!?;:、]|$)|比對|比一比|比一下|對照|對比|異同|差異|差別|差在哪|不同之處|不同的地方|有何不同|有什麼不[同一]|哪裡不[一同]|哪些不[一同]|哪邊不[一同]|(?:有什麼|有何|有啥)差|差多少|不同點|改了(?:哪些|什麼)|變了(?:哪些|什麼)|不一樣的地方|相異|\bcompar(?:e|ison|ing)\b|\bcontrast\b|\bdiffer(?:s|ences?)?\b|\bside by side\b|\bline up\b[^.\n]{0,40}\b(?:with|against|and)\b|\bshow (?:the |all |what )?chang|\bwhat(?:'s| is| has| was)? (?:has )?changed\b/gim,
  ],
];
const CLASSIFY =
  /(?<!承辦)分類|分一下類|歸類|分級|(?:分|歸|列)[為成入到][^,。\n]{0,30}[類級種]|(?:判斷|判定|辨別|辨識|判別|認定|看看?|標[一上]?下?|標註|標記)[^,。\n]{0,12}(?:類別|類型|種類|速別|密等|屬於|屬|等級|稅目|類|是[^,。\n]{1,16}還是)|屬於?[何哪]|哪一?[類種級]|何種類[別型]|類別|標籤|擇一|選一個|標註|分給|分文|派給|歸[到在給]|[歸分](?:一|個|一下|下)+類|(?:算|屬|歸)於?[^,。\n]{0,12}哪一?[類種個]|是[^,。\n]{0,6}哪一?[類種]|(?:該|應該?|要)(?:歸|分|送|派|交)給?哪(?:一?個)?(?:科室|單位|局處|科|局|處|部門)|正面還是負面|(?:判斷|評估|評定|分辨)[^,。\n]{0,12}(?:性|程度|高低|輕重|急緩|優先)|判斷[^,。\n]{0,8}屬於|情緒判斷|是[^,。\n?]{1,12}還是|\bclassi?fy\b|\bclassfy\b|\bbe classified\b|\bclassification\b|\bcategori[sz]e\b|\bwhich (?:\w+ )?(?:category|class|type|department|unit|level|label|group)\b|\btriage\b|^\s*(?:please |kindly |pls )?(?:label|tag|sort|assign|attach|choose|pick(?! (?:out|up))|divide|rate|decide|determine)\b|\b(?:please|to|and|you) (?:label|tag|sort|assign|rate|choose|decide|divide|pick(?! (?:out|up)))\b|\bsentiment\b|\bfalls? (?:under|into|in)\b|\bwhich of (?:these|the following|them)\b|\ballocate\b|\bbelongs? (?:to|under|in)\b|\broute (?:it|this|the)\b|\blabels?\b|\bcategor(?:y|ies)\b/gim;
const REWRITE =
  /改寫|重寫|重講|重說|重述|潤(?:[稿飾色]|一下)|修飾|修順|順一下|換句話說|換(?:個|一個|種|一種)(?:說法|講法|方式[說講寫])|(?:改|寫|講|翻|轉)[成為得][^,。\n]{0,24}(?:話|語|白話|易懂|看得懂|版本|版|口吻|語氣|口語|淺顯|文字)|講給[^,。\n]{1,12}聽|\brewrit\w+|\brephras\w+|\breword\w*|\bparaphras\w+|\bsay (?:it|this|that) again\b|\bin (?:language|words|terms) (?:that )?(?:\w+ ){0,3}(?:would|can|could|will) understand|\bsimplif(?:y|ied)\b|\bproofread|\bpolish\b|\b(?:put|turn|convert|change|make|write|say)\b[^.\n]{0,60}\b(?:plain(?:er)? (?:english|language|words|terms)|ordinary (?:people|citizens)|readable|understandable|(?:simple|simpler|easy|easier|everyday|common) (?:words|language|terms|english|wording)|anyone can|easy to|easier|clearer|friendlier|less (?:formal|stiff|technical|bureaucratic))/gi;
const ANSWER =
  /(?:回答|解答|答覆|答復)(?:問題|下列|以下|下面|上述|他|她|我|提問|這個|該|[^,。\n]{0,8}(?:所詢|詢問|所問|疑問|提問|問題))|作答|答題|(?:依|據|根據|參考|照)[^。\n]{0,24}(?:規定|法規|條文|要點|資料|辦法|內容|文件)[^。\n]{0,6}回答|\banswer (?:the|my|this|these|his|her|their|following|it|all)\b[^.\n]{0,30}?\b(?:questions?|query|enquiry)\b/gi;
const SOFT_REWRITE =
  /白話|看得懂|淺白|淺顯|口語|(?:改|寫|修|弄|講|說)得?[^,。\n]{0,6}(?:親民|平易|好懂|易懂|簡單|通順|順口|柔軟|親切)(?:一?[點些])|太(?:硬|難懂?|艱深|拗口|官腔|生硬)|\btoo (?:hard|difficult|stiff|formal|technical|complicated|complex)\b|\bplain (?:english|language)\b|\bsimple words\b/gi;
const SUMMARY =
  /摘要|摘[藥耀]|摘錄|摘陳|摘成|重點|要點(?=[^規裡中,。]{0,4}$|就|即|。|,)|濃縮|歸納|彙整|懶人包|精簡|縮短|縮成|整理|條列|統整|簡述|概述|總結|大意|[點句]話?(?:說明|帶過|講完|交代)|寫成.{0,6}[點句]|\bsummar\w+|\babstract\b|\boverview\b|\bcondens\w+|\bkey points?\b|\bdigest\b|\bbriefs?\b|\bbriefing\b|\bbullet|\bboil\b|\btl;?dr\b|\brecap\b|\bgist\b|\bshorten\b|\bsum up\b|\bpoints?\b|\btakeaways?\b|\bmain points?\b/gi;
/** Words of summarising that no other task shares. */
const SUMMARY_OUTRIGHT =
  /摘要|摘[藥耀]|摘錄|摘陳|摘成|濃縮|懶人包|重點|(?:[二兩三四五六七八九十]|(?<![午晚早上下\d:])\d|(?<=[成列抓摘為要挑])一)點(?!半|多|鐘|整|前|後|到|\d)|\bsummar(?:y|i[sz]e|ies)\b|\b(?:\d+|two|three|four|five|six) (?:\w+ )?(?:points?|bullets?)\b|\bcondens\w+|\bkey points?\b|\bdigest\b|\bgist\b|\bboil\b|\babstract\b/gi;
const EXTRACT =
  /欄位|擷取|(?:列出|抄出|找)(?:裡面|文中|其中)?(?:的)?所有的?(?!重點|要點|決議)|抽取|抽出|提取|萃取|取出|抓出|抓取|抓一下|找出|摘出|挑出|填入|填進|填表|登錄|建檔|表格|製表|成表|JSON|\bextract\w*|\bpull out\b|\btake out\b|\btake (?:all |every )?(?:the )?[^.\n]{3,60}? out of\b|\bpick out\b|\bfields?\b|\bcolumns?\b|\bfill in\b|\btable\b|\bspreadsheet\b|\btaken (?:out )?(?:of|from)\b|\bharvest\b|\bcollect (?:all )?the\b|\bget me (?:all )?the\b|\bnote down\b/gi;
/** Words of taking out that a mere table isn't. */
const FIELD_WORK =
  /欄位|擷取|抽取|抽出|提取|萃取|填入|填進|填表|登錄|製表|\bextract\w*|\bpull out\b|\bfill in\b|\bcolumns?\b|\bfields?\b/gi;
const UNSUPPORTED: [RegExp, Record<Locale, string>][] = [
  [
    /(?:[翻譯](?:譯)?[成為](?:日|韓|法|德|越南|印尼|泰|西班牙)[文語])|\btranslat\w+[^.\n]{0,40}\b(?:japanese|korean|french|german|spanish|vietnamese|thai|indonesian)\b/gi,
    { "zh-TW": "翻譯成其他語言", en: "translation into other languages" },
  ],
  [
    /(?:寫|作|編|創作|給我|來|講|說|念|產生|生|想)[^,。\n]{0,14}?(?:詩|歌詞|歌|小說|故事|笑話|劇本|程式碼?|對聯|情書|履歷|作文|冷笑話|巨集|VBA|Python|SQL|腳本|網頁|網站|公式|函數|App|致[詞辭]稿?|講稿|演講稿|主持稿|司儀稿|賀[詞辭]|祝[詞賀]|企[劃畫]書|文案|標語|口號|活動名稱|點子|企劃|散文|日記|心得)|\b(?:write|compose|tell|make|create|draft|generate)\b[^.\n]{0,30}\b(?:poem|song|story|novel|joke|script|code|program|speech|essay|lyrics|haiku|rap|recipe|resume|play|macro|formula|app|website|slogan|eulogy|toast|limerick|essay|blog post|novel|sql query|function)\b|\bcode (?:me|up|a)\b|\b(?:python|javascript|vba|sql)\b/gi,
    { "zh-TW": "創作文章", en: "writing poems, stories or code" },
  ],
  [
    /畫(?:一|個|張|出|圖)|(?:產生|生成|做|設計|製作|給我)[^,。\n]{0,12}(?:圖片|海報|宣傳圖|示意圖|圖檔|圖像|插圖|logo|標誌|影片|簡報檔|吉祥物)|\bdraw (?:me|a|an|the|us)\b|\b(?:paint|sketch|illustrate)\b|\b(?:make|design|create|generate)\b[^.\n]{0,24}\b(?:picture|logo|image|poster|video|drawing|photo)\b/gi,
    { "zh-TW": "畫圖", en: "drawing" },
  ],
  [
    /推薦[^,。\n]{0,10}(?:吃|餐廳|店|便當|民宿|飯店|書|電影|景點|旅遊|去哪|午餐|股票)|吃什麼|陪我|聊天|(?:今天|明天)?天氣(?:如何|怎|好嗎)|算命|星座|股票|\brecommend\b[^.\n]{0,30}\b(?:restaurant|book|movie|film|hotel|place|song)|\bweather\b[^.\n]{0,60}\?|\bweather forecast|\bchat with me\b|\bhoroscope\b/gi,
    { "zh-TW": "聊天與推薦", en: "chatting and recommending" },
  ],
  [
    /[訂買][^,。\n]{0,14}(?:票|便當|餐|位子?|房間?|飯店|車)|(?:預訂|預約|叫車|叫計程車|打電話|撥電話|發簡訊|排程|設(?:個|定)?提醒|設鬧鐘|列印|影印|傳真|上網(?:查|找|搜)|下載|上傳|刪掉?檔案?|登入)|(?:寄|傳|發|轉寄)(?:出去|一封信|封信|e-?mail|電子郵件|LINE)?給(?:全體|所有|各|大家|[^,。\n]{1,8}(?:里長|同仁|科長|局長|廠商|他們))[^,。\n]{0,6}(?:$|[,。\n])(?=[^。\n]{0,8}(?:寄完|傳完|發完|副本|完))|(?:^|[.!?\n]\s*)(?:please |kindly |pls |can you |could you )?(?:(?:send|e-?mail|forward|fax|mail|post)\b (?:this|it|the)\b[^.\n]{0,40}?(?:\bby e-?mail|\bto (?:all|every|the|each|my|our)\b)|book (?:me|us|an?|two|three|\d)\b|(?:call|phone|ring) (?:the|my|him|her|them)\b|remind me\b|set an? (?:alarm|reminder)|print (?:this|it|out)|download|upload|order (?:me|us|some|an?) )|預測|預估[^,。\n]{0,6}(?:會|股|票)|打電話|唱[首一]/gim,
    { "zh-TW": "替您辦事", en: "acting for you" },
  ],
  [
    /乘以|加總|(?:幫我|請)?算一下|算出|計算|(?:解|算)[^,。\n]{0,8}(?:題|數學|方程式|聯立)|數學題|等於多少|(?:總共|一共)多少[^,。\n]{0,8},|\bcalculat\w+|\badd up\b|\bwork out the (?:sum|total)|\bgive me the average\b|\bmultipl(?:y|ied)\b|\bsolve\b|\bhow much is \d|\b\d+ times \d|\d\s?[×x*]\s?\d+\s?=|\bequation\b|\bsquare root\b/gi,
    { "zh-TW": "計算", en: "arithmetic" },
  ],
  [
    /是什麼|為什麼|怎麼辦|如何|誰是|\bwhat is\b|\bwhy\b|\bhow (?:do|to|can)\b|\bwho is\b|\btell me about\b/gi,
    { "zh-TW": "問答", en: "answering questions" },
  ],
];
const TURNED_DOWN =
  /(?:不要|不用|不必|不需要?|不是|請?勿|別|\bnot|n't|\bnever|\bwithout|\bno need to|\binstead of)\s?(?:去|再|做|寫|\w{0,8} ?){0,2}$/i;
/** The task stands in a sentence about the material, not in an order: "上次的摘要", "she compared". */
const first = (pattern: RegExp, text: string): RegExpExecArray | null => {
  pattern.lastIndex = 0;
  for (const match of text.matchAll(pattern))
    if (!TURNED_DOWN.test(text.slice(Math.max(0, match.index - 16), match.index))) return match;
  return null;
};

/** "You work in an office and prepare minutes": who the model is, not what it shall do. */
const ROLE =
  /(?:^|[\n。.!?;,])\s*(?:you (?:work|are|prepare|support|help|serve|register|handle)\b[^.\n,;:]{0,200}|(?:你|您)(?:是|擔任|負責|在|叫)[^,。;\n:]{0,100}|(?:擔任|扮演|身為|負責)[^,。;\n:]{0,100})/gi;

/** Which of its tasks a prompt asks of the model. Documents are named outright; lists and questions tell the rest. */
export function parseTask(text: string, signs: TaskSigns): FoundTask {
  const orders = text.replace(ROLE, (role) => role.replace(/[^\n]/g, "\uE002"));
  const found = taskIn(orders, signs);
  return found.evidence.length > 0 || orders === text || found.task === "answer"
    ? found
    : taskIn(text, signs);
}

function taskIn(text: string, signs: TaskSigns): FoundTask {
  const found = (
    task: Task,
    match: RegExpExecArray | null,
    unsupported: string | null = null,
  ): FoundTask => ({
    task,
    unsupported,
    evidence: match ? [{ part: "task", start: match.index, end: match.index + match[0].length }] : [],
  });
  const outright = first(SUMMARY_OUTRIGHT, text);
  const [foreign, ...others] = UNSUPPORTED;
  const tongue = foreign ? first(foreign[0], text) : null;
  if (tongue && !outright) return found("unsupported", tongue, foreign?.[1][signs.language]);
  for (const [task, pattern] of NAMED) {
    const match = first(pattern, text);
    if (!match) continue;
    // "Summarise in three points and translate": what is said first is done; the language is a rule.
    if ((task === "translate" || task === "compare") && outright && outright.index < match.index) continue;
    if (task === "reply" && signs.hasLabels && first(CLASSIFY, text)) continue;
    return found(task, match);
  }
  const classify = first(CLASSIFY, text);
  const sorts = classify !== null || signs.sorts;
  const extracts = first(EXTRACT, text);
  if (signs.hasExamples && !outright) return found("classify", classify);
  const isTabled = signs.format === "table" || signs.format === "json";
  if (
    sorts &&
    signs.hasLabels &&
    !(extracts && signs.hasFields && isTabled) &&
    !(outright && (classify === null || outright.index < classify.index))
  )
    return found("classify", classify);
  const rewrite = first(REWRITE, text);
  if (rewrite && !outright) return found("rewrite", rewrite);
  const extract = (signs.hasFields ? 2 : 0) + (extracts ? 1 : 0) + (isTabled ? 2 : 0);
  const summary = first(SUMMARY, text);
  const summed = (summary ? 1 : 0) + (signs.hasCount && !isTabled ? 2 : 0);
  const answer = first(ANSWER, text);
  if (
    (answer || signs.question === "asked") &&
    !outright &&
    extract < 4 &&
    !(isTabled && (signs.hasFields || first(FIELD_WORK, text)))
  )
    if (answer || !signs.wantsDecisions) return found("answer", answer);
  const other = others.slice(0, -1).find(([pattern]) => first(pattern, text));
  if (other && extract < 3 && !outright)
    return found("unsupported", first(other[0], text), other[1][signs.language]);
  // "Pick out the decisions" without fields or a table is a summary.
  const listed = signs.wantsDecisions && !isTabled;
  if (extract > 0 && extract >= summed && !listed) return found("extract", extracts);
  if (signs.question === "open" && signs.hasSource && summed < 2 && !outright) return found("answer", null);
  if (summed > 0 || (listed && signs.hasSource))
    return found("summary", outright ?? summary, tongue ? (foreign?.[1][signs.language] ?? null) : null);
  const soft = first(SOFT_REWRITE, text);
  if (soft && signs.hasSource) return found("rewrite", soft);
  if (classify && signs.hasSource) return found("classify", classify);
  const asked = others.find(([pattern]) => first(pattern, text));
  if (asked) return found("unsupported", first(asked[0], text), asked[1][signs.language]);
  return found(signs.hasSource ? "summary" : "none", null);
}
