"""Four offices in one register; three of them have a plan."""

from monev.access import LOCAL, Offices
from monev.database import Database
from monev.offices.office_register import OfficeRow, load_register, register_rows
from tests.figures.material import langkah, make_submission, store_submissions, tenggat


def fill_four(db: Database) -> Database:
    """Store the four offices.

    At 30 September Satu has 2 of 3 due targets done, Dua reported for TW II only, Tiga reported
    nothing, and Empat has no plan.
    """
    satu = [
        langkah(
            "I.1.1",
            tenggat("2025-03", "selesai", "ada"),
            tenggat("2025-06", "selesai", "belum_ada"),
        ),
        langkah(
            "V.1.1",
            tenggat("2025-08", "belum", "belum_ada"),
            tenggat("2025-12", "belum", "belum_ada"),
        ),
    ]
    for due in satu[0]["tenggat"]:
        due["selesai_sejak"] = "2025-06-30"
    dua = [langkah("I.1.1", tenggat("2025-09", "proses", "belum_ada"))]
    tiga = [langkah("I.1.1", tenggat("2025-09", "belum", "belum_ada"))]
    store_submissions(
        db,
        make_submission("2025-06-30", *satu),
        make_submission("2025-09-30", *satu, number=2),
        satker="Satu",
    )
    store_submissions(db, make_submission("2025-06-30", *dua), satker="Dua")
    store_submissions(db, make_submission("2025-06-30", *tiga), satker="Tiga")
    rows = [
        OfficeRow("0", "Pusat", "", "pusat"),
        OfficeRow("1", "Satu", "0", "unit"),
        OfficeRow("2", "Dua", "0", "unit"),
        OfficeRow("3", "Tiga", "0", "unit"),
        OfficeRow("4", "Empat", "3", "unit"),
    ]
    load_register(db, rows, pelaku=LOCAL.pelaku)
    return db


def with_office(offices: Offices, row: OfficeRow, *, is_new: bool) -> list[OfficeRow]:
    """Return the rows of the register with one satker added (`is_new`) or changed."""
    rows = register_rows(offices)
    if is_new:
        return [*rows, row]
    return [row if other.kode == row.kode else other for other in rows]
