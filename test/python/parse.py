"""Parses programs (a JSON list of texts on standard input) and prints, for each, null or what is wrong with it."""
import ast
import json
import sys


def problem(text):
    try:
        ast.parse(text)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    return None


print(json.dumps([problem(text) for text in json.load(sys.stdin)]))
