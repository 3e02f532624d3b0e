/** A smoothed loss that also measures the validation. */
import { SEPARATE_TITLE, separateEvaluationLoss } from "../separateEvaluationLoss.ts";
import type { Check, Problem } from "./check.ts";
import { evaluationUses } from "./evaluationUses.ts";
import { floorInWords } from "./smoothedUses.ts";

const HEAD = "import torch\nimport torch.nn as nn\n";
const TRAIN =
  "criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nfor x, y in train:\n    loss = criterion(model(x), y)\n    loss.backward()\n";

export const smoothedValidationLoss: Check = {
  id: "smoothed-validation-loss",
  title: "A smoothed loss that also measures the validation",
  severity: "information",
  whatItDoes:
    "Finds a smoothed loss that trains the model and is computed for its evaluation too: under `torch.no_grad()`, after `model.eval()`, or in a function that is named after validation or testing.",
  whyBad:
    "The smoothed loss has a floor, the entropy of the smoothed target: 0.50 for a = 0.1 and 10 classes. A perfect model does not reach 0, a model that is surer than the smoothed target is punished, and the value cannot be compared with that of another a. Early stopping and the choice of a by it go wrong; perplexity is no longer exp(loss).",
  example: `${HEAD}\n${TRAIN}with torch.no_grad():\n    for x, y in val:\n        val_loss += criterion(model(x), y)\n`,
  useInstead: `${HEAD}\n${TRAIN}eval_criterion = nn.CrossEntropyLoss()\nwith torch.no_grad():\n    for x, y in val:\n        val_loss += eval_criterion(model(x), y)\n`,
  fixSafety:
    "The fix adds a line for the unsmoothed loss and uses it where the model is evaluated: what is logged there changes, the training does not.",
  references: ["https://github.com/pytorch/pytorch/issues/129050", "https://arxiv.org/abs/1906.02629"],
  examples: [
    {
      code: `${HEAD}${TRAIN}with torch.no_grad():\n    for x, y in val:\n        val_loss += ‸criterion(model(x), y)‸\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\neval_criterion = nn.CrossEntropyLoss()\nfor x, y in train:\n    loss = criterion(model(x), y)\n    loss.backward()\nwith torch.no_grad():\n    for x, y in val:\n        val_loss += eval_criterion(model(x), y)\n`,
    },
    {
      code: `${HEAD}class Trainer:\n    def __init__(self):\n        self.loss = nn.CrossEntropyLoss(label_smoothing=0.1)\n    def training_step(self, x, y):\n        return self.loss(self.model(x), y)\n    def validation_step(self, x, y):\n        return ‸self.loss(self.model(x), y)‸\n`,
      fixed: `${HEAD}class Trainer:\n    def __init__(self):\n        self.loss = nn.CrossEntropyLoss(label_smoothing=0.1)\n        self.eval_loss = nn.CrossEntropyLoss()\n    def training_step(self, x, y):\n        return self.loss(self.model(x), y)\n    def validation_step(self, x, y):\n        return self.eval_loss(self.model(x), y)\n`,
    },
    {
      code: `${HEAD}def train(model, criterion, data):\n    for x, y in data:\n        criterion(model(x), y).backward()\n\ndef validate(model, criterion, data):\n    model.eval()\n    return sum(criterion(model(x), y) for x, y in data)\n\ndef main(model):\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.1).cuda()\n    train(model, criterion, a)\n    validate(model, ‸criterion‸, b)\n`,
      fixed: `${HEAD}def train(model, criterion, data):\n    for x, y in data:\n        criterion(model(x), y).backward()\n\ndef validate(model, criterion, data):\n    model.eval()\n    return sum(criterion(model(x), y) for x, y in data)\n\ndef main(model):\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.1).cuda()\n    eval_criterion = nn.CrossEntropyLoss().cuda()\n    train(model, criterion, a)\n    validate(model, eval_criterion, b)\n`,
    },
    {
      code: `${HEAD}${TRAIN}model.eval()\nloss = ‸criterion(model(x), y)‸\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\neval_criterion = nn.CrossEntropyLoss()\nfor x, y in train:\n    loss = criterion(model(x), y)\n    loss.backward()\nmodel.eval()\nloss = eval_criterion(model(x), y)\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss()\nloss = criterion(model(x), y)\nwith torch.no_grad():\n    val_loss = criterion(model(x), y)\n`,
      why: "nothing is smoothed",
    },
    {
      code: `${HEAD}${TRAIN}val_criterion = nn.CrossEntropyLoss()\nwith torch.no_grad():\n    val_loss = val_criterion(model(x), y)\n`,
      why: "validation has its own loss",
    },
    {
      code: `${HEAD}${TRAIN}model.eval()\nmodel.train()\nloss = criterion(model(x), y)\n`,
      why: "the model is trained again",
    },
    {
      code: `${HEAD}def test_loss():\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n    assert criterion(x, y) > 0\n`,
      why: "a test of the loss trains nothing",
    },
  ],
  find(scene) {
    const uses = evaluationUses(scene);
    return uses.map(({ settings, node, smoothing }): Problem => {
      const floor = floorInWords(scene, smoothing);
      const message =
        `This loss is smoothed (${smoothing.text}) and measures the evaluation too${floor === "" ? "" : `: ${floor}`}. ` +
        "Its values cannot be compared with those of another smoothing. Keep an unsmoothed loss beside it for the evaluation.";
      const own = uses.filter((use) => use.settings === settings).map((use) => use.node);
      const edits = separateEvaluationLoss(scene.source, smoothing.lossCall, own);
      const fixes = edits === undefined ? [] : [{ title: SEPARATE_TITLE, edits }];
      return { span: { start: node.from, end: node.to }, message, fixes };
    });
  },
};
