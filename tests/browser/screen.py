"""What a person sees: waiting until a page is drawn, its text, its width, its picture."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as NotInTime

from monev.ui import page_table

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile "
    "Safari/537.36"
)
_OTHERS = re.compile(rf"^{page_table.OTHERS}( \d+)?$")
TRIWULAN_ENDS = {"TW I": "03-31", "TW II": "06-30", "TW III": "09-30", "TW IV": "12-31"}

# The script has run, the last element of it is drawn, pictures too, and nothing greyed out from the
# run before is left; and two looks in a row, 150 ms apart, find the same words: on a busy machine
# an element comes a moment after the script's end.
_SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const settled = app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid="stMainBlockContainer"]') !== null
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stBidiComponentRegular"]')]
      .every(place => place.querySelector('.monev'))
    && !document.querySelector('.monev [aria-busy]');
  const words = main?.textContent;
  const same = settled && words === window.settledWords;
  window.settledWords = settled ? words : undefined;
  return same;
}"""

LETTERS = ("DejaVu Sans", "Liberation Sans", "Roboto")
"""Wide ones, usual ones (as wide as Arial and Helvetica), narrow ones: what people's machines have
is between them."""

_WRITE_IN = """(letters) => {
  window.testLetters ??= document.adoptedStyleSheets[document.adoptedStyleSheets.push(new CSSStyleSheet()) - 1];
  window.testLetters.replaceSync(letters === null ? '' :
    `:root { --letters: "${letters}" !important; }
     *:not([data-testid="stIconMaterial"], code, code *) { font-family: "${letters}" !important; }`);
  return document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => null);
}"""

# Words that only an error shows: Streamlit's own, Python's, ours.
ERROR_MARKS = re.compile(
    r"Traceback|Exception|\w+Error\b|belum dapat ditampilkan|Page not found|encountered an error|Connection error"
    r"|\bNaN\b|\bNone\b|tidak dapat digambar"
)


def wait_until_still(page: Page) -> None:
    """Wait until the page stands still as a person would say: nothing runs, nothing is grey."""
    page.wait_for_function(_SETTLED, polling=150)


def press_key(page: Page, key: str) -> None:
    """Press a key that a button names, once the page is still and hears it: Streamlit draws a button
    a moment before it hears its key.
    """
    wait_until_still(page)
    page.wait_for_function(
        """key => hotkeys.getAllKeyCodes()
             .some(one => one.shortcut.toLowerCase() === key.toLowerCase())""",
        arg=key,
    )
    page.keyboard.press(key)


def pull_to(page: Page, width: int, height: int = 768) -> None:
    """Give the window another width, and wait until the page was drawn for it."""
    page.set_viewport_size({"width": width, "height": height})
    wait_for_width(page)


def wait_for_width(page: Page) -> None:
    """Wait until the page was drawn for the width its window has now."""
    page.wait_for_function(
        """() => Number(document.documentElement.dataset.width)
             === Math.floor(document.documentElement.clientWidth / 40) * 40"""
    )
    wait_until_still(page)


def wait_for(page: Page, address: str | re.Pattern[str] | Callable[[str], bool]) -> None:
    """Wait until the page is at such an address, and still."""
    page.wait_for_url(address)
    wait_until_still(page)


def write_in(page: Page, letters: str | None) -> None:
    """Draw the page in other letters; None: in its own again."""
    page.evaluate(_WRITE_IN, letters)
    wait_until_still(page)


def open_page(page: Page, address: str, the_page: str = "", **choice: str) -> None:
    """Open a page of the server with choices in its address, as a copied link does."""
    page.goto(f"{address}/{the_page}{'?' if choice else ''}{urlencode(choice)}")
    wait_until_still(page)


