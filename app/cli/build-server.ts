import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

// The last step of `npm run build`: the Express server as one file, and the browser's files compressed ahead.

await build({
  entryPoints: ["server.ts"],
  outfile: "build/server.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  // Remix's build stays a file of its own, beside this one.
  plugins: [
    {
      name: "keep-remix-build-apart",
      setup(plugin) {
        plugin.onResolve({ filter: /^\.\/build\/server\/index\.js$/ }, () => ({
          path: "./server/index.js",
          external: true,
        }));
      },
    },
  ],
});

const assets = "build/client/assets";
let before = 0;
let after = 0;
for (const name of readdirSync(assets, { recursive: true, encoding: "utf8" })) {
  if (!/\.(js|css|svg|json)$/.test(name)) continue;
  const path = join(assets, name);
  const content = readFileSync(path);
  // As small as can be, but for the editor: its megabytes would take as long as the rest of the build.
  const quality = content.length < 1_000_000 ? 11 : 9;
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  before += content.length;
  after += brotli.length;
}
console.log(
  `Compressed the browser's files: ${Math.round(before / 1000)} kB to ${Math.round(after / 1000)} kB.`,
);
