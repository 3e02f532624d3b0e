import { defineConfig } from "vitest/config";

// It looks at arrays that packages make while they are loaded, and so wants them loaded anew.
const ISOLATED = ["test/formats/binary/fuzz.test.ts"];

export default defineConfig(({ mode }) => ({
  test: {
    reporters: ["default"],
    // What a test prints is shown where it fails.
    silent: "passed-only",
    testTimeout: 30_000,
    // Two results that differ may have thousands of numbers.
    diff: { truncateThreshold: 60 },
    // By default one processor is left to the main process, which has little to do: of two, that is half.
    maxWorkers: "100%",
    // `npm run unit:all` tries what a usual run samples; see test/effort.ts.
    env: mode === "all" ? { TEST_ALL: "1" } : {},
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Loading what the files share once in a worker, not once in a file, saves a third of the time. So a test has to
          // put back what it replaces (timers, globals), also where it fails.
          isolate: false,
          setupFiles: ["test/fixedSeed.ts"],
          include: [
            "test/{core,formats,kernels,calibration,report,rules,analysis,structure,python,tensorflow,protocol,panel,webview}/**/*.test.{ts,tsx}",
          ],
          exclude: ISOLATED,
        },
      },
      { extends: true, test: { name: "isolated", include: ISOLATED } },
    ],
  },
}));
