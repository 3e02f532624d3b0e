/** Recognises a hand-written smoothing loss by running it on a few rows and comparing with the known formulas. */
import type { PythonSource } from "../python/pythonSource.ts";
import { attempt, type Candidate, type Manner, type Outcome } from "./attempt.ts";
import { type FormReduction, KNOWN_FORMS, type KnownForm, type Probe, resultOf } from "./knownForm.ts";
import { guesses } from "./roles.ts";
import { tensor } from "./tensor.ts";
import { ofTensor, type Value } from "./value.ts";

/** What a candidate turned out to compute. */
export interface Recognition {
  readonly form: KnownForm;
  readonly manner: Manner;
  readonly reduction: FormReduction;
  /** The parameter that holds the value, or the value that the code fixes. */
  readonly smoothing: { readonly parameter: string } | { readonly value: number };
  readonly outcome: Outcome;
  readonly reductionParameter?: string;
  /** The class weights' parameter, and whether they weigh as in the built-in loss or on the NLL term only. */
  readonly weights?: { readonly parameter: string; readonly kind: "builtIn" | "nllOnly" | "other" };
  /** Targets of -100 are left out. */
  readonly isMasked: boolean;
}

/** Recognises `candidate`; undefined where it computes anything else. */
export function recognise(source: PythonSource, candidate: Candidate): Recognition | undefined {
  const { text } = source;
  const code = text.slice(candidate.node.from, candidate.node.to);
  const literals = [...new Set(code.match(/(?<![\w.])0?\.\d+(?![\w.])/g) ?? [])].map(Number).flatMap((x) => [x, 1 - x]);
  for (const manner of manners(candidate, text)) {
    const hasValue = [...manner.roles.values()].includes("a");
    const values = hasValue ? [0.1] : manner.targets === "probabilities" ? [0] : literals;
    const run = firstRuns(source, candidate, manner);
    for (const a of values) {
      const found = matched(source, candidate, manner, run, a, hasValue);
      if (found !== undefined) return withOptions(source, candidate, found, a);
    }
  }
  return undefined;
}

function* manners(candidate: Candidate, text: string): Generator<Manner> {
  const all = guesses(candidate.parameters, text);
  for (const input of ["logits", "logProbs"] as const) {
    for (const targets of ["indices", "probabilities"] as const) {
      for (const isSwapped of [false, true]) {
        for (const roles of all) {
          const hasValue = [...roles.values()].includes("a");
          // Soft targets that are smoothed once more are another matter.
          if (targets === "probabilities" && hasValue) continue;
          yield { roles, isSwapped, targets, input };
        }
      }
    }
  }
}

/** The first run on a probe, once: where no parameter holds the value, all values that it may have share the run. */
function firstRuns(source: PythonSource, candidate: Candidate, manner: Manner) {
  const runs = new Map<Probe, Outcome | undefined>();
  return (probe: Probe, a: number): Outcome | undefined => {
    if (!runs.has(probe)) {
      const outcome = attempt(source, candidate, manner, probe, a);
      // What takes class indices too only hands them to a built-in loss.
      const takesIndices =
        outcome !== undefined &&
        manner.targets === "probabilities" &&
        attempt(source, candidate, { ...manner, targets: "indices" }, probe, a) !== undefined;
      runs.set(probe, takesIndices ? undefined : outcome);
    }
    return runs.get(probe);
  };
}

function matched(
  source: PythonSource,
  candidate: Candidate,
  manner: Manner,
  run: ReturnType<typeof firstRuns>,
  a: number,
  hasValue: boolean,
): Recognition | undefined {
  const isPaddingIgnored = [...manner.roles.values()].includes("pad");
  for (const paddingIndex of [1, 0]) {
    if (paddingIndex === 0 && isPaddingIgnored) continue;
    const probe = probeOf(5, 1, paddingIndex, isPaddingIgnored);
    const outcome = run(probe, a);
    if (outcome === undefined) continue;
    for (const form of KNOWN_FORMS) {
      if (form.targets !== manner.targets) continue;
      const reduction = form.reductions.find((each) => isClose(outcome.values, resultOf(form, probe, a, each)));
      if (reduction === undefined) continue;
      // Other rows, another value and, where the code does not fix it, another number of classes.
      const b = hasValue ? 0.3 : a;
      const isSure = [
        probeOf(7, 2, paddingIndex, isPaddingIgnored),
        probeOf(5, 3, paddingIndex, isPaddingIgnored),
      ].some((other) => {
        const again = attempt(source, candidate, manner, other, b);
        return again !== undefined && isClose(again.values, resultOf(form, other, b, reduction));
      });
      if (!isSure) continue;
      const parameter = [...manner.roles].find(([, role]) => role === "a")?.[0];
      const smoothing = parameter === undefined ? { value: Number(a.toPrecision(12)) } : { parameter };
      return { form, manner, reduction, smoothing, outcome, isMasked: false };
    }
  }
  return undefined;
}

