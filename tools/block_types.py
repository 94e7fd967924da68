"""Write build/blocks.d.ts, the types of monev/ui/looks for JSDoc (`Blocks.Heading`).

They come from block_types.py and the modules it imports. `make style` runs this before it checks
the scripts.
"""

import inspect
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from monev.ui.looks import block_parts, block_types, screen_parts  # noqa: E402

TARGET = ROOT / "build" / "blocks.d.ts"
_WIDTH = 100
_PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    object: "unknown",
}
_SHAPES = vars(block_parts) | vars(screen_parts) | vars(block_types)
_NAMED = {hint: name for name, hint in _SHAPES.items() if get_origin(hint) in (Union, UnionType)}
"""Union → its own name."""
_HEAD = """\
// What each block holds, written by tools/block_types.py from monev/ui/looks/block_types.py and what
// it is made of: change it there.

declare namespace Blocks {
"""


def written() -> str:
    """Return the whole file."""
    parts = []
    for name, hint in _SHAPES.items():
        if is_typeddict(hint):
            parts.append(_interface(hint))
        elif get_origin(hint) in (Union, UnionType):
            parts.append(_union(name, hint))
    return _HEAD + "\n".join(parts) + "}\n"


def _interface(shape: Any) -> str:
    fields = []
    for name, hint in get_type_hints(shape, include_extras=True).items():
        mark = "?" if name in shape.__optional_keys__ else ""
        fields.append(f"    {name}{mark}: {_type(hint)};\n")
    body = "".join(fields)
    return f"{_comment(inspect.getdoc(shape) or '')}  interface {shape.__name__} {{\n{body}  }}\n"


def _comment(words: str) -> str:
    """Write a docstring as JSDoc."""
    lines: list[str] = []
    for part in re.split(r"\n\n|\n(?=- )", words):
        lines += wrap(" ".join(part.split()), _WIDTH - 5)
    if len(lines) == 1 and len(lines[0]) <= _WIDTH - 9:
        return f"  /** {lines[0]} */\n"
    return "  /**\n" + "".join(f"   * {line}\n" for line in lines) + "   */\n"


def _union(name: str, hint: Any) -> str:
    kinds = [*map(_type, get_args(hint))]
    line = f"  type {name} = {' | '.join(kinds)};\n"
    if len(line) <= _WIDTH:
        return line
    return f"  type {name} =\n" + "\n".join(f"    | {kind}" for kind in kinds) + ";\n"


def _type(hint: Any) -> str:
    origin = get_origin(hint)
    parts = get_args(hint)
    if origin is NotRequired:
        return _type(parts[0])
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in parts)
    if origin is list or origin is Sequence:
        (one,) = map(_type, parts)
        is_union = " | " in one and not one.endswith("[]")
        return f"({one})[]" if is_union else f"{one}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, parts))}]"
    if origin in (dict, Mapping):
        return f"Record<{', '.join(map(_type, parts))}>"
    if origin in (Union, UnionType):
        return _NAMED.get(hint) or " | ".join(dict.fromkeys(map(_type, parts)))
    return _PLAIN.get(hint) or hint.__name__


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(written(), encoding="utf-8")
