"""Linimasa: a mark per tenggat, and a mark opens its langkah with the words of the file."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import AKAR, Peladen, perintah

SEGITIGA = "path.point[d^='M-']"  # Plotly's triangle starts left of its middle; circles and rings start at their right


def buka_semua_area(page: Page) -> None:
    """Unfold every area, so that each tenggat has a mark of its own."""
    tombol = page.get_by_role("toolbar", name="Buka area").get_by_role("button")
    for nama in tombol.all_inner_texts():
        satu = tombol.filter(has_text=re.compile(f"^{nama}$"))
        if satu.get_attribute("aria-pressed") == "false":
            satu.click()
            expect(satu).to_have_attribute("aria-pressed", "true")
            layar.tunggu(page)
    expect(page.get_by_test_id("stMain")).not_to_contain_text("▸")


def test_a_mark_opens_its_langkah_verbatim(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    buka_semua_area(page)
    layar.ketuk_gambar(page, page.locator(".scatterlayer .trace").locator(SEGITIGA).first)
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Terlambat")
    kode = re.search(r"langkah=([\w.]+)", page.url)[1]
    expect(panel).to_contain_text(f"Langkah {kode}")
    berkas = AKAR / "data" / "contoh" / "Realisasi ZI KPU Kabupaten Contoh per 2025-09-30.xlsx"
    rencana = json.loads(perintah(lengkap.folder, "periksa", str(berkas), "--json"))
    satu = next(langkah for langkah in rencana["langkah"] if langkah["kode"] == kode)
    for kolom in ("langkah_aksi", "indikator", "target_waktu", "target_capaian"):
        expect(panel).to_contain_text(" ".join(satu[kolom].split()))


def test_all_228_tenggat_have_a_mark_when_every_area_is_open(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "linimasa", satker="KPU Kabupaten Gunungkidul", tahun="2024", posisi="2024-09-30")
    buka_semua_area(page)
    expect(page.locator(".scatterlayer .trace path.point")).to_have_count(228)


def test_another_posisi_changes_the_picture_in_its_place(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    gambar = page.get_by_role("figure")
    expect(gambar).to_contain_text("posisi 30 Sep 2025")
    gambar.evaluate("gambar => gambar.setAttribute('data-sama', 'ya')")
    layar.pilih_triwulan(page, "TW II")
    expect(gambar).to_contain_text("posisi 30 Jun 2025")
    expect(gambar).to_have_attribute("data-sama", "ya")


def test_a_picture_that_cannot_be_drawn_says_where_the_same_can_be_read(page: Page, lengkap: Peladen):
    page.route("**/monev/plotly-*.js", lambda minta: minta.abort())
    layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    expect(page.get_by_role("figure")).to_contain_text(
        "Gambar tidak dapat dimuat. Isinya sama dengan tabel di bawahnya"
    )
    expect(page.get_by_text("Tabel dan unduhan")).to_be_visible()


def test_a_filter_chosen_in_the_fold_shows_only_what_matches(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    page.get_by_role("button", name="Saring").click()
    layar.pilih(page, page.get_by_role("combobox", name="Status"), "Terlambat")
    page.wait_for_url(re.compile("status=terlambat"))
    layar.tunggu(page)
    expect(page.locator(".scatterlayer .trace path.point")).to_have_count(4)
    expect(page.get_by_role("combobox", name="Status")).to_be_visible()


def test_one_touch_of_a_finger_folds_an_area_open(telepon: Page, lengkap: Peladen):
    """A touch reaches the picture twice, as itself and as a mouse click: counted twice it would undo itself."""
    layar.buka(telepon, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    gambar = telepon.get_by_role("figure")
    expect(gambar).to_contain_text("▸ III")
    sentuh(telepon, gambar.get_by_text("▸ III", exact=True))
    expect(gambar).to_contain_text("▾ III")


def test_one_touch_of_a_finger_opens_a_langkah(telepon: Page, lengkap: Peladen):
    layar.buka(telepon, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    sentuh(telepon, telepon.get_by_role("figure").get_by_text("I.4.1", exact=True))
    expect(telepon.get_by_role("dialog")).to_contain_text("Langkah I.4.1")


def test_the_name_of_a_langkah_opens_it_wherever_it_is_clicked(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    layar.ketuk_gambar(page, page.get_by_role("figure").get_by_text(re.compile(r"^I\.4\.1 ")))
    expect(page.get_by_role("dialog")).to_contain_text("Langkah I.4.1")


def test_one_touch_of_a_finger_opens_a_cell_to_its_rows(telepon: Page, lengkap: Peladen):
    layar.buka(telepon, lengkap.alamat, "peta-capaian", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    sentuh(telepon, telepon.get_by_role("figure").get_by_text("10/14"))
    expect(telepon.get_by_role("heading", name="Semua area · Sep")).to_be_visible()


def test_at_150_percent_names_of_lanes_end_before_the_lanes_and_say_that_they_go_on(chrome: Browser, lengkap: Peladen):
    """A notebook's 1366 pixels are 911 then."""
    with chrome.new_context(viewport={"width": 911, "height": 512}, device_scale_factor=1.5) as konteks:
        page = konteks.new_page()
        layar.buka(page, lengkap.alamat, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
        nama = page.locator(".subplot.x2y .textpoint text")
        kanan = page.locator(".nsewdrag[data-subplot=xy]").bounding_box()["x"]
        semua = [(satu.text_content(), satu.bounding_box()) for satu in nama.all()]
        assert all(kotak["x"] + kotak["width"] <= kanan for _, kotak in semua)
        assert sum(teks.endswith("…") for teks, _ in semua) > len(semua) / 2


def sentuh(page: Page, tempat: Locator) -> None:
    layar.tunggu(page)
    tempat.scroll_into_view_if_needed()
    kotak = tempat.bounding_box()
    page.touchscreen.tap(kotak["x"] + kotak["width"] / 2, kotak["y"] + kotak["height"] / 2)
