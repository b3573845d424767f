import { diffArrays } from "diff";
import { promptDiff } from "./prompt-diff.ts";
import type { ComparedPart } from "./solution.ts";
import type { WorkPart } from "./work.ts";
import { chosenIn, isText, textIn, workOfText } from "./work.ts";

/**
 * A learner's work beside the solution, part by part: texts by what changed, choices by who chose what. Made on the
 * server, so that it is there without scripts.
 * @param mine,solution works as one text each
 */
export function compareWork(parts: readonly WorkPart[], mine: string, solution: string): ComparedPart[] {
  const [own, theirs] = [workOfText(parts, mine), workOfText(parts, solution)];
  return parts.map((part): ComparedPart => {
    const { id } = part;
    const title = parts.length === 1 ? null : part.title;
    if (isText(part))
      return { id, title, kind: "text", diff: promptDiff(textIn(own, id), textIn(theirs, id), diffArrays) };
    const [byLearner, bySolution] = [new Set(chosenIn(own, id)), new Set(chosenIn(theirs, id))];
    const choices = part.options
      .filter((option) => byLearner.has(option.id) || bySolution.has(option.id))
      .map((option) => ({
        id: option.id,
        name: option.name ?? option.text,
        chosenBy: !bySolution.has(option.id)
          ? ("learner" as const)
          : byLearner.has(option.id)
            ? ("both" as const)
            : ("solution" as const),
      }));
    return { id, title, kind: "choice", choices };
  });
}
