"""No English word of Streamlit's stands on a page: here every part that pages use, in every state a
person can bring it into. The words of the pages themselves are watched in all other browser tests
(tests/browser/english.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from monev.server.start_page import WORDING
from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, serve_script

_PARTS = """
import time
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from monev.charts.theme import figure
from monev.ui import pictures, tables
NAMES = ["satu", "dua", "tiga"]
@st.dialog("Langkah")
def ask():
    st.write("isi")
def show():
    st.selectbox("Pilihan", NAMES, index=None, key="pilih")
    st.multiselect("Banyak", NAMES, key="banyak")
    st.text_input("Baris", key="baris")
    st.text_area("Teks", key="teks")
    st.date_input("Tanggal", None, format="DD/MM/YYYY", key="tanggal")
    st.checkbox("Kotak", key="kotak")
    st.radio("Satu dari", NAMES, key="radio")
    st.segmented_control("Bagian", NAMES, key="bagian")
    st.pills("Pil", NAMES, key="pil")
    st.pagination(5, key="halaman")
    st.number_input("Bilangan", 0, 9, key="bilangan")
    with st.form("formulir"):
        st.text_input("Isian", max_chars=5, key="isian")
        st.text_area("Isian panjang", max_chars=20, key="panjang")
        st.form_submit_button("Kirim")
    st.file_uploader("Berkas", type=["xlsx"], max_upload_size=1, key="berkas")
    st.image("<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'/>", width=60, caption="Logo")
    with st.popover("Buka", help="bantuan", key="buka"):
        st.write("isi")
    with st.expander("Lipatan"):
        st.write("isi")
    st.download_button("Unduh", "a", file_name="a.txt", on_click="ignore")
    st.progress(0.5, "separuh")
    draw = lambda theme: figure(theme, [go.Scatter(x=[1, 2], y=[1, 2], customdata=["a", "b"])], height=200, margin={})
    pictures.show(draw, key="gambar", alt="Gambar", file_name="Gambar", on_touch=lambda about: None)
    rows = pd.DataFrame({"nama": NAMES})
    tables.show(rows, {"nama": "Nama"}, key="tabel", label="Tabel", file_name="Tabel")
    st.link_button("Tautan", "https://contoh.go.id")
    if st.button("Dialog"):
        ask()
    if st.button("Lama"):
        time.sleep(4)
    if st.button("Lama sekali"):
        with st.spinner("Menyusun ..."):
            time.sleep(4)
pages = [st.Page(show, title="Kesenjangan bukti", default=True)]
for number in range(2, 14):
    def another():
        show()
    another.__name__ = f"another_{number}"
    pages.append(st.Page(another, title=f"Halaman yang ke-{number}", url_path=f"ke-{number}"))
page = st.navigation(pages, position="top", expanded=True)
st.set_page_config(page_title="Bagian", layout="wide", initial_sidebar_state="collapsed")
page.run()
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Draw a page of every part of Streamlit's that our pages use."""
    with serve_script(tmp_path_factory.mktemp("bagian"), _PARTS) as server:
        yield server


