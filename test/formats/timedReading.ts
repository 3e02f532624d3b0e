/** Reads a text with the reader as it is shipped, and tells how long it took and what is wrong with the answer. */

import type { Reading } from "../../src/formats/arrayReading.ts";
import { bundledReader } from "./bundledReader.ts";

const readArrays = await bundledReader();

/**
 * What is read in `text`, and the time for it in ms. A time above `limit` may be the machine's: then it is the
 * processor's time that counts, the best of up to three readings.
 */
export function timedReading(text: string, limit: number): { readonly reading: Reading; readonly time: number } {
  const start = performance.now();
  const reading = readArrays(text);
  let time = performance.now() - start;
  for (let tries = 0; time >= limit && tries < 3; tries++) {
    const before = process.cpuUsage();
    readArrays(text);
    const { user, system } = process.cpuUsage(before);
    time = Math.min(time, (user + system) / 1000);
  }
  return { reading, time };
}

/** What is wrong with the reading of `text`, or "". */
export function faultOf(text: string, { arrays, words, problems }: Reading): string {
  if (arrays.length === 0 && problems.length === 0) return "neither an array nor a problem";
  for (const { shape, values, span } of arrays) {
    if (values.length !== shape.reduce((product, length) => product * length, 1))
      return `shape ${shape} of ${values.length}`;
    if (span.start >= span.end) return "an empty span";
  }
  for (const { span } of [...arrays, ...words, ...problems]) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      return `span ${span.start} to ${span.end}`;
  }
  return "";
}
