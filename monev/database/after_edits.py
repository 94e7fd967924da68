"""What is so after some changes made in the app: said once, whatever their number."""

from collections.abc import Sequence

from monev.core.plan_fields import NO_REPORT
from monev.core.records import JsonObject
from monev.journal import Entry

_PLACE = ("unggahan_id", "kode", "tenggat", "bukti")


Edit = tuple[Entry, int, int]
"""A change in the app: its entry, the id of its unggahan, the id of the unggahan that this one is a
copy of."""


class AfterEdits:
    """The last value of each field that these entries change in their unggahan, in order.

    - changes: rows of table suntingan
    - origins: what the unggahan are copies of
    - fields: table of `_table_of` → row (`_PLACE`) → changed field → value
    - langkah: unggahan and kode of each langkah touched → its last entry, which lists all changes
    - entries: unggahan → its entries
    - reported, unsaid: unggahan in which something is called reported at last, or no longer
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take the entries apart."""
        self.changes: list[JsonObject] = []
        self.origins = sorted({origin_id for *_, origin_id in edits})
        self.fields: dict[str, dict[tuple[int, str, str | None, str | None], JsonObject]] = {}
        self.langkah: dict[tuple[int, str], Entry] = {}
        self.entries: dict[int, list[Entry]] = {}
        for entry, unggahan_id, origin_id in edits:
            self.entries.setdefault(unggahan_id, []).append(entry)
            of_entry = _of_entry(entry, unggahan_id, origin_id)
            for which, change in enumerate(entry.isi["ubah"], start=1):
                self.changes.append({**of_entry, "urutan": which, **change})
                place = (unggahan_id, change["kode"], change["tenggat"], change["bukti"])
                rows = self.fields.setdefault(_table_of(change), {})
                rows.setdefault(place, {})[change["kolom"]] = change["ke"]
                # In the order of their last entries, as if each were applied alone.
                self.langkah.pop((unggahan_id, change["kode"]), None)
                self.langkah[unggahan_id, change["kode"]] = entry
        self.reported: set[int] = set()
        self.unsaid: set[int] = set()
        # A bukti alone is no report.
        for place, values in self.fields.get("tenggat", {}).items():
            if "laporan" in values:
                told = self.unsaid if values["laporan"] == "belum" else self.reported
                told.add(place[0])

    @property
    def begun(self) -> set[int]:
        """The unggahan that one of these entries begins."""
        found = set()
        for unggahan_id, (first, *_) in self.entries.items():
            if first.nomor == unggahan_id:
                found.add(unggahan_id)
        return found

    @property
    def counted(self) -> set[int]:
        """The unggahan in which something changed that is counted (table jumlah)."""
        found = set()
        for table, rows in self.fields.items():
            for place, values in rows.items():
                if (table == "tenggat" and not values.keys() <= {*NO_REPORT}) or "status" in values:
                    found.add(place[0])
        return found

    def rows_of(self, table: str) -> list[JsonObject]:
        """Return the changed rows of a table. `kolom`: the fields that changed."""
        rows = []
        for place, values in self.fields[table].items():
            rows.append({**dict(zip(_PLACE, place, strict=True)), **values, "kolom": [*values]})
        return rows

    def perubahan(self) -> list[JsonObject]:
        """Return what the entries list of each langkah, as rows of that table."""
        rows = []
        for (unggahan_id, kode), entry in self.langkah.items():
            for which, said in enumerate(entry.isi["perubahan"], start=1):
                if said["kode"] == kode:
                    urutan = entry.nomor * 1_000_000 + which
                    rows.append({"unggahan_id": unggahan_id, "urutan": urutan, **said})
        return rows

    def unggahan(self) -> list[JsonObject]:
        """Return the unggahan with their last entry. `dilaporkan`: null leaves it as it was."""
        rows = []
        for unggahan_id, entries in self.entries.items():
            reported = unggahan_id in self.reported or None
            of_last = _of_entry(entries[-1], unggahan_id, 0)
            rows.append({**of_last, "dilaporkan": reported})
        return rows


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
