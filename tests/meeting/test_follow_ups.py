"""What a meeting decides: said in full, agreed to, and carried into later meetings until
settled.
"""

from datetime import date

from monev import figures
from monev.access import LOCAL
from monev.core.file_references import files_of
from monev.database import Database
from monev.evidence_files.files import read_for
from monev.meeting import acts, ending, recording, records
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat, refused_at, values_of
from tests.meeting.conftest import ANI, BUDI, close, decide, rapat_now


def test_a_follow_up_is_settled_also_where_its_plan_was_not_read_yet(filled, journal):
    there, other = Database.open_at(None, journal), "KPU Kabupaten Lain"
    append_unggahan(filled, satker=other)
    decide(filled, rapat := begin_rapat(filled, satker=other))
    assert acts.change_tindak_lanjut(there, rapat, 1, {"status": "selesai"}, **BUDI)
    there.close()


def test_a_decision_says_what_who_and_by_when(filled, a_meeting, journal):
    previous = journal.tip()
    for column, wrong, wording in (
        ("uraian", "\n", "Tulis apa"),
        ("pic", "", "PIC belum diisi"),
        ("batas", None, "belum diisi"),
        ("batas", "besok", "bukan tanggal. Isi tanggal lengkap, misalnya 30/09/2025"),
        ("batas", "2026-02-31", "Februari 2026 sampai tanggal 28"),
        ("batas", "31/06/2026", "Juni 2026 sampai tanggal 30"),
        ("batas", "2025-07-09", "9 Juli 2025"),
        ("batas", "09/07/2025", "9 Juli 2025"),
        ("batas", "2205-07-20", "Periksa tahunnya"),
        ("uraian", "x" * 4001, "paling banyak 4000"),
    ):
        with refused_at(**{column: wording}):
            decide(filled, a_meeting, **{column: wrong})
    assert journal.tip() == previous


def test_what_is_open_comes_back_in_later_meetings_overdue_first_until_it_is_closed(
    filled, a_meeting, today
):
    decide(filled, a_meeting, uraian="lama", batas="2025-08-01")
    decide(filled, a_meeting, uraian="segera", batas="2025-07-15")
    decide(filled, a_meeting, uraian="jauh", batas="2025-12-01")
    close(filled, a_meeting)
    today("2025-10-10")
    second = begin_rapat(filled, tanggal="2025-10-10", posisi=date(2025, 9, 30))
    previous_one = records.read_earlier_tindak_lanjut(filled, second)
    assert values_of(previous_one, "uraian", "hari_terlambat") == [
        ("segera", 87),
        ("lama", 70),
        ("jauh", 0),
    ]
    acts.change_tindak_lanjut(filled, second, 2, {"status": "selesai"}, **ANI)
    left = [("lama", "terbuka", 70), ("jauh", "terbuka", 0), ("segera", "selesai", 0)]
    told = records.read_earlier_tindak_lanjut(filled, second)
    assert values_of(told, "uraian", "status", "hari_terlambat") == left, (
        "what is settled is late no more"
    )
    outside = figures.find_rencana(filled, SATKER, TAHUN)
    with refused_at(keterangan=""):
        acts.change_tindak_lanjut(filled, outside, 1, {"status": "batal"}, **ANI)
    acts.change_tindak_lanjut(
        filled, outside, 1, {"status": "batal", "keterangan": "Tidak relevan"}, **ANI
    )
    assert values_of(records.read_earlier_tindak_lanjut(filled, second), "uraian") == [
        ("jauh",),
        ("segera",),
    ]
    assert values_of(records.read_decisions(filled, second), "uraian") == []


def test_what_was_done_between_meetings_comes_with_its_document_into_the_next_one_only(
    filled, a_meeting, today
):
    decide(filled, a_meeting)
    close(filled, a_meeting)
    today("2025-10-10")
    outside = figures.find_rencana(filled, SATKER, TAHUN)
    paper = pdf()
    given = acts.give_document(filled, outside, 1, "Berita acara", paper, **ANI)
    assert acts.give_document(filled, outside, 1, "nama lain", paper, **ANI) is None
    said = {"status": "selesai", "keterangan": "sudah dipasang"}
    acts.change_tindak_lanjut(filled, outside, 1, said, **ANI)
    second = begin_rapat(filled, tanggal="2025-10-10", posisi=date(2025, 9, 30))
    (told,) = records.read_earlier_tindak_lanjut(filled, second)
    assert records.result_in_words(told) == "sudah dipasang\nBukti: berkas “Berita acara.pdf”"
    (file,) = files_of(told["tautan"])
    assert read_for(filled, LOCAL, file.sha256) == paper
    close(filled, second)
    third = begin_rapat(filled, tanggal="2025-10-11", posisi=date(2025, 9, 30))
    assert records.read_earlier_tindak_lanjut(filled, third) == []
    recording.undo(filled, SATKER, TAHUN, given.nomor, **ANI)
    (told,) = records.read_earlier_tindak_lanjut(filled, third)
    assert records.result_in_words(told) == "sudah dipasang", "changed since the second"


def test_an_overdue_follow_up_nobody_took_up_is_said_before_closing(filled, a_meeting, today):
    decide(filled, a_meeting)
    close(filled, a_meeting)
    today("2025-09-10")  # 52 days after 20 July
    rapat = acts.open_rapat(filled, SATKER, TAHUN, judul="Lagi", tanggal="2025-09-10", **ANI)
    said = "1 tindak lanjut rapat yang lalu sudah lewat batas waktunya dan belum diputuskan lagi."
    assert said in ending.open_matters(filled, rapat)
    (one,) = records.read_earlier_tindak_lanjut(filled, rapat)
    assert figures.format_overdue(one["hari_terlambat"]) == "sudah lewat 52 hari"
    acts.change_tindak_lanjut(filled, rapat, 1, {"pic": "Ketua"}, **ANI)
    assert said not in ending.open_matters(filled, rapat)


