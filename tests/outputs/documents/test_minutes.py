"""What was said and done in a meeting reaches its letters and its papers, in Word and PDF alike, and nothing else."""

import re

import pypdfium2
import pytest

from monev import meeting
from monev.core.errors import MonevError
from monev.edits.single_edits import Target, cancel_change, edit
from monev.meeting.ending import close_rapat, correct_rapat
from monev.outputs.documents import list_documents, make_document
from monev.outputs.documents.material import gather
from monev.outputs.documents.notulen import list_shown
from monev.outputs.letterhead import store_kop
from tests.makers import SATKER, TAHUN, append_unggahan
from tests.outputs.documents.conftest import ANI, ODD_NAME
from tests.outputs.documents.open_documents import docx_text, pdf_text, pptx_text, rows_docx, sheet_xlsx

OPENED_BY = f"{ODD_NAME} (Sekretaris & <PPK>)"


@pytest.fixture
def told(office, r):
    """The meeting with its hours, its people, what was said, and one bukti shown."""
    details = {
        "mulai": "9",
        "selesai": "11.15",
        "undangan_nomor": "12/PW.01/2025",
        "undangan_sifat": "Segera",
        "undangan_tanggal": "2025-07-03",
        "undangan_tembusan": "Inspektur",
        "notulis_pangkat": "Penata Muda",
        "notulis_nip": "1990",
    }
    meeting.change_rapat(office, r, details, **ANI)
    meeting.add_attendance(
        office, r, [("Cici", "Kasubbag Umum"), ("Dedi", "Kasubbag SDM")], kehadiran="diundang", **ANI
    )
    meeting.mark_kehadiran(office, r, [3], "dinas_luar", **ANI)
    meeting.record_remark(office, r, jenis="arahan", isi="Bukti dilengkapi pekan ini.", **ANI)
    meeting.record_remark(office, r, jenis="pembahasan", isi="Listrik dibahas panjang.", area="II", **ANI)
    edit(office, SATKER, TAHUN, Target("V.a.1.1", "2025-02", "Notulensi"), {"status": "ada"}, rapat=r.nomor, **ANI)
    return meeting.read_rapat(office, SATKER, TAHUN, r.nomor)


def as_drawn(text: str) -> str:
    """A text as a PDF has it: what no font draws is a square."""
    return "".join("□" if letter in "王小明🙂" else letter for letter in text)


def _texts(office, told, kode) -> list[str]:
    """What the paper says in Word and as PDF."""
    view = meeting.rapat_view(office, told)
    texts = (
        docx_text(make_document(office, view, told, kode, "docx")),
        pdf_text(make_document(office, view, told, kode, "pdf")),
    )
    return [" ".join(text.split()) for text in texts]


def test_the_minutes_tell_who_came_what_was_said_and_what_was_shown(office, told):
    wrong = Target("V.a.1.1", "2025-03", "Notulensi")
    mistake = edit(office, SATKER, TAHUN, wrong, {"status": "ada"}, rapat=told.nomor, **ANI).entry
    cancel_change(office, SATKER, TAHUN, mistake.nomor, **ANI)
    word, pdf = _texts(office, told, "notulen")
    assert "Listrik <padam>" not in word  # reported, and nobody spoke of it
    for expected in (
        "09.00 s.d. 11.15 WIB",
        f"Rapat dibuka oleh {OPENED_BY} pada pukul 09.00 WIB.",
        f"Rapat ditutup oleh {OPENED_BY} pada pukul 11.15 WIB.",
        "Rapat dihadiri 1 orang.",
        "Dinas luar: 1 orang.",
        "Dedi, Kasubbag SDM",
        "Diundang dan tidak tercatat hadir: 1 orang.",
        "Arahan pimpinan:",
        "Bukti dilengkapi pekan ini.",
        "Listrik dibahas panjang.",
        "Notulensi (Februari 2025) semula Belum ada, menjadi Ada. Bukti yang belum ada: Notulensi (Mar–Jun 2025).",
        "kelengkapan bukti berubah dari 2/9 (22%) menjadi 3/9 (33%)",
        "Penata Muda NIP 1990",
    ):
        assert expected in word
        assert as_drawn(expected) in pdf
    assert "Mar 2025) semula" not in word, "it was taken back"


