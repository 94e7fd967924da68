"""Rules of the house that a machine can hold (DESIGN §7)."""

from __future__ import annotations

import ast
import re

import pytest

from tests.kode import AKAR, berkas_python, pohon

PROGRAM = ("app.py", "pages", "monev")
BATAS_BARIS = 300

# A statement, not the words: SELECT ... FROM, INSERT INTO, and so on, in a string of the program.
PERNYATAAN_SQL = re.compile(
    r"\b(select\b.+\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b"
    r"|(create|drop|alter)\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view|macro|schema|sequence|index)\b)",
    re.IGNORECASE | re.DOTALL,
)


def _docstring(modul: ast.Module) -> set[int]:
    """Ids of the string nodes that document something: prose may speak of SQL."""
    return {
        id(simpul.body[0].value)
        for simpul in ast.walk(modul)
        if isinstance(simpul, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and simpul.body
        and isinstance(simpul.body[0], ast.Expr)
    }


def sql_dalam_string(kode: str) -> list[int]:
    """Lines of a module's source where a string, f-string parts included, holds a SQL statement."""
    modul = ast.parse(kode)
    dokumentasi = _docstring(modul)
    return [
        simpul.lineno
        for simpul in ast.walk(modul)
        if isinstance(simpul, ast.Constant)
        and isinstance(simpul.value, str)
        and id(simpul) not in dokumentasi
        and PERNYATAAN_SQL.search(simpul.value)
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
    assert sql_dalam_string(kode)


def test_the_search_for_sql_leaves_prose_alone():
    assert sql_dalam_string('"""Select rows from a table."""\nx = "Pilih satker dari daftar"') == []


def test_sql_is_in_queries_and_nowhere_in_python():
    ditemukan = {
        f"{jalur.relative_to(AKAR)}:{baris}"
        for jalur in berkas_python(*PROGRAM)
        for baris in sql_dalam_string(jalur.read_text(encoding="utf-8"))
    }
    assert ditemukan == set()


def test_every_query_starts_with_the_question_it_answers():
    tanpa = [
        str(jalur.relative_to(AKAR))
        for jalur in sorted((AKAR / "queries").rglob("*.sql"))
        if not re.match(r"--\s+\S.{10,}", jalur.read_text(encoding="utf-8"))
    ]
    assert tanpa == []


def test_no_page_lies_directly_in_pages():
    # Streamlit would serve it by its own address, without app.py and its guards.
    assert sorted(jalur.name for jalur in (AKAR / "pages").glob("*.py")) == []


def test_no_html_or_css_past_streamlit():
    dilarang = {"unsafe_allow_html", "unsafe_allow_javascript"}
    ditemukan = [
        f"{jalur.relative_to(AKAR)}:{simpul.value.lineno}"
        for jalur in berkas_python(*PROGRAM)
        for simpul in ast.walk(pohon(jalur))
        if isinstance(simpul, ast.keyword) and simpul.arg in dilarang
    ]
    assert ditemukan == []


def test_files_stay_short_enough_to_hold_in_the_head():
    panjang = {
        str(jalur.relative_to(AKAR)): baris
        for jalur in berkas_python(*PROGRAM)
        if (baris := len(jalur.read_text(encoding="utf-8").splitlines())) > BATAS_BARIS
    }
    assert panjang == {}


def test_every_module_says_in_its_first_line_what_it_does():
    bisu = [
        str(jalur.relative_to(AKAR))
        for jalur in berkas_python(*PROGRAM)
        if jalur.stat().st_size and not ast.get_docstring(pohon(jalur))
    ]
    assert bisu == []


def test_every_public_function_of_the_domain_says_what_it_answers():
    bisu = [
        f"{jalur.relative_to(AKAR)}: {simpul.name}"
        for jalur in berkas_python("monev")
        for simpul in pohon(jalur).body
        if isinstance(simpul, ast.FunctionDef | ast.ClassDef)
        and not simpul.name.startswith("_")
        and not ast.get_docstring(simpul)
    ]
    assert bisu == []


def test_no_exception_is_swallowed():
    """An `except` that does nothing hides the reason from the person who has to act."""
    diam = [
        f"{jalur.relative_to(AKAR)}:{simpul.lineno}"
        for jalur in berkas_python(*PROGRAM)
        for simpul in ast.walk(pohon(jalur))
        if isinstance(simpul, ast.ExceptHandler)
        and (simpul.type is None or all(isinstance(isi, ast.Pass) for isi in simpul.body))
    ]
    assert diam == []
