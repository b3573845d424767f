import { DENIED_EN, DENY_EN, DENY_ZH, DOUBLE_DENIAL, REMOVE_ZH } from "./denials.ts";
import type { Evidence } from "./reading.ts";

/** What stands around an answer and is no part of it: 前言, 寒暄, 解釋. */
const AROUND_ZH =
  "(?:前言|導言|引言|序言|緒論|開場(?!致詞)|開頭(?:語|的?話|與?結尾|文字)|起頭|前導|前情提要|鋪陳|鋪墊|暖場|結語|結尾|後記|後語|收尾|尾語|問候|寒暄|客套|客氣話|應酬|招呼|自我介紹|贅|廢話|閒話|套話|場面話|說明|解釋|註解|旁白|評語|評論|感想|點評|其他(?:的)?(?:文字|話|內容|東西|任何)|別的|多餘|贅述|額外|多說|標題|任何文字|思考過程|推理過程|免責聲明|提醒語|好聽話|解說|建議或|你自己的(?:話|意見|看法|評|想法|感想)|題目(?=$|[,。;\\n]))";
/** Words with which a model begins or ends by itself. */
const CHATTER_ZH =
  "(?:好的|當然|以下|您好|你好|沒問題|希望|根據您|根據你|以上|這是|很高興|如需|如果您|感謝您|收到)";
/** What is asked for when nothing else is. */
const PRODUCT_ZH =
  "(?:結果|答案|正文|本文|內文|內容|成品|成果|摘要|摘要本身|表格|表|清單|JSON|重點|要點|主文|定稿|[一二兩三四五六七八九十\\d]點)";
const GIVE_ZH = "(?:輸出|給我?|回傳|回覆?|回答|顯示|產出|提供|呈現|留下?|吐|交|印出|傳回|附上?)";

const AROUND_EN =
  "(?:intro\\w*|preamble|prefac\\w*|prefatory|greetings?|salutations?|closings?|concluding|conclusion from you|outro|sign-?offs?|lead-?ins?|explanations?|explanatory|comment\\w*|pleasantr\\w+|courtes\\w+|small talk|openings?(?! remarks)|opener|endings?|extra (?:text|words?|content|lines?|stuff)|(?:other|additional|surrounding) (?:text|words|content)|text (?:besides|beside|before|around|other)|filler|chatter|chatty|chit-?chat|fluff|waffle|padding|boilerplate|disclaimers?|meta|wrap-?ups?|afterwords?|extras?|anything (?:else|besides|but|except|other than|beyond)|(?:notes?|remarks) of your(?:s| own)|follow-?up questions?|small print|framing|formalities|niceties|ceremony)";
const CHATTER_EN =
  "(?:sure|certainly|of course|here(?: is|['’]s|\\b)|hello|hi\\b|dear|okay|ok\\b|great|let me|i hope|hope|thank|as an ai|absolutely|below is|i['’]d be|feel free)";
const PRODUCT_EN =
  "(?:results?|outputs?|answers?|summar(?:y|ies)|(?:final |finished |main |bare )?text|contents?|products?|version|points|bullets?(?: points)?|table|json|list|piece|body)";

