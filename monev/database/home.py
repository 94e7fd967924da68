"""The journal as it is opened at a start.

One of an earlier version is moved in first, and has to give the same answers.
"""

from contextlib import closing
from pathlib import Path

from monev.core import clock
from monev.core.errors import MonevError
from monev.database.database import Database
from monev.database.query_files import Row
from monev.journal import Journal, open_journal
from monev.journal.moving_in import move_in


def open_home(address: str | Path) -> Journal:
    """Open the journal at an address as `open_journal` does.

    A folder of an earlier version is moved into one store before, if that gives the same figures.
    Raises MonevError.
    """
    if "://" not in str(address):
        move_in(Path(address).expanduser().absolute(), _compare)
    return open_journal(address)


def _compare(old: Journal, new: Journal) -> None:
    before, after = _answers(old), _answers(new)
    if before != after:
        raise MonevError(
            f"Angka yang dihitung dari jurnal lama {old} dan dari salinannya tidak sama.",
            "Jurnal lama tidak berubah. Pakai versi Monev ZI yang lama, dan laporkan ini.",
        )


def _answers(journal: Journal) -> list[tuple[Row, list[Row]]]:
    """Ask for each plan what `keadaan` is made of, in tables of its own in memory."""
    answers = []
    with closing(Database(None, journal)) as db:
        for plan in db.ask("figures/rencana_list", sertakan_tersembunyi=True):
            posisi = plan["posisi_laporan"] or clock.today()
            which = {"daftar": (plan["rencana_id"],), "dipilih": None, "sampai": None}
            views = db.ask("figures/views", posisi=posisi, **which)
            shown = [view["unggahan_id"] for view in views]
            asked = {"daftar": shown, "pada": (posisi,), "per_area": (True, False)}
            counts = db.ask("figures/counts", **asked)
            months = db.ask("figures/months_per_area", daftar=shown, posisi=posisi)
            answers.append((plan, [*views, *counts, *months]))
    return answers
