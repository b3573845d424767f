// One piece of material may hold several letters or cases. What tells them apart is what a reader sees: a rule between
// them, a heading that counts them, numbers, or a line for each.

const RULE = /^[^\S\n]*[-=*_#~－＝]{3,}[^\S\n]*$/;
const COUNTED =
  /^[\s【[(（#*]*(?:(?:來信|信件|信函|信|陳情信|陳情案件|陳情案|陳情|案件|案例|留言|意見|文件|資料|紀錄|個案)\s*(?:[一二三四五六七八九十]{1,3}|[A-Z甲乙丙丁戊己庚辛](?![A-Za-z])|#?\d{1,3})|第\s*(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s*(?:封信?|件|則|筆|位|份)|(?:letter|case|record|petition|complaint|message|comment|e-?mail)\s*(?:no\.?\s*)?#?(?:\d{1,3}|[A-H](?![a-z])))\s*[】\])）]*\s*(?:[:：.、]|$)\s*/i;
const NUMBERED = /^\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．](?!\d)|[①-⑳])\s*/;
const BULLET = /^\s*[-*•●・▪]\s+/;
const LEAST = 6;

/** The separate letters or cases of the material; itself alone when nothing sets them apart. */
export function recordsOf(text: string): string[] {
  const records: string[] = [];
  let lines: string[] = [];
  let marked = 0;
  const close = () => {
    const record = lines.join("\n").trim();
    if (record.length >= LEAST) records.push(record);
    lines = [];
  };
  for (const line of text.split("\n")) {
    const heading = COUNTED.exec(line);
    if (RULE.test(line) || heading) {
      close();
      marked += 1;
    }
    if (heading) lines.push(line.slice(heading[0].length));
    else if (!RULE.test(line)) lines.push(line);
  }
  close();
  return marked > 0 && records.length > 1 ? records : [text];
}

/** Short items to be judged one by one: records, numbered or bulleted lines, or lines that each say a thing. */
export function itemsOf(text: string): string[] {
  const records = recordsOf(text);
  if (records.length > 1) return records;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  for (const mark of [NUMBERED, BULLET]) {
    const marked = lines.filter((line) => mark.test(line));
    if (marked.length < 2 || !mark.test(lines[0] ?? "")) continue;
    return marked.map((line) => line.replace(mark, "").trim()).filter((line) => line !== "");
  }
  const own = lines.length > 1 && lines.every((line) => isStatement(line));
  return own ? lines.map((line) => line.trim()) : [text.trim()];
}

/** A line that says a thing by itself: no greeting, signature, label or part of a letter. */
const isStatement = (line: string) => {
  const plain = line.trim();
  return (
    plain.length >= LEAST &&
    plain.length <= 120 &&
    !/[:：,，、]$|(?:您好|你好|敬上|謹上|謹啟|敬啟|此致)\s*[。！!：:]?$|^(?:dear|sincerely|yours|regards)\b/i.test(
      plain,
    ) &&
    !/^[^，。：:]{1,8}[：:]|^(?:我是|我叫|敝人|本人)/.test(plain)
  );
};
