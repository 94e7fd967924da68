"""What the documents say is so: commands, settings and options in both READMEs, paths and sections of the design."""

import re
from dataclasses import dataclass
from functools import cache

import pytest

from monev.evidence_files import files
from monev.reading.files import limits
from tests.code import ROOT, python_files, run_python


@dataclass(frozen=True)
class Readme:
    """One README and what its sections are called."""

    path: str
    running: str
    settings: str
    command_line: str
    limits: str
    developers: str
    upload_limit: str

    def __str__(self) -> str:
        return self.path

    @property
    def text(self) -> str:
        return (ROOT / self.path).read_text(encoding="utf-8")

    def section(self, heading: str) -> str:
        """The text below a heading, up to the next."""
        found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", self.text, re.MULTILINE | re.DOTALL)
        assert found, f"{self.path}: ## {heading}"
        return found[1]

    def commands(self) -> dict[str, str]:
        """How each command is written, by its name."""
        usages = re.findall(r"^\| `(.+?)` \|", self.section(self.command_line), re.MULTILINE)
        return {usage.split()[0]: usage for usage in usages}


INDONESIAN = Readme(
    "README.md",
    running="Menjalankan",
    settings="Setelan",
    command_line="Baris perintah",
    limits="Batas",
    developers="Untuk yang ikut mengembangkan",
    upload_limit="paling besar {} MB",
)
ENGLISH = Readme(
    "README.en.md",
    running="Running",
    settings="Settings",
    command_line="Command line",
    limits="Limits",
    developers="Working on it",
    upload_limit="at most {} MB",
)
READMES = pytest.mark.parametrize("readme", (INDONESIAN, ENGLISH), ids=str)
COMMANDS = INDONESIAN.commands()
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


@cache
def help_text(*command: str) -> str:
    """What `--help` of the command line, or of one of its commands, says."""
    return run_python("-m", "monev", *command, "--help").stdout


@READMES
def test_a_fresh_machine_needs_exactly_two_commands(readme):
    blocks = re.findall(r"^```\n(.*?)^```", readme.section(readme.running), re.MULTILINE | re.DOTALL)
    assert [block.strip() for block in blocks] == ["make run", "make test"]


@READMES
def test_every_make_command_is_documented_and_exists(readme):
    targets = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())
    assert targets == set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert targets == set(re.findall(r"(?:^|`|=\d+ )make ([a-z-]+)\b", readme.text, re.MULTILINE))


def test_ci_checks_what_people_check():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


@READMES
def test_every_setting_is_documented_and_read(readme):
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files("app.py", "pages", "monev"))
    read = set(re.findall(r"\"(MONEV_[A-Z_]+)\"", code)) | set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", readme.section(readme.settings), re.MULTILINE))
    assert read == documented


@READMES
@pytest.mark.parametrize(
    ("setting", "given", "file"),
    [
        ("PORT", "8501", "Makefile"),
        ("MONEV_ZONA", "Asia/Jakarta", "monev/core/clock.py"),
    ],
)
def test_documented_defaults_are_the_codes(readme, setting, given, file):
    row = re.search(rf"^\| `{setting}` \|.*\| (.*) \|$", readme.text, re.MULTILINE)[1]
    assert row == f"`{given}`"
    assert given in (ROOT / file).read_text(encoding="utf-8")


@READMES
def test_every_command_is_documented_and_exists(readme):
    existing = re.search(r"\{([\w,-]+)\}", help_text())[1].split(",")
    assert list(readme.commands()) == existing


@READMES
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_as_the_command_takes_it(readme, command):
    usage = re.search(r"^Pemakaian: python -m monev (.*)$", help_text(command), re.MULTILINE)[1]
    common = re.search(r"`(\[--db .+?\])`", readme.section(readme.command_line))[1]
    assert usage == f"{readme.commands()[command]} {common}"


@READMES
def test_the_upload_limit_is_the_documented_one(readme):
    configuration = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    largest = int(re.search(r"^maxUploadSize = (\d+)$", configuration, re.MULTILINE)[1])
    assert largest == max(limits.MAX_SIZE, files.MAX_SIZE) // limits.MIB
    for one in (limits.MAX_SIZE, files.MAX_SIZE):
        assert readme.upload_limit.format(one // limits.MIB) in readme.section(readme.limits)


@READMES
def test_pictures_and_folders_named_in_readme_exist(readme):
    pictures = re.findall(r"!\[.+\]\((.+)\)", readme.text)
    assert len(pictures) >= 2
    folders = re.findall(r"^([\w.]+/?) {4,}\w", readme.section(readme.developers), re.MULTILINE)
    assert len(folders) >= 7
    assert [name for name in (*pictures, *folders) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    "document",
    ["README.md", "README.en.md", "CONTRIBUTING.md", "CHANGES.md", "docs/design.md", "docs/templat-dokumen.md"],
)
def test_links_between_documents_lead_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_paths_named_in_the_design_exist():
    named = re.findall(r"`(app\.py|(?:pages|monev|queries|tests|docs|data|bench|\.streamlit)(?:/[\w./-]*)?)`", DESIGN)
    assert len(named) > 20
    made_when_run = {"data/monev.jurnal", "data/monev.duckdb", "data/monev.perintah.duckdb"}
    assert sorted({name for name in named if not (ROOT / name).exists()} - made_when_run) == []


def test_the_map_of_rooms_has_every_room_with_a_first_file():
    table = dict(re.findall(r"^\| `(\w+)` \| .* \| `([\w.]+)` \|$", DESIGN, re.MULTILINE))
    rooms = {path.name for path in (ROOT / "monev").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert set(table) == rooms
    assert [room for room, file in table.items() if not (ROOT / "monev" / room / file).exists()] == []


def test_every_definition_of_a_figure_is_named_in_the_design():
    named = set(re.findall(r"`queries/meaning/([\w.]+)`", DESIGN))
    assert {path.name for path in (ROOT / "queries" / "meaning").glob("*.sql")} - named == {"1_months.sql"}


def test_every_cited_section_of_the_design_exists():
    sections = set(re.findall(r"^## (\d+)\. ", DESIGN, re.MULTILINE))
    cited: dict[str, set[str]] = {}
    for folder in ("monev", "pages", "queries", "tests", "bench", "docs", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".sql", ".md", ".js", ".toml"} and "__pycache__" not in path.parts:
                text = path.read_text(encoding="utf-8")
                cited.setdefault(str(path), set()).update(re.findall(r"(?i)\bdesign(?:\.md)? §(\d+)", text))
                assert not re.search(r"(?<!docs/)DESIGN §", text) or path.samefile(__file__), path
    assert any(cited.values())
    assert {path: missing for path, numbers in cited.items() if (missing := numbers - sections)} == {}


def test_every_test_that_the_security_page_names_exists():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    assert len(named) > 30
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).exists() or (test and f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8"))
    ]
    assert missing == []
