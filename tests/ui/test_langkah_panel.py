"""What the panel of a langkah says first: the tenggat to act on, what is owed, a mark for each
tenggat."""

from datetime import date

import pytest

from monev import figures
from monev.figures.tenggat import first_to_act
from monev.ui.langkah_panel import panel_head
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content

POSISI = date(2025, 9, 30)
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def head_of_monthly(db, posisi: date = POSISI) -> list[dict]:
    """The head of the panel of a monthly langkah: seven months done, two late, three to come."""
    tenggat = [
        tenggat_content(
            month,
            "selesai",
            tanggal_selesai=f"{month}-20",
            bukti={"Notulensi": "ada", "Foto": "ada"},
        )
        for month in MONTHS[:7]
    ]
    tenggat += [
        tenggat_content(month, bukti={"Notulensi": "belum_ada", "Foto": "belum_ada"})
        for month in MONTHS[7:]
    ]
    details = details_of(db, tenggat, posisi, jenis_target="bulanan", pic="Kasubbag Hukum")
    return panel_head(details, "2025-08", rencana_only=False)


def details_of(db, tenggat: list[dict], posisi: date = POSISI, **other: str):
    """The one langkah of a stored plan, at a posisi."""
    append_unggahan(
        db, sample_content([langkah_content("I.1.1", tenggat, **other)], posisi="2025-09-30")
    )
    return figures.langkah_details(db, figures.view_at(db, SATKER, 2025, posisi), "I.1.1")


def of_kind(blocks, kind: str) -> dict:
    return next(block for block in blocks if block["kind"] == kind)


def test_a_monthly_langkah_says_what_is_oldest_a_row_of_marks_and_what_each_document_owes(db):
    blocks = head_of_monthly(db)
    standing = of_kind(blocks, "notice")
    assert (standing["mark"], standing["tone"], standing["text"]) == (
        "▲",
        "terlambat",
        "Terlambat, 30 hari lewat",
    )
    assert standing["notes"] == ["Jatuh tempo Agustus 2025", "PIC: Kasubbag Hukum"]
    row = of_kind(blocks, "switches")
    items = [item for (item,) in row["choices"]]
    assert row["label"] == "bulanan, 7 dari 9 yang jatuh tempo selesai"
    assert "".join(item["mark"] for item in items) == "✓✓✓✓✓✓✓▲▲○○○"
    assert [item["text"] for item in items if item["on"]] == ["Agu"]
    assert items[7]["name"] == "Agustus 2025: Terlambat, 30 hari lewat"
    assert of_kind(blocks, "heading")["text"] == "Bukti belum ada (4)"
    assert of_kind(blocks, "lines")["items"] == [
        {"text": "Notulensi: Agu, Sep 2025"},
        {"text": "Foto: Agu, Sep 2025"},
    ]
    blocks = head_of_monthly(db, date(2025, 12, 31))
    marks = [item["mark"] for (item,) in of_kind(blocks, "switches")["choices"]]
    assert marks[-3:] == ["△", "△", "△"], "not reported yet"
    assert of_kind(blocks, "notice")["text"] == "Terlambat, 122 hari lewat"


def test_the_panel_speaks_of_the_target_that_was_touched(db):
    """Not of the one to act on: that is among the marks below."""
    tenggat = [
        tenggat_content("2025-06", "selesai", tanggal_selesai="2025-06-20"),
        tenggat_content("2025-12"),
    ]
    details = details_of(db, tenggat)
    for touched, stands in (("2025-06", "Selesai"), ("2025-12", "Belum jatuh tempo")):
        blocks = panel_head(details, touched, rencana_only=False)
        assert of_kind(blocks, "notice")["text"] == stands
        assert [
            item["text"] for (item,) in of_kind(blocks, "switches")["choices"] if item["on"]
        ] == [{"2025-06": "Jun", "2025-12": "Des"}[touched]]


@pytest.mark.parametrize(
    ("tenggat", "first"),
    [
        ([tenggat_content("2025-03"), tenggat_content("2025-06")], "2025-03"),
        (
            [
                tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31"),
                tenggat_content("2025-11"),
            ],
            "2025-11",
        ),
        ([tenggat_content("2025-12"), tenggat_content("2025-11")], "2025-11"),
        ([tenggat_content("2025-03", "selesai", selesai_sejak="2025-03-31")], "2025-03"),
        ([tenggat_content("2025-03", "tidak_berlaku", kendala="Dihapus")], "2025-03"),
        ([tenggat_content("2025-03") | {"bukti": []}], "2025-03"),
        ([], None),
    ],
)
def test_first_to_act_on_is_the_oldest_late_else_the_next_due(db, tenggat, first):
    details = details_of(db, tenggat)
    found = first_to_act(details.tenggat)
    assert (found and found["tenggat"]) == first
    said = panel_head(details, first, rencana_only=False)
    assert (said[-1].get("text") == "Bukti belum disebut di rencana.") == all(
        not t["bukti"] for t in tenggat
    )
