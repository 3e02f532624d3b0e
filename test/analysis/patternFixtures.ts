/** Hand-written smoothing losses in the forms in which people paste them, and losses that are something else. */

export const IMPORTS = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n";

export const CLOSED_FORM = `class ClosedForm(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.smoothing = smoothing
        self.confidence = 1.0 - smoothing

    def forward(self, logits, target):
        log_probs = F.log_softmax(logits, dim=-1)
        nll = -log_probs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
        smooth = -log_probs.mean(dim=-1)
        return (self.confidence * nll + self.smoothing * smooth).mean()
`;

export const SCATTER = `class Scatter(nn.Module):
    def __init__(self, eps=0.1, reduction="mean"):
        super().__init__()
        self.eps, self.reduction = eps, reduction

    def forward(self, logits, target):
        k = logits.size(1)
        soft = torch.full_like(logits, self.eps / k)
        soft.scatter_add_(1, target.unsqueeze(1), torch.full_like(soft[:, :1], 1 - self.eps))
        loss = -(soft * F.log_softmax(logits, dim=1)).sum(dim=1)
        return {"none": loss, "sum": loss.sum(), "mean": loss.mean()}[self.reduction]
`;

export const SOFT_TARGET = `class SoftTarget(nn.Module):
    def __init__(self, weight=None):
        super().__init__()
        self.weight = weight

    def forward(self, logits, targets):
        log_probs = F.log_softmax(logits, -1)
        if self.weight is not None:
            log_probs = log_probs * self.weight
        return -(targets * log_probs).sum(-1).mean()
`;

export const KL_FORM = `class KLForm(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.smoothing = smoothing

    def forward(self, pred, target):
        onehot = F.one_hot(target, pred.size(-1)).float()
        soft = (1 - self.smoothing) * onehot + self.smoothing / pred.size(-1)
        return F.kl_div(F.log_softmax(pred, -1), soft, reduction="batchmean")
`;

export const PADDED = `class Padded(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.0):
        super().__init__()
        self.criterion = nn.KLDivLoss(reduction="sum")
        self.size, self.padding_idx, self.smoothing = size, padding_idx, smoothing

    def forward(self, log_probs, target):
        dist = torch.full_like(log_probs, self.smoothing / (self.size - 2))
        dist.scatter_(1, target.unsqueeze(1), 1.0 - self.smoothing)
        dist[:, self.padding_idx] = 0
        dist[target == self.padding_idx] = 0
        return self.criterion(log_probs, dist.detach())
`;

export const OTHERS = `def label_smoothed(logits, y, eps=0.1):
    logp = torch.log_softmax(logits, dim=1)
    nll = -logp.gather(1, y[:, None]).squeeze(1)
    rest = -logp.sum(dim=1)
    share = eps / (logits.size(1) - 1)
    return ((1 - eps - share) * nll + share * rest).mean()
`;

