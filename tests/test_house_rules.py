"""Rules of the house that a machine can check (docs/design.md §2)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit_ast
from radon.visitors import Function

from monev.server.account_pages import safe_destination
from tests.code import ROOT, identifiers, late_imports, nodes_of, python_files, syntax_tree

PROGRAM = ("app.py", "pages", "monev")
WITH_BENCH = (*PROGRAM, "bench")
EVERYTHING = (*WITH_BENCH, "tests")
LINE_LIMIT = 650
MOST_WAYS, MOST_WAYS_OF_TRUST = 15, 12
"""Most ways through a function that a reader can hold in the head. Fewer in rooms where a mistake
lets somebody in or loses what is stored."""
ROOMS_OF_TRUST = frozenset({"access", "accounts", "people", "journal", "writing"})
FILE_LIMIT = 350

# Domain nouns stay Indonesian, and so do columns, JSON fields and stored keys (docs/design.md §1).
# These words are none of them: verbs and technical words, which are English everywhere.
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

STORED_NAMES = frozenset(
    {"nama_berkas", "berkas", "semua", "tanda", "huruf", "nomor_halaman", "ukuran_huruf"}
)
"""Fields, columns and codes of journal entries with one of these words: stored names stay."""

# A statement, not the words: SELECT ... FROM, INSERT INTO, and so on, in a string of the program.
SQL_STATEMENT = re.compile(
    r"\b(select\b.+\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b"
    r"|(create|drop|alter)\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view|macro|schema|sequence|index)\b)",
    re.IGNORECASE | re.DOTALL,
)


_NAMED = ast.FunctionDef | ast.ClassDef
_DOCUMENTED = ast.Module | ast.AsyncFunctionDef | _NAMED


def sql_in_strings(path: Path) -> Iterator[int]:
    """Yield lines of strings that hold a SQL statement, parts of f-strings included. Docstrings may
    speak of SQL.
    """
    bodies = [node.body for node in nodes_of(path) if isinstance(node, _DOCUMENTED)]
    prose = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in nodes_of(path):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in prose else None
        if isinstance(text, str) and SQL_STATEMENT.search(text):
            yield node.lineno


def markup_past_streamlit(path: Path) -> Iterator[int]:
    for node in nodes_of(path):
        if isinstance(node, ast.keyword) and node.arg in (
            "unsafe_allow_html",
            "unsafe_allow_javascript",
        ):
            yield node.value.lineno


def swallowed_exceptions(path: Path) -> Iterator[int]:
    """Yield lines of an `except` that does nothing: it hides the reason from the person who has to
    act.
    """
    for node in nodes_of(path):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or all(isinstance(content, ast.Pass) for content in node.body)
        ):
            yield node.lineno


def silent_exceptions_from_rules(path: Path) -> Iterator[int]:
    """Yield lines of a noqa or a type: ignore without a reason, as in `# noqa: S608 - why`."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(r"# (noqa|type: ignore)(: ?[\w, ]+|\[[\w, -]+\])?\s*$", line):
            yield number


def length_over_the_limit(path: Path) -> Iterator[int]:
    length = len(path.read_text(encoding="utf-8").splitlines())
    if length > LINE_LIMIT:
        yield length


def silent_modules(path: Path) -> Iterator[int]:
    if path.stat().st_size and not ast.get_docstring(syntax_tree(path)):
        yield 1


def silent_functions(path: Path) -> Iterator[str]:
    """Yield public functions and classes without a docstring."""
    for node in syntax_tree(path).body:
        is_public = isinstance(node, _NAMED) and not node.name.startswith("_")
        if is_public and not ast.get_docstring(node):
            yield node.name


LONGEST_SENTENCE = 25
NO_BEGINNINGS = frozenset(
    re.findall(
        r"\w+",
        """
        a an the each every all both one some any no not only it they its their this these those there nothing anything
        whether what which that how who whose where why when if of as on in at to from by with without for and so per
        before after until under over nobody somebody everybody none two three several many
        """,
    )
)
"""Words no function's docstring begins with: it says what the function does, verb first."""


