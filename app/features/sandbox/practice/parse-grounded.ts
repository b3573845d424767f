import { isReport, sentencesIn } from "./clauses.ts";
import { DENY_ZH } from "./denials.ts";
import type { Evidence } from "./reading.ts";
import type { Span } from "./together.ts";
import { anyTogether, classesOf } from "./together.ts";
import { BRINGS_IN, DENIES, EACH_STATEMENT, LACKS, MATERIAL, OWN_KNOWLEDGE, SHUTS_OUT } from "./words-en.ts";

const SOURCE_ZH =
  "(?:原文|原件|原稿|紀錄|記錄|資料|文件|來文|來信|信件|信中|信裡|文中|文內|內文|本文|內容|附件|材料|文字|下文|上文|文章|公文|逐字稿|文本|素材|底稿|檔案|所附|所給|所載|所列|提供的|給你的|我給|我附|我貼|貼上|(?:下面|以下|上面|下列|下方|裡面)(?:的|有|這|所|提供|附|那)?)";
const FABRICATE_ZH =
  "(?:編造|編(?![號排碼輯列制製寫訂預入審])|掰|捏造|杜撰|虛構|偽造|臆測|臆造|臆斷|揣測|揣摩|猜測|猜|推測|推論|推斷|推敲|推估|腦[補捕布]|補腦|想像|想當然|加料|添料|灌水|超譯|虛擬|編故事|寫小說|天馬行空|自由創作|自由心證|亂[補掰編想改扯]|自己[補編寫掰]|自行(?:補|編|加|判斷|解釋|想像|詮釋|延伸)|無中生有|自由發揮|發揮|加油添醋|添油加醋|添枝加葉|畫蛇添足|加戲|憑空|憑印象|憑感覺|亂寫|亂加|亂講|亂猜|亂生|亂湊|胡謅|胡說|胡亂|造假|自創|自己(?:生|加|想|造|邊造)|邊造|瞎[編掰說猜]|唬爛|硬湊|硬生|hallucinat\\w*|幻覺|延伸(?!閱讀)|引申|衍生|渲染|誇大|借題發揮|自行解讀|過度解讀|穿鑿|假設性)";
/** Words for what the material doesn't hold. */
const OUTSIDE_ZH =
  "(?:(?:裡|中|內|上)?(?:沒有|沒提|沒寫|沒講|未提|未載|未有|所無|未記|找不到|查不到)|以外|之外|外的|額外)";
const FOREIGN_ZH =
  "(?:常識|外部|外面的|外來|其他來源|別的來源|既有知識|先備知識|背景知識|自己的(?:知識|想法|意見|理解|經驗|看法)|你的(?:知識|想法|常識|意見|經驗|記憶|訓練)|個人(?:意見|想法|見解|推測)|你(?:以前|原本|本來|之前)?學|網路|上網|外界|額外資訊|其他資訊|其他資料|訓練資料|自己加|記憶)";
const BOUND_ZH =
  "(?:根據|依據|依照|依循|依|照著?|按照?|從|就|限於?|參考|參照|採用?|採信|取自|使用|引用|看|讀|用|憑|相信|以)";

