import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES = ["chromium", "fonts-noto-cjk"];
/** Parts of file names of fonts that hold traditional Chinese, for machines without fontconfig's own list. */
const CHINESE_FONT = /cjk|sourcehan|noto\w*(tc|hk)\b|uming|ukai|wqy|droidsansfallback|mingliu|kaiu/i;

/** Path of a Chromium to drive: CHROMIUM_PATH if set, else one that the PATH offers; null when there is none. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return isExecutable(given) ? given : null;
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/bin", "/usr/local/bin"];
  const candidates = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether text in traditional Chinese would be drawn as text and not as boxes. */
export function hasChineseFont(): boolean {
  const list = spawnSync("fc-list", [":lang=zh-tw", "family"], { encoding: "utf8" });
  if (list.status === 0) return list.stdout.trim() !== "";
  return ["/usr/share/fonts", "/usr/local/share/fonts", join(homedir(), ".fonts")]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }))
    .some((file) => CHINESE_FONT.test(file));
}

/** What the browser tests lack, in words; empty when they can run. */
function missing(): string[] {
  const lacking: string[] = [];
  if (findChromium() === null) {
    const given = process.env.CHROMIUM_PATH;
    lacking.push(given ? `CHROMIUM_PATH is ${given}, which can't be run` : "Chromium is not installed");
  }
  if (!hasChineseFont()) lacking.push("there is no font for traditional Chinese");
  return lacking;
}

/** How this user may run a command as root: directly, by sudo without a password, or (null) not at all. */
function asRoot(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
}

function run(command: string[]): boolean {
  const [program = "", ...rest] = command;
  console.log(`$ ${command.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, rest, { stdio: "inherit", env }).status === 0;
}

/** Installs Debian's packages if something is missing and this user may. @returns whether the browser tests can run */
export function ensureBrowser(): boolean {
  const before = missing();
  if (before.length === 0) {
    console.log(`Chromium: ${findChromium()}; a font for traditional Chinese is there.`);
    return true;
  }
  console.log(`The browser tests need more: ${before.join("; ")}.`);
  const prefix = asRoot();
  if (prefix !== null && existsSync("/usr/bin/apt-get") && !process.env.CHROMIUM_PATH) {
    run([...prefix, "apt-get", "update"]);
    run([...prefix, "apt-get", "install", "-y", "--no-install-recommends", ...PACKAGES]);
    const after = missing();
    if (after.length === 0) return true;
    console.error(`Installing didn't help: ${after.join("; ")}.`);
  }
  console.error(
    [
      "Please run, on Debian 12:",
      `    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES.join(" ")}`,
      "or, with a Chromium elsewhere, name it:",
      "    CHROMIUM_PATH=/path/to/chromium npm test",
    ].join("\n"),
  );
  return false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exit(ensureBrowser() ? 0 : 1);
