"""The content of a view, read from its tables in the shape of a journal entry."""

import json
from collections.abc import Sequence

from monev.core.grouping import group_by
from monev.database import Database
from monev.figures.views import View
from monev.writing.content import Content


def content_of(db: Database, view: View) -> Content:
    """Read the whole content of a view. The dict is the caller's own."""
    langkah = read_langkah(db, view)
    by_file = {name: db.ask(f"uploads/{name}", unggahan_id=view.berkas_id) for name in _OF_FILE}
    for name, rows in by_file.items():
        of_kode = group_by(rows, lambda row: row.pop("kode"))
        for kode, content in langkah.items():
            content[_OF_FILE[name]] = of_kode.get(kode, [])
    (file,) = db.ask("uploads/file", unggahan_id=view.berkas_id)
    return {
        **file,
        "dilaporkan": view.dilaporkan,
        "simulasi": view.simulasi,
        "langkah": [*langkah.values()],
    }


_OF_FILE = {"dokumen": "bukti", "jejak": "jejak"}
"""Questions about what only files say → the field of a langkah with the answer."""


def read_langkah(db: Database, view: View, kode: Sequence[str] | None = None) -> dict[str, Content]:
    """Read these langkah of a view (None: all) by kode, without what only files say of them."""
    asked = {"unggahan_id": view.unggahan_id, "kode": None if kode is None else [*kode]}
    langkah: dict[str, Content] = {}
    for row in db.ask("uploads/langkah", **asked):
        langkah[row["kode"]] = {**row, "lainnya": json.loads(row["lainnya"]), "tenggat": []}
    tenggat: dict[tuple[str, str], Content] = {}
    for row in db.ask("uploads/tenggat", **asked):
        of = row.pop("kode")
        tenggat[of, row["tenggat"]] = {**row, "bukti": []}
        langkah[of]["tenggat"].append(tenggat[of, row["tenggat"]])
    for row in db.ask("uploads/bukti", **asked):
        place = (row.pop("kode"), row.pop("tenggat"))
        tenggat[place]["bukti"].append(row)
    return langkah
