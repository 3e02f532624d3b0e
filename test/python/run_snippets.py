"""Runs snippets (JSON on standard input) of PyTorch and NumPy: prints each one's loss, and PyTorch's gradient by the logits."""
import json
import sys

import numpy
import torch

torch.set_default_dtype(torch.float64)


def numbers(values):
    return [str(value) if value != value or value in (float("inf"), float("-inf")) else value for value in values]


def run(program):
    is_torch = program["framework"] != "numpy"
    values = program["input"]
    given = torch.tensor(values, requires_grad=True) if is_torch else numpy.array(values)
    dtype = "int64" if program["targetKind"] == "indices" else "float64"
    targets = numpy.array(program["targets"], dtype=dtype)
    targets = torch.from_numpy(targets) if is_torch else targets
    names = {"__name__": "program", program["inputName"]: given, "targets": targets}
    exec(program["code"], names)
    loss = names["loss"]
    if not is_torch:
        return {"loss": numbers(numpy.asarray(loss).flatten().tolist())}
    loss.sum().backward()
    return {"loss": numbers(loss.detach().flatten().tolist()), "grad": numbers(given.grad.flatten().tolist())}


def result(program):
    try:
        return run(program)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


print(json.dumps([result(program) for program in json.load(sys.stdin)]))
