"""Where meetings begin, by AppTest: opened, refused at its field, resumed, found again, tried on
sample data."""

from datetime import date

import pytest

from monev.figures.sentences import NO_REALISASI_YET
from monev.meeting import acts, ending, records
from monev.ui.page_table import RAPAT
from monev.writing.append import NewEntry, append_entry
from tests.conftest import before_release
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat, sample_content
from tests.page_runs import blocks_on, press, unfold, written_text

ANI = {"pelaku": "Ani"}


@pytest.fixture
def open_rapat(fill_database):
    """A database in one situation with a meeting that goes on."""

    def run(situation: str, tanggal: str = "2025-10-01") -> tuple:
        db = fill_database(situation)
        about = {
            "judul": "Rapat TW III",
            "tanggal": tanggal,
            "posisi": None,
            "pemimpin": "Ketua",
            "notulis": "Ani",
        }
        return db, begin_rapat(db, **about)

    return run


def room_of(at) -> dict:
    """What the browser is given to draw the room."""
    (block,) = blocks_on(at, "room")
    return block


def test_a_meeting_is_opened_or_refused_at_its_field_and_its_room_entered(reported, open_page):
    at = open_page(RAPAT)
    at.text_input[0].set_value("   ")
    at.date_input[1].set_value(date(2026, 5, 1))
    at = press(at, "Buka rapat")
    assert "Judul rapat belum diisi." in [e.value for e in at.error]
    assert records.list_rapat(reported, SATKER, TAHUN) == []
    at = open_page(RAPAT)
    at = at.selectbox[0].set_value("tw4").run()
    assert at.date_input[1].value == date(2025, 10, 1), "today, and not the end of the triwulan"
    at.selectbox[0].set_value("tw3").run()
    at.text_input[0].set_value("Rapat luar biasa")
    at = press(at, "Buka rapat")
    r = records.read_rapat(reported, SATKER, TAHUN, 1)
    assert (r.judul, r.posisi) == ("Rapat luar biasa", date(2025, 9, 30))
    assert at.query_params["rapat"] == "1"
    assert room_of(at)["here"] == "pembukaan"


def test_a_meeting_left_open_is_resumed_and_once_closed_found_again_with_its_documents(
    open_rapat, open_page
):
    db, r = open_rapat("dilaporkan")
    acts.move_to_screen(db, r, "situasi", **ANI)
    at = open_page(RAPAT)
    assert "Rapat “Rapat TW III” masih berlangsung" in written_text(at)
    at = press(at, "Lanjutkan rapat")
    assert room_of(at)["here"] == "situasi"
    acts.add_attendance(db, r, [("Siti", "Ketua")], **ANI)
    ending.close_rapat(db, r, **ANI)
    at = open_page(RAPAT)
    assert "**Rapat TW III** · Ditutup" in written_text(at)
    at = unfold(at, "dokumen_1")
    assert len(at.get("download_button")) > 5
    at = press(at, "Lihat catatannya")
    assert "sudah ditutup" in room_of(at)["remark"]


@pytest.mark.parametrize(
    "situation", ["rencana", "dilaporkan", *before_release("satu_baris", "tanpa_tenggat", "besar")]
)
def test_every_screen_is_drawn_in_every_situation(open_rapat, open_page, situation):
    _, r = open_rapat(situation)
    at = open_page(RAPAT, rapat=str(r.nomor))
    for screen in (
        *(
            "pembukaan",
            "tindak-lanjut",
            "situasi",
            "kurva",
            "perubahan",
            "area-I",
            "area-V",
            "kesenjangan",
            "target",
        ),
        *("keputusan", "penutup"),
    ):
        at.query_params["layar"] = screen
        at.run()
        assert not at.error, written_text(at)
        data = room_of(at)
        if situation == "dilaporkan":  # there is every screen
            assert data["here"] == screen
        assert data["screens"][data["here"]]["blocks"], screen


def test_the_address_asks_for_the_whole_plan_and_an_unknown_screen_or_theme_falls_back(
    open_rapat, open_page
):
    _, r = open_rapat("dilaporkan")
    for folds, expected in (("ya", True), ("tidak", False)):
        lines = lines_of(open_page(RAPAT, rapat=str(r.nomor), layar="area-I", saring=folds))
        assert any("fold" in line for line in lines) == expected
    data = room_of(open_page(RAPAT, rapat=str(r.nomor), layar="area-XX", tema="ungu"))
    assert (data["here"], data["dark"]) == ("pembukaan", False)