_TURN_TO = """address => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def turn_to(page: Page, address: str, the_page: str, **choice: str) -> None:
    """Show another page in the same visit, as Back does: half the cost of a first load. A tab that
    is elsewhere, or at that page already, opens it.
    """
    here, there = page.url.partition("?")[0], f"{address}/{the_page}"
    if here == there or not here.startswith(f"{address}/"):
        open_page(page, address, the_page, **choice)
        return
    # A run may begin and end between two drawings: that it came is seen by its title alone.
    before = page.title()
    page.evaluate(_TURN_TO, f"{there}?{urlencode(choice)}")
    try:
        page.wait_for_function("before => document.title !== before", arg=before, timeout=20_000)
    except NotInTime:  # an event of ours that fell into a drawing is lost
        open_page(page, address, the_page, **choice)
        return
    wait_until_still(page)


def door(page: Page, name: str) -> Locator:
    """Return a page in the menu of a wide screen; open *Lainnya* if it is not in the line."""
    menu, named = page.get_by_test_id("stHeader"), re.compile(rf"^{name}( \d+)?$")
    in_line, others = (
        menu.get_by_role(role, name=wanted)
        for role, wanted in (("link", named), ("button", _OTHERS))
    )
    expect(in_line.or_(others).first).to_be_visible()
    if in_line.count():
        return in_line
    others.click()
    return page.get_by_role("menuitem", name=named)


def choose_triwulan(page: Page, name: str) -> None:
    """Press one of TW I to TW IV in the chooser and wait for the page to follow."""
    button = page.get_by_role(
        "group", name="Tanggal penilaian (posisi): akhir triwulan"
    ).get_by_role("link", name=name, exact=True)
    button.click()
    wait_for(page, re.compile(rf"posisi=\d+-{TRIWULAN_ENDS[name]}"))


def chosen_triwulan(page: Page) -> Locator:
    """Return the triwulan that the head shows as chosen."""
    return page.locator(".m-triwulan [aria-current]")


def choose(page: Page, box: Locator, name: str) -> None:
    """Choose one line of a drop-down list.

    Such a list closes when what lies below it scrolls, and a box that had to be brought into view
    first is still scrolling when the click comes: two frames on it stands still, as it does for a
    person.
    """
    box.wait_for()
    wait_until_still(page)
    box.scroll_into_view_if_needed()
    page.evaluate(
        "() => new Promise(lanjut => requestAnimationFrame(() => requestAnimationFrame(lanjut)))"
    )
    box.click()
    page.get_by_role("option", name=name, exact=True).click()


def page_text(page: Page) -> str:
    """Return everything written on the page below the menu."""
    return page.get_by_test_id("stMain").inner_text()


def assert_sound(page: Page) -> None:
    """Check that there is no exception box, no error, and no frame left empty."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    content = page_text(page)
    assert content.strip(), "halaman kosong"
    mark = ERROR_MARKS.search(content)
    assert mark is None, f"{mark[0]!r} di layar:\n{content}"


def assert_filled_is_pressed(page: Page) -> None:
    """Check in a table to work in that each choice is filled if it is pressed, and else is not."""
    choices = page.locator(".m-desk td:nth-child(4) button").evaluate_all(
        """all => all.map(one => [one.innerText, one.ariaPressed === "true",
          getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)"])"""
    )
    assert choices
    assert [words for words, pressed, filled in choices if pressed != filled] == []


def sideways_overflow(page: Page) -> int:
    """Return by how many pixels the page can be pushed sideways."""
    return page.evaluate(
        """() => Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
             .map(e => e.scrollWidth - e.clientWidth))"""
    )


def open_downloads(page: Page) -> None:
    """Open the menu *Unduh*, once the page is at rest and the button stands where its menu has
    room, as a person scrolls to it.
    """
    wait_until_still(page)
    button = page.get_by_test_id("stPopover").filter(has_text="Unduh").get_by_role("button")
    button.evaluate("node => node.scrollIntoView({ block: 'center' })")
    wait_until_still(page)
    button.click()


def download(page: Page, label: str) -> tuple[str, bytes]:
    """Press what hands over a file: its name and its bytes."""
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=label).click()
    return downloaded.value.suggested_filename, Path(downloaded.value.path()).read_bytes()
