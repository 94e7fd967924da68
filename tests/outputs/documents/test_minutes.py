"""What was said and done in a meeting reaches its letters and papers, in Word and PDF alike, and
nothing else does.
"""

import re
from functools import partial

import pytest

from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import cancel_change
from monev.meeting import acts, ending
from monev.outputs.documents.common import FILL_BY_HAND
from monev.outputs.letterhead import store_kop
from tests.conftest import begins
from tests.makers import (
    JUNE,
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.outputs.documents.conftest import ANI, Desk, all_langkah, hold_meeting, store_reports
from tests.outputs.documents.open_documents import on_one_line, sheet_xlsx

DETAILS = {
    "mulai": "9",
    "selesai": "11.15",
    "notulis_pangkat": "Penata Muda",
    "notulis_nip": "1990",
    "undangan_nomor": "12/PW.01/2025",
    "undangan_sifat": "Segera",
    "undangan_tanggal": "2025-07-03",
    "undangan_tembusan": "Inspektur",
}


def tell(db: Database) -> None:
    """Give the meeting its hours, its people, what was said, and one bukti shown."""
    hold_meeting(db)
    desk = Desk(db)
    desk.change(**DETAILS)
    invite(desk, ("Cici", "Kasubbag Umum"), ("Dedi", "Kasubbag SDM"))
    desk.do(acts.mark_kehadiran, [3], "dinas_luar")
    desk.do(acts.record_remark, penutur="Ketua", isi="Bukti dilengkapi pekan ini.")
    desk.do(acts.record_remark, penutur="Budi", isi="Listrik dibahas panjang.", area="II")
    desk.tick("V.a.1.1", "2025-02", "Notulensi", status="ada")


LONG_JABATAN = "Kepala Subbagian Hukum dan Sumber Daya Manusia"


def invite(desk: Desk, *people: tuple[str, str]) -> None:
    desk.do(acts.add_attendance, people, kehadiran="diundang")


def test_a_paper_made_before_the_meeting_is_closed_is_a_draft_that_tells_no_end(told):
    papers = ("notulen", "laporan")
    for text in map(told.text, papers):
        assert "KONSEP" in text
        assert "Rapat dibuka" not in text
    told.do(ending.close_rapat)
    for paper in papers:
        assert "KONSEP" not in told.text(paper)
        assert ("Rapat dibuka" in told.text(paper)) == (paper == "notulen")
    told.do(ending.correct_rapat, alasan="Nama keliru")
    assert all("KONSEP" in told.text(paper) for paper in papers)


def test_who_is_represented_is_told_with_who_came_instead(told):
    with pytest.raises(EntryRefused, match="siapa yang mewakili"):
        told.do(partial(acts.change_thing, "hadir"), 2, {"kehadiran": "diwakili"})
    instead = {"kehadiran": "diwakili", "wakil": "Eko, S.H., Pelaksana"}
    told.do(partial(acts.change_thing, "hadir"), 2, instead)
    told.do(acts.record_remark, penutur="eko, S.H.", isi="Data menyusul.")
    text = told.text("notulen")
    assert "Rapat dihadiri 2 orang (1 di antaranya mewakili):" in text
    assert "; Eko, S.H., Pelaksana, mewakili Cici" in text
    assert "Penyampaian eko, S.H., Pelaksana, mewakili Cici:" in text
    assert "diwakili oleh" not in text, "it is told once"
    assert "Rapat dihadiri 2 orang (1 di antaranya mewakili)." in told.word("laporan")
    rows = told.table("hadir", "No.", "Nama")
    assert "Cici\ndiwakili Eko, S.H., Pelaksana" in [row[1] for row in rows]
    told.do(partial(acts.change_thing, "hadir"), 2, {"wakil": "Ketua Panwas, Ketua"})
    assert "Penyampaian Ketua:" in told.text("notulen"), "a name is not the beginning of another"


def test_the_next_meeting_is_told_and_proposed(told):
    told.change(berikut_tanggal="2025-10-09", berikut_mulai="13", berikut_tempat="Aula Lt. 2")
    when = "Kamis, 9 Oktober 2025, pukul 13.00 WIB, Aula Lt. 2"
    assert f"Rapat berikutnya {when}." in told.text("notulen")
    told.do(ending.close_rapat)
    another_day = acts.kept_from_before(told.db, SATKER, TAHUN, {"tanggal": "2025-10-10"})
    assert "mulai" not in another_day, "that hour was of the ninth"
    following = told.next("2025-10-09").rapat
    assert (following.tempat, following.mulai) == ("Aula Lt. 2", "13.00")
    assert following.following == ""


DOUBLED = re.compile(r"\.[.,:;]|: *:|\.\s*\(Budi")


def test_typed_sentences_with_their_own_full_stop_get_no_second_mark(desk):
    desk.do(acts.decide, uraian="Pinjam aula.", pic="Budi", batas="2025-08-01", kode="V.a.1.1")
    desk.do(acts.record_kendala, kendala="Hujan.", solusi="Tunggu.", kode="V.a.1.1")
    desk.do(acts.record_kendala, kendala="Banjir.", kode="II.1.1")
    desk.tick("II.1.1", "2025-05", laporan="proses", kendala="Listrik padam lagi.")
    desk.do(acts.record_remark, penutur="Ketua", isi="Dilengkapi pekan ini")
    desk.do(acts.record_remark, penutur="Ani", isi="Rapat santai.")
    desk.do(ending.close_rapat)
    desk.do(ending.correct_rapat, alasan="Nama keliru.")
    assert "Dilengkapi pekan ini. " in desk.text("notulen"), "and a sentence without gets one"
    for text in map(desk.text, ("notulen", "laporan")):
        assert DOUBLED.findall(text) == [], DOUBLED.search(text)
        assert "Pinjam aula" in text


def test_the_minutes_tell_who_came_what_was_said_and_what_was_shown(told):
    mistake = told.tick("V.a.1.1", "2025-03", "Notulensi", status="ada").entry
    cancel_change(told.db, SATKER, TAHUN, mistake.nomor, **ANI)
    told.do(ending.close_rapat)
    text = told.text("notulen")
    assert "Listrik <padam>" not in text  # reported, and nobody spoke of it
    agenda = text.partition("Agenda")[2].partition("Keadaan yang dibahas")[0]
    assert "Target lewat tenggat" in agenda
    assert not re.search(r"\d (bukti|target)|\(\d+\)", agenda), "chapter C has the figures"
    for expected in (
        "09.00 s.d. 11.15 WIB",
        "Rapat dihadiri 1 orang:",
        "Dinas luar (1 orang): Dedi, Kasubbag SDM.",
        "Diundang dan tidak tercatat hadir (1 orang): Cici, Kasubbag Umum.",
        "Penyampaian Ketua:",
        "Bukti dilengkapi pekan ini.",
        "Listrik dibahas panjang.",
        "target lewat tenggat: II.1 dan V.a.1. Sebanyak 6 bukti kurang",
        "Lainnya: V.a.1 (Februari 2025: bukti). Rinciannya ada di Lembar",
        "kelengkapan bukti berubah dari 2/9 (22%) menjadi 3/9 (33%)",
        "Penata Muda NIP 1990",
    ):
        assert expected in text


def test_what_was_sent_and_what_another_office_stores_meanwhile_stays_as_it_was(told):
    def letters() -> list[str]:
        return [told.text("undangan"), told.paper("undangan", "txt").decode()]

    previous = letters()
    # Somebody comes unasked, and a bukti that the agenda counts as missing is shown.
    told.do(acts.add_attendance, [("Eka", "Tamu")])
    told.tick("V.a.1.1", "2025-03", "Notulensi", status="ada")
    assert letters() == previous
    assert "Bukti yang kurang" in previous[1]
    assert "Tamu" not in previous[0]
    assert "catatan ke-" not in previous[0]  # a letter says nothing of the program
    minutes = told.word("notulen")
    append_unggahan(told.db, satker="KPU Kota Lain")
    assert told.word("notulen") == minutes
    assert "Dibuat menurut catatan ke-" in minutes
    told.do(ending.close_rapat, {"pemimpin": "Cici", "tempat": "Aula", "mulai": "10.00"})
    assert letters() == previous, "what the close is told stands in the minutes"
    assert "10.00 s.d. 11.15 WIB" in told.word("notulen")
    told.do(ending.correct_rapat, alasan="Nama keliru")
    told.do(ending.close_rapat, {"pemimpin": "Dedi"})
    assert letters() == previous, "nor does a correction alter what was sent"


def test_a_follow_up_tells_the_days_it_was_due_before_and_how_long_it_is_over(desk, today):
    desk.do(ending.close_rapat)
    for day, reason in (("2025-07-25", "Anggaran belum turun"), ("2025-07-28", "Ketua cuti")):
        desk.follow_up(1, batas=day, alasan=reason)
    today("2025-08-20")
    text = desk.next("2025-08-20").word("notulen")
    moved = (
        "Batas waktu digeser 2 kali: semula 20 Juli 2025, lalu 25 Juli 2025. Alasan terakhir: "
        "Ketua cuti"
    )
    assert f"28 Juli 2025\n{moved}" in text
    assert "Belum selesai, sudah lewat 23 hari (diputuskan, belum dibacakan)" in text


def test_the_invitation_has_its_number_its_people_and_its_copies(told):
    told.change(pemimpin="Rahmat", pemimpin_jabatan="Kepala Kantor")
    for said in (
        "12/PW.01/2025",
        "Segera",
        "3 Juli 2025",
        "Kasubbag Umum",
        "09.00 WIB s.d. selesai",
        "Pemimpin rapat : Rahmat, Kepala Kantor",
        "Tembusan:",
    ):
        assert said in told.text("undangan")


def test_the_minutes_have_the_agenda_that_the_invitation_has(told):
    """Written by the office (*Acara*), or made of the data of the day the meeting was opened."""
    for written in ("", "Pembukaan\nPembahasan area V"):
        told.change(acara=written)
        letter = on_one_line(told.word("undangan"))
        minutes = told.word("notulen").partition("Agenda\n")[2].partition("\nC. ")[0]
        assert minutes.count(";") == (1 if written else 5)
        assert re.findall(r"\d\.(.)", minutes) == ["\xa0"] * (minutes.count(";") + 1)
        assert on_one_line(minutes).replace(";", "").removesuffix(".") in letter


def pages_of_letter(desk: Desk) -> list[str]:
    return [part for part in desk.text("undangan").partition("Lampiran surat")[::2] if part]


def test_who_is_invited_is_named_each_once_in_the_letter_or_its_annex(told):
    invite(told, ("Rahmat", "Ketua"), ("Siti", "Sekretaris"))
    kop = {
        "nama": "Siti",
        "jabatan": "Sekretaris KPU",
        "kota": "Wonosari",
        "baris": ["KOMISI", "KABUPATEN", "Jalan", "Surel"],
    }
    store_kop(told.db, SATKER, kop, **ANI)
    told.change(undangan_tembusan="Ketua KPU Provinsi\nketua\nInspektur")
    (letter,) = pages_of_letter(told)
    assert "Lampiran : –" in letter
    assert "Tembusan: Ketua KPU Provinsi Inspektur Undangan" in letter
    listed = letter.split("Yth. ")[1].split(" di Tempat")[0]
    assert listed == "Kasubbag Umum Kasubbag SDM Ketua"
    invite(told, ("Eko", "Pelaksana"), ("Fajar", "pelaksana"), ("Gita", LONG_JABATAN))
    told.change(acara="\n".join("abcdefgh"))
    letter, annex = pages_of_letter(told)  # the signer is not invited
    assert "Yth. (daftar terlampir)" in letter, "with the agenda they would fill two pages in Word"
    letter += annex
    for named in ("Eko, Pelaksana", "Fajar, pelaksana", LONG_JABATAN):
        assert named in letter
    invite(told, ("Hana", "Anggota"))
    letter = " ".join(pages_of_letter(told))
    assert "Hana, Anggota" in letter, "many hold such a jabatan, so it names nobody"
    invite(told, *((f"Tamu {number}", f"{LONG_JABATAN} {number}") for number in range(20)))
    letter, annex = pages_of_letter(told)
    assert "Lampiran : 1 (satu) lembar" in letter
    assert "Yth. (daftar terlampir)" in letter
    assert f"{LONG_JABATAN} 19" in annex.split("DAFTAR YANG DIUNDANG")[1]
    told.change(acara="Pembahasan area V")  # an agenda that somebody wrote replaces ours
    text = told.word("undangan")
    assert "1. Pembahasan area V" in text
    assert "Keadaan rencana aksi" not in text


def test_a_list_printed_before_the_meeting_makes_nobody_present(desk):
    desk.do(acts.delete_record, "hadir", 1)
    invite(desk, ("Cici", ""), ("Dedi", ""))
    text = desk.word("notulen")
    assert "dihadiri" not in text
    assert "Daftar hadir belum diisi." in text


INVITED = {
    "mulai": "09.00",
    "tempat": "Aula",
    "undangan_nomor": "7/UND/2025",
    "undangan_tanggal": "2025-07-10",
}


def test_the_invitation_is_a_message_too_with_what_its_letter_says(invited):
    message = invited.paper("undangan", "txt").decode()
    for words in ("*Undangan Rapat TW II*", "*Hari, tanggal:* Kamis, 10 Juli 2025", "1. Pembukaan"):
        assert words in message
    assert "…" not in message
    invited.do(ending.call_off_rapat, alasan="Banjir.")
    message = invited.paper("undangan", "txt").decode()
    assert message.startswith("*DIBATALKAN: Undangan Rapat TW II*")
    assert "rapat berikut dibatalkan, dengan alasan: Banjir.\n" in message
    assert "dimohon" not in message, "nobody is asked to come"


AGREED = [
    ("Buat akun", "Umum", "14 Juli 2025"),
    ("Lengkapi bukti", "II.1", "20 Juli 2025"),
    ("Susun <jadwal>", "Umum", "20 Juli 2025"),
    ("Unggah laporan", "Area V", "31 Juli 2025"),
]
"""The decisions, by the day they are due."""
SAID = ["Bukti dilengkapi pekan ini.", "Listrik dibahas panjang.", "Rapat berikut Agustus."]


def close_twice(db: Database) -> None:
    """Close the meeting that was told, correct it once and close it again."""
    tell(db)
    told = Desk(db)
    told.do(acts.record_remark, penutur="Ani", isi=SAID[2])
    told.do(
        acts.record_kendala, kendala="Anggaran belum cair", solusi="Revisi DIPA", kode="V.a.1.1"
    )
    told.do(acts.decide, uraian="Unggah laporan", pic="Cici", batas="2025-07-31", area="V")
    told.tick("II.1.1", "2025-05", laporan="selesai", tanggal_selesai="2025-06-20")
    told.do(ending.close_rapat)
    told.do(ending.correct_rapat, alasan="Nama keliru")
    told.do(acts.decide, uraian="Buat akun", pic="Dedi", batas="2025-07-14")
    told.do(ending.close_rapat)


def invite_to_meeting(db: Database) -> None:
    """Open a meeting whose invitation was sent."""
    store_reports(db)
    begin_rapat(db, judul="Rapat TW II", **INVITED)


beginning = begins(
    office=store_reports, desk=hold_meeting, told=tell, held=close_twice, invited=invite_to_meeting
)


@pytest.fixture
def told(office) -> Desk:
    return Desk(office)


@pytest.fixture
def held(office) -> Desk:
    return Desk(office)


@pytest.fixture
def invited(office) -> Desk:
    return Desk(office)


def test_the_papers_say_what_the_meeting_said_and_nothing_else(held):
    for kode in ("notulen", "laporan"):
        decided = held.table(kode, "No.", "Tindak lanjut", "Langkah atau area")
        assert [(row[1].partition(" (")[0], row[2], row[4]) for row in decided] == AGREED
        assert held.table(kode, "Solusi") == [
            ["V.a.1; Area V", "Anggaran belum cair", "Revisi DIPA"]
        ]
    words = held.text("notulen")
    said = words[words.index("Pembahasan") : words.index("E. Keputusan")]
    for sentence in SAID:
        assert said.count(sentence) == 1, sentence
    assert "Tabel 1. Capaian per area, posisi 30 Juni 2025" in words
    assert words.count("Perbaikan ke-1, 10 Juli 2025: Nama keliru") == 1
    # Only invited people are listed: nobody else can come to a meeting that is over.
    came = [(row[3], row[4].strip()) for row in held.table("hadir", "No.")]
    assert came == [("Hadir", "1."), ("", "2."), ("Dinas luar", "–")], "who is away signs nothing"
    sheet = str(sheet_xlsx(held.paper("lembar", "xlsx"), "Lembar Monev"))
    for what, _, _ in AGREED:
        assert sheet.count(f"{what} (") == 1, what


@pytest.mark.parametrize(
    ("kehadiran", "who"), [("hadir", "pemimpin rapat"), ("izin", FILL_BY_HAND)]
)
def test_a_leader_who_was_away_opened_and_closed_nothing(desk, kehadiran, who):
    desk.change(pemimpin="Cici", mulai="09.00", selesai="10.00")
    desk.do(acts.add_attendance, [("Cici", "Sekretaris")], kehadiran=kehadiran)
    desk.do(acts.add_attendance, [("Budi", "Notulis")])
    desk.do(ending.close_rapat)
    assert "Notulis : Budi A. Peserta" in desk.text("notulen"), "the role is said once"
    hours = "Rapat dibuka pada pukul 09.00 dan ditutup pada pukul 10.00 WIB"
    assert f"{hours} oleh {who}." in desk.word("notulen")


@pytest.mark.parametrize("paper", ["notulen", "laporan"])
def test_only_what_was_agreed_to_is_called_agreed(desk, paper):
    def decided() -> list[str]:
        return [row[1] for row in desk.table(paper, "Tindak lanjut", "Langkah atau area")]

    assert decided() == ["Lengkapi bukti", "Susun <jadwal>"]
    assert "Tindak lanjut yang diputuskan, belum dibacakan" in desk.word(paper)
    desk.do(acts.agree, [1])
    assert decided() == ["Lengkapi bukti", "Susun <jadwal> (diputuskan, belum dibacakan)"]
    assert "Tindak lanjut yang disepakati" not in desk.word(paper)
    desk.do(acts.agree, [2])
    assert decided() == ["Lengkapi bukti", "Susun <jadwal>"]
    assert "Tindak lanjut yang disepakati" in desk.word(paper)


def test_what_was_finished_after_posisi_stands_so_in_the_papers(desk):
    desk.tick("II.1.1", "2025-05", laporan="selesai", tanggal_selesai="2025-07-07")
    said = "selesai 7 Juli 2025, sesudah posisi"
    assert f"▲ Terlambat {said}" in on_one_line(desk.word("laporan"))
    asked = f"II.1 Langkah II.1.1, Mei 2025 (terlambat, {said}): Undangan"
    assert asked in desk.paper("pesan", "txt").decode(), "its bukti is still missing"


def test_a_report_between_the_letter_and_the_meeting_changes_neither_letter_nor_what_it_did(
    db, today
):
    """Prepared before the quarter ends: its file comes, then a meeting records one target done."""
    today("2025-06-20")
    append_unggahan(db, sample_content(all_langkah(), posisi="2025-03-31"))
    meeting = begin_rapat(db, judul="Rapat TW II", posisi=JUNE, tanggal="2025-07-10")
    prepared = Desk(db, meeting.nomor)
    letter = prepared.word("undangan")
    today("2025-07-02")
    append_unggahan(
        db, sample_content(all_langkah(continuing=True), unggahan=2, posisi="2025-06-30")
    )
    today("2025-07-10")
    prepared.tick("II.1.1", "2025-05", laporan="selesai", tanggal_selesai="2025-05-20")
    assert prepared.word("undangan") == letter
    assert "Keadaan rencana aksi Triwulan II Tahun 2025" in on_one_line(letter)
    minutes = prepared.text("notulen")
    assert "capaian berubah dari 2/8 (25%) menjadi 3/8 (38%)" in minutes
    assert "Dinyatakan selesai: II.1 (Mei 2025) pada 20 Mei 2025. Rinciannya" in minutes


def test_the_laporan_rests_on_no_report_that_nobody_gave(db, today):
    today("2025-07-10")
    append_unggahan(db, sample_content([langkah_content("I.1.1", [tenggat_content("2025-05")])]))
    held = Desk(db, begin_rapat(db).nomor)
    held.tick("I.1.1", "2025-05", laporan="selesai", tanggal_selesai="2025-05-20")
    assert "Realisasi rencana aksi yang dilaporkan" not in held.word("laporan")
