/** What the calibration editor shows of a file, and what it asks of the extension host. */
import * as v from "valibot";
import type { Band } from "../core/calibration/bootstrapBand.ts";
import type { CalibrationFigures } from "../core/calibration/figuresOf.ts";
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import type { SmoothedTrainingLoss } from "../core/calibration/smoothedTrainingLoss.ts";
import type { Checked } from "../core/checked.ts";
import type { InputKind } from "../core/lossProblem.ts";
import type { ArrayPreview } from "../formats/binary/previewArray.ts";
import type { Report } from "../report/report.ts";
import { describeIssue } from "./savedState.ts";

/** The beginning of an array of a file, or why its numbers cannot be read. */
export type ShownArray = ArrayPreview & { readonly problem?: string };

/** How many rows of how many are read. */
export interface Progress {
  readonly rows: number;
  readonly total: number;
  /** What is done with the rows, beyond reading them the first time. */
  readonly step?: string;
}

/** Figures of all rows (or, while reading, of those read so far), and what is drawn with them. */
export interface CalibrationShown {
  readonly figures: CalibrationFigures;
  readonly band: readonly (Band | null)[];
  readonly losses: readonly SmoothedTrainingLoss[];
}

/** A whole calibration. */
export interface CalibrationResult extends CalibrationShown {
  readonly fit: TemperatureFit;
  /** The same rows at the fitted temperature. */
  readonly fitted?: CalibrationShown;
}

/** What is said of where the numbers come from. */
export interface FileFacts {
  readonly name: string;
  readonly array: string;
  readonly labels: string;
  readonly inputKind: InputKind;
  /** Why it counts as logits or probabilities, one sentence. */
  readonly whyInputKind: string;
  readonly notes: readonly string[];
  /** How it is computed, where that is worth a sentence. */
  readonly computed?: string | undefined;
}

/** One file of a comparison. */
export interface ComparedFile {
  readonly name: string;
  /** Read from the name; null where it says none. */
  readonly labelSmoothing: number | null;
  readonly result?: CalibrationResult;
  readonly problem?: string;
}

/** A report as far as a page shows it. */
export type ShownReport = Pick<Report, "title" | "blocks" | "details">;

/** The editor's states. */
export type CalibrationView =
  | { readonly kind: "opening" }
  | {
      readonly kind: "reading";
      readonly facts: FileFacts;
      readonly progress: Progress;
      readonly soFar?: CalibrationShown;
    }
  | {
      readonly kind: "calibration";
      readonly facts: FileFacts;
      readonly result: CalibrationResult;
      readonly report: ShownReport;
      readonly arrays: readonly ShownArray[];
      readonly isDefaultEditor: boolean;
    }
  | { readonly kind: "cancelled"; readonly facts: FileFacts; readonly soFar?: CalibrationShown }
  | {
      readonly kind: "arrays";
      /** The file's name. */
      readonly name: string;
      readonly arrays: readonly ShownArray[];
      readonly message: string;
      readonly canChooseLabels: boolean;
    }
  | {
      readonly kind: "comparison";
      /** The files' addresses, which the page keeps over a reload. */
      readonly uris: readonly string[];
      readonly files: readonly ComparedFile[];
      readonly progress?: Progress;
      readonly report?: ShownReport;
    }
  | { readonly kind: "problem"; readonly message: string; readonly canChooseLabels: boolean };

/** What the host sends. */
export type ToCalibration =
  | { readonly kind: "show"; readonly view: CalibrationView }
  /** The figures at the slider's temperature. */
  | { readonly kind: "atTemperature"; readonly temperature: number; readonly shown: CalibrationShown }
  | { readonly kind: "said"; readonly text: string; readonly isProblem: boolean };

const toHost = v.variant("kind", [
  v.strictObject({ kind: v.literal("ready") }),
  v.strictObject({ kind: v.literal("chooseLabels") }),
  v.strictObject({
    kind: v.literal("chooseInputKind"),
    inputKind: v.picklist(["logits", "probabilities", "logProbabilities"]),
  }),
  v.strictObject({
    kind: v.literal("chooseBins"),
    binCount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  v.strictObject({
    kind: v.literal("chooseTemperature"),
    temperature: v.pipe(v.number(), v.minValue(0.01), v.maxValue(100)),
  }),
  v.strictObject({ kind: v.literal("openRow"), row: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.strictObject({ kind: v.literal("export"), format: v.picklist(["markdown", "csv", "json", "python"]) }),
  v.strictObject({ kind: v.literal("cancel") }),
  v.strictObject({ kind: v.literal("again") }),
  v.strictObject({ kind: v.literal("makeDefault") }),
  v.strictObject({ kind: v.literal("compare") }),
  v.strictObject({ kind: v.literal("copy"), text: v.pipe(v.string(), v.maxLength(2 ** 26)), what: v.string() }),
  v.strictObject({
    kind: v.literal("save"),
    name: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)),
    type: v.picklist(["svg", "png", "csv"]),
    content: v.union([v.string(), v.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
  }),
  v.strictObject({ kind: v.literal("failed"), message: v.pipe(v.string(), v.maxLength(20_000)) }),
]);

/** What the calibration page sends. */
export type FromCalibration = v.InferOutput<typeof toHost>;

const savedComparison = v.object({ uris: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(1000)) });

/** The addresses that a comparison's page kept; what is none is a problem. */
export function readSavedComparison(saved: unknown): Checked<readonly string[]> {
  const parsed = v.safeParse(savedComparison, saved);
  return parsed.success ? { value: parsed.output.uris } : { problem: describeIssue(parsed.issues[0]) };
}

/** Reads a message of the calibration page; what is not one is a problem. */
export function readFromCalibration(message: unknown): Checked<FromCalibration> {
  const parsed = v.safeParse(toHost, message);
  return parsed.success ? { value: parsed.output } : { problem: describeIssue(parsed.issues[0]) };
}
