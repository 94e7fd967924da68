"""`make bench` (python -m bench): measures and prints.

It never passes or fails: a slow machine is no bug.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from bench import documents, letters, meeting, reading, recap, same_figures, uploads, viewers
from bench.browser import Cost, Shown, assert_sound, redraw, visit, visit_from_phone
from bench.default_server import start_default_server
from bench.measures import Ratio, compare, print_table
from bench.triwulan import TRIWULAN
from tests.browser import chromium
from tests.browser.screen import PROJECTOR
from tests.browser.server import PLAIN_PAGE, ROOT, Server, run_command, start_server

# The rencana with the most tenggat (228), so the slowest one.
CHOICE = {"satker": "KPU Kabupaten Gunungkidul", "tahun": "2024"}
CHOICES = urlencode(CHOICE)
PLAIN = "halaman polos"
VIEWERS = 20
IN_BROWSER = ["peramban", "gambar", "rapat", "penonton"]
PARTS = ["baca", "unggah", "dokumen", "rekap", "surat", *IN_BROWSER]
"""The parts of the bench, as its arguments name them."""


def page_addresses() -> dict[str, str]:
    """Map each page's name to its address, from the folders of pages; the first page's is ""."""
    addresses = {}
    for path in sorted((ROOT / "pages").glob("*/page.py")):
        name = path.parent.name.replace("_", "-")
        addresses[name] = "" if name == "ringkasan" else name
    return addresses


def _compared(times: dict[str, list[float]]) -> list[Ratio]:
    ratios = []
    for name, measured in times.items():
        if measured and name != PLAIN:
            ratios.append(compare(name, measured, times[PLAIN]))
    return ratios


def _in_browser(addresses: dict[str, str], rounds: int) -> None:
    visits = {name: [] for name in addresses}
    redraws = {name: [] for name in addresses}
    phone = {name: [] for name in addresses}
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright)
        for url in addresses.values():  # the server's first run of a page is not measured
            assert_sound(browser, url)
        for _ in range(rounds):
            for name, url in addresses.items():
                visits[name].append(visit(browser, url))
            for name, url in addresses.items():
                if times := redraw(browser, url, 2):
                    redraws[name].append(median(times))
        for name, url in addresses.items():
            phone[name].append(visit_from_phone(browser, url))
        browser.close()
    yardstick = "halaman Streamlit polos dengan satu bagan Plotly, setelan yang sama"
    first = {}
    second = {}
    for name, made in visits.items():
        first[name] = [each.cold for each in made]
        second[name] = [each.warm for each in made]
    print_table("Kunjungan pertama", yardstick, _compared(first))
    print_table("Kunjungan berikutnya", yardstick, _compared(second))
    print_table("Ganti posisi sampai tergambar", yardstick, _compared(redraws))
    print_table("Kunjungan pertama dari telepon (satu sampel)", yardstick, _compared(phone))
    sys.stdout.write(f"\nKunjungan pertama: kiriman\n  {'':34}{'MB':>8}{'berkas':>8}\n")
    for name, made in visits.items():
        last = made[-1]
        sys.stdout.write(f"  {name:34}{last.byte_count / 1e6:8.2f}{last.request_count:8}\n")


def _same_figures(
    addresses: dict[str, str], ours: Server, folder: Path, captured: Path, rounds: int
) -> None:
    """Compare redraws of our pages with the same figures on a bare Streamlit page and on Dash.

    All stay open and are pressed in turn, so that a slow minute counts on each.
    """
    yardsticks = ["halaman Streamlit polos"]
    if same_figures.has_dash():
        yardsticks.append("Dash")
    else:
        sys.stdout.write(
            "\nDash tidak terpasang (pip install dash): tidak dibandingkan dengannya.\n"
        )
    tables: dict[tuple[str, str], list[Ratio]] = {}
    bare_page = str(ROOT / "bench" / "bare_figures_page.py")
    settings: dict[str, Any] = {same_figures.FIGURES: str(captured)}
    with (
        start_server(folder, "-c", PLAIN_PAGE, bare_page, **settings) as bare,
        sync_playwright() as playwright,
    ):
        browser = chromium.open_browser(playwright)
        for name in same_figures.WITH_FIGURES:
            with ExitStack() as opened:
                places = [(addresses[name], ours.pid), (f"{bare.address}/?gambar={name}", bare.pid)]
                if "Dash" in yardsticks:
                    places.append(opened.enter_context(same_figures.start_dash(captured, name)))
                shown = []
                for place in places:
                    context = opened.enter_context(browser.new_context(viewport=PROJECTOR))
                    shown.append(Shown(context, *place))
                for triwulan, count in same_figures.count_traces(captured, name).items():
                    for page in shown:
                        page.choose(triwulan)
                        page.assert_draws(count)
                costs = _in_turn(shown, rounds)
            for field, what in (("ms", ""), ("processor_ms", ", waktu prosesor")):
                mine, *others = ([getattr(cost, field) for cost in own] for own in costs)
                for yardstick, theirs in zip(yardsticks, others, strict=True):
                    tables.setdefault((yardstick, what), []).append(compare(name, mine, theirs))
        browser.close()
    for (yardstick, what), ratios in tables.items():
        heading = f"Ganti posisi sampai tergambar{what}"
        print_table(heading, f"{yardstick} dengan gambar yang sama", ratios)


def _in_turn(shown: Sequence[Shown], rounds: int) -> list[list[Cost]]:
    """Press each triwulan on each page in turn; return the costs of each page, one a press."""
    costs: list[list[Cost]] = [[] for _ in shown]
    for _ in range(rounds):
        for triwulan in TRIWULAN:
            for page, own in zip(shown, costs, strict=True):
                own.append(page.choose(triwulan))
    return costs


def _rapat(address: str, plain: str, number: int, rounds: int) -> None:
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright)
        result = meeting.measure(browser, address, plain, number, rounds)
        browser.close()
    print_table(
        "Rapat: layar berikut sampai tergambar",
        "ganti pilihan di halaman polos dengan satu bagan Plotly",
        result,
    )


def _together(address: str, page_names: dict[str, str], rounds: int) -> None:
    opening = []
    changing = []
    for name, page in page_names.items():
        alone = [viewers.watch(address, page, CHOICES, 1) for _ in range(rounds)]
        together = [viewers.watch(address, page, CHOICES, VIEWERS) for _ in range(rounds)]
        for ratios, number in ((opening, 0), (changing, 1)):
            measured = [times[number] for times in together]
            yardstick = [times[number] for times in alone]
            ratios.append(compare(name, measured, yardstick))
    print_table(f"{VIEWERS} penonton membuka bersama (server saja)", "satu penonton", opening)
    print_table(
        f"{VIEWERS} penonton mengganti posisi bersama (server saja)", "satu penonton", changing
    )


def _against_default_server(
    address: str, folder: Path, page_names: dict[str, str], rounds: int
) -> None:
    """Compare many viewers here with as many on Streamlit's own server, in turn."""
    changing = []
    with start_default_server(folder) as default:
        for name, page in page_names.items():
            ours = []
            theirs = []
            for _ in range(rounds):
                ours.append(viewers.watch(address, page, CHOICES, VIEWERS)[1])
                theirs.append(viewers.watch(default, page, CHOICES, VIEWERS)[1])
            changing.append(compare(name, ours, theirs))
    print_table(
        f"{VIEWERS} penonton mengganti posisi bersama (server saja)",
        "halaman yang sama pada server bawaan Streamlit",
        changing,
    )


