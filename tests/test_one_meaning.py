"""Late is defined once (docs/design.md §5); who compares a due date says why here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from monev.core.statuses import DECLARED, OVERDUE, STATUS_TENGGAT, UNCOUNTED
from monev.figures.rows import Counts
from tests.code import ROOT, python_files, syntax_tree

DUE = frozenset({"jatuh_tempo", "jatuh_tempo_semula", "due", "batas"})
_IN_SQL = r"(?:\w+\.)?(?:jatuh_tempo|batas)\b"
IN_SQL = re.compile(
    rf"\b(?:jatuh_tempo\w*|batas)\s*(?:[<>]=?|\bbetween\b|-)|(?:[<>]=?|-)\s*{_IN_SQL}"
    rf"|\b(?:datediff|date_diff|age)\(.*?{_IN_SQL}|\b(?:then|else)\s+'terlambat'"
)
"""A due date that is compared or counted from, and the word itself as what a query answers."""
DEFINED = ("monev/core/dates.py", "is_due")
WINDOWS = {
    ("monev/figures/many_offices.py", "state"): "the triwulan whose report is due",
    ("monev/figures/tasks.py", "tasks_to_tell"): "due within a week",
    ("monev/figures/targets.py", "coming_soon"): "due within a month",
    ("monev/meeting/ending.py", "_date_completions"): "no day to come is given to what is done",
    ("monev/meeting/screens.py", "next_targets"): "due in the next periode",
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


def _other_names(function: ast.FunctionDef) -> Iterator[str]:
    """Yield what a function calls a due date that it has of something, as in `last = row["batas"]`."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.NamedExpr) and DUE & _words(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _compares_due_dates(node: ast.AST, names: frozenset[str]) -> bool:
    """True if a due date is compared with a day, or the days since then with a number."""
    if not isinstance(node, ast.Compare):
        return False
    is_order = any(isinstance(one, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for one in node.ops)
    about = [side for side in (node.left, *node.comparators) if names & _words(side)]
    if any(map(_is_count, (node.left, *node.comparators))):
        about = [side for side in about if any(isinstance(x, ast.Sub) for x in ast.walk(side))]
    return is_order and bool(about)


def second_definitions(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and function of each comparison of a due date."""
    place = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    for function in ast.walk(syntax_tree(path)):
        if isinstance(function, ast.FunctionDef):
            names = DUE.union(_other_names(function))
            if any(_compares_due_dates(node, names) for node in ast.walk(function)):
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


def test_what_is_declared_or_uncounted_is_listed_in_one_place_of_the_queries():
    """Beside the macros only the sums per status name them, and the status of a bukti."""
    words = [f"'{kode}'" for kode in {*DECLARED, *UNCOUNTED}]
    found = []
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        if any(word in path.read_text(encoding="utf-8") for word in words):
            found.append(path.relative_to(ROOT / "queries").as_posix())
    meant = ("1_tenggat_status", "2_bukti_status", "4_counts")
    assert found == [f"meaning/{name}.sql" for name in meant]


def test_what_is_overdue_is_listed_in_one_place_of_the_queries():
    """Beside the macros only the sums per status name both."""
    found = []
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        if all(f"'{kode}'" in text for kode in OVERDUE):
            found.append(path.relative_to(ROOT / "queries").as_posix())
    assert found == ["meaning/1_tenggat_status.sql", "meaning/4_counts.sql"]


def test_each_status_is_counted():
    assert {*STATUS_TENGGAT} <= {*Counts._fields}


SPELLINGS = (
    "row['jatuh_tempo'] < day and row['status'] != 'selesai'",
    "(last := row.jatuh_tempo) and last < day",
    "(day - row['jatuh_tempo']).days > 0",
    "not day <= due",
)
IN_QUERIES = (
    "case when t.jatuh_tempo < $hari then 'selesai' end",
    "where $posisi >= t.jatuh_tempo",
    "where datediff('day', t.jatuh_tempo, $posisi) > 0",
    "where $posisi - t.jatuh_tempo > 0",
    "where t.jatuh_tempo between $mulai and $posisi",
    "case when t.hari > 0 then 'terlambat' end",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_second_definition_is_found_however_it_is_spelled(spelling, tmp_path):
    path = tmp_path / "second.py"
    path.write_text(f"def is_behind(row, day, due):\n    return {spelling}\n")
    assert [*second_definitions(path)] == [("second.py", "is_behind")]


def test_a_second_definition_is_found_in_a_query_however_it_is_spelled():
    assert [words for words in IN_QUERIES if not IN_SQL.search(words)] == []
    assert not IN_SQL.search("sum(case when j.status = 'terlambat' then j.tenggat else 0 end)")
