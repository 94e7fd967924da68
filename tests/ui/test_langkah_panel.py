"""The head of a langkah's panel: the tenggat to act on, the bukti that lack, a mark for each
tenggat.
"""

from datetime import date

import pytest

from monev import figures
from monev.figures.tenggat import first_to_act
from monev.ui.langkah_panel import panel_head
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.on_screen import seen_in
from tests.screen_things import Block, Choice, Said

POSISI = date(2025, 9, 30)
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def head_of_monthly(db, posisi: date = POSISI) -> list[Block]:
    """Make the head of the panel of a monthly langkah: seven months done, two late, three to
    come.
    """
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
    """Store a plan of one langkah and return its details at a posisi."""
    append_unggahan(
        db, sample_content([langkah_content("I.1.1", tenggat, **other)], posisi="2025-09-30")
    )
    return figures.langkah_details(db, figures.view_at(db, SATKER, 2025, posisi), "I.1.1")


def standing(blocks) -> Said:
    """Return the words about the tenggat that is looked at."""
    return next(said for said in seen_in(blocks, Said) if said.stands_out)


def test_a_monthly_langkah_says_what_is_oldest_a_row_of_marks_and_what_each_document_owes(db):
    blocks = head_of_monthly(db)
    said = standing(blocks)
    assert (said.mark, said.colour, said.text) == ("▲", "terlambat", "Terlambat, 30 hari lewat")
    assert said.notes == ("Jatuh tempo Agustus 2025", "PIC: Kasubbag Hukum")
    marks = seen_in(blocks, Choice)
    assert {mark.under for mark in marks} == {"bulanan, 7 dari 9 yang jatuh tempo selesai"}
    assert "".join(mark.mark for mark in marks) == "✓✓✓✓✓✓✓▲▲○○○"
    assert [mark.text for mark in marks if mark.is_on] == ["Agu"]
    assert marks[7].name == "Agustus 2025: Terlambat, 30 hari lewat"
    owed = [said.text for said in seen_in(blocks, Said)][-3:]
    assert owed == ["Bukti belum ada (4)", "Notulensi: Agu, Sep 2025", "Foto: Agu, Sep 2025"]
    blocks = head_of_monthly(db, date(2025, 12, 31))
    marks = [mark.mark for mark in seen_in(blocks, Choice)]
    assert marks[-3:] == ["△", "△", "△"], "not reported yet"
    assert standing(blocks).text == "Terlambat, 122 hari lewat"


def test_the_panel_speaks_of_the_target_that_was_touched(db):
    """The one to act on is among the marks below."""
    tenggat = [
        tenggat_content("2025-06", "selesai", tanggal_selesai="2025-06-20"),
        tenggat_content("2025-12"),
    ]
    details = details_of(db, tenggat)
    for touched, stands in (("2025-06", "Selesai"), ("2025-12", "Belum jatuh tempo")):
        blocks = panel_head(details, touched, rencana_only=False)
        assert standing(blocks).text == stands
        months = [mark.text for mark in seen_in(blocks, Choice) if mark.is_on]
        assert months == [{"2025-06": "Jun", "2025-12": "Des"}[touched]]


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
    last = seen_in(panel_head(details, first, rencana_only=False), Said)[-1]
    names_none = not any(target["bukti"] for target in tenggat)
    assert (last.text == "Bukti belum disebut di rencana.") == names_none
