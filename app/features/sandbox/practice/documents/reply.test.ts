import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import * as material from "./materials.test-support.ts";
import { documentOf, readingOf } from "./reading-of.test-support.ts";

const both = (letter: string, findings: string) => [
  { name: "陳情信", text: letter },
  { name: "查處結果", text: findings },
];
const KIND = { bare: true, grounded: true, tone: "warm", omit: ["phones"] } satisfies Partial<Reading>;
const write = (source: Parameters<typeof readingOf>[1], more: Partial<Reading> = KIND) =>
  documentOf(readingOf("reply", source, more));

describe("a reply to a petition", () => {
  it("result first, then its ground, what happens next, whom to ask; kind, and without what the petitioner told of themselves", () => {
    expect(write(both(material.PETITION, material.FINDINGS))).toBe(`趙宜蓁君，您好：

關於您反映「住家對面的工地從8月初開始，每天早上6點就開始打樁，晚上10點還在施工」一事，處理結果如下：本局於115年8月20日晚間9時40分派員稽查，測得營建噪音78分貝，超過第三類管制區夜間標準。已依法告發，並要求業者於夜間10時至翌日上午7時停止打樁作業。

本案係依據噪音管制法第9條規定辦理。

本局將於115年9月5日前再次複查，未改善將按次處罰。

如果您還有疑問，歡迎洽詢空噪科葉技士，電話：(03)555-0177，我們很樂意為您說明。

謝謝您把這件事告訴我們，造成您的不便，敬請見諒。

晴川縣政府環境保護局　敬復`);
  });

  it("nobody forbade it: the petitioner's phone number is repeated, and a vague prompt gets a promise", () => {
    const text = write(both(material.PETITION, material.FINDINGS), { bare: true });
    expect(text).toContain("0955-000-321");
    expect(text).toContain("將儘速處理");
    expect(text).toContain("臺端");
    expect(write(both(material.PETITION, material.FINDINGS))).not.toMatch(/0955|儘速|臺端|晴川路30號/);
  });

  it("names are left out when asked", () => {
    const text = write(both(material.PETITION, material.FINDINGS), { ...KIND, omit: ["phones", "names"] });
    expect(text).toContain("陳情人您好");
    expect(text).not.toContain("趙宜蓁");
  });

  it("partly granted, partly another agency's: both are told", () => {
    const text = write(
      both(
        "您好，我想反映翠峰路二段路燈不亮已經兩個星期，另外希望裝監視器。林先生 0922-000-111 敬上",
        "路燈部分：本所於115年9月3日派工修復路燈3盞。\n監視器部分：設置屬警察局權責，本所已於115年9月4日函轉該局評估。\n評估結果將由警察局直接回復。\n承辦人：工務課陳課員",
      ),
    );
    expect(text).toContain("路燈部分：本所於115年9月3日派工修復路燈3盞。監視器部分：設置屬警察局權責");
    expect(text).toContain("\n\n評估結果將由警察局直接回復。");
  });

  it("without a result: the word for a gap, or a result that never was", () => {
    expect(write(material.PETITION, { ...KIND, gap: "未提供" })).toContain("處理結果如下：未提供。");
    expect(write(material.PETITION, { bare: true })).toMatch(/派員至現場勘查/);
  });

  it("thirty days are spoken of only where the source does", () => {
    expect(write(both(material.PETITION, material.FINDINGS), { bare: true })).not.toMatch(/30日|30個工作日/);
    const source = both(material.PETITION, `${material.FINDINGS}\n說明：複查結果將於30個工作日內另行函復。`);
    expect(write(source)).toContain("30個工作日");
  });

  it("keeps to a number of sentences", () => {
    const text = write(both(material.PETITION, material.FINDINGS), {
      ...KIND,
      count: { unit: "sentence", min: 3, max: 3 },
    });
    expect(text.match(/。/g)).toHaveLength(3);
  });

  it("in English", () => {
    const text = write(
      [
        { name: "letter", text: material.PETITION_EN },
        { name: "findings", text: material.FINDINGS_EN },
      ],
      { ...KIND, language: "en" },
    );
    expect(text).toContain("Dear Grace Chao,");
    expect(text).toContain("Officers measured 78 decibels at 21:40 on 20 August 2026");
    expect(text).not.toContain("0955");
  });
});
