/** The API that activate() exports, with the worked example (K = 3, true class 0, a = 0.1) and with requests that are refused. */
import { equal, near, ok, rejects } from "./assert";
import { extensionApi } from "./extensionApi";

const logits = [
  [10, 0, 0],
  [3.3322, 0, 0],
];
const targets = [0, 0];

suite("the API for other extensions", () => {
  test("compute gives the worked example", async () => {
    const { compute } = await extensionApi();
    const result = compute({ logits, targets, labelSmoothing: 0.1 });
    near(result.rowLosses, [0.66675746, 0.29113984], 5e-9, "the losses of the rows");
    near(result.loss, (0.66675746 + 0.29113984) / 2, 5e-9, "their mean");
    near(result.targetProbs, [target, target], 1e-15, "the smoothed targets");
    near(result.rowMinimumLosses, [0.29113984, 0.29113984], 5e-9, "the floors of the rows");
    near(result.optimalGap, Math.log(28), 1e-14, "the optimal gap");
    const half = [0.06657588, -0.03328794, -0.03328794].map((slope) => slope / 2);
    near((result.gradLogits as unknown[])[0], half, 5e-9, "the gradient of the mean");
  });

  for (const { title, request, message } of [
    { title: "a value above 1", request: { logits, targets, labelSmoothing: 1.5 }, message: /1\.5/ },
    { title: "a target that is no class", request: { logits, targets: [0, 3], labelSmoothing: 0.1 }, message: /3/ },
    { title: "targets of another length", request: { logits, targets: [0], labelSmoothing: 0.1 }, message: /targets/i },
    { title: "no logits", request: { targets, labelSmoothing: 0.1 }, message: /logits/ },
  ]) {
    test(`compute refuses ${title}`, async () => {
      const { compute } = await extensionApi();
      await rejects(() => compute(request), message);
    });
  }

  test("read gives arrays with names and spans", async () => {
    const { read } = await extensionApi();
    const text = "logits = torch.tensor([[2.0, 1.0, 0.1]])\ny = torch.tensor([0])";
    const { arrays, problems } = read(text);
    equal(problems, [], "the problems");
    const found = arrays.map(({ name, shape, values }) => ({ name, shape, values: Array.from(values) }));
    const expected = [
      { name: "logits", shape: [1, 3], values: [2, 1, 0.1] },
      { name: "y", shape: [1], values: [0] },
    ];
    equal(found, expected, "the arrays");
    ok(text.slice(arrays[0]?.span.start, arrays[0]?.span.end).includes("[[2.0, 1.0, 0.1]]"), "the span of the logits");
  });

  test("read says where a ragged row is", async () => {
    const { read } = await extensionApi();
    const text = "[[1, 2], [3]]";
    const [problem] = read(text).problems;
    ok(problem, "no problem is reported");
    ok(problem.span.start >= 0 && problem.span.end <= text.length, "the problem's span lies in the text");
    ok(problem.span.start < problem.span.end, "the problem's span is not empty");
  });
});

const target = [1 - 0.1 + 0.1 / 3, 0.1 / 3, 0.1 / 3];
