"""Pictures and tables in the browser, on a page of their own: what every page's picture does,
whatever it shows.
"""

import re
from collections.abc import Iterator
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.server import Server, serve_script

_PAGE = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from monev.charts.theme import figure
from monev.core.dates import SHORT_MONTHS
from monev.ui import looks, pictures, tables
from monev.ui.looks import blocks
st.set_page_config(page_title="Coba", layout="wide")
looks.show([blocks.sentence("Satu gambar dan satu tabel")], key="kalimat")
KODE = [f"I.{n}" for n in range(1, 13)]
def draw(theme):
    marks = {"size": 20, "color": theme.status_colours()["terlambat"]}
    line = go.Scatter(x=list(range(12)), y=[1, 2] * 6, mode="markers+text", marker=marks, text=KODE, customdata=KODE,
        hovertext=[f"Langkah {kode} terlambat" for kode in KODE], hoverinfo="text", textposition="top center")
    months = {"tickvals": list(range(12)), "ticktext": SHORT_MONTHS, "range": [-1, 12]}
    margin = {"l": 20, "r": 20, "t": 20, "b": 40}
    return figure(theme, [line], height=500, margin=margin, xaxis=months, yaxis={"range": [0, 3]})
told = st.session_state.setdefault("told", [])
@st.dialog("Langkah")
def panel(kode):
    st.write(f"Isi {kode}")
def touched(kode):
    told.append(kode)
    st.session_state["panel"] = kode
@st.fragment
def part():
    pictures.show(draw, key="gambar", alt="Dua belas langkah", file_name="Coba KPU Kota", on_touch=told.append)
    st.write("Disentuh: " + " ".join(told))
part()
rows = pd.DataFrame({"kode": KODE, "n": range(12)})
tables.show(rows, {"kode": "Kode", "n": "N"}, key="tabel", label="Langkah", opens=tables.Opens("kode", touched))
if kode := st.session_state.pop("panel", None):
    panel(kode)
if st.button("Gambar ulang"):
    st.write("Digambar ulang")
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Draw a page of one picture in a fragment, and one table."""
    with serve_script(tmp_path_factory.mktemp("gambar"), _PAGE) as server:
        yield server


@pytest.mark.semua
def test_a_point_speaks_under_the_pointer_answers_each_touch_and_is_a_file(
    page: Page, small: Server
):
    screen.open_page(page, small.address)
    assert pictures.hover_words(page, "gambar", "I.3") == "Langkah I.3 terlambat"
    for said in ("I.3", "I.3 I.3"):
        pictures.touch_point(page, "gambar", "I.3")
        expect(page.get_by_text(f"Disentuh: {said}", exact=True)).to_be_visible()
        screen.wait_until_still(page)
    buttons = pictures.picture(page, "gambar").locator(".modebar button")
    assert buttons.evaluate_all("all => all.map(e => e.ariaLabel)") == [
        "Unduh gambar (PNG)",
        "Layar penuh",
    ]
    name, content = pictures.download_png(page, "gambar")
    assert name == "Coba KPU Kota.png"
    image = Image.open(BytesIO(content)).convert("RGBA")
    assert image.height == 1000
    assert image.getpixel((5, 5)) == (255, 255, 255, 255)


@pytest.mark.semua
def test_besar_fills_the_screen_is_kept_in_the_address_and_left_by_esc(page: Page, small: Server):
    screen.open_page(page, small.address)
    page.get_by_role("button", name="Besar").click()
    screen.wait_for(page, re.compile("besar=gambar"))
    page.reload()
    plot = pictures.picture(page, "gambar").bounding_box()
    assert plot["y"] + plot["height"] == pytest.approx(768, abs=24)
    assert plot["height"] > 600
    letters = page.locator(".xtick text").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert letters == pytest.approx(14 * 1.6)
    pictures.touch_point(page, "gambar", "I.5")
    expect(page.get_by_text("Disentuh: I.5", exact=True)).to_be_attached()
    page.keyboard.press("Escape")
    screen.wait_for(page, lambda address: "besar" not in address)
    expect(page.get_by_role("figure", name="Dua belas langkah")).to_be_visible()


@pytest.mark.semua
def test_keys_reach_a_table_and_a_cell_opens_its_row_however_rows_are_sorted(
    page: Page, small: Server
):
    screen.open_page(page, small.address)
    table = page.locator(".stDataFrame")
    table.get_by_test_id("data-grid-canvas").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("td:focus")).to_have_text("I.2")
    end = table.bounding_box()["width"] - 15
    for _ in range(
        2
    ):  # the sign of its menu: the heading of the last column ends where the table does
        table.hover(position={"x": end, "y": 15})
    table.click(position={"x": end, "y": 15})
    page.get_by_role("menuitem", name="Urutkan turun").click()
    table.click(position={"x": 25, "y": 52})
    expect(page.get_by_role("dialog")).to_contain_text("Isi I.12")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Gambar ulang").click()
    expect(page.get_by_text("Digambar ulang")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.semua
def test_a_finger_on_a_picture_scrolls_the_page_and_a_tap_counts_once(phone: Page, small: Server):
    screen.open_page(phone, small.address)
    pictures.touch_point(phone, "gambar", "I.4")
    expect(phone.get_by_text("Disentuh: I.4", exact=True)).to_be_visible()
    screen.wait_until_still(phone)
    before = phone.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    pictures.swipe_up(phone, "gambar", "I.4")
    phone.wait_for_function(
        f"document.querySelector('[data-testid=stMain]').scrollTop > {before + 100}"
    )
    expect(phone.get_by_text("Disentuh: I.4", exact=True)).to_be_visible()


@pytest.mark.semua
def test_dark_is_dark_at_the_first_visit_follows_the_day_and_paper_is_light_and_whole(
    page: Page, small: Server
):
    page.emulate_media(color_scheme="dark")
    screen.open_page(page, small.address)
    ground = pictures.picture(page, "gambar").locator(".main-svg").first
    expect(ground).to_have_css("background-color", "rgb(15, 21, 28)")
    with _printed(page) as document:
        drawn = document[0].render().to_pil().convert("L")
    assert sum(drawn.histogram()[250:]) > 0.85 * drawn.width * drawn.height
    page.emulate_media(color_scheme="light")
    expect(ground).to_have_css("background-color", "rgb(255, 255, 255)")
    with _printed(page) as document:
        text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    # Of the picture, and of the table: a canvas would have no text.
    assert [text.count(word) for word in ("Jan", "Des", "I.12")] == [1, 1, 2]
    assert "Besar" not in text


def _printed(page: Page) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(page.pdf(format="A4", landscape=True, print_background=True))