def test_a_moved_day_keeps_the_ones_before_and_why(filled, a_meeting):
    decide(filled, a_meeting, pic=" Ani ;Budi; ani")
    where = (filled, figures.find_rencana(filled, SATKER, TAHUN), 1)
    with refused_at(alasan=""):
        acts.change_tindak_lanjut(*where, {"batas": "2025-07-31", "alasan": " "}, **ANI)
    acts.change_tindak_lanjut(*where, {"batas": "2025-07-31", "alasan": "Menunggu SK"}, **ANI)
    last = acts.change_tindak_lanjut(
        *where, {"batas": "2025-08-15", "alasan": "SK belum terbit"}, **ANI
    )
    said = "Batas waktu digeser {} kali: semula 20 Juli 2025{}. Alasan{}: {}"

    def row():
        ((pic, batas, moves),) = values_of(
            records.read_decisions(filled, a_meeting), "pic", "batas", "riwayat_batas"
        )
        return pic, batas, records.moved_sentence(moves)

    twice = said.format(2, ", lalu 31 Juli 2025", " terakhir", "SK belum terbit")
    assert row() == ("Ani; Budi", date(2025, 8, 15), twice)
    recording.undo(filled, SATKER, TAHUN, last.nomor, **ANI)
    assert row() == ("Ani; Budi", date(2025, 7, 31), said.format(1, "", "", "Menunggu SK"))


def test_a_day_corrected_in_the_meeting_that_set_it_was_not_moved(filled, a_meeting):
    """Count a change as a move only if another meeting makes it.

    No move: (1) in the meeting that set the day; (2) in its correction; (3) again in a later
    meeting that moved it already.
    """

    def change(rapat: records.Rapat, day: str, alasan: str = "") -> tuple[date, str]:
        acts.change_tindak_lanjut(filled, rapat, 1, {"batas": day, "alasan": alasan}, **ANI)
        ((batas, moves),) = values_of(
            records.read_decisions(filled, a_meeting), "batas", "riwayat_batas"
        )
        return batas, records.moved_sentence(moves)

    decide(filled, a_meeting)
    assert change(a_meeting, "2025-07-31") == (date(2025, 7, 31), "")
    close(filled, a_meeting)
    ending.correct_rapat(filled, a_meeting, alasan="Tanggal keliru", **ANI)
    corrected = rapat_now(filled)
    assert change(corrected, "2025-07-25") == (date(2025, 7, 25), "")
    close(filled, corrected)
    second = acts.open_rapat(filled, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-10", **ANI)
    with refused_at(alasan="Batas waktu dipindah"):
        change(second, "2025-08-15")
    moved = "Batas waktu digeser 1 kali: semula 25 Juli 2025. Alasan: {}"
    assert change(second, "2025-08-15", "Menunggu SK") == (
        date(2025, 8, 15),
        moved.format("Menunggu SK"),
    )
    assert change(second, "2025-08-16") == (date(2025, 8, 16), moved.format("Menunggu SK"))
    assert change(second, "2025-08-17", "SK belum terbit") == (
        date(2025, 8, 17),
        moved.format("SK belum terbit"),
    )
    assert change(second, "2025-07-25") == (date(2025, 7, 25), ""), (
        "moved and back within one meeting"
    )


def test_decisions_are_read_out_by_their_day_agreed_to_and_printed_in_that_order(filled, a_meeting):
    """Agree again to a decision that was changed afterwards; its progress is not read out."""
    for uraian, batas in (
        ("Kedua", "2025-08-15"),
        ("Pertama", "2025-08-01"),
        ("Ketiga", "2025-08-15"),
    ):
        acts.decide(filled, a_meeting, uraian=uraian, pic="Ketua", batas=batas, **ANI)
    decided = values_of(records.read_decisions(filled, a_meeting), "uraian")
    assert decided == [("Pertama",), ("Kedua",), ("Ketiga",)]
    acts.agree(filled, a_meeting, [2, 1], **ANI)
    assert acts.agree(filled, a_meeting, [1, 2], **ANI) is None, "a second touch stores nothing"
    rows = values_of(records.read_decisions(filled, a_meeting), "uraian", "disepakati")
    assert rows == [("Pertama", True), ("Kedua", True), ("Ketiga", False)]
    assert "1 keputusan belum dibacakan dan disepakati." in ending.open_matters(filled, a_meeting)
    acts.agree(filled, a_meeting, [3], **ANI)
    moved = {"batas": "2025-08-14", "alasan": "Menunggu SK"}
    for number, value in ((2, {"status": "selesai"}), (1, moved), (3, {"pic": "Sekretaris"})):
        acts.change_tindak_lanjut(filled, a_meeting, number, value, **ANI)
    rows = values_of(records.read_decisions(filled, a_meeting), "uraian", "disepakati")
    assert rows == [("Pertama", True), ("Kedua", False), ("Ketiga", False)]
    close(filled, a_meeting)
    second = acts.open_rapat(filled, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-10", **ANI)
    acts.agree(filled, second, [3], **ANI)
    assert [row["disepakati"] for row in records.read_earlier_tindak_lanjut(filled, second)] == [
        False,
        True,
    ]
