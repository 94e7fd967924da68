"""README says what the program does: commands, settings and options are held to the code, both ways."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache

import pytest

from tests.code import ROOT, python_files

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@cache
def help_text(*command: str) -> str:
    """What `--help` of the command line, or of one of its commands, says."""
    result = subprocess.run(
        [sys.executable, "-m", "monev", *command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return result.stdout


def readme_section(heading: str) -> str:
    """The text of one section of README."""
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)[1]


def commands_in_readme() -> dict[str, str]:
    """How README writes each command, by the command's name."""
    everything = re.findall(r"^\| `(.+?)` \|", readme_section("Baris perintah"), re.MULTILINE)
    return {write.split()[0]: write for write in everything}


def test_a_fresh_machine_needs_exactly_two_commands():
    block = re.findall(r"^```\n(.*?)^```", readme_section("Menjalankan"), re.MULTILINE | re.DOTALL)
    assert [content.strip() for content in block] == ["make run", "make test"]


def test_every_make_command_is_documented_and_exists():
    target = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())
    assert target == set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert target == set(re.findall(r"\bmake ([a-z]+)\b", README))


def test_ci_checks_what_people_check():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_every_setting_is_documented_and_read():
    kode = "\n".join(path.read_text(encoding="utf-8") for path in python_files("app.py", "pages", "monev"))
    read_as = set(re.findall(r"\"(MONEV_[A-Z_]+)\"", kode)) | set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", readme_section("Setelan"), re.MULTILINE))
    assert read_as == documented


@pytest.mark.parametrize(
    ("setting", "given", "file"),
    [
        ("PORT", "8501", "Makefile"),
        ("MONEV_ZONA", "Asia/Jakarta", "monev/core/clock.py"),
    ],
)
def test_documented_defaults_are_the_codes(setting, given, file):
    row = re.search(rf"^\| `{setting}` \|.*\| (.*) \|$", README, re.MULTILINE)[1]
    assert row == f"`{given}`"
    assert given in (ROOT / file).read_text(encoding="utf-8")


def test_every_command_is_documented_and_exists():
    existing = re.search(r"\{([\w,]+)\}", help_text())[1].split(",")
    assert list(commands_in_readme()) == existing


@pytest.mark.parametrize("command", commands_in_readme())
def test_every_option_is_documented_as_the_command_takes_it(command):
    usage = re.search(r"^Pemakaian: python -m monev (.*)$", help_text(command), re.MULTILINE)[1]
    common = re.search(r"`(\[--db .+?\])`", readme_section("Baris perintah"))[1]
    assert usage == f"{commands_in_readme()[command]} {common}"


@pytest.mark.parametrize("command", commands_in_readme())
def test_help_explains_every_option_in_indonesian(command):
    text = help_text(command)
    used = set(re.findall(r"--[a-z]+", re.search(r"^Pemakaian: (.*)$", text, re.MULTILINE)[1]))
    explanation = dict(re.findall(r"^  (?:-\w[^,]*, )?(--[a-z]+)(?: [A-Z]+)?\s+([\w.].*)$", text, re.MULTILINE))
    assert used <= set(explanation)
    assert all(len(sentence.split()) >= 2 for sentence in explanation.values())
    assert not re.search(r"\b(show this help|options:|positional arguments|usage:)", text), "masih berbahasa Inggris"


def test_the_upload_limit_is_the_documented_one():
    configuration = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    limit = re.search(r"^maxUploadSize = (\d+)$", configuration, re.MULTILINE)[1]
    assert f"paling besar {limit} MB" in readme_section("Batas")


def test_pictures_and_folders_named_in_readme_exist():
    picture = re.findall(r"!\[.+\]\((.+)\)", README)
    assert len(picture) >= 2
    folder = re.findall(r"^([\w.]+/?) {4,}\w", readme_section("Untuk yang ikut mengembangkan"), re.MULTILINE)
    assert len(folder) >= 7
    assert [name for name in (*picture, *folder) if not (ROOT / name).exists()] == []
