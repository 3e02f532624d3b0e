/** A teacher of a distillation that is trained with smoothed labels. */
import type { SyntaxNode } from "@lezer/common";
import { pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import type { Check, Problem } from "./check.ts";
import { isEvaluation } from "./evaluation.ts";
import { smoothingOf } from "./smoothedUses.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";
const DISTILLS = /distil|kl_?div/i;

export const smoothedTeacher: Check = {
  id: "smoothed-teacher",
  title: "A teacher that is trained with smoothed labels",
  severity: "hint",
  whatItDoes:
    "Finds a smoothed loss of a model called `teacher…` in a file that distils: that names a distillation or computes a KL divergence.",
  whyBad:
    "A smoothed teacher is more accurate itself, but its students are worse: smoothing pulls the examples of a class into one tight cluster and so erases what tells them apart, which is what a student learns from (Müller, Kornblith and Hinton 2019, section 4: MNIST student error 0.74 % without, 0.91 % with smoothing of the teacher).",
  example: `${HEAD}\nloss = F.cross_entropy(teacher(x), y, label_smoothing=0.1)\n...\nkd = F.kl_div(F.log_softmax(student(x), 1), F.softmax(teacher(x), 1), reduction="batchmean")\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(teacher(x), y)\n...\nkd = F.kl_div(F.log_softmax(student(x), 1), F.softmax(teacher(x), 1), reduction="batchmean")\n`,
  references: ["https://arxiv.org/abs/1906.02629"],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(‸teacher(x)‸, y, label_smoothing=0.1)\nkd = F.kl_div(p, q, reduction="batchmean")\n`,
    },
    {
      code: `${HEAD}# distillation\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nfor x, y in data:\n    out = teacher_model(x)\n    loss = criterion(‸out‸, y)\n    loss.backward()\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(teacher(x), y, label_smoothing=0.1)\n`, why: "nothing is distilled here" },
    {
      code: `${HEAD}loss = F.cross_entropy(student(x), y, label_smoothing=0.1)\nkd = F.kl_div(p, q, reduction="batchmean")\n`,
      why: "a student may be smoothed",
    },
  ],
  find(scene) {
    const { flow, source, lossUses } = scene;
    if (!DISTILLS.test(source.text)) return [];
    return lossUses.flatMap((use): Problem[] => {
      const smoothing = use.input && smoothingOf(scene, use.settings);
      if (use.input === undefined || smoothing === undefined) return [];
      if (!isOfTeacher(flow, use.input) || isEvaluation(flow, use.call.node)) return [];
      const message =
        `The teacher is trained with smoothed labels (${smoothing.text}): it may be more accurate itself, but its students are worse. ` +
        "Train the teacher without smoothing.";
      return [{ span: { start: use.input.from, end: use.input.to }, message }];
    });
  },
};

function isOfTeacher(flow: Dataflow, input: SyntaxNode): boolean {
  const value = flow.valueOf(input);
  const call = value && pythonCall(flow.source, value);
  return (
    call !== undefined && /(?:^|\.)_?teacher(?:_?(?:model|net(?:work)?))?$/i.test(flow.textOf(call.node.firstChild!))
  );
}