class Visit:
    """Somebody who tries every part; `seen`: all words of the pages before this one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: set[str] = set()

    def part(self, key: str) -> Locator:
        return self.page.locator(f".st-key-{key}")

    def sees(self, *words: str) -> None:
        for word in words:
            self.page.wait_for_function(
                "words => [...seenWords].some(seen => seen.includes(words))", arg=word
            )

    def leave(self) -> None:
        self.seen.update(self.page.evaluate("() => [...seenWords]"))

    def choose(self) -> None:
        for key, search, found, name in (
            ("pilih", "zzz", "Tidak ada", "dua"),
            ("banyak", "zzz", "Tidak ada", "dua"),
            ("banyak", "a", "Pilih 2 yang cocok", "tiga"),
        ):
            field = self.part(key).locator("input").first
            field.click()
            field.press_sequentially(search)
            self.sees(found)
            field.fill("")
            self.page.get_by_role("option", name=name).click()
            self.page.keyboard.press("Escape")
        self.sees("Buka daftar", "Kosongkan", "Pilih semua")

    def write(self) -> None:
        for key, words in (
            ("baris", "Enter untuk menerapkan"),
            ("teks", "Ctrl+Enter untuk menerapkan"),
            ("isian", "Enter untuk mengirim"),
            ("panjang", "Ctrl+Enter untuk mengirim"),
        ):
            self.part(key).locator("input, textarea").press_sequentially("ab")
            self.sees(words)

    def choose_a_day(self) -> None:
        self.part("tanggal").get_by_role("button", name="Pilih tanggal").click()
        self.sees("Bulan sebelumnya", "Bulan berikutnya")
        self.page.get_by_role("gridcell", name="15").first.click()
        self.sees("Kosongkan tanggal")
        self.page.keyboard.press("Escape")

    def upload(self, folder: Path) -> None:
        zone, place = self.part("berkas"), self.part("berkas").locator("input[type=file]")
        for name, size, words in (
            ("a.exe", 1, ["tidak dapat dibaca di sini", "Hapus a.exe"]),
            ("b.xlsx", 2_000_000, ["Berkas ini terlalu besar"]),
        ):
            (folder / name).write_bytes(b"x" * size)
            place.set_input_files(folder / name)
            zone.get_by_test_id("stFileChip").filter(has_text=name).hover()
            self.sees(*words)
        for status, words in ((413, "terlalu banyak berkas"), (500, "Belum terkirim")):

            def refuse(route: Route, _: object, status: int = status) -> None:
                self.sees("Batalkan unggahan")
                route.fulfill(status=status)

            self.page.route("**/upload_file/**", refuse)
            (folder / f"{status}.xlsx").write_bytes(b"x")
            place.set_input_files(folder / f"{status}.xlsx")
            self.sees(f"Hapus {status}.xlsx")  # only then is the chip the one that says why
            zone.get_by_test_id("stFileChip").filter(has_text=f"{status}.xlsx").hover()
            self.sees(words)
            self.page.unroute("**/upload_file/**")
        dropped = self.page.evaluate_handle(
            "() => { const all = new DataTransfer();['c', 'd'].forEach(name => all.items.add(new "
            "File(['x'], `${name}.xlsx`))); return all; }"
        )
        area = zone.get_by_test_id("stFileUploaderDropzone")
        for event in ("dragenter", "dragover"):
            area.dispatch_event(event, {"dataTransfer": dropped})
        self.sees("Lepaskan berkasnya di sini")
        area.dispatch_event("drop", {"dataTransfer": dropped})
        zone.get_by_test_id("stFileChip").filter(has_text="d.xlsx").hover()
        self.sees("Satu berkas saja")

    def take_a_picture(self) -> None:
        save = pictures.picture(self.page, "gambar").locator(".modebar-btn[aria-label*=PNG]")
        save.evaluate("one => one.click()")  # as *Unduh* does
        self.sees("Menyiapkan gambar", "Gambar diunduh")

    def look_through_a_table(self) -> None:
        page, table = self.page, self.page.locator(".stDataFrame")
        table.scroll_into_view_if_needed()
        table.hover()
        self.sees("Pilih kolom", "Layar penuh")
        page.get_by_role("button", name="Cari di tabel").click()
        self.sees("Ketik yang dicari")
        page.keyboard.type("u")
        self.sees("2 ditemukan", "Yang sebelumnya", "Yang berikutnya", "Tutup pencarian")
        page.get_by_label("Yang berikutnya").click()
        self.sees("dari 2 ditemukan")
        page.get_by_label("Tutup pencarian").click()
        page.get_by_role("button", name="Pilih kolom").click()
        self.sees("Pilih semua")
        page.keyboard.press("Escape")
        self.open_column_menu(table)
        self.sees(
            "Urutkan naik",
            "Urutkan turun",
            "Selebar isinya",
            "Sembunyikan kolom",
            "Salin nama kolom",
        )
        page.get_by_role("menuitem", name="Tahan di kiri").click()
        self.open_column_menu(table)
        self.sees("Lepaskan", "Menu kolom")
        page.keyboard.press("Escape")

    def open_column_menu(self, table: Locator) -> None:
        """Its sign stands at the right end of the only heading, on a canvas: no part of the
        page.
        """
        end = table.bounding_box()["width"] - 15
        table.hover(position={"x": end, "y": 15})
        table.click(position={"x": end, "y": 15})

    def touch_the_rest(self) -> None:
        page = self.page
        page.get_by_test_id("stImage").hover()
        page.get_by_role("button", name="Layar penuh: Logo").click()
        self.sees("Tutup layar penuh")
        page.keyboard.press("Escape")
        self.part("buka").get_by_role("button").first.click()
        page.keyboard.press("Escape")
        page.locator("header").get_by_text("lagi").click()
        page.keyboard.press("Escape")
        page.set_viewport_size(screen.PHONE)
        page.get_by_role("button", name="Lainnya").click()
        page.get_by_test_id("stSidebar").get_by_role("button", name="Tutup").click()
        page.set_viewport_size(screen.PROJECTOR)
        page.get_by_role("button", name="Dialog").click()
        page.get_by_role("dialog").get_by_role("button", name="Tutup", exact=True).click()
        for name in ("Lama", "Lama sekali"):
            page.get_by_role("button", name=name, exact=True).click()
            screen.wait_until_still(page)


@pytest.mark.semua
def test_every_part_in_every_state_is_indonesian_and_every_word_we_replace_is_seen(
    page: Page, parts: Server, tmp_path: Path
):
    """Fails where a word of Streamlit's is English (`conftest` says which), and for one in WORDING
    that nobody sees.
    """
    visit = Visit(page)
    page.add_init_script("window.keepsSeenWords = true")
    page.goto(parts.address)
    screen.wait_until_still(page)
    page.keyboard.press("Tab")
    visit.sees("Langsung ke isi halaman", "lagi", "paling besar")
    visit.choose()
    visit.write()
    visit.choose_a_day()
    visit.upload(tmp_path)
    visit.take_a_picture()
    visit.look_through_a_table()
    visit.touch_the_rest()
    visit.leave()
    for replacement in filter(None, WORDING.values()):
        pieces = ".*".join(map(re.escape, re.split("[…#]", replacement)))
        assert any(re.search(pieces, seen, re.DOTALL) for seen in visit.seen), replacement


@pytest.mark.semua
def test_a_calendar_is_indonesian_whatever_the_browser_speaks(chrome: Browser, complete: Server):
    page = chrome.new_page(locale="en-US", timezone_id="America/New_York")
    try:
        screen.open_page(page, complete.address, "rapat", satker=CONTOH, tahun="2025")
        field = page.get_by_test_id("stDateInput").first
        written = field.get_by_role("spinbutton")
        expect(written).to_have_count(3)
        field.get_by_role("button", name="Pilih tanggal").click()
        day = page.get_by_role("grid").get_by_role("button", name=re.compile(r"\b15\b")).first
        expect(day).to_have_accessible_name(
            re.compile(r"^(Hari ini, )?(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), 15 \w+ \d{4}")
        )
        day.click()
        expect(written.first).to_have_text("15")  # the day stands before the month
    finally:
        page.close()
