"""The table that docs/reading.md goes through reads as the page says."""

import re
from pathlib import Path

from monev.questions import reading_questions, reading_sitting
from monev.reading import read_file
from tests.reading.tables import Row, table_rows, xlsx

PAGE = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


def worked_table() -> list[Row]:
    """Return the first table of the page whose rows begin with their number."""
    lines = re.findall(r"^\| \d+ \|.*\|$", PAGE, re.MULTILINE)[:10]
    return [row[1:] for row in table_rows(*lines)]


def test_the_worked_table_reads_as_the_page_says():
    reading = read_file(xlsx(worked_table()), "a.xlsx")
    assert (reading.satker, reading.tahun) == ("KPU Kabupaten Contoh", 2025)
    said = {}
    for langkah in reading.langkah:
        months = [tenggat.tenggat for tenggat in langkah.tenggat]
        bukti = [one.nama for one in langkah.bukti]
        said[langkah.kode] = (langkah.jenis_target, months, bukti)
    assert said == {
        "I.1.1": ("bulan", ["2025-03"], ["SK Tim", "Undangan", "Notulen"]),
        "I.2.1": ("triwulanan", ["2025-03", "2025-06", "2025-09"], ["Foto dan video"]),
        "I.3.1": ("tanpa", [], ["Laporan"]),
        "II.1.1": ("tanpa", [], ["SOP"]),
    }
    assert reading.langkah[0].lainnya == {"REALISASI RENCANA AKSI": "sudah"}
    assert [report.status for report in reading.realisasi or ()] == ["selesai", None, None, None]


def test_what_the_page_says_is_asked_is_asked_with_these_answers():
    reading = read_file(xlsx(worked_table()), "a.xlsx")
    sitting = reading_sitting(reading, reading_questions(reading))
    assert [once.first.cell for once in sitting.left] == ["D9", "D6"]
    assert [once.first.cell for once in sitting.told] == ["D7", "F4"]
    for once in sitting.left:
        for proposal in sitting.proposals(once):
            words = re.split(r" \(|: (?:Sep|Jan)", proposal.words)[0]
            assert f"*{words}*" in PAGE
