import { runItem } from "#app/features/lab/assert/run-assertions.ts";
import { ownTypes } from "#app/features/lab/checks/as-assertion.ts";

// npx tsx tests/load/checks-bench.ts: a thousand checks of every kind on outputs of 4 kB, one line of JSON.

const REPEATS = 9;
const sentence = "晴川縣政府工務處於115年10月15日前完成第15條所列人行道鋪面更新，經費新臺幣86萬元，請查照。";
const source = sentence.repeat(30);
const prose = sentence.repeat(30).slice(0, 1333);
const json = JSON.stringify({ 姓名: "王小明", 類別: "交通", 摘要: prose.slice(0, 1200) });
const points = Array.from({ length: 26 }, (_, index) => `${index + 1}. ${sentence}`)
  .join("\n")
  .slice(0, 1400);
const schema = {
  type: "object",
  required: ["姓名"],
  properties: { 姓名: { type: "string", maxLength: 10 }, 類別: { enum: ["交通", "環保"] } },
};

/** Each kind of check once, on the output that it is made for. */
const kinds: [string, Record<string, unknown>][] = [
  [prose, { type: "contains", value: "工務處" }],
  [prose, { type: "icontains", value: "經費" }],
  [prose, { type: "contains-all", value: "工務處,經費" }],
  [prose, { type: "not-contains-any", value: ["甲乙丙", "丁戊己"] }],
  [prose, { type: "regex", value: "\\d+年\\d+月\\d+日前" }],
  [prose, { type: "not-regex", value: "[A-Z][a-z]+ \\d{4}$" }],
  [json, { type: "is-json", value: schema }],
  [json, { type: "contains-json", value: schema }],
  [json, { type: "json-path", path: "姓名", equals: "王小明" }],
  [prose, { type: "levenshtein", value: prose.replace("工務處", "警察局") }],
  [prose, { type: "rouge-n", value: sentence, threshold: 0 }],
  [prose, { type: "word-count", value: { max: 5 } }],
  [points, { type: "char-count", value: { max: 4000 } }],
  [points, { type: "point-count", value: { min: 3 } }],
  [prose, { type: "sentence-count", value: { min: 3 } }],
  [prose, { type: "numbers-in-source", source }],
  [prose, { type: "cites", source }],
  [prose, { type: "no-simplified" }],
  [prose, { type: "no-mainland-terms" }],
  [prose, { type: "not-refusal" }],
];
const items = Array.from({ length: 1000 }, (_, index) => {
  const [output, assertion] = kinds[index % kinds.length] ?? ["", {}];
  return { output, assert: [assertion] };
});
const others = ownTypes("zh-TW");

const times: number[] = [];
for (let repeat = 0; repeat < REPEATS; repeat += 1) {
  const start = performance.now();
  const failed = items.filter((item) => !runItem(item, others).pass);
  times.push(performance.now() - start);
  if (failed.length > 0 && repeat === 0)
    console.error(`${failed.length} did not pass: ${JSON.stringify(failed[0]?.assert)}`);
}
times.sort((a, b) => a - b);
const round = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10;
const figure = {
  min: round(times[0]),
  median: round(times[Math.floor(REPEATS / 2)]),
  max: round(times.at(-1)),
};
console.log(JSON.stringify({ name: "1,000 checks on outputs of 4 kB", unit: "ms", ...figure }));
if (process.argv.includes("--each")) {
  for (const [output, assertion] of kinds) {
    const start = performance.now();
    for (let repeat = 0; repeat < 50; repeat += 1) runItem({ output, assert: [assertion] }, others);
    console.error(`${String(assertion.type)}: ${round((performance.now() - start) / 50)} ms`);
  }
}