def test_a_field_that_was_changed_twice_is_told_once_as_the_meeting_left_it(office, r):
    for month, status in (("2025-02", "ada"), ("2025-03", "ada"), ("2025-02", "belum_ada"), ("2025-04", "ada")):
        target = Target("V.a.1.1", month, "Notulensi")
        edit(office, SATKER, TAHUN, target, {"status": status}, rapat=r.nomor, **ANI)
    meeting.record_remark(office, r, jenis="catatan", isi="Rapat berikut Agustus.", **ANI)
    (said,) = list_shown(gather(office, meeting.rapat_view(office, r), r))
    assert "Notulensi (Mar, Apr 2025) semula Belum ada, menjadi Ada. Bukti yang belum ada: Notulensi (Feb, " in said


def test_what_was_sent_stays_as_it_was_while_the_meeting_goes_on(office, told):
    def letters() -> list[str]:
        view = meeting.rapat_view(office, told)
        return [
            docx_text(make_document(office, view, told, "undangan", "docx")),
            make_document(office, view, told, "agenda", "txt").decode(),
        ]

    previous = letters()
    # Somebody comes unasked, and a bukti that the agenda counts as missing is shown.
    meeting.add_attendance(office, told, [("Eka", "Tamu")], **ANI)
    edit(office, SATKER, TAHUN, Target("V.a.1.1", "2025-03", "Notulensi"), {"status": "ada"}, rapat=told.nomor, **ANI)
    assert letters() == previous
    assert "Kesenjangan bukti dukung: 7 bukti belum ada" in previous[1]
    assert "Tamu" not in previous[0]
    assert re.search(r"Dibuat menurut catatan ke-\d+, 10 Juli 2025 pukul \d\d\.\d\d\.", previous[1])
    assert "catatan ke-" not in previous[0]  # a letter says nothing of the program


def test_what_another_office_stores_meanwhile_changes_no_paper(office, p, r):
    def paper() -> str:
        return docx_text(make_document(office, p, r, "notulen", "docx"))

    previous = paper()
    append_unggahan(office, satker="KPU Kota Lain")
    assert paper() == previous
    assert "Dibuat menurut catatan ke-" in previous


def test_a_follow_up_tells_the_days_it_was_due_before_and_how_long_it_is_over(office, r):
    meeting.close_rapat(office, r, **ANI)
    for day, reason in (("2025-07-25", "Anggaran belum turun"), ("2025-07-28", "Ketua cuti")):
        meeting.change_tindak_lanjut(office, SATKER, TAHUN, 1, {"batas": day, "alasan": reason}, **ANI)
    second = meeting.open_rapat(office, SATKER, TAHUN, judul="Kedua", tanggal="2025-08-20", posisi=r.posisi, **ANI)
    text = docx_text(make_document(office, meeting.rapat_view(office, second), second, "notulen", "docx"))
    moved = "Batas waktu digeser 2 kali: semula 20 Jul 2025, lalu 25 Jul 2025. Alasan terakhir: Ketua cuti"
    assert f"28 Juli 2025\n{moved}" in text
    assert "Belum selesai, sudah lewat 23 hari" in text


def test_the_invitation_has_its_number_its_people_and_its_copies(office, told):
    word, pdf = _texts(office, told, "undangan")
    for expected in ("12/PW.01/2025", "Segera", "3 Juli 2025", "Kasubbag Umum", "09.00 WIB s.d. selesai", "Tembusan:"):
        assert expected in word
        assert expected in pdf


def test_from_six_on_the_addressees_are_annexed_and_nobody_is_asked_twice(office, told):
    people = [("Rahmat", "Ketua"), ("Siti", "Sekretaris"), *((f"Pegawai {n}", f"Staf {n}") for n in range(12))]
    meeting.add_attendance(office, told, people, kehadiran="diundang", **ANI)
    store_kop(office, SATKER, {"nama": "Siti", "jabatan": "Sekretaris KPU", "kota": "Wonosari"}, **ANI)
    meeting.change_rapat(office, told, {"undangan_tembusan": "Ketua KPU Provinsi\nketua"}, **ANI)
    told = meeting.read_rapat(office, SATKER, TAHUN, told.nomor)
    view = meeting.rapat_view(office, told)
    letter, annex = [
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(make_document(office, view, told, "undangan", "pdf"))
    ]
    assert "Lampiran : 1 (satu) berkas" in letter
    assert "Yth. (daftar terlampir)" in letter
    assert "Siti" in letter  # the signature is on the letter, not alone on the page after it
    assert "Tembusan: Ketua KPU Provinsi Undangan" in letter
    listed = annex.split("DAFTAR YANG DIUNDANG 1.")[1].split(" Undangan,")[0]
    assert "Staf 11" in listed
    assert "Sekretaris KPU" not in listed
    assert listed.count("Ketua") == 1
    assert not re.search(r"\bSekretaris\b(?! &)", listed)  # who signs does not ask themselves
    # What somebody wrote as agenda stands alone.
    meeting.change_rapat(office, told, {"acara": "Pembahasan area V"}, **ANI)
    told = meeting.read_rapat(office, SATKER, TAHUN, told.nomor)
    text = docx_text(make_document(office, view, told, "undangan", "docx"))
    assert "1. Pembahasan area V" in text
    assert "Keadaan rencana aksi" not in text


