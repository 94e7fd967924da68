"""Bad workbooks are refused by the command line and the page, and nothing is stored.

Each has its own sentence, its cell and a way on. Other cells: tests/reading/reports and
tests/uploads/test_upload_plan.py.
"""

import json
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from monev.cli import main
from monev.database import Database
from monev.outputs.template import make_template
from monev.ui.page_table import UNGGAH
from tests.code import ROOT
from tests.on_screen import written_text
from tests.outputs.material import POSISI, change_workbook, complete_rencana, find_cell
from tests.page_runs import app_at
from tests.uploads.material import SATKER, TAHUN, load_and_store


def filled(template: bytes, sheet: str, heading: str, value: object, **matching: str) -> bytes:
    """Fill in one cell of the template."""

    def way(workbook: Workbook) -> None:
        one = find_cell(workbook[sheet], heading, **matching)
        one.value = value
        one.number_format = "General" if isinstance(value, str) else one.number_format

    return change_workbook(template, way)


WHERE = {"Kode": "I.a.2.1", "Tenggat": "Juni 2025"}


def done_to_come(template: bytes) -> bytes:
    done = filled(template, "Realisasi", "Status", "Selesai", **WHERE)
    return filled(done, "Realisasi", "Tanggal selesai", date(2025, 10, 9), **WHERE)


def damaged(template: bytes) -> bytes:
    return template[: len(template) // 2]


def reason_missing_and_wrong_kode(template: bytes) -> bytes:
    """Make two mistakes: one that the file shows, one that only the stored rencana shows."""
    wrong = filled(template, "Realisasi", "Status", "Tidak berlaku", **WHERE)
    return filled(wrong, "Realisasi", "Kode", "IX.1.1", Kode="II.1.1", Tenggat="Maret 2025")


# One of each step that refuses: a cell and what only the stored rencana tells, the posisi, the file
# itself.
BAD_INPUTS: dict[Callable[[bytes], bytes], tuple[str, ...]] = {
    done_to_come: (
        "Tanggal selesai 9 Oktober 2025 masih akan datang; hari ini 1 Oktober 2025",
        "Perbaiki tanggalnya, atau kosongkan bila belum selesai",
    ),
    reason_missing_and_wrong_kode: (
        "Status Tidak berlaku perlu alasan",
        "Kode “IX.1.1” tidak ada di rencana aksi ini",
    ),
    damaged: ("rusak atau terpotong", "simpan ulang"),
}


@pytest.fixture
def office(own_store, today, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Store a rencana with progress where the command line and the pages find it."""
    today("2025-10-01")
    monkeypatch.chdir(ROOT)
    load_and_store(db := own_store(), complete_rencana(), POSISI)
    return db


def upload_on_page(data: bytes, posisi: str | None = None) -> AppTest:
    at = app_at(UNGGAH).run()
    at.file_uploader[0].upload("isian.xlsx", data, "application/octet-stream")
    at = at.run()
    if posisi:
        at = at.date_input[-1].set_value(date.fromisoformat(posisi)).run()
    assert not at.exception
    return at


def test_each_is_refused_with_its_sentence_its_cell_and_the_way_on(office, tmp_path, capsys):
    template, before = make_template(office, SATKER, TAHUN), office.journal.tip()
    path = tmp_path / "isian.xlsx"
    for make, mentioned in BAD_INPUTS.items():
        data = make(template)
        at = upload_on_page(data, "2025-06-30" if make is done_to_come else None)
        screen = written_text(at).replace("\\", "")
        assert not [button for button in at.button if button.label.startswith("Simpan")], make
        path.write_bytes(data)
        assert main(["muat", str(path), "--posisi", "2025-06-30", "--json"]) == 1, make
        output = capsys.readouterr()
        said = json.loads(output.out)["galat"]
        for sentence in mentioned:
            assert sentence in screen
            assert sentence in output.err
            assert sentence in json.dumps(said, ensure_ascii=False)
        if make is not damaged:
            assert ("baris 7" if make is done_to_come else "F7") in screen
            assert said[0]["baris"] == 7
        assert office.journal.tip() == before, make
