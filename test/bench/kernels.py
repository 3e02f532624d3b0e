"""Times PyTorch's smoothed cross entropy of random logits: a job in JSON a line on stdin, milliseconds on stdout.

One thread is timed by what it computes, so that other programs on the machine do not count."""

import json
import sys
import time

import torch
import torch.nn.functional as F

print(torch.__version__, flush=True)
held = {}
for line in sys.stdin:
    job = json.loads(line)
    torch.set_num_threads(job["threads"])
    shape = (job["rows"], job["classes"], job["type"])
    if shape not in held:
        dtype = getattr(torch, job["type"])
        held[shape] = 3 * torch.randn(shape[:2], dtype=dtype), torch.randint(shape[1], shape[:1])
    logits, targets = held[shape]
    logits.requires_grad_(job["gradient"])
    clock = time.thread_time if job["threads"] == 1 else time.perf_counter
    times = []
    for _ in range(job["repeats"]):
        logits.grad = None
        start = clock()
        loss = F.cross_entropy(logits, targets, label_smoothing=job["smoothing"])
        if job["gradient"]:
            loss.backward()
        times.append((clock() - start) * 1000)
        del loss
    print(json.dumps(sorted(times)[len(times) // 2]), flush=True)
