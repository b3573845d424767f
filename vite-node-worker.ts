import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "vite";

const QUERY = "?node-worker";

/**
 * `import url from "./x.worker.ts?node-worker"` gives the address of a Node worker thread's script.
 * A production build emits the worker as a chunk of its own; dev and Vitest bundle it into a cache file.
 */
export function nodeWorker(): Plugin {
  let isBuild = false;
  return {
    name: "node-worker",
    enforce: "pre",
    configResolved(config) {
      isBuild = config.command === "build";
    },
    async resolveId(id, importer) {
      if (!id.endsWith(QUERY)) return;
      const resolved = await this.resolve(id.slice(0, -QUERY.length), importer, { skipSelf: true });
      return resolved ? resolved.id + QUERY : undefined;
    },
    async load(id) {
      if (!id.endsWith(QUERY)) return;
      const file = id.slice(0, -QUERY.length);
      if (isBuild) {
        const reference = this.emitFile({ type: "chunk", id: file });
        return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
      }
      const directory = join(process.cwd(), "node_modules/.cache/node-worker");
      mkdirSync(directory, { recursive: true });
      // The process's id keeps parallel test processes from reading a half-written file.
      const name = createHash("sha1").update(file).digest("hex").slice(0, 8);
      const outfile = join(directory, `${name}-${process.pid}.mjs`);
      const result = await build({
        entryPoints: [file],
        outfile,
        bundle: true,
        platform: "node",
        format: "esm",
        packages: "external",
        metafile: true,
        sourcemap: "inline",
      });
      for (const input of Object.keys(result.metafile.inputs)) this.addWatchFile(join(process.cwd(), input));
      return `export default ${JSON.stringify(`${pathToFileURL(outfile).href}?t=${Date.now()}`)};`;
    },
  };
}
