"""docs/streamlit.md names every place where the program reaches into Streamlit, and none that it left."""

import re
from pathlib import Path

from monev.server.translations import WORDING
from tests.code import ROOT

DOCUMENTED = {"streamlit.components.v2"}
PAGE = (ROOT / "docs" / "streamlit.md").read_text(encoding="utf-8")


def named(heading: str) -> set[str]:
    """What the first column of a part's table names."""
    rows = re.findall(r"^\| (`.+?) \|", PAGE.split(f"## {heading}")[1].split("\n## ")[0], re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def sources(*suffixes: str) -> list[Path]:
    return [path for room in ("monev", "pages") for path in (ROOT / room).rglob("*") if path.suffix in suffixes]


def test_every_part_of_its_page_that_we_look_for_is_named():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources(".js", ".css"))
    assert set(re.findall(r'data-testid\^?="([\w-]+)"', text)) == named("Its page")


def test_every_inside_of_its_server_that_we_use_is_named():
    text = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "app.py", *sources(".py")])
    private = set(re.findall(r"\b(?:st|config|session|runtime|Runtime|Runtime\.instance\(\))\._[a-z]\w*", text))
    rooms = re.findall(r"^\s*from (streamlit\.[\w.]+) import", text, re.MULTILINE)
    modules = re.findall(r"^from streamlit import (\w+)", text, re.MULTILINE)
    assert {*private, *rooms, *(f"streamlit.{name}" for name in modules)} - DOCUMENTED == named("Its server")
    assert len(private) <= 3


def test_as_many_words_are_replaced_as_it_says():
    assert f"replaces {sum(map(len, WORDING.values()))} literals" in PAGE
