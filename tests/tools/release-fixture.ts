import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import { prepareDatabase } from "#app/journey/run-service.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { makeDemoHistory } from "../../app/cli/demo-history.ts";

// npx tsx tests/tools/release-fixture.ts: the demo's database as this release makes it, for later releases to upgrade.
// Named after the newest migration, it stays as it is once the release is out (tests/upgrade.test.ts reads them all).

const FOLDER = "tests/fixtures/releases";
const folder = mkdtempSync(join(tmpdir(), "academy-release-"));
process.env.DATABASE_FILE = join(folder, "academy.db");
process.env.LOG_LEVEL = "warn";

await prepareDatabase();
await makeDemoHistory("the fixtures' password");
const { $client: sqlite } = getDatabase();
const newest = sqlite.prepare("SELECT max(name) FROM applied_migration").pluck().get() as string;
// Without the log beside it, the file alone is the whole database.
sqlite.pragma("journal_mode = DELETE");
sqlite.exec("VACUUM");
sqlite.close();

mkdirSync(FOLDER, { recursive: true });
const target = join(FOLDER, `${newest}.db.gz`);
const packed = gzipSync(readFileSync(process.env.DATABASE_FILE), { level: constants.Z_BEST_COMPRESSION });
writeFileSync(target, packed);
rmSync(folder, { recursive: true });
console.log(`${target}: ${Math.round(packed.length / 1024)} kB`);
// What a worker thread of the practice model still waits for is of no interest.
process.exit(0);
