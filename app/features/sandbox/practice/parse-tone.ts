import type { Clause } from "./clauses.ts";
import { clausesIn, isDenied, isReport, sentencesIn } from "./clauses.ts";
import type { Evidence, Tone } from "./reading.ts";

/** Nouns that a tone belongs to; with one beside it, even an everyday word (formal, simple) speaks of tone. */
const NOUN =
  /語氣|口氣|口吻|語調|語感|筆調|筆觸|調性|措辭|措詞|用詞|用字|用語|遣詞|文字|文句|文風|字眼|態度|立場|寫法|講法|說法|風格|文體|敘述|表達|書寫|撰寫|寫|講|說|\btone\b|\bvoice\b|\bwording\b|\blanguage\b|\bstyle\b|\bregister\b|\bwords?\b|\bmanner\b|\bphras\w+|\bstance\b|\battitude\b|\bsound|\bwrit\w+|\bbe\b|\bkeep\b|\bmake\b|\bremain|\bstay|\bway\b|\bterms\b|\bspeak|\bsay|\bput it\b|\bexpress|\benglish\b|\bvocabulary\b|\bexpressions?\b|\bsentences\b|\bmore\b|\bas\b/i;

type Word = { tone: Tone; weight: number; pattern: RegExp };
/** Words that speak of tone wherever they stand. */
const CLEAR: Word[] = [
  {
    tone: "formal",
    weight: 2,
    pattern:
      /莊重|莊嚴|嚴謹|公事公辦|正經(?!八百)|體面|(?:合乎|符合|像|比照|依|套)公文|公文(?:體例|慣例|感|範式|口氣|味)|官方(?:正式)?的?(?:口吻|語氣|用語|說法)|公文(?:語氣|用語|用字|口吻|體|的?語言|式|腔|寫法|語體|筆法|格調)|書面語|典雅|得體|端正|端莊|鄭重|穩重|\bformal (?:tone|language|style|register|wording|voice|manner|english|prose)|\bceremon\w+|\bstately|\bformally\b|\bbusinesslike\b|\bofficialese\b|\bdignified\b|\bofficial (?:tone|language|style|wording|register|voice|manner)|\bprofessional(?:ly)?\b(?= (?:tone|language|style|wording|voice|manner)|\W*$)/giu,
  },
  {
    tone: "plain",
    weight: 2,
    pattern:
      /淺白|白話|口語(?!化?不)|[講說寫]人話|(?:在|像|如)(?:跟[^,。]{0,4})?聊天|話家常|日常用語|家常話|直接了當|簡明|淺顯|易懂|好懂|通俗|平易近人|直白|深入淺出|大白話|接地氣|人人[都能]?懂|簡單明瞭|淺明|(?:看|聽|讀)[^,。]{0,6}?(?:看|聽|讀)?得?懂|一看就(?:懂|明白|知道)|一聽就懂|\bplain(?:ly|er)?\b(?! text| data| paragraph| prose)|\blayman\w*|\blay (?:terms|language|people|readers?|person)|\beasy[- ]to[- ](?:understand|read|follow|grasp)|\beasily understood|\b(?:simple|easy|everyday|ordinary|common|short|basic) (?:\w+ ){0,2}(?:words?|language|english|terms|wording|vocabulary|expressions|chinese|sentences)|\bcolloquial|\bconversational|\bgrand(?:ma|mother|pa|father)|\bunderstandable\b|\b(?:\d+|\w+)-year-olds?\b|\bnothing (?:too )?technical|\bnon-?technical|\b(?:talk|chat|speak|explain)\w* (?:it )?to (?:a|your) (?:friend|neighbou?r|child|kid)|\bhuman language|\b(?:simple|clear|easy) enough\b|\b(?:words?|language) (?:that )?(?:every\w+|any\w+|people|all) (?:knows?|understands?|uses?|can)|\bdown-to-earth|\bplain-spoken|\b(?:child|kid|layperson|anyone|everyone|everybody) (?:can|could) (?:understand|follow|get)|\bno jargon|\bjargon-free|\bwithout jargon/giu,
  },
  {
    tone: "warm",
    weight: 2,
    pattern:
      /(?:口氣|語氣|態度|話)[^,。]{0,4}(?:放?軟|放輕|溫)|軟一點|親切|親和|誠意|和氣|暖(?:一點|一些)|像(?:個|是|對)?(?:老)?朋友|(?:有在|很)(?:關心|在乎|重視他)|和緩|緩和|平和|慰問|安慰|撫慰|窩心|暖意|誠懇|懇切|體貼|將心比心|感同身受|設身處地|溫暖|溫馨|體諒|體恤|同理|溫度|關懷|關心|柔和|溫柔|溫和|和善|友善|和藹|貼心|暖心|委婉|安撫|同情|有人情味|\bwarm(?:th|ly|er|-hearted)?\b|\bempath\w+|\bcompassion\w*|\bfriendl\w+|\bkind(?:ly|er|ness)?\b(?=[^,.]{0,12}(?:tone|voice|words|wording|manner|way|$|\W))|\bgentl[ey]\w*|\bcaring\b|\bsympath\w+|\bcomforting|\bsoothing|\bconsiderate|\bheartfelt|\breassuring|\btender|\b(?:show|let|make)\b[^,.]{0,30}\b(?:we|you) (?:care|understand|feel)\b|\bunderstand (?:their|the|his|her) (?:pain|feelings|worry|worries|situation|anger|frustration)|\bneighbou?rly|\bcordial\w*|\bwelcoming|\bsincere\w*|\bsensitive\b/giu,
  },
  {
    tone: "neutral",
    weight: 2,
    pattern:
      /中立|客觀|中性|持平|不偏不倚|不偏頗|就事論事|平鋪直敘|不帶(?:任何)?(?:個人)?(?:情緒|評價|感情|立場|色彩|主觀|好惡|偏見|褒貶)|公正|站在中間|不(?:要)?(?:靠|挺|站|選)(?:任何)?(?:一)?[邊方]|兩造並陳|平衡報導|四平八穩|\bneutral(?:ly|ity)?\b|\bobjectiv(?:e|ely|ity)\b|\bimpartial\w*|\bunbiased|\beven-handed|\bbalanced\b|\bdispassionate|\bmatter-of-fact|\bnon-judg\w+|\bfactual (?:tone|style|language|manner)/giu,
  },
  {
    tone: "firm",
    weight: 2,
    pattern:
      /堅定|站穩|堅持|(?:不能?|絕不|毫不)(?:退(?!費|還|件|休)|鬆口|妥協)|(?:沒有?|無)(?:商量|轉圜|討價還價)[^,。]{0,4}(?:餘地|空間)?|有魄力|有力道?|強勢|鐵腕|強硬|堅決|嚴正|嚴厲|強烈|斬釘截鐵|果斷|不容(?:置疑|商量|妥協|模糊)|義正|沒得(?:談|商量)|不讓步|毫不退讓|態度要硬|硬一點|嚴肅|\bfirm(?:ly|er|ness)?\b(?! date)|\bresolute\w*|\buncompromising|\bassertive\w*|\bdetermined\b|\bstern\w*|\bdecisive\w*|\bunyielding|\bemphatic\w*|\bauthoritative|\bstrict (?:tone|voice|wording|language|manner)|\bstrong(?:ly|er)? (?:tone|wording|words|language|worded)|\bno-nonsense|\bfinal\b(?= *(?:$|[,.]))|\bnot up for (?:debate|discussion)|\b(?:not|never|n['’]t) (?:back down|give way|yield|bend|waver)|\bno room for|\binsist\w*|\bno (?:doubt|uncertain terms)|\bstand (?:our|your|its) ground|\bhold the line|\bnon-negotiable|\bunambiguous\w*|\bforceful\w*/giu,
  },
];
/** Words of tone only beside a noun of tone or a verb of writing. */
const WEAK: Word[] = [
  {
    tone: "formal",
    weight: 2,
    pattern: /正式|官方|嚴肅|公務|文雅|\bformal(?:ity)?\b|\bofficial\b|\bprofessional(?:ly)?\b/giu,
  },
  {
    tone: "formal",
    weight: 0.5,
    pattern: /禮貌|客氣|有禮|恭敬|敬語|尊重|\bpolite(?:ly)?\b|\brespectful(?:ly)?\b|\bcourteous(?:ly)?\b/giu,
  },
  {
    tone: "plain",
    weight: 1,
    pattern:
      /簡單|淺|生活化|輕鬆|日常|\bsimpl[ey]\b|\bsimpler\b|\beasy\b|\beveryday\b|\bcasual\b|\binformal\b|\brelaxed\b|\bclear(?:ly)?\b(?= for| to)/giu,
  },
  {
    tone: "warm",
    weight: 1,
    pattern: /溫|暖|客氣親|善意|有感情|\bsoft(?:er|ly)?\b|\bnice(?:ly|r)?\b|\bhuman\b|\bunderstanding\b/giu,
  },
  {
    tone: "firm",
    weight: 1,
    pattern: /強勢|強|硬|兇|狠|\bstrong(?:er|ly)?\b|\btough\b|\bhard\b/giu,
  },
];
/** What is turned down, and the tone that is meant by it. */
const TURNED: [Tone, RegExp][] = [
  [
    "plain",
    /專有名詞|嚴肅|正經八百|正式|專業術語|術語|行話|艱澀|艱深|公文(?:用語|語氣|腔|口吻|話)|像公文|拗口|文言|文謅謅|咬文嚼字|官腔|八股|公文腔|難字|難懂|太專業|(?:法律|專業|艱深)用語|\bjargon|\blegalese|\btechnical (?:terms?|language|words?)|\bofficialese|\bbureaucratic|\bstiff\b|\bdifficult words|\bbig words|\bcomplicated|\b(?:fancy|flowery|lofty|pompous|long|obscure|rare|heavy) (?:words?|language|terms|phrases|style)|\bacademic|\bacronyms?|\btechnicalit\w+|\bhard words|\btoo formal/i,
  ],
  [
    "formal",
    /口語|隨便|俏皮|輕浮|白話|聊天|網路用語|俚語|玩笑|嬉皮笑臉|輕佻|戲謔|表情符號|\bjok(?:e|es|ing)\b|\bemojis?\b|\bcasual|\bslang|\bcolloquial|\binformal|\bchatty|\bcontractions/i,
  ],
  [
    "warm",
    /冷冰冰|冷漠|冰冷|冷淡|生硬|官僚|指責|制式|公式化|機械|距離感|嚴厲|打官腔|兇|責備|高高在上|\bcold\b|\bangry\b|\brude\b|\bharsh|\brobotic|\bbureaucratic|\bblam\w+/i,
  ],
  [
    "neutral",
    /評價|評論|情緒|偏(?:袒|頗|向|見|任)|都不要偏|批評|主觀|情感|感情|個人(?:意見|看法|立場)|褒貶|選邊|站邊|站隊|罵|誇|偏(?:任何)?(?:一|某)[方邊]|\bpreference\b|\bfavou?r\w*|\bpartisan\w*|\bopinions?\b|\bjudg\w+|\bbias\w*|\btake sides|\btaking sides|\bemotion\w*|\bsides\b|\bcriticis\w+|\bpraise/i,
  ],
  [
    "firm",
    /讓步|(?<=口氣|語氣|態度|立場)[^,。]{0,4}軟|太?軟|模糊(?:空間)?|軟弱|太軟|妥協|退讓|退縮|含糊|曖昧|拖泥帶水|示弱|商量|求情|猶豫|\bsoften\w*|\bcompromis\w+|\bhedg\w+|\bgive in\b|\bbudge|\bapologe?t\w+|\bapologi[sz]\w+|\bweak\b|\bwavering/i,
  ],
];
const FEWER =
  /少用|少一點|少點|少些|減少|避免|不要|別|勿|不可|不用|不得|不帶|不留|不講|不|毋|無|沒有|免|改掉|拿掉|n['’]t\b|\b(?:no|not|dont|without|avoid|less|fewer|free of|never|drop|skip|cut|leave|nothing|refrain)\b/i;
/** Words that belong to what the text is about, not to how it sounds. */
const OF_MATTER =
  /正式(?:會議|公告|員工|人員|文件|名稱|啟用|實施|開工|營運|上路|函|通知|提案|紀錄)|公正(?:第三|人|廠商)|(?:關懷|關心)(?:據點|中心|訪視|戶)|中立(?:國|區)|\b(?:formal|official) (?:meeting|notice|document|letter|name|complaint|request|approval|opening|gazette|website|inspection|proposal)|\bkinds? of\b|\bso kind\b|\bkind enough\b|\bfirm date|\bkindly\b|\bkind (?:regards|attention|help)|\bunderstanding of|\blaw firm|\bconsulting firm|\bthe firm|\bwarm(?: |-)up|\bhard copy/gi;

/** How the answer shall sound. Each word counts by how surely it speaks of tone; of two alike the later holds. */
export function parseTone(text: string, evidence: Evidence[]): Tone | null {
  const scores = new Map<Tone, number>();
  const found: Evidence[] = [];
  let last: Tone | null = null;
  for (const sentence of sentencesIn(text)) {
    const clauses = clausesIn(sentence);
    if (clauses.every((clause) => isReport(clause.text)) || isWhollyReport(sentence)) continue;
    for (const clause of clauses) {
      for (const { tone, weight, start, end } of tonesIn(clause, sentence)) {
        scores.set(tone, (scores.get(tone) ?? 0) + weight);
        found.push({ part: "tone", start, end });
        last = tone;
      }
    }
  }
  const best = Math.max(0, ...scores.values());
  if (best < 1) return null;
  evidence.push(...found);
  if (last && scores.get(last) === best) return last;
  return [...scores].find(([, score]) => score === best)?.[0] ?? null;
}

/** A sentence whose order stands in no clause of its own: "They said, softly, that …". */
const isWhollyReport = (sentence: Clause): boolean =>
  !/\p{Script=Han}/u.test(sentence.text) && isReport(sentence.text);

type Hit = { tone: Tone; weight: number; start: number; end: number };

function* tonesIn(clause: Clause, sentence: Clause): Generator<Hit> {
  const words = clause.text.replace(OF_MATTER, (matter) => " ".repeat(matter.length));
  // Positive, negative, neutral: kinds of opinion, not ways to sound.
  if (isReport(words) || /正面|負面|\bpositive\b|\bnegative\b/i.test(sentence.text)) return;
  const place = (at: number, length: number) => ({
    start: clause.start + at,
    end: clause.start + at + length,
  });
  const turned = turnedDown(words);
  if (turned) yield { tone: turned.tone, weight: 2, ...place(turned.at, turned.length) };
  const lead = sentence.text.slice(0, clause.start - sentence.start);
  const speaksOfTone =
    NOUN.test(words) || /(?:語氣|口氣|口吻|tone|style|風格|voice)[^,。]{0,4}[:：]\s*$/i.test(lead);
  const degree =
    /(?:一點|一些|點|些|地)\s*(?:喔|啦|呢|吧|哦)?\s*$/.test(words) && /^[^,。]{0,14}$/.test(words);
  for (const word of [...CLEAR, ...(speaksOfTone || degree ? WEAK : [])]) {
    for (const match of words.matchAll(word.pattern)) {
      if (isDenied(words.slice(0, match.index))) continue;
      yield { tone: word.tone, weight: word.weight, ...place(match.index, match[0].length) };
    }
  }
}

function turnedDown(words: string): { tone: Tone; at: number; length: number } | null {
  const reach = /\p{Script=Han}/u.test(words) ? 10 : 30;
  for (const [tone, pattern] of TURNED) {
    const match = pattern.exec(words);
    if (!match) continue;
    const lead = /[^、]*$/.exec(words.slice(Math.max(0, match.index - reach), match.index))?.[0] ?? "";
    const denied = FEWER.test(lead + words.slice(match.index, match.index + 3));
    if (denied || /^[^,。]{0,6}(?:不要|免|少)/.test(words.slice(match.index + match[0].length)))
      return { tone, at: match.index, length: match[0].length };
  }
  return null;
}
