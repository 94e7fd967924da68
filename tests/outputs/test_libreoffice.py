"""The template opened and saved by real LibreOffice: nothing is lost or changed, and its origin is still known."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from monev.outputs.template import make_csv, make_template
from monev.uploads import check_upload, plan_upload
from tests.outputs.material import POSISI, complete_rencana, find_cell
from tests.uploads.material import SATKER, TAHUN, langkah, load_and_store, make_reading, realisasi_row

PROGRAM = ("soffice", "libreoffice")
SECONDS = 120


def program() -> str:
    """Where LibreOffice is. AssertionError where it is not: `make test` installs it, or says what is missing."""
    path = next(filter(None, map(shutil.which, PROGRAM)), None)
    assert path, "LibreOffice tidak ditemukan. Debian: sudo apt-get install libreoffice-calc-nogui"
    return path


def save_again(path: Path, folder: Path, *choice: str, form: str = "xlsx") -> Path:
    """The file as LibreOffice saves it, in `folder`; its profile, made at the first start, lies beside it."""
    result = folder / "hasil"
    subprocess.run(
        [
            program(),
            f"-env:UserInstallation={(folder.parent / 'profil').as_uri()}",
            *("--headless", "--norestore", *choice, "--convert-to", form, "--outdir", str(result), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return result / f"{path.stem}.{form}"


@pytest.fixture
def saved_again(db, tmp_path: Path) -> Path:
    load_and_store(db, complete_rencana(), POSISI)
    path = tmp_path / "templat.xlsx"
    path.write_bytes(make_template(db, SATKER, TAHUN))
    return save_again(path, tmp_path)


def test_saved_by_libreoffice_it_changes_nothing_and_stays_a_form_to_fill_in(db, saved_again):
    reading = check_upload(saved_again.read_bytes(), "templat.xlsx")
    assert reading.galat == ()
    assert reading.origin == check_upload(make_template(db, SATKER, TAHUN), "templat.xlsx").origin
    upload_plan = plan_upload(db, reading, posisi=date.fromisoformat(POSISI))
    assert upload_plan.changes == ()
    assert upload_plan.is_identical
    workbook = load_workbook(saved_again)
    realisasi = workbook["Realisasi"]
    assert realisasi.auto_filter.ref and realisasi.print_title_rows
    assert {a.type for a in realisasi.data_validations.dataValidation} >= {"list", "date"}
    assert realisasi.conditional_formatting
    selesai = find_cell(realisasi, "Tanggal selesai", Kode="I.a.2.1", Tenggat="Maret 2025")
    assert (selesai.is_date, selesai.value.date()) == (True, date(2025, 4, 2))
    assert not [s for sheet in workbook for row in sheet.iter_rows() for s in row if s.data_type == "f"]


def test_realisasi_as_csv_saved_as_a_workbook_changes_nothing(db, tmp_path):
    """Opened as Excel with Indonesian settings opens it, and saved as .xlsx: months became dates, and are months."""
    rencana = make_reading(
        langkah("I.1.1", "April 2025"), realisasi=[realisasi_row("I.1.1", "2025-04", kendala="anggaran")]
    )
    load_and_store(db, rencana, POSISI)
    path = tmp_path / "realisasi.csv"
    path.write_bytes(make_csv(db, SATKER, TAHUN, "realisasi"))
    result = save_again(path, tmp_path, "--infilter=CSV:59,34,76,1,,0,false,true,false")
    assert any(s.is_date for s in load_workbook(result).active["C"])
    upload_plan = plan_upload(
        db, check_upload(result.read_bytes(), "realisasi.xlsx"), posisi=date.fromisoformat(POSISI)
    )
    assert upload_plan.changes == ()
