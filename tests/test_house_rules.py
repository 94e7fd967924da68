"""Rules of the house that a machine can check (docs/design.md §2)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit_ast
from radon.visitors import Function

from tests.code import ROOT, late_imports, nodes_of, python_files, syntax_tree

PROGRAM = ("app.py", "pages", "monev")
WITH_BENCH = (*PROGRAM, "bench")
EVERYTHING = (*WITH_BENCH, "tests")
LINE_LIMIT = 650
MOST_WAYS_OF_TRUST = 12
"""Most ways through a function where a mistake lets somebody in or loses what is stored."""
ROOMS_OF_TRUST = tuple(
    f"monev/{room}" for room in ("access", "accounts", "people", "journal", "writing")
)

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


def tangled_functions(path: Path) -> Iterator[str]:
    """Yield functions with more ways through them than a reader can hold in the head."""
    for block in cc_visit_ast(syntax_tree(path)):
        if isinstance(block, Function) and block.complexity > MOST_WAYS_OF_TRUST:
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


def functions_named_like_their_module(path: Path) -> Iterator[int]:
    """Yield lines of functions that hide their own module from who imports both."""
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef) and node.name == path.stem:
            yield node.lineno


_PRESSES_NOW = r"(current_actor|act_as)\(.+\)|who|pelaku|desk\.pelaku"


def names_of_an_earlier_run(path: Path) -> Iterator[str]:
    """List who is given to what stores, other than who was looked up for this press.

    A callback runs with values of an earlier run; the journal's door judges whom it is given.
    """
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") != "personal_data":
            for who in (ast.unparse(one.value) for one in node.keywords if one.arg == "pelaku"):
                if not re.fullmatch(_PRESSES_NOW, who):
                    yield f"{node.lineno} {who}"


RULES = {
    "what a page stores bears the name of who presses now": (
        ("pages", "monev/ui"),
        names_of_an_earlier_run,
    ),
    "a test waits for its threads": (("tests",), threads_nobody_waits_for),
    "what is drawn in a loop has a key": (("pages", "monev/ui"), keyless_in_a_loop),
    "SQL is in queries and nowhere in Python": (PROGRAM, sql_in_strings),
    "no HTML or CSS goes past Streamlit": (PROGRAM, markup_past_streamlit),
    "no exception is swallowed": (PROGRAM, swallowed_exceptions),
    "every exception from a rule says why": (EVERYTHING, silent_exceptions_from_rules),
    "an import inside a function says why": (WITH_BENCH, late_imports),
    "a file is short enough to hold in the head": (EVERYTHING, length_over_the_limit),
    "no function of the figures hides its module": (
        ("monev/figures",),
        functions_named_like_their_module,
    ),
    "no more ways lead through a function than can be held in the head": (
        ROOMS_OF_TRUST,
        tangled_functions,
    ),
    "a module says in its first line what it does": (PROGRAM, silent_modules),
    "a docstring says at once, and verb first, what a function does": (
        WITH_BENCH,
        winding_docstrings,
    ),
    "a public function of the domain says what it answers": (("monev",), silent_functions),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_the_house_is_kept(rule):
    places, breaches = RULES[rule]
    assert [
        f"{path.relative_to(ROOT)}:{where}"
        for path in python_files(*places)
        for where in breaches(path)
    ] == []


def test_no_page_has_an_address_past_its_guards():
    # Streamlit would serve a page that lies directly in pages/ by its own address, without app.py.
    assert sorted(path.name for path in (ROOT / "pages").glob("*.py")) == []