def winding_docstrings(path: Path) -> Iterator[str]:
    """List what begins without a verb, or with a sentence too long for one reading."""
    for node in nodes_of(path):
        words = isinstance(node, _DOCUMENTED) and ast.get_docstring(node)
        if not words:
            continue
        first = re.split(r"(?<=[.!?])\s|\n\n", words)[0].split()
        decorators = {ast.unparse(each) for each in getattr(node, "decorator_list", ())}
        does = isinstance(node, ast.FunctionDef) and not decorators & {
            "property",
            "cached_property",
        }
        verbless = does and first[0].strip(",:.").lower() in NO_BEGINNINGS
        if verbless or len(first) > LONGEST_SENTENCE:
            yield f"{getattr(node, 'lineno', 1)} {' '.join(first)}"


def _words(identifier: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)}


def indonesian_names(path: Path) -> Iterator[str]:
    """Yield names with an Indonesian verb or technical word, in the name of the file too."""
    for line, name in [*identifiers(path), (0, path.stem)]:
        if name not in STORED_NAMES and INDONESIAN_WORDS & _words(name):
            yield f"{line} {name}"


def tangled_functions(path: Path) -> Iterator[str]:
    """Yield functions with more ways through them than a reader can hold in the head."""
    most = MOST_WAYS_OF_TRUST if ROOMS_OF_TRUST.intersection(path.parts) else MOST_WAYS
    for block in cc_visit_ast(syntax_tree(path)):
        if isinstance(block, Function) and block.complexity > most:
            yield f"{block.lineno} {block.name}: {block.complexity}"


_WIDGETS = frozenset(
    re.findall(
        r"\w+",
        """
        button checkbox choose choose_file date_input download_button file_uploader fold multiselect number_input
        offer_file pick pills radio segmented_control selectbox slider text_area text_input time_input toggle
        """,
    )
)
"""Widgets, which Streamlit tells apart by words and key; by the names of Streamlit and by ours."""
_Loop = ast.For | ast.comprehension


