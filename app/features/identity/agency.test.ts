import { expect, it } from "vitest";
import { buildTree } from "./agency.ts";

const row = (id: string, parentId: string | null) => ({
  id,
  code: id,
  nameZh: id,
  nameEn: id,
  parentId,
  endedOn: null,
});

it("puts each agency after its parent, by code, with the path from the root", () => {
  const tree = buildTree([row("C", "B"), row("D", "A"), row("B", "A"), row("A", null)]);
  expect(tree.map((one) => one.path.join("/"))).toEqual(["A", "A/B", "A/B/C", "A/D"]);
});

it("treats an agency whose parent is gone as a root instead of losing it", () => {
  expect(buildTree([row("X", "gone")]).map((one) => one.path)).toEqual([["X"]]);
});
