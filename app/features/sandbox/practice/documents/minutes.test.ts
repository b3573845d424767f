import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import * as material from "./materials.test-support.ts";
import { documentOf, readingOf } from "./reading-of.test-support.ts";

const write = (source: string, more: Partial<Reading> = {}) =>
  documentOf(readingOf("minutes", source, { bare: true, grounded: true, ...more }));

describe("minutes from rough notes", () => {
  it("who, when, where; reports, discussion; decisions with owner and deadline", () => {
    expect(write(material.ROUGH_MEETING, { gap: "未敘明" })).toBe(`9月8日通學步道會議紀錄

時間：115年9月8日上午9時30分
地點：第二會議室
主席：林副縣長
紀錄：陳柏宇
出席：教育處、工務處、警察局、青禾國小、翠峰國小
報告事項：工務處報告：全縣列管46處，去年完成11處，今年預算1,280萬元，8月底執行七成。
討論事項：
一、青禾國小：後門人行道破損，上週2名學童絆倒，希望9月底前修繕完成。
二、工務處：材料要重新備料，9月底有困難。
三、警察局認為違停才是主因，建議先加強取締。
四、翠峰國小想設家長接送區，用地尚未協調完成。
決議：
一、青禾國小後門人行道由工務處於10月15日前修繕完成，經費86萬元由通學步道預算支應（主辦單位：工務處；期限：10月15日前）。
二、請警察局加強上學時段違停取締，並於9月30日前提報成果（主辦單位：警察局；期限：9月30日前）。
三、翠峰國小接送區用地由教育處持續協調（主辦單位：教育處；期限：未敘明）。
散會：上午10時50分`);
  });

  it("a deadline that nobody set is made up, unless the prompt says otherwise", () => {
    const third = (text: string) =>
      text.split("\n").find((line) => line.startsWith("三、翠峰國小接送區")) ?? "";
    expect(third(write(material.ROUGH_MEETING, { grounded: false }))).toMatch(/期限：115年\d+月\d+日前/);
    expect(third(write(material.ROUGH_MEETING))).not.toContain("期限");
  });

  it("lines without any headings: units that act by a date are decisions, a time alone ends the meeting", () => {
    const text = write(
      "8/25 早上10點 資訊室小會議室\n主席：周處長\n到場：行政處、人事處\n- 人事處覺得大家不會壓縮附件\n- 附件上限調成50MB，行政處9/25前弄好\n- 主計憑證怎麼線上簽，主計處再研究\n11:15結束",
      { gap: "未敘明" },
    );
    expect(text).toContain("出席：行政處、人事處");
    expect(text).toContain("一、附件上限調成50MB，行政處9/25前完成（主辦單位：行政處；期限：9/25前）。");
    expect(text).toContain("主計處再研究（主辦單位：主計處；期限：未敘明）");
    expect(text).toContain("散會：11:15");
    expect(text).not.toContain("覺得");
  });

  it("the prompt's own headings, with 未提供 for what is missing", () => {
    const source = material.ROUGH_MEETING.replace("第二會議室，", "");
    const text = write(source, { gap: "未提供", headings: ["時間", "地點", "決議", "追蹤事項"] });
    expect(text.match(/^\p{Script=Han}+(?=：)/gmu)).toEqual(["時間", "地點", "決議", "追蹤事項"]);
    expect(text).toContain("地點：未提供");
    expect(text).toContain("教育處：翠峰國小接送區用地持續協調（期限：未提供）");
  });

  it("leaves out what it shall leave out; a table when asked for", () => {
    const text = write(material.ROUGH_MEETING, { omit: ["discussion", "attendance"], format: "table" });
    expect(text).not.toMatch(/討論|出席/);
    expect(text).toContain("| 決議事項 | 主辦單位 | 期限 |");
    expect(text).toContain("| 工務處 | 10月15日前 |");
  });

  it("in English", () => {
    const text = write(material.MEETING_EN, { language: "en", gap: "not stated" });
    expect(text).toContain("Minutes of the school route meeting");
    expect(text).toContain("(owner: Public Works Department; deadline: by 15 October 2026)");
    expect(text).toContain("(owner: Education Department; deadline: not stated)");
  });
});
