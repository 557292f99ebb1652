#!/usr/bin/env python3
"""Validates JSON documents against the project's schemas (JSON Schema 2020-12).

usage: validate.py SCHEMA_FOLDER FILE…
Each file names its format in its first key; resources/schemas/<name>.schema.json is its schema. The schemas leave room for new fields, as the formats
do; here an unknown field is an error, so that a field and its schema come in one change.
Exit status: 0 all valid; 1 one is not, with the place and the reason; 2 called wrongly.
"""
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator


def strict(node):
    if isinstance(node, dict):
        if "properties" in node:
            node.setdefault("additionalProperties", False)
        for child in node.values():
            strict(child)
    elif isinstance(node, list):
        for child in node:
            strict(child)
    return node


def main():
    if len(sys.argv) < 3:
        sys.exit(2)
    folder, bad = Path(sys.argv[1]), 0
    for name in sys.argv[2:]:
        document = json.loads(Path(name).read_text(encoding="utf8"))
        if next(iter(document)) != "format":
            print(f"{name}: the first key is not format")
            bad += 1
            continue
        kind = document["format"].removeprefix("jiaokan.").split("/")[0]
        schema = json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf8"))
        Draft202012Validator.check_schema(schema)
        for error in list(Draft202012Validator(strict(schema)).iter_errors(document))[:20]:
            print(f"{name}: {error.json_path}: {error.message[:200]}")
            bad += 1
    sys.exit(1 if bad else 0)


main()
