import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";
import { nodeWorker } from "./vite-node-worker.ts";
import { slimMonaco } from "./vite-slim-monaco.ts";

export default defineConfig({
  plugins: [
    nodeWorker(),
    slimMonaco(),
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./app/i18n",
      outputStructure: "message-modules",
      strategy: ["globalVariable", "baseLocale"],
    }),
    remix(remixOptions),
  ],
  // What browsers import, so that nothing is optimised anew (and React loaded twice) in the middle of a visit. Not
  // the routes: their loaders lead to packages that no browser can load.
  optimizeDeps: {
    entries: ["app/*.client.tsx", "app/{features,ui}/**/*.tsx", "!**/*.{test,server}.{ts,tsx}"],
  },
  // Nothing is inlined as data: the content security policy allows the product's own origin only.
  build: { target: "es2022", cssMinify: true, sourcemap: false, assetsInlineLimit: 0, manifest: true },
  server: { watch: { ignored: ["**/data/**", "**/build/**"] } },
});
