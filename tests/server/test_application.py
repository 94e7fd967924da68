"""The insides of Streamlit that the program relies on, all named in docs/streamlit.md.

Each test says what to do when an upgrade of Streamlit breaks it. That the replaced words are seen
on pages is tested in tests/browser/test_english.py, that settings hold in tests/server/test_image.py.
"""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from monev.server.application import ROUTER
from tests.code import ROOT


def test_no_pages_folder_lies_beside_the_router():
    """Streamlit serves each file in a folder `pages` beside its script as a page of its own,
    without the router and its guard (`PagesManager`).
    """
    assert not (ROUTER.parent / "pages").exists()


def test_an_error_in_a_callback_is_told_in_our_words():
    """Fails when `st.App` calls its `on_script_error` in another way: look at its docstring, then
    at `tell_error`.
    """

    def script() -> None:
        import streamlit as st

        from monev.server.application import tell_error

        assert tell_error(ValueError("rahasia"))
        st.caption("selesai")

    at = AppTest.from_function(script).run()
    assert "belum dapat ditampilkan" in at.error[0].value
    assert "rahasia" not in at.error[0].value
    assert at.caption[0].value == "selesai"


DOCUMENTED = {"streamlit.components.v2"}
PAGE = (ROOT / "docs" / "streamlit.md").read_text(encoding="utf-8")


def named(heading: str) -> set[str]:
    """List the names in the first column of a part's table."""
    part = PAGE.split(f"## {heading}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", part, re.MULTILINE)
    return set(re.findall(r"`([^`]+)`", " ".join(rows)))


def sources(*suffixes: str) -> list[Path]:
    files = [*(ROOT / "monev").rglob("*"), *(ROOT / "pages").rglob("*")]
    return [path for path in files if path.suffix in suffixes]


def test_every_part_of_its_page_inside_of_its_server_and_word_that_we_use_is_named():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources(".js", ".css"))
    assert set(re.findall(r'data-testid\^?="([\w-]+)"', text)) == named("Its page")
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "app.py", *sources(".py")]
    )
    private = set(
        re.findall(
            r"\b(?:st|config|session|runtime|Runtime|Runtime\.instance\(\))\._[a-z]\w*", text
        )
    )
    rooms = re.findall(r"^\s*from (streamlit\.[\w.]+) import", text, re.MULTILINE)
    modules = re.findall(r"^from streamlit import (\w+)", text, re.MULTILINE)
    assert {*private, *rooms, *(f"streamlit.{name}" for name in modules)} - DOCUMENTED == named(
        "Its server"
    )
    assert len(private) <= 3
