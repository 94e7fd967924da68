"""What the documents say is so: commands, settings and options in both READMEs, paths and sections of the design."""

import re
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from monev.cli import COMMANDS, main
from monev.core import clock
from monev.evidence_files import files
from monev.reading.files import limits
from tests.code import ROOT, python_files


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def missing(names: Iterable[str], folder: Path = ROOT) -> list[str]:
    """Those of the named files that are not there."""
    return sorted(name for name in set(names) if not (folder / name).exists())


SECTIONS = {
    "README.md": ("Menjalankan", "Setelan", "Baris perintah", "Untuk yang ikut mengembangkan"),
    "README.en.md": ("Running", "Settings", "Command line", "Working on it"),
}
"""What each calls its sections of how it is run, settings, the command line, and the code."""
MAKEFILE, DESIGN = text_of("Makefile"), text_of("docs/design.md")


def told_by(readme: str) -> dict[str, Any]:
    """What a README says there is."""
    text = text_of(readme)
    parts = [re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1] for name in SECTIONS[readme]]
    running, settings, command_line, _ = parts
    defaults = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\|(.*)\|$", settings, re.MULTILINE))
    common = re.search(r"`(\[--db .+?\])`", command_line)[1]
    return {
        "all that a fresh machine needs": re.findall(r"^```\n(.*?)\n```$", running, re.MULTILINE | re.DOTALL),
        "make": set(re.findall(r"(?:^|`|=\d+ )make ([a-z-]+)\b", text, re.MULTILINE)),
        "settings": defaults.keys(),
        "defaults": {name: defaults[name].strip(" `") for name in ("PORT", "MONEV_ZONA")},
        "commands": [
            sorted(f"{usage} {common}".split()) for usage in re.findall(r"^\| `(.+?)` \|", command_line, re.M)
        ],
    }


def help_of(command: str) -> str:
    """What `--help` says of a command."""
    with redirect_stdout(StringIO()) as said:
        main([command, "--help"])
    return said.getvalue()


def what_there_is() -> dict[str, Any]:
    """The same, asked of the code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files("app.py", "pages", "monev"))
    usages = (
        re.search(r"^Pemakaian: python -m monev (\S+) \[-h\](.*?)^$", help_of(name), re.M | re.S) for name in COMMANDS
    )
    return {
        "all that a fresh machine needs": ["make run", "make test"],
        "make": set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)),
        "settings": {*re.findall(r'"(MONEV_[A-Z_]+)"', code), *re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE)},
        "defaults": {"PORT": re.search(r"^PORT \?= (\d+)$", MAKEFILE, re.M)[1], "MONEV_ZONA": clock.DEFAULT_ZONE},
        "commands": [sorted(f"{usage[1]} {usage[2]}".split()) for usage in usages],
    }


@pytest.mark.parametrize("readme", SECTIONS)
def test_a_readme_tells_what_there_is(readme):
    assert told_by(readme) == what_there_is()
    pictures = re.findall(r"!\[.+\]\((.+)\)", text_of(readme))
    code = text_of(readme).partition(f"## {SECTIONS[readme][-1]}\n")[2]
    folders = re.findall(r"^([\w.]+/?) {4,}\w", code, re.MULTILINE)
    assert len(pictures) >= 2
    assert len(folders) >= 7
    assert missing([*pictures, *folders]) == []


def test_make_and_the_server_keep_to_what_is_told():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert sorted(phony.split()) == sorted(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert text_of(".ci/run").splitlines()[-1] == "exec make test", "there is checked what people check"
    (most,) = re.findall(r"^maxUploadSize = (\d+)$", text_of(".streamlit/config.toml"), re.MULTILINE)
    sizes = {limits.MAX_SIZE // limits.MIB, files.MAX_SIZE // limits.MIB}
    assert int(most) == max(sizes)
    for readme in SECTIONS:
        assert sizes <= set(map(int, re.findall(r"(?:paling besar|at most) (\d+) MB", text_of(readme)))), readme


def test_links_between_documents_and_paths_in_the_design_lead_somewhere():
    for document in (*SECTIONS, "CONTRIBUTING.md", "CHANGES.md", "docs/design.md", "docs/templat-dokumen.md"):
        links = re.findall(r"\]\((?!https?:)([^)#\s]+)", text_of(document))
        assert missing(links, (ROOT / document).parent) == [], document
    named = re.findall(r"`(app\.py|(?:pages|monev|queries|tests|docs|data|bench|\.streamlit)(?:/[\w./-]*)?)`", DESIGN)
    assert len(named) > 20
    made_when_run = {"data/monev.jurnal", "data/monev.duckdb", "data/monev.perintah.duckdb"}
    assert set(missing(named)) <= made_when_run


def test_the_design_names_every_room_with_a_first_file_and_every_definition_of_a_figure():
    table = dict(re.findall(r"^\| `(\w+)` \| .* \| `([\w.]+)` \|$", DESIGN, re.MULTILINE))
    assert set(table) == {path.parent.name for path in (ROOT / "monev").glob("*/__init__.py")}
    assert missing(f"monev/{room}/{file}" for room, file in table.items()) == []
    named = set(re.findall(r"`queries/meaning/([\w.]+)`", DESIGN))
    assert {path.name for path in (ROOT / "queries" / "meaning").glob("*.sql")} - named == {"1_months.sql"}


def test_every_cited_section_of_the_design_exists():
    sections = set(re.findall(r"^## (\d+)\. ", DESIGN, re.MULTILINE))
    cited: dict[Path, set[str]] = {}
    for folder in ("monev", "pages", "queries", "tests", "bench", "docs", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".sql", ".md", ".js", ".toml"} and "__pycache__" not in path.parts:
                text = path.read_text(encoding="utf-8")
                cited[path] = set(re.findall(r"(?i)\bdesign(?:\.md)? §(\d+)", text))
                assert not re.search(r"(?<!docs/)DESIGN §", text) or path.samefile(__file__), path
    assert any(cited.values())
    assert {path: unknown for path, numbers in cited.items() if (unknown := numbers - sections)} == {}


def test_every_test_that_the_security_page_names_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text_of("docs/security.md"))
    assert len(named) > 30
    assert missing(file for file, _ in named) == []
    assert [test for file, test in named if test and f"def {test}(" not in text_of(file)] == []
