"""Bad input, each with a real workbook, through the command line and the page: its own sentence, its cell, the way on;
and every answer the same before and after."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from monev import figures as k
from monev.cli import main
from monev.database import Database, to_rows
from monev.outputs.template import make_template
from monev.ui.page_table import UNGGAH
from tests.code import ROOT
from tests.outputs.material import POSISI, change_workbook, complete_rencana, find_cell
from tests.page_runs import app_at, written_text
from tests.uploads.material import SATKER, TAHUN, langkah, load_and_store, make_reading

TODAY = "2025-10-01"
MESUJI = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"


@dataclass(frozen=True)
class BadInput:
    """One kind of bad input: how the workbook comes to be, and what has to be said of it."""

    make: Callable[[bytes], bytes]
    mentioned: tuple[str, ...]
    sel: str | None = None
    posisi: str = "2025-06-30"


def fill_cell(sheet: str, heading: str, value: object, **matching: str) -> Callable[[bytes], bytes]:
    """The template with one cell filled in so."""

    def way(workbook: Workbook) -> None:
        one = find_cell(workbook[sheet], heading, **matching)
        one.value = value
        one.number_format = "General" if isinstance(value, str) else one.number_format

    return lambda template: change_workbook(template, way)


def other_sheet(_: bytes) -> bytes:
    workbook = Workbook()
    workbook.active.title = "Daftar hadir"
    for row in (["DAFTAR HADIR RAPAT"], ["No", "Nama", "Jabatan", "Tanda tangan"], [1, "Budi", "Staf", ""]):
        workbook.active.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


WHERE = {"Kode": "I.a.2.1", "Tenggat": "Juni 2025"}
# One of each step that refuses: the table, a cell, what only the stored rencana tells, the file itself. What is said of
# every other cell is in tests/reading/reports and tests/uploads/test_upload_plan.py.
BAD_INPUTS = {
    "wrong sheet": BadInput(other_sheet, ("Daftar hadir", "LANGKAH AKSI")),
    "a status none of the accepted": BadInput(
        fill_cell("Realisasi", "Status", "Beres", **WHERE),
        ("Status “Beres” tidak dikenal. Isi salah satu: Belum, Proses, Selesai, Tidak berlaku",),
        "D7",
    ),
    "done after posisi": BadInput(
        lambda template: fill_cell("Realisasi", "Tanggal selesai", date(2025, 7, 9), **WHERE)(
            fill_cell("Realisasi", "Status", "Selesai", **WHERE)(template)
        ),
        ("Tanggal selesai 9 Juli 2025 ada sesudah posisi 30 Juni 2025", "pilih posisi 9 Juli 2025 atau sesudahnya"),
        "baris 7",
    ),
    "a damaged file": BadInput(
        lambda template: template[: len(template) // 2], ("rusak atau terpotong", "simpan ulang")
    ),
}


@pytest.fixture
def shared_db(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A rencana with progress, in the place that the command line and the pages open."""
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    monkeypatch.setenv("MONEV_HARI_INI", TODAY)
    monkeypatch.chdir(ROOT)
    load_and_store(db, complete_rencana(), POSISI)
    return db


def all_answers(db: Database) -> str:
    """What every question of the pages answers, and where the journal stands."""
    db.catch_up()
    result = [db.journal.tip(), k.list_rencana(db).to_csv()]
    for row in to_rows(k.list_rencana(db)):
        rencana = (row["satker"], row["tahun"])
        result.append(k.riwayat(db, *rencana).to_csv())
        p = k.view_at(db, *rencana, date(2025, 12, 31))
        result += [json.dumps(k.full_state(db, p), default=str)]
        result += [
            questions(db, p).to_csv() for questions in (k.tenggat, k.langkah, k.kesenjangan, k.matrix, k.per_area)
        ]
    return str(result)


