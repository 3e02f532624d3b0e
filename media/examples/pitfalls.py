"""Mistakes that are often made with label smoothing: look at what is marked."""

import torch
import torch.nn.functional as F
from torch import nn

weights = torch.tensor([1.0, 2.0, 5.0])


def training_loss(model, images, labels):
    probs = F.softmax(model(images), dim=1)
    return F.cross_entropy(probs, labels, label_smoothing=0.1)


percentage = nn.CrossEntropyLoss(label_smoothing=10)
positional = nn.CrossEntropyLoss(weights, 0.1)
divergence = nn.KLDivLoss(reduction="mean")
