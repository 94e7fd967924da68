"""Kesenjangan Bukti: the list, its two downloads and the message say the same as the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import Peladen, perintah

PILIHAN = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture
def senjang(lengkap: Peladen) -> list[dict]:
    argumen = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-09-30")
    return json.loads(perintah(lengkap.folder, "kesenjangan", *argumen, "--json"))


@pytest.fixture
def daftar(page: Page, lengkap: Peladen) -> Page:
    layar.buka(page, lengkap.alamat, "kesenjangan-bukti", **PILIHAN)
    return page


def unduh(page: Page, nama: str, folder: Path) -> Path:
    with page.expect_download() as unduhan:
        page.get_by_role("button", name=nama).click()
    jalur = folder / unduhan.value.suggested_filename
    unduhan.value.save_as(jalur)
    return jalur


def test_the_list_is_the_command_lines(daftar: Page, senjang: list[dict]):
    isi = layar.teks(daftar)
    assert f"{len(senjang)} bukti" in isi
    kode = [sel.inner_text().split(" ")[0] for sel in daftar.locator("table tbody tr td:nth-child(2)").all()]
    assert kode == [satu["kode"] for satu in senjang][: len(kode)]
    assert len(kode) >= min(len(senjang), 20)


def test_both_downloads_hold_every_row(daftar: Page, senjang: list[dict], tmp_path: Path):
    harapan = [(satu["kode"], satu["bukti"]) for satu in senjang]
    lembar = load_workbook(unduh(daftar, "Unduh .xlsx", tmp_path)).active
    assert pasangan(list(lembar.iter_rows(values_only=True))) == harapan
    teks = unduh(daftar, "Unduh .csv", tmp_path).read_text(encoding="utf-8-sig")
    assert pasangan(list(csv.reader(io.StringIO(teks), delimiter=";"))) == harapan


def pasangan(baris: list[tuple | list]) -> list[tuple[str, str]]:
    """Kode and bukti of each row below the heading row, wherever those two columns stand."""
    nomor = next(i for i, satu in enumerate(baris) if "Kode" in satu)
    kode = baris[nomor].index("Kode")
    bukti = next(i for i, judul in enumerate(baris[nomor]) if judul and str(judul).lower().startswith("bukti"))
    return [(satu[kode], satu[bukti]) for satu in baris[nomor + 1 :] if satu[kode]]


def test_the_message_for_the_group_names_each_person_with_their_count(daftar: Page, senjang: list[dict]):
    daftar.get_by_role("button", name="Salin teks").click()
    pesan = daftar.get_by_test_id("stCode")
    expect(pesan).to_contain_text(f"*Kesenjangan bukti ZI, {CONTOH}, posisi 30 September 2025*")
    per_pic: dict[str, int] = {}
    for satu in senjang:
        per_pic[satu["pic"]] = per_pic.get(satu["pic"], 0) + 1
    isi = pesan.inner_text()
    assert {nama: int(n) for nama, n in re.findall(r"^(.+) \((\d+)\):$", isi, re.MULTILINE)} == per_pic


def test_a_filter_says_how_many_it_will_show(daftar: Page, senjang: list[dict]):
    jumlah = sum(satu["jenis_bukti"] == "Laporan" for satu in senjang)
    daftar.get_by_role("button", name=f"{jumlah} Laporan").click()
    expect(daftar.get_by_text(f"{jumlah} dari {len(senjang)} bukti", exact=True)).to_be_visible()
    expect(daftar.locator("table tbody tr")).to_have_count(jumlah)


def test_a_copied_link_keeps_search_and_order(page: Page, daftar: Page, senjang: list[dict]):
    """What is typed and how it is ordered stand in the address, as the filters do."""
    daftar.get_by_role("searchbox", name="Cari").fill("notulensi")
    daftar.keyboard.press("Enter")
    daftar.wait_for_url("**cari=notulensi**")
    layar.pilih(daftar, daftar.get_by_test_id("stSelectbox").last, "Tenggat terbaru")
    daftar.wait_for_url("**urut=Tenggat+terbaru**")
    layar.tunggu(daftar)
    semula = daftar.locator("table tbody tr").all_inner_texts()
    assert len(semula) == sum("notulensi" in satu["bukti"].lower() for satu in senjang)
    page.goto(daftar.url)
    layar.tunggu(page)
    assert page.locator("table tbody tr").all_inner_texts() == semula


def test_on_a_phone_each_line_says_one_thing_and_no_date_is_torn(telepon: Page, lengkap: Peladen, senjang: list[dict]):
    layar.buka(telepon, lengkap.alamat, "kesenjangan-bukti", **PILIHAN)
    pertama = telepon.get_by_test_id("stMarkdown").locator("ul > li").first.inner_text().split("\n")
    assert len(pertama) == 4
    assert senjang[0]["bukti"] in pertama[1]
    assert pertama[2].startswith(senjang[0]["kode"])
    assert pertama[3] == senjang[0]["pic"]
    assert layar.lebihan_samping(telepon) == 0


def test_at_150_percent_the_list_stays_clear_of_the_filters(chrome: Browser, lengkap: Peladen):
    """A notebook's 1366 pixels are 911 then."""
    with chrome.new_context(viewport={"width": 911, "height": 512}, device_scale_factor=1.5) as konteks:
        page = konteks.new_page()
        layar.buka(page, lengkap.alamat, "kesenjangan-bukti", **PILIHAN)
        tabel = page.locator("table").first.bounding_box()
        saringan = page.get_by_role("toolbar", name="Jenis bukti").bounding_box()
        assert tabel["x"] + tabel["width"] <= saringan["x"]
        assert layar.lebihan_samping(page) == 0