/** Variants: name, code, form, and words that its mistakes hold. */
export const VARIATIONS: readonly (readonly [string, string, string, RegExp?])[] = [
  [
    "the value first, methods, 1 - self.e",
    CLOSED_FORM.replaceAll("smoothing", "e").replace("self.confidence * nll", "nll * (1 - self.e)"),
    "A",
  ],
  [
    "a layer for log_softmax",
    CLOSED_FORM.replace("F.log_softmax(logits, dim=-1)", "nn.LogSoftmax(dim=1)(logits)"),
    "A",
  ],
  [
    "nll_loss and a sum",
    `def smooth_ce(out, labels, alpha=0.2):
    logp = out.log_softmax(-1)
    n = out.shape[-1]
    return (1 - alpha) * F.nll_loss(logp, labels) + alpha * (-logp.sum(-1).mean() / n)
`,
    "A",
  ],
  [
    "cross_entropy and logsumexp",
    `def smooth_ce(x, y, a=0.1):
    lse = torch.logsumexp(x, dim=1)
    return (1.0 - a) * F.cross_entropy(x, y) + a * (lse - x.mean(1)).mean()
`,
    "A",
  ],
  [
    "a fixed value",
    `class Smooth(nn.Module):
    def forward(self, x, target):
        logprobs = torch.nn.functional.log_softmax(x, dim=-1)
        nll = -logprobs[torch.arange(x.size(0)), target]
        return (0.9 * nll - 0.1 * logprobs.mean(-1)).mean()
`,
    "A",
  ],
  [
    "one_hot and -(a*b).sum(-1)",
    `class Smooth(nn.Module):
    def __init__(self, classes, smoothing=0.1, dim=-1):
        super(Smooth, self).__init__()
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.cls = classes
        self.dim = dim

    def forward(self, pred, target):
        pred = pred.log_softmax(dim=self.dim)
        hot = F.one_hot(target, self.cls) * self.confidence + self.smoothing / self.cls
        return torch.mean(torch.sum(-hot * pred, dim=self.dim))
`,
    "B",
  ],
  [
    "zeros and scatter_, mean(0).sum()",
    `class CrossEntropyLabelSmooth(nn.Module):
    def __init__(self, num_classes, eps=0.1, use_gpu=True, label_smooth=True):
        super().__init__()
        self.num_classes = num_classes
        self.eps = eps if label_smooth else 0
        self.use_gpu = use_gpu
        self.logsoftmax = nn.LogSoftmax(dim=1)

    def forward(self, inputs, targets):
        log_probs = self.logsoftmax(inputs)
        zeros = torch.zeros(log_probs.size())
        targets = zeros.scatter_(1, targets.unsqueeze(1).data.cpu(), 1)
        if self.use_gpu:
            targets = targets.cuda()
        targets = (1 - self.eps) * targets + self.eps / self.num_classes
        return (-targets * log_probs).mean(0).sum()
`,
    "B",
  ],
  [
    "no_grad, fill_, over the others",
    `class LabelSmoothingLoss(nn.Module):
    def __init__(self, classes, smoothing=0.0, dim=-1):
        super().__init__()
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.cls = classes
        self.dim = dim

    def forward(self, pred, target):
        pred = pred.log_softmax(dim=self.dim)
        with torch.no_grad():
            true_dist = torch.zeros_like(pred)
            true_dist.fill_(self.smoothing / (self.cls - 1))
            true_dist.scatter_(1, target.data.unsqueeze(1), self.confidence)
        return torch.mean(torch.sum(-true_dist * pred, dim=self.dim))
`,
    "F",
  ],
  ["dim missing", KL_FORM.replace("F.log_softmax(pred, -1)", "F.log_softmax(pred)"), "D", /no dim/],
  ["the mean of KLDivLoss", KL_FORM.replace('reduction="batchmean"', 'reduction="mean"'), "D", /batchmean/],
  ["float16", KL_FORM.replace(".float()", ".half()"), "D", /float16/],
  ["no log before KL", KL_FORM.replace("F.log_softmax", "F.softmax"), "D", /probabilities to KLDivLoss/],
  ["a share that counts the padding", PADDED.replace("self.size - 2", "self.size - 1"), "E", /K - 2/],
  [
    "a padded sum divided by the batch",
    PADDED.replace("dist.detach())", "dist.detach()) / target.size(0)"),
    "E",
    /rows that count/,
  ],
  [
    "the Annotated Transformer's",
    `class LabelSmoothing(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.0):
        super(LabelSmoothing, self).__init__()
        self.criterion = nn.KLDivLoss(reduction="sum")
        self.padding_idx = padding_idx
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.size = size
        self.true_dist = None

    def forward(self, x, target):
        assert x.size(1) == self.size
        true_dist = x.data.clone()
        true_dist.fill_(self.smoothing / (self.size - 2))
        true_dist.scatter_(1, target.data.unsqueeze(1), self.confidence)
        true_dist[:, self.padding_idx] = 0
        mask = torch.nonzero(target.data == self.padding_idx)
        if mask.dim() > 0:
            true_dist.index_fill_(0, mask.squeeze(), 0.0)
        self.true_dist = true_dist
        return self.criterion(x, true_dist.clone().detach())
`,
    "E",
  ],
  [
    "weights on the NLL term only",
    `class Weighted(nn.Module):
    def __init__(self, eps=0.1, weight=None):
        super().__init__()
        self.eps, self.weight = eps, weight

    def forward(self, output, target):
        c = output.size()[-1]
        logp = F.log_softmax(output, dim=-1)
        loss = -logp.sum(dim=-1).mean()
        return loss * self.eps / c + (1 - self.eps) * F.nll_loss(logp, target, weight=self.weight)
`,
    "A",
    /NLL term only/,
  ],
  ["1. without a digit behind it", CLOSED_FORM.replace("1.0 - smoothing", "1. - smoothing"), "A"],
  [
    "targets that do not sum to 1",
    `class LabelSmoothSoftmaxCE(nn.Module):
    def __init__(self, lb_smooth=0.1, reduction="mean", ignore_index=-100):
        super().__init__()
        self.lb_smooth = lb_smooth
        self.reduction = reduction
        self.lb_ignore = ignore_index
        self.log_softmax = nn.LogSoftmax(dim=1)

    def forward(self, logits, label):
        logits = logits.float()
        with torch.no_grad():
            num_classes = logits.size(1)
            label = label.clone().detach()
            ignore = label.eq(self.lb_ignore)
            n_valid = ignore.eq(0).sum()
            label[ignore] = 0
            lb_pos, lb_neg = 1.0 - self.lb_smooth, self.lb_smooth / num_classes
            hot = torch.empty_like(logits).fill_(lb_neg).scatter_(1, label.unsqueeze(1), lb_pos).detach()
        loss = -torch.sum(self.log_softmax(logits) * hot, dim=1)
        loss[ignore] = 0
        if self.reduction == "mean":
            loss = loss.sum() / n_valid
        if self.reduction == "sum":
            loss = loss.sum()
        return loss
`,
    "B",
    /do not sum to 1/,
  ],
];

