import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Real servers, processes and letters read from pictures: on a crowded machine one may miss its time once.
    retry: process.env.CI ? 2 : 0,
    maxWorkers: 2,
  },
});
