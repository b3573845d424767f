import { defineConfig } from "vitest/config";
import { nodeWorker } from "./vite-node-worker.ts";

export default defineConfig({
  plugins: [nodeWorker()],
  test: {
    // Properties try hundreds of inputs; a busy machine may take its time over them.
    testTimeout: 30_000,
    // By itself it leaves one processor idle, which on two is half of them.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // Reading the modules anew for each file took as long as the tests themselves.
          isolate: false,
          setupFiles: ["tests/support/leave-as-found.ts"],
          include: ["app/**/*.test.ts", "db/**/*.test.ts", "tests/*.test.ts", "tests/content/**/*.test.ts"],
        },
      },
      { extends: true, test: { name: "dom", environment: "happy-dom", include: ["app/**/*.test.tsx"] } },
    ],
  },
});
