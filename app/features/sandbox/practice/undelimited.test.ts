import { describe, expect, it } from "vitest";
import { compress } from "./compress.ts";
import { readPrompt } from "./parse-prompt.ts";

const read = (content: string) => readPrompt([{ role: "user", content }]);

describe("an order and its material without delimiters", () => {
  it.each([
    [
      "請把這段話縮成兩句：",
      "溪畔分館將於三月三日閉館整修屋頂。借的書可在其他分館歸還。預約書改送總館。",
      "summary",
    ],
    [
      "Sum this up for me in two sentences at most: ",
      "The library will close its Riverside branch in March. Books may be returned elsewhere.",
      "summary",
    ],
    ["請判斷這封信的類別（交通、環保、社福）：", "路口紅綠燈壞了三天，車子都亂開。", "classify"],
    [
      "將下列陳情分類為：交通、環保、社福、其他。只輸出類別。\n",
      "路口紅綠燈壞了三天，車子都亂開。",
      "classify",
    ],
    ["分類：交通／環保／社福／其他\n", "陳情內容：路口紅綠燈壞了三天，車子都亂開。", "classify"],
  ])("%s…", (order, material, task) => {
    const reading = read(order + material);
    expect(reading.source?.text.trim()).toBe(material);
    expect(reading.task).toBe(task);
  });

  it("no label is lost where a list in brackets leads to the material", () => {
    const reading = read("請分類這封信（交通、環保、社福、其他）：路口紅綠燈壞了三天，車子都亂開。");
    expect(reading.labels).toEqual(["交通", "環保", "社福", "其他"]);
  });

  it("whom the fields are for is no part of the first one's name", () => {
    const reading = read(
      "Get me name, date and amount from the text.\n<t>Ms Chen asked on 3 March for NT$500.</t>",
    );
    expect(reading.fields.map((field) => field.name)).toEqual(["name", "date", "amount"]);
  });

  it("the order may stand below a short text, or the text in quotation marks at the end", () => {
    const below = read(
      "路口紅綠燈壞了三天，車子都亂開。\n以上陳情屬於哪一類？交通、環保、社福、其他，擇一回答，不要解釋。",
    );
    expect(below).toMatchObject({ task: "classify", labels: ["交通", "環保", "社福", "其他"] });
    expect(below.source?.text).toBe("路口紅綠燈壞了三天，車子都亂開。");
    const quoted = read(
      'Which category does this complaint belong to: traffic, environment, welfare, other? "The traffic light has been broken for three days."',
    );
    expect(quoted).toMatchObject({
      task: "classify",
      source: { text: "The traffic light has been broken for three days." },
    });
  });

  it.each([
    "How much is the parking fee in Hsinchu?",
    "What is the fee for a business licence in Taichung and who decides it?",
    "新竹市路邊停車費一小時多少錢？",
  ])("a question alone is asked, and is no material: %s", (question) => {
    expect(read(question)).toMatchObject({ task: "answer", source: null });
  });

  it("names where to look before it asks", () => {
    const rules = "---\nArticle 3. Apply within 30 days.\nArticle 4. Late applications are refused.\n---";
    const reading = read(`Using only the text below, answer: what happens to late applications?\n${rules}`);
    expect(reading.question).toBe("what happens to late applications?");
  });
});

it.each([16, 18, 20, 22, 24])("a date is kept whole or left out, in %d characters", (max) => {
  const text = "本市圖書館溪畔分館將於三月三日至四月二十八日閉館整修屋頂。";
  const dates = compress(text, { unit: "char", max }, []).match(/[一-十]+月(?:[一-十]+日?)?/g) ?? [];
  for (const date of dates) expect(["三月三日", "四月二十八日"]).toContain(date);
});

it.each([6, 7, 8, 9, 11, 13, 15, 17])("no word is cut in two, in %d characters", (max) => {
  const text = "報名者須於12月5日前完成資格調查並繳交證明文件，逾期者由承辦單位另行通知補件事宜。";
  const short = compress(text, { unit: "char", max }, []);
  expect(short).toMatch(/(?:報名者|完成|資格|調查|繳交|證明|文件)$/);
  expect([...short].length).toBeLessThanOrEqual(max);
});
