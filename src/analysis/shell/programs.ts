/** The training programs that are known by their command lines. */

/** A program, and the name under which rules know such a command. */
export interface Program {
  readonly name: string;
  /** What its script is called. */
  readonly script: RegExp;
  /** Flags of which one has to stand there (with a value, where one is said), since other programs are called so too. */
  readonly has?: readonly (readonly [flag: string, value?: RegExp])[];
}

const TRAIN = /(?:^|\/)train\.py$/;
const FAIRSEQ = /(?:^|\/)(?:fairseq-train|fairseq_cli\/train\.py|fairseq_cli\.train)$/;
/** Example scripts of transformers that train by cross-entropy through the Trainer. */
const TRAINER =
  /(?:^|\/)run_(?:glue|xnli|classification|image_classification|audio_classification|translation|summarization|seq2seq|ner|swag|clm|mlm)\.py$/;

/** The first that fits is taken. */
export const PROGRAMS: readonly Program[] = [
  { name: "fairseq-train --criterion cross_entropy", script: FAIRSEQ, has: [["criterion", /^cross_entropy$/]] },
  {
    name: "fairseq-train --label-smoothing",
    script: FAIRSEQ,
    has: [["criterion", /^label_smoothed_cross_entropy/], ["label-smoothing"]],
  },
  { name: "run_glue.py --label_smoothing_factor", script: TRAINER },
  { name: "run_glue.py --label_smoothing_factor", script: /\.py$/, has: [["label_smoothing_factor"]] },
  { name: "timm train.py --smoothing", script: /(?:^|\/)(?:train\.py|distributed_train\.sh)$/, has: [["smoothing"]] },
  { name: "torchvision train.py --label-smoothing", script: TRAIN, has: [["label-smoothing"]] },
];

/** Flags that only YOLOv5's detection takes, whose labels are smoothed class by class. */
export const YOLO_FLAGS: readonly string[] = ["hyp", "img", "imgsz", "img-size", "cfg", "weights"];
