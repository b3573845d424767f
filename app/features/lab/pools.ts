import type { Locale } from "#app/platform/locale.ts";

/** Made-up values of which a seed picks one: names of people, roads, and sentences that change nothing. */
export const POOLS: Record<Locale, Record<string, string[]>> = {
  "zh-TW": {
    names: ["何佳蓉", "蔡明宏", "許雅雯", "潘志偉", "宋慧君", "葉承翰", "羅淑娟", "邱文傑"],
    roads: ["禾光路一段52號", "翠湖街19號", "北辰路二段7號", "南嶺街88號", "長堤路三段106號"],
    amounts: ["4,700元", "15,300元", "26,900元", "38,200元"],
    dates: ["5月6日", "6月17日", "7月23日", "10月29日"],
    distractors: [
      "另外，昨天的天氣不錯，路過的人都說花開得很好。",
      "順帶一提，鄰居家的狗最近很安靜。",
      "附帶說明，寫這封信時窗外正在下雨。",
      "最後，祝大家工作順利。",
    ],
  },
  en: {
    names: ["Nora Whitfield", "Peter Hollins", "Grace Lindqvist", "Owen Marsh", "Tessa Calloway"],
    roads: ["52 Harvest Road", "19 Lakeside Street", "7 Northgate Road", "88 Southridge Street"],
    amounts: ["NT$4,700", "NT$15,300", "NT$26,900", "NT$38,200"],
    dates: ["6 May", "17 June", "23 July", "29 October"],
    distractors: [
      "By the way, the weather was fine yesterday and the flowers looked lovely.",
      "Incidentally, the neighbours' dog has been very quiet.",
      "It was raining outside while this was written.",
      "Finally, best wishes to everyone.",
    ],
  },
};
