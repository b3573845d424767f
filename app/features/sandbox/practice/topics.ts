import type { Topic } from "./reading.ts";

/** What a prompt may ask for or leave out, by the words that name it. */
export const TOPICS: [Topic, RegExp][] = [
  [
    "decision",
    /決議|裁示|決定|結論|定案|待辦|追蹤|交辦|後續|要做的事|要辦|工作項目|拍板|會後|做什麼|做哪些|辦理事項|應辦|行動項目|執行事項|該做|要做|任務分工|列管|管考|議決|通過(?:的|事項)|\bdecisions?\b|\bdecide\b|\bdecided\b|\bresolutions?\b|\bresolved\b|\bagreed\b|\baction (?:items?|points?)|\bactions?\b|\bto-?dos?\b|\bnext steps?\b|\boutcomes?\b|\bconclusions?\b|\bruled\b|\brulings?\b|\btasks?\b|\bfollow-?ups?\b|\bdoes what\b|\bdo what\b|\bwhat (?:has|needs|have) to be done|\bcommitments?\b/gi,
  ],
  [
    "owner",
    /單位|負責|主辦|承辦|誰(?!有?(?:來|到|參加|出席|在場|講|說|發言|提|主張)|的名)|權責|分工|哪[個一]?(?:些)?(?:局|處|科|機關)|由哪|主政|機關|局處|\bowners?\b|\bresponsib\w+|\bwho\b|\bunits?\b|\boffices?\b|\bin charge\b|\bassigned\b|\bdepartments?\b|\bagency\b|\bagencies\b|\bbureaus?\b|\blead(?:s|ing)?\b/gi,
  ],
  [
    "deadline",
    /期限|時限|期程|限期|何時|什麼時候|幾號|日期|截止|最晚|最遲|時程|完成(?:日|時間)|多久|什麼時間|到期|幾月幾日|哪天|幾月|\bdeadlines?\b|\bdue\b|\bby when\b|\bwhen\b|\bdates?\b|\btimelines?\b|\btime limit/gi,
  ],
  [
    "amount",
    /金額|經費|預算|數字|數額|數據|多少錢|花費|費用|款項|錢|\bamounts?\b|\bfigures?\b|\bnumbers\b|\bbudgets?\b|\bcosts?\b|\bmoney\b|\bfunds?\b|\bfunding\b|\bspending\b|\bexpens\w+\b|\bsums?\b/gi,
  ],
  [
    "place",
    /地點|地址|位置|場地|在哪|\bplaces?\b|\blocations?\b|\baddress|\bvenues?\b|\bsites?\b|\bwhere (?:it|they|this|the [a-z]+) (?:\w+ ){0,2}?(?:take[sn]? place|took place|carried out|held|happen\w*|built|located)\b/gi,
  ],
  [
    "attendance",
    /出席|到場|列席|與會|簽到|參加人|參加者|參與者|人員名單|出列席|名單|誰有?(?:來|到|參加|在場)|有誰(?:來|到|參加)|來開會|開會的人|\battend\w*|\bparticipants?\b|\bthose present\b|\bwho came\b|\bwho took part|\bwho was (?:there|present)/gi,
  ],
  [
    "greeting",
    /寒暄|客套|致詞|開場(?!白)|感謝|問候|問好(?!了)|招呼|客氣話|茶點|便當|閒聊|題外話|茶敘|用餐|謝詞|祝賀|祝福|道賀|恭維|吉祥話|場面話|\bgreetings?\b|\bpleasantr\w+|\bsmall talk|\bthanks\b|\bthank-?yous?\b|\bwelcom\w+\b|\b(?:opening|closing) (?:remarks|words|speech|address|statements?)|\bniceties\b|\bceremon\w+|\bformalities\b|\blunch\b|\bchit-?chat|\bcourtes\w+|\bhousekeeping/gi,
  ],
  [
    "discussion",
    /討論|過程|發言|意見|建議|爭論|爭執|辯論|誰講了什麼|誰說了什麼|各方|爭點|攻防|你來我往|來回|吵|誰(?:說|講|提)|報告事項|報告內容|工作報告|\bdiscussions?\b|\bdebat\w+\b|\bargu\w+\b|\bwho said what|\bback-and-forth|\bdeliberat\w+|\bremarks\b(?<!(?:opening|closing) remarks)|\bviews?\b|\bexchanges?\b|\bopinions?\b|\bcomments?\b|\breports?\b|\bproposals?\b|\bideas\b/gi,
  ],
  [
    "background",
    /背景|緣由|緣起|前情|前因|沿革|起因|來龍去脈|脈絡|前言|始末|歷史|\bhow (?:the|this|it) (?:\w+ )?came about\b|\bbackground\b|\bhistory\b|\bcontext\b|\borigins?\b|\bpreliminar\w+/gi,
  ],
  ["names", /姓名|人名|名字|個資|姓氏|真名|誰的名|\bnames?\b|\bnaming\b|\bnamed\b|\bpersonal data/gi],
  [
    "phones",
    /電話|手機|分機|聯絡方式|\bphones?\b|\btelephones?\b|\bcontact (?:details|numbers?|information)|\bmobile numbers?/gi,
  ],
];
