/** The temperature with the least NLL for rows of any number, usually in two passes over them. */
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import type { Checked } from "../core/checked.ts";
import type { Kernels } from "./kernels.ts";
import { type RowSource, readBlocks } from "./rowSource.ts";
import {
  addPassSums,
  newPassSums,
  newTemperatureSearch,
  type PassSums,
  searchOn,
  type TemperaturePass,
  type TemperatureSearch,
} from "./temperatureSearch.ts";

/** Fits the temperature as the core does, to 1e-6. Yields the share of the present pass. */
export async function* fitSourceTemperature(
  kernels: Kernels,
  source: RowSource,
): AsyncGenerator<number, Checked<TemperatureFit>, void> {
  let search: TemperatureSearch = newTemperatureSearch();
  while (search.kind === "pass") {
    const sums = newPassSums(search.next);
    const done = yield* addPass(kernels, source, search.next, sums);
    if ("problem" in done) return done;
    search = searchOn(search, sums);
  }
  return { value: search.fit };
}

/** Adds the sums of one pass over the rows to `to`. Yields the share that is done. */
export function addPass(
  kernels: Kernels,
  source: RowSource,
  { b, isMany }: TemperaturePass,
  to: PassSums,
): AsyncGenerator<number, Checked<number>, void> {
  const { length, byteLength } = to.sums;
  const add = isMany ? kernels.temperatures32 : kernels.temperature32;
  return readBlocks(kernels, source, { sums: byteLength }, ({ count, logits, labels }, at) => {
    const sums = new Float64Array(kernels.memory.buffer, at.sums, length).fill(0);
    addPassSums(to, { rows: add(logits, labels, count, source.classes, b, at.sums), sums });
  });
}
