import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const document = readFileSync("SECURITY.md", "utf8");
const rows = document.split("\n").filter((line) => /^\| (?!threat|---)/.test(line));

it("names a test for every threat, and each is there", () => {
  expect(rows.length).toBeGreaterThan(25);
  const wrong = rows.flatMap((row) => {
    const named = [...row.matchAll(/`((?:app|db|tests)\/[\w./-]+\.tsx?)` "([^"]+)"/g)];
    if (named.length === 0) return [`no test: ${row}`];
    return named.flatMap(([, file = "", title = ""]) =>
      existsSync(file) && readFileSync(file, "utf8").includes(title) ? [] : [`${file}: "${title}"`],
    );
  });
  expect(wrong).toEqual([]);
});

it("leads to decisions that are there", () => {
  const links = [...document.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, file = ""]) => file);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((file) => !existsSync(file))).toEqual([]);
});
