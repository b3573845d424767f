import { formatProblem } from "#app/features/catalogue/content-problem.ts";
import { checkContent } from "./check-content.ts";

// npm run content:check: names file and line of whatever is wrong in content/ and in the zh-TW screen texts.

const { checked, problems } = checkContent("content", "app/messages/zh-TW");
for (const problem of problems) console.error(formatProblem(problem));
console.log(
  problems.length === 0
    ? `Content is fine (${checked.join("; ")}).`
    : `${problems.length} problems in the content (${checked.join("; ")}).`,
);
process.exit(problems.length === 0 ? 0 : 1);
