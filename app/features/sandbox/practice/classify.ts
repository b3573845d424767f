import { isPassedOver } from "./attention.ts";
import { bigramsOf, likeness } from "./bigrams.ts";
import { judge, labelIn, nameOf, ownClass } from "./classes.ts";
import { courtesyFor } from "./courtesies.ts";
import type { Work } from "./engine.ts";
import { materialOf, oneOf } from "./engine.ts";
import type { Injection } from "./injection.ts";
import { enveloped, languageOf, layOutRows, withoutWords } from "./lay-out.ts";
import { mark } from "./marks.ts";
import type { Example, Reading } from "./reading.ts";
import { itemsOf } from "./records.ts";

/** How many items are judged one by one; what comes after is left out, as a model stops when it has said enough. */
const MOST = 200;

/** Puts each item of the material into a class: the prompt's labels, those of its examples, or ones it makes up. */
export function classify(work: Work): string {
  const { reading, obeyed } = work;
  const language = languageOf(reading);
  const labels = labelsOf(reading);
  const items = readItems(work);
  const ordered = obeyed.find((one) => one.value !== null && aboutClass(one))?.value ?? null;
  const judged = items.map((text) => {
    const found = judge(text, labels, reading.examples) ?? { label: ownClass(text, language), words: [] };
    return { text, ...found, label: withoutWords(ordered ?? found.label, reading.avoid) || found.label };
  });
  const courtesy = courtesyFor("classify", language, (options) => oneOf(options, work));
  const asked = shownAlike(reading) ? { ...reading, bare: true } : reading;
  return enveloped(form(judged, asked), asked, courtesy, labels.length === 0);
}

/** Several examples that answer in the same form leave nothing to say around an answer. */
const shownAlike = (reading: Reading): boolean =>
  reading.examples.length > 1 && reading.format === null && formsOf(reading).size === 1;

/** The forms in which the examples give their labels, the label itself left open; null for what gives none. */
const formsOf = (reading: Reading): Set<string | null> => {
  const labels = labelsOf(reading);
  return new Set(reading.examples.map((example) => formOf(example, labels)));
};

function formOf({ output }: Example, labels: readonly string[]): string | null {
  const label = labelIn(output, labels);
  return label === null ? null : output.trim().replace(nameOf(label), "\0");
}

/** The items that are read: of a long list the middle is passed over. */
function readItems(work: Work): string[] {
  const pieces = materialOf(work);
  const items = pieces.length > 1 ? pieces.map((piece) => piece.text.trim()) : itemsOf(pieces[0]?.text ?? "");
  const whole = items.reduce((sum, item) => sum + item.length, 0);
  let at = 0;
  const read = items.filter((item) => {
    at += item.length;
    return items.length === 1 || !isPassedOver(at - item.length, whole);
  });
  return read.slice(0, MOST);
}

/** The prompt's labels, else those of its examples; what no example makes use of was never meant as a list of labels. */
function labelsOf({ labels, examples }: Reading): string[] {
  const used = examples.some((example) => labelIn(example.output, labels) !== null);
  if (labels.length > 0 && (used || examples.length < 2)) return labels;
  const shown = new Set(examples.map((example) => bareLabel(example.output)));
  return shown.size > 0 ? [...shown].filter((label) => label !== "") : labels;
}

/** 類別：交通 → 交通 */
const bareLabel = (output: string) =>
  output
    .trim()
    .replace(/^[^：:\n]{1,12}[：:]\s*/u, "")
    .replace(/[。.]$/u, "");

const aboutClass = (one: Injection) =>
  one.field !== null && /類|分類|標籤|所有|全部|categor|class|label|all|every/i.test(one.field);

type Judged = { text: string; label: string; words: string[] };

function form(judged: Judged[], reading: Reading): string {
  const english = languageOf(reading) === "en";
  const structured = reading.format === "json" || reading.format === "table";
  if (structured) {
    const named = reading.fields.map((field) => field.name);
    const category = english ? "Category" : "類別";
    const columns =
      named.length > 0 ? named : judged.length > 1 ? [english ? "Item" : "內容", category] : [category];
    return layOutRows(
      columns,
      judged.map((one) => cells(one, columns)),
      reading,
    );
  }
  const dressed = judged.map((one) => asShown(one, reading));
  if (judged.length > 1) {
    const numbering = (index: number) => mark(reading.numbering ?? "1.", index);
    return dressed
      .map(
        (label, index) =>
          `${numbering(index)}${reading.bare ? label : `${label}${reason(judged[index], english)}`}`,
      )
      .join("\n");
  }
  return `${dressed[0] ?? ""}${reading.bare ? "" : explanation(judged[0], english)}`;
}

const cells = (one: Judged, columns: string[]) =>
  columns.map((column, index) =>
    /類|category|class|label|type/i.test(column) || columns.length === 1
      ? one.label
      : /理由|原因|依據|reason|why/i.test(column)
        ? one.words.slice(0, 3).join("、")
        : index === 0 || /內容|案件|來信|item|text/i.test(column)
          ? one.text.replace(/\s+/g, " ").slice(0, 40)
          : "",
  );

/** The label in the form that the examples show; where they differ, in that of its own example that is most alike. */
function asShown(one: Judged, reading: Reading): string {
  const [only, ...others] = formsOf(reading);
  const shown = others.length > 0 ? formOfNearest(one, reading) : only;
  return shown ? shown.split("\0").join(one.label) : one.label;
}

function formOfNearest({ text, label }: Judged, reading: Reading): string | null {
  const labels = labelsOf(reading);
  const grams = bigramsOf(text);
  let most = -1;
  let form: string | null = null;
  for (const example of reading.examples) {
    const shown = labelIn(example.output, labels);
    if (shown === null || nameOf(shown) !== label) continue;
    const near = likeness(bigramsOf(example.input), grams);
    // Of equals the last one: it stands nearest to the answer.
    if (near >= most) [most, form] = [near, formOf(example, labels)];
  }
  return form;
}

const reason = (one: Judged | undefined, english: boolean) => {
  const [word] = one?.words ?? [];
  if (!word) return "";
  return english ? ` (mentions "${word}")` : `（提到「${word}」）`;
};

function explanation(one: Judged | undefined, english: boolean): string {
  const words = one?.words.slice(0, 3) ?? [];
  if (words.length === 0)
    return english ? "\n\nThis is the class that seems closest to me." : "\n\n這是我認為最接近的類別。";
  return english
    ? `\n\nReason: the text mentions ${words.map((word) => `"${word}"`).join(", ")}.`
    : `\n\n判斷理由：內容提到${words.map((word) => `「${word}」`).join("、")}。`;
}