def test_a_list_printed_before_the_meeting_makes_nobody_present(office, r):
    meeting.delete_record(office, r, "hadir", 1, **ANI)
    meeting.add_attendance(office, r, [("Cici", ""), ("Dedi", "")], kehadiran="diundang", **ANI)
    text = docx_text(make_document(office, meeting.rapat_view(office, r), r, "notulen", "docx"))
    assert "dihadiri" not in text
    assert "Daftar hadir belum diisi." in text


INVITED = {"mulai": "09.00", "tempat": "Aula", "undangan_nomor": "7/UND/2025", "undangan_tanggal": "2025-07-10"}


def invite(office, p):
    """A meeting whose invitation was sent."""
    content = {"judul": "Rapat TW II", "tanggal": "2025-07-10", "posisi": p.posisi, "rincian": INVITED}
    return meeting.open_rapat(office, SATKER, TAHUN, **content, **ANI)


def letter(office, p) -> str:
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    text = docx_text(make_document(office, p, r, "ralat", "docx"))
    assert "7/UND/2025 tanggal 10 Juli 2025" in text
    assert "Pukul" in " ".join(pdf_text(make_document(office, p, r, "ralat", "pdf")).split())
    return text


def test_it_says_what_was_announced_why_it_changed_and_what_holds_now(office, p):
    r = invite(office, p)
    with pytest.raises(MonevError, match="tidak ada untuk rapat ini"):
        make_document(office, p, r, "ralat", "docx")
    cases = (
        ({"tanggal": "2025-07-17"}, "Penundaan", "Kamis, 17 Juli 2025"),
        ({"mulai": "13.00"}, "Ralat Undangan", "13.00 WIB s.d. selesai"),
        ({"tanggal": "2025-07-14"}, "Perubahan Jadwal", "Senin, 14 Juli 2025"),
    )
    before = "Kamis, 10 Juli 2025"
    for value, what, then in cases:
        meeting.move_rapat(office, r, value, alasan="Pimpinan dinas luar.", surat_nomor="8/UND", **ANI)
        text = letter(office, p)
        for words in (f"{what} Rapat TW II", "8/UND", before, then, "alasan: Pimpinan dinas luar."):
            assert words in text, (words, text)
        r = meeting.read_rapat(office, SATKER, TAHUN, 1)
        before = "Kamis, 17 Juli 2025"
    meeting.call_off_rapat(office, r, alasan="Kantor dipakai", **ANI)
    text = letter(office, p)
    for words in ("Pembatalan Rapat TW II", "Senin, 14 Juli 2025", "dibatalkan, dengan alasan: Kantor dipakai."):
        assert words in text, (words, text)
    invitation = docx_text(make_document(office, p, meeting.read_rapat(office, SATKER, TAHUN, 1), "undangan", "docx"))
    assert ("Kamis, 10 Juli 2025" in invitation, "09.00 WIB" in invitation) == (True, True)  # as it was sent
    called_off = meeting.read_rapat(office, SATKER, TAHUN, 1)
    assert [d.kode for d in list_documents(called_off)] == ["undangan", "ralat"]
    with pytest.raises(MonevError, match="Notulen tidak ada"):
        make_document(office, p, called_off, "notulen", "docx")
    meeting.move_rapat(office, called_off, {"tanggal": "2025-07-21"}, alasan="Jadi juga", **ANI)
    meeting.call_off_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, 1), alasan="Banjir", **ANI)
    for words in ("Pembatalan Rapat TW II", "Senin, 21 Juli 2025", "dibatalkan, dengan alasan: Banjir."):
        assert words in letter(office, p), words


