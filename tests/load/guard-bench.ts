import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findSensitive } from "#app/features/sandbox/guard/find-sensitive.ts";
import { Figures } from "./figures.ts";

// tsx tests/load/guard-bench.ts: how long the guard looks at texts of several sizes, as a JSON array of figures.
// Sizes are UTF-16 units (characters, for these texts), so that Chinese isn't let off with a third of the work.

const RUNS = 9;
const SIZES = { "256 kB": 256 * 1024, "512 kB": 512 * 1024, "1 MB": 1024 * 1024 };

const content = (pattern: RegExp) =>
  readdirSync("content/courses", { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => readFileSync(join("content/courses", name), "utf8"))
    .join("\n");

const PERSON =
  "陳怡君，身分證 A123456789，手機０９１２－３４５－６７８，住臺北市中正區重慶南路一段122號3樓，wang@mail.gov.tw，卡號 4111 1111 1111 1111，密碼：Abc12345。\n";

const TEXTS: Record<string, string> = {
  "Chinese prose": content(/(?<!\.en)\.md$/),
  "English prose": content(/\.en\.md$/),
  "nothing but personal data": PERSON,
  "full-width digits": "０９１２３４５６７　",
  "digits and blanks": "4 1 ",
  "one long word": "a",
  "密 without end": "密\n機密性密",
  "號 without end": "路1號巷2號",
  "@ without end": "a@b.",
};

const figures = new Figures();
for (const [name, text] of Object.entries(TEXTS)) {
  for (const [size, length] of Object.entries(SIZES)) {
    const input = text.repeat(Math.ceil(length / text.length)).slice(0, length);
    findSensitive(input);
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      findSensitive(input);
      figures.add(`guard, ${name}, ${size}`, "ms", performance.now() - start);
    }
  }
}
console.log(JSON.stringify(figures.all(), null, 2));
