"""What is said of a quarter stands in that quarter, on every page and paper, whatever came between.

One target of each of four langkah is due in June, September and December; it is 5 October.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from monev import figures
from monev.cli import main
from monev.database import Database
from monev.edits.single_edits import Target, cancel_change, edit
from monev.edits.storing import say_complete
from monev.meeting.records import read_rapat
from monev.outputs.documents import make_document
from monev.ui.page_table import LAPOR, RAPAT, REKAP, RINGKASAN
from tests.desk import press_cell
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import answer_on, seen_on, written_text
from tests.outputs.documents.open_documents import html_text, on_one_line
from tests.page_runs import filled_with, press, unfold
from tests.screen_things import Office
from tests.uploads.material import langkah, uploaded

END, FIFTH = date(2025, 9, 30), date(2025, 10, 5)
III = {"posisi": END.isoformat()}
LANGKAH = ("I.1.1", "II.1.1", "III.1.1", "IV.1.1")
ANI, BUDI = {"pelaku": "Ani"}, {"pelaku": "Budi"}
DONE = {"laporan": "selesai"}
COMPLETE = "Laporan kantor per 30 September 2025 sudah lengkap"


class Figures(NamedTuple):
    """What is done, late and not reported of what was due by 30 September, and of how many."""

    done: int
    late: int
    unreported: int
    due: int = 8


@filled_with
def stored(db: Database) -> None:
    """Store the plan, and nothing reported."""
    months = ("2025-06", "2025-09", "2025-12")
    plan = [langkah_content(kode, [tenggat_content(month) for month in months]) for kode in LANGKAH]
    append_unggahan(db.journal, sample_content(plan, posisi="2025-01-02"))


@pytest.fixture
def office(stored, today):
    """Return the office on 5 October, with a meeting about the quarter that goes on."""
    today(FIFTH.isoformat())
    begin_rapat(stored, posisi=END, tanggal=FIFTH.isoformat(), pemimpin="Ketua", notulis="Ani")
    return stored


@pytest.fixture
def told(office, open_page, capsys) -> Callable[[], set[Figures]]:
    """Return a function that reads the quarter's figures everywhere: all that they say."""

    def read() -> set[Figures]:
        meeting = figures.view_at(office, SATKER, TAHUN, END)
        (row,) = seen_on(open_page(REKAP, **III), Office)
        done, due = map(int, row.share.split("/"))
        marks = dict(re.findall(r"([▲△])(\d+)", row.late))
        found = {Figures(done, int(marks.get("▲", 0)), int(marks.get("△", 0)), due)}
        found.add(_in_sentence(answer_on(open_page(RINGKASAN, **III))))
        found.add(_in_sentence(written_text(open_page(RAPAT, rapat="1", layar="situasi"))))
        paper = make_document(
            office, meeting, read_rapat(office, SATKER, TAHUN, 1), "laporan", "html"
        )
        found.add(_in_sentence(html_text(paper)))
        capsys.readouterr()
        arguments = ("--satker", SATKER, "--tahun", str(TAHUN), "--posisi", III["posisi"])
        assert main(["keadaan", *arguments, "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        unreported, share = said["belum_dilaporkan"], said["capaian_posisi"]
        late = said["status"]["terlambat"] - unreported
        return found | {Figures(share["n"], late, unreported, share["N"])}

    return read


def _in_sentence(text: str) -> Figures:
    """Read the figures out of the sentence that answers."""
    said = re.search(r"(\d+) dari (\d+) target yang jatuh tempo selesai(.*?)\.", on_one_line(text))
    assert said, text
    late, unreported = (
        re.search(rf"(\d+) {word}", said[3]) for word in ("terlambat", "belum dilaporkan")
    )
    counts = (int(each[1]) if each else 0 for each in (late, unreported))
    return Figures(int(said[1]), *counts, int(said[2]))


def report(db: Database, kode: str, month: str = "2025-09", **said: str) -> int:
    """Report a target in the app; return the entry."""
    return edit(db, SATKER, TAHUN, Target(kode, month), said or DONE, **ANI).entry.nomor


def upload_more(db: Database) -> None:
    """Upload a file of 5 October with one more target of September."""
    due = "Juni 2025, September 2025, Desember 2025"
    rows = [langkah(kode, due, bukti="Undangan") for kode in LANGKAH]
    uploaded(db, *rows, langkah("V.1.1", "September 2025"), posisi=FIFTH.isoformat())


def counted(db: Database, day: date) -> Figures:
    """Count at the end of a day."""
    counts = figures.current_counts(db, figures.view_at(db, SATKER, TAHUN, day))
    said = counts.capaian_n, counts.terlambat, counts.belum_dilaporkan, counts.capaian_N
    return Figures(*said)


def progress_on(at: AppTest) -> str:
    """Return how much of the quarter Lapor calls reported."""
    return re.search(r"TW III 2025: ([^.]*)\.", written_text(at).replace("\\", ""))[1]


def test_a_newcomers_round_says_the_same_on_every_page_and_paper(office, open_page, told):
    """Report some, verify a bukti on 5 October, report on: what came after counted for October."""
    at = open_page(LAPOR, **III)
    at = press_cell(at, "I.1.1 2025-09", "Selesai dan semua bukti ada")
    at = press_cell(at, "II.1.1 2025-09", "Selesai")
    assert told() == {Figures(done=2, late=0, unreported=6)}
    proof = Target("I.1.1", "2025-09", "Undangan")
    edit(office, SATKER, TAHUN, proof, {"status": "terverifikasi"}, **BUDI)
    at = press_cell(at, "III.1.1 2025-09", "Selesai")
    at = press_cell(at, "IV.1.1 2025-09", "Berjalan")
    assert progress_on(at) == "semua 4 target sudah dilaporkan"
    assert told() == {Figures(done=3, late=1, unreported=4)}
    (row,) = seen_on(open_page(REKAP, **III), Office)
    assert row.triwulan == ("·", "0/4", "4/4", "·")
    at = unfold(open_page(LAPOR, **III), "Nyatakan TW III lengkap …")
    press(at, COMPLETE)
    assert told() == {Figures(done=3, late=5, unreported=0)}


def test_a_meeting_and_a_file_of_a_later_day_move_nothing_that_is_said_of_the_quarter(office, told):
    report(office, "I.1.1")
    later = begin_rapat(office, posisi=FIFTH, tanggal=FIFTH.isoformat(), judul="Rapat TW IV")
    edit(office, SATKER, TAHUN, Target("I.1.1", "2025-12"), DONE, rapat=later.nomor, **ANI)
    report(office, "II.1.1")
    upload_more(office)
    undone = report(office, "III.1.1")
    report(office, "IV.1.1", laporan="proses")
    assert told() == {Figures(done=3, late=1, unreported=4)}
    cancel_change(office, SATKER, TAHUN, undone, **ANI)
    assert told() == {Figures(done=2, late=1, unreported=5)}


def test_a_target_that_only_a_later_file_has_is_none_of_the_quarter(office):
    """The plan of then lacks it. From the day of the file on it counts, as reported by then."""
    upload_more(office)
    report(office, "V.1.1")
    report(office, "I.1.1")
    assert counted(office, END) == Figures(done=1, late=0, unreported=7)
    assert counted(office, FIFTH) == Figures(done=2, late=0, unreported=7, due=9)


def test_a_late_truth_changes_a_quarter_until_it_is_declared_complete(office):
    report(office, "I.1.1")
    report(office, "I.1.1", laporan="proses")
    assert counted(office, END) == Figures(done=0, late=1, unreported=7)
    report(office, "I.1.1")
    say_complete(office, SATKER, TAHUN, END, **ANI)
    report(office, "II.1.1")
    report(office, "I.1.1", laporan="proses")
    assert counted(office, END) == Figures(done=1, late=7, unreported=0)
    assert counted(office, FIFTH) == Figures(done=1, late=7, unreported=0), (
        "another one is done now"
    )
