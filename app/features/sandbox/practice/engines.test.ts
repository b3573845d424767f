import { describe, expect, it } from "vitest";
import { said, sourceOf } from "#tests/support/readings.ts";

const LABELS = ["交通", "環保", "社福", "工務", "其他"];
const shown = (input: string, output: string) => ({ input, output, start: 0, end: 0 });
const field = (name: string, kind: "name" | "date" | "amount" | "phone" | "label" | "place", note = "") => ({
  name,
  kind,
  note,
});

describe("classification", () => {
  it("takes one of the labels, and 其他 only where nothing fits and the label exists", () => {
    const ask = (text: string, labels = LABELS) => said({ task: "classify", labels, text });
    expect(ask("中山路二段的號誌已經壞了三天，請派人修理。")).toBe("交通");
    expect(ask("忠孝公園旁每晚都有人燒垃圾，味道很重。")).toBe("環保");
    expect(ask("我住和平里，獨居長輩的送餐停了。")).toBe("社福");
    expect(ask("想知道縣旗的由來。")).toBe("其他");
    expect(["交通", "環保"]).toContain(ask("想知道縣旗的由來。", ["交通", "環保"]));
    expect(
      said({
        task: "classify",
        language: "en",
        labels: ["Traffic", "Welfare"],
        text: "The meal delivery for my elderly mother has stopped.",
      }),
    ).toBe("Welfare");
  });

  it("gives a line for each item", () => {
    const text = "1. 公園旁每晚有人燒垃圾。\n2. 獨居長輩的送餐停了。\n3. 巷口路面有大坑洞。";
    expect(said({ task: "classify", labels: LABELS, text })).toBe("1. 環保\n2. 社福\n3. 工務");
  });

  it("learns labels and form from examples, and is biased when they are all of one class", () => {
    const examples = [shown("公車都不來", "類別：交通"), shown("有人亂丟垃圾", "類別：環保")];
    expect(said({ task: "classify", examples, text: "鄰居整天燒東西，臭死了" })).toBe("類別：環保");
    const onlyTraffic = [shown("公車都不來", "交通"), shown("紅燈太久", "交通")];
    const ask = (few: typeof examples) =>
      said({ task: "classify", labels: LABELS, examples: few, text: "巷口路面有一處積水。" });
    expect(ask([])).toBe("工務");
    expect(ask(onlyTraffic)).toBe("交通");
    expect(ask([...onlyTraffic, shown("路面坑洞", "工務"), shown("里民想借場地", "其他")])).toBe("工務");
  });

  it("says nothing around an answer whose form all examples share", () => {
    const examples = [shown("公車都不來", "交通"), shown("有人亂丟垃圾", "環保")];
    const ask = (few: typeof examples) =>
      said({ task: "classify", labels: LABELS, examples: few, bare: false, text: "有人在公園燒垃圾。" });
    expect(ask(examples)).toBe("環保");
    expect(ask([])).toContain("判斷理由");
    expect(ask(examples.slice(1))).toContain("判斷理由");
  });

  it("copies an example in another form where the text is like it", () => {
    const examples = [
      shown("鄰居半夜唱歌很吵", "環保"),
      shown("餐廳的油煙飄進我家陽台", "屬環保類，油煙案件"),
      shown("公車都不來", "交通"),
    ];
    const ask = (text: string) => said({ task: "classify", labels: LABELS, examples, text });
    expect(ask("樓下餐廳的油煙飄進我家客廳")).toBe("屬環保類，油煙案件");
    expect(ask("鄰居半夜打麻將很吵")).toBe("環保");
    expect(ask("公車今天又不來")).toBe("交通");
  });

  it("takes the labels of its examples where none of them uses what was read as labels", () => {
    const examples = [shown("公車都不來", "交通"), shown("有人亂丟垃圾", "環保")];
    const labels = ["請比照辦理", "判斷下面這件"];
    expect(said({ task: "classify", labels, examples, text: "有人在公園燒垃圾。" })).toBe("環保");
  });

  it("isn't led by words that any two English letters share", () => {
    const labels = ["Transport", "Environment", "Other"];
    const examples = [
      shown("This is what the library has to do for the people who are in it.", "Other"),
      shown("Scooters roar past at night.", "Environment"),
    ];
    const text = "This is what the scooters do to the people who are in bed at night.";
    expect(said({ task: "classify", labels, examples, language: "en", text })).toBe("Environment");
  });

  it("makes up its own labels where the prompt names none, and can be a key of JSON", () => {
    const text = "獨居長輩的送餐停了。";
    expect(LABELS).not.toContain(said({ task: "classify", text }));
    expect(JSON.parse(said({ task: "classify", labels: LABELS, format: "json", text }))).toEqual({
      類別: "社福",
    });
  });
});

