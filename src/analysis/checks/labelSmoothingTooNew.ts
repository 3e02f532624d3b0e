/** label_smoothing under a pinned version that lacks it, or computes it wrongly. */
import { argumentOf } from "../sourceCall.ts";
import type { Check, Problem } from "./check.ts";

const HEAD = "import torch.nn as nn\n";

/** PyTorch's cross entropies, with the positions of weight and ignore_index. */
const TORCH: Readonly<Record<string, { readonly weight: number; readonly ignore_index: number }>> = {
  "torch.nn.CrossEntropyLoss": { weight: 0, ignore_index: 2 },
  "torch.nn.functional.cross_entropy": { weight: 2, ignore_index: 4 },
};

export const labelSmoothingTooNew: Check = {
  id: "label-smoothing-too-new",
  title: "label_smoothing under a version that lacks it",
  severity: "error",
  whatItDoes:
    "Finds a smoothing argument where the project's requirements.txt, pyproject.toml or environment.yml pins a version without it: torch before 1.10. Also torch before 1.12, where it was computed wrongly together with `weight` or `ignore_index`.",
  whyBad:
    "Before the version that added the argument the call raises a TypeError. PyTorch 1.10 and 1.11 take it, but with class weights or ignored rows the mean was divided by the wrong sum, or the smoothing term counted the ignored rows.",
  example: `# requirements.txt: torch==1.9.1\n${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
  useInstead: `# requirements.txt: torch>=1.12\n${HEAD}\ncriterion = nn.CrossEntropyLoss()  # label_smoothing=0.1 once torch is 1.12 or later\n`,
  references: [
    "https://github.com/pytorch/pytorch/issues/73205",
    "https://github.com/pytorch/pytorch/issues/72056",
    "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
  ],
  examples: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸0.1‸)\n`, pins: { torch: "1.9.1" } },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(w, ignore_index=0, label_smoothing=‸0.1‸)\n`,
      pins: { torch: "1.11.0" },
    },
    {
      code: "import torch.nn.functional as F\nloss = F.cross_entropy(x, y, weight=w, label_smoothing=‸eps‸)\n",
      pins: { torch: "1.10.2" },
    },
  ],
  ignores: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`, why: "nothing is pinned" },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
      why: "1.11 has it, and without weights it is right",
      pins: { torch: "1.11.0" },
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(w, label_smoothing=0.1)\n`,
      why: "1.12 has it right",
      pins: { torch: "1.12.0" },
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(w, label_smoothing=0.0)\n`,
      why: "nothing is smoothed",
      pins: { torch: "1.11.0" },
    },
  ],
  find({ lossCalls, olderThan }) {
    return lossCalls.flatMap(({ rule, call, value }): Problem[] => {
      const span = value.kind === "given" ? value.spans[0] : undefined;
      if (value.kind !== "given" || span === undefined) return [];
      const { since } = rule;
      const pin = since && olderThan(since.package, since.version);
      if (since !== undefined && pin !== undefined) {
        const message = `${since.package} has this argument since ${since.version}, but ${pin} is pinned: the call raises a TypeError. Raise the pin, or smooth the targets by hand.`;
        return [{ span, message }];
      }
      const places = TORCH[rule.names[0]];
      const other =
        places && ["weight" as const, "ignore_index" as const].find((name) => given(call, name, places[name]));
      const early = other && Number(value.text) !== 0 ? olderThan("torch", "1.12") : undefined;
      if (early === undefined) return [];
      const message = `PyTorch before 1.12 computes smoothing together with ${other} wrongly, and ${early} is pinned. Raise the pin to 1.12 or later.`;
      return [{ span, message }];
    });
  },
};

function given(call: Parameters<typeof argumentOf>[0], name: string, position: number): boolean {
  const argument = argumentOf(call, name, position);
  return argument !== undefined && argument.value !== "None" && argument.value !== "-100";
}
