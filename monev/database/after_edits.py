"""What is so after some changes made in the app: said once, whatever their number."""

import json
from collections.abc import Sequence

from monev.core.records import JsonObject
from monev.database.query_files import Param
from monev.journal import Entry

_PLACE = ("unggahan_id", "kode", "tenggat", "bukti")


Edit = tuple[Entry, int, int]
"""A change in the app: its entry, the id of its unggahan, the id of the unggahan that this one is a
copy of."""


class AfterEdits:
    """The last value of each field that these entries change in their unggahan, in order.

    - changes: rows of table suntingan, as JSON
    - origins: what the unggahan are copies of
    - fields: table of `_table_of` → row (`_PLACE`) → changed field → value
    - langkah: unggahan and kode of each langkah touched → its last entry, which lists all changes
    - entries: unggahan → its entries
    - reported, unsaid: unggahan in which something is called reported at last, or no longer
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take the entries apart."""
        self.changes: list[str] = []
        self.origins = sorted({origin_id for *_, origin_id in edits})
        self.fields: dict[str, dict[tuple[int, str, str | None, str | None], JsonObject]] = {}
        self.langkah: dict[tuple[int, str], Entry] = {}
        self.entries: dict[int, list[Entry]] = {}
        for entry, unggahan_id, origin_id in edits:
            self.entries.setdefault(unggahan_id, []).append(entry)
            of_entry = _of_entry(entry, unggahan_id, origin_id)
            for which, change in enumerate(entry.isi["ubah"], start=1):
                self.changes.append(json.dumps({**of_entry, "urutan": which, **change}))
                place = (unggahan_id, change["kode"], change["tenggat"], change["bukti"])
                rows = self.fields.setdefault(_table_of(change), {})
                rows.setdefault(place, {})[change["kolom"]] = change["ke"]
                self.langkah[unggahan_id, change["kode"]] = entry
        self.reported: set[int] = set()
        self.unsaid: set[int] = set()
        # A bukti alone is no report.
        for place, values in self.fields.get("tenggat", {}).items():
            if "laporan" in values:
                told = self.unsaid if values["laporan"] == "belum" else self.reported
                told.add(place[0])

    def rows_of(self, table: str) -> tuple[list[str], list[int]]:
        """Return the changed rows of a table as JSON, and the unggahan they are in."""
        rows = self.fields[table]
        texts = []
        for place, values in rows.items():
            texts.append(json.dumps({**dict(zip(_PLACE, place, strict=True)), "ke": values}))
        return texts, sorted({place[0] for place in rows})

    def listed(self) -> list[str]:
        """Return what the entries list as changed in each langkah, as JSON."""
        texts = []
        for (unggahan_id, kode), entry in self.langkah.items():
            for which, said in enumerate(entry.isi["perubahan"], start=1):
                if said["kode"] == kode:
                    urutan = entry.nomor * 1_000_000 + which
                    row = {"unggahan_id": unggahan_id, "urutan": urutan, "perubahan": said}
                    texts.append(json.dumps(row))
        return texts

    def unggahan(self) -> dict[str, Param]:
        """Return the parameters of `apply/suntingan_unggahan`."""
        of_each = [*self.entries.values()]
        return {
            "unggahan_id": [*self.entries],
            "waktu": [entries[-1].fields()["waktu"] for entries in of_each],
            "hash_entri": [entries[-1].hash for entries in of_each],
            "dilaporkan": [which in self.reported or None for which in self.entries],
        }


def _of_entry(entry: Entry, unggahan_id: int, origin_id: int) -> JsonObject:
    return {
        "unggahan_id": unggahan_id,
        "asal_id": origin_id,
        "entri": entry.nomor,
        "hash_entri": entry.hash,
        "waktu": entry.fields()["waktu"],
        "pelaku": entry.pelaku,
        **{name: entry.isi.get(name) for name in ("rapat", "menarik", "kembar")},
    }


def _table_of(change: JsonObject) -> str:
    if change["bukti"] is not None:
        return "bukti"
    return "pic" if change["tenggat"] is None else "tenggat"
