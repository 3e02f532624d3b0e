/** Targets and predictions of a whole batch are those of its rows; remembered predictions change no result. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchProbs, batchTargets } from "../../src/core/batchArrays.ts";
import { rememberedPredictor } from "../../src/core/categoricalRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { lossTotals } from "../../src/core/lossTotals.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rowComputer } from "../../src/core/rowComputer.ts";
import { expectClose } from "./closeTo.ts";
import { problems } from "./problems.ts";

/** To the four decimals that are printed. */
const CLOSE = { relative: 5.1e-5, floor: 1 };

function read(request: LossRequest): LossProblem {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

/** The Annotated Transformer's example: class 0 is padding, the third row is padding. */
const PADDED: LossRequest = {
  logits: [
    [1, 2, 3, 4, 5],
    [0, 0, 0, 0, 0],
    [9, 0, 0, 0, 0],
  ],
  targets: [2, 1, 0],
  labelSmoothing: 0.4,
  convention: "padded",
  paddingIndex: 0,
};

test("the padding example's targets", () => {
  const third = 0.4 / 3;
  expectClose(
    [...batchTargets(read(PADDED))],
    [0, third, 0.6, third, third, 0, 0.6, third, third, third, 0, 0, 0, 0, 0],
    { relative: 1e-15, floor: 1 },
  );
});

test("the worked example's predictions", () => {
  const logits = [
    [10, 0, 0],
    [3.3322, 0, 0],
  ];
  const probs = batchProbs(read({ logits, targets: [0, 0], labelSmoothing: 0.1 }));
  expectClose([...probs], [0.9999, 0, 0, 0.9333, 0.0333, 0.0333], CLOSE);
});

test("a sigmoid for each element of a binary loss", () => {
  const probs = batchProbs(
    read({
      logits: [[0, Math.log(3), -Math.log(4)]],
      targets: [[1, 0, 1]],
      loss: "binaryCrossEntropy",
      labelSmoothing: 0,
    }),
  );
  expectClose([...probs], [0.5, 0.75, 0.2], { relative: 1e-15, floor: 1 });
});

describe("random problems", () => {
  const check = (property: (problem: LossProblem) => void) =>
    fc.assert(
      fc.property(problems(), (request) => property(read(request))),
      { numRuns: 60 },
    );

  test("whole arrays are the rows one after the other", () => {
    check((problem) => {
      const { numRows, numClasses } = problem;
      const [targets, probs] = [batchTargets(problem), batchProbs(problem)];
      for (let row = 0; row < numRows; row++) {
        const figures = rowComputer(problem)(row);
        const [from, to] = [row * numClasses, (row + 1) * numClasses];
        expect(targets.subarray(from, to)).toEqual(figures.targetProbs);
        expect(probs.subarray(from, to)).toEqual(figures.probs);
      }
    });
  });

  test("totals are the same to the last bit, whatever value the predictions were remembered at", () => {
    check((problem) => {
      if (problem.loss === "binaryCrossEntropy") return;
      const predict = rememberedPredictor(problem);
      for (const labelSmoothing of [0, problem.labelSmoothing, 0.3]) {
        const at = { ...problem, labelSmoothing };
        expect(finish(lossTotals(at, [0, 1], () => {}, predict))).toEqual(finish(lossTotals(at)));
      }
    });
  });
});

function finish<T>(steps: Generator<number, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