const ZH: RegExp[] = [
  new RegExp(`${DENY_ZH}[^,。;]{0,10}?${FABRICATE_ZH}`, "iu"),
  new RegExp(
    `${FABRICATE_ZH}[^,。;]{0,6}(?:是)?(?:不行|不可|禁止|不允許|[一概律]+不|都不|不[收採行]|零容忍|謝絕|退件|免談|不要|不准|不得|勿)`,
    "u",
  ),
  new RegExp(
    `${DENY_ZH}(?:要|再|有|任何|自行|自己|額外|另行|逕自|自作主張|擅作主張|擅自|任意|隨意|隨便|另外?|你的|用|幫我|替我|多)*(?:補上|補充|補(?!助|償|件|正)|加入(?!個人|情緒|主觀|評|立場)|增加|增添|新增|添加|增補|增列|添|擴充)(?!標題|說明|前言|結語|編號|欄|問候|註|到|至)`,
    "u",
  ),
  // 資料裡沒有的不要寫; 沒根據的話不要寫; 超出資料的請不要回答
  new RegExp(
    `(?:${SOURCE_ZH}[^,。;]{0,6}?(?:沒|未|無|以外|之外|外)|沒(?:有)?(?:寫|提到?|講到?|說到?|記載|出現|載明|根據|依據|憑據|把握|證據)|未(?:提及|載明|記載|敘明)|無(?:根據|憑據|依據)|超出[^,。;]{0,6})[^。;]{0,10}?(?:的|者|之)?[^。;]{0,10}?(?:不(?:要|可|得|能|准|用|許)?|請?勿|別|毋|一概不|一律不|都不|[一二三半]個字也?都?不)[^,。;]{0,4}?(?:寫|加|補|列|放|出現|提|用|編|自己|納入|講|說|回答|採|入[文稿]|(?<=[都概律]不)要)`,
    "u",
  ),
  new RegExp(
    `${DENY_ZH}[^,。;]{0,6}?(?:寫|加|補充|納入|放|提|引用|使用|用|列|出現|摻|混|帶|夾帶|塞)[^,。;]{0,8}?${SOURCE_ZH}?[^,。;]{0,6}?${OUTSIDE_ZH}[^,。;]{0,4}(?:的|之|者|知識|內容|資訊|事項|背景|東西|話)`,
    "u",
  ),
  // 只能根據資料, 僅限使用下方文字, 只寫資料有的
  new RegExp(
    `(?:只|僅|單|光)(?:能|可以?|要|需|限|准|得|就|許|會)*(?:於)?${BOUND_ZH}[^,。;]{0,10}?(?:${SOURCE_ZH}|陳情|會議)(?!格式|順序)`,
    "u",
  ),
  new RegExp(
    `(?:只|僅)(?:能|可以?|要|准|得)*(?:寫|講|用|列|摘|說|引|提|整理|收|陳述|呈現|採)[^,。;]{0,8}?(?:${SOURCE_ZH}|下面|以下|上面|裡面)[^,。;]{0,4}?(?:有|提|寫|載|出現|裡|中|內|所|的)`,
    "u",
  ),
  new RegExp(
    `(?:以|限於?|侷限於?|局限於?)[^,。;]{0,10}?(?:${SOURCE_ZH}|會議)[^,。;]{0,8}?為(?:準|限|據|依據|憑|唯一|範圍|度|基礎|本|依歸)`,
    "u",
  ),
  // 侷限於原始文本所載, 來源外資訊：不採用
  new RegExp(`(?:侷限|局限|限縮|限定|限制|限)(?:於|在|用)[^,。;\\d]{0,8}?(?:${SOURCE_ZH}|來源)(?!格式)`, "u"),
  new RegExp(
    `(?:${SOURCE_ZH}|來源)(?:以|之)?外(?:的|之)?(?:資訊|資料|知識|內容|東西|說法|事項|部分|一切)?\\s*[:=]?\\s*(?:都|一律|皆|均|請|全部)*(?:不|勿|別|禁|免|排除|無|略)`,
    "u",
  ),
  new RegExp(
    `(?:範圍|來源|依據|根據|素材)\\s*[:=為是]\\s*(?:僅|只|限|以)?[^,。;]{0,4}?(?:(?:本|此|這|下列|以下|下面|上述|所附|僅|只)[^,。;]{0,4}?${SOURCE_ZH}|[^,。;]{0,8}only\\b)`,
    "iu",
  ),
  /有(?:根據|依據|憑據|出處|證據|寫到?|提到?|講到?)[^,。;]{0,4}(?:才|再)(?:可以?|能|准)?(?:寫|講|說|列|算|放|收)|怎麼(?:寫|說|講|記)[^,。;]{0,4}就?怎麼(?:寫|說|講|記|摘)|有多少(?:就)?寫多少/u,
  /原汁原味|有一說一|照本宣科|看到什麼(?:就)?寫什麼|(?:沒|未)(?:有)?(?:寫|提|講|記載?)(?:到)?的?(?:就|即)(?:是|當作?|視為)?(?:沒有|無|不要|不寫|空)/u,
  // 原文是唯一的依據; 資訊來源僅限附件
  new RegExp(
    `${SOURCE_ZH}[^,。;]{0,8}?(?:是|為|就是|作為|當作?)(?:你的)?(?:唯一|全部)|(?:唯一|全部)的?(?:依據|來源|根據|憑據|資訊來源)|(?:來源|依據|範圍|根據|素材|取材)[^,。;]{0,4}?(?:僅限|只限|限於|只有|僅有|限)`,
    "u",
  ),
  new RegExp(
    `(?:忠於|忠實(?:於|呈現|反映|轉述)?|緊扣|貼著|貼緊|嚴守|不脫離|不偏離|扣緊|扣住|緊貼|緊跟|謹守)[^,。;]{0,4}?(?:原|${SOURCE_ZH})|忠實(?:摘|呈現|反映)`,
    "u",
  ),
  new RegExp(
    `${DENY_ZH}[^,。;]{0,4}(?:超出|逾越|逸出|越出|脫離|偏離|跳脫|超過|離開|溢出|逾)[^,。;\\d]{0,6}(?:範圍|${SOURCE_ZH})`,
    "u",
  ),
  new RegExp(
    `(?:完全|全部|皆|均|都|嚴格|確實|必須|須|應|一律|單純|純粹|全數|全然|一切)[^,。;]{0,6}?(?:出自|根據|依據|依照|依|照著?|按照?|來自|取自|源自|源於|引自|見於|參照)[^,。;]{0,8}?${SOURCE_ZH}(?!格式|為標題|的語言|的格式|編號)`,
    "u",
  ),
  // 所有內容都要在原文找得到, 每句話都要有憑據
  /(?:所有|每一?(?:[句點項個條]|件事)|一切|各[點項句]|全部|寫的|內容|[句字數]字?)[^。;]{0,10}?(?:要|須|必須|應|得|需|都)[^,。;]{0,8}?(?:(?:在|見於|出現在)(?:原文|紀錄|文件|資料|附件)|找得到|查得到|對得(?:上|到|回)|有(?:原文|資料|紀錄|文件)?(?:的)?(?:依據|根據|憑據|憑|本|所本|出處可查)|站得住)/u,
  /照著?(?:原文|資料|紀錄|文件|內容|內文|附件|來文|下面|以下)(?:的內容)?(?:上)?(?:寫|講|整理|摘|來|走|抄)/u,
  new RegExp(
    `依(?:據|照)?${SOURCE_ZH}[^,。;]{0,4}?(?:事實|所載|記載|所述|實際|如實)[^,。;]{0,4}?(?:寫|撰|作|回|陳|敘|摘|整理)`,
    "u",
  ),
  /有什麼(?:就)?(?:寫|講|說|列|摘)什麼|有寫(?:的)?才(?:寫|列|算)|有憑有據|有所本|有(?:一分)?證據.{0,4}說|據實|照實|如實|實事求是|有幾分|白紙黑字|不知道就(?:說|寫|講|回)?不知道|一是一|實話實說|原原本本/u,
  new RegExp(`${DENY_ZH}[^,。;]{0,10}?${FOREIGN_ZH}`, "u"),
  /(?:我|我們)沒(?:有)?(?:給|提供|附|貼|寫)[^,。;]{0,6}(?:的|東西|資料)|(?:沒有|沒寫|未提)的(?:東西|內容|部分)?[^,。;]{0,4}(?:不要|不可|不能|不得|別|勿)[^,。;]{0,4}(?:生|變出|寫|加|補|編|湊)/u,
  // 寫的東西都要是原文有講過的, 所述均須有原文可考
  new RegExp(
    `(?:寫的|所述|所寫|內容|陳述|敘述)[^,。;]{0,10}?(?:要|須|必須|應|得|需|都|皆|均)[^,。;]{0,8}?${SOURCE_ZH}[^,。;]{0,6}?(?:有|可考|可查|所載|提過|講過|寫過|依據)`,
    "u",
  ),
];

