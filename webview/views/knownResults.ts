/** What papers report about label smoothing, and what to beware of: text, with where it is from. */
import { shortNumber } from "../../src/report/formatNumber.ts";
import type { Table } from "../../src/report/report.ts";

/** A source: its short name and its address. */
export interface Reference {
  readonly name: string;
  readonly title: string;
  readonly url: string;
}

const SZEGEDY: Reference = {
  name: "Szegedy et al. 2016",
  title: "Rethinking the Inception Architecture for Computer Vision",
  url: "https://arxiv.org/abs/1512.00567",
};
const GUO: Reference = {
  name: "Guo et al. 2017",
  title: "On Calibration of Modern Neural Networks",
  url: "https://arxiv.org/abs/1706.04599",
};
const MUELLER: Reference = {
  name: "Müller, Kornblith, Hinton 2019",
  title: "When Does Label Smoothing Help?",
  url: "https://arxiv.org/abs/1906.02629",
};
const MAXSUP: Reference = {
  name: "MaxSup 2025",
  title: "Overcoming Representation Collapse in Label Smoothing",
  url: "https://arxiv.org/abs/2502.15798",
};

/** All of them, in the order in which they are named. */
export const REFERENCES: readonly Reference[] = [SZEGEDY, MUELLER, GUO, MAXSUP];

/** Sentences with the source that each is from. */
export const REPORTED: readonly { readonly text: string; readonly source: Reference }[] = [
  {
    text: "On ImageNet, with K = 1000 and a = 0.1, the top-1 and top-5 errors fell by about 0.2 points each.",
    source: SZEGEDY,
  },
  {
    text: "An English-German Transformer rose from 25.3 to 25.8 BLEU with a = 0.1, while its perplexity worsened from 4.67 to 4.92.",
    source: MUELLER,
  },
  {
    text: "Smoothing calibrated about as well as temperature scaling, which divides the logits by one number after training:",
    source: MUELLER,
  },
];

/** Expected calibration errors of 15 bins, of Müller, Kornblith and Hinton. */
export const CALIBRATION: Table = {
  kind: "table",
  columns: ["ECE", "neither", "temperature", "smoothing"],
  rows: [
    ["CIFAR-100, ResNet-56", ".150", ".021 (T = 1.9)", ".024 (a = .05)"],
    ["ImageNet, Inception-v4", ".071", ".022 (T = 1.4)", ".035 (a = .1)"],
    ["EN-DE, Transformer", ".056", ".018 (T = 1.13)", ".019 (a = .1)"],
  ],
};

/** What to beware of; `floor` is the loss floor of the row that is shown, undefined where it has none above 0. */
export function caveats(floor: number | undefined): readonly Caveat[] {
  const worse = {
    title: "The loss looks worse than it is",
    text: `Its floor is not 0 but the entropy of the smoothed target: the row that is shown cannot get below ${shortNumber(floor ?? 0)}. Compare the excess over the floor, not the loss.`,
  };
  return [
    ...(floor === undefined ? [] : [worse]),
    {
      title: "Not for validation",
      text: "Measure with the hard loss: smoothed losses of different values, or of a smoothed and a plain model, are different quantities.",
    },
    {
      title: "Distillation",
      text: "A smoothed teacher teaches worse, because it tells its students less about which classes are alike: on MNIST the student's error rose from .74 % to .91 %.",
      source: MUELLER,
    },
    {
      title: "Underfitting",
      text: "Too much smoothing leaves little to learn, and a model that underfits already is held back further. Watch the training accuracy too.",
    },
    {
      title: "Calibration",
      text: "Smoothing takes overconfidence away, and too much of it makes a model underconfident. Where a temperature is fitted as well, fit it after training with smoothing.",
      source: GUO,
    },
    {
      title: "It also holds the truth back",
      text: "As a penalty on logits, smoothing is a·(z_true - mean z): it lowers the true class's logit too where the model is wrong.",
      source: MAXSUP,
    },
    {
      title: "Once is enough",
      text: "Targets that are soft already (mixup, a teacher's) are smoothed on top: 0.1 twice is 0.19.",
    },
  ];
}

/** One thing to beware of. */
export interface Caveat {
  readonly title: string;
  readonly text: string;
  readonly source?: Reference;
}
