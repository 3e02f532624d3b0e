import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{core,formats,report,structure}/**/*.test.ts"],
    reporters: ["default"],
    testTimeout: 30_000,
  },
});