/** Losses that are something else. */
export const NEAR_MISSES: readonly (readonly [string, string])[] = [
  [
    "focal loss",
    `class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=0.25):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha

    def forward(self, x, y):
        logp = F.log_softmax(x, dim=1).gather(1, y.unsqueeze(1)).squeeze(1)
        return (-self.alpha * (1 - logp.exp()) ** self.gamma * logp).mean()
`,
  ],
  [
    "MixUp's cross entropy",
    `def mixup_criterion(pred, y_a, y_b, lam):
    return lam * F.cross_entropy(pred, y_a) + (1 - lam) * F.cross_entropy(pred, y_b)
`,
  ],
  [
    "distillation",
    `def distill(student, teacher, T=4.0):
    p = F.log_softmax(student / T, dim=1)
    q = F.softmax(teacher / T, dim=1)
    return F.kl_div(p, q, reduction="batchmean") * T * T
`,
  ],
  ["smoothing with a temperature", CLOSED_FORM.replace("F.log_softmax(logits,", "F.log_softmax(logits / 2.0,")],
  [
    "a triplet loss",
    `class Triplet(nn.Module):
    def __init__(self, margin=0.3):
        super().__init__()
        self.margin = margin

    def forward(self, x, y):
        d = torch.log(1 + (x ** 2).sum(1))
        return F.relu(d + self.margin).mean()
`,
  ],
  [
    "a plain cross entropy",
    `def ce(x, y):
    return -F.log_softmax(x, dim=1).gather(1, y.unsqueeze(1)).mean()
`,
  ],
  ["smoothing without its gradient", CLOSED_FORM.replace("F.log_softmax(logits,", "F.log_softmax(logits.detach(),")],
  ["a wrong factor", CLOSED_FORM.replace("self.smoothing * smooth", "self.smoothing * 2 * smooth")],
  [
    "a call of the built-in loss",
    "class MyLoss(nn.Module):\\n    def forward(self, x, y):\\n        return F.cross_entropy(x[: y.shape[0]], y)\\n",
  ],
  ["sizes that are no sizes", "def log_loss(x, y):\\n    return torch.zeros((x.mean(), -3)) + F.log_softmax(x, 1)\\n"],
  [
    "an entropy bonus",
    `def confident(x, y, beta=0.1):
    logp = F.log_softmax(x, dim=1)
    return F.nll_loss(logp, y) + beta * (logp.exp() * logp).sum(1).mean()
`,
  ],
];
