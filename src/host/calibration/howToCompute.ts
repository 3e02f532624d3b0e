/** How rows are computed, by what they are and how many: exactly by the core in float64, or by the kernels in float32. */
import type { InputKind } from "../../core/lossProblem.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import type { LabelledArray } from "./labelledArray.ts";
import { logitsInFile } from "./logitsInFile.ts";

export type Way = "core" | "kernels";

export interface HowToCompute {
  /** The figures at T = 1, those at another temperature, and the fit of the temperature. */
  readonly plain: Way;
  readonly tempered: Way;
  readonly fit: Way;
  /** What the page says of it; undefined where there is nothing to say. */
  readonly sentence: (numbers: string, kernels: string) => string | undefined;
}

/** Up to so many numbers the core takes a moment, and the fit may hold all of them: 8 MB. */
export const EXACT_NUMBERS = 2 ** 20;

const EXACT: HowToCompute = { plain: "core", tempered: "core", fit: "core", sentence: () => undefined };

/** Larger arrays. Probabilities are used as they are at T = 1; at any other T they are logits by their logarithms. */
const LARGE: Readonly<Record<InputKind, HowToCompute>> = {
  logits: {
    plain: "kernels",
    tempered: "kernels",
    fit: "kernels",
    sentence: (numbers, kernels) => `${numbers} logits: computed in float32 ${kernels}.`,
  },
  probabilities: {
    plain: "core",
    tempered: "kernels",
    fit: "kernels",
    sentence: (numbers, kernels) => `${numbers} probabilities: ${FALLBACK} ${kernels}.`,
  },
  logProbabilities: {
    plain: "core",
    tempered: "kernels",
    fit: "kernels",
    sentence: (numbers, kernels) => `${numbers} log-probabilities: ${FALLBACK} ${kernels}.`,
  },
};

const FALLBACK =
  "their figures are computed row by row in float64, which is slower than logits would be; the temperature is fitted in float32";

/** Gives the way for an array of `rowCount` rows of `rowLength` numbers. */
export function howToCompute(
  { rowCount, rowLength }: { readonly rowCount: number; readonly rowLength: number },
  inputKind: InputKind,
): HowToCompute {
  return rowCount * rowLength <= EXACT_NUMBERS ? EXACT : LARGE[inputKind];
}

/** What the page says of how an array is computed; undefined where there is nothing to say. */
export function howSentence(array: LabelledArray): string | undefined {
  const { rowCount, rowLength } = array.entry;
  const isInWorkers = array.workers !== undefined && logitsInFile(array) !== undefined;
  const where = isInWorkers ? `, in ${array.workers.count} workers` : "";
  return array.how.sentence((rowCount * rowLength).toLocaleString("en"), `${BY_KERNELS[array.kernels.kind]}${where}`);
}

/** By which kernels, in words. */
const BY_KERNELS: Readonly<Record<Kernels["kind"], string>> = {
  relaxed: "by SIMD kernels (relaxed)",
  plain: "by SIMD kernels (plain: relaxed SIMD is not available here)",
  typescript: "by kernels in TypeScript, which are slower: WebAssembly with SIMD is not available here",
};
