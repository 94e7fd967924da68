"""Every figure in every document is the command line's, whatever the kind of file."""

from __future__ import annotations

import json
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import icalendar
import pytest

from monev import meeting
from monev.cli import main
from monev.core import clock
from monev.figures import format_area, format_capaian, full_state, kesenjangan
from monev.outputs.documents import make_document
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.open_documents import pptx_text, rows_docx, sheet_xlsx


@pytest.fixture
def figures(office, p, tmp_path, capsys) -> dict:
    """What `keadaan --json` says of 30 June."""
    place = ["--db", str(tmp_path / "perintah.duckdb"), "--jurnal", str(tmp_path / "monev.jurnal")]
    assert main(["keadaan", "--satker", SATKER, "--tahun", str(TAHUN), "--posisi", "2025-06-30", "--json", *place]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result == full_state(office, p)
    # By hand: I.1.1 and January done of 1 + 1 + 6 due; 2 of the 9 bukti of these there; 14 tenggat in the year.
    assert (result["capaian_posisi"], result["capaian_setahun"]) == ({"n": 2, "N": 8}, {"n": 2, "N": 14})
    assert (result["bukti"], result["status"]["terlambat"], result["selesai_tanpa_bukti"]) == ({"n": 2, "N": 9}, 6, 1)
    return result


def share(parts: dict) -> str:
    return format_capaian(parts["n"], parts["N"])


def area_row(a: dict) -> list[str]:
    """How a row of the table per area reads."""
    return [
        str(a["langkah"]),
        share(a["capaian_posisi"]),
        share(a["capaian_setahun"]),
        str(a["status"]["terlambat"]),
        share(a["bukti"]),
        str(a["selesai_tanpa_bukti"]),
    ]


def test_the_report_in_word_has_every_figure_of_the_command_line(office, p, r, figures):
    content = make_document(office, p, r, "laporan", "docx")
    table = {row[0]: row[1:] for one in reversed(rows_docx(content)) for row in one}
    for a in figures["area"]:
        assert table[format_area(a["area"], a["nama_area"])] == area_row(a)
    assert table["Semua area"] == area_row(figures)
    assert table["Capaian s.d. posisi"][-1] == share(figures["capaian_posisi"])
    label = {
        "Selesai": "selesai",
        "Berjalan": "berjalan",
        "Belum jatuh tempo": "belum_jatuh_tempo",
        "Tidak berlaku": "tidak_berlaku",
    }
    for name, kode in label.items():
        assert table[name] == [":", f"{figures['status'][kode]} target"]
    assert table["Tanpa target waktu"] == [":", f"{figures['tanpa_target']} dari {figures['langkah']} langkah"]


def test_the_table_of_gaps_counts_every_gap_once(office, p, r):
    everything = kesenjangan(office, p)
    (table,) = [t for t in rows_docx(make_document(office, p, r, "laporan", "docx")) if "Bukti yang belum ada" in t[0]]
    assert {b[0]: int(b[3]) for b in table[1:]} == everything.groupby("kode").size().to_dict()
    (monthly,) = [b for b in table if b[0] == "V.a.1.1"]
    assert monthly[2] == "Notulensi: Feb, Mar, Apr, Mei, Jun 2025"


def test_the_workbook_has_the_figures_as_numbers(office, p, r, figures):
    row = sheet_xlsx(make_document(office, p, r, "lembar", "xlsx"), "Capaian per Area")
    header = next(b for b in row if b[0] == "Area")
    (everything,) = [dict(zip(header, b, strict=True)) for b in row if b[0] == "Semua area"]
    assert everything == {
        "Area": "Semua area",
        "Langkah": figures["langkah"],
        "Tanpa target": figures["tanpa_target"],
        "Bukti belum disebut": 1,
        "Selesai": figures["status"]["selesai"],
        "Terlambat": figures["status"]["terlambat"],
        "Berjalan": figures["status"]["berjalan"],
        "Belum jatuh tempo": figures["status"]["belum_jatuh_tempo"],
        "Tidak berlaku": figures["status"]["tidak_berlaku"],
        "Capaian s.d. posisi: selesai": figures["capaian_posisi"]["n"],
        "Capaian s.d. posisi: jatuh tempo": figures["capaian_posisi"]["N"],
        "Setahun: selesai": figures["capaian_setahun"]["n"],
        "Setahun: target": figures["capaian_setahun"]["N"],
        "Bukti ada": figures["bukti"]["n"],
        "Bukti yang harus ada": figures["bukti"]["N"],
        "Selesai, bukti belum lengkap": figures["selesai_tanpa_bukti"],
    }


def test_the_sheet_tells_of_a_target_its_state_and_has_every_decision_and_the_kendala_of_an_area(office, p, r):
    xlsx = sheet_xlsx(make_document(office, p, r, "lembar", "xlsx"), "Lembar Monev")
    docx = [row for table in rows_docx(make_document(office, p, r, "lembar", "docx")) for row in table]
    decided = "(Ketua, 20 Jul 2025)"
    late = ["▲ Terlambat\n30 hari lewat", "0/1 (0%)\n– Undangan: Belum ada", "Listrik <padam>"]
    for rows in (xlsx, docx):
        (second,) = [row for row in rows if row[0] == "II.1.1"]
        assert [*second[3:]] == [*late, f"genset\nLengkapi bukti {decided}"]
        (of_area,) = [row for row in rows if row[0] == "V" and row[5] == "Anggaran belum cair"]
        assert of_area[6] == "Revisi DIPA"
        (of_all,) = [row for row in rows if row[1] == "Seluruh rencana"]
        assert [*of_all[2:]] == [*["–"] * 4, f"Susun <jadwal> {decided}"]


def test_a_long_text_stands_once_in_a_report(office, p, r):
    long = ("Sosialisasi & <aplikasi> " * 9).strip()
    with ZipFile(BytesIO(make_document(office, p, r, "laporan", "docx"))) as file:
        assert file.read("word/document.xml").decode().count(escape(long)) == 1


def test_the_slides_have_the_figures_of_every_area(office, p, r, figures):
    slide = pptx_text(make_document(office, p, r, "paparan", "pptx"))
    (situation,) = [s for s in slide if s.startswith("Situasi")]
    for key in ("capaian_posisi", "capaian_setahun", "bukti"):
        assert share(figures[key]) in situation.split("\n")
    (bar,) = [s for s in slide if s.startswith("Capaian per area")]
    for a in figures["area"]:
        assert share(a["capaian_posisi"]) in bar.split("\n")
    fifth = next(a for a in figures["area"] if a["area"] == "V")
    (area,) = [s for s in slide if "Jan\nFeb" in s and s.startswith(format_area("V", fifth["nama_area"]))]
    for month in fifth["bulan"]:
        cell = f"{month['n']}/{month['N']}" if month["bulan"] <= "2025-06" else f"({month['N']})"
        assert cell in area


def test_the_meeting_is_in_the_calendar_with_its_hours_and_each_pic_gets_a_file(office, p, r):
    meeting.change_rapat(office, r, {"mulai": "09.30", "selesai": "11.45", "tempat": "Aula"}, pelaku="Ani")
    r = meeting.read_rapat(office, SATKER, TAHUN, r.nomor)
    with ZipFile(BytesIO(make_document(office, p, r, "kalender", "zip"))) as archive:
        files = {name: icalendar.Calendar.from_ical(archive.read(name)).walk("VEVENT") for name in archive.namelist()}
    assert (next(iter(files)), len(files)) == ("Kalender, 01 Ketua.ics", 2)
    for name, events in files.items():
        assert len({str(event["uid"]) for event in events}) == len(events)
        (own,) = (event for event in events if event["summary"] == "Rapat evaluasi TW II")
        zone = clock.zone()
        assert [own[key].dt.astimezone(zone).isoformat()[:16] for key in ("dtstart", "dtend")] == [
            "2025-07-10T09:30",
            "2025-07-10T11:45",
        ], name
        assert own["location"] == "Aula"
    (chair,) = (events for name, events in files.items() if "Ketua" in name)
    assert [str(event["dtstart"].dt)[:10] for event in chair] == ["2025-07-10", "2025-07-20", "2025-07-20"]
