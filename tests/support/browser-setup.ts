import { existsSync } from "node:fs";
import { SERVER_FILE } from "./server.ts";
import { templateDatabase } from "./template-database.ts";

/** Once before all browser tests: the build must be there, and the workers' databases are copies of one. */
export default function setUp(): void {
  if (!existsSync(SERVER_FILE)) throw new Error("There is no production build: run `npm run build` first.");
  templateDatabase();
}
