"""Test a file as a bukti: kept once, never lost, seen only by who may see its office.

Its pages are drawn in a child; a file that does not open gets a message instead.
"""

import hashlib
import resource
from datetime import date

import pytest

from monev import figures
from monev.access import LOCAL, NotAllowed, find_visitor, guest
from monev.core.errors import FileRefused, JournalDamaged, NotFound
from monev.core.file_references import FileReference, files_of
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import rows_of
from monev.edits.single_edits import Target, cancel_change, edit, edit_together
from monev.evidence_files import files
from monev.evidence_files.files import (
    LARGE,
    SAYS_PLACE,
    SMALL,
    add_file,
    edits_of_use,
    page_for,
    read_for,
    take_off,
    thumbnail_for,
)
from monev.evidence_files.first_page import answer
from monev.figures.views import newest_view
from monev.outputs.template import make_template
from monev.uploads import check_upload, plan_upload
from monev.writing.append import FieldClash
from monev.writing.plan_versions import compare_unggahan, find_last
from tests.conftest import filled_by, on_day
from tests.evidence_files.material import endless_pdf, open_image, pdf, photo_with_place, picture
from tests.journal.homes import home_of
from tests.makers import SATKER, TAHUN, add_people, append_unggahan
from tests.uploads.material import tenggat

OTHER = "KPU Kabupaten Lain"
UNDANGAN = Target("V.a.1.1", "2025-05", "Undangan")
PDF = pdf()
SLOW = pdf(fills=500)
ENOUGH = 60.0
"""Seconds in which every machine draws SLOW; it takes about two on a usual one."""
PHOTO = picture()
ASKED = {"kind": "jpg", "page": 1, "side": SMALL}

current = on_day("2025-07-10")
filled = filled_by(append_unggahan)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def add(
    db, name="Undangan Mei.pdf", data=PDF, *, target=UNDANGAN, pelaku=LOCAL_ACTOR, satker=SATKER
):
    return add_file(db, satker, TAHUN, target, name, data, pelaku=pelaku)


def take_off_pdf(db) -> None:
    take_off(db, SATKER, TAHUN, UNDANGAN, sha256(PDF), pelaku=LOCAL_ACTOR)


def stored_bukti(db) -> dict:
    row = tenggat(find_last(db, SATKER, TAHUN).content, "V.a.1.1", "2025-05")
    return next(bukti for bukti in row["bukti"] if bukti["nama"] == "Undangan")


def names_in(tautan: str) -> list[str]:
    """Return the names of the files in a link."""
    return [file.name for file in files_of(tautan)]


def stored_names(db) -> list[str]:
    return names_in(stored_bukti(db)["tautan"])


def test_a_file_makes_its_bukti_ada_comes_back_as_it_was_and_is_taken_back_like_any_change(filled):
    result = add(filled)
    assert result.notes == ("Buktinya dicatat ada.",)
    bukti = stored_bukti(filled)
    assert bukti["status"] == "ada"
    assert files_of(bukti["tautan"]) == (FileReference(sha256(PDF), "Undangan Mei.pdf"),)
    assert read_for(filled, LOCAL, sha256(PDF)) == PDF
    cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku=LOCAL_ACTOR)
    bukti = stored_bukti(filled)
    assert (bukti["status"], bukti["tautan"]) == ("belum_ada", "")


def test_a_photo_that_says_where_it_was_taken_is_kept_and_says_so_and_small_it_does_not(filled):
    there = photo_with_place()
    assert SAYS_PLACE in add(filled, "rapat.jpg", there).notes
    assert read_for(filled, LOCAL, sha256(there)) == there
    for small in (thumbnail_for(filled, LOCAL, sha256(there)), answer(ASKED, there)[1]):
        with open_image(small) as shown:
            assert not shown.getexif()
            assert {"exif", "comment", "xmp", "photoshop"}.isdisjoint(shown.info)
    assert SAYS_PLACE not in add(filled, "lain.jpg", PHOTO).notes


def test_the_same_file_is_kept_once_and_a_link_that_stood_there_stays_beside_one_named_by_its_content(
    filled, journal
):
    add(filled)
    before = journal.tip()
    assert add(filled, "nama lain.pdf").entry is None
    assert journal.tip() == before
    add(filled, target=Target("V.a.1.1", "2025-09", "Undangan"))
    assert journal.originals() == [sha256(PDF)]
    take_off_pdf(filled)
    edit(filled, SATKER, TAHUN, UNDANGAN, {"tautan": "https://contoh.go.id/undangan"}, pelaku="Ani")
    add(filled, "laporan.pdf", PHOTO)
    tautan = stored_bukti(filled)["tautan"]
    assert tautan.startswith("https://contoh.go.id/undangan berkas:")
    assert names_in(tautan) == ["laporan.jpg"], "not what was claimed"


