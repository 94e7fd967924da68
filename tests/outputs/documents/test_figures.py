"""What tables, the sheet and the calendar list: each thing once. Their figures: tests/situations."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import icalendar

from monev import meeting
from monev.core import clock
from monev.figures import kesenjangan
from monev.outputs.documents import make_document
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.open_documents import rows_docx, sheet_xlsx


def test_the_table_of_gaps_counts_every_gap_once(office, p, r):
    everything = kesenjangan(office, p)
    (table,) = [t for t in rows_docx(make_document(office, p, r, "laporan", "docx")) if "Bukti yang belum ada" in t[0]]
    assert {b[0]: int(b[3]) for b in table[1:]} == everything.groupby("kode").size().to_dict()
    (monthly,) = [b for b in table if b[0] == "V.a.1.1"]
    assert monthly[2] == "Notulensi: Feb, Mar, Apr, Mei, Jun 2025"


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


def test_the_meeting_is_in_the_calendar_with_its_hours_and_what_is_due(office, p, r):
    meeting.change_rapat(office, r, {"mulai": "20.00", "selesai": "00.30", "tempat": "Aula"}, pelaku="Ani")
    r = meeting.read_rapat(office, SATKER, TAHUN, r.nomor)
    events = icalendar.Calendar.from_ical(make_document(office, p, r, "kalender", "ics")).walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events)
    (own,) = (event for event in events if event["summary"] == "Rapat evaluasi TW II")
    zone = clock.zone()
    assert [own[key].dt.astimezone(zone).isoformat()[:16] for key in ("dtstart", "dtend")] == [
        "2025-07-10T20:00",
        "2025-07-11T00:30",
    ]
    assert own["location"] == "Aula"
    month_ends = [f"2025-{end}" for end in ("07-31", "08-31", "09-30", "10-31", "11-30", "12-31")]
    days = sorted(str(event["dtstart"].dt)[:10] for event in events)
    assert days == ["2025-07-10", "2025-07-20", "2025-07-20", *month_ends]