def lines_of(at) -> list[dict]:
    """The items of the list on the screen that is shown."""
    room = room_of(at)
    lists = (
        block["blocks"][0]
        for block in room["screens"][room["here"]]["blocks"]
        if block.get("looks") == "paged"
    )
    return [item for listed in lists for item in listed["items"]]


def test_a_plan_nothing_was_reported_of_says_so_on_the_screen_and_is_never_red(
    open_rapat, open_page
):
    _, r = open_rapat("rencana")
    data = room_of(open_page(RAPAT, rapat=str(r.nomor), layar="area-I"))
    assert NO_REALISASI_YET in data["remark"]
    assert data["plan_only"]
    assert "terlambat" not in str(data["screens"]["area-I"])


@pytest.mark.parametrize("number", ["9", "²", *before_release("abc", "-1", "9" * 30)])
def test_a_meeting_that_is_not_there_is_answered_in_words_with_a_way_back(
    reported, open_page, number
):
    at = open_page(RAPAT, rapat=number)
    assert any("tidak ada" in e.value for e in at.error)
    assert "Buka rapat evaluasi ZI" in written_text(press(at, "Kembali ke daftar rapat"))


def test_a_meeting_is_called_off_from_the_list_with_its_reason_and_has_its_letter(
    open_rapat, open_page
):
    db, r = open_rapat("dilaporkan", tanggal="2025-10-20")
    at = open_page(RAPAT)
    assert "20 Oktober 2025" in written_text(at)
    at = unfold(at, "dokumen_1")
    assert "Undangan" in written_text(at)
    assert len(at.get("download_button")) > 5, "before its day, too"
    at = unfold(at, f"show_schedule_change_1_berlangsung_{r.tanggal}")
    at = at.radio(key="ralat_1").set_value("Batalkan rapat").run()
    at = press(at, "Batalkan rapat")
    assert "Alasannya belum diisi." in [e.value for e in at.error]
    next(field for field in at.text_input if field.label.startswith("Alasan")).set_value(
        "Kantor dipakai"
    )
    at = press(at, "Batalkan rapat")
    assert not at.error
    assert records.read_rapat(db, SATKER, TAHUN, 1).is_called_off
    assert "**Rapat TW III** · Dibatalkan" in written_text(at)
    assert "Surat pembatalan atau penundaan" in written_text(at)
    assert "Notulen" not in written_text(at)


def test_each_version_that_was_signed_is_offered_and_its_scan_kept(open_rapat, open_page):
    db, r = open_rapat("dilaporkan")
    acts.add_attendance(db, r, [("Siti", "Ketua")], **ANI)
    ending.close_rapat(db, r, **ANI)
    ending.correct_rapat(db, r, alasan="Nama keliru", **ANI)
    ending.close_rapat(db, r, **ANI)
    at = open_page(RAPAT)
    assert "**Rapat TW III** · Ditutup, perbaikan ke-1" in written_text(at)
    at = unfold(at, "dokumen_1", f"show_signed_papers_1_ditutup_{r.tanggal}")
    assert at.selectbox(key="versi_1").options == ["Perbaikan ke-1", "Yang pertama ditandatangani"]
    at.file_uploader[0].upload("Notulen ttd.pdf", pdf(), "application/pdf")
    at = at.run()
    assert [paper["versi"] for paper in records.read_rapat(db, SATKER, TAHUN, 1).naskah] == [1]


def test_a_meeting_can_be_tried_on_its_day_leaves_nothing_and_a_guest_is_offered_none(
    fill_database, look_as, open_page
):
    """On sample data with a report per triwulan."""
    db = fill_database("kosong")
    for number, posisi in enumerate(("2025-06-30", "2025-09-30"), start=1):
        append_unggahan(db, sample_content(unggahan=number, posisi=posisi, simulasi=True))
    before = db.journal.tip()
    at = press(open_page(RAPAT), "Latihan rapat TW II 2025 (8 Juli 2025)")
    assert "hari ini dianggap 8 Juli 2025" in written_text(at)
    at = press(at, "Buka rapat")
    assert at.query_params["rapat"] in ("1", ["1"])
    assert db.journal.tip() == before
    assert records.list_rapat(db, SATKER, TAHUN) == []
    at.query_params.clear()
    at = press(at.run(), "Akhiri latihan")
    assert "hari ini dianggap" not in written_text(at)
    assert db.journal.tip() == before
    assert any("Latihan rapat" in button.label for button in at.button)
    append_entry(db, NewEntry("tamu", None, None, {"terlihat": "semua"}), pelaku="utama")
    look_as(db, None)
    at = open_page(RAPAT)
    assert not any("Latihan rapat" in button.label for button in at.button)
