"""Many offices in a tree, each as far along as a fixed seed says: for what is only seen where there are many."""

from random import Random
from typing import Any

from monev.access import LOCAL
from monev.database import Database
from monev.offices import OfficeRow, load_register
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content

PER_PROVINCE = 14
AREAS = {
    "I": "Manajemen Perubahan",
    "II": "Penataan Tatalaksana",
    "III": "Penataan Sistem Manajemen SDM Aparatur",
    "IV": "Penguatan Akuntabilitas",
    "V": "Penguatan Pengawasan",
    "VI": "Peningkatan Kualitas Pelayanan Publik",
    "VII": "Inovasi Pelayanan",
}
"""What the decrees call them."""
REPORTS, PLANNED = ("2025-03-31", "2025-06-30", "2025-09-30"), ("2025-01-31",)


def fill_four(db: Database) -> Database:
    """At 30 September: Satu has done 2 of 3 due, Dua reported of TW II only, Tiga nothing; Empat has no plan."""
    satu = [
        langkah("I.1.1", tenggat("2025-03", "selesai", "ada"), tenggat("2025-06", "selesai", "belum_ada")),
        langkah("V.1.1", tenggat("2025-08", "belum", "belum_ada"), tenggat("2025-12", "belum", "belum_ada")),
    ]
    for one in satu[0]["tenggat"]:
        one["selesai_sejak"] = "2025-06-30"
    dua = [langkah("I.1.1", tenggat("2025-09", "proses", "belum_ada"))]
    tiga = [langkah("I.1.1", tenggat("2025-09", "belum", "belum_ada"))]
    store_submissions(
        db, make_submission("2025-06-30", *satu), make_submission("2025-09-30", *satu, number=2), satker="Satu"
    )
    store_submissions(db, make_submission("2025-06-30", *dua), satker="Dua")
    store_submissions(db, make_submission("2025-06-30", *tiga), satker="Tiga")
    rows = [
        OfficeRow("0", "Pusat", "", "pusat"),
        *(OfficeRow(str(n), name, "0", "unit") for n, name in enumerate(("Satu", "Dua", "Tiga"), start=1)),
        OfficeRow("4", "Empat", "3", "unit"),
    ]
    load_register(db, rows, pelaku=LOCAL.pelaku)
    return db


def fill_nation(db: Database, count: int) -> None:
    """So many kabupaten in provinces of 14 below one centre: most reported one to three times, one in nine only
    planned, one in thirteen has no plan at all."""
    rows, chance = [OfficeRow("00", "KPU RI", "", "pusat")], Random(13)
    for number in range(count):
        province, place = f"{number // PER_PROVINCE + 11}", number % PER_PROVINCE + 1
        if place == 1:
            rows.append(OfficeRow(province, f"KPU Provinsi Contoh {province}", "00", "provinsi"))
        name = f"KPU Kabupaten Contoh {province}.{place:02d}"
        rows.append(OfficeRow(f"{province}{place:02d}", name, province, "kabupaten_kota"))
    load_register(db, rows, pelaku=LOCAL.pelaku)
    offices = [row.name for row in rows if row.level == "kabupaten_kota"]
    for number, satker in enumerate(offices, start=1):
        reports = REPORTS[:0] if number % 13 == 0 else PLANNED if number % 9 == 0 else REPORTS[: chance.randint(1, 3)]
        for unggahan, posisi in enumerate(reports, start=1):
            append_unggahan(db.journal, _plan(chance, unggahan, posisi), satker=satker)
    db.catch_up()


def _plan(chance: Random, unggahan: int, posisi: str) -> dict[str, Any]:
    langkah = []
    for area, name in AREAS.items():
        tenggat = []
        for month in ("2025-03", "2025-06", "2025-09", "2025-12"):
            is_done = month <= posisi[:7] and chance.random() < 0.6
            said = {"laporan": "selesai", "tanggal_selesai": f"{month}-20"} if is_done else {}
            bukti = {"SK": "ada" if is_done and chance.random() < 0.7 else "belum_ada"}
            tenggat.append(tenggat_content(month, bukti=bukti, **said))
        langkah.append(langkah_content(f"{area}.1.1", tenggat, nama_area=name))
    return sample_content(langkah, unggahan=unggahan, posisi=posisi)
