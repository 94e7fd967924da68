"""One visual language: the theme, our blocks and the statuses have the same colours, light and
dark.
"""

import re
from urllib.parse import urljoin

import pytest

from monev.charts.theme import DARK, LIGHT
from monev.core.statuses import RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT
from monev.server.start_page import read_start_page
from monev.ui import looks
from monev.ui.page_table import LINIMASA, RINGKASAN
from tests.code import ROOT
from tests.on_screen import address_of, head_on
from tests.page_runs import touch

TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
THEMES = ("light", "dark")


def tokens(theme: str) -> dict[str, str]:
    """Return the colours of tokens.css in one theme."""
    text = looks.status_style() + (looks.STATIC / "tokens.css").read_text(encoding="utf-8")
    return {name: both[THEMES.index(theme)] for name, *both in TOKEN.findall(text)}


def test_every_class_that_a_stylesheet_names_is_drawn_by_something():
    """A rule whose painter went would stay for ever."""
    drawn = "\n".join(looks.MODULES.values())
    for place in ("monev/ui", "pages"):
        drawn += "\n".join(
            path.read_text(encoding="utf-8") for path in (ROOT / place).rglob("*.py")
        )
    rules = "\n".join(path.read_text(encoding="utf-8") for path in looks.STATIC.rglob("*.css"))
    for name in set(re.findall(r"\.m-([\w-]+)", rules)):
        spoken = rf"m-{name}(?![\w-])|[\"' ]{name}[\"' ]"  # m-${{kind}}, a group's looks
        assert re.search(spoken, drawn), name
    of_several = tuple(re.findall(r"f\"([a-z]+-)\{", drawn))  # f"card-{key}"
    for key in set(re.findall(r"st-key-([a-z][\w-]*)", rules)):
        assert key.startswith(of_several) or re.search(rf"[\"']{key}", drawn), key


def test_the_colours_are_those_of_the_statuses():
    light, dark = tokens("light"), tokens("dark")
    for status in STATUS_TENGGAT.values():
        said = light[status.kode], dark[status.kode]
        assert said == (status.colour, status.dark), status.kode
    assert (light["rencana"], dark["rencana"]) == (RENCANA_COLOUR, RENCANA_DARK)


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_have_the_colours_of_the_pages(theme):
    colours = tokens(theme)
    palette = LIGHT if theme == "light" else DARK
    same = {name: colours[name.replace("_", "-")] for name in palette._fields}
    assert palette._asdict() == same


def test_the_start_page_names_every_module_that_another_imports():
    named = set(
        re.findall(r'<link rel="modulepreload" href="([^"]+)"', read_start_page("Ringkasan"))
    )
    for address in looks.SCRIPTS:
        imported = re.findall(r' from "(.+)";$', looks.FILES[address][0], re.MULTILINE)
        assert {urljoin(address, other) for other in imported} | {address} <= named


def test_a_link_carries_the_whole_address_and_what_was_touched_is_followed_and_nothing_else(
    reported, open_page
):
    at = open_page(area="V")
    assert address_of(at, "TW II").startswith("/?")
    assert "area=V" in address_of(at, "TW II"), "the filters of the page stay"
    assert (
        looks.link(LINIMASA, {"kode": ["I.1.1", "V.a.1.1"]}) == "/linimasa?kode=I.1.1&kode=V.a.1.1"
    )
    assert looks.link(RINGKASAN, {}) == "/"
    at = touch(open_page(), "TW II")
    assert at.query_params["posisi"] == "2025-06-30"
    for foreign in ("https://contoh.example/", "/lain?x=1", "//contoh.example/", "", 7):
        at.session_state[looks.DESTINATION] = foreign
        at.run()
        assert at.query_params["posisi"] == "2025-06-30"
    assert head_on(at).title == "Ringkasan"
