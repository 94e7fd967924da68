"""Ringkasan on the screen is what the command line says, and light enough for a phone on a slow line."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import layar
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.peladen import Peladen, perintah

# What a first visit may bring, compressed. Streamlit's own start is 1.1 MB of it; Plotly alone would add 1.1 MB.
BITA_TERBANYAK = 1_400_000


def pecahan(bagian: dict[str, int]) -> str:
    """n/N as people see it, without the percentage; a dash where there is nothing to divide by."""
    return f"{bagian['n']}/{bagian['N']}" if bagian["N"] else "–"


def metrik(page: Page) -> dict[str, str]:
    """The figures on the page by their labels."""
    kotak = page.get_by_test_id("stMetric")
    return {
        satu.get_by_test_id("stMetricLabel").inner_text().strip(): satu.get_by_test_id("stMetricValue").inner_text()
        for satu in kotak.all()
    }


@pytest.mark.parametrize(
    ("satker", "tahun", "posisi"),
    [
        (CONTOH, "2025", "2025-03-31"),
        (CONTOH, "2025", "2025-09-30"),
        (CONTOH, "2025", "2025-12-31"),
        (MESUJI, "2025", "2025-09-30"),
        ("KPU Kabupaten Gunungkidul", "2024", "2024-06-30"),
    ],
)
def test_figures_on_screen_are_the_command_lines(page: Page, lengkap: Peladen, satker: str, tahun: str, posisi: str):
    argumen = ("--satker", satker, "--tahun", tahun, "--posisi", posisi)
    angka = json.loads(perintah(lengkap.folder, "keadaan", *argumen, "--json"))
    layar.buka(page, lengkap.alamat, "ringkasan", satker=satker, tahun=tahun, posisi=posisi)
    tampak = {nama: nilai.split(" ")[0] for nama, nilai in metrik(page).items()}
    assert tampak == {
        "Capaian s.d. posisi": pecahan(angka["capaian_posisi"]),
        "Terlambat": str(angka["status"]["terlambat"]),
        "Selesai tanpa bukti": str(angka["selesai_tanpa_bukti"]),
        "Kelengkapan bukti": pecahan(angka["bukti"]),
        "Capaian setahun": pecahan(angka["capaian_setahun"]),
    }
    isi = "\n".join(page.locator(".st-key-baris_area p").all_inner_texts())
    baris = [" ".join(teks.split()) for teks in isi.splitlines() if teks.strip(" █▒░")]
    assert len(baris) == len(angka["area"])
    for teks, area in zip(baris, angka["area"], strict=True):
        kata = teks.split(" ")
        assert kata[0] == area["area"]
        if area["capaian_posisi"]["N"]:
            assert pecahan(area["capaian_posisi"]) in kata
        if area["bukti"]["N"]:
            assert f"bukti {pecahan(area['bukti'])}" in teks
        assert (f"Terlambat {area['status']['terlambat']}" in teks) == (area["status"]["terlambat"] > 0)


def test_a_first_visit_is_light_and_never_loads_plotly(chrome: Browser, lengkap: Peladen):
    with chrome.new_context(viewport=layar.TELEPON, user_agent=layar.AGEN_TELEPON) as konteks:
        _kunjungan_pertama(konteks.new_page(), lengkap)


def _kunjungan_pertama(page: Page, lengkap: Peladen) -> None:
    terima: dict[str, int] = {}
    alamat: list[str] = []
    sesi = page.context.new_cdp_session(page)
    sesi.send("Network.enable")
    sesi.on("Network.loadingFinished", lambda isi: terima.update({isi["requestId"]: isi["encodedDataLength"]}))
    page.on("request", lambda minta: alamat.append(minta.url))
    layar.buka(page, lengkap.alamat, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    assert "Capaian s.d. posisi" in layar.teks(page)
    assert [satu for satu in alamat if "plotly" in satu.lower()] == []
    assert sum(terima.values()) < BITA_TERBANYAK


def test_nothing_is_asked_in_vain_or_of_any_other_machine(page: Page, lengkap: Peladen):
    luar: list[str] = []
    gagal: list[str] = []
    page.on("request", lambda minta: luar.append(minta.url))
    page.on("response", lambda jawab: gagal.append(jawab.url) if jawab.status >= 400 else None)
    for halaman in ("ringkasan", "linimasa"):
        layar.buka(page, lengkap.alamat, halaman, satker=CONTOH, tahun="2025")
    port = lengkap.alamat.rsplit(":", 1)[1]
    asing = [satu for satu in luar if f"localhost:{port}" not in satu and not satu.startswith(("data:", "blob:"))]
    assert asing == []
    assert gagal == []
