"""Finds calls with Python's own parser: for {"text": …, "words": […]} gives [line, column, qualified name] of every call
whose name an import explains and ends in one of the words; null where the text does not parse.

Names are looked up as Python does, scope by scope; within a scope the last binding above the use counts.
"""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope:
    """Bindings of one module, class, function or comprehension: name to [(position, expression or name or None)]."""

    def __init__(self, parent, is_class=False):
        self.parent = parent
        self.is_class = is_class
        self.bindings = {}
        self.wildcards = []

    def bind(self, name, node, meaning):
        self.bindings.setdefault(name, []).append(((node.lineno, node.col_offset), meaning))


def main():
    for line in sys.stdin:
        question = json.loads(line)
        try:
            tree = ast.parse(question["text"])
            answer = calls(tree, set(question["words"]))
        except (SyntaxError, ValueError, RecursionError):
            answer = None
        print(json.dumps(answer), flush=True)


def calls(tree, words):
    found = []
    module = Scope(None)
    pending = []
    collect(tree, module, pending)
    for call, scope in pending:
        position = (call.lineno, call.col_offset)
        for name in resolve(call.func, scope, position):
            if name.rsplit(".", 1)[-1] in words:
                found.append([call.lineno, call.col_offset, name])
    return found


def collect(node, scope, pending):
    """Binds what the statements of a scope bind, and notes its calls; functions and classes open scopes of their own."""
    for child in ast.iter_child_nodes(node):
        visit(child, scope, pending)


def visit(node, scope, pending):
    if isinstance(node, ast.Import):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.split(".")[0]
            scope.bind(alias.asname or name, node, name)
        return
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*":
                if node.level == 0:
                    scope.wildcards.append(node.module)
            else:
                scope.bind(alias.asname or alias.name, node, None if node.level else f"{node.module}.{alias.name}")
        return
    if isinstance(node, ast.ClassDef):
        scope.bind(node.name, node, None)
        for each in [*node.decorator_list, *node.bases, *node.keywords]:
            visit(each, scope, pending)
        inner = Scope(scope, is_class=True)
        for each in node.body:
            visit(each, inner, pending)
        return
    if isinstance(node, FUNCTIONS):
        if not isinstance(node, ast.Lambda):
            scope.bind(node.name, node, None)
            for each in node.decorator_list:
                visit(each, scope, pending)
            if node.returns:
                visit(node.returns, scope, pending)
        inner = Scope(scope)
        arguments = node.args
        for each in [*arguments.defaults, *arguments.kw_defaults]:
            if each is not None:
                visit(each, scope, pending)
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for each in named:
            if each is not None:
                inner.bind(each.arg, each, None)
        for each in node.body if isinstance(node.body, list) else [node.body]:
            visit(each, inner, pending)
        return
    if isinstance(node, COMPREHENSIONS):
        inner = Scope(scope)
        for generator in node.generators:
            bind_target(generator.target, inner, None)
        collect(node, inner, pending)
        return
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            bind_target(target, scope, node.value if isinstance(target, ast.Name) else None)
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.NamedExpr)):
        bind_target(node.target, scope, None)
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        bind_target(node.optional_vars, scope, None)
    elif isinstance(node, ast.ExceptHandler) and node.name:
        scope.bind(node.name, node, None)
    if isinstance(node, ast.Call):
        pending.append((node, scope))
    collect(node, scope, pending)


def bind_target(target, scope, value):
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            scope.bind(node.id, node, value)


def resolve(node, scope, position, depth=0):
    """The qualified names an expression may have: one, or one for each wildcard import."""
    if depth > 8:
        return []
    if isinstance(node, ast.Attribute):
        return [f"{owner}.{node.attr}" for owner in resolve(node.value, scope, position, depth)]
    if not isinstance(node, ast.Name):
        return []
    own = True
    each = scope
    wildcards = []
    while each is not None:
        wildcards += each.wildcards
        bindings = [] if each.is_class and not own else each.bindings.get(node.id, [])
        real = [one for one in bindings if not (isinstance(one[1], ast.Constant) and one[1].value is None)]
        before = [one for one in real if one[0] < position] if own else real
        chosen = (before or ([] if each.is_class or each.parent is None and own else real))[-1:]
        if chosen:
            place, meaning = chosen[0]
            if meaning is None:
                return []
            return [meaning] if isinstance(meaning, str) else resolve(meaning, each, place, depth + 1)
        if not each.is_class:
            own = False
        each = each.parent
    return [f"{module}.{node.id}" for module in wildcards]


main()
