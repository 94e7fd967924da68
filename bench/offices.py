"""Makes many offices in a tree, each with progress by a fixed seed, for `recap` and `nasional`."""

from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from monev.access import LOCAL
from monev.database import Database
from monev.journal import open_journal
from monev.offices.office_register import OfficeRow, load_register
from monev.reading.vocabulary.template_names import USUAL_AREA
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content

PER_PROVINCE = 14
POSISI = "2025-09-30"
AREAS = dict(USUAL_AREA)
_REPORTS = ("2025-03-31", "2025-06-30", "2025-09-30")


def list_nation(count: int) -> list[OfficeRow]:
    """List a register of `count` kabupaten and kota, in provinces of 14, below one centre."""
    rows = [OfficeRow("00", "KPU RI", "", "pusat")]
    for number in range(count):
        province = f"{number // PER_PROVINCE + 11}"
        place = f"{number % PER_PROVINCE + 1:02d}"
        if place == "01":
            rows.append(OfficeRow(province, f"KPU Provinsi Contoh {province}", "00", "provinsi"))
        name = f"KPU Kabupaten Contoh {province}.{place}"
        rows.append(OfficeRow(f"{province}{place}", name, province, "kabupaten_kota"))
    return rows


def fill_nation(folder: Path, count: int) -> None:
    """Make the journal and database of a folder: a register, and one to three unggahan per office.

    Most offices report, one in nine has only a plan, and one in thirteen has no plan.
    """
    db = Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
    with closing(db):
        rows = list_nation(count)
        load_register(db, rows, pelaku=LOCAL.pelaku)
        chance = Random(13)
        offices = [row.name for row in rows if row.level == "kabupaten_kota"]
        for number, satker in enumerate(offices, start=1):
            if number % 13 == 0:
                continue
            reports = 0 if number % 9 == 0 else chance.choice((1, 2, 3, 3, 3))
            quality = chance.random()
            for unggahan in range(1, max(1, reports) + 1):
                content = _plan(chance, unggahan if reports else 0, quality)
                append_unggahan(db.journal, content, satker=satker)
        db.catch_up()


def _plan(chance: Random, report: int, quality: float) -> dict[str, Any]:
    posisi = _REPORTS[report - 1] if report else "2025-01-31"
    rows = []
    for number in range(12):
        place = number // len(AREAS) + 1
        area = list(AREAS)[number % len(AREAS)]
        months = [f"2025-{month:02d}" for month in range(3, 13, 2)]
        tenggat = [_tenggat(chance, month, posisi, quality) for month in months]
        rows.append(langkah_content(f"{area}.{place}.1", tenggat, nama_area=AREAS[area]))
    content = sample_content(rows, unggahan=max(1, report), posisi=posisi)
    return content if report else content | {"dilaporkan": False}


def _tenggat(chance: Random, month: str, posisi: str, quality: float) -> dict[str, Any]:
    is_due = month <= posisi[:7] and posisi > "2025-02"
    is_done = is_due and chance.random() < 0.3 + 0.7 * quality
    bukti = {}
    for kind in chance.sample(("Undangan", "Notulensi", "Dokumentasi", "Laporan", "SK"), 2):
        is_there = is_done and chance.random() < 0.5 + 0.5 * quality
        bukti[kind] = "ada" if is_there else "belum_ada"
    if not is_done:
        return tenggat_content(month, bukti=bukti)
    return tenggat_content(month, "selesai", bukti=bukti, tanggal_selesai=f"{month}-20")
