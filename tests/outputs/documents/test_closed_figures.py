"""The documents of a closed meeting can be made again at any later time and say the same."""

from monev.database import Database
from monev.figures import full_state
from monev.meeting import ending
from monev.outputs.documents import make_document
from monev.writing.plan_versions import cancel
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content
from tests.outputs.documents.conftest import Desk, all_langkah
from tests.outputs.documents.open_documents import html_text, on_one_line

UNDANGAN = ("II.1.1", "2025-05", "Undangan")
TIMELESS = (("laporan", "html"), ("notulen", "html"), ("pesan", "txt"))
"""Papers whose bytes hold no time of making."""


def papers(desk: Desk) -> dict[str, bytes]:
    """Make them anew: `desk.paper` keeps what was made of the same store."""
    made = {}
    for kode, form in TIMELESS:
        made[kode] = make_document(desk.db, desk.view, desk.rapat, kode, form)
    return made


def change_everything(desk: Desk, today) -> None:
    """Let happen what may come after a meeting: ticks, a follow-up done, uploads of any posisi,
    one of them taken back.
    """
    Desk(desk.db, None).tick(*UNDANGAN, status="ada")
    desk.follow_up(1, status="selesai")
    append_unggahan(desk.db.journal, sample_content(all_langkah(), unggahan=9, posisi="2025-03-31"))
    append_unggahan(desk.db, sample_content(all_langkah(), unggahan=10))
    cancel(desk.db, SATKER, TAHUN, reason="salah berkas", pelaku="Ani")
    today("2025-08-20")


def test_it_says_the_same_after_everything_that_came_later(desk, journal, today):
    desk.tick(*UNDANGAN, status="perlu_perbaikan")
    desk.do(ending.close_rapat)
    signed = papers(desk)
    change_everything(desk, today)
    assert full_state(desk.db, desk.view)["unggahan"] == 9
    assert papers(desk) == signed
    other = Database.open_at(None, journal)
    assert papers(Desk(other)) == signed
    other.close()
    desk.do(ending.correct_rapat, alasan="Nama notulis keliru")
    desk.change(notulis="Budiman")
    desk.tick(*UNDANGAN, status="ada")
    desk.do(ending.close_rapat)
    for kode in ("laporan", "notulen"):
        text = on_one_line(html_text(desk.paper(kode, "html")))
        assert "Perbaikan ke-1, 20 Agustus 2025: Nama notulis keliru" in text, kode
    assert "10 Juli 2025" in text
