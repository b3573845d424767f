import { answer, answerTo } from "#app/features/sandbox/practice/answer.ts";
import type { Reading } from "#app/features/sandbox/practice/reading.ts";
import { randomFrom } from "#app/features/sandbox/practice/text.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { ModelRequest } from "#app/features/sandbox/provider.ts";
import { readingOf, sourceOf } from "../support/readings.ts";
import { Figures } from "./figures.ts";

// npm run bench:practice: what the practice model costs, in CPU time of this process. One JSON object a line.

const RUNS = 15;
const SENTENCES = [
  "工務處報告全縣道路養護情形，今年度已完成鋪面更新{n}處，經費共{n}萬元，尚有部分路段待修。",
  "（{n}）請警察局於10月{d}日前提供事故資料，由工務處彙整後提報下次會議。",
  "我是王小明，115年8月{d}日在和平路{n}號前被掉落的招牌砸到，醫藥費{n}元，電話0912-345-678。",
  "第{n}條　申請人應於使用日{d}日前檢附申請書，向區公所提出申請，逾期恕不予受理。",
];

/** Material of about so many characters: minutes, letters and articles, no line like another. */
function material(characters: number): string {
  const lines: string[] = ["晴川縣道路養護檢討會議紀錄"];
  let size = 0;
  for (let index = 0; size < characters; index += 1) {
    const line = (SENTENCES[index % SENTENCES.length] ?? "")
      .replaceAll("{n}", String(index + 1))
      .replaceAll("{d}", String((index % 27) + 1));
    lines.push(line);
    size += line.length;
  }
  return lines.join("\n").slice(0, characters);
}

const request = (content: string): ModelRequest => ({
  messages: [{ role: "user", content }],
  settings: { temperature: 0, seed: 1, maxTokens: 2_000, locale: "zh-TW" },
});
const summaryOf = (characters: number) =>
  `請摘要成三點，每點 40 字以內，寫出負責單位和期限，只輸出三點。\n<紀錄>\n${material(characters)}\n</紀錄>`;

const figures = new Figures();

/** CPU milliseconds of one call, user and system. */
function cpuOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measure(name: string, run: () => void): void {
  for (let round = 0; round < 3; round += 1) run();
  for (let round = 0; round < RUNS; round += 1) figures.add(name, "ms CPU", cpuOf(run));
}

const prompts = new Map([1, 2, 4, 8].map((times) => [times, summaryOf(2_000 * times)]));
for (const [times, prompt] of prompts) {
  measure(`summary of ${2_000 * times} characters, prompt to text`, () => answer(request(prompt)));
}

const others: Record<string, Partial<Reading>> = {
  extract: {
    task: "extract",
    format: "table",
    gap: "未提供",
    fields: [
      { name: "姓名", kind: "name", note: "" },
      { name: "發生日期", kind: "date", note: "" },
      { name: "地點", kind: "place", note: "" },
      { name: "金額", kind: "amount", note: "" },
      { name: "聯絡電話", kind: "phone", note: "" },
    ],
  },
  classify: { task: "classify", labels: ["交通", "環保", "社福", "工務", "其他"] },
  rewrite: { task: "rewrite", audience: "民眾" },
  answer: { task: "answer", question: "要幾天前提出申請？", cite: true, grounded: true },
  translate: { task: "translate" },
};
for (const [task, parts] of Object.entries(others)) {
  for (const times of [1, 2, 4, 8]) {
    const reading = readingOf({ ...parts, text: material(2_000 * times) });
    measure(`${task} on ${2_000 * times} characters, reading to text`, () =>
      answerTo(reading, 0, randomFrom(1)),
    );
  }
}
for (const times of [1, 2, 4, 8]) {
  const [a, b] = [material(2_000 * times), material(2_000 * times).replaceAll("10月", "11月")];
  const texts = [
    sourceOf(a, { name: "甲" }),
    sourceOf(b, { name: "乙", start: a.length, end: a.length + b.length }),
  ];
  const reading = readingOf({ task: "compare", format: "table", texts });
  measure(`compare of twice ${2_000 * times} characters, reading to text`, () =>
    answerTo(reading, 0, randomFrom(1)),
  );
}

const long = summaryOf(200_000);
for (let round = 0; round < 3; round += 1)
  figures.add(
    "summary of 200000 characters, prompt to text",
    "ms CPU",
    cpuOf(() => answer(request(long))),
  );

const model = practiceModel({ worker: null });
const short = request(summaryOf(2_000));
for (let round = 0; round < RUNS; round += 1) {
  const start = performance.now();
  for await (const event of model.run(short)) {
    if (event.type !== "text") continue;
    figures.add("first token, 2000 characters", "ms", performance.now() - start);
    break;
  }
}
await model.close();

for (const figure of figures.all()) console.log(JSON.stringify(figure));
