import { formatProblem } from "#app/features/catalogue/content-problem.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { checkContent, gateContent } from "./check-content.ts";

// npm run content:check: names file and line of whatever is wrong in content/ and in the zh-TW screen texts, then
// runs every lab's publishing gate: solutions pass, starters and the listed mistakes fail as named.

const { checked, problems } = checkContent("content", "app/messages/zh-TW");
if (problems.length === 0) {
  const gate = await gateContent("content", providerFor);
  problems.push(...gate.problems);
  checked.push(`${gate.labs} labs through their gate`);
}
for (const problem of problems) console.error(formatProblem(problem));
console.log(
  problems.length === 0
    ? `Content is fine (${checked.join("; ")}).`
    : `${problems.length} problems in the content (${checked.join("; ")}).`,
);
process.exit(problems.length === 0 ? 0 : 1);
