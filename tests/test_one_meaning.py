"""Late is defined once (docs/design.md §5); who compares a due date says why here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.code import ROOT, python_files, syntax_tree

DUE = frozenset({"jatuh_tempo", "jatuh_tempo_semula", "due", "batas"})
IN_SQL = re.compile(
    r"\b(?:jatuh_tempo\w*|batas)\s*(?:[<>]=?)|[<>]=?\s*(?:\w+\.)?(?:jatuh_tempo|batas)\b"
)
DEFINED = ("monev/core/dates.py", "is_due")
WINDOWS = {
    ("monev/figures/recap.py", "state"): "the triwulan whose report is due",
    ("monev/figures/tasks.py", "tasks_to_tell"): "due within a week",
    ("monev/figures/tenggat.py", "coming_soon"): "due within a month",
    ("monev/meeting/screens.py", "next_tenggat"): "due in the next periode",
    ("monev/outputs/documents/material.py", "falls_due"): "due in a periode",
    ("monev/outputs/documents/material.py", "was_done_after"): "due before a periode",
    ("monev/reminders/kinds.py", "write_tugas"): "due within a week",
}
"""Comparisons that call nothing late: they ask what falls due between two days."""


def _words(node: ast.AST) -> set[str]:
    found = set[str]()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            found.add(part.id)
        elif isinstance(part, ast.Attribute):
            found.add(part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            found.add(part.value)
    return found


def _is_count(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _compares_due_dates(node: ast.AST) -> bool:
    if not isinstance(node, ast.Compare):
        return False
    is_order = any(isinstance(one, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for one in node.ops)
    sides = (node.left, *node.comparators)
    if not is_order or any(map(_is_count, sides)):
        return False
    return any(DUE & _words(side) for side in sides)


def second_definitions(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and function of each comparison of a due date."""
    place = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    for function in ast.walk(syntax_tree(path)):
        if isinstance(function, ast.FunctionDef) and any(
            map(_compares_due_dates, ast.walk(function))
        ):
            yield place, function.name


def test_what_is_late_is_said_in_one_place_of_the_program():
    found = set[tuple[str, str]]()
    for path in python_files("pages", "monev"):
        if path.relative_to(ROOT).parts[1] != "reading":  # it reads times and judges nothing
            found.update(second_definitions(path))
    assert found == {DEFINED, *WINDOWS}


def test_what_is_late_is_said_in_one_place_of_the_queries():
    found = []
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if any(IN_SQL.search(line) for line in lines if not line.lstrip().startswith("--")):
            found.append(path.relative_to(ROOT).as_posix())
    assert found == ["queries/meaning/1_tenggat_status.sql"]


def test_a_second_definition_is_found(tmp_path):
    path = tmp_path / "second.py"
    path.write_text(
        "def is_late(row, day):\n    return row['jatuh_tempo'] < day and row['status'] != 'selesai'\n"
    )
    assert [*second_definitions(path)] == [("second.py", "is_late")]
    assert IN_SQL.search("case when t.jatuh_tempo < $hari then 'terlambat' end")
    assert IN_SQL.search("where $posisi >= t.jatuh_tempo")
