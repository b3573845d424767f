import type { LabSource } from "#app/features/lab/lab-file.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";

const FILE = `---
id: letter-fields
title: 來信欄位
minutes: 10
skill: structured-output
task: extract
model: { default: practice }
prompt: { slots: [信], maxChars: 500 }
pass: { threshold: 1 }
seeds: 3
---

## 情境

來信。

## 任務

整理來信。

## 起始提示

\`\`\`prompt
整理 {{信}}
\`\`\`

## 提示

1. 說清楚欄位。

## 檢核

\`\`\`yaml
allowed: [未提供]
each:
  - { id: name, type: mentions, gate: true, value: "{{姓名}}", label: 姓名正確 }
  - { id: place, type: mentions, gate: true, value: "{{地點}}", label: 地點正確 }
\`\`\`

## 案例

\`\`\`yaml
- id: v1
  gist: 資料齊全
  vars: { 信: 我是王小明，住和平里。 }
  expect: { 姓名: 王小明, 地點: 和平里 }
\`\`\`

## 隱藏案例

\`\`\`yaml
cases:
  - { id: h1, gist: 沒有地點, vars: { 信: 我是林美玉，謝謝。 }, expect: { 姓名: 林美玉, 地點: 未提供 } }
vary:
  - { id: v1-swap, from: v1, swap: { 姓名: pool.names }, relation: same-fields-with-new-values }
  - { id: v1-more, from: v1, append: pool.distractors, relation: same-output }
  - { id: v1-none, from: v1, clear: [信], relation: { every: [姓名, 地點], equals: 未提供 } }
\`\`\`

## 參考解

\`\`\`prompt
把來信寫成「姓名：」「地點：」兩行，沒有的填「未提供」。
{{信}}
\`\`\`

## 為什麼有效

有出路。

## 常見錯誤

\`\`\`yaml
- name: 沒說缺漏
  drop: "，沒有的填「未提供」"
  fails: [place]
\`\`\`
`;

/** A small lab with relations, the same text for both languages; for tests of what a lab file may get wrong. */
export function gateFixture(change: (text: string) => string = (text) => text): LabSource {
  const text = change(FILE);
  return { files: { "zh-TW": { path: "x.lab.md", text }, en: { path: "x.lab.md", text } } };
}

/** A model that answers a prompt by a function: stands for any behaviour that a test needs. */
export function textModel(answer: (prompt: string) => string): ModelProvider & { answer: typeof answer } {
  return {
    answer,
    id: "text",
    modelId: "text-1",
    name: { "zh-TW": "測試", en: "Test" },
    simulated: true,
    outsideHost: false,
    async *run({ messages }) {
      yield { type: "text", text: answer(messages.map((message) => message.content).join("\n")) };
      yield { type: "finish", reason: "stop", usage: { inputTokens: 0, outputTokens: 0 } };
    },
    health: async () => ({ ok: true }),
  };
}
