import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { CourseSource } from "./course.ts";

/** Folders of the courses in a content folder, by name; a folder is a course when it has a course.md. */
export function courseFolders(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory() && readdirSync(path).includes("course.md"));
}

/** Reads a course's folder: Markdown and SVG, sorted by path, line ends made LF. */
export function readCourseSource(folder: string): CourseSource {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(md|svg)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n") }));
  return { id: basename(folder), files };
}

/** sha256 over all files and their paths: the identity of a version's content. */
export function contentHash(source: CourseSource): string {
  const hash = createHash("sha256");
  for (const { path, text } of source.files) hash.update(JSON.stringify([path, text]));
  return hash.digest("hex");
}
