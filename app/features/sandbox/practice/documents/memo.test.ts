import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import * as material from "./materials.test-support.ts";
import { documentOf, readingOf } from "./reading-of.test-support.ts";

const write = (source: string, more: Partial<Reading> = {}) =>
  documentOf(readingOf("memo", source, { bare: true, grounded: true, ...more }));

describe("a memo with options", () => {
  it("主旨, 說明 with the options compared, numbered 擬辦", () => {
    expect(write(material.COPIERS, { steps: ["以經費最低者為建議方案"] })).toBe(`簽　於行政處

主旨：汰換本府各樓層影印機12部，簽請核示。
說明：
一、現有影印機12部均已使用8年以上，115年上半年報修47次，維修費31萬元。
二、經費來源：115年度一般行政業務設備費。
三、各方案內容及經費比較如下：
（一）方案一：全數採購，經費186萬元，115年12月20日完成。
（二）方案二：租賃5年，經費142萬元，115年11月10日完成。
（三）方案三：僅汰換報修最多的6部，經費95萬元，115年11月30日完成。
擬辦：
一、建議採方案三，所需經費95萬元為各方案中最低。
二、奉核後，由業務單位據以辦理後續事宜。`);
  });

  it("recommends by the criterion, and anew when the figures change", () => {
    const recommended = (source: string, steps: string[]) =>
      /建議採(方案.)/.exec(write(source, { steps }))?.[1];
    expect(recommended(material.COPIERS, ["選最早完成的"])).toBe("方案二");
    expect(recommended(material.COPIERS, ["選最省錢的，經費最低"])).toBe("方案三");
    expect(recommended(material.COPIERS.replace("95萬元", "195萬元"), ["經費最低"])).toBe("方案二");
    expect(recommended(material.COPIERS.replace(/方案三.*\n/, ""), ["經費最低"])).toBe("方案二");
    expect(recommended(material.COPIERS, ["經費不超過100萬元，選最早完成的"])).toBe("方案三");
  });

  it("a criterion in the material counts; 國字 amounts are compared as numbers", () => {
    const text = write(
      "事由：租用會場\n原則：經費最低\n甲案：縣立會館，經費三萬六千元\n乙案：農會禮堂，經費3萬2,000元",
    );
    expect(text).toContain("建議採乙案，所需經費3萬2,000元");
  });

  it("without a criterion it takes the first and sounds sure", () => {
    expect(write(material.COPIERS)).toContain("方案一最為周延可行，建議採方案一");
  });

  it("a figure that is missing can't be compared, and it says so", () => {
    const source = material.COPIERS.replace("，經費142萬元", "");
    const text = write(source, { steps: ["經費最低"], gap: "未提供" });
    expect(text).toContain("（經費：未提供）");
    expect(text).toContain("無法依經費高低比較");
  });

  it("in English", () => {
    const text = write(material.COPIERS_EN, { language: "en", steps: ["recommend the cheapest"] });
    expect(text).toContain("Option C is recommended: at NT$950,000 it costs the least of all options.");
  });
});
