import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "test/{core,formats,kernels,report,rules,analysis,structure,python,tensorflow,protocol,panel,webview}/**/*.test.{ts,tsx}",
    ],
    reporters: ["default"],
    testTimeout: 30_000,
  },
});
