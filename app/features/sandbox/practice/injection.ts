/**
 * An instruction to the model that stands inside the material. `strength` 2 tells it to drop its orders; 3 pretends that
 * the material ends before it, with the closing delimiter of the very tag that encloses the material.
 */
export type Injection = {
  start: number;
  end: number;
  strength: 1 | 2 | 3;
  /** What it wants: one field's value, or an answer of its own. */
  field: string | null;
  value: string | null;
};

const RULES_ZH = "(?:指示|指令|規則|規定|要求|提示詞?|說明|命令|設定)";
const ABOVE_ZH = "(?:以上|前面|上面|上述|前述|先前|之前|原本|原先|一切|所有|任何|其他)";
const OVERRIDE = new RegExp(
  [
    `(?:忽略|無視|不要理會|不用理會|不必理會|別管|不要管|略過|跳過|取消|推翻|覆蓋|忘記|忘掉).{0,10}${ABOVE_ZH}.{0,8}${RULES_ZH}`,
    // 以上規則全部作廢
    `${ABOVE_ZH}(?:的|所有|全部)*${RULES_ZH}.{0,6}(?:作廢|無效|失效|取消|不算|解除)`,
    "(?:ignore|disregard|forget|override)\\s+(?:all\\s+|any\\s+|the\\s+|your\\s+)*(?:(?:previous|above|prior|earlier|other|preceding)\\s*(?:instructions?|rules?|prompts?|orders?|directions?)?|(?:instructions?|rules|prompt|orders)\\s+(?:above|before))",
  ].join("|"),
  "i",
);
const ADDRESSED =
  /(?:(?<![A-Za-z])(?:AI|A\.I\.|ＡＩ)(?![A-Za-z])|人工智慧|語言模型|聊天機器人|ChatGPT)\s*(?:模型|助理|系統|助手|工具)?.{0,8}(?:請|應|須|必須|務必|一律|只要|不要|:|：|,|，)|(?<![A-Za-z])(?:AI|A\.I\.|[Ll]anguage model|[Cc]hatbot|ChatGPT)(?![A-Za-z])\s*(?:model|assistant|system|tool)?\s*(?:reading this|processing this)?.{0,12}(?:please|must|should|shall|:|,)/;
/**
 * Spoken to an AI, not about one: AI 請…, 給 AI：…, "AI assistant, please …", "any AI reading this must …". What names no
 * value has to be so to count; 生成式AI研習，請踴躍報名 and "AI tools must not be used for …" are ordinary sentences.
 */
