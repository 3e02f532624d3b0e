/** The panel's code for TensorFlow.js is run: loss and gradient are the core's, to 1e-5 (float32). */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { tensorflowJs } from "../../src/report/snippets/frameworks/tensorflowJs.ts";
import { expectClose } from "../core/closeTo.ts";
import { inputName, SNIPPET_CASES, type SnippetCase } from "../report/snippetProblems.ts";

const FLOAT32 = { relative: 1e-5, floor: 1 };

beforeAll(async () => {
  // Without it TensorFlow.js prints a hint about its native binding.
  tf.env().set("PROD", true);
  await tf.setBackend("cpu");
});

test.each(SNIPPET_CASES)("$name", ({ problem, request }) => {
  const snippet = tensorflowJs.write(problem);
  if (!("code" in snippet)) throw new Error(snippet.reason);
  const result = compute(request);
  if ("problem" in result) throw new Error(result.problem);
  const loss = (input: tf.Tensor) => run(snippet.code, problem, input, request.targets);
  const input = tf.tensor(request.logits as number[][]);
  expectClose(result.value.loss, loss(input).arraySync(), FLOAT32, snippet.code);
  if (problem.inputKind !== "logits") return;
  const gradient = tf.grad((z) => loss(z).sum())(input);
  expectClose(result.value.gradLogits, gradient.arraySync(), FLOAT32, snippet.code);
});

/** Runs the code with its input and targets defined, and gives its loss. */
function run(code: string, problem: SnippetCase["problem"], input: tf.Tensor, targets: unknown): tf.Tensor {
  const body = code.replace(/^import .*$/m, "");
  const given = tf.tensor(targets as number[], undefined, problem.targets.kind === "indices" ? "int32" : "float32");
  return new Function("tf", inputName(problem).replace("_p", "P"), "targets", `${body}\nreturn loss;`)(
    tf,
    input,
    given,
  ) as tf.Tensor;
}
