"""Rules of the house that a machine can hold (DESIGN §7)."""

from __future__ import annotations

import ast
import re

import pytest

from tests.code import ROOT, python_files, syntax_tree

PROGRAM = ("app.py", "pages", "monev")
ROW_LIMIT = 500

# A statement, not the words: SELECT ... FROM, INSERT INTO, and so on, in a string of the program.
SQL_STATEMENT = re.compile(
    r"\b(select\b.+\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b"
    r"|(create|drop|alter)\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view|macro|schema|sequence|index)\b)",
    re.IGNORECASE | re.DOTALL,
)


def _docstring(module: ast.Module) -> set[int]:
    """Ids of the string nodes that document something: prose may speak of SQL."""
    return {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def sql_in_string(kode: str) -> list[int]:
    """Lines of a module's source where a string, f-string parts included, holds a SQL statement."""
    module = ast.parse(kode)
    documentation = _docstring(module)
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and SQL_STATEMENT.search(node.value)
    ]


@pytest.mark.parametrize(
    "kode",
    [
        'x = "select kode from langkah"',
        'x = f"DELETE FROM {tabel} WHERE 1"',
        'x = """\nSELECT *\nFROM rencana"""',
        'x = "create or replace macro a() as 1"',
    ],
)
def test_the_search_for_sql_finds_it(kode):
    assert sql_in_string(kode)


def test_the_search_for_sql_leaves_prose_alone():
    assert sql_in_string('"""Select rows from a table."""\nx = "Pilih satker dari daftar"') == []


def test_sql_is_in_queries_and_nowhere_in_python():
    found_ones = {
        f"{path.relative_to(ROOT)}:{row}"
        for path in python_files(*PROGRAM)
        for row in sql_in_string(path.read_text(encoding="utf-8"))
    }
    assert found_ones == set()


def test_every_query_starts_with_the_question_it_answers():
    without = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "queries").rglob("*.sql"))
        if not re.match(r"--\s+\S.{10,}", path.read_text(encoding="utf-8"))
    ]
    assert without == []


def test_no_page_lies_directly_in_pages():
    # Streamlit would serve it by its own address, without app.py and its guards.
    assert sorted(path.name for path in (ROOT / "pages").glob("*.py")) == []


def test_no_html_or_css_past_streamlit():
    forbidden = {"unsafe_allow_html", "unsafe_allow_javascript"}
    found_ones = [
        f"{path.relative_to(ROOT)}:{node.value.lineno}"
        for path in python_files(*PROGRAM)
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.keyword) and node.arg in forbidden
    ]
    assert found_ones == []


def test_files_stay_short_enough_to_hold_in_the_head():
    length = {
        str(path.relative_to(ROOT)): row
        for path in python_files(*PROGRAM)
        if (row := len(path.read_text(encoding="utf-8").splitlines())) > ROW_LIMIT
    }
    assert length == {}


def test_every_module_says_in_its_first_line_what_it_does():
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files(*PROGRAM)
        if path.stat().st_size and not ast.get_docstring(syntax_tree(path))
    ]
    assert silent == []


def test_every_public_function_of_the_domain_says_what_it_answers():
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in python_files("monev")
        for node in syntax_tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_exception_is_swallowed():
    """An `except` that does nothing hides the reason from the person who has to act."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files(*PROGRAM)
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(content, ast.Pass) for content in node.body))
    ]
    assert silent == []