def test_an_invitation_sent_anew_says_what_holds_then(office, p):
    r = invite(office, p)
    meeting.move_rapat(office, r, {"tanggal": "2025-07-17"}, alasan="Pimpinan dinas luar", **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    meeting.change_rapat(office, r, {"undangan_nomor": "9/UND/2025", "undangan_tanggal": "2025-07-11"}, **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    text = docx_text(make_document(office, p, r, "undangan", "docx"))
    assert ("9/UND/2025" in text, "Kamis, 17 Juli 2025" in text, "10 Juli 2025" in text) == (True, True, False)


AGREED = [("Lengkapi bukti", "II.1.1", "20 Juli 2025"), ("Susun <jadwal>", "Umum", "20 Juli 2025")]
LATER, EARLIER = ("Unggah laporan", "Area V", "31 Juli 2025"), ("Buat akun", "Umum", "14 Juli 2025")
SAID = ["Bukti dilengkapi pekan ini.", "Listrik dibahas panjang.", "Rapat berikut Agustus."]
REPORTED = "Listrik <padam>"


@pytest.fixture
def held(office, told):
    """That meeting closed, and corrected once."""
    r = told
    meeting.record_remark(office, r, jenis="catatan", isi=SAID[2], **ANI)
    meeting.record_kendala(office, r, kendala="Anggaran belum cair", solusi="Revisi DIPA", kode="V.a.1.1", **ANI)
    meeting.decide(office, r, uraian="Unggah laporan", pic="Cici", batas="2025-07-31", area="V", **ANI)
    meeting.decide(office, r, uraian="Buat akun", pic="Dedi", batas="2025-07-14", **ANI)
    done = {"laporan": "selesai", "tanggal_selesai": "2025-06-20"}
    edit(office, SATKER, TAHUN, Target("II.1.1", "2025-05", None), done, rapat=r.nomor, **ANI)
    close_rapat(office, r, **ANI)
    correct_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, r.nomor), alasan="Nama keliru", **ANI)
    close_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, r.nomor), **ANI)
    return meeting.read_rapat(office, SATKER, TAHUN, r.nomor)


def test_the_papers_say_what_the_meeting_said_and_nothing_else(office, held):
    def made(kode: str, form: str) -> bytes:
        return make_document(office, meeting.rapat_view(office, held), held, kode, form)

    expected = [EARLIER, *AGREED, LATER]
    minutes = made("notulen", "docx")
    for content in (minutes, made("laporan", "docx")):
        tables = rows_docx(content)
        (agreed,) = [rows for rows in tables if rows[0][:3] == ["No.", "Tindak lanjut", "Langkah atau area"]]
        assert [(row[1], row[2], row[4]) for row in agreed[1:]] == expected  # by the day they are due
        (noted,) = [rows for rows in tables if rows[0][-1] == "Solusi"]
        assert noted[1:] == [["Area V; V.a.1.1", "Anggaran belum cair", "Revisi DIPA"]]  # the same words stand once
    read = {"Word": docx_text(minutes), "PDF": pdf_text(made("notulen", "pdf"))}
    for form, text in read.items():
        words = " ".join(text.split())
        said = words[words.index("Pembahasan") : words.index("E. Keputusan") if form == "PDF" else None]
        for sentence in (*SAID, "Status (Mei 2025) semula Belum, menjadi Selesai pada 20 Juni 2025."):
            assert said.count(sentence) == 1, (form, sentence)
        assert "Notulensi (Februari 2025) semula Belum ada, menjadi Ada." in words
        assert "Tabel 1. Capaian per area, posisi 30 Juni 2025" in words
        assert "Tanggal selesai" not in words, "the day is said with what it is the day of"
        assert REPORTED.partition(" ")[2] not in words, "it was reported, nobody spoke of it"
        assert words.count("Perbaikan ke-1, 10 Juli 2025: Nama keliru") == 1
        assert re.search(r"\. Sebanyak \d+ bukti belum ada\.", words), "no sentence begins with a figure"
    # The list is of those who were asked: nobody else can come to a meeting that is over.
    (people,) = [rows for rows in rows_docx(made("hadir", "docx")) if rows[0][0] == "No."]
    assert [row[3] for row in people[1:]] == ["Hadir", "", "Dinas luar"]
    sheet = [str(cell) for row in sheet_xlsx(made("lembar", "xlsx"), "Lembar Monev") for cell in row if cell]
    slides = "\n".join(pptx_text(made("paparan", "pptx")))
    for what, _, _ in expected:
        assert sum(cell.count(f"{what} (") for cell in sheet) == 1, what
        assert what in slides, what
    assert slides.count("Perbaikan ke-1, 10 Juli 2025: Nama keliru") == 1
    assert "Area V; V.a.1.1, kendala: Anggaran belum cair; solusi: Revisi DIPA." in slides
    assert "Belum ada laporan sebelumnya" not in slides
