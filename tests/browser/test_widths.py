"""Pages in windows of any width, from a phone to a projector: no text of a picture lies on another,
none is cut, and nothing runs sideways.

One visit serves all widths: the window is pulled, as a person pulls it, and each picture is looked
at once it was drawn for its width.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.large_plan import LARGE
from tests.browser.server import Server
from tests.conftest import before_release, first_few

EVERY_WIDTH = (390, 600, 700, 820, 900, 1000, 1093, 1366, 1920)
PICTURES = {"linimasa": ("linimasa", {}), "peta-capaian": ("peta", {})}
"""Address of a page → the key of its picture, and what else its address says."""

# Where words of a picture lie on each other or on a mark, or end outside of it. Letters are as high
# as their line, which is higher than what is seen of them.
_FAULTS = """(plot) => {
  const sheet = plot.getBoundingClientRect();
  const shown = (text) => {
    for (let one = text; one !== plot; one = one.parentElement) {
      const { display, visibility, opacity } = getComputedStyle(one);
      if (display === 'none' || visibility === 'hidden' || Number(opacity) < 0.1) return false;
    }
    return text.textContent.trim() !== '';
  };
  const words = [...plot.querySelectorAll('.main-svg text')]
    .filter((text) => !text.closest('.hoverlayer, .modebar') && shown(text))
    .map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const lines = Math.max(1, text.querySelectorAll('tspan.line').length);
      const inset = (bottom - top) / lines * 0.2;
      return { said: text.textContent, left, right, top: top + inset, bottom: bottom - inset };
    });
  const marks = [...plot.querySelectorAll('.scatterlayer path.point')].filter((one) => shown(one.parentElement))
    .map((one) => Object.assign(one.getBoundingClientRect(), { said: 'a mark' }));
  const found = [];
  words.forEach((a, index) => {
    if (a.left < sheet.left - 1.5 || a.right > sheet.right + 1.5) found.push(`${a.said} is cut`);
    for (const b of [...words.slice(index + 1), ...marks])
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        found.push(`${a.said} on ${b.said}`);
  });
  return found;
}"""


_LEAST_SIZE = """all => Math.min(...all.filter((one) => one.textContent.trim())
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.fixture
def widths(pytestconfig: pytest.Config) -> tuple[int, ...]:
    """Return the widths to look at: each third one, and all before a release."""
    return EVERY_WIDTH[:: 1 if pytestconfig.getoption("semua") else 3]


@pytest.fixture
def server(request: pytest.FixtureRequest, satker: str) -> Server:
    return request.getfixturevalue("large" if satker == LARGE else "complete")


LOOKED_AT = [
    *((name, LARGE) for name in PICTURES),
    *before_release(*((name, satker) for name in PICTURES for satker in (MESUJI, CONTOH))),
]
"""Where words of the large plan have room, those of the sample have. Mesuji's has empty places."""


@pytest.mark.parametrize(("the_page", "satker"), LOOKED_AT)
def test_at_no_width_words_of_a_picture_lie_on_each_other(
    page: Page, server: Server, widths: tuple[int, ...], the_page: str, satker: str
):
    key, choice = PICTURES[the_page]
    choice = {"satker": satker, "tahun": "2025", "posisi": "2025-09-30", **choice}
    screen.open_page(page, server.address, the_page, **choice)
    found = {}
    for width in widths:
        screen.pull_to(page, width)
        shown = pictures.picture(page, key)
        faults = shown.evaluate(_FAULTS)
        if faults or screen.sideways_overflow(page):
            found[width] = faults or ["runs sideways"]
        least = shown.locator(".main-svg text").evaluate_all(_LEAST_SIZE)
        assert least >= 13, (width, "is read by nobody at the back")
        # Its numbers are as large as words of the page.
        if the_page == "peta-capaian":
            numbers = shown.locator(".textpoint text").filter(has_text="/").all()
            months = shown.locator(".xtick text").all()
            for letters in (*numbers[:1], *months[:1]):  # of a plan alone there may be none
                size = letters.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
                assert size >= 14, (width, letters.inner_html())
    assert found == {}


@pytest.mark.parametrize("the_page", ["linimasa", *before_release("peta-capaian")])
def test_besar_can_be_read_on_an_old_projector_too(page: Page, complete: Server, the_page: str):
    key, _ = PICTURES[the_page]
    choice = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30", "besar": key}
    screen.open_page(page, complete.address, the_page, **choice)
    found = {}
    for width in (820, 1366):
        screen.pull_to(page, width)
        if faults := pictures.picture(page, key).evaluate(_FAULTS):
            found[width] = faults
    assert found == {}


_HEAD = (
    "h1, .m-line, .m-add, .m-triwulan, .m-day, .m-explain, .m-search-sign, [data-testid=stTopNav]"
)
_LAID = f"""() => [...document.querySelectorAll('{_HEAD}')].map(part => part.getBoundingClientRect())
  .filter(box => box.width).map(box => [box.left, box.right, box.top, box.bottom])"""
"""The boxes of what stands at the top of a page."""
_IS_CUT = "one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1"


def test_at_no_width_parts_of_the_head_meet_wrap_are_cut_or_hide_pages_behind_a_number(
    page: Page, large: Server, widths: tuple[int, ...]
):
    choice = {"satker": LARGE, "tahun": "2025", "posisi": "2025-09-30"}
    screen.open_page(page, large.address, "kesenjangan-bukti", **choice)
    found = {}
    # 1366 at 200 %, where a layout begins, and the least room for its line
    for width in (*widths, 640, 683, 767, 768, 1010):
        screen.pull_to(page, width)
        if page.locator(".m-line-start").first.evaluate(_IS_CUT):
            found[width] = "the office's name is cut"
        if page.locator(".m-doors").is_visible() != (width < 768):
            found[width] = "has no pages at its foot, or two menus"
        boxes = page.evaluate(_LAID)
        for left, right, top, bottom in boxes:
            if left < 0 or right > width or bottom - top > 60:
                found[width] = "cut or in two lines"
            for other in boxes:
                is_right, is_below = (
                    left < other[0] < right - 1,
                    top < other[3] and other[2] < bottom,
                )
                if is_right and is_below:
                    found[width] = "on each other"
        if page.get_by_test_id("stHeader").get_by_text(re.compile(r"\d+ lagi")).count():
            found[width] = "pages behind a number"
    assert found == {}


@pytest.mark.parametrize("name", first_few(["rekap", "", *PICTURES, "kesenjangan-bukti"], 2))
def test_on_paper_the_head_hides_no_sentence_and_nothing_says_how_to_press(
    page: Page, complete: Server, name: str
):
    """The head stayed in sight on paper too, over the upper half of the sentence."""
    choice = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-09-30"}
    screen.open_page(page, complete.address, name, **choice)
    answer = page.locator(".m-answer > p").first
    expect(answer).to_be_visible()
    page.emulate_media(media="print")
    head = page.locator(".st-key-kepala_halaman").bounding_box()
    box = answer.bounding_box()
    assert head and box and head["y"] + head["height"] <= box["y"] + 1
    assert page.get_by_text("Pilih tanda").filter(visible=True).count() == 0
