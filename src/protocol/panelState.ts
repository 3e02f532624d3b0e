/** Everything that the panel shows: it can be drawn again from this alone, and nothing in it is markup or code. */
import * as v from "valibot";
import { CONVENTION_NAMES } from "../core/convention.ts";

/** The panel's sections, in their order. */
export const SECTIONS = ["targets", "loss", "curves", "batch", "explain"] as const;

/** How a heat map turns probabilities into colours. */
export const COLOR_SCALE_NAMES = ["linear", "squareRoot", "logarithmic"] as const;

const array = v.custom<Float64Array>((value) => value instanceof Float64Array, "Give a Float64Array.");
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The arrays: numRows x numClasses inputs (classes adjacent), their targets, and what there is one of for each class. */
const numbers = v.strictObject({
  numClasses: v.pipe(index, v.minValue(1)),
  input: array,
  inputKind: v.picklist(["logits", "probabilities", "logProbabilities"]),
  targets: v.variant("kind", [
    v.strictObject({ kind: v.literal("indices"), indices: array }),
    v.strictObject({ kind: v.literal("probabilities"), probs: array }),
  ]),
  classWeights: v.optional(array),
  posWeight: v.optional(array),
  prior: v.optional(array),
});

/** What the controls on top hold. */
const controls = v.strictObject({
  labelSmoothing: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  convention: v.picklist(CONVENTION_NAMES),
  loss: v.picklist(["crossEntropy", "klDivergence", "binaryCrossEntropy"]),
  reduction: v.picklist(["none", "mean", "sum", "batchmean"]),
  temperature: v.number(),
  ignoreIndex: v.pipe(v.number(), v.integer()),
  paddingIndex: v.optional(index),
});

/** Where what is shown came from; offsets are UTF-16 code units of the document as it was read. */
const source = v.variant("kind", [
  v.strictObject({ kind: v.literal("none") }),
  v.strictObject({ kind: v.literal("example") }),
  v.strictObject({
    kind: v.literal("selection"),
    uri: v.string(),
    start: index,
    end: index,
    /** Such as "line 5 of train.py". */
    place: v.string(),
    /** How it was understood, one sentence. */
    reading: v.string(),
  }),
  v.strictObject({
    kind: v.literal("file"),
    uri: v.string(),
    /** Such as "row 17 of logits.npy". */
    place: v.string(),
    reading: v.string(),
  }),
  v.strictObject({
    kind: v.literal("call"),
    uri: v.string(),
    start: index,
    end: index,
    place: v.string(),
    /** The qualified name: torch.nn.CrossEntropyLoss. */
    api: v.string(),
    reading: v.string(),
    /** Why a value cannot be written into this call; absent where it can. */
    whyReadOnly: v.optional(v.string()),
  }),
]);

/** A problem of the reading, beside the text that it is about. */
const note = v.strictObject({
  message: v.string(),
  excerpt: v.string(),
  uri: v.string(),
  start: index,
  end: index,
});

const panelState = v.strictObject({
  /** null: nothing to show yet. */
  numbers: v.nullable(numbers),
  controls,
  section: v.picklist(SECTIONS),
  /** The row of the batch that is shown. */
  row: index,
  /** True: the panel stays as it is, wherever the cursor goes. */
  isPinned: v.boolean(),
  /** Whether releasing the slider changes the followed call. */
  writesBack: v.boolean(),
  /** Whether the logits or targets were changed by hand since they were read. */
  isEdited: v.boolean(),
  source,
  notes: v.array(note),
  /** The framework whose code is shown under Explain. */
  framework: v.string(),
  /** The colours of the heat maps; absent: the scale that suits the number of classes. */
  colorScale: v.optional(v.picklist(COLOR_SCALE_NAMES)),
  /** Whether the numbers stand on the bars. */
  showsValues: v.boolean(),
});

export type ColorScaleName = (typeof COLOR_SCALE_NAMES)[number];
export type Section = (typeof SECTIONS)[number];
export type PanelNumbers = v.InferOutput<typeof numbers>;
export type PanelControls = v.InferOutput<typeof controls>;
export type PanelSource = v.InferOutput<typeof source>;
export type ReadingNote = v.InferOutput<typeof note>;
export type PanelState = v.InferOutput<typeof panelState>;

/** The schema of a whole state, and of what a person changes in the panel; what is read from the code is not among it. */
export const panelStateSchema = panelState;
export const panelChangeSchema = v.partial(v.omit(panelState, ["source", "notes"]));
export type PanelChange = v.InferOutput<typeof panelChangeSchema>;

/** The panel before anything was selected. */
export const EMPTY_STATE: PanelState = {
  numbers: null,
  controls: {
    labelSmoothing: 0.1,
    convention: "uniform",
    loss: "crossEntropy",
    reduction: "mean",
    temperature: 1,
    ignoreIndex: -100,
  },
  section: "targets",
  row: 0,
  isPinned: false,
  writesBack: true,
  isEdited: false,
  source: { kind: "none" },
  notes: [],
  framework: "pytorch",
  showsValues: false,
};

/** How many numbers the panel takes: a quarter of a million rows times classes are more than anyone looks at. */
export const MAX_NUMBERS = 2 ** 18;
