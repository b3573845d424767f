import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settings } from "#app/platform/env.server.ts";

const example = readFileSync(".env.example", "utf8").split("\n");
const documented = example.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

it("documents every setting in .env.example, and no other", () => {
  expect([...documented].sort()).toEqual(Object.keys(settings.shape).sort());
});

it("says in a comment above each what it means", () => {
  const unexplained = documented.filter((key) => {
    let index = example.findIndex((line) => line.startsWith(`${key}=`));
    // Settings that belong together may share a comment.
    while (index > 0 && /^[A-Z]/.test(example[index - 1] ?? "")) index--;
    return !example[index - 1]?.startsWith("#");
  });
  expect(unexplained).toEqual([]);
});
