"""Runs the test functions of each given text: null where all pass, else the error. Without pytest, its approx alone is stood in for."""
import json
import math
import sys
import traceback
import types

try:
    import pytest
except ImportError:
    pytest = types.ModuleType("pytest")

    class approx:
        def __init__(self, expected, rel):
            self.expected, self.rel = expected, rel

        def __eq__(self, actual):
            pairs = zip(actual, self.expected) if isinstance(actual, list) else [(actual, self.expected)]
            return all(math.isclose(a, e, rel_tol=self.rel, abs_tol=1e-12) for a, e in pairs)

    pytest.approx = approx
    sys.modules["pytest"] = pytest


def error_of(code):
    scope = {}
    try:
        exec(compile(code, "test.py", "exec"), scope)
        for name, value in list(scope.items()):
            if name.startswith("test_"):
                value()
    except BaseException:
        return traceback.format_exc()
    return None


json.dump([error_of(code) for code in json.load(sys.stdin)], sys.stdout)
