"""Calibration of a file of logits by NumPy and PyTorch: the job's name a line on stdin, its result in JSON a line on stdout."""

import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

logits_file, labels_file, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
labels = torch.from_numpy(np.load(labels_file))
held = torch.from_numpy(np.load(logits_file))


def figures():
    """NLL, accuracy and 15-bin ECE, from the file on."""
    logits = torch.from_numpy(np.load(logits_file))
    log_probs = F.log_softmax(logits, 1)
    confidence, predicted = log_probs.max(1)
    confidence = confidence.exp()
    correct = (predicted == labels).float()
    bins = torch.bucketize(confidence, torch.linspace(0, 1, 16)[1:-1])
    gaps = torch.zeros(15).index_add_(0, bins, correct - confidence)
    return {
        "nll": F.nll_loss(log_probs, labels).item(),
        "accuracy": correct.mean().item(),
        "ece": (gaps.abs().sum() / len(labels)).item(),
    }


def fit():
    """The temperature by LBFGS, of logits that are in memory."""
    temperature = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([temperature], lr=1, max_iter=50, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(held / temperature, labels)
        loss.backward()
        return loss

    optimizer.step(closure)
    return {"temperature": temperature.item()}


print(json.dumps({"torch": torch.__version__, "numpy": np.__version__}), flush=True)
jobs = {"figures": figures, "fit": fit}
for line in sys.stdin:
    start = time.perf_counter()
    answer = jobs[line.strip()]()
    print(json.dumps({**answer, "ms": (time.perf_counter() - start) * 1000}), flush=True)
