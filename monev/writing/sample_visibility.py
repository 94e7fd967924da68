"""What is shown of the data that comes with the program: hiding the sample offices, for good."""

from __future__ import annotations

from monev.database import Database, to_rows
from monev.figures import list_rencana
from monev.journal import Entry


def hide_simulations(db: Database, *, pelaku: str) -> list[Entry]:
    """Leave every rencana of sample data out of all lists from now on; nothing is deleted.

    One journal entry of jenis "tampilan" for each, so that every machine following the journal does the same.
    """
    listing = list_rencana(db)
    entry = [
        db.journal.add(
            jenis="tampilan",
            pelaku=pelaku,
            satker=one["satker"],
            tahun=one["tahun"],
            content={"disembunyikan": True},
        )
        for one in to_rows(listing[listing["simulasi"]])
    ]
    db.catch_up()
    return entry