const SPOKEN_TO = [
  /(?<!生成式\s?|使用|[運應採利]用|透過|對於?)(?:(?<![A-Za-z])(?:AI|A\.I\.|ＡＩ)(?![A-Za-z])|人工智慧|(?<!大型)語言模型|聊天機器人|ChatGPT)\s?(?:模型|助理|系統|助手|工具)?(?:\s?[:：]|[，,]\s?(?=請?(?:您|你|直接|務必|一律|照|依|忽略|核准|同意|通過)))?\s?(?:請(?!教|假|求|示|領|款)|務必|一律|你|您|只要|只能|不要)/u,
  /(?:^|[。；:：\s「『（(])(?:給|致|告訴|提醒|各位|敬告)(?:[^，。,:：\n]{0,10}的)?\s?(?:AI|A\.I\.|ＡＩ|人工智慧|語言模型|聊天機器人|ChatGPT)\s?(?:模型|助理|系統|助手|工具)?\s?[:：，,]/u,
  /(?:^|[.;:!?(\n]\s*|\b(?:dear|hey|hello|attention|notice to|note to|note for|message to|message for|to|for)\s+(?:the |any |all |every )?)(?:AI|A\.I\.|[Ll]anguage model|[Cc]hatbot|ChatGPT)(?:\s(?:model|assistant|system|tool))?s?\s*(?:[:,]?\s*(?:please\b|you (?:must|should|shall|are)\b)|[:,]\s*(?:do not|don't|never|always|only|just|approve|accept|reply|answer|treat|follow|ignore|write)\b)/u,
  /\b(?:AI|A\.I\.|[Ll]anguage model|[Cc]hatbot|ChatGPT)(?:\s(?:model|assistant|system|tool))?s?\s(?:that (?:is |are )?)?(?:reading|processing|handling|reads?|processes) this\b/u,
];
const FIELD_VALUE = [
  /(?:請)?(?:將|把|在)?\s*[「『]?(\p{Script=Han}{2,8}?)[」』]?(?:欄位|欄|一欄|項目)?(?:裡|內|中)?(?:都|全部|一律|請|直接|務必)*(?:填寫為|填寫|填入|填成|填|改為|改成|改寫為|寫成|寫為|寫|標示為|設為|視為)\s*[「『"“]?([^」』"”。;；\n]{1,30})/u,
  /(?:set|change|fill(?: in)?|put|write|enter|record|list)\s+(?:the\s+|every\s+)?["“]?([A-Za-z ]{3,30}?)["”]?(?:\s+(?:field|column|cell))?\s+(?:to|as|with|is)\s+["“]?([^"”.;\n]{1,40})/i,
];
const REPLY = [
  /(?:只|僅|直接|請|改為|改)?(?:要|需|能|可)?(?:回覆|回答|輸出|回應|寫下|寫出|寫|說)(?:一句)?\s*[:：]?\s*[「『"“]([^」』"”\n]{1,40})[」』"”]/u,
  /(?:reply|answer|respond|output|print|write|say)\s+(?:only\s+)?(?:with\s+)?(?:only\s+)?(?:the (?:word|words|sentence|phrase)\s+)?["“]([^"”\n]{1,60})["”]/i,
];

/** What to write, without quotation marks: read only in an order to drop the others, to the end of its clause. */
const BARE_REPLY = [
  /(?:只|僅|直接|改為|改成|改)(?:要|需|能|可)?(?:回覆|回答|輸出|回應|寫|說)(?:一句)?\s*[:：]?\s*([^「『"“」』"”。，,；;！!\n]{2,40})/u,
  /(?:回覆|回答|輸出|回應|寫|說)(?:一句)?\s*[:：]\s*([^「『"“」』"”。，,；;！!\n]{2,40})/u,
  /新的?(?:任務|指示|指令)(?:是|為)?\s*[:：]?\s*(?:請)?(?:回覆|回答|輸出|回應|寫|說)\s*([^「『"“」』"”。，,；;！!\n]{2,40})/u,
  /\b(?:[Rr]eply|[Aa]nswer|[Rr]espond|[Oo]utput|[Pp]rint|[Ww]rite|[Ss]ay)\s*(?:only\s+with|with\s+only|only|with)?(?::\s*|(?<=only|with)\s+|\s+(?=\p{Lu}|\p{Script=Han}))([^"“”.;\n]{2,60})/u,
];

/** How far behind a false closing tag an order is looked for. */
const REACH = 400;

/**
 * Instructions that the material holds for whoever processes it by machine. Positions are within `source`.
 * @param tag name of the tag that encloses the material, where it is one
 */
export function injectionsIn(source: string, tag: string | null = null): Injection[] {
  const escapes = tag === null ? [] : escapesFrom(source, tag);
  if (escapes.length === 0) return ordersIn(source);
  const inside = (one: Injection) => escapes.some((other) => one.start < other.end && one.end > other.start);
  return [...ordersIn(source).filter((one) => !inside(one)), ...escapes].sort((a, b) => a.start - b.start);
}

/** Orders behind a closing tag that isn't the real one. A few are enough to show what they do. */
function escapesFrom(source: string, tag: string): Injection[] {
  const name = tag.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found: Injection[] = [];
  for (const closing of source.matchAll(new RegExp(`[<＜]\\s?[/／]\\s?${name}\\s?[>＞]`, "giu"))) {
    if (found.length >= 20) break;
    const from = closing.index + closing[0].length;
    const rest = source.slice(from, from + REACH);
    const reopened = rest.search(/[<＜](?![/／])|\n\s*\n/u);
    const order = reopened < 0 ? rest : rest.slice(0, reopened);
    const wanted = wish(order, true);
    if (wanted.value === null && !OVERRIDE.test(order) && !ADDRESSED.test(order)) continue;
    found.push({ start: closing.index, end: from + order.length, strength: 3, ...wanted });
  }
  return found;
}

/** The material without its injected orders. */
export function withoutInjections(source: string, injections: readonly Injection[]): string {
  let text = "";
  let from = 0;
  for (const { start, end } of [...injections].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const at = Math.max(start, from);
    text += source.slice(from, at);
    from = end;
  }
  return text + source.slice(from);
}

function ordersIn(source: string): Injection[] {
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
    const wanted = wish(order, override !== null);
    // A sentence that merely mentions an AI is part of the material.
    if (!override && wanted.value === null && !SPOKEN_TO.some((pattern) => pattern.test(order))) continue;
    found.push({
      start: line.index + from,
      end: line.index + text.length,
      strength: override ? 2 : 1,
      ...wanted,
    });
  }
  return found;
}

/** What an order wants written. @param drops it also tells the model to drop its orders: then a bare wish counts */
function wish(order: string, drops: boolean): Pick<Injection, "field" | "value"> {
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
  for (const pattern of drops ? BARE_REPLY : []) {
    const match = pattern.exec(order);
    if (match?.[1]?.trim()) return { field: null, value: match[1].trim() };
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
