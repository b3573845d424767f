/** What leads to the text and to the label of an example: 來信, 類別. */
export type ExampleForm = { input: string; output: string };

/** An example as it stands in the prompt, each on two lines: one form for all. */
export function asExample(
  { input, output }: ExampleForm,
  { text, label }: { text: string; label: string },
): string {
  const isHan = /\p{Script=Han}/u.test(input);
  const colon = isHan ? "：" : ": ";
  return `${input}${colon}${text.replace(/\s*\n\s*/g, isHan ? "" : " ")}\n${output}${colon}${label}`;
}
