"""Prints which citations the installed LiteLLM doesn't have: [[path, symbol or null], ...] in a file.

A path is of a file or a folder of the package. A symbol is a name or a text that the file's code has, comments and
longer texts aside; `Class.name` looks within the class or function alone.
"""

import ast
import json
import sys

from reading import PACKAGE, tree


def has(node, symbol):
    """Whether the code below the node defines, uses or spells out the symbol."""
    attributes = ("name", "id", "attr", "arg", "asname", "value")
    return any(getattr(x, attribute, None) == symbol for x in ast.walk(node) for attribute in attributes)


def exists(path, symbol):
    place = PACKAGE / path
    if symbol is None:
        return place.exists()
    if not place.is_file():
        return False
    *outer, name = symbol.split(".")
    within = [tree(place)]
    for part in outer:
        within = [x for node in within for x in ast.walk(node) if getattr(x, "name", None) == part]
    return any(has(node, name) for node in within)


with open(sys.argv[1], encoding="utf-8") as citations:
    print(json.dumps([citation for citation in json.load(citations) if not exists(*citation)]))
