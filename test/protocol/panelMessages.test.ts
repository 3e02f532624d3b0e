/** Messages of the panel are read; whatever is none is refused with a reason. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readToHost } from "../../src/protocol/panelMessages.ts";
import { rounds } from "../effort.ts";

test.each<[string, unknown]>([
  ["ready", { kind: "ready" }],
  ["ready with what was kept", { kind: "ready", saved: { anything: true } }],
  ["a change of the section", { kind: "change", number: 1, change: { section: "batch" } }],
  ["a value", { kind: "writeValue", labelSmoothing: 0.1 }],
  ["a place", { kind: "reveal" }],
  ["a note's place", { kind: "reveal", note: 0 }],
  ["an insertion", { kind: "insert", what: "targets" }],
  ["a copy", { kind: "copy", text: "a,b", what: "Targets as CSV" }],
  ["an SVG", { kind: "save", name: "targets", type: "svg", content: "<svg/>" }],
  ["a PNG", { kind: "save", name: "targets", type: "png", content: new Uint8Array([137]) }],
])("%s is read", (_, message) => {
  expect(readToHost(message)).toEqual({ value: message });
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a word", "ready"],
  ["an unknown kind", { kind: "execute", command: "rm" }],
  ["one key too many", { kind: "showExample", command: "rm" }],
  ["a value outside of 0 to 1", { kind: "writeValue", labelSmoothing: -0.1 }],
  ["a value that is nan", { kind: "writeValue", labelSmoothing: Number.NaN }],
  ["a source, which only the host knows", { kind: "change", number: 1, change: { source: { kind: "none" } } }],
  ["a change without a number", { kind: "change", change: { section: "batch" } }],
  ["a note that is no index", { kind: "reveal", note: -1 }],
  ["a path for a name", { kind: "save", name: "../../etc/passwd", type: "svg", content: "" }],
  ["another type of file", { kind: "save", name: "targets", type: "html", content: "" }],
  ["a list for an array", { kind: "change", number: 1, change: { numbers: { numClasses: 1, input: [1] } } }],
])("%s is refused", (_, message) => {
  expect(readToHost(message)).toEqual({ problem: expect.stringMatching(/./) });
});

test("anything at all is read or refused, never thrown at", () => {
  const kinds = fc.constantFrom("ready", "change", "writeValue", "reveal", "insert", "copy", "save", "failed");
  const almost = fc.record({ kind: kinds, change: fc.anything(), what: fc.anything() }, { requiredKeys: ["kind"] });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), almost), (message) => {
      const result = readToHost(message);
      return "value" in result || result.problem.length > 0;
    }),
    { numRuns: rounds(500, 2000) },
  );
});