const SOURCE_EN =
  "(?:sources?|texts?|documents?|minutes|passages?|materials?|records?|notes|letter|original|files?|data|article|contents?|context|excerpt|transcript|report|input|petition|attachments?|paper|page|(?:facts|information|details|content|data) (?:given|provided|stated|supplied|below|above|here|in|from|that)|what(?:['’]s| is| was| has been| I(?: have|['’]ve)?)? (?:actually |explicitly |really )?(?:given|provided|stated|written|said|supplied|in|there|here|below|above|actually|pasted|sent|gave|attached|recorded)|what (?:it|the|they) \\w+|(?:facts|wording) (?:stated|as)|the facts)\\b";
const NOT_EN =
  "(?:\\b(?:not|never|no|nothing|without|avoid|refrain from|cannot|dont|forbidden|prohibited|stop|zero|neither|nor|free of)|n['’]t)\\b";
const FABRICATE_EN =
  "(?:invent\\w*|mak(?:e|ing) (?:\\w+ ){0,3}up\\b|make up|making up|made[- ]up|fabricat\\w*|guess\\w*|assum\\w+|speculat\\w*|embellish\\w*|hallucinat\\w*|imagin\\w*|infer(?:ring|ence|ences)?\\b|conjectur\\w*|extrapolat\\w*|improvis\\w*|elaborat\\w*|fictiti\\w+|fiction\\b|fantas\\w+|creative additions|fill(?:ing)? (?:in )?(?:the |any )?(?:gaps|blanks with)|dream(?:ing)? up|cook(?:ing)? up|exaggerat\\w*|presum\\w+|unsupported|unfounded|unverified)";
