/** The reference cases of test/fixtures/losses.json and losses-more.json (PyTorch 1.13 on the CPU, float64) as requests. */
import { readFileSync } from "node:fs";
import type { LossRequest } from "../../src/core/request.ts";

type Json = number | string | Json[];

export interface ReferenceCase {
  readonly id: string;
  readonly kind: string;
  readonly request: LossRequest;
  /** Numbers, with "nan", "inf" and "-inf" decoded. */
  readonly expected: { loss: Json; gradient: Json; targets?: Json };
}

/** What distinguishes the request of each kind of case; the rest follows from its fields. */
const KINDS: Readonly<Record<string, Partial<LossRequest>>> = {
  "index-targets": {},
  "probability-targets": {},
  "soft-target-weighted": {},
  "kl-batchmean": { loss: "klDivergence" },
  lsr: {},
  lsr2: {},
  "padding-kl-sum": { loss: "klDivergence", convention: "padded" },
  "binary-multi-label": { convention: "binary" },
  "class-axis-1 (N, C, H, W)": {},
  "k-minus-1 (fairseq)": { convention: "others" },
  "prior (non-uniform)": { convention: "prior" },
  "index targets, weights, ignoreIndex": {},
  "probability targets, weights": {},
  "binary, weights and posWeight": { convention: "binary" },
  "KL divergence": { loss: "klDivergence" },
  "masked logits, index targets": {},
};

interface RawCase {
  id: string;
  kind: string;
  logits: Json;
  targets: Json;
  labelSmoothing: number;
  weight?: number[] | null;
  ignoreIndex?: number | null;
  posWeight?: number[] | null;
  prior?: number[] | null;
  paddingIndex?: number | null;
  reduction: LossRequest["reduction"];
  expected: { loss: Json; gradient: Json; targets?: Json };
}

/** Reads all cases of a file. An unknown kind is an error, so that none is passed over. */
export function referenceCases(file: "losses.json" | "losses-more.json"): ReferenceCase[] {
  const path = new URL(`../fixtures/${file}`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(path, "utf8")) as { cases: RawCase[] };
  return cases.map((raw) => {
    const kind = raw.kind.startsWith("extreme") ? {} : KINDS[raw.kind];
    if (kind === undefined) throw new Error(`unknown kind of reference case: ${raw.kind}`);
    const request = {
      ...kind,
      logits: decode(raw.logits),
      targets: decode(raw.targets),
      labelSmoothing: raw.labelSmoothing,
      reduction: raw.reduction,
      classWeights: raw.weight ?? undefined,
      ignoreIndex: raw.ignoreIndex ?? undefined,
      posWeight: raw.posWeight ?? undefined,
      prior: raw.prior ?? undefined,
      paddingIndex: raw.paddingIndex ?? undefined,
    };
    return {
      id: raw.id,
      kind: raw.kind,
      request,
      expected: decode(raw.expected as unknown as Json) as unknown as RawCase["expected"],
    };
  }) as ReferenceCase[];
}

const WORDS: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, "-inf": -Infinity };

function decode(json: Json): Json {
  if (typeof json === "string") return WORDS[json]!;
  if (Array.isArray(json)) return json.map(decode);
  if (json !== null && typeof json === "object") {
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, decode(value as Json)]),
    ) as unknown as Json;
  }
  return json;
}
