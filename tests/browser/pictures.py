"""A Plotly picture as a person has it: where a point stands, the words under the pointer, a touch,
the file.

A point is named by its `customdata`, as `pictures.show` hands it to the page.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import screen

# In the picture's own numbers: where the point that carries `about` is drawn, from the window's
# corner.
_PLACE_OF = """(plot, about) => {
  const wanted = JSON.stringify(about);
  const { xaxis, yaxis, ...layout } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const named = (axis) => plot._fullLayout[axis.replace(/^([xy])/, '$1axis')];
  for (const points of [...plot.calcdata].reverse()) {
    const trace = points[0].trace;
    if (trace.type === 'heatmap') continue;
    const found = points.find((point, index) =>
      JSON.stringify(point.data ?? trace.customdata?.[point.i ?? index]) === wanted);
    if (!found) continue;
    const [x, y] = [named(trace.xaxis ?? 'x'), named(trace.yaxis ?? 'y')];
    const isBar = trace.type === 'bar';
    const middle = (from, to) => (from + to) / 2;
    const across = isBar && trace.orientation === 'h' ? middle(found.b, found.b + found.s) : isBar ? found.p : found.x;
    const down = isBar && trace.orientation !== 'h' ? middle(found.b, found.b + found.s) : isBar ? found.p : found.y;
    return [box.left + x._offset + x.c2p(across), box.top + y._offset + y.c2p(down)];
  }
  return null;
}"""


def picture(page: Page, key: str) -> Locator:
    """Return the picture with this `key`, once Plotly has drawn it and the one before it is
    gone.
    """
    place = f'[class*="st-key-{key}_gambar_"] .js-plotly-plot'
    found = page.locator(place)
    expect(found).to_have_count(1)
    page.wait_for_function("(place) => document.querySelector(place)?._fullLayout", arg=place)
    expect(found.locator(".main-svg").first).to_be_visible()
    return found


def place_of(page: Page, key: str, customdata: Any) -> tuple[float, float]:
    """Scroll a point into view and return its place in the window, once nothing moves it."""
    screen.wait_until_still(page)
    found = picture(page, key)
    found.scroll_into_view_if_needed()
    place = found.evaluate(_PLACE_OF, customdata)
    assert place is not None, f"no point of {key} carries {customdata!r}"
    height = page.viewport_size["height"] if page.viewport_size else 0
    # At the screen's edges it may lie under the menu or under the doors of a phone.
    if not 0.15 * height < place[1] < 0.85 * height:
        page.get_by_test_id("stMain").evaluate(
            "(main, by) => main.scrollBy(0, by)", place[1] - height / 2
        )
        place = found.evaluate(_PLACE_OF, customdata)
    return tuple(place)


def hover_words(page: Page, key: str, customdata: Any) -> str:
    """Return the words beside the pointer on a point."""
    page.mouse.move(*place_of(page, key, customdata))
    # All values of one place stand together in a box of their own.
    words = picture(page, key).locator(".hoverlayer .hovertext, .hoverlayer .legend text")
    expect(words.first).to_be_visible()
    return "\n".join(text.replace("\xa0", " ") for text in words.all_text_contents())


def touch_point(page: Page, key: str, customdata: Any) -> None:
    """Click a point, or tap it where fingers are known."""
    across, down = place_of(page, key, customdata)
    if page.evaluate("() => navigator.maxTouchPoints > 0"):
        page.touchscreen.tap(across, down)
    else:
        page.mouse.click(across, down)


def download_png(page: Page, key: str) -> tuple[str, bytes]:
    """Download the picture; return the file's name and bytes."""
    picture(page, key)
    page.get_by_text("Tabel dan unduhan").last.click()
    screen.wait_until_still(page)
    screen.open_downloads(page)
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Unduh gambar (PNG)").click()
    return downloaded.value.suggested_filename, Path(downloaded.value.path()).read_bytes()


def swipe_up(page: Page, key: str, customdata: Any, by: int = 200) -> None:
    """Move a finger upwards over a picture, from a point of it, as who reads on does."""
    across, down = place_of(page, key, customdata)
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": across, "y": place} for place in places]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", down)
    for step in range(1, 11):
        touch("touchMove", down - by * step / 10)
    touch("touchEnd")
