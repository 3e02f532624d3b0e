// TensorFlow.js on WebAssembly: its smoothed softmaxCrossEntropy, targets one-hot beforehand.
import { createRequire } from "node:module";
import path from "node:path";

/** Gives { version, entry(job) }; undefined where its WebAssembly backend does not start. */
export async function startTfjs() {
  try {
    const require = createRequire(import.meta.url);
    const tf = require("@tensorflow/tfjs");
    const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(`${path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
    if (!(await tf.setBackend("wasm"))) return undefined;
    return { version: tf.version.tfjs, entry: (job) => entry(tf, job) };
  } catch {
    return undefined;
  }
}

function entry(tf, { rows, classes, gradient }) {
  const logits = tf.randomNormal([rows, classes], 0, 3);
  const targets = tf.oneHot(tf.randomUniform([rows], 0, classes, "int32"), classes);
  const loss = (z) => tf.losses.softmaxCrossEntropy(targets, z, undefined, 0.1);
  const both = tf.valueAndGrad(loss);
  const once = () => {
    const start = performance.now();
    tf.tidy(() => {
      const { value, grad } = gradient ? both(logits) : { value: loss(logits) };
      value.dataSync();
      grad?.dataSync();
    });
    return performance.now() - start;
  };
  return {
    measure: async (repeats) => Array.from({ length: repeats }, once).sort((a, b) => a - b)[repeats >> 1],
    stop: () => tf.dispose([logits, targets]),
  };
}
