"""What a meeting leaves behind: its papers and photos as bukti of the langkah that ask for them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PIL import ExifTags, Image

from monev import figures
from monev.access.visitors import LOCAL
from monev.core.errors import FileRefused
from monev.core.file_references import files_of
from monev.database import rows_of
from monev.edits.single_edits import Target
from monev.evidence_files.files import read_for
from monev.figures.rows import BuktiRow
from monev.meeting import acts, ending, own_target, records
from monev.outputs import documents, meeting_bukti
from monev.outputs.documents.material import gather
from monev.outputs.documents.texts import write_per_pic
from pages.rapat.meeting_list import EVERYTHING, make_document
from tests.code import ROOT
from tests.conftest import filled_by, on_day
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf, picture
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    saved,
    tenggat_content,
)
from tests.meeting.conftest import ANI, close, rapat_now
from tests.outputs.documents.open_documents import docx_text

current = on_day("2025-07-10")
MEETING = "Menyelenggarakan rapat evaluasi ZI"
OWN = f"I.4 {MEETING}, Juni 2025"


@filled_by
def asking(db) -> None:
    """Store a langkah about meetings that asks for six documents in June, another that asks for
    one, and a third that is about none.
    """
    kinds = {"Undangan": "Undangan", "Daftar hadir": "Daftar hadir", "Notulen rapat": "Notulensi"}
    kinds |= {"Laporan": "Laporan", "Foto kegiatan": "Dokumentasi"}
    kinds["Lembar monev ZI"] = "Hasil monitoring dan evaluasi"
    owed = tenggat_content("2025-06", bukti=dict.fromkeys(kinds, "belum_ada"))
    for bukti in owed["bukti"]:
        bukti["jenis"] = kinds[bukti["nama"]]
    few = tenggat_content("2025-06", bukti={"Undangan": "belum_ada"})
    content = [
        langkah_content("I.4.1", [owed], langkah_aksi=MEETING),
        langkah_content("I.5.1", [few], langkah_aksi="Rapat dengan mitra"),
        langkah_content("I.6.1", [owed], langkah_aksi="Membagikan pin"),
    ]
    append_unggahan(db, sample_content(content, posisi="2025-06-30"))


@pytest.fixture
def meeting(asking) -> records.Rapat:
    """Open the meeting of TW II."""
    return begin_rapat(asking, judul="Rapat evaluasi TW II")


def closed(db, meeting: records.Rapat) -> records.Rapat:
    """Close the meeting, saying that it fulfils I.4."""
    acts.add_attendance(db, meeting, [("Budi", "Anggota")], **ANI)
    said = {"pemimpin": "Ketua", "notulis": "Ani", "memenuhi": "I.4.1 2025-06"}
    own = own_target.can_fulfil(db, records.rapat_view(db, meeting), meeting)
    assert own and own.words == OWN
    ending.close_rapat(
        db, meeting, said, lambda: meeting_bukti.fulfil(db, meeting, own, **ANI), **ANI
    )
    return rapat_now(db)


def files_in_june(db) -> dict[str, list[bytes]]:
    """Return the stored files of each bukti of I.4.1."""
    found = {}
    for row in rows_of(
        figures.bukti(db, figures.view_at(db, SATKER, TAHUN, date(2025, 7, 10))), BuktiRow
    ):
        if row["kode"] == "I.4.1":
            files = files_of(row["tautan"])
            found[row["bukti"]] = [read_for(db, LOCAL, file.sha256) for file in files]
    return found


def test_the_meeting_is_the_langkah_that_asks_for_it_and_its_papers_are_bukti(asking, meeting):
    view = records.rapat_view(asking, meeting)
    before = documents.make_document(asking, view, meeting, "lembar", "xlsx")
    cells = str([[*each.values] for each in load_workbook(BytesIO(before))])
    assert "Notulen, 2025-07-10" not in cells, "what is not there yet has no place"
    rapat = closed(asking, meeting)
    meeting_bukti.keep_papers(asking, rapat, **ANI)
    files = files_in_june(asking)
    for name, words in (("Notulen rapat", "NOTULEN"), ("Daftar hadir", "DAFTAR HADIR")):
        (paper,) = files[name]
        assert words in docx_text(paper)
    (sheet,) = files["Lembar monev ZI"]
    cells = str([[*each.values] for each in load_workbook(BytesIO(sheet))])
    assert "'Notulen, 2025-07-10, Rapat evaluasi TW II.docx'" in cells, "where it is stored"
    assert "Data per 30 Juni 2025, untuk Rapat evaluasi TW II, 10 Juli 2025, notulis Ani" in cells
    assert files["Foto kegiatan"] == []
    material = gather(asking, records.rapat_view(asking, rapat), rapat)
    assert "I.4" not in "".join(write_per_pic(material).values()), "nobody is asked for it"
    text = docx_text(documents.make_document(asking, material.view, rapat, "laporan", "docx"))
    minutes = docx_text(documents.make_document(asking, material.view, rapat, "notulen", "docx"))
    for paper in (minutes, text):
        assert "10 Juli 2025, yaitu rapat ini, sesudah posisi." in paper
        assert paper.count("termasuk 5 bukti rapat ini, yang ada sesudah posisi.") == 1
    long = replace(rapat, judul="Rapat Evaluasi Pembangunan Zona Integritas Triwulan II")
    name = documents.rapat_file_name(long, "Notulen", "docx")
    assert name == "Notulen, 2025-07-10, Rapat Evaluasi Pembangunan Zona.docx", "cut without a sign"
    assert text.count("Dipenuhi rapat ini") == 2, "in the table of what is late, and in the Lembar"
    (own,) = [row for row in material.tenggat if row["kode"] == "I.4.1"]
    assert own["tanggal_selesai"] == date(2025, 7, 10)


def test_a_meeting_that_was_another_one_leaves_the_langkah_as_it_is(asking, meeting):
    rapat = close(asking, meeting)
    assert meeting_bukti.keep_papers(asking, rapat, **ANI) == ""
    assert not any(files_in_june(asking).values())
    material = gather(asking, records.rapat_view(asking, rapat), rapat)
    assert "I.4" in "".join(write_per_pic(material).values()), "it is asked for like any other"


def test_what_is_verified_is_not_asked_about(asking, meeting):
    where = Target("I.4.1", "2025-06", "Undangan")
    edit_plan(asking, where, {"status": "terverifikasi"}, **ANI)
    view = records.rapat_view(asking, meeting)
    assert own_target.own_target(asking, view, meeting) is not None
    assert own_target.can_fulfil(asking, view, meeting) is None


def test_a_signed_scan_is_bukti_of_the_kind_its_name_says(asking, meeting):
    rapat = closed(asking, meeting)
    meeting_bukti.keep_papers(asking, rapat, **ANI)
    signed = pdf()
    ending.add_signed_paper(asking, rapat, "Notulen ttd.pdf", signed, **ANI)
    ((_, scan),) = records.files_beside(asking, rapat, photos=False)
    meeting_bukti.keep_papers(asking, rapat, scan, **ANI)
    files = files_in_june(asking)
    assert files["Notulen rapat"] == [signed], "in place of the unsigned one"
    assert signed not in files["Undangan"]


def test_photos_are_shrunk_dated_an_annex_and_bukti(asking, meeting):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2025:07:09 10:00:00"
    taken = saved(Image.new("RGB", (4000, 3000), "#1a7f5a"), "JPEG", exif=exif)
    ending.add_photo(asking, meeting, "IMG_1.jpg", taken, **ANI)
    ending.add_photo(asking, meeting, "IMG_2.png", picture("png"), **ANI)
    with pytest.raises(FileRefused):
        ending.add_photo(asking, meeting, "Undangan.pdf", pdf(), **ANI)
    photos = records.files_beside(asking, rapat_now(asking), photos=True)
    assert [photo["pada"] for photo, _ in photos] == ["2025-07-09", "2025-07-10"]
    with Image.open(BytesIO(asking.journal.read_file(photos[0][1].sha256))) as stored:
        assert stored.size == (1200, 900)
        assert not stored.getexif()
    rapat = closed(asking, meeting)
    view = records.rapat_view(asking, rapat)
    minutes = documents.make_document(asking, view, rapat, "notulen", "docx")
    assert "Rapat, 9 Juli 2025" in docx_text(minutes)
    report = docx_text(documents.make_document(asking, view, rapat, "laporan", "docx"))
    assert "Dokumentasi rapat" in report
    meeting_bukti.keep_photos(asking, rapat, **ANI)
    assert len(files_in_june(asking)["Foto kegiatan"]) == 2
    with ZipFile(BytesIO(make_document(asking, rapat, EVERYTHING.kode, "zip"))) as archive:
        assert "Foto 1, IMG_1.jpg" in archive.namelist()


def test_it_is_the_last_target_of_the_triwulan_of_a_langkah_about_this_meeting(asking, meeting):
    """The meetings of April and May had papers of their own, and so has one about innovation."""
    kinds = dict.fromkeys(("Undangan", "Notulensi"), "belum_ada")
    months = []
    for month in ("2025-04", "2025-05", "2025-06"):
        months.append(tenggat_content(month, bukti=kinds))
    content = [langkah_content("I.4.1", months, langkah_aksi="Monev bulanan rencana aksi")]
    for about in ("Rapat evaluasi program inovasi", "Menyusun rencana aksi"):
        kode = f"I.{len(content) + 4}.1"
        content.append(langkah_content(kode, months, langkah_aksi=about))
    append_unggahan(asking, sample_content(content, unggahan=2, posisi="2025-06-30"))
    own = own_target.own_target(asking, records.rapat_view(asking, meeting), meeting)
    assert own is not None
    assert own.place == ("I.4.1", "2025-06")


def test_the_guide_says_every_word_by_which_a_langkah_is_the_meeting():
    said = (ROOT / "docs/panduan/rapat.md").read_text(encoding="utf-8")
    for word in chain.from_iterable(own_target.WORDS.values()):
        assert f"*{word}*" in said, word
