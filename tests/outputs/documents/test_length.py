"""A report of many long langkah stays one to read: every long text stands in it once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
import pytest

from monev import meeting
from monev.figures import view_at
from monev.outputs.documents import make_document
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.outputs.documents.conftest import ANI

LETTERS, MOST_PAGES = 1000, 120


def long_langkah(number: int) -> dict[str, Any]:
    """A langkah of a thousand letters; every third one is late, with a kendala."""
    words = f"Langkah yang ke-{number} memuat uraian panjang tentang pelaksanaannya beserta seluruh rinciannya. " * 12
    done = {"laporan": "selesai", "tanggal_selesai": "2025-09-20"}
    state = {"kendala": "Anggaran belum cair"} if number % 3 == 0 else done
    bukti = {"Undangan": "ada", "Notulensi": "belum_ada"}
    return langkah_content(
        f"{('I', 'II', 'III', 'IV', 'V', 'VI', 'VII')[number % 7]}.{number // 7 + 1}.1",
        [tenggat_content(f"2025-{7 + number % 3:02d}", bukti=bukti, **state)],
        pic="Sekretaris",
        langkah_aksi=f"{words[: LETTERS - 30]} sampai butir {number} berakhir",
    )


@pytest.mark.semua
def test_a_report_of_300_langkah_of_a_thousand_letters_has_at_most_120_pages(db):
    content = sample_content([long_langkah(number) for number in range(300)], posisi="2025-09-30")
    append_unggahan(db.journal, content)
    db.catch_up()
    p = view_at(db, SATKER, TAHUN, date(2025, 9, 30))
    r = meeting.open_rapat(db, SATKER, TAHUN, judul="Rapat", tanggal="2025-10-10", posisi=p.posisi, **ANI)
    pages = pypdfium2.PdfDocument(make_document(db, p, r, "laporan", "pdf"))
    assert len(pages) <= MOST_PAGES
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    # Of each the end once: everywhere else it is shortened.
    assert [text.count(f"sampai butir {number} berakhir") for number in range(300)] == [1] * 300
