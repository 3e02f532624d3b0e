// axe-core in a webview's frame.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Fails where axe finds something; `what` is named then. */
export async function expectNoViolation(frame, what) {
  if (!(await frame.evaluate(() => "axe" in window))) {
    // The page's policy allows no further script element; evaluated by the browser's own channel it is none.
    await frame.evaluate(readFileSync(AXE, "utf8"));
  }
  const violations = await frame.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
  });
  assert.deepEqual(violations, [], what);
}
