"""Every page in every situation: nothing is cut, nothing runs sideways, and it is open to everybody
(WCAG 2.2 AA as axe-core checks it). They are looked at light and dark, on laptop, projector and
phone, in wide letters, and before a release in narrow ones.

One visit serves all its sizes and letters: the page is turned as a person turns a window, and so is
one page to the next.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI, first_tab, leave, watched
from tests.browser.server import ROOT, Server
from tests.conftest import before_release

PAGES = sorted(path.parent.name.replace("_", "-") for path in (ROOT / "pages").glob("*/page.py"))
SITUATIONS = {
    "kosong": ("empty", {}),
    "rencana saja": ("complete", {"satker": MESUJI, "tahun": "2025", "posisi": "2025-12-31"}),
    "TW III": ("complete", {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}),
    "laporan lama": (
        "complete",
        {"satker": CONTOH, "tahun": "2025", "unggahan": "1", "posisi": "2025-11-30"},
    ),
}
KEPT_AT_A_DESK = (
    "catatan",
    "menunggu-diperiksa",
    "orang",
    "panduan",
    "pengaturan",
    "satker",
    "unggah",
)
"""Pages of forms and lists, each of one column, and such as are looked at on a phone: on a desk
before a release."""
READ_ON_A_PHONE = (
    *(
        "kesenjangan-bukti",
        "lapor",
        "linimasa",
        "menunggu-diperiksa",
        "peta-capaian",
        "rapat",
        "ringkasan",
    ),
    "unggah",
)


def views(pages: Sequence[str], fullest: str) -> list[object]:
    """List these pages in the situation that fills them most at that width; all others, in all,
    before a release.
    """
    everything = [(the_page, name) for the_page in PAGES for name in SITUATIONS]
    looked_at = [(the_page, fullest) for the_page in pages]
    return [*looked_at, *before_release(*(view for view in everything if view not in looked_at))]


FULL_WIDTH: ViewportSize = {"width": 1920, "height": 1080}
SEEN_IN_THE_DARK = ("peta-capaian", "ringkasan")
"""A sheet and a picture."""
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Left out by axe itself: who speaks to the machine says what stands on a button.
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}
TOUCHES: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["target-size"]}}
"""What a phone has of its own, of a page that was looked at on a desk."""
COLOURS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
OF_STREAMLIT = {"target-size": "stDateInput", "presentation-role-conflict": "stFileUploader"}
"""What axe finds in what only Streamlit draws: rule → the test id it lies in (day, month and year
of a date are 22 px high there, and the place to drop a file calls itself none). All else is ours to
mend."""

# Text that does not fit its own box and is cut there without a sign; … is one, where the whole is a
# touch away.
_CUT_TEXT = """() => {
  const cut = [];
  for (const e of document.querySelectorAll('.monev *')) {
    if (!e.checkVisibility() || e.children.length || !e.textContent.trim()) continue;
    const looks = getComputedStyle(e);
    const hidden = looks.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
    if (hidden && looks.textOverflow !== 'ellipsis') cut.push(e.textContent.trim().slice(0, 60));
  }
  return cut;
}"""

# A colour on its way to another is neither.
_COLOURS_SETTLED = """() => document.getAnimations()
  .every(a => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity)"""


@pytest.fixture(scope="module")
def open_tabs(visitor: BrowserContext, phone_context: BrowserContext) -> Iterator[list[Page]]:
    """Keep a tab of a desk, one of a phone and one in the dark open: a test turns from the page of
    the one before to its own.
    """
    tabs = [first_tab(visitor), first_tab(phone_context), visitor.new_page()]
    tabs[2].emulate_media(color_scheme="dark")
    yield tabs
    tabs.pop().close()
    for tab, size in zip(tabs, (screen.PROJECTOR, screen.PHONE), strict=True):
        leave(tab, size)


@pytest.fixture
def desk(open_tabs: list[Page]) -> Iterator[Page]:
    with watched(open_tabs[0]):
        yield open_tabs[0]


@pytest.fixture
def hand(open_tabs: list[Page]) -> Iterator[Page]:
    with watched(open_tabs[1]):
        yield open_tabs[1]


@pytest.fixture
def night(open_tabs: list[Page]) -> Iterator[Page]:
    with watched(open_tabs[2]):
        yield open_tabs[2]


@pytest.fixture
def letters(pytestconfig: pytest.Config) -> Sequence[str]:
    """Return the letters to look at: the widest, and before a release narrower ones first."""
    return screen.LETTERS[: None if pytestconfig.getoption("semua") else 1][::-1]


@pytest.fixture
def server(request: pytest.FixtureRequest, situation: str) -> Server:
    return request.getfixturevalue(SITUATIONS[situation][0])


@pytest.mark.parametrize(
    ("the_page", "situation"),
    views([name for name in PAGES if name not in KEPT_AT_A_DESK], "TW III"),
)
def test_on_a_desk_nothing_is_cut_and_everybody_can_read_it(
    desk: Page, server: Server, letters: Sequence[str], situation: str, the_page: str
):
    desk.set_viewport_size(screen.PROJECTOR)
    screen.turn_to(desk, server.address, the_page, **SITUATIONS[situation][1])
    screen.assert_sound(desk)
    assert_whole_in(desk, letters)
    screen.pull_to(desk, **FULL_WIDTH)
    assert_whole_in(desk, letters[-1:])
    screen.write_in(desk, None)
    assert_open_to_everybody(desk, RULES)


@pytest.mark.parametrize(("the_page", "situation"), views(SEEN_IN_THE_DARK, "TW III"))
def test_in_the_dark_everybody_can_read_it(
    night: Page, server: Server, situation: str, the_page: str
):
    screen.turn_to(night, server.address, the_page, **SITUATIONS[situation][1])
    expect(night.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    assert_open_to_everybody(night, COLOURS)


@pytest.mark.parametrize(("the_page", "situation"), views(READ_ON_A_PHONE, "rencana saja"))
def test_on_a_phone_nothing_is_cut_and_everybody_can_read_it(
    hand: Page, server: Server, letters: Sequence[str], situation: str, the_page: str
):
    screen.turn_to(hand, server.address, the_page, **SITUATIONS[situation][1])
    screen.assert_sound(hand)
    assert_whole_in(hand, letters)
    screen.write_in(hand, None)
    is_new = the_page in KEPT_AT_A_DESK or len(letters) > 1
    assert_open_to_everybody(hand, RULES if is_new else TOUCHES)


PARTS = [
    ("unggah", "pertanyaan"),
    ("riwayat", "catatan"),
    *before_release(
        ("unggah", "pilihan"),
        ("pengaturan", "orang"),
        ("pengaturan", "satker"),
        ("riwayat", "banding"),
    ),
]


@pytest.mark.parametrize(("the_page", "part"), PARTS)
def test_each_part_of_a_page_has_an_address_and_fits_a_phone(
    hand: Page, complete: Server, the_page: str, part: str
):
    screen.turn_to(hand, complete.address, the_page, **SITUATIONS["TW III"][1], bagian=part)
    screen.assert_sound(hand)
    assert screen.sideways_overflow(hand) == 0


def assert_whole_in(page: Page, all_letters: Sequence[str]) -> None:
    """Nothing runs sideways and no text is cut, whichever of these letters the machine has."""
    for letters in all_letters:
        screen.write_in(page, letters)
        assert screen.sideways_overflow(page) == 0, letters
        assert page.evaluate(_CUT_TEXT) == [], letters


def assert_open_to_everybody(page: Page, rules: dict[str, Any]) -> None:
    """axe-core finds nothing by these rules but what is Streamlit's own.

    It looks twice before it says so: a page that is drawn anew meanwhile is pale for a moment.
    """
    options = rules | {"resultTypes": ["violations"]}
    for _ in range(2):
        screen.wait_until_still(page)
        page.wait_for_function(_COLOURS_SETTLED)
        violations = Axe().run(page, options=options).response["violations"]
        found = [_describe(one) for one in violations if not _is_streamlits_own(page, one)]
        if not found:
            return
    assert found == []


def _is_streamlits_own(page: Page, violation: dict[str, Any]) -> bool:
    place = f'[data-testid="{OF_STREAMLIT.get(violation["id"], "")}"]'
    selectors = [node["target"][0] for node in violation["nodes"]]
    return all(
        page.evaluate(
            "([s, place]) => !!document.querySelector(s)?.closest(place)", [selector, place]
        )
        for selector in selectors
    )


def _describe(violation: dict[str, Any]) -> str:
    places = "; ".join(f"{node['target']} {node['html'][:120]}" for node in violation["nodes"][:4])
    return f"{violation['id']} ({violation['help']}): {places}"
