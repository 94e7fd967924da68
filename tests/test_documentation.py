"""The documents are true: commands, settings and limits in both languages, paths and sections of
the design.
"""

import re
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from monev.cli import COMMANDS, main
from monev.core import clock
from monev.core.glossary import guide
from monev.evidence_files import files
from monev.reading.files import limits
from tests.code import ROOT, python_files


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def missing(names: Iterable[str], folder: Path = ROOT) -> list[str]:
    """List the named files that do not exist."""
    return sorted(name for name in set(names) if not (folder / name).exists())


LANGUAGES = ("", ".en")
"""The part of a page's file name before `.md` that says its language."""
BOTH = ("README", "docs/setelan", "docs/perintah")
MOST_WORDS = 600
"""The most words of a README. Tables of links count their names twice."""
MOST_WORDS_OF_THE_DESIGN = 3100
"""What a newcomer reads in ten minutes."""
MAKEFILE, DESIGN = text_of("Makefile"), text_of("docs/design.md")
INSIDE = ("design", "reading", "meeting", "screens", "operations")
"""The pages about the inside of the program, in the order they are read."""


def told_in(language: str) -> dict[str, Any]:
    """Return the facts that the pages of one language tell: settings, defaults and commands."""
    readme, settings, commands = (text_of(f"{page}{language}.md") for page in BOTH)
    defaults = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\|(.*)\|$", settings, re.MULTILINE))
    common = re.search(r"`(\[--db .+?\])`", commands)[1]
    usages = re.findall(r"^\| `(.+?)` \|", commands, re.MULTILINE)
    all_usages = [f"{usage} {common}".split() for usage in usages]
    return {
        "all that a fresh machine needs": re.findall(
            r"^```\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL
        ),
        "settings": defaults.keys(),
        "defaults": {name: defaults[name].strip(" `") for name in ("PORT", "MONEV_ZONA")},
        "commands": list(map(sorted, all_usages)),
    }


def shape_of(page: str, language: str) -> dict[str, Any]:
    """Return what a page shares with its other language.

    - `sections`: the depth of each section.
    - `links`: the targets of its links.
    - `named`: the code in the first column of its tables.
    - `points`: the number of points in its lists.
    """
    text = text_of(f"{page}{language}.md")
    links = set()
    for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
        if not Path(link).match("README*"):
            links.add(link.replace(".en.md", ".md"))
    return {
        "sections": re.findall(r"^#+(?= )", text, re.MULTILINE),
        "links": links - {Path(page).name + ".md"},
        "named": re.findall(r"^\| (`\S+`?|\[\w+\])", text, re.MULTILINE),
        "points": len(re.findall(r"^(?:-|\d\.) ", text, re.MULTILINE)),
    }


def help_of(command: str) -> str:
    """Return the words of `--help` of a command."""
    with redirect_stdout(StringIO()) as said:
        main([command, "--help"])
    return said.getvalue()


def what_there_is() -> dict[str, Any]:
    """Return the same facts, taken from the code."""
    files_of_program = python_files("app.py", "pages", "monev")
    code = "\n".join(path.read_text(encoding="utf-8") for path in files_of_program)
    usage = re.compile(r"^Pemakaian: python -m monev (\S+) \[-h\](.*?)^$", re.M | re.S)
    commands = []
    for name in COMMANDS:
        command, arguments = usage.search(help_of(name)).groups()
        commands.append(sorted([command, *arguments.split()]))
    return {
        "all that a fresh machine needs": ["make run", "make test"],
        "settings": {
            *re.findall(r'"(MONEV_[A-Z_]+)"', code),
            *re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE),
        },
        "defaults": {
            "PORT": re.search(r"^PORT \?= (\d+)$", MAKEFILE, re.M)[1],
            "MONEV_ZONA": clock.DEFAULT_ZONE,
        },
        "commands": commands,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_language_tell_what_there_is(language):
    assert told_in(language) == what_there_is()


