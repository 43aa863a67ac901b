"""Reads LiteLLM's source: which keys its code takes from which mappings."""

import ast
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(find_spec("litellm").origin).parent
STRING_CONSTANT = re.compile(r'^(_*[A-Z][A-Z0-9_]*)(?:: [^=]+)? = "([^"\n]+)"$', re.MULTILINE)


@cache
def source(path):
    return path.read_text(encoding="utf-8")


@cache
def tree(path):
    return ast.parse(source(path))


def files(*folders):
    """Python files of the package, the ones of `folders` or all."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    return sorted(path for root in roots for path in root.rglob("*.py"))


def modules(word, *folders):
    """Modules that have the word; the others aren't worth parsing."""
    return [tree(path) for path in files(*folders) if word in source(path)]


@cache
def string_constants():
    """NAME = "value" of the whole package; a name with two values stands for both."""
    found = {}
    for path in files():
        for name, value in STRING_CONSTANT.findall(source(path)):
            found.setdefault(name, set()).add(value)
    return found


def strings(node, variables):
    """What an expression used as a key can be: a literal, a constant, a variable over literals."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)
    return variables.get(name) or string_constants().get(name, set())


def literal_variables(nodes):
    """`for key in ("a", "b")` and `key = "a"`: the literals that a name stands for."""
    found = {}
    for node in nodes:
        target = getattr(node, "target", None)
        value = getattr(node, "iter", None) or getattr(node, "value", None)
        if isinstance(node, (ast.For, ast.comprehension, ast.AnnAssign)) and isinstance(target, ast.Name):
            literals = value.elts if isinstance(value, (ast.Tuple, ast.List, ast.Set)) else [value]
            texts = {x.value for x in literals if isinstance(x, ast.Constant) and isinstance(x.value, str)}
            found.setdefault(target.id, set()).update(texts)
    return found


def names(node):
    """The last names of an expression: `(self.a or b)` has a and b."""
    if isinstance(node, ast.BoolOp):
        return {name for value in node.values for name in names(value)}
    if isinstance(node, (ast.Await, ast.NamedExpr)):
        return names(node.value)
    if isinstance(node, ast.Call):
        return names(node.func)
    return {getattr(node, "id", None) or getattr(node, "attr", "")}


def scopes(code):
    """The code itself and each function in it, each with its own nodes only."""
    inner = []

    def own(node):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                inner.append(child)
            else:
                yield child
                yield from own(child)

    yield list(own(code))
    for function in inner:
        yield from scopes(function)


def key_use(node):
    """The mapping and the key of .get("k"), ["k"] and "k" in it."""
    if isinstance(node, ast.Subscript):
        return node.value, node.slice
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        if node.func.attr in ("get", "pop", "setdefault"):
            return node.func.value, node.args[0]
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        return node.comparators[0], node.left
    return None


def keys_read(pattern, codes):
    """Keys that code uses of a mapping whose name matches."""
    wanted = re.compile(pattern)
    found = set()
    for code in codes:
        for nodes in scopes(code):
            variables = literal_variables(nodes)
            for mapping, key in filter(None, map(key_use, nodes)):
                if any(wanted.fullmatch(name) for name in names(mapping)):
                    found |= strings(key, variables)
    return found


def compared_with(variables, node):
    """Literals that code compares a variable with: `key == "cache"`, `key in ("a", "b")`."""
    found = set()
    for compare in ast.walk(node):
        if isinstance(compare, ast.Compare) and getattr(compare.left, "id", None) in variables:
            for other in ast.walk(compare.comparators[0]):
                if isinstance(other, ast.Constant) and isinstance(other.value, str):
                    found.add(other.value)
    return found


def definition(path, name):
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return next(x for x in ast.walk(tree(path)) if isinstance(x, named) and x.name == name)
