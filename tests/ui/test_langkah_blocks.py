"""What the panel of a langkah says first: the tenggat to act on, what is owed, a mark for each tenggat."""

from datetime import date

import pytest

from monev import figures
from monev.ui.langkah_blocks import describe_tenggat, panel_head
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content

POSISI = date(2025, 9, 30)
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def monthly(db, posisi: date = POSISI) -> list[dict]:
    """The head of the panel of a monthly langkah: seven months done, two late, three to come."""
    tenggat = [
        tenggat_content(month, "selesai", tanggal_selesai=f"{month}-20", bukti={"Notulensi": "ada", "Foto": "ada"})
        for month in MONTHS[:7]
    ]
    tenggat += [tenggat_content(month, bukti={"Notulensi": "belum_ada", "Foto": "belum_ada"}) for month in MONTHS[7:]]
    langkah = langkah_content("I.1.1", tenggat, jenis_target="bulanan", pic="Kasubbag Hukum")
    append_unggahan(db.journal, sample_content([langkah], posisi="2025-09-30"))
    db.catch_up()
    view = figures.view_at(db, SATKER, 2025, posisi)
    return panel_head(figures.langkah_details(db, view, "I.1.1"), "2025-08", rencana_only=view.rencana_only)


def of_kind(blocks, kind: str) -> dict:
    return next(block for block in blocks if block["kind"] == kind)


def test_a_monthly_langkah_says_what_is_oldest_a_row_of_marks_and_what_each_document_owes(db):
    blocks = monthly(db)
    standing = of_kind(blocks, "standing")
    assert (standing["mark"], standing["status"], standing["text"]) == ("▲", "terlambat", "Terlambat, 30 hari lewat")
    assert standing["notes"] == ["Jatuh tempo Agustus 2025", "PIC: Kasubbag Hukum"]
    row = of_kind(blocks, "marksRow")
    assert row["label"] == "bulanan, 7 dari 9 yang jatuh tempo selesai"
    assert "".join(one["mark"] for one in row["items"]) == "✓✓✓✓✓✓✓▲▲○○○"
    assert [one["label"] for one in row["items"] if one["current"]] == ["Agu"]
    assert row["items"][7]["name"] == "Agustus 2025: Terlambat, 30 hari lewat"
    assert of_kind(blocks, "heading")["text"] == "Bukti belum ada (4)"
    assert of_kind(blocks, "lines")["items"] == [{"text": "Notulensi, Foto: Agustus dan September 2025"}]


def test_what_is_late_for_want_of_a_report_says_so(db):
    blocks = monthly(db, date(2025, 12, 31))
    assert [one["mark"] for one in of_kind(blocks, "marksRow")["items"]][-3:] == ["△", "△", "△"]
    assert of_kind(blocks, "standing")["text"] == "Terlambat, 122 hari lewat"


@pytest.mark.parametrize(
    ("tenggat", "first"),
    [
        ([tenggat_content("2025-03"), tenggat_content("2025-06")], "2025-03"),
        ([tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31"), tenggat_content("2025-11")], "2025-11"),
        ([tenggat_content("2025-12"), tenggat_content("2025-11")], "2025-11"),
        ([tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31")], "2025-03"),
        ([tenggat_content("2025-03", "tidak_berlaku", kendala="Dihapus")], "2025-03"),
        ([], None),
    ],
)
def test_first_to_act_on_is_the_oldest_late_else_the_next_due(db, tenggat, first):
    append_unggahan(db.journal, sample_content([langkah_content("I.1.1", tenggat)], posisi="2025-09-30"))
    db.catch_up()
    details = figures.langkah_details(db, figures.view_at(db, SATKER, 2025, POSISI), "I.1.1")
    found = figures.first_to_act(details.tenggat.to_dict("records"))
    assert (found and found["tenggat"]) == first
    assert panel_head(details, first, rencana_only=False)


def test_a_plan_nothing_was_reported_of_owes_without_a_word_of_failure(fill_database):
    db = fill_database("rencana")
    view = figures.view_at(db, SATKER, 2025, POSISI)
    blocks = panel_head(figures.langkah_details(db, view, "I.1.1"), None, rencana_only=view.rencana_only)
    assert of_kind(blocks, "standing")["text"] == "Sudah jatuh tempo"
    assert of_kind(blocks, "heading")["text"].startswith("Bukti diperlukan")
    assert "erlambat" not in str(blocks)


def test_a_langkah_whose_evidence_cell_is_empty_says_so(db):
    bare = langkah_content("I.1.1", [tenggat_content("2025-03") | {"bukti": []}])
    append_unggahan(db.journal, sample_content([bare], posisi="2025-09-30"))
    db.catch_up()
    details = figures.langkah_details(db, figures.view_at(db, SATKER, 2025, POSISI), "I.1.1")
    assert panel_head(details, None, rencana_only=False)[-1]["text"] == "Bukti belum disebut di rencana."


@pytest.mark.parametrize(
    ("tenggat", "words"),
    [
        (["2025-03"], "Maret 2025"),
        (["2025-03", "2025-06"], "Maret dan Juni 2025"),
        (MONTHS[:9], "Januari s.d. September 2025"),
        (["2025-01", "2025-08-04", "2025-09"], "Januari, 4 Agustus dan September 2025"),
        (["2025-12", "2026-01"], "Desember 2025; Januari 2026"),
    ],
)
def test_several_tenggat_in_words(tenggat, words):
    assert describe_tenggat(tenggat) == words
