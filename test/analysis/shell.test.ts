/** Command lines are found whatever their layout, and edits keep it. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { shellCommands } from "../../src/analysis/shell/commands.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

test.each<[string, string[][]]>([
  ['a \'b c\'d "e\\"f" g\\ h', [["a", "b cd", 'e\\"f', "g h"]]],
  ["a \\\n  b # c\nd", [["a", "b"], ["d"]]],
  ["a; b && c | d & e", [["a"], ["b"], ["c"], ["d"], ["e"]]],
  ["a > log 2>&1", [["a", ">", "log", "2>&1"]]],
  ["a $(b c) $\x7bd} e", [["a", "$(b c)", "$\x7bd}", "e"]]],
  ["cat <<EOF\nx y\nEOF\nz", [["cat", "<<EOF"], ["z"]]],
  ["a 'open", [["a", "open"]]],
])("the words of %j", (text, words) => {
  expect(shellCommands(text).map((command) => command.map((word) => word.text))).toEqual(words);
});

/** What the first action makes of the first command, or why not. */
function rewritten(text: string): string | undefined {
  const source = readSource("shell", text);
  const call = findLossCalls(source)[0];
  if (call === undefined) return undefined;
  const [first] = smoothingActions(source, call, { labelSmoothing: 0.1 });
  return first!.declined ?? applyEdits(text, first!.edits);
}

test.each<[string, string | undefined]>([
  ["python run_glue.py --do_train", "python run_glue.py --do_train --label_smoothing_factor 0.1"],
  ["python run_glue.py", "python run_glue.py --label_smoothing_factor 0.1"],
  ["python run_glue.py --x 1 | tee log", "python run_glue.py --x 1 --label_smoothing_factor 0.1 | tee log"],
  ["python run_glue.py --x 1 > log 2>&1 &", "python run_glue.py --x 1 --label_smoothing_factor 0.1 > log 2>&1 &"],
  [
    "python run_glue.py --x 1 \\\r\n  --y 2 \\\r\n",
    "python run_glue.py --x 1 \\\r\n  --y 2 \\\r\n  --label_smoothing_factor 0.1 \\\r\n",
  ],
  ['python run_glue.py --label_smoothing_factor "0.2"', "python run_glue.py --label_smoothing_factor 0.1"],
  ['python run_glue.py --x 1 "$@"', "$@ may already hold label_smoothing_factor. Write the arguments out first."],
  ["python run_glue.py $ARGS", "$ARGS may already hold label_smoothing_factor. Write the arguments out first."],
  ["grep run_glue.py *.sh", undefined],
  ["python train.py --smoothing", undefined],
  ["python run_glue.py --label_smoothing_factor", undefined],
  [
    "fairseq-train $DATA --criterion=cross_entropy",
    "fairseq-train $DATA --criterion=label_smoothed_cross_entropy --label-smoothing 0.1",
  ],
])("%j", (text, expected) => expect(rewritten(text)).toBe(expected));

test("a flag is removed with the line that it has alone", () => {
  const text =
    "fairseq-train d \\\n  --criterion label_smoothed_cross_entropy \\\n  --label-smoothing 0.1 \\\n  --fp16\n";
  const source = readSource("shell", text);
  const actions = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
  const remove = actions.find(({ kind }) => kind === "remove")!;
  expect(applyEdits(text, remove.edits)).toBe(
    "fairseq-train d \\\n  --criterion label_smoothed_cross_entropy \\\n  --fp16\n",
  );
});
