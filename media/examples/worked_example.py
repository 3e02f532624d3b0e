# Label smoothing, a worked example:
# three classes, and the true class of both rows is 0.
#
# 1. Select the two lines that define `logits` and `targets`.
# 2. Press F1 and run "Label Smoothing:
#    Compute Loss and Gradient for Selection".
# 3. Give 0.1 as the smoothing value.
#
# The first row is surer than its smoothed target wants,
# the second meets it: [0.9333, 0.0333, 0.0333].
import torch
import torch.nn.functional as F

logits = torch.tensor([[10.0, 0.0, 0.0], [3.3322, 0.0, 0.0]])
targets = torch.tensor([0, 0])

# What a training step computes from them: the mean.
hard = F.cross_entropy(logits, targets)
smoothed = F.cross_entropy(logits, targets, label_smoothing=0.1)
print(f"hard {hard.item():.4f}, smoothed {smoothed.item():.4f}")
