import { readFileSync } from "node:fs";
import { parseLab } from "../lab-file.ts";

type Change = (text: string) => string;

/** A lab of the content as it is read, or with its zh-TW text changed; `path` is without its ending. */
export function readLab(path: string, change: Change = (text) => text) {
  const zh = change(readFileSync(`${path}.lab.md`, "utf8"));
  const en = readFileSync(`${path}.lab.en.md`, "utf8");
  return parseLab({
    files: { "zh-TW": { path: "x.lab.md", text: zh }, en: { path: "x.lab.en.md", text: en } },
  });
}

/** As above, where it must be whole. */
export function labAt(path: string) {
  const { lab, problems } = readLab(path);
  if (!lab) throw new Error(JSON.stringify(problems));
  return lab;
}

/** What stands in a file's line, counted from 1. */
export const lineOf = (path: string, part: string): number => {
  const text = readFileSync(`${path}.lab.md`, "utf8");
  return text.slice(0, text.indexOf(part)).split("\n").length;
};
