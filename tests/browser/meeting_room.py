"""What a person sees of a meeting's room: its place, its letters, and whether all of it is on the
screen.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import screen

# Every text a person can see of the room, or of those parts of it, with the size of its letters.
_LETTERS = """(room, selector) => {
  const found = [];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.textContent.trim()) {
        const e = child.parentElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
        if (box.width && box.height && style.visibility !== 'hidden' && e.closest(selector))
          found.push([parseFloat(style.fontSize), child.textContent.trim().slice(0, 60)]);
      } else walk(child);
    }
  };
  walk(room);
  return found;
}"""

# What reaches beyond its box, of the page and of every part of the screen (2 px: rounding).
_OVERFLOW = """(room) => {
  const main = document.querySelector('[data-testid="stMain"]');
  const inSight = (e) => [...e.getClientRects()].filter((box) =>  // not on a list's next pages
    !(box.left > e.closest('.m-paged > :first-child')?.getBoundingClientRect().right));
  const boxes = 'html, section, header, main, footer, .m-room, .m-paged, .m-items, .m-bars, .m-stack, .m-columns, '
    + '.m-cells, .m-cell, .m-figures';
  return [document.documentElement, main, room, ...room.querySelectorAll('header, main, footer, main *')]
    .filter((e) => !e.closest('.m-item-head, .m-bar, button, .m-figure-label, h1') &&
      (e.matches('.m-cell') && e.scrollWidth > e.clientWidth + 2
       || e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).display !== 'inline' && e.clientHeight > 0
       && e.matches(boxes)
       || inSight(e).some((box) => box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1)))
    .map((e) => `${e.tagName}.${e.className} ${e.scrollHeight} > ${e.clientHeight}: ${e.textContent.slice(0, 60)}`);
}"""

# Buttons as pale as what they stand on, without a border, and such as have no room for their words.
_UNCLEAR_BUTTONS = """(room) => {
  const clear = 'rgba(0, 0, 0, 0)';
  const ground = (e) => {
    const colour = getComputedStyle(e).backgroundColor;
    return colour === clear ? ground(e.parentElement) : colour;
  };
  return [...room.querySelectorAll('.m-button')].filter((e) => e.checkVisibility()
    && (e.scrollWidth > e.clientWidth + 1
        || getComputedStyle(e).borderTopColor === clear && ground(e) === ground(e.parentElement)))
    .map((e) => e.textContent);
}"""


def room(page: Page) -> Locator:
    """Return the room once it is drawn."""
    place = page.locator(".m-room")
    expect(place.locator(".m-screen-number")).to_be_visible()
    return place


def screen_heading(page: Page) -> Locator:
    """Return the heading of the screen."""
    return page.locator(".m-room header h1")


def screen_number(page: Page) -> tuple[int, int]:
    """Return which screen of how many is shown."""
    index, from_ = page.locator(".m-room .m-screen-number").inner_text().split(" / ")
    return int(index), int(from_)


_TURNS = {
    "PageDown": ".m-down",
    "ArrowRight": ".m-down",
    "Space": ".m-down",
    "PageUp": ".m-up",
    "ArrowLeft": ".m-up",
}


def turn_pages(page: Page, button: str = "PageDown") -> int:
    """Press a key until the lists of the screen have no further page; how often it was pressed."""
    pressed = 0
    while page.locator(f".m-page-foot:visible {_TURNS[button]}:not([disabled])").count():
        page.keyboard.press(button)
        pressed += 1
    return pressed


def press(page: Page, button: str, index: int) -> None:
    """Press a key of keyboard or clicker, through the pages of the screen's lists; wait until the
    server knows it.
    """
    if button in _TURNS:
        turn_pages(page, button)
    page.keyboard.press(button)
    expect(page.locator(".m-room .m-screen-number")).to_have_text(re.compile(rf"^{index} / "))
    screen.wait_until_still(page)


def to_screen(page: Page, name: str) -> None:
    """Jump to a screen by the list of them."""
    page.get_by_role("button", name="Daftar layar").click()
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    expect(screen_heading(page)).to_have_text(name)


def smallest_letters(page: Page, selector: str = "*") -> tuple[float, str]:
    """Return the size of the smallest letters on the screen, with their words; 99 if there are
    none. A selector restricts it to parts of the screen.
    """
    return min(
        [(size, text) for size, text in room(page).evaluate(_LETTERS, selector)], default=(99, "")
    )


def is_above_everything(page: Page) -> bool:
    """True if a finger on the screen's upper left corner touches the room, not what lies behind
    it.
    """
    return page.evaluate("() => !!document.elementFromPoint(60, 25)?.closest('.m-room')")


def unclear_buttons(page: Page) -> list[str]:
    """List the buttons whose edge cannot be seen, or whose words are cut."""
    return room(page).evaluate(_UNCLEAR_BUTTONS)


def overflow(page: Page) -> list[str]:
    """List what does not fit on the screen."""
    return room(page).evaluate(_OVERFLOW)