def answers_afterwards(db: Database) -> str:
    """The same, by whoever opens the journal anew."""
    again = Database.open_at(None, db.journal)
    try:
        return all_answers(again)
    finally:
        again.close()


def upload_on_page(data: bytes, posisi: str | None = None) -> AppTest:
    at = app_at(UNGGAH).run()
    at.file_uploader[0].upload("isian.xlsx", data, "application/octet-stream")
    at = at.run()
    if posisi:
        at = at.date_input[-1].set_value(date.fromisoformat(posisi)).run()
    assert not at.exception
    return at


def test_each_is_refused_with_its_sentence_its_cell_and_the_way_on(shared_db, tmp_path, capsys):
    template = make_template(shared_db, SATKER, TAHUN)
    previous, before = all_answers(shared_db), shared_db.journal.tip()
    path = tmp_path / "isian.xlsx"
    for name, wrong in BAD_INPUTS.items():
        data = wrong.make(template)
        at = upload_on_page(data, wrong.posisi if name == "done after posisi" else None)
        screen = written_text(at).replace("\\", "")
        assert not [b for b in at.button if b.label.startswith("Simpan")], name
        offered = any("Unduh berkas ini dengan catatan" in b.proto.label for b in at.get("download_button"))
        assert offered == (name != "a damaged file"), (name, "a note needs a cell to stand at")
        path.write_bytes(data)
        assert main(["muat", str(path), "--posisi", wrong.posisi, "--json"]) == 1, name
        output = capsys.readouterr()
        for sentence in wrong.mentioned:
            assert sentence in screen
            assert sentence in output.err
            assert sentence in json.dumps(json.loads(output.out)["galat"], ensure_ascii=False)
        if wrong.sel:
            assert wrong.sel in screen, name
            assert json.loads(output.out)["galat"][0]["baris"], name
        assert shared_db.journal.tip() == before, name
    assert all_answers(shared_db) == answers_afterwards(shared_db) == previous


def test_all_that_is_wrong_is_said_at_once(shared_db, tmp_path, capsys):
    """What the file itself tells and what only the stored rencana can: nobody mends a file three times."""
    data = fill_cell("Realisasi", "Status", "Beres", **WHERE)(make_template(shared_db, SATKER, TAHUN))
    data = fill_cell("Realisasi", "Kode", "IX.1.1", Kode="II.1.1", Tenggat="Maret 2025")(data)
    screen = written_text(upload_on_page(data))
    path = tmp_path / "isian.xlsx"
    path.write_bytes(data)
    shared_db.close()
    assert main(["muat", str(path), "--posisi", "2025-06-30"]) == 1
    error = capsys.readouterr().err
    for sentence in ("Status “Beres” tidak dikenal", "Kode “IX.1.1” tidak ada di rencana aksi ini"):
        assert sentence in screen
        assert sentence in error


def test_the_other_office_s_file_and_last_year_s_template_are_of_another(shared_db, capsys, tmp_path):
    shown = written_text(upload_on_page(MESUJI.read_bytes()))
    sentence = "Berkas ini milik KPU Kabupaten Mesuji, sedangkan yang dipilih KPU Kabupaten Uji."
    assert (sentence in shown, "Pilih satker" in shown) == (True, False)  # one without a plan cannot be chosen
    old = Database.open_at(None, type(shared_db.journal)(tmp_path / "lama"))
    load_and_store(old, make_reading(langkah("I.1.1")), "2025-06-30")
    path = tmp_path / "lama.xlsx"
    path.write_bytes(make_template(old, SATKER, TAHUN))
    old.close()
    shared_db.close()
    assert main(["muat", str(MESUJI), "--satker", SATKER, "--tahun", "2025"]) == 1
    assert sentence in capsys.readouterr().err
    assert main(["muat", str(path), "--tahun", "2026"]) == 1
    assert "Berkas ini rencana tahun 2025, sedangkan yang dipilih tahun 2026" in capsys.readouterr().err