const ONLY_EN =
  "(?:only|solely|exclusively|strictly|purely|nothing (?:but|except|beyond|other than|more than)|entirely|just|alone|wholly|no (?:information|facts?|source|data|material)s? (?:other|except|apart|but|beyond))";
const USE_EN =
  "(?:us(?:e|ing)|rel(?:y|ying|ies)|bas(?:e|ed|ing|is)|draw(?:n|ing)?|from|on|with|according|work(?:ing)?|what|facts|information|report|confined|restricted|limited|state|write|say|taken?|come|quote|keep|content|answer)";
const VERIFY_EN =
  "(?:come|be (?:taken|drawn|found|supported|based|traceable|derived|from|verifiable|backed|grounded|confirmed|borne out|in|checked|there)|derive|originate|appear|stem|have (?:a |its )?(?:basis|support|grounding)|match|rest on|trace)";
const EN: RegExp[] = [
  new RegExp(`${NOT_EN}[^.;]{0,36}?${FABRICATE_EN}`, "i"),
  new RegExp(
    `${FABRICATE_EN}[^.;]{0,30}?\\b(?:is|are|will be) (?:forbidden|prohibited|banned|not (?:allowed|permitted|acceptable|tolerated|wanted|ok)|unacceptable|strictly|off limits)`,
    "i",
  ),
  new RegExp(
    `${NOT_EN}[^.;]{0,30}?\\b(?:add|supplement|include|introduce|bring|use|write|put|mention|insert|draw|rely|consult|import|go|say|state|information|facts?|details?|knowledge|contain|stray|depart|step|look|reach|wander|deviate)\\w*\\b[^.;]{0,40}?(?:\\bnot (?:in|found|stated|mentioned|from|given|written|present|contained|there|supported|provided)|n['’]t (?:in|found|stated|mentioned|from|there|given|say|contain)|\\boutside\\b|\\bexternal|\\belsewhere|\\b(?:own|general|prior|background|world|outside|common) knowledge|\\bbeyond\\b|\\bother (?:sources|than)|\\bthe internet|\\bfrom (?:the (?:text|source|document|minutes|original))|\\byour (?:own|memory|training))`,
    "i",
  ),
  new RegExp(
    `${NOT_EN}[^.;]{0,16}?\\b(?:add(?:ing)?|insert|introduce|bring in|put in|contain|contribute)\\b (?:any |in |to )*(?:things|anything(?! before| after| else)|facts|details|information|content|material|data|claims|new|your own|extra (?:facts|information|details)|to it|something)\\b`,
    "i",
  ),
  /\b(?:no|without(?: any)?|not (?:use|add|bring in) any) (?:outside|external|extra|additional|other|further|new|own) (?:information|knowledge|facts?|sources?|details|material|content|data|research)\b|(?:^|, ?)(?:and )?(?:don['’]t|do not|never) add(?:\W*$)/i,
  new RegExp(`\\b${ONLY_EN}\\b[^.;]{0,16}?\\b${USE_EN}\\b[^.;]{0,24}?${SOURCE_EN}`, "i"),
  new RegExp(`\\b${USE_EN}\\b[^.;]{0,24}?\\b${ONLY_EN}\\b[^.;\\d]{0,24}?${SOURCE_EN}`, "i"),
  // "Rely on the record exclusively", "facts from the source only", "work from the text alone"
  new RegExp(
    `\\b(?:us(?:e|ing)|rel(?:y|ying)|bas(?:e|ed|ing)|draw(?:n|ing)?|work(?:ing)?|facts|information|content|details|statements|everything|things|data|answer|write)\\b[^.;]{0,16}?\\b(?:from|in|on|with|the|this)\\b[^.;]{0,16}?${SOURCE_EN}[^.;]{0,12}?\\b(?:only|alone|exclusively|solely|and nothing else|nothing else)\\b`,
    "i",
  ),
  // "The minutes are your only source", "source = the minutes, nothing else"
  new RegExp(
    `${SOURCE_EN}[^.;]{0,20}?\\b(?:is|are|be|as)\\b[^.;]{0,12}?\\b(?:only|sole|single|exclusive) (?:\\w+ )?(?:sources?|basis|reference|authority|evidence|material)|\\b(?:only|sole|single|exclusive) (?:\\w+ )?(?:sources?|basis|reference|authority)\\b[^.;]{0,10}?(?:\\b(?:is|are|be)\\b|[:=])`,
    "i",
  ),
  new RegExp(`\\b(?:sources?|basis|material|information)(?: base)? ?[=:] ?[^.;]{0,12}?${SOURCE_EN}`, "i"),
  new RegExp(
    `\\b(?:stick(?:ing)?|keep(?:ing)?|stay(?:ing)?|confin\\w*|restrict\\w*|limit\\w*|adher\\w*|remain|hold|cling|be faithful|faithful|be true|stay true|true|loyal|stay close|close)\\b(?![^.;]{0,24}\\b(?:to|within) (?:\\d|one|two|three|four|five|six))[^.;]{0,24}?\\b(?:to|within|inside|with)\\b[^.;]{0,32}?${SOURCE_EN}`,
    "i",
  ),
  // What isn't in it stays out, either way round.
  new RegExp(
    `\\b(?:if|where|when|anything|whatever|things?|facts?|information|details?|what|everything)\\b[^.;]{0,20}(?:\\bnot|n['’]t|\\boutside|\\bbeyond|\\babsent from|\\bmissing from)\\b[^.;]{0,16}?${SOURCE_EN}[^.;]{0,12}?(?:\\b(?:do not|don['’]?t|doesn['’]t|leave (?:(?:it|them) )?out|skip|omit|never|ignore)\\b|\\b(?:must|should|may|shall|can|do|does|has to|is to|needs to|will)(?: not|n['’]t)\\b|\\bcannot\\b|\\bstays? out|\\bleft out|\\bis forbidden|\\bbe left out|\\bbe omitted)`,
    "i",
  ),
  new RegExp(
    `\\b(?:nothing|not (?:a |one )?(?:word|anything|single)|no (?:facts?|details?|statements?|claims?|information|names?|figures?|content))\\b[^.;]{0,12}?\\b(?:that|which|not|beyond|outside|unless|without)\\b[^.;]{0,24}?${SOURCE_EN}`,
    "i",
  ),
  new RegExp(
    `\\b(?:all|every\\w*|each|any)\\b[^.;]{0,30}?\\b(?:must|has to|have to|should|shall|needs? to|is to|are to|may only|can only|ought to)\\b[^.;]{0,12}?\\b${VERIFY_EN}\\b[^.;]{0,24}?${SOURCE_EN}`,
    "i",
  ),
  /\b(?:only|just) (?:state|write|say|report|include|give|list|use) what(?:['’]s| is| was)? (?:\w+ )?(?:written|stated|there|given|said|in)\b|n['’]t support (?:it|that|this)\b|\bleave (?:out )?(?:your|any) (?:own |outside |personal )*(?:knowledge|opinions?|ideas|memory)|\bno guess ?work\b|\bfacts only\b|\bonly (?:the )?(?:stated |given |provided )facts\b/i,
];
const OUGHT =
  "(?:must|has to|have to|should|shall|needs? to|ought to|is to|are to|may only|can only|had better)";
/** Words that belong together, in any order. */
const TOGETHER: RegExp[][] = [
  // "You may not supply facts that the original lacks", "leave out whatever the minutes don't state"
  classesOf(
    MATERIAL,
    LACKS,
    `(?:${DENIES})[^.;]{0,24}?\\b(?:${BRINGS_IN})|leave[sd]? out|stays? out|omit|skip|does not exist|doesn['’]t exist`,
  ),
  classesOf(
    `${LACKS}[^.;,]{0,16}?${MATERIAL}`,
    `(?:${DENIES}) (?:[a-z]+ ){0,2}(?:in|into|part of) (?:the|your|my) (?:summary|answer|result|output|list|table|points?)`,
  ),
  // "Your general knowledge has no place here", "forget what you know"
  classesOf(OWN_KNOWLEDGE, SHUTS_OUT),
  // "Whatever you write must stand in the minutes", "every statement must be one I can find in it"
  classesOf(
    `${EACH_STATEMENT}|the (?:content|facts|information)`,
    `${OUGHT}\\b[^.;]{0,24}?\\b(?:come|be|stand|appear|rest|stem|derive|originate|find|found|check|verify|trace|prove|see)\\b[^.;]{0,16}?\\b(?:in|from|by|on|to|against|with|out of)(?: what)? ${MATERIAL}`,
  ),
  // "Only things that stand in the minutes", "nothing from anywhere but the minutes"
  classesOf(
    `(?:only|just|solely|exclusively|nothing but|no more than) (?:the )?(?:things?|what|facts?|points?|information|matters|statements?|content|stuff|details)\\b[^.;]{0,24}?${MATERIAL}`,
  ),
  classesOf(
    `(?:nothing|nowhere|anything|anywhere|no (?:facts?|information|detail|source))\\b[^.;]{0,30}?\\b(?:but|except|other than|besides|beyond|apart from|outside)(?: for| from| of)? (?:what )?${MATERIAL}`,
  ),
  classesOf(
    `only what(?:['’]s| is| was| has been| stands)? (?:there|in there|in it|known|on the page|on paper)`,
  ),
  // "Don't be creative with the facts", "no filling in"
  classesOf(
    `(?:${DENIES})[^.;,]{0,16}?\\b(?:creativ(?:e|ity)|filling in|fill(?:ing)? (?:in )?(?:the )?(?:gaps|holes|blanks)|embroider\\w*|fantasi\\w+|fantasy|poetic licen[cs]e|story-?telling|conclusions of your own|round (?:\\w+ ){0,3}off)`,
  ),
];

/** "Follow the format of the text only": rules about form speak of the source too. */
const ABOUT_FORM =
  /\b(?:tags?|heading|format|columns?|instructions?|orders?|commands?|plain text|output only|return only|text only|reader|words?\b(?! that)|characters)\b/i;

/** "Only what the source says": nothing made up, guessed or brought in from elsewhere. */
export function parseGrounded(text: string, evidence: Evidence[]): boolean {
  let grounded = false;
  for (const sentence of sentencesIn(text)) {
    const found = isReport(sentence.text) ? null : groundIn(sentence.text);
    if (!found) continue;
    evidence.push({ part: "grounded", start: sentence.start + found.start, end: sentence.start + found.end });
    grounded = true;
  }
  return grounded;
}

function groundIn(sentence: string): Span | null {
  for (const pattern of [...ZH, ...EN]) {
    const match = pattern.exec(sentence);
    if (match && !ABOUT_FORM.test(match[0]))
      return { start: match.index, end: match.index + match[0].length };
  }
  const found = anyTogether(sentence, TOGETHER);
  return found && !ABOUT_FORM.test(sentence.slice(found.start, found.end)) ? found : null;
}