const PATTERNS: RegExp[] = [
  // 不要開場白, 省去客套; 開場白不用
  new RegExp(`(?:${DENY_ZH}|${REMOVE_ZH})[^,。\\n]{0,10}?${AROUND_ZH}`),
  new RegExp(`${AROUND_ZH}[^,。\\n]{0,8}?(?:${REMOVE_ZH}|不要|不用|不必|不需|免|都不|勿|別)(?![超逾多長過])`),
  // 不要加「好的，以下是」; 「希望對您有幫助」這類的不要
  new RegExp(`(?:${DENY_ZH}|${REMOVE_ZH})[^,。「"“]{0,8}[「"“]${CHATTER_ZH}`),
  new RegExp(`[「"“]${CHATTER_ZH}[^」"”\\n]{0,20}[」"”][^,。\\n]{0,10}(?:不要|不用|免|省|別|勿|拿掉|刪)`),
  // 不用跟我打招呼, 別囉嗦, 不要問我還需要什麼
  new RegExp(
    `${DENY_ZH}(?:跟我|對我|向我|一直|在那邊|多|講|說|加|寫|再)*(?:打招呼|客氣|囉[嗦唆]|嘮叨|問我|反問|多話|多嘴|多言|閒聊|道歉|講一堆|聊天|重複我|複述|重述|覆述|複誦|複誦|說你|解釋|贅述|講解|報告你|告訴我你|交代你)`,
  ),
  /不要(?:再)?(?:加話|加字|加料|多寫)(?!數)|去頭去尾|掐頭去尾|前後[^,。\n]{0,4}(?:不要|不用|別|勿|不)/,
  /(?:不要|不用|別|請勿|勿)在?[^,。「\n]{0,10}(?:前面?|後面?|開頭|結尾|文末|文首|文後|最前|最後|頭尾)[^,。\n]{0,4}(?:講|說|加|寫|放|附|補)/,
  // 除了結果什麼都別講, 答案以外的文字都不要, 其他一概免
  /除(?:了)?[^,。\n]{1,12}(?:之外|以外|外)?[^。\n]{0,6}(?:請)?(?:什麼都)?(?:不|勿|別|無|免)(?!同)/,
  /(?:之外|以外)[^,。\n]{0,8}(?:不|別|勿|無|免)|(?:不|勿|別)(?:要|用|得|可)?(?:輸出|出現|寫|有|加|放|附加|附)[^,。\n]{0,8}(?:以外|之外)的?(?:任何)?(?:文字|內容|話|東西|說明)/,
  /(?:其他|其餘|別的|剩下的|此外)(?:的)?(?:話|文字|內容|東西|贅[詞字語]|廢話)?(?:都|一律|全部|一概|通通)?(?:不要|不用|不必|不需|別|免|勿|不)(?!變|同|同意|動|改)/,
  // 只輸出結果, 回覆僅限摘要, 答案就好
  new RegExp(
    `(?<!不要|不能|不可|別|勿|不)(?:只|僅|單純|純|光)(?:要|需要?|須|能|可以?|准|限|得)?(?:直接)?${GIVE_ZH}`,
  ),
  /(?:輸出|回覆|回答|回應|答案|產出)[^,。\n]{0,6}?(?:只|僅|限)(?:限|要|有|能|含|留|需)?(?!時|於?\d|制|字)/,
  new RegExp(
    `(?:只|僅|純|單純)(?:要|需|是|限)?[^,。\\n依根據從屬為按照於用]{0,6}?${PRODUCT_ZH}(?:就好|即可|本身|就夠了?|而已)?(?=$|[,。;、!\\n])`,
    "m",
  ),
  /[回給](?:我|傳)?(?:最後的?)?(?:結果|答案|成品|內容|正文|乾淨的內容)就好|別無[他其]物|不[得要可]?有?(?:其他|別的)(?:東西|字)|乾淨的(?:內容|結果|文字|版本)|(?:廢話|客套)少[說講]|[前後](?:文|言)?免/,
  new RegExp(
    `(?:其他|其餘|別的|剩下的|此外)(?:的)?(?:一[個句](?:字|話)|半[個句](?:字|話)|隻字片語|一概|任何東西)(?:也|都)?(?:不要|不用|不必|不需|別|免|勿)|[回給交](?:我|出|傳)?(?:最後的?|完整的?)?${PRODUCT_ZH}(?:就好|即可|就行|就夠|就可以|就對了)|(?:不要|別|勿|不用)(?:再)?多(?:講|話|嘴|言|說)`,
  ),
  // 直接給內容, 直接進入正題
  /直接(?:輸出|給|列|從|寫|開始|進入?|切入|講重點|上|貼|產|呈現|條列)|開門見山|單刀直入|(?:從|由)(?:第一點|正文|內文|重點)(?:就)?(?:開始|寫起|列起)|第一(?:個字|行|句)(?:話)?(?:就|即|要|必須|須)(?!摘要)/,
  /逕(?:予|行)?(?:提供|給|列|輸出|寫)|[毋無][庸須需](?:贅述|多言|說明)/,

  // "no preamble", "skip the greetings", "an introduction isn't needed"
  new RegExp(`${DENY_EN}[^.\\n;]{0,30}?\\b${AROUND_EN}\\b`, "i"),
  new RegExp(`\\b${AROUND_EN}\\b[^.\\n;,]{0,24}?${DENIED_EN}(?! (?:exceed|be longer|be more))`, "i"),
  // Don't start with "Sure"; drop the "Certainly!"
  new RegExp(`${DENY_EN}[^.\\n]{0,30}?["“'‘]${CHATTER_EN}`, "i"),
  /\b(?:do not|don['’]?t|never|not|without|avoid) (?:start|begin|open|end|finish|close|conclud|sign off|wrap up|lead)(?:ing|e|ning)?\b(?: the (?:answer|text|summary|reply))? (?:with|by|off)\b/i,
  /\b(?:omit|skip|leave out|cut|drop|remove) (?:any|all|every)?(?:thing)? ?(?:remarks?|sentences?|words?|text|comments?)? ?(?:that|which) (?:is not|isn['’]t|are not|aren['’]t) (?:part of|in) the (?:summary|answer|list|table|result)/i,
  /\b(?:do not|don['’]?t|no need to|needn['’]t|need not|not|never|without|stop) (?:introduc|greet|explain|thank|apologi[sz]|ask(?:ing)? (?:me|if|whether)|chat|ramble|tell(?:ing)? me what|repeat(?:ing)? (?:the|my) (?:question|task|request|prompt)|restat|say hello|add(?:ing)? anything(?! (?:that|not|which))(?=\W*$| (?:to|before|after|around|else|extra)))/im,
  // "Preface: none", "Do not: - say hello", "no notes from you", "pure output"
  /\b(?:preface|intro\w*|greetings?|closing|explanations?|comments?|remarks?|preamble|openings?|sign-?off|courtesies)\b[^:=\n]{0,16}[:=]\s*(?:none|no|nil|without|omit|skip|zero|0|not needed|never)\b/i,
  /(?:\b(?:do not|never|avoid)|don['’]?ts?)\b[^\n]{0,12}\n\s*[-*•\d.]+\s*(?:say hello|greet|explain|introduc|add|thank|apologi[sz])/i,
  /\bno (?:notes?|comments?|remarks?|words?|text|additions?) (?:from|by|of) you\w*|\bpure (?:output|result|answer|text)\b(?! format)|\bonly (?:that|this|it)\W*$/im,
  new RegExp(
    `(?:\\b(?:not?|never|nothing)\\b|n['’]t\\b)[^.\\n]{0,30}?\\b(?:but|except(?: for)?|besides|other than|apart from) (?:the |your )?${PRODUCT_EN}\\b`,
    "i",
  ),
  new RegExp(
    `["“'‘]${CHATTER_EN}[^"”\\n]{0,40}["”'’][^\\n]{0,40}\\b(?:leave|drop|skip|omit|spare|cut|without|don['’]t|do not|no need|lose|remove)\\b`,
    "i",
  ),
  // "only the summary", "nothing else", "the answer by itself"
  /\b(?:only|just) (?:output|return|give|print|reply|answer|write|show|produce|send|the (?:table|list|points|bullets|three))/i,
  /\b(?:output|return|give|print|reply|answer|respond|form)\b[^.\n]{0,30}\b(?:only(?=\W*$|[.,;:!)\n]| please| pls| and | no )|alone|nothing (?:else|but))\b/im,
  new RegExp(
    `(?<!\\b(?:are|is|as|be) )\\b(?:just|only|simply|purely|solely) (?:with )?(?:give me |send |want |need |show |return |output )?(?:the |your |a )?(?:actual |bullet |plain |pure )?${PRODUCT_EN}\\b(?! of| must| is|,? not| in | that| which)`,
    "i",
  ),
  new RegExp(
    `\\b${PRODUCT_EN}(?: is)? (?:only|alone|itself|by (?:itself|themselves)|on (?:its|their) own)\\b|\\b(?:bare|naked) ${PRODUCT_EN}\\b`,
    "i",
  ),
  /(?<!\b(?:use|using|on|from|with) )\bnothing (?:else|besides|but|more)\b|\bleave everything else out\b|\b(?:text|output|answer|result|summary)\b[^.\n]{0,10}\b(?:and|with|,) ?nothing (?:more|else|around)|\bnothing (?:before|after|around)\b|\bspare me\b|\bsave me the\b/i,
  // "start directly with", "your response must begin with the first point"
  /\b(?:begin|start|open|go|get|jump|dive)\b[^.\n]{0,12}\b(?:directly|straight|immediately|right away|at once|right)\b|\b(?:directly|straight|immediately) (?:give|start|begin|output|show|provide|write|list|to the|with the|into)\b|\b(?:begin|start)s?\b (?:with|at|from) (?:the )?(?:first|point|bullet|item|1\b)|\bstart (?:directly|straight|right away|immediately) with/i,
  /\b(?:do not|don['’]?t|never|without)\b[^.\n]{0,16}\b(?:notes?|remarks?|comments?|commentary|sentences?|text|words?|anything|content)\b[^.\n]{0,14}\b(?:yours?|your own|before|after|around|else|besides?|surrounding|extra|other than)\b/i,
];

/** The answer alone: no greeting, no introduction, no closing. */
export function parseBare(text: string, evidence: Evidence[]): boolean {
  let found = false;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || DOUBLE_DENIAL.test(match[0])) continue;
    evidence.push({ part: "bare", start: match.index, end: match.index + match[0].length });
    found = true;
  }
  return found;
}