/** What the other parameters do: the reduction, class weights; and what becomes of ignored rows. */
function withOptions(source: PythonSource, candidate: Candidate, found: Recognition, a: number): Recognition {
  const { form, manner, reduction } = found;
  const isPaddingIgnored = [...manner.roles.values()].includes("pad");
  const probe = probeOf(5, 1, 1, isPaddingIgnored);
  const run = (name: string, value: Value, rows = probe) =>
    attempt(source, candidate, manner, rows, a, new Map([[name, value]]))?.values;
  const free = candidate.parameters.filter(({ name }) => manner.roles.get(name) === "default");
  const reductionParameter = free.find(({ name }) =>
    (["none", "sum", "mean"] as const).every((each) => {
      const values = run(name, { kind: "string", value: each });
      return values !== undefined && isClose(values, resultOf(form, probe, a, each));
    }),
  )?.name;
  const weights = [1, 2, 5, 0.5, 1.5];
  const weighted = free.flatMap(({ name, value }) => {
    if (value?.name !== "None") return [];
    const values = run(name, ofTensor(tensor([5], [...weights])));
    if (values === undefined || isClose(values, resultOf(form, probe, a, reduction))) return [];
    return [{ parameter: name, kind: weighting(values, found, probe, a, weights) }];
  })[0];
  const ignored = { ...probe, indices: probe.indices.map((y, row) => (row === 1 ? -100 : y)) };
  const masked = { ...probe, paddingIndex: -100, isPaddingIgnored: true, indices: ignored.indices };
  const left = attempt(source, candidate, manner, ignored, a)?.values;
  const isMasked = left !== undefined && isClose(left, resultOf(form, masked, a, reduction));
  return {
    ...found,
    ...(reductionParameter !== undefined && { reductionParameter }),
    ...(weighted !== undefined && { weights: weighted }),
    isMasked,
  };
}

function weighting(
  values: readonly number[],
  { form, reduction, manner }: Recognition,
  probe: Probe,
  a: number,
  weights: readonly number[],
): "builtIn" | "nllOnly" | "other" {
  const sum = probe.indices.reduce((total, y) => total + weights[y]!, 0);
  const scale = reduction === "mean" && manner.targets === "indices" ? probe.indices.length / sum : 1;
  const builtIn = resultOf(form, probe, a, reduction, weights).map((value) => value * scale);
  if (isClose(values, builtIn)) return "builtIn";
  if (form.id !== "A" || reduction === "elements" || reduction === "batch") return "other";
  const hard = probe.indices.map((y, row) => weights[y]! * resultOf(form, probe, 0, "none")[row]!);
  const even = resultOf(form, probe, 1, "none");
  const rows = hard.map((nll, row) => (1 - a) * nll + a * even[row]!);
  const total = rows.reduce((x, y) => x + y, 0);
  const rest = even.reduce((x, y) => x + y, 0) / rows.length;
  const nllMean = hard.reduce((x, y) => x + y, 0) / sum;
  const possible = [rows, [total], [total / rows.length], [total / sum], [(1 - a) * nllMean + a * rest]];
  return possible.some((each) => isClose(values, each)) ? "nllOnly" : "other";
}

const probes = new Map<string, Probe>();

/** Four rows; one of them is the padding class. The same rows each time. */
function probeOf(K: number, seed: number, paddingIndex: number, isPaddingIgnored: boolean): Probe {
  const key = `${K} ${seed} ${paddingIndex} ${isPaddingIgnored}`;
  const probe = probes.get(key) ?? makeProbe(K, seed, paddingIndex, isPaddingIgnored);
  probes.set(key, probe);
  return probe;
}

function makeProbe(K: number, seed: number, paddingIndex: number, isPaddingIgnored: boolean): Probe {
  const wave = (i: number) => 2 * Math.sin(12.9898 * (i + 1) * seed + 78.233 * seed);
  const logits = tensor(
    [4, K],
    Array.from({ length: 4 * K }, (_, i) => wave(i)),
  );
  const soft = Array.from({ length: 4 }, (_, row) => {
    const shares = Array.from({ length: K }, (_, k) => 1 + Math.abs(wave(100 + row * K + k)));
    const total = shares.reduce((sum, each) => sum + each, 0);
    return shares.map((each) => each / total);
  });
  const indices = [2, paddingIndex, K - 1, 3].map((y, row) => (row === 1 && seed === 3 ? paddingIndex : y));
  return { logits, indices, soft, paddingIndex, isPaddingIgnored };
}

function isClose(actual: readonly number[], expected: readonly number[]): boolean {
  if (actual.length !== expected.length) return false;
  return actual.every((value, i) => Math.abs(value - expected[i]!) <= 1e-9 * Math.max(1, Math.abs(expected[i]!)));
}
