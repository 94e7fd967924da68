"""Rules of the house that a machine can hold (docs/design.md §7)."""

import ast
import re

from monev.server.account_pages import safe_destination
from tests.code import ROOT, identifiers, late_imports, nodes_of, python_files, syntax_tree

PROGRAM = ("app.py", "pages", "monev")
LINE_LIMIT = 500
FILE_LIMIT = 345

# Domain nouns stay Indonesian, and so do columns, JSON fields and stored keys (docs/design.md §1). These words are none
# of them: verbs and technical words, which are English everywhere.
INDONESIAN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        ambil baca bagi bandingkan buat cari cocok cocokkan dapatkan ganti gabung gabungkan hitung isikan jalan jalankan
        jawab kenali kirim kumpulkan lipat luruskan pasang pasangkan pecah pilih potong rapikan sambung saring siapkan
        simpan sisipkan susun tambah tambahkan tampil tampilkan tandai tanya tanyakan tebak terapkan terima tolak tulis
        urai uraikan urut urutkan

        alat angka baku benarkah berkas cabang cadangan depan belakang gambar halaman huruf kalimat kamus kata kelas
        kepala kisi kolomnya lapis layanan lebar masukan paket panjang peladen pembaca penulis peramban perintah
        pengarah petak potongan pustaka ruas saringan semua setelan simpul sisa sisi sumber susunan tabel tanda tinggi
        tombol tujuan uji ukur ukuran warna wujud
        """,
    )
)

STORED_NAMES = frozenset({"nama_berkas", "berkas", "semua", "tanda"})
"""Fields of journal entries, columns and codes in them that one of these words is part of: what is stored keeps its
name."""

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


def sql_in_strings(module: ast.Module) -> list[int]:
    """Lines of a module where a string, f-string parts included, holds a SQL statement."""
    documentation = _docstring(module)
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and SQL_STATEMENT.search(node.value)
    ]


def test_sql_is_in_queries_and_nowhere_in_python():
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in python_files(*PROGRAM)
        for line in sql_in_strings(syntax_tree(path))
    }
    assert found == set()


def test_no_page_lies_directly_in_pages():
    # Streamlit would serve it by its own address, without app.py and its guards.
    assert sorted(path.name for path in (ROOT / "pages").glob("*.py")) == []


def test_no_html_or_css_past_streamlit():
    forbidden = {"unsafe_allow_html", "unsafe_allow_javascript"}
    found = [
        f"{path.relative_to(ROOT)}:{node.value.lineno}"
        for path in python_files(*PROGRAM)
        for node in nodes_of(path)
        if isinstance(node, ast.keyword) and node.arg in forbidden
    ]
    assert found == []


def test_files_stay_short_enough_to_hold_in_the_head():
    length = {
        str(path.relative_to(ROOT)): lines
        for path in python_files(*PROGRAM)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINE_LIMIT
    }
    assert length == {}


def test_the_rooms_hold_no_more_files_than_a_newcomer_can_look_through():
    # Python's: what the browser and the documents take (scripts, styles, fonts) lies in folders of its own.
    assert len(python_files("monev")) <= FILE_LIMIT


def test_an_import_inside_a_function_says_why():
    unexplained = [
        f"{path.relative_to(ROOT)}:{line}" for path in python_files(*PROGRAM, "bench") for line in late_imports(path)
    ]
    assert unexplained == []


def test_every_exception_from_a_rule_says_why():
    """`# noqa: S608 - why`, `# type: ignore[code]  # why`, `# pyright: ignore[code] - why`."""
    silent = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files(*PROGRAM, "bench", "tests")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"# (noqa|type: ignore|pyright: ignore)(: ?[\w, ]+|\[[\w, -]+\])?\s*$", line)
    ]
    assert silent == []


def _words(identifier: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)]


def test_verbs_and_technical_words_are_english():
    indonesian = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in python_files(*PROGRAM, "bench", "tests")
        for line, name in identifiers(path)
        if name not in STORED_NAMES and INDONESIAN_WORDS & set(_words(name))
    ]
    names_of_files = [
        str(path.relative_to(ROOT))
        for path in python_files(*PROGRAM, "bench", "tests")
        if INDONESIAN_WORDS & set(_words(path.stem))
    ]
    assert (indonesian, names_of_files) == ([], [])


ADDRESS_NAMES = frozenset({"cari", "halaman", "ukuran", "urut"})
"""Query parameters: people have addresses with them."""

_ON_SCREENS = INDONESIAN_WORDS | {"bidang", "denyut", "kabar", "latar", "layar", "mulai", "pendek", "pulih", "redup"}
"""Some of these are stored names elsewhere (when a window begins, a screen of a meeting)."""
_JS_PROSE = re.compile(r"//.*|/\*.*?\*/|\"[^\"\n]*\"|`[^`]*`", re.DOTALL)


def front_names(text: str, suffix: str) -> set[str]:
    """What a script or stylesheet names: its identifiers, or its classes, animations and properties."""
    if suffix == ".css":
        return set(
            re.findall(r"(?:\.|--|@keyframes )([a-zA-Z_][\w-]*)", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
        )
    return set(re.findall(r"[A-Za-z_$][\w$]*", _JS_PROSE.sub("", text)))


def block_keys(tree: ast.Module) -> set[str]:
    """The keys that the dictionaries of a module are written with."""
    keys = (key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys)
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


def test_blocks_styles_and_scripts_have_english_names():
    scripts = [path for suffix in ("css", "js") for path in sorted((ROOT / "monev").rglob(f"*.{suffix}"))]
    found = {path: front_names(path.read_text(encoding="utf-8"), path.suffix) for path in scripts}
    found |= {path: block_keys(syntax_tree(path)) for path in python_files("monev/ui", "pages")}
    indonesian = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, names in found.items()
        for name in sorted(names - STORED_NAMES - ADDRESS_NAMES)
        if _ON_SCREENS & set(_words(name))
    ]
    assert indonesian == []


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
        for node in nodes_of(path)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(content, ast.Pass) for content in node.body))
    ]
    assert silent == []


FOREIGN = (
    *("https://contoh.id/", "//contoh.id", "///contoh.id", "/\\contoh.id", "\\\\contoh.id", "javascript:alert(1)"),
    *("contoh.id", "", "/\t/contoh.id", "/linimasa\r\nSet-Cookie: a=b"),
)


def test_signing_in_leads_nowhere_else():
    assert {safe_destination(text) for text in FOREIGN} == {"/"}
    assert safe_destination("/linimasa?tahun=2025") == "/linimasa?tahun=2025"
