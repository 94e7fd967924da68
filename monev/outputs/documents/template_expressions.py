"""What the expressions of an office's Word template ask for, against the fields there are. Nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes

TEXT, TEXTS, RECORDS, RECORD = "teks", "daftar teks", "daftar", "isian"
"""What a field is: a text (a picture too), a list of texts, a list of records, one record."""


class Value(NamedTuple):
    """What an expression gives: its kind, and the field whose inner names it has."""

    kind: str
    field: str = ""


Names = Mapping[str, Value | None]
"""The names a loop or a `set` brings, with what each is; None: nobody can say."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Every field with what it is, and the names inside of it with what those are."""

    kinds: dict[str, str]
    inner: dict[str, dict[str, str]]

    @property
    def lists(self) -> str:
        """The fields a loop can go over, in words."""
        return ", ".join(name for name, kind in self.kinds.items() if kind in (TEXTS, RECORDS))

    def telling(self, name: str) -> str:
        """The name inside of a field that an example is best written with."""
        inner = self.inner[name]
        return "nama" if "nama" in inner else next(one for one, kind in inner.items() if kind == TEXT)

    def example(self, name: str, item: str = "x") -> str:
        """How a field is written in a template, in words."""
        if self.kinds[name] == RECORD:
            return f"{{{{ {name}.{self.telling(name)} }}}}"
        if self.kinds[name] == TEXTS:
            return _show_text_loop(name, item)
        if self.kinds[name] == RECORDS:
            inner = f"{{{{ {item}.{self.telling(name)} }}}}"
            return f"{{%tr for {item} in {name} %}}, {inner} dan {{%tr endfor %}}, masing-masing satu baris tabel"
        return f"{{{{ {name} }}}}"


def _show_text_loop(name: str, item: str) -> str:
    return f"{{%p for {item} in {name} %}}, {{{{ {item} }}}} dan {{%p endfor %}}, masing-masing satu paragraf"


def find_similar(name: str, known: Iterable[str]) -> str | None:
    """The name somebody may have meant; None where none is like it."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return near[0] if near else None


class Expression:
    """One expression of a template: `value` is what it gives, `problems` are sentences about what it asks for."""

    def __init__(self, text: str, fields: Fields, names: Names, engine: Any) -> None:
        self.fields, self.names = fields, names
        self.problems: list[str] = []
        self.value: Value | None = None
        try:
            tree = engine.parse(f"{{{{ {text} }}}}")
        except jinja2.TemplateSyntaxError:
            self.problems.append(f"“{text}” tidak dapat dibaca. Tulis nama medan saja, misalnya {{{{ satker }}}}.")
            return
        outputs = [one for output in tree.find_all(nodes.Output) for one in output.nodes]
        if outputs:
            self.value = self._read(outputs[0])

    def check_printed(self) -> None:
        """What is to be printed must be a text: a list or a record would come out as the program keeps it."""
        if self.value is None or self.problems or self.value.kind == TEXT:
            return
        kind, name = self.value
        if kind == RECORD:
            inner, item = self.fields.inner[name], self._item_of(name)
            choice, first = ", ".join(inner), self.fields.telling(name)
            self.problems.append(f"“{item}” berisi beberapa isian ({choice}). Tulis misalnya {{{{ {item}.{first} }}}}.")
        else:
            how = self.fields.example(name) if name in self.fields.kinds else _show_text_loop(name, "x")
            self.problems.append(f"“{name}” adalah daftar, dan daftar ditulis di dalam ulangan: {how}.")

    def _item_of(self, name: str) -> str:
        """The name under which the template speaks of a record: that of its loop, or the field's own."""
        return next((own for own, value in self.names.items() if value == Value(RECORD, name)), name)

    def _read(self, node: nodes.Node) -> Value | None:
        if isinstance(node, nodes.Name):
            return self._read_name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._read_inner(node)
        for child in node.iter_child_nodes():
            value = self._read(child)
            if isinstance(node, nodes.Getitem) and child is node.node and value and value.kind in (TEXTS, RECORDS):
                return Value(TEXT) if value.kind == TEXTS else Value(RECORD, value.field)
        return Value(TEXT) if isinstance(node, nodes.Const) else None

    def _read_name(self, name: str) -> Value | None:
        if name in self.names:
            return self.names[name]
        if name in self.fields.kinds:
            return Value(self.fields.kinds[name], name)
        self.problems.append(f"medan “{name}” tidak dikenal.{self._hint(name)}")
        return None

    def _hint(self, name: str) -> str:
        for own, value in self.names.items():
            if value and value.kind == RECORD and name in self.fields.inner[value.field]:
                return f" Maksud Anda {{{{ {own}.{name} }}}}?"
        near = find_similar(name, [*self.names, *self.fields.kinds])
        if near is None:
            return ""
        is_list = near not in self.names and self.fields.kinds[near] != TEXT
        return f" Maksud Anda {f'“{near}”' if is_list else f'{{{{ {near} }}}}'}?"

    def _read_inner(self, node: nodes.Getattr) -> Value | None:
        base = self._read(node.node)
        if base is None or base.kind == TEXT:
            return None
        known = self.fields.inner.get(base.field, {})
        if base.kind in (RECORDS, TEXTS):
            self.problems.append(
                f"“{base.field}” adalah daftar; “{node.attr}” ada pada tiap barisnya, di dalam ulangan: "
                f"{self.fields.example(base.field)}."
                if base.field in self.fields.kinds
                else f"“{base.field}” adalah daftar teks."
            )
            return None
        if node.attr not in known:
            name = self._item_of(base.field)
            near = find_similar(node.attr, known)
            hint = f"Maksud Anda {{{{ {name}.{near} }}}}?" if near else f"Yang ada: {', '.join(known)}."
            self.problems.append(f"“{name}” tidak mempunyai isian “{node.attr}”. {hint}")
            return None
        return Value(known[node.attr], f"{base.field}.{node.attr}" if known[node.attr] != TEXT else "")


_FOR = re.compile(r"for\s+(\w+(?:\s*,\s*\w+)*)\s+in\s+(.+?)(?:\s+recursive)?", re.DOTALL)


def read_loop(content: str, fields: Fields, names: Names, engine: Any) -> tuple[dict[str, Value | None], list[str]]:
    """What a `for … in …` brings, and sentences about what is wrong with it."""
    parts = _FOR.fullmatch(content)
    if parts is None:
        return {}, [f"“{content}” bukan ulangan. Tulis misalnya {{%tr for a in area %}}."]
    targets = [one.strip() for one in parts[1].split(",")]
    over, _, condition = parts[2].partition(" if ")
    expression = Expression(over, fields, names, engine)
    value = expression.value
    if value is not None and value.kind in (TEXT, RECORD) and not expression.problems and over.strip().isidentifier():
        expression.problems.append(f"“{over.strip()}” bukan daftar. Ulangan hanya untuk daftar: {fields.lists}.")
    item = None
    if value is not None and value.kind in (TEXTS, RECORDS):
        item = Value(TEXT) if value.kind == TEXTS else Value(RECORD, value.field)
    own: dict[str, Value | None] = {"loop": None, **dict.fromkeys(targets)}
    if len(targets) == 1:
        own[targets[0]] = item
    if condition:
        expression.problems += Expression(condition, fields, {**names, **own}, engine).problems
    return own, expression.problems