def main(arguments: list[str] | None = None) -> None:
    """Measure everything, or only the named PARTS."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Mengukur kecepatan; hasilnya nisbah."
    )
    parser.add_argument("bagian", nargs="*", default=PARTS)
    parser.add_argument(
        "--putaran", type=int, default=5, help="berapa kali tiap hal diukur (bawaan 5)"
    )
    options = parser.parse_args(arguments)
    rounds = options.putaran
    if "baca" in options.bagian:
        print_table(
            "Membaca berkas",
            "openpyxl membuka berkas yang sama",
            reading.measure(ROOT / "data", rounds * 4),
        )
        sys.stdout.write(f"  memori puncak proses pembaca: {reading.peak_of_children():.0f} MB\n")
    if "unggah" in options.bagian:
        print_table(
            "Memeriksa dan mempratinjau unggahan",
            "openpyxl membuka berkas yang sama",
            uploads.measure(rounds),
        )
    if "dokumen" in options.bagian:
        print_table(
            "Membuat laporan",
            "pustaka yang sama menulis teksnya saja",
            documents.measure(ROOT / "data", rounds),
        )
    if "rekap" in options.bagian:
        whole, each = recap.measure(rounds)
        print_table("Rekap semua satker, waktu prosesor", "Ringkasan satu satker", whole)
        print_table("Rekap untuk tiap satker, waktu prosesor", "Ringkasan satu satker", each)
    if "surat" in options.bagian:
        beside, grown, sent = letters.measure(CHOICES, rounds)
        print_table(
            f"Ganti posisi selagi {sent} surel dikirim (server saja)", "tanpa surel", beside
        )
        sys.stdout.write(f"  memori server bertambah {grown:.0f} MB\n")
    if set(options.bagian).isdisjoint(IN_BROWSER):
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run_command(folder / "monev", "awal")
        rapat_number = meeting.open_rapat(folder / "monev")
        with (
            start_server(folder / "monev") as ours,
            start_server(
                folder / "polos", "-c", PLAIN_PAGE, str(ROOT / "bench" / "plain_page.py")
            ) as plain,
        ):
            all_ours = {}
            for name, page in page_addresses().items():
                all_ours[name] = f"{ours.address}/{page}?{CHOICES}&posisi=2024-09-30"
            if "gambar" in options.bagian:
                captured = folder / "gambar.json"
                shutil.copytree(folder / "monev", folder / "disalin")
                same_figures.capture(folder / "disalin", CHOICE, captured)
                _same_figures(all_ours, ours, folder / "sama", captured, rounds)
            if "peramban" in options.bagian:
                _in_browser({PLAIN: plain.address, **all_ours}, rounds)
            if "rapat" in options.bagian:
                _rapat(ours.address, plain.address, rapat_number, rounds)
            if "penonton" in options.bagian:
                _together(ours.address, page_addresses(), rounds)
                _against_default_server(ours.address, folder / "bawaan", page_addresses(), rounds)


if __name__ == "__main__":
    main()
