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
    const pass: Checked<PassSums> = yield* passOver(kernels, source, search.next);
    if ("problem" in pass) return pass;
    search = searchOn(search, pass.value);
  }
  return { value: search.fit };
}

/** The sums of one pass. */
export async function* passOver(
  kernels: Kernels,
  source: RowSource,
  pass: TemperaturePass,
): AsyncGenerator<number, Checked<PassSums>, void> {
  const total = newPassSums(pass);
  const { length, byteLength } = total.sums;
  const add = pass.isMany ? kernels.temperatures32 : kernels.temperature32;
  const done = yield* readBlocks(kernels, source, { sums: byteLength }, ({ count, logits, labels }, at) => {
    const sums = new Float64Array(kernels.memory.buffer, at.sums, length).fill(0);
    addPassSums(total, { rows: add(logits, labels, count, source.classes, pass.b, at.sums), sums });
  });
  return "problem" in done ? done : { value: total };
}
