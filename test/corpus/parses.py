"""Says for each text (a JSON string a line) whether Python parses it: null, or what is wrong."""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
for line in sys.stdin:
    answer = None
    try:
        ast.parse(json.loads(line))
    except (SyntaxError, ValueError, RecursionError) as error:
        answer = f"{type(error).__name__}: {error}"
    print(json.dumps(answer), flush=True)
