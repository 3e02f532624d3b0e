/** onmt.utils.loss.LabelSmoothingLoss of OpenNMT-py. */
import type { Rule } from "../rule.ts";

export const labelSmoothingLoss: Rule = {
  id: "onmt-label-smoothing-loss",
  language: "python",
  framework: "onmt",
  names: ["onmt.utils.loss.LabelSmoothingLoss", "onmt.utils.LabelSmoothingLoss"],
  spelling: {
    kind: "keyword",
    keyword: "label_smoothing",
    position: 0,
    isRequired: true,
    notRemovable:
      "LabelSmoothingLoss refuses 0. Without smoothing take torch.nn.NLLLoss(ignore_index=…), as OpenNMT-py itself does.",
  },
  convention: "padded",
  targets: "indices",
  sentence:
    "Leaves the padding out of the classes and out of the rows: every other class gets a/(K-2); with copy attention it is not used.",
  reference: "https://github.com/OpenNMT/OpenNMT-py/blob/master/onmt/utils/loss.py",
  examples: [
    {
      before:
        "from onmt.utils.loss import LabelSmoothingLoss\ncriterion = ‸LabelSmoothingLoss(0.2, vocab_size, ignore_index=pad)\n",
      after:
        "from onmt.utils.loss import LabelSmoothingLoss\ncriterion = LabelSmoothingLoss(0.1, vocab_size, ignore_index=pad)\n",
    },
    {
      before:
        "import onmt.utils.loss\nc = onmt.utils.loss.LabelSmoothingLoss(label_smoothing=opt.eps, ‸tgt_vocab_size=n)\n",
      after: "import onmt.utils.loss\nc = onmt.utils.loss.LabelSmoothingLoss(label_smoothing=0.1, tgt_vocab_size=n)\n",
    },
  ],
  ignores: [
    { code: "import onmt\nclass LabelSmoothingLoss(‸nn.Module):\n    pass\n", why: "a definition is not a call" },
  ],
};
