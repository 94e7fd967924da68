"""What is shown of the data that comes with the program: hiding the sample offices, for good."""

from __future__ import annotations

from monev.database import Database, to_rows
from monev.figures import list_rencana
from monev.journal import Entry
from monev.writing.append import NewEntry, append_entry


def hide_simulations(db: Database, *, pelaku: str) -> list[Entry]:
    """Leave every rencana of sample data out of all lists from now on; nothing is deleted.

    One journal entry of jenis "tampilan" for each, so that every machine following the journal does the same.
    """
    listing = list_rencana(db)
    return [
        append_entry(
            db, NewEntry("tampilan", rencana["satker"], rencana["tahun"], {"disembunyikan": True}), pelaku=pelaku
        )
        for rencana in to_rows(listing)
        if rencana["simulasi"]
    ]
