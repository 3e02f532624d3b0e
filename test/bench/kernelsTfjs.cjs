// Times TensorFlow.js's smoothed cross entropy on WebAssembly: a job in JSON a line on stdin, milliseconds on stdout.
const path = require("node:path");
const { createInterface } = require("node:readline");
const { timed } = require("./kernelsClock.cjs");
const print = console.log;
// Its advice to install another package is none of the benchmark's output.
console.log = console.warn = () => {};
const tf = require("@tensorflow/tfjs");
const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");

setWasmPaths(`${path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
main().catch(() => process.exit(1));

async function main() {
  if (!(await tf.setBackend("wasm"))) process.exit(1);
  print(`${tf.version.tfjs} in Node.js ${process.version}`);
  const held = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    const job = JSON.parse(line);
    const { rows, classes } = job;
    if (!held.has(rows)) {
      const logits = tf.randomNormal([rows, classes], 0, 3);
      held.set(rows, { logits, targets: tf.randomUniform([rows], 0, classes, "int32") });
    }
    print(String(measure(held.get(rows), job)));
  }
}

function measure({ logits, targets }, { classes, gradient, smoothing, repeats }) {
  const loss = (z) => tf.losses.softmaxCrossEntropy(tf.oneHot(targets, classes), z, undefined, smoothing);
  const both = tf.valueAndGrad(loss);
  const once = () => {
    const { value, grad } = gradient ? both(logits) : { value: loss(logits) };
    value.dataSync();
    grad?.dataSync();
  };
  const times = Array.from({ length: repeats }, () => timed(() => tf.tidy(once)));
  return times.sort((a, b) => a - b)[times.length >> 1];
}