def _calls_in(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield getattr(call.func, "attr", getattr(call.func, "id", "")), call


def _drawn_again(path: Path) -> Iterator[ast.AST]:
    """Yield the loops of a file and the functions that a loop calls, directly or through
    another.
    """
    functions = {node.name: node for node in nodes_of(path) if isinstance(node, ast.FunctionDef)}
    to_look_at: list[ast.AST] = [node for node in nodes_of(path) if isinstance(node, _Loop)]
    while to_look_at:
        node = to_look_at.pop()
        yield node
        to_look_at += [functions.pop(name) for name, _ in _calls_in(node) if name in functions]


def keyless_in_a_loop(path: Path) -> Iterator[int]:
    """Yield lines of widgets without a key in a loop: Streamlit ends a page with two alike. `**`
    may bring the key along.
    """
    for node in _drawn_again(path):
        for name, call in _calls_in(node):
            is_ours = ast.unparse(call.func).startswith(("blocks.", "forms."))
            has_key = any(given.arg in ("key", None) for given in call.keywords)
            if name in _WIDGETS and not is_ours and not has_key:
                yield call.lineno


def threads_nobody_waits_for(path: Path) -> Iterator[int]:
    """Yield lines that start a thread of which the end of the tests takes no notice. It holds what
    it uses, and after the verdict DuckDB lists all its types as leaked.
    """
    for node in nodes_of(path):
        if isinstance(node, ast.keyword) and node.arg == "daemon":
            yield node.value.lineno


RULES = {
    "a test waits for its threads": (("tests",), threads_nobody_waits_for),
    "what is drawn in a loop has a key": (("pages", "monev/ui"), keyless_in_a_loop),
    "SQL is in queries and nowhere in Python": (PROGRAM, sql_in_strings),
    "no HTML or CSS goes past Streamlit": (PROGRAM, markup_past_streamlit),
    "no exception is swallowed": (PROGRAM, swallowed_exceptions),
    "every exception from a rule says why": (EVERYTHING, silent_exceptions_from_rules),
    "an import inside a function says why": (WITH_BENCH, late_imports),
    "a file is short enough to hold in the head": (EVERYTHING, length_over_the_limit),
    "no more ways lead through a function than can be held in the head": (
        PROGRAM,
        tangled_functions,
    ),
    "a module says in its first line what it does": (PROGRAM, silent_modules),
    "a docstring says at once, and verb first, what a function does": (
        WITH_BENCH,
        winding_docstrings,
    ),
    "a public function of the domain says what it answers": (("monev",), silent_functions),
    "verbs and technical words are English": (EVERYTHING, indonesian_names),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_the_house_is_kept(rule):
    places, breaches = RULES[rule]
    assert [
        f"{path.relative_to(ROOT)}:{where}"
        for path in python_files(*places)
        for where in breaches(path)
    ] == []


def test_a_newcomer_can_look_through_the_rooms_and_no_page_has_an_address_past_its_guards():
    # Only Python is counted: scripts, styles and fonts lie in folders of their own.
    assert len(python_files("monev")) <= FILE_LIMIT
    # Streamlit would serve a page that lies directly in pages/ by its own address, without app.py.
    assert sorted(path.name for path in (ROOT / "pages").glob("*.py")) == []


ADDRESS_NAMES = frozenset({"cari", "halaman", "ukuran", "urut"})
"""Query parameters, which are in addresses that people keep."""

_ON_SCREENS = INDONESIAN_WORDS | {
    "bidang",
    "denyut",
    "kabar",
    "latar",
    "layar",
    "mulai",
    "pendek",
    "pulih",
    "redup",
}
"""Some of these are stored names elsewhere (the beginning of a window, a screen of a meeting)."""
_JS_PROSE = re.compile(r"//.*|/\*.*?\*/|\"[^\"\n]*\"|`[^`]*`", re.DOTALL)


def front_names(text: str, suffix: str) -> set[str]:
    """Return the names in a script or stylesheet: its identifiers, or its classes, animations and
    properties.
    """
    if suffix == ".css":
        rules = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        return set(re.findall(r"(?:\.|--|@keyframes )([a-zA-Z_][\w-]*)", rules))
    return set(re.findall(r"[A-Za-z_$][\w$]*", _JS_PROSE.sub("", text)))


def block_keys(tree: ast.Module) -> set[str]:
    """Return the keys of all dictionaries written in a module."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            constants = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            found.update(value for value in constants if isinstance(value, str))
    return found


def test_blocks_styles_and_scripts_have_english_names():
    scripts = [*(ROOT / "monev").rglob("*.css"), *(ROOT / "monev").rglob("*.js")]
    found = {path: front_names(path.read_text(encoding="utf-8"), path.suffix) for path in scripts}
    found |= {path: block_keys(syntax_tree(path)) for path in python_files("monev/ui", "pages")}
    for path, names in found.items():
        for name in names - STORED_NAMES - ADDRESS_NAMES:
            assert not _ON_SCREENS & _words(name), f"{path.relative_to(ROOT)}: {name}"


FOREIGN = (
    "https://contoh.id/",
    "//contoh.id",
    "///contoh.id",
    "/\\contoh.id",
    "\\\\contoh.id",
    "javascript:alert(1)",
    "contoh.id",
    "",
    "/\t/contoh.id",
    "/linimasa\r\nSet-Cookie: a=b",
)


def test_signing_in_leads_nowhere_else():
    assert {safe_destination(text) for text in FOREIGN} == {"/"}
    assert safe_destination("/linimasa?tahun=2025") == "/linimasa?tahun=2025"
