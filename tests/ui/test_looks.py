"""One visual language: the theme, our blocks and the statuses have the same colours, light and
dark.
"""

import re
from urllib.parse import urljoin

import pytest

from monev.charts.theme import DARK, LIGHT
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, RENCANA_DARK, STATUS_TENGGAT
from monev.server.start_page import read_start_page
from monev.ui import looks
from monev.ui.page_table import LINIMASA, RINGKASAN
from tests.code import ROOT
from tests.on_screen import address_of, head_on
from tests.page_runs import touch

TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
THEMES = ("light", "dark")
STRONG = ("selesai", "terlambat", "berjalan", "tanpa_target", "rencana")


def tokens(theme: str) -> dict[str, str]:
    """Return the colours of tokens.css in one theme."""
    text = looks.status_style() + (looks.STATIC / "tokens.css").read_text(encoding="utf-8")
    return {name: both[THEMES.index(theme)] for name, *both in TOKEN.findall(text)}


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of a hex colour."""
    channel = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channel
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_no_style_of_the_screen_hangs_on_what_the_whole_page_holds():
    """`:root:has(…)` restyles every element at each redraw; only paper may have one."""
    for sheet in looks.STATIC.rglob("*.css"):
        on_screen = sheet.read_text(encoding="utf-8").partition("@media print")[0]
        rooted = re.findall(r"(?:root|html|body):has\(", on_screen)
        assert not rooted, sheet.name


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
    statuses = [*STATUS_TENGGAT.values(), BELUM_DAPAT_DINILAI]
    for status in statuses:
        said = light[status.kode], dark[status.kode]
        assert said == (status.colour, status.dark), status.kode
    assert (light["rencana"], dark["rencana"]) == (RENCANA_COLOUR, RENCANA_DARK)


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_have_the_colours_of_the_pages(theme):
    colours = tokens(theme)
    palette = LIGHT if theme == "light" else DARK
    same = {name: colours[name.replace("_", "-")] for name in palette._fields}
    assert palette._asdict() == same


@pytest.mark.parametrize("theme", THEMES)
def test_everything_written_stands_out_from_what_it_is_written_on(theme):
    colours = tokens(theme)
    pairs = [
        (ink, ground)
        for ink in ("ink", "ink-quiet", "accent")
        for ground in ("ground", "ground-raised")
    ]
    pairs += [("on-status", status) for status in STRONG]
    pairs += [(status, "ground") for status in STRONG]
    pairs += [("ink", "terlambat-pale"), ("ink", "selesai-pale"), ("ink", "accent-pale")]
    pairs += [("ground", "accent"), ("ink", "belum_jatuh_tempo"), ("ink", "tidak_berlaku")]
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}
    edges = [("line-strong", "ground"), ("focus", "ground"), ("focus", "ground-raised")]
    assert all(contrast(colours[one], colours[other]) >= 3 for one, other in edges)


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
