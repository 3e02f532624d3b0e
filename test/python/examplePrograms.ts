/** The examples of PyTorch's rules as programs: what a call is given, and the loss that the core computes for it. */
import type { LossRequest } from "../../src/core/request.ts";
import { RULES } from "../../src/rules/index.ts";
import { byCore, type Program } from "./programs.ts";

const LOGITS = [
  [2, 1, 0.1],
  [0.5, 2.5, -1],
  [-1, 0.3, 0.7],
];
const INDICES = [0, 2, 1];
const HOTS = [
  [1, 0, 1],
  [0, 0, 1],
  [1, 1, 0],
];
const WEIGHTS = [1, 2, 5];
const SOFT = [
  [0.7, 0.2, 0.1],
  [0.1, 0.1, 0.8],
  [0.25, 0.5, 0.25],
];

/** Code before and behind an example, which leaves `loss`; or why the example is not run. */
type Run =
  | { readonly before?: string; readonly after?: string; readonly request?: Partial<LossRequest> }
  | { readonly skipped: string };

const NEW: Run = { skipped: "PyTorch has it since 2.13" };
const STUB: Run = { skipped: "its helper is a stub" };
const BINARY = { convention: "binary", targets: HOTS } as const;
const FLOATS = "y = y.double()\n";
const TO_PROBS = `${FLOATS}x = torch.sigmoid(logits)\n`;
const KL = { loss: "klDivergence", targets: SOFT } as const;
const LOG_P = "log_p = torch.log_softmax(logits, 1)\nsoft, log_t = y, y.log()\n";
const MASKS = "mask = y == 1\nother = mask\n";

/** By rule, an entry for each of its examples. */
const RUNS: Readonly<Record<string, readonly Run[]>> = {
  "torch-cross-entropy-loss": [
    { after: "loss = criterion(logits, y)" },
    { after: "loss = loss(logits, y)", request: { classWeights: WEIGHTS, ignoreIndex: 0 } },
    { before: "x = logits\n", request: { classWeights: WEIGHTS, reduction: "sum" } },
  ],
  "torch-cross-entropy": [{}, { before: "x = logits\n", after: "loss = return_" }],
  "torch-linear-cross-entropy-loss": [NEW, NEW],
  "torch-linear-cross-entropy": [NEW, NEW],
  "torch-nll-loss": [
    { after: "loss = criterion(torch.log_softmax(logits, 1), y)", request: { classWeights: WEIGHTS } },
    STUB,
  ],
  "torch-nll-loss-function": [{ after: "loss = step(lambda x: torch.log_softmax(x, 1), logits, y)" }, STUB],
  "torch-kl-div-loss": [
    { before: LOG_P, after: "loss = criterion(log_p, soft)", request: { ...KL, reduction: "batchmean" } },
    { before: LOG_P, request: { ...KL, reduction: "mean" } },
  ],
  "torch-kl-div": [
    { before: LOG_P, request: { ...KL, reduction: "batchmean" } },
    { after: "it = Distil()\nit.teacher = torch.log\nloss = it.loss(torch.log_softmax(logits, 1), y)", request: KL },
  ],
  "torch-bce-loss": [
    { before: TO_PROBS, after: "loss = criterion(x, y)", request: BINARY },
    { before: TO_PROBS, after: "loss = Trainer(None).loss(x, y)", request: { ...BINARY, reduction: "none" } },
  ],
  "torch-bce-with-logits-loss": [
    { before: FLOATS, after: "loss = criterion(logits, y)", request: BINARY },
    { before: FLOATS, after: "loss = Trainer(None).loss(logits, y)", request: { ...BINARY, reduction: "none" } },
  ],
  "torch-binary-cross-entropy": [
    { before: TO_PROBS, request: BINARY },
    { before: `${TO_PROBS}${MASKS}net = identity\n`, request: { ...BINARY, reduction: "sum" } },
    { before: TO_PROBS, request: BINARY },
  ],
  "torch-binary-cross-entropy-with-logits": [
    { before: `${FLOATS}x = logits\n`, request: BINARY },
    { before: `${MASKS}x = logits\nnet = identity\n`, request: { ...BINARY, reduction: "sum" } },
    { before: `${FLOATS}x = logits\n`, request: BINARY },
  ],
};

const TORCH_RULES = RULES.filter(({ names }) => names[0].startsWith("torch."));

/** Examples without an entry: a new example needs one. */
export const EXAMPLES_WITHOUT_RUN: readonly string[] = TORCH_RULES.flatMap(({ id, examples }) =>
  examples.flatMap(({ before, after }, i) =>
    before.replace("‸", "") !== after && RUNS[id]?.[i] === undefined ? [`${id} ${i}`] : [],
  ),
);

export const EXAMPLE_PROGRAMS: readonly Program[] = TORCH_RULES.flatMap(({ id, examples }) =>
  examples.flatMap(({ after }, i): Program[] => {
    const run = RUNS[id]?.[i];
    if (run === undefined || "skipped" in run) return [];
    const request: LossRequest = { logits: LOGITS, targets: INDICES, labelSmoothing: 0.1, ...run.request };
    return [
      {
        name: `${id}, example ${i + 1}`,
        code: `${run.before ?? ""}${after}${run.after ?? ""}`,
        logits: LOGITS,
        targets: request.targets,
        weights: WEIGHTS,
        expected: byCore(request),
      },
    ];
  }),
);
