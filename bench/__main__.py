"""`make bench` (python -m bench): measures and prints; it never says pass or fail, a machine's mood is not a bug."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bench import documents, meeting, reading, uploads, viewers
from bench.browser import assert_sound, redraw, visit, visit_from_phone
from bench.measures import Ratio, compare, print_table
from tests.browser import chromium
from tests.browser.server import ROOT, run_command, start_server

# The rencana with the most tenggat (228): what is heavy is heaviest here.
CHOICES = "satker=KPU+Kabupaten+Gunungkidul&tahun=2024"
PLAIN = "halaman polos"
VIEWERS = 20


def page_addresses() -> dict[str, str]:
    """The address of each page by its name, found by listing the folder; the first page has none."""
    name = sorted(path.stem.replace("_", "-") for path in (ROOT / "pages").glob("*/*.py"))
    return {one: "" if one == "ringkasan" else one for one in name}


def _compared(value: dict[str, list[float]]) -> list[Ratio]:
    return [compare(name, value[name], value[PLAIN]) for name in value if name != PLAIN]


def _in_browser(address: dict[str, str], round_: int) -> None:
    visits = {name: [] for name in address}
    repeat = {name: [] for name in address}
    phone = {name: [] for name in address}
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright)
        for url in address.values():  # the server's own first run of a page is nobody's daily visit
            assert_sound(browser, url)
        for _ in range(round_):
            for name, url in address.items():
                visits[name].append(visit(browser, url))
            for name, url in address.items():
                repeat[name].append(median(redraw(browser, url, 2)))
        for name, url in address.items():
            phone[name].append(visit_from_phone(browser, url))
        browser.close()
    yardstick = "halaman Streamlit polos dengan satu bagan Plotly, setelan yang sama"
    print_table("Kunjungan pertama", yardstick, _compared({n: [k.cold for k in v] for n, v in visits.items()}))
    print_table("Kunjungan berikutnya", yardstick, _compared({n: [k.warm for k in v] for n, v in visits.items()}))
    print_table("Ganti posisi sampai tergambar", yardstick, _compared(repeat))
    print_table("Kunjungan pertama dari telepon (satu sampel)", yardstick, _compared(phone))
    sys.stdout.write(f"\nKunjungan pertama: kiriman\n  {'':34}{'MB':>8}{'berkas':>8}  Plotly\n")
    for name, everything in visits.items():
        one = everything[-1]
        sys.stdout.write(f"  {name:34}{one.bita / 1e6:8.2f}{one.permintaan:8}  {'ya' if one.plotly else 'tidak'}\n")


def _rapat(address: str, plain: str, number: int, round_: int) -> None:
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright)
        result = meeting.measure(browser, address, plain, number, round_)
        browser.close()
    print_table(
        "Rapat: layar berikut sampai tergambar", "ganti pilihan di halaman polos dengan satu bagan Plotly", result
    )


def _together(address: str, page_names: dict[str, str], round_: int) -> None:
    first, repeat = [], []
    for name, run in page_names.items():
        one = [viewers.watch(address, run, CHOICES, 1) for _ in range(round_)]
        count = [viewers.watch(address, run, CHOICES, VIEWERS) for _ in range(round_)]
        for listing, number in ((first, 0), (repeat, 1)):
            listing.append(compare(name, [timing[number] for timing in count], [timing[number] for timing in one]))
    print_table(f"{VIEWERS} penonton membuka bersama (server saja)", "satu penonton", first)
    print_table(f"{VIEWERS} penonton mengganti posisi bersama (server saja)", "satu penonton", repeat)


def main(arguments: list[str] | None = None) -> None:
    """Everything, or only the parts named: baca, unggah, dokumen, peramban, rapat, penonton."""
    choice = argparse.ArgumentParser(prog="python -m bench", description="Mengukur kecepatan; hasilnya nisbah.")
    choice.add_argument("bagian", nargs="*", default=["baca", "unggah", "dokumen", "peramban", "rapat", "penonton"])
    choice.add_argument("--putaran", type=int, default=5, help="berapa kali tiap hal diukur (bawaan 5)")
    content = choice.parse_args(arguments)
    if "baca" in content.bagian:
        print_table(
            "Membaca berkas", "openpyxl membuka berkas yang sama", reading.measure(ROOT / "data", content.round_ * 4)
        )
    if "unggah" in content.bagian:
        print_table(
            "Memeriksa dan mempratinjau unggahan", "openpyxl membuka berkas yang sama", uploads.measure(content.round_)
        )
    if "dokumen" in content.bagian:
        print_table(
            "Membuat laporan",
            "pustaka yang sama menulis teksnya saja",
            documents.measure(ROOT / "data", content.round_),
        )
    if not {"peramban", "rapat", "penonton"} & set(content.bagian):
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run_command(folder / "monev", "awal")
        rapat_number = meeting.open_rapat(folder / "monev")
        with (
            start_server(folder / "monev") as ours,
            start_server(folder / "polos", manuscript=ROOT / "bench" / "halaman_polos.py") as plain,
        ):
            if "peramban" in content.bagian:
                all_ours = {
                    name: f"{ours.address}/{run}?{CHOICES}&posisi=2024-09-30" for name, run in page_addresses().items()
                }
                _in_browser({PLAIN: plain.address, **all_ours}, content.round_)
            if "rapat" in content.bagian:
                _rapat(ours.address, plain.address, rapat_number, content.round_)
            if "penonton" in content.bagian:
                _together(ours.address, page_addresses(), content.round_)


if __name__ == "__main__":
    main()
