import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

// A key that is missing in English silently shows Chinese, and a file that the project doesn't list says nothing.

const MESSAGES = "app/messages";
const SCHEMA_KEY = "$schema";

type Messages = Record<string, unknown>;

function read(locale: string, file: string): Messages {
  const { [SCHEMA_KEY]: _, ...messages } = JSON.parse(readFileSync(join(MESSAGES, locale, file), "utf8"));
  return messages;
}

/** Names of the placeholders of a text, plurals and their variants included. */
function placeholders(message: unknown): string[] {
  const found = JSON.stringify(message).matchAll(/\{\s*(\w+)[^{}]*\}/g);
  return [...new Set([...found].map((match) => match[1] ?? ""))].sort();
}

const files = (locale: string) => readdirSync(join(MESSAGES, locale)).sort();

it("has the same files in both languages, and the project lists each", () => {
  expect(files("en")).toEqual(files("zh-TW"));
  const project = JSON.parse(readFileSync("project.inlang/settings.json", "utf8"));
  const listed: string[] = project["plugin.inlang.messageFormat"].pathPattern;
  expect(listed.map((path) => path.split("/").at(-1)).sort()).toEqual(files("zh-TW"));
});

describe.each(files("zh-TW"))("%s", (file) => {
  const chinese = read("zh-TW", file);
  const english = read("en", file);

  it("says the same things in both languages", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  it("fills in the same placeholders in both languages", () => {
    const of = (messages: Messages) =>
      Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, placeholders(text)]));
    expect(of(english)).toEqual(of(chinese));
  });

  it("leaves nothing empty", () => {
    const empty = [...Object.entries(chinese), ...Object.entries(english)].filter(([, text]) => text === "");
    expect(empty).toEqual([]);
  });
});

it("uses a key in one file only", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of files("zh-TW")) {
    for (const key of Object.keys(read("zh-TW", file))) {
      if (seen.has(key)) twice.push(`${key} in ${seen.get(key)} and ${file}`);
      seen.set(key, file);
    }
  }
  expect(twice).toEqual([]);
});

/** English texts that hold Chinese on purpose: names of languages, parts and marks of Chinese documents. */
const CHINESE_IN_ENGLISH = [
  "catalogue_languages",
  "frame_other_language",
  // The parts of an official letter go by their Chinese names.
  "lab_check_letter_subject",
  "lab_check_letter_closing",
  "lab_check_letter_items",
  "lab_check_letter_deadline",
];

it("writes English in English", () => {
  const english = files("en").flatMap((file) => Object.entries(read("en", file)));
  const chinese = english.filter(([, text]) => /\p{Script=Han}/u.test(JSON.stringify(text)));
  expect(chinese.map(([key]) => key).filter((key) => !CHINESE_IN_ENGLISH.includes(key))).toEqual([]);
});

it("has no text that nothing says any more", () => {
  const sources = ["app", "tests"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("i18n"))
      .map((path) => readFileSync(join(folder, path), "utf8")),
  );
  const said = new Set(sources.join("\n").match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g));
  const keys = files("zh-TW").flatMap((file) => Object.keys(read("zh-TW", file)));
  expect(keys.filter((key) => !said.has(key))).toEqual([]);
});
