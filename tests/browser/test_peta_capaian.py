"""Peta Capaian: what stands in the cells is what the command line counts, and a cell opens to its rows."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.peladen import Peladen, perintah

POSISI = "2025-09-30"


def sel_di_layar(page: Page) -> Counter[tuple[int, int]]:
    """Every cell as (n, N), however it is written: 3/4, 3/4▲1, or (4) where nothing is due yet; a dash is no cell."""
    hasil: Counter[tuple[int, int]] = Counter()
    for teks in page.locator(".heatmap-label").all_text_contents():
        if teks == "–":
            continue
        belum = re.fullmatch(r"\((\d+)\)", teks)
        n, semua = ("0", belum[1]) if belum else re.match(r"(\d+)/(\d+)", teks).groups()
        hasil[int(n), int(semua)] += 1
    return hasil


def sel_menurut_perintah(angka: dict) -> Counter[tuple[int, int]]:
    """The same from `keadaan --json`: a cell per area and month, the totals of each month, of each area, of all."""
    per_bulan: dict[str, list[int]] = {}
    hasil: Counter[tuple[int, int]] = Counter()
    for area in angka["area"]:
        for satu in area["bulan"]:
            hasil[satu["n"], satu["N"]] += 1
            jumlah = per_bulan.setdefault(satu["bulan"], [0, 0])
            jumlah[0] += satu["n"]
            jumlah[1] += satu["N"]
        hasil[area["capaian_posisi"]["n"], area["capaian_posisi"]["N"]] += 1
    hasil.update((n, semua) for n, semua in per_bulan.values())
    hasil[angka["capaian_posisi"]["n"], angka["capaian_posisi"]["N"]] += 1
    return Counter({sel: kali for sel, kali in hasil.items() if sel[1]})


@pytest.mark.parametrize("satker", [CONTOH, MESUJI])
def test_cells_hold_the_command_lines_figures(page: Page, lengkap: Peladen, satker: str):
    argumen = ("--satker", satker, "--tahun", "2025", "--posisi", POSISI)
    angka = json.loads(perintah(lengkap.folder, "keadaan", *argumen, "--json"))
    layar.buka(page, lengkap.alamat, "peta-capaian", satker=satker, tahun="2025", posisi=POSISI)
    expect(page.locator(".heatmap-label").last).to_be_visible()
    assert sel_di_layar(page) == sel_menurut_perintah(angka)


def test_a_cell_opens_to_the_rows_it_counts(page: Page, lengkap: Peladen):
    layar.buka(page, lengkap.alamat, "peta-capaian", satker=CONTOH, tahun="2025", posisi=POSISI)
    # Area V in September: of 4 tenggat one is late. No other cell says so, the total of its row says 23/24▲1.
    layar.ketuk_gambar(page, page.locator(".heatmap-label", has_text=re.compile("^3/4▲1$")).first)
    isi = page.get_by_test_id("stMain")
    expect(isi.get_by_role("heading", name=re.compile("September"))).to_be_visible()
    baris = isi.locator("li").filter(has_text="September 2025")
    expect(baris).to_have_count(4)
    expect(baris.filter(has_text="Terlambat")).to_have_count(1)
