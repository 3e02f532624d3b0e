import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{core,formats,report,rules,analysis,structure,python,tensorflow}/**/*.test.ts"],
    reporters: ["default"],
    testTimeout: 30_000,
  },
});
