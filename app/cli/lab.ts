import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { publishingGate } from "#app/features/lab/gate.ts";
import { parseLab } from "#app/features/lab/lab-file.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";

const USAGE = `Usage: npm run lab -- gate [directory or lab file]

Runs the publishing gate over the labs in content/: each solution passes, starter and empty prompt fail, each listed
mistake fails on the checks that it names. Exit status 1 when a lab may not be published.`;

const [command, target = "content"] = process.argv.slice(2);
if (command !== "gate" || !existsSync(target)) {
  console.error(command === "gate" ? `There is no ${target}.` : USAGE);
  process.exit(2);
}
process.exit((await gate(labFiles(target))) ? 0 : 1);

/** The zh-TW lab files in a directory; the English one stands beside each. */
function labFiles(path: string): string[] {
  if (path.endsWith(".lab.md")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".lab.md"))
    .sort()
    .map((name) => join(path, name));
}

async function gate(paths: string[]): Promise<boolean> {
  let passed = paths.length > 0;
  if (paths.length === 0) console.error("No .lab.md files found.");
  for (const path of paths) {
    const english = path.replace(/\.lab\.md$/, ".lab.en.md");
    const read = (file: string) => ({
      path: relative(process.cwd(), file),
      text: existsSync(file) ? readFileSync(file, "utf8") : "",
    });
    const { lab, problems } = parseLab({ files: { "zh-TW": read(path), en: read(english) } });
    for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
    if (!lab) {
      passed = false;
      continue;
    }
    const results = await publishingGate(lab, providerFor(lab.model));
    for (const { locale, prompt, ok, message } of results) {
      console.log(`${ok ? "ok  " : "FAIL"} ${lab.id} ${locale} ${prompt}: ${message}`);
      passed &&= ok;
    }
  }
  return passed;
}
