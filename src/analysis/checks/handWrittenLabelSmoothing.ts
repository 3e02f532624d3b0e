/** Losses that smooth labels by hand, and what they compute. */
import type { HandWritten } from "../patterns/handWritten.ts";
import { handWrittenLosses } from "../patterns/handWrittenLosses.ts";
import type { Check, Problem, Scene } from "./check.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

/** That ignored rows are not left out matters only where there are some, which a file does not show. */
const IN_PASSING = /^Rows with the target -100/;

const CLOSED_FORM = `${HEAD}
class LabelSmoothingLoss(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.smoothing = smoothing

    def forward(self, logits, target):
        log_probs = F.log_softmax(logits, dim=-1)
        nll = -log_probs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
        smooth = -log_probs.mean(dim=-1)
        return ((1 - self.smoothing) * nll + self.smoothing * smooth).mean()
`;

export const handWrittenLabelSmoothing: Check = {
  id: "hand-written-label-smoothing",
  title: "A loss that smooths labels by hand",
  severity: "hint",
  whatItDoes:
    "Finds classes and functions that compute a smoothed cross entropy themselves, whatever they are called, and says what they compute: the closed form, scattered targets, a KL divergence, the padded form of the Annotated Transformer, or the spread over the other classes. They are recognised by what they compute.",
  whyBad:
    "PyTorch's cross entropy smooths itself since 1.10: with class weights, ignored rows and every reduction, tested, and faster. Code of one's own has to get all of that right, and forms that look alike are not: the same value means another target, or another loss floor.",
  example: CLOSED_FORM,
  useInstead: `${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
  references: [
    "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    "https://github.com/pytorch/pytorch/issues/7455",
  ],
  examples: [
    { code: CLOSED_FORM.replace("class LabelSmoothingLoss", "class ‸LabelSmoothingLoss‸") },
    {
      code: `${HEAD}def ‸smooth_ce‸(logits, target, eps=0.1):\n    k = logits.size(-1)\n    soft = F.one_hot(target, k).float() * (1 - eps) + eps / k\n    return F.kl_div(F.log_softmax(logits, dim=-1), soft, reduction="batchmean")\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}def loss(logits, target):\n    return F.cross_entropy(logits, target, label_smoothing=0.1)\n`,
      why: "it uses the built-in smoothing",
    },
    {
      code: `${HEAD}class SoftTargets(nn.Module):\n    def forward(self, x, target):\n        return -(target * F.log_softmax(x, dim=-1)).sum(dim=-1).mean()\n`,
      why: "soft targets may come from anywhere",
    },
    {
      code: `${HEAD}def entropy(logits, target):\n    p = F.softmax(logits, dim=-1)\n    return -(p * F.log_softmax(logits, dim=-1)).sum(-1).mean()\n`,
      why: "it smooths nothing",
    },
  ],
  find: (scene) =>
    handWritten(scene).flatMap(({ loss, mistakes }): Problem[] =>
      mistakes.length > 0 ? [] : [{ span: loss.span, message: messageOf(loss, adviceFor(loss)) }],
    ),
};

/** The hand-written losses of a text, each with what is surely wrong in it. Soft targets (form C) alone smooth nothing. */
export function handWritten({ source, lossCalls }: Scene): { loss: HandWritten; mistakes: string[] }[] {
  const wrapsBuiltIn = ({ span }: HandWritten) => {
    const definition = source.tree.resolveInner(span.start, 1).parent!;
    return lossCalls.some(
      ({ call, value }) =>
        value.kind === "given" && definition.from <= call.span.start && call.span.end <= definition.to,
    );
  };
  return handWrittenLosses(source)
    .filter((loss) => loss.form !== "C" && !wrapsBuiltIn(loss))
    .map((loss) => ({ loss, mistakes: loss.mistakes.filter((mistake) => !IN_PASSING.test(mistake)) }));
}

/** What a loss computes, and then `rest`. */
export function messageOf({ name, verdict }: HandWritten, rest: string): string {
  return `${name} smooths labels by hand: ${verdict} ${rest}`;
}

function adviceFor({ notReplaced, convention }: HandWritten): string {
  if (notReplaced !== undefined) return "Keep in mind that label_smoothing=… with the same value is another loss.";
  return convention === "uniform"
    ? "Use nn.CrossEntropyLoss(label_smoothing=…) in its place."
    : "With that value nn.CrossEntropyLoss can take its place.";
}
