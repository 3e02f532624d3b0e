/** Probabilities given to a cross entropy that applies softmax itself. */
import type { Check } from "./check.ts";
import { dropActivation } from "./dropActivation.ts";
import { describeOutput, outputOf } from "./outputs.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

export const softmaxBeforeCrossEntropy: Check = {
  id: "softmax-before-cross-entropy",
  title: "Softmax before a cross entropy that applies it itself",
  severity: "warning",
  whatItDoes:
    "Finds the output of a softmax or a sigmoid that is given to a cross entropy which takes logits: `nn.CrossEntropyLoss`, `F.cross_entropy`, the `optax` and `tf.nn` losses, timm's losses. The softmax may be in the call, in an assignment before it, or the last layer of a model that the file defines.",
  whyBad:
    "The loss applies log-softmax to what it is given. Probabilities lie between 0 and 1, so after the second softmax no class can be surer than e/(e+K-1): 0.23 for 10 classes. The loss cannot fall below ln(e+K-1)-1 (1.46 for 10 classes), gradients are small, and training is slow or stops early. Nothing raises an error.",
  example: `${HEAD}
probs = F.softmax(model(x), dim=1)
loss = F.cross_entropy(probs, y)
`,
  useInstead: `${HEAD}
logits = model(x)
loss = F.cross_entropy(logits, y)
probs = F.softmax(logits, dim=1)  # where probabilities are shown or thresholded
`,
  fixSafety:
    "Where the softmax is in the call, or its input can be given to the loss instead, only the loss changes. Where it is taken out of a model or an earlier line, whoever else uses its result gets logits: the arg max stays, probabilities have to be computed there. Values of the loss and the best learning rate change.",
  references: [
    "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    "https://github.com/pytorch/pytorch/issues/55902",
  ],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(‸F.softmax(model(x), dim=1)‸, y)\n`,
      fixed: `${HEAD}loss = F.cross_entropy(model(x), y)\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss()\ndef step(x, y):\n    out = model(x)\n    p = torch.softmax(out, 1)\n    loss = criterion(‸p‸, y)\n    return loss, p\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss()\ndef step(x, y):\n    out = model(x)\n    p = torch.softmax(out, 1)\n    loss = criterion(out, y)\n    return loss, p\n`,
    },
    {
      code: `${HEAD}class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(4, 3)\n        self.softmax = nn.Softmax(dim=1)\n    def forward(self, x):\n        x = self.fc(x)\n        return self.softmax(x)\n\nnet = Net().to("cuda")\nloss_fn = nn.CrossEntropyLoss().cuda()\nfor x, y in data:\n    loss = loss_fn(‸net(x)‸, y)\n`,
      fixed: `${HEAD}class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(4, 3)\n        self.softmax = nn.Softmax(dim=1)\n    def forward(self, x):\n        x = self.fc(x)\n        return x\n\nnet = Net().to("cuda")\nloss_fn = nn.CrossEntropyLoss().cuda()\nfor x, y in data:\n    loss = loss_fn(net(x), y)\n`,
    },
    {
      code: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(dim=1))\nout = model(x)\nloss = nn.CrossEntropyLoss(label_smoothing=0.1)(‸out‸, y)\n`,
      fixed: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))\nout = model(x)\nloss = nn.CrossEntropyLoss(label_smoothing=0.1)(out, y)\n`,
    },
    {
      code: `${HEAD}out = model(x)\nout = out.softmax(dim=-1)\nloss = F.cross_entropy(‸out.view(-1, 10)‸, y)\n`,
      fixed: `${HEAD}out = model(x)\nloss = F.cross_entropy(out.view(-1, 10), y)\n`,
    },
    {
      code: "import jax, optax\nloss = optax.softmax_cross_entropy(logits=‸jax.nn.softmax(z)‸, labels=y)\n",
      fixed: "import jax, optax\nloss = optax.softmax_cross_entropy(logits=z, labels=y)\n",
    },
    {
      code: `${HEAD}class Lit(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.loss = nn.CrossEntropyLoss()\n    def training_step(self, batch):\n        with torch.autocast("cuda"):\n            p = self(batch[0]).sigmoid()\n        return self.loss(‸p‸, batch[1])\n`,
      fixed: `${HEAD}class Lit(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.loss = nn.CrossEntropyLoss()\n    def training_step(self, batch):\n        with torch.autocast("cuda"):\n            p = self(batch[0])\n        return self.loss(p, batch[1])\n`,
    },
    {
      code: `${HEAD}class Lit(pl.LightningModule):\n    def forward(self, x):\n        x = self.head(x)\n        return F.softmax(x, dim=1)\n    def training_step(self, batch, _):\n        x, y = batch\n        y_hat = self(x)\n        return F.cross_entropy(‸y_hat‸, y)\n`,
      fixed: `${HEAD}class Lit(pl.LightningModule):\n    def forward(self, x):\n        x = self.head(x)\n        return x\n    def training_step(self, batch, _):\n        x, y = batch\n        y_hat = self(x)\n        return F.cross_entropy(y_hat, y)\n`,
    },
    {
      code: "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=‸tf.nn.softmax(z)‸)\n",
      fixed: "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)\n",
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(logits, F.softmax(teacher(x), dim=1))\n`, why: "targets are probabilities" },
    {
      code: `${HEAD}out = F.softmax(model(x), 1)\nif flag:\n    out = model(x)\nloss = F.cross_entropy(out, y)\n`,
      why: "a branch may give logits",
    },
    {
      code: `${HEAD}p = F.softmax(z, 1)\nfor x in data:\n    loss = F.cross_entropy(p, y)\n    p = model(x)\n`,
      why: "after the first round p holds logits",
    },
    {
      code: `${HEAD}p = F.softmax(z, 1)\np *= scale\nloss = F.cross_entropy(p, y)\n`,
      why: "a scaled softmax may be meant",
    },
    {
      code: `${HEAD}loss = F.cross_entropy(torch.log(F.softmax(z, 1)), y)\n`,
      why: "logarithms of probabilities are logits",
    },
    {
      code: `${HEAD}class Net(nn.Module):\n    def forward(self, x):\n        if self.training:\n            return x\n        return F.softmax(x, 1)\nnet = Net()\nloss = F.cross_entropy(net(x), y)\n`,
      why: "while training the model gives logits",
    },
    {
      code: "from mylib import softmax\nimport torch.nn.functional as F\nloss = F.cross_entropy(softmax(x), y)\n",
      why: "nothing says what softmax is",
    },
    {
      code: `${HEAD}import attention\nloss = F.cross_entropy(attention.softmax(x), y)\n`,
      why: "a module's own function",
    },
    {
      code: `${HEAD}def f(p):\n    return F.cross_entropy(p, y)\np = F.softmax(z, 1)\n`,
      why: "the parameter hides the name",
    },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use) => {
      if (use.api.takes !== "logits" || use.api.over !== "classes" || use.input === undefined) return [];
      const output = outputOf(flow, use.input);
      if (output?.kind !== "softmax" && output?.kind !== "sigmoid") return [];
      const message =
        `${use.name} takes logits and applies softmax itself, but is given the probabilities of ${describeOutput(flow, output)}. ` +
        "With two of them no class can become sure, and training is slow. Give the loss what comes before.";
      return [
        { span: { start: use.input.from, end: use.input.to }, message, fixes: dropActivation(flow, use, output) },
      ];
    });
  },
};