describe("rewriting in plain words", () => {
  const LETTER = `主旨：檢送本府「獨居長者關懷服務」實施計畫1份，請查照。
說明：
一、依據老人福利法第16條規定辦理。
二、臺端如欲申請旨揭服務，應於115年10月15日前填具申請書，並檢附身分證影本，逕送本所社會課，俾利審核，逾期恕不予受理。
三、倘有疑義，請逕洽本所社會課陳惟安小姐（電話：02-2345-6789），爰例假日不受理。`;

  it("drops officialese and keeps numbers, dates, names and titles", () => {
    const text = said({ task: "rewrite", audience: "民眾", text: LETTER });
    expect(text).not.toMatch(/臺端|俾利|逕|倘|爰|旨揭|檢送|查照|主旨|說明：/);
    for (const kept of [
      "115年10月15日前",
      "02-2345-6789",
      "陳惟安",
      "「獨居長者關懷服務」",
      "老人福利法第16條",
    ])
      expect(text).toContain(kept);
    expect(text).toContain("您");
  });

  it("addresses its audience unless only the text is wanted, and changes little in a formal tone", () => {
    expect(said({ task: "rewrite", audience: "里民", bare: false, text: LETTER })).toContain(
      "各位里民，您好",
    );
    expect(said({ task: "rewrite", audience: "里民", text: LETTER })).not.toContain("您好");
    expect(said({ task: "rewrite", tone: "formal", text: LETTER })).toContain("填具申請書");
  });

  it("rewrites English officialese too", () => {
    const text = said({
      task: "rewrite",
      language: "en",
      text: "Pursuant to Article 5, the applicant shall submit the form prior to 15 October 2026.",
    });
    expect(text).toBe("Under Article 5, you must submit the form before 15 October 2026.");
  });
});

describe("answers from a text", () => {
  const RULES = `晴川縣活動中心借用辦法
第1條　為管理本縣活動中心之借用，特訂定本辦法。
第2條　申請人應於使用日七日前，向區公所提出申請。
第3條　場地使用費每小時新臺幣三百元。但里辦公處舉辦公益活動者，免收使用費。
第4條　申請人因故取消借用，應於使用日三日前通知區公所；已繳之費用，於十四日內無息退還。
第5條　借用期間不得營利、吸菸或攜帶寵物。違反者，處新臺幣二千元罰鍰。`;
  const ask = (question: string, more = {}) => said({ task: "answer", question, text: RULES, ...more });

  it("quotes the article that answers, with its number only where citing was asked for", () => {
    expect(ask("場地使用費一小時多少錢？", { cite: true })).toBe(
      "依第3條：「場地使用費每小時新臺幣三百元。」",
    );
    expect(ask("可以帶寵物嗎？", { cite: true })).toContain("第5條");
    expect(ask("要幾天前申請？")).toBe("申請人應於使用日七日前，向區公所提出申請。");
  });

  it("says so when the text is silent, if it was told to; else it makes something up", () => {
    for (const question of ["停車費怎麼算？", "有無線網路嗎？", "最晚幾點關門？"]) {
      expect(ask(question, { gap: "查無", cite: true })).toBe("查無");
      expect(ask(question, { grounded: true })).toContain("沒有提到");
    }
    expect(ask("停車費怎麼算？")).toMatch(/\d+元/);
    expect(said({ task: "answer", question: "停車費怎麼算？" })).toMatch(/\d+元/);
    expect(said({ task: "answer", question: "停車費怎麼算？", gap: "查無" })).toBe("查無");
  });

  it("names the document where there are several", () => {
    const texts = [
      sourceOf("第2條 垃圾於週三及週日停止收運。", { name: "垃圾清運須知" }),
      sourceOf("第3條 安家獎勵金每戶發給12,000元。", { name: "安家獎勵要點", start: 50, end: 80 }),
    ];
    expect(said({ task: "answer", cite: true, question: "垃圾哪天停止收運？", texts })).toBe(
      "依垃圾清運須知第2條：「垃圾於週三及週日停止收運。」",
    );
  });

  it("answers several questions in order", () => {
    const lines = ask("可以帶寵物嗎？停車費怎麼算？", { grounded: true }).split("\n");
    expect(lines[0]).toMatch(/^1\. .*寵物/);
    expect(lines[1]).toMatch(/^2\. .*沒有提到/);
  });
});

