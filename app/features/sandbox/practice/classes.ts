import type { Locale } from "#app/platform/locale.ts";
import { bigramsOf, likeness, plainOf } from "./bigrams.ts";
import type { Example } from "./reading.ts";

/** A usual class of petitions: names that it goes by, words that speak for it, and what the model calls it by itself. */
type PetitionClass = { names: RegExp; words: RegExp; own: Record<Locale, string> };

const CLASSES: PetitionClass[] = [
  {
    names: /交通|停車|號誌|公車|運輸|路況|traffic|transport|parking/i,
    words:
      /紅綠燈|號誌|交通|公車|客運|站牌|停車|違停|併排|車流|塞車|壅塞|斑馬線|行人穿越|標線|標誌|路口|超速|測速|車禍|機車|汽車|轎車|貨車|計程車|捷運|YouBike|自行車道|紅線|黃線|車位|逆向|闖紅燈|人行道.{0,4}(?:停|占)|traffic|\bbus(?:es)?\b|\bparking\b|\bparked\b|crossing|intersection|speeding|congest|\bcars?\b|scooter|\bsignals?\b|lane markings?/gi,
    own: { "zh-TW": "道路交通問題", en: "Road traffic" },
  },
  {
    names: /環保|環境|清潔|污染|汙染|噪音|environment|pollution|sanitation|cleaning/i,
    words:
      /垃圾|噪音|空污|空氣|汙染|污染|惡臭|異味|臭味|味道|燒(?:垃圾|金紙|東西)|露天燃燒|油煙|廢水|廢棄物|髒亂|清潔隊|資源回收|回收|排放|黑煙|施工.{0,4}吵|太吵|吵|污水|落葉|狗大便|狗屎|傾倒|garbage|rubbish|litter|trash|waste|noise|noisy|smell|stink|odou?r|smoke|pollut\w*|burning|recycl\w*|dump\w*|sewage/gi,
    own: { "zh-TW": "環境品質問題", en: "Environmental quality" },
  },
  {
    names: /社福|社會福利|社會|福利|長照|social|welfare/i,
    words:
      /補助|津貼|低收|中低收|獨居|長者|老人|長輩|送餐|共餐|身障|身心障礙|弱勢|急難|救助|育兒|托育|托嬰|長照|居服|照顧|家暴|社工|輔具|敬老|兒少|單親|街友|遊民|subsid\w*|allowance|elderly|disab\w+|welfare|low-income|caregiver|meal delivery|childcare|day care|social worker|homeless|hardship|single (?:mother|parent)/gi,
    own: { "zh-TW": "福利與照顧需求", en: "Welfare and care" },
  },
  {
    names: /工務|道路|養護|公共工程|建設|路燈|水利|public works|works|roads?|construction|infrastructure/i,
    words:
      /坑洞|路面|柏油|鋪面|路燈|人行道|水溝|排水|側溝|淹水|積水|橋梁|橋樑|護欄|擋土牆|施工|工程|孔蓋|人孔|天橋|地下道|塌陷|路樹|行道樹|漏水|管線|挖路|違建|騎樓|招牌|pothole|pavement|road surface|street ?lights?|street ?lamps?|sidewalk|drain\w*|flood\w*|bridge|guardrail|manhole|sinkhole|roadworks|illegal building/gi,
    own: { "zh-TW": "公共設施維護", en: "Public facilities" },
  },
  {
    names: /教育|學校|education|schools?/i,
    words:
      /學校|國小|國中|高中|幼兒園|幼稚園|老師|教師|學生|學童|校園|營養午餐|課後|課程|上課|學區|入學|註冊|校車|霸凌|體罰|導師|校長|school\w*|teacher\w*|pupils?|students?|kindergarten|classroom|curriculum|tuition|bullying|principal|enrolment/gi,
    own: { "zh-TW": "校園與教育事項", en: "Schools and education" },
  },
  {
    names: /警政|治安|警察|police|public (?:order|safety)|security|crime/i,
    words:
      /竊盜|偷|小偷|失竊|詐騙|詐欺|打架|鬥毆|恐嚇|警察|派出所|治安|毒品|吸毒|賭博|飆車|監視器|滋事|酒駕|跟蹤|騷擾|報案|聚眾|槍|theft|stolen|steal\w*|burglar\w*|fraud|scam\w*|fight\w*|police|drugs?\b|gambl\w+|street rac\w+|harass\w*|stalk\w*|cctv|threaten\w*/gi,
    own: { "zh-TW": "治安與警政事項", en: "Public order" },
  },
  {
    names: /衛生|醫療|食安|食品|健康|health|medical|food safety|hygiene/i,
    words:
      /醫院|診所|疫苗|接種|食物中毒|食品|過期|餐廳.{0,8}(?:不乾淨|蟑螂|髒)|蟑螂|老鼠|登革熱|蚊子|病媒|傳染|防疫|健檢|篩檢|掛號|菸害|抽菸|吸菸|二手菸|衛生|藥局|心理|hospital|clinic|vaccin\w*|food poisoning|expired|cockroach\w*|\brats?\b|mosquito\w*|dengue|infect\w*|smok(?:ing|ers?)|second-hand smoke|screening|pharmacy|hygien\w*/gi,
    own: { "zh-TW": "醫療衛生事項", en: "Health and hygiene" },
  },
  {
    names: /消防|災害|fire|disaster|emergency/i,
    words:
      /消防|火災|失火|滅火器|逃生|瓦斯|防火|鞭炮|爆竹|颱風|地震|土石流|fire (?:exit|hazard|extinguisher|brigade)|blaze|gas leak|typhoon|earthquake|landslide|evacuat\w*/gi,
    own: { "zh-TW": "消防與災害防救", en: "Fire and disaster" },
  },
  {
    names: /地政|戶政|民政|戶籍|civil affairs|household|land/i,
    words:
      /戶籍|戶政|身分證|戶口|遷入|結婚登記|出生登記|地政|土地|過戶|地籍|測量|所有權|里長|里辦公處|殯葬|公墓|納骨|household regist\w*|land (?:title|regist\w*|survey)|cadastral|cemetery|marriage regist\w*|borough chief/gi,
    own: { "zh-TW": "民政與地政事項", en: "Civil and land affairs" },
  },
  {
    names: /稅務|財政|稅捐|稅|tax|revenue|finance/i,
    words:
      /房屋稅|地價稅|牌照稅|稅單|稅金|繳稅|退稅|稅捐|溢繳|\btax(?:es)?\b|refund|overpa(?:id|yment)|tax bill/gi,
    own: { "zh-TW": "稅務事項", en: "Taxes" },
  },
  {
    names: /勞工|勞動|就業|勞資|labou?r|employment|jobs?/i,
    words:
      /薪水|薪資|欠薪|加班|資遣|雇主|勞保|勞健保|勞資|職災|求職|失業|移工|外籍移工|工時|wages?|salary|overtime|employer|laid off|unemploy\w*|labou?r|work hours|migrant worker/gi,
    own: { "zh-TW": "勞動權益事項", en: "Labour rights" },
  },
  {
    names: /動保|動物|農業|animals?|agricultur\w*|farming/i,
    words:
      /流浪狗|流浪犬|流浪貓|浪犬|野狗|虐待動物|動物|收容所|農田|農作物|農損|灌溉|果樹|stray|animals?|shelter|crops?|farm\w*|irrigation|orchard/gi,
    own: { "zh-TW": "動物與農業事項", en: "Animals and farming" },
  },
  {
    names: /文化|觀光|旅遊|圖書館|藝文|體育|culture|tourism|library|sports?/i,
    words:
      /圖書館|展覽|古蹟|演唱會|表演|觀光|遊客|景點|民宿|風景區|運動中心|球場|游泳池|library|exhibition|heritage|concert|tourists?|sightseeing|sports? (?:centre|center)|swimming pool/gi,
    own: { "zh-TW": "文化觀光事項", en: "Culture and tourism" },
  },
  {
    names: /搜救|救援|救難|rescue/i,
    words:
      /受困|被困|困住|困在|埋|壓住|壓在|卡住|倒塌|失聯|呼救|敲牆|爬不出|出不來|trapped|buried|pinned|collapsed|rubble|missing|can(?:no|')t get out|calling for help/gi,
    own: { "zh-TW": "受困救援", en: "Rescue" },
  },
  {
    names: /醫療|救護|急救|medical|first aid/i,
    words:
      /受傷|流血|骨折|昏倒|昏迷|救護車|擔架|洗腎|胰島素|氧氣|吃藥|發燒|injur\w*|bleed\w*|fractur\w*|broken (?:leg|arm|hip)|unconscious|faint\w*|ambulance|stretcher|dialysis|insulin|oxygen|fever/gi,
    own: { "zh-TW": "緊急醫療", en: "Medical emergency" },
  },
  {
    names: /物資|supplies/i,
    words:
      /飲水|飲用水|瓶裝水|食物|泡麵|乾糧|奶粉|尿布|毛毯|棉被|睡袋|帳篷|手電筒|發電機|衛生棉|停水|斷糧|drinking water|bottled water|food|formula|diapers?|nappies|blankets?|sleeping bags?|tents?|torch(?:es)?|generators?|no water/gi,
    own: { "zh-TW": "生活物資需求", en: "Supplies" },
  },
  {
    names: /收容|安置|庇護|shelter|accommodation/i,
    words:
      /收容|安置|避難|過夜|沒地方住|沒地方睡|無處|不敢回家|不敢進屋|不能住|紅單|睡在(?:車|操場|公園)|shelter|evacuat\w*|nowhere to (?:stay|sleep|live)|afraid to go (?:back|home|inside)|red notice|sleep(?:ing)? in (?:the|our|a) (?:car|park|playground)/gi,
    own: { "zh-TW": "避難安置需求", en: "Shelter" },
  },
];
const OTHER = /^其[他它](?:類|事項|問題)?$|^無法分類$|^other(?:s|wise)?$|^miscellaneous$|^none$/i;
/** English words that any two letters share: they say nothing on what a letter is about. */
const FUNCTION_WORDS = bigramsOf(
  "a an the and or but nor so as if at by for from in into of off on out over past to up with without about after all any before behind below down every am is are was were be been being has have had do does did can could will would should must may might not no isn t doesn don it its this that these those there here he she they them his her their i me my we us our you your who which what when where why how please than then just still very",
);

/** What of a text tells what it is about, for holding it against others. */
const matterOf = (text: string): Set<string> =>
  new Set([...bigramsOf(text)].filter((gram) => !FUNCTION_WORDS.has(gram)));

/** Words that a class and its neighbour share speak half as loud: 人行道 is pavement until somebody parks on it. */
const LEAST = 0.55;

/** The part of a label that names the class, without a definition in brackets. */
export const nameOf = (label: string): string =>
  label.replace(/\s*[（(][^（()）]*[)）]\s*$/u, "").trim() || label;

/** One judgement: the label, and the words in the text that spoke for it. */
export type Judgement = { label: string; words: string[] };

/** The label that fits a text best, by examples, the words of usual classes and the label's own. */
export const classOf = (
  text: string,
  labels: readonly string[],
  examples: readonly Example[],
): string | null => judge(text, labels, examples)?.label ?? null;

/**
 * Like `classOf`, with reasons. Nothing fits: the label for others, if there is one; else the model takes one all the
 * same. Examples that are all of one class pull everything there. Null without labels.
 */
export function judge(
  text: string,
  labels: readonly string[],
  examples: readonly Example[],
): Judgement | null {
  const [first] = labels;
  if (first === undefined) return null;
  const grams = matterOf(text);
  const shown = examples.map((example) => ({
    label: labelIn(example.output, labels),
    grams: matterOf(example.input),
  }));
  const classes = new Set(shown.flatMap(({ label }) => label ?? []));
  const onlyOne = shown.length > 1 && classes.size === 1 ? [...classes][0] : null;
  const scored = labels
    .filter((label) => !OTHER.test(nameOf(label)))
    .map((label) => {
      const words = wordsFor(label, text);
      const near = Math.max(0, ...shown.map((one) => (one.label === label ? likeness(one.grams, grams) : 0)));
      const own = overlap(label, grams);
      return { label, words, score: words.length + near * 6 + own + (onlyOne === label ? 2.5 : 0) };
    });
  // Of equals the one that stands first in the prompt.
  const best = scored.reduce<(typeof scored)[number] | null>(
    (found, one) => (found === null || one.score > found.score ? one : found),
    null,
  );
  const others = labels.find((label) => OTHER.test(nameOf(label)));
  const near =
    others === undefined
      ? 0
      : Math.max(0, ...shown.map((one) => (one.label === others ? likeness(one.grams, grams) : 0)));
  if (best && best.score >= LEAST && best.score > near * 6)
    return { label: nameOf(best.label), words: best.words };
  return { label: nameOf(others ?? best?.label ?? first), words: [] };
}

/** The label that an example's output gives. */
export const labelIn = (output: string, labels: readonly string[]): string | null =>
  labels.find((label) => plainOf(output) === plainOf(nameOf(label))) ??
  labels.toSorted((a, b) => b.length - a.length).find((label) => output.includes(nameOf(label))) ??
  null;

/** Words of the text that speak for a class of this name, each once. */
function wordsFor(label: string, text: string): string[] {
  const name = nameOf(label);
  const usual = CLASSES.filter((one) => one.names.test(name));
  return [...new Set(usual.flatMap((one) => text.match(one.words) ?? []).map((word) => word.toLowerCase()))];
}

/** What the text shares with the label's own words, its definition in brackets included. */
function overlap(label: string, inText: ReadonlySet<string>): number {
  return [...bigramsOf(label)].filter((gram) => inText.has(gram)).length;
}

/** A class of the model's own, as it makes one up when the prompt names none. */
export function ownClass(text: string, locale: Locale): string {
  const counted = CLASSES.map((one) => ({ one, count: new Set(text.match(one.words) ?? []).size }));
  const best = counted.reduce((found, one) => (one.count > found.count ? one : found));
  if (best.count > 0) return best.one.own[locale];
  return locale === "en" ? "General enquiry" : "一般諮詢事項";
}
