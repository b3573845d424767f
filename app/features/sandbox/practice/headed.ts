/**
 * What stands below a heading of that name ("# 角色", "**Audience**", 【讀者】 alone in a line): the next line with
 * words in it, without the mark of a list.
 */
export function headed(text: string, names: string): { value: string; start: number; end: number } | null {
  const pattern = new RegExp(
    `(?:^|\\n)[^\\S\\n]{0,4}(?:#{1,6}|\\*\\*|【|\\[|〔|<|■|◎|\\d\\.|[一二三四五六]、)?[^\\S\\n]{0,3}(?:${names})[^\\S\\n]{0,3}(?:\\*\\*|】|\\]|〕|>)?[^\\S\\n]{0,3}:?(?:\\*\\*)?[^\\S\\n]{0,4}\\n\\s{0,8}(?:[-*•・]|\\d{1,2}[.、)])?[^\\S\\n]{0,3}([^\\n#<【\\uE002]{2,80})`,
    "iu",
  );
  const match = pattern.exec(text);
  const value = match?.[1]?.trim();
  if (!match || !value) return null;
  const end = match.index + match[0].length;
  return { value, start: end - (match[1]?.length ?? 0), end };
}