def test_how_large_a_file_may_be_is_what_the_program_takes():
    sizes = {limits.MAX_SIZE // limits.MIB, files.MAX_SIZE // limits.MIB}
    told = re.findall(r"paling besar (\d+) MB", text_of("docs/bacaan.md"))
    assert set(map(int, told)) == sizes
    (most,) = re.findall(
        r"^maxUploadSize = (\d+)$", text_of(".streamlit/config.toml"), re.MULTILINE
    )
    assert int(most) == max(sizes)


@pytest.mark.parametrize("page", BOTH)
def test_both_languages_say_the_same(page):
    assert shape_of(page, "") == shape_of(page, ".en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_readme_is_short_and_shows_pictures(language):
    text = text_of(f"README{language}.md")
    pictures = re.findall(r"!\[.+\]\((.+)\)", text)
    assert len(pictures) >= 2
    assert missing(pictures) == []
    assert len(text.split()) <= MOST_WORDS


def test_who_works_on_it_is_told_of_every_command_of_make_and_of_the_folders():
    text = text_of("CONTRIBUTING.md")
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)\b", text, re.MULTILINE)) == set(
        re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    )
    folders = re.findall(r"^([\w.]+/?) {4,}\w", text, re.MULTILINE)
    assert len(folders) >= 7
    assert missing(folders) == []


def test_the_first_page_of_the_guide_lists_every_page_by_its_title():
    listed = re.findall(
        r"^\d+\. \[(.+)\]\((\w+)\.md\)$", text_of("docs/panduan/README.md"), re.MULTILINE
    )
    assert listed == [(page.title, key) for key, page in guide().items()]


def test_make_and_the_server_keep_to_what_is_told():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert sorted(phony.split()) == sorted(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert text_of(".ci/run").endswith(" make test\n"), "there is checked what people check"


def test_links_between_documents_and_paths_in_the_design_lead_somewhere():
    documents = [
        ROOT / "CONTRIBUTING.md",
        ROOT / "CHANGES.md",
        *ROOT.glob("README*.md"),
        *ROOT.glob("docs/**/*.md"),
    ]
    for document in documents:
        links = re.findall(r"\]\((?!https?:)([^)#\s]+)", document.read_text(encoding="utf-8"))
        assert missing(links, document.parent) == [], document
    named = re.findall(
        r"`(app\.py|(?:pages|monev|queries|tests|docs|data|bench|\.streamlit)(?:/[\w./-]*)?)`",
        "\n".join(text_of(f"docs/{page}.md") for page in INSIDE),
    )
    assert len(named) > 20
    made_when_run = {"data/monev.jurnal", "data/monev.duckdb", "data/monev.perintah.duckdb"}
    assert set(missing(named)) <= made_when_run


def test_the_design_is_read_in_ten_minutes_and_names_the_pages_that_go_on():
    assert len(DESIGN.split()) <= MOST_WORDS_OF_THE_DESIGN
    assert [name for name in INSIDE[1:] if f"({name}.md)" not in DESIGN] == []


def test_the_design_names_every_room_with_a_first_file_and_every_definition_of_a_figure():
    table = dict(re.findall(r"^\| `(\w+)` \| .* \| `([\w.]+)` \|$", DESIGN, re.MULTILINE))
    assert set(table) == {path.parent.name for path in (ROOT / "monev").glob("*/__init__.py")}
    assert missing(f"monev/{room}/{file}" for room, file in table.items()) == []
    named = set(re.findall(r"`queries/meaning/([\w.]+)`", DESIGN))
    assert {path.name for path in (ROOT / "queries" / "meaning").glob("*.sql")} - named == {
        "1_months.sql"
    }


def test_every_cited_section_of_the_design_exists():
    sections = set(re.findall(r"^## (\d+)\. ", DESIGN, re.MULTILINE))
    cited: dict[Path, set[str]] = {}
    for folder in ("monev", "pages", "queries", "tests", "bench", "docs", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".sql", ".md", ".js", ".toml"}:
                text = path.read_text(encoding="utf-8")
                cited[path] = set(re.findall(r"(?i)\bdesign(?:\.md)? §(\d+)", text))
                assert not re.search(r"(?<!docs/)DESIGN §", text) or path.samefile(__file__), path
    assert any(cited.values())
    for path, numbers in cited.items():
        assert numbers <= sections, path


def test_every_test_that_the_security_page_names_exists():
    named = set(re.findall(r"`(test_\w+)(?:\.py)?`", text_of("docs/security.md")))
    assert len(named) > 60
    files = list((ROOT / "tests").rglob("test_*.py"))
    there = {path.stem for path in files}
    for path in files:
        there |= set(re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8")))
    assert sorted(named - there) == []


def test_of_each_version_a_person_reads_at_most_fifteen_lines_before_an_upgrade():
    versions = (ROOT / "CHANGES.md").read_text(encoding="utf-8").split("\n## ")[1:]
    assert {
        told.split("\n")[0]: told.strip().count("\n") - 1
        for told in versions
        if told.strip().count("\n") > 16
    } == {}
