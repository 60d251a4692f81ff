"""Writes the classes of `dagordning.model` from the JSON Schema: `python generate.py [--check]`."""

from __future__ import annotations

import json
import keyword
import sys
import textwrap
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parents[2] / "schema" / "dagordning.schema.json"
TARGET = HERE / "dagordning" / "_model.py"
HEAD = '''\
"""The values of a document, typed. Written by `generate.py` from `schema/dagordning.schema.json`: change that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Union

if TYPE_CHECKING:
    from ._document import Document
'''
TAIL = '''

def _made(value: Any, of: type[Any]) -> Any:
    """A value of a class, or a list of such."""
    if isinstance(value, list):
        return [_made(one, of) for one in value]
    shapes = _SHAPES[of]
    # What this version does not know is left out.
    return of(**{
        _NAMES.get(key, key): value if made is None else _made(value, made)
        for key, value in value.items()
        if (made := shapes.get(key, _UNKNOWN)) is not _UNKNOWN
    })


def fields_of(told: dict[str, Any]) -> dict[str, Any]:
    """All fields of a document, by what its JSON tells."""
    shapes = _SHAPES[DocumentFields]
    fields = {key: make() for key, make in _EMPTY.items()}
    for key, value in told.items():
        if (made := shapes.get(key, _UNKNOWN)) is not _UNKNOWN:
            fields[key] = value if made is None else _made(value, made)
    return fields
'''


def main() -> int:
    text = written(json.loads(SCHEMA.read_text(encoding="utf-8")))
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


def written(schema: dict[str, Any]) -> str:
    named: dict[str, Any] = schema["$defs"]
    parts = [HEAD]
    classes = {name: about for name, about in named.items() if "properties" in about}
    # What is made of others comes after them.
    for name, about in sorted(named.items(), key=lambda one: "additionalProperties" in one[1]):
        if name not in classes:
            parts.append(alias(name, about))
    for name, about in classes.items():
        parts.append(a_class(name, about, named))
    parts.append(a_class("DocumentFields", schema, named, lazy=True))
    parts.append(shapes({**classes, "DocumentFields": schema}, named))
    return "\n".join(parts) + TAIL


def alias(name: str, about: dict[str, Any]) -> str:
    words = [one["const"] for one in about.get("oneOf", [])]
    lines = [f"#: {line}" for line in textwrap.wrap(" ".join(about["description"].split()), 117)]
    for one in about.get("oneOf", []):
        said = f"- {one['const']}: {' '.join(one['description'].split())}"
        lines += [f"#: {line}" for line in textwrap.wrap(said, 115, subsequent_indent="  ")]
    if words:
        lines.append(f"{name} = Literal[\n" + "".join(f"    {json.dumps(word)},\n" for word in words) + "]")
    elif "prefixItems" in about:
        lines.append(f'{name} = list[Union[int, float, "list[float]"]]')
    elif "additionalProperties" in about:
        lines.append(f"{name} = dict[str, {hint(about['additionalProperties'])}]")
    else:
        lines.append(f"{name} = {hint(about)}")
    return "\n".join(lines) + "\n"


def a_class(name: str, about: dict[str, Any], named: dict[str, Any], *, lazy: bool = False) -> str:
    lines = [] if lazy else ["", "@dataclass(kw_only=True)"]
    lines += [*([""] if lazy else []), f"class {name}:", *doc(about["description"]), ""]
    for key, told in about["properties"].items():
        required = key in about.get("required", ())
        kind, empty = hint(told), default(told, named)
        if empty == "None" and not required:
            kind += " | None"
        end = "" if lazy or required else f" = {empty}"
        lines += [f"    {attribute(key)}: {kind}{end}", *doc(told.get("description", "")), ""]
    return "\n".join(lines)


def doc(text: str) -> list[str]:
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    if not text:
        return []
    if text.endswith('"'):
        text += " "
    lines = textwrap.wrap(f'"""{text}', 113) if len(text) > 107 else [f'"""{text}']
    if len(lines[-1]) > 110:
        lines.append("")
    lines[-1] = lines[-1] + ('"""' if text[-1] != " " or len(lines[-1]) != len(lines[-1].rstrip()) else ' """')
    return [f"    {line}" for line in lines]


def attribute(key: str) -> str:
    return f"{key}_" if keyword.iskeyword(key) else key


def only(told: dict[str, Any]) -> dict[str, Any]:
    """A schema without the `null` beside it."""
    one: dict[str, Any] = told["anyOf"][0] if "anyOf" in told else told
    return one


def reference(told: dict[str, Any]) -> str | None:
    name = only(told).get("$ref")
    return None if name is None else "Document" if name == "#" else name.rsplit("/", 1)[-1]


def hint(told: dict[str, Any]) -> str:
    if name := reference(told):
        return name
    kinds = only(told).get("type", "object")
    kind = next(one for one in ([kinds] if isinstance(kinds, str) else kinds) if one != "null")
    if kind == "array":
        return f"list[{hint(only(told)['items'])}]"
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict[str, Any]"}[kind]


def default(told: dict[str, Any], named: dict[str, Any]) -> str:
    """What stands where the JSON has nothing to say."""
    if "anyOf" in told or "null" in told.get("type", ()):
        return "None"
    target = named.get(reference(told) or "", told)
    return {"array": "field(default_factory=list)", "boolean": "False", "integer": "0"}.get(
        target.get("type", ""), "field(default_factory=dict)" if "additionalProperties" in target else "None"
    )


def made(told: dict[str, Any], named: dict[str, Any]) -> str:
    """The class of which a key's value is made."""
    if only(told).get("type") == "array":
        return made(only(told)["items"], named)
    name = reference(told)
    return name if name in named and "properties" in named[name] else "None"


def shapes(classes: dict[str, Any], named: dict[str, Any]) -> str:
    lines = ["", "_UNKNOWN: Any = object()", "_NAMES = {"]
    keys = sorted({key for about in classes.values() for key in about["properties"] if keyword.iskeyword(key)})
    lines += [*(f"    {json.dumps(key)}: {json.dumps(attribute(key))}," for key in keys), "}"]
    lines.append("_SHAPES: dict[type[Any], dict[str, type[Any] | None]] = {")
    for name, about in classes.items():
        lines.append(f"    {name}: {{")
        lines += [f"        {json.dumps(key)}: {made(told, named)}," for key, told in about["properties"].items()]
        lines.append("    },")
    lines += ["}", "_EMPTY: dict[str, Callable[[], Any]] = {"]
    for key, told in classes["DocumentFields"]["properties"].items():
        empty = default(told, named).replace("field(default_factory=", "").rstrip(")")
        lines.append(f"    {json.dumps(key)}: {empty if empty in ('list', 'dict') else f'lambda: {empty}'},")
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
