import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import * as material from "./materials.test-support.ts";
import { documentOf, readingOf } from "./reading-of.test-support.ts";

const write = (source: string, more: Partial<Reading> = {}) =>
  documentOf(readingOf("press", source, { bare: true, grounded: true, ...more }));
const WITHOUT = material.RICE_FESTIVAL.replace(/(?:縣長談話|地點|電話).*\n?/g, "");

describe("a press release", () => {
  it("title, who, when and where first, body, quote, contact", () => {
    expect(write(material.RICE_FESTIVAL)).toBe(`「2026晴川稻香節」11月14日登場

發布單位：晴川縣政府農業處

晴川縣政府農業處將於115年11月14日（星期六）上午9時至下午5時在晴川鎮農會廣場舉辦「2026晴川稻香節」。

活動內容包括割稻體驗2場，每場限40人，由農友現場教學；在地小農市集共65攤，全面使用可重複清洗餐具；米食料理競賽邀請8組學生隊伍參加。

縣長表示，稻香節讓城市的孩子知道一碗飯是怎麼來的。

報名期限為115年10月30日。活動免費參加。接駁為晴川車站每15分鐘一班。

新聞聯絡人：農業處推廣科曾科員
聯絡電話：(03)555-0166`);
  });

  it("what the material lacks is named by the gap rule, left out, or made up", () => {
    expect(write(WITHOUT, { gap: "待確認" })).toContain("（地點：待確認）");
    expect(write(WITHOUT, { gap: "待確認" })).toContain("聯絡電話：待確認");
    expect(write(WITHOUT)).not.toMatch(/地點|聯絡電話|第一會議室|大禮堂/);
    expect(write(WITHOUT, { grounded: false })).toMatch(/在本府.*舉辦/);
    expect(write(WITHOUT, { grounded: false })).toMatch(/聯絡電話：\(0\d\)/);
  });

  it("asked for something catchy it brings superlatives, and a quote that nobody said", () => {
    const lively = { role: "會寫吸睛新聞稿的小編" };
    expect(write(WITHOUT, { ...lively, grounded: false })).toMatch(/最盛大[\s\S]*縣長表示，「/);
    expect(write(WITHOUT)).not.toMatch(/最|縣長/);
    expect(write(WITHOUT, { ...lively, avoid: ["最", "絕對"] })).not.toMatch(/最|絕對/);
    expect(write(WITHOUT, lively)).not.toContain("縣長");
  });

  it("a quote of the source stays word by word; a policy leads with what it is", () => {
    const text = write(
      "環保局9月1日起在5個夜市試辦循環杯租借。\n局長陳俊豪說：「一個循環杯用30次，就能少掉30個紙杯。」",
    );
    expect(text).toContain("局長陳俊豪說：「一個循環杯用30次，就能少掉30個紙杯。」");
    expect(text).not.toContain("」。");
    expect(write("主題：老屋健檢補助開跑\n補助金額：每棟最高15,000元")).toContain(
      "老屋健檢補助開跑，補助金額為每棟最高15,000元。",
    );
  });

  it("keeps to a number of paragraphs or sentences, and names its readers", () => {
    const paragraphs = write(material.RICE_FESTIVAL, { count: { unit: "paragraph", min: 2, max: 2 } });
    expect(paragraphs.split("\n\n").slice(2, -1)).toHaveLength(2);
    const sentences = write(material.RICE_FESTIVAL, { count: { unit: "sentence", min: 3, max: 3 } });
    expect(sentences.match(/。/g)).toHaveLength(3);
    expect(write(material.RICE_FESTIVAL, { audience: "親子家庭" })).toContain("歡迎親子家庭踴躍參加");
  });

  it("in English", () => {
    expect(write(material.FESTIVAL_EN, { language: "en" })).toContain(
      "Qingchuan County Government will hold Qingchuan Rice Festival 2026 at the square of the Farmers' Association on 14 November 2026, 09:00 to 17:00.",
    );
  });
});
