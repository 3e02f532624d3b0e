/** The temperature that fits a file of logits on the disk. */
import type { TemperatureFit } from "../../core/calibration/fitTemperature.ts";
import type { Checked } from "../../core/checked.ts";
import { newTemperatureSearch, searchOn, type TemperatureSearch } from "../temperatureSearch.ts";
import type { LogitsInFile } from "./fileRows.ts";
import { type FileRun, runOverFile } from "./fileRun.ts";

/** Fits it as the core does, to 1e-6; undefined where it was cancelled. Reports the rows of each pass, usually of two. */
export async function fitFileTemperature(
  file: LogitsInFile,
  run: FileRun<undefined>,
): Promise<Checked<TemperatureFit | undefined>> {
  const report = (rows: number) => run.report(rows, () => undefined);
  let search: TemperatureSearch = newTemperatureSearch();
  while (search.kind === "pass") {
    const pass = await runOverFile("temperature", file, search.next, { ...run, report });
    if ("problem" in pass) return pass;
    if (pass.value === undefined) return { value: undefined };
    search = searchOn(search, pass.value);
  }
  return { value: search.fit };
}