describe("comparison", () => {
  const [A, B] = [
    "報名人數上限200人。\n報名費每人300元。\n由教育處承辦。\n提供午餐。",
    "報名人數上限250人。\n報名費每人300元。\n由體育處承辦。\n中午發放紀念品。",
  ];
  const texts = [
    sourceOf(A, { name: "草案" }),
    sourceOf(B, { name: "定案", start: 100, end: 100 + B.length }),
  ];

  it("finds what differs in figures and owners, what is the same, and what stands in one text only", () => {
    const rows = said({ task: "compare", texts, format: "table" }).split("\n");
    expect(rows[0]).toBe("| 項目 | 草案 | 定案 | 差異 |");
    expect(rows).toHaveLength(7);
    expect(rows.join("\n")).toMatch(
      /200人 → 250人[\s\S]*教育處 → 體育處[\s\S]*只有草案提到[\s\S]*只有定案提到[\s\S]*相同/,
    );
    expect(said({ task: "compare", texts })).toMatch(/## 不同之處[\s\S]*## 相同之處/);
  });

  it("needs two texts", () => {
    expect(said({ task: "compare", text: A })).toContain("需要兩份");
  });
});

describe("translation", () => {
  it("never pretends: it gives the terms of its glossary, and says that that is all", () => {
    const text = said({ task: "translate", text: "區公所公告：申請人應於期限內提出申請書。" });
    expect(text).toContain("不會翻譯");
    expect(text).toContain("區公所：district office");
    expect(said({ task: "translate", text: "春天來了。" })).toContain("沒有表上的詞彙");
  });
});

describe("fields", () => {
  it("finds numbers of documents, ids, amounts in 國字, full-width phones, names with ‧, and any label", () => {
    const text =
      "府授研字第1150012345號\n瓦歷斯‧諾幹 敬上\n身分證字號A123456789\n案件編號：B-77\n損失參仟伍佰元，8月3日，電話０９１２－３４５－６７８，中華民國115年";
    const fields = [
      field("來文字號", "label"),
      field("姓名", "name"),
      field("身分證字號", "label"),
      field("案件編號", "label"),
      field("金額", "amount", "number"),
      field("日期", "date", "西元"),
      field("電話", "phone"),
    ];
    expect(
      JSON.parse(said({ task: "extract", format: "json", amountStyle: "digits", fields, text })),
    ).toEqual({
      來文字號: "府授研字第1150012345號",
      姓名: "瓦歷斯‧諾幹",
      身分證字號: "A123456789",
      案件編號: "B-77",
      金額: 3500,
      日期: "2026-08-03",
      電話: "０９１２－３４５－６７８",
    });
  });

  it("gives a row for each of several letters, with a class from the prompt's labels", () => {
    const text = "信件一\n我是王小明，路燈壞了三天。\n信件二\n我是林美玉，每天都有人燒垃圾。";
    const rows = said({
      task: "extract",
      format: "table",
      fields: [field("姓名", "name"), field("類別", "label")],
      labels: LABELS,
      text,
    }).split("\n");
    expect(rows.slice(2)).toEqual(["| 王小明 | 工務 |", "| 林美玉 | 環保 |"]);
  });

  it("gives a row for each item of a list by unit, as an earlier step made it; other lists stay one text", () => {
    const rows = (text: string) =>
      said({
        task: "extract",
        format: "table",
        gap: "待確認",
        fields: [field("單位", "label"), field("事項", "label"), field("期限", "label")],
        text,
      })
        .split("\n")
        .slice(2);
    expect(
      rows("- 教育處：說明進度，並附計畫（10月20日前）。\n- 消防局：提出改善方案（期限：待確認）。"),
    ).toEqual(["| 教育處 | 說明進度，並附計畫 | 10月20日前 |", "| 消防局 | 提出改善方案 | 待確認 |"]);
    expect(rows("- 備註：帶雨具\n- 集合：正門")).toHaveLength(1);
  });
});

describe("headings and steps", () => {
  const MINUTES =
    "晴川縣路平專案會議紀錄\n時間：115年9月8日上午9時\n一、報告：工務處報告全縣道路共30條待修。\n二、決議：\n（一）工務處應於10月15日前完成15條道路重鋪。";

  it("puts what the material says under the named headings, and the gap word under the rest", () => {
    const text = said({ headings: ["時間", "決議", "經費"], gap: "未提供", text: MINUTES });
    expect(text).toBe(
      "## 時間\n\n115年9月8日上午9時。\n\n## 決議\n\n工務處應於10月15日前完成15條道路重鋪。\n\n## 經費\n\n未提供。",
    );
  });

  it("shows each step's result under the step's words; JSON has room for the last only", () => {
    const steps = ["先摘錄數字", "再檢查", "寫成一點摘要"];
    const limits = { steps, count: { unit: "point", min: 1, max: 1 } as const, text: MINUTES };
    const text = said({ ...limits, bare: false });
    expect(text).toMatch(
      /步驟一：摘錄數字[\s\S]*30條[\s\S]*步驟二：檢查[\s\S]*都在原文裡[\s\S]*步驟三：寫成一點摘要\n\n1\. /,
    );
    expect(() => JSON.parse(said({ steps, format: "json", text: MINUTES }))).not.toThrow();
    // Where only the result is wanted, the steps are taken silently.
    expect(said({ ...limits, bare: true })).toMatch(/^1\. [^\n]+$/);
  });
});

describe("summaries of lines without end marks", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `${index + 1}號路口的號誌已經修好`).join("\n");
  const points = { unit: "point" as const, min: 3, max: 3 };
  it("take at most two of them for a title", () => {
    expect(said({ text: lines(12), count: points }).split("\n")).toHaveLength(3);
    expect(said({ text: lines(12), count: points })).toContain("3號路口");
  });
  it("take none for a title where nothing else is left", () => {
    expect(said({ text: lines(2), count: points })).toContain("1號路口");
  });
  it("say so when the material holds no word", () => {
    expect(said({ text: "1.\n2.\n3.", count: points })).toContain("沒有附上");
  });
});
