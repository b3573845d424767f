/** An instruction to the model that stands inside the material. `strength` 2 tells it to drop its orders. */
export type Injection = {
  start: number;
  end: number;
  strength: 1 | 2;
  /** What it wants: one field's value, or an answer of its own. */
  field: string | null;
  value: string | null;
};

const OVERRIDE =
  /(?:忽略|無視|不要理會|不用理會|不必理會|別管|不要管|跳過|取消|推翻|覆蓋).{0,10}(?:以上|前面|上面|上述|先前|之前|原本|原先|一切|所有|任何|其他).{0,8}(?:指示|指令|規則|要求|提示|說明|命令|設定)|(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|above|prior|earlier|other|preceding)\s*(?:instructions?|rules?|prompts?|orders?|directions?)?/i;
const ADDRESSED =
  /(?:(?<![A-Za-z])(?:AI|A\.I\.|ＡＩ)(?![A-Za-z])|人工智慧|語言模型|聊天機器人|ChatGPT)\s*(?:模型|助理|系統|助手|工具)?.{0,8}(?:請|應|須|必須|務必|一律|只要|不要|:|：|,|，)|(?<![A-Za-z])(?:AI|A\.I\.|[Ll]anguage model|[Cc]hatbot|ChatGPT)(?![A-Za-z])\s*(?:model|assistant|system|tool)?\s*(?:reading this|processing this)?.{0,12}(?:please|must|should|shall|:|,)/;
const FIELD_VALUE = [
  /(?:請)?(?:將|把|在)?\s*[「『]?(\p{Script=Han}{2,8}?)[」』]?(?:欄位|欄|一欄|項目)?(?:裡|內|中)?(?:都|全部|一律|請|直接|務必)*(?:填寫為|填寫|填入|填成|填|改為|改成|改寫為|寫成|寫為|寫|標示為|設為|視為)\s*[「『"“]?([^」』"”。;；\n]{1,30})/u,
  /(?:set|change|fill(?: in)?|put|write|enter|record|list)\s+(?:the\s+|every\s+)?["“]?([A-Za-z ]{3,30}?)["”]?(?:\s+(?:field|column|cell))?\s+(?:to|as|with|is)\s+["“]?([^"”.;\n]{1,40})/i,
];
const REPLY = [
  /(?:只|僅|直接|請|改為|改)?(?:要|需|能|可)?(?:回覆|回答|輸出|回應|寫下|寫出|寫|說)(?:一句)?\s*[:：]?\s*[「『"“]([^」』"”\n]{1,40})[」』"”]/u,
  /(?:reply|answer|respond|output|print|write|say)\s+(?:only\s+)?(?:with\s+)?(?:only\s+)?(?:the (?:word|words|sentence|phrase)\s+)?["“]([^"”\n]{1,60})["”]/i,
];

/** Instructions that the material holds for whoever processes it by machine. Positions are within `source`. */
export function injectionsIn(source: string): Injection[] {
  const found: Injection[] = [];
  for (const line of source.matchAll(/[^\n]+/g)) {
    const text = line[0];
    const override = OVERRIDE.exec(text);
    const addressed = ADDRESSED.exec(text);
    if (!override && !addressed) continue;
    const from = sentenceStart(
      text,
      Math.min(override?.index ?? text.length, addressed?.index ?? text.length),
    );
    const order = text.slice(from);
    found.push({
      start: line.index + from,
      end: line.index + text.length,
      strength: override ? 2 : 1,
      ...wish(order),
    });
  }
  return found;
}

function wish(order: string): Pick<Injection, "field" | "value"> {
  for (const pattern of REPLY) {
    const match = pattern.exec(order);
    if (match?.[1]) return { field: null, value: match[1].trim() };
  }
  // The last sentence with a wish counts: "忽略以上指示。金額一律填……".
  for (const sentence of order.split(/(?<=[。;；，:：])|(?<=,)(?!\d)|(?<=\.)\s/)) {
    for (const pattern of FIELD_VALUE) {
      const match = pattern.exec(sentence);
      if (match?.[1] && match[2])
        return { field: cleanField(match[1]), value: match[2].trim().replace(/[」』"”]+$/, "") };
    }
  }
  return { field: null, value: null };
}

const cleanField = (name: string) =>
  name
    .replace(/(?:欄位|欄|一律|都|全部|請|將|把)/g, "")
    .replace(/ (?:field|column)$/i, "")
    .trim();

function sentenceStart(line: string, index: number): number {
  const before = line.slice(0, index);
  const stop = Math.max(
    before.lastIndexOf("。"),
    before.lastIndexOf("；"),
    before.lastIndexOf(". ") + (before.includes(". ") ? 1 : 0),
  );
  return stop < 0 ? 0 : stop + 1;
}