def test_a_document_that_is_there_serves_other_bukti_each_judged_and_taken_away_by_itself(
    filled, journal
):
    add(filled)
    (file,) = files_of(stored_bukti(filled)["tautan"])
    edit(filled, SATKER, TAHUN, UNDANGAN, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    others = [Target("V.a.1.1", "2025-09", "Undangan"), Target("I.1.1", "2025-03", "Notulensi")]
    uses = edits_of_use(others, str(file))
    used = edit_together(filled, SATKER, TAHUN, uses, pelaku=LOCAL_ACTOR)
    assert journal.originals() == [sha256(PDF)], "kept once"
    assert edit_together(filled, SATKER, TAHUN, uses, pelaku=LOCAL_ACTOR).entry is None
    there = [(row["kode"], row["status"]) for row in with_tautan(filled)]
    assert there == [("I.1.1", "ada"), ("V.a.1.1", "terverifikasi"), ("V.a.1.1", "ada")]
    take_off(filled, SATKER, TAHUN, others[0], sha256(PDF), pelaku=LOCAL_ACTOR)
    assert len(with_tautan(filled)) == 2, "the others keep it"
    with pytest.raises(EntryRefused, match="Terverifikasi"):
        edit_together(
            filled, SATKER, TAHUN, edits_of_use([UNDANGAN], "Lemari 2"), pelaku=LOCAL_ACTOR
        )
    edit(filled, SATKER, TAHUN, others[0], {"tautan": "https://contoh.go.id/a"}, pelaku="Ani")
    with pytest.raises(EntryRefused, match="sudah mempunyai tautan lain"):
        edit_together(
            filled, SATKER, TAHUN, edits_of_use(others, "https://contoh.go.id/b"), pelaku="Ani"
        )
    with pytest.raises(FieldClash):
        cancel_change(filled, SATKER, TAHUN, used.entry.nomor, pelaku=LOCAL_ACTOR)


def with_tautan(db) -> list[dict]:
    """List the bukti with a link or file, in the plan's order."""
    view = newest_view(db, SATKER, TAHUN)
    return [row for row in rows_of(figures.bukti(db, view)) if row["tautan"]]


def test_a_file_taken_off_leaves_today_and_stays_on_the_day_before(filled, today):
    add(filled)
    today("2025-07-11")
    take_off_pdf(filled)
    assert stored_bukti(filled)["tautan"] == ""
    view = figures.view_at(filled, SATKER, TAHUN, date(2025, 7, 10))
    older = figures.langkah_details(filled, view, "V.a.1.1").bukti
    (of_may,) = [row for row in older if (row["tenggat"], row["bukti"]) == ("2025-05", "Undangan")]
    assert names_in(of_may["tautan"]) == ["Undangan Mei.pdf"]
    assert read_for(filled, LOCAL, sha256(PDF)) == PDF


def test_people_read_what_changed_by_the_files_name_and_it_goes_along_with_the_template(filled):
    edit(filled, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, pelaku=LOCAL_ACTOR)
    changes = compare_unggahan(filled, 1, add(filled).entry.nomor)
    assert ("Undangan", "Ada") in {(change["kolom"], change["ke"]) for change in changes}
    assert not any("berkas:" in (change["ke"] or "") for change in changes)
    before = stored_bukti(filled)
    reading = check_upload(make_template(filled, SATKER, TAHUN), "isian.xlsx", db=filled)
    assert plan_upload(filled, reading, posisi=date(2025, 7, 10)).changes == ()
    assert stored_bukti(filled) == before


def test_a_bukti_keeps_its_files_once_verified_and_takes_so_many(filled):
    add(filled)
    edit(filled, SATKER, TAHUN, UNDANGAN, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    with pytest.raises(EntryRefused, match="Terverifikasi"):
        add(filled, "lain.jpg", PHOTO)
    with pytest.raises(EntryRefused, match="Terverifikasi"):
        take_off_pdf(filled)
    other = Target("V.a.1.1", "2025-09", "Undangan")
    for number in range(8):
        add(filled, "x" * 200 + ".pdf", pdf(f"halaman {number}"), target=other)
    with pytest.raises(EntryRefused, match="paling banyak 8"):
        add(filled, target=other)


def test_what_is_refused_leaves_nothing_behind(filled, journal):
    before = journal.tip()
    for data in (b"<html>", b""):
        with pytest.raises(FileRefused):
            add(filled, "undangan.pdf", data)
    with pytest.raises(NotFound):
        add(filled, target=Target("V.a.1.1", "2025-05", "Tidak ada"))
    assert journal.tip() == before
    assert not journal.originals()


@pytest.fixture
def staffed(filled, journal):
    """Store a plan of two offices, with an operator and a reader at each."""
    append_unggahan(journal, satker=OTHER)
    for role in ("operator", "pembaca"):
        add_people(filled, **{f"{role}.sini": {SATKER: role}, f"{role}.sana": {OTHER: role}})
    return filled


def test_only_who_reports_there_may_add(staffed, journal):
    before = journal.tip()
    for pelaku in ("pembaca.sini", "operator.sana", "tamu", "penyusup"):
        with pytest.raises(NotAllowed):
            add(staffed, pelaku=pelaku)
    assert journal.tip() == before
    assert not journal.originals()
    assert add(staffed, pelaku="operator.sini").entry is not None


def test_a_file_is_read_by_who_may_see_its_office_and_by_nobody_who_knows_its_hash(staffed):
    add(staffed, pelaku="operator.sini")
    secret = sha256(PDF)
    assert read_for(staffed, find_visitor(staffed, "pembaca.sini"), secret) == PDF
    assert read_for(staffed, guest("semua", SATKER), secret) == PDF
    # The other office names it in its own plan: that makes it no file of theirs.
    stolen = {"tautan": f"berkas:{secret}/curian.pdf"}
    edit(staffed, OTHER, TAHUN, UNDANGAN, stolen, pelaku="operator.sana")
    guests = guest("semua", OTHER), guest("ringkasan", SATKER), guest("tidak")
    for visitor in (find_visitor(staffed, "operator.sana"), *guests):
        with pytest.raises(NotFound):
            read_for(staffed, visitor, secret)
    append_unggahan(staffed, file=b"tabel rencana")
    with pytest.raises(NotFound):  # the original of an upload is no bukti
        read_for(staffed, find_visitor(staffed, "pembaca.sini"), sha256(b"tabel rencana"))
    # Who brings the same bytes has them already.
    add(staffed, satker=OTHER, pelaku="operator.sana")
    assert read_for(staffed, find_visitor(staffed, "operator.sana"), secret) == PDF


def test_damaged_bytes_are_told_and_everything_else_goes_on(filled, journal):
    add(filled)
    add(filled, "foto.jpg", PHOTO)
    home_of(journal).write_original(sha256(PDF), PDF[:-1] + b"x")
    with pytest.raises(JournalDamaged, match="sudah berubah isinya"):
        read_for(filled, LOCAL, sha256(PDF))
    home_of(journal).write_original(sha256(PDF), None)
    with pytest.raises(JournalDamaged, match="tidak ada"):
        read_for(filled, LOCAL, sha256(PDF))
    assert read_for(filled, LOCAL, sha256(PHOTO)) == PHOTO
    changed = edit(filled, SATKER, TAHUN, UNDANGAN, {"catatan": "dicek"}, pelaku="Ani")
    assert changed.entry is not None
    # Brought once more, the file is whole again.
    add(filled)
    assert read_for(filled, LOCAL, sha256(PDF)) == PDF
    assert stored_names(filled) == ["foto.jpg", "Undangan Mei (2).pdf"]


def test_a_child_draws_a_page_of_a_pdf_and_a_photo_for_who_may_see_them(filled):
    elsewhere, large = guest("semua", OTHER), picture(size=(4000, 3000))
    add(filled)
    add(filled, "foto.jpg", large)
    document, photo = sha256(PDF), sha256(large)
    page = page_for(filled, LOCAL, document, "pdf", 1)
    assert page.pages == 1
    drawn = open_image(page.picture)
    assert (drawn.format, max(drawn.size)) == ("JPEG", LARGE)
    with pytest.raises(NotFound):
        page_for(filled, elsewhere, document, "pdf", 1)
    assert page_for(filled, LOCAL, photo, "jpg", 1).pages == 1
    with pytest.raises(FileRefused, match="tidak dapat ditampilkan"):
        page_for(filled, LOCAL, photo, "pdf", 1)
    small = open_image(thumbnail_for(filled, LOCAL, photo))
    assert (small.format, small.size) == ("JPEG", (SMALL, SMALL * 3 // 4))
    with pytest.raises(NotFound):
        thumbnail_for(filled, elsewhere, photo)
    with pytest.raises(FileRefused, match="tidak dapat dibuka"):
        thumbnail_for(filled, LOCAL, document)


def test_a_file_whose_pages_take_all_their_time_twice_is_not_drawn_for_a_while(filled, monkeypatch):
    monkeypatch.setattr(files, "_DRAW_SECONDS", ENOUGH)
    add(filled, data=SLOW)
    monkeypatch.setattr(files, "_slow", {})

    def is_drawn() -> bool:
        try:
            return page_for(filled, LOCAL, sha256(SLOW), "pdf", 1).pages == 1
        except FileRefused:
            return False

    with monkeypatch.context() as patch:
        patch.setattr(files, "_DRAW_SECONDS", 0.0)
        assert [is_drawn(), is_drawn()] == [False, False]
    assert not is_drawn(), "no child is asked"
    monkeypatch.setattr(files, "_SLOW_SECONDS", 0.0)
    assert is_drawn(), "after a while it is tried again"


def test_a_page_that_takes_minutes_is_given_up_after_two_seconds_of_a_processor(
    filled, monkeypatch
):
    monkeypatch.setattr(files, "_slow", {})
    data = endless_pdf(pages=2)
    add(filled, data=data)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for page in (1, 2, 1):
        with pytest.raises(FileRefused, match="tidak dapat ditampilkan"):
            page_for(filled, LOCAL, sha256(data), "pdf", page)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert used < 10, "two tries with what starting their children takes, and no third"
