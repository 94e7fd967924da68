"""The dated facts behind a picture: who said what, and from which day it holds."""

from collections.abc import Iterable
from datetime import date, datetime

from monev.database import Database, Row
from monev.figures.views import View, ask_unggahan

Cell = tuple[str, str | None, str | None, str]
"""A field (last) of a langkah (kode), of its tenggat, or of a bukti of that."""


def holds(db: Database, view: View, kodes: Iterable[str]) -> dict[Cell, date]:
    """Map each cell of these langkah of which somebody said something to the day it holds from."""
    return {cell: row["berlaku"] for cell, row in _said(db, view, kodes).items()}


def who_said(
    db: Database, view: View, place: tuple[str, str | None, str | None], kolom: str
) -> tuple[str, datetime]:
    """Return who said what a cell of the view says, and when; else who stored the file in force."""
    row = _said(db, view, [place[0]]).get((*place, kolom))
    if row is None:
        (row,) = ask_unggahan(db, "figures/file", view.hash_entri, unggahan_id=view.berkas_id)
    return row["pelaku"], row["waktu"]


def _said(db: Database, view: View, kodes: Iterable[str]) -> dict[Cell, Row]:
    asked = {"unggahan_id": view.unggahan_id, "entri": view.entri, "kode": sorted({*kodes})}
    rows = ask_unggahan(db, "figures/holds", view.hash_entri, **asked)
    return {(row["kode"], row["tenggat"], row["bukti"], row["kolom"]): row for row in rows}


def facts_of(db: Database, rencana_id: int, entri: int) -> list[Row]:
    """List what a journal entry said, in order, with `ditarik`: it does not count now.

    Each has kode, tenggat (as it is called now), bukti, kolom, dari, nilai, berlaku, waktu, pelaku,
    rapat, and berkas (a file said it).
    """
    return db.ask("figures/facts", rencana_id=rencana_id, entri=entri)
