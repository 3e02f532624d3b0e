// A .npy file of logits as a training script saves it, of any size, with its labels beside it: the same for the same numbers.
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";

/** The labels are drawn from softmax(z / TRUE_TEMPERATURE), so that about this temperature fits. */
export const TRUE_TEMPERATURE = 1.5;
const DEVIATION = 2.5;

/**
 * Writes `rows` x `classes` float32 logits of a normal distribution to `name`-logits.npy in `folder`, and their labels (int64)
 * to `name`-labels.npy. Gives { logits, labels, offset }: both paths, and where the logits' first row starts.
 */
export function writeLogits(folder, name, rows, classes) {
  const [logits, labels] = ["logits", "labels"].map((what) => path.join(folder, `${name}-${what}.npy`));
  const random = randomNumbers(rows + classes);
  const header = npyHeader("<f4", `(${rows}, ${classes})`);
  const file = openSync(logits, "w");
  writeSync(file, header);
  const drawn = new BigInt64Array(rows);
  const weights = new Float64Array(classes);
  const atATime = Math.max(1, Math.floor(2 ** 18 / classes));
  for (let from = 0; from < rows; from += atATime) {
    const count = Math.min(atATime, rows - from);
    const block = new Float32Array(count * classes);
    fillNormal(block, random);
    for (let row = 0; row < count; row++) {
      drawn[from + row] = BigInt(drawLabel(block.subarray(row * classes, (row + 1) * classes), weights, random));
    }
    writeSync(file, new Uint8Array(block.buffer));
  }
  closeSync(file);
  writeFileSync(labels, Buffer.concat([npyHeader("<i8", `(${rows},)`), new Uint8Array(drawn.buffer)]));
  return { logits, labels, offset: header.length };
}

/** The same rows twice in files of their own in `folder`. */
export function twice({ logits, labels }, folder) {
  return { logits: doubled(logits, "logits"), labels: doubled(labels, "labels") };

  function doubled(file, what) {
    const bytes = readFileSync(file);
    const start = 10 + bytes.readUInt16LE(8);
    const header = bytes.toString("latin1", 0, start);
    const rows = Number(/'shape': \((\d+)/.exec(header)[1]);
    // The header keeps its length: what the number gains the padding loses.
    const grown = header.replace(`(${rows},`, `(${2 * rows},`);
    const padded = grown.replace(`${" ".repeat(grown.length - start)}\n`, "\n");
    const target = path.join(folder, `twice-${what}.npy`);
    const data = bytes.subarray(start);
    writeFileSync(target, Buffer.concat([Buffer.from(padded, "latin1"), data, data]));
    return target;
  }
}

function npyHeader(type, shape) {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`;
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const head = Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, padded.length & 255, padded.length >> 8]);
  return Buffer.concat([head, Buffer.from(padded)]);
}

/** Box and Muller's transform, two numbers at a time. */
function fillNormal(block, random) {
  for (let i = 0; i < block.length; i += 2) {
    const radius = DEVIATION * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    block[i] = radius * Math.cos(angle);
    if (i + 1 < block.length) block[i + 1] = radius * Math.sin(angle);
  }
}

function drawLabel(row, weights, random) {
  let total = 0;
  for (let k = 0; k < row.length; k++) {
    weights[k] = Math.exp(row[k] / TRUE_TEMPERATURE);
    total += weights[k];
  }
  let left = random() * total;
  for (let k = 0; k < row.length; k++) {
    left -= weights[k];
    if (left < 0) return k;
  }
  return row.length - 1;
}

/** Numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
