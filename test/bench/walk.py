"""Parses and walks Python files with `ast` and prints the milliseconds, reading not counted; names come from stdin."""

import ast
import sys
import time
import warnings

warnings.simplefilter("ignore")
texts = []
for name in sys.stdin.read().splitlines():
    with open(name, encoding="utf8", errors="replace") as file:
        texts.append(file.read())
start = time.perf_counter()
calls = 0
for text in texts:
    try:
        calls += sum(isinstance(node, ast.Call) for node in ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError):
        pass
print((time.perf_counter() - start) * 1000)
