"""Journal entries → rows of the tables. Deterministic: the same entries in the same order give the same tables.

`queries/apply/<jenis>.sql` says what an entry of that jenis does. It takes the entries apart by a shape ($bentuk) that
is made here of the records of `core/content`; fields go to columns by their name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from monev.core import content, records
from monev.core.content import ENTRY_CONTENT, fields_of
from monev.core.errors import DatabaseNewer
from monev.database.questions import FOLDER, list_questions, run_question
from monev.journal import Entry

UNGGAHAN_TABLES = ("langkah", "tenggat", "bukti", "dokumen", "jejak", "peringatan", "perubahan")
"""Tables that an unggahan fills besides its own row."""

_COLUMN_TYPES = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", date: "DATE", dict: "JSON"}
"""How a field's value is read from JSON; the table's own column may be narrower."""

_SOURCES = (Path(__file__), Path(str(content.__file__)), Path(str(records.__file__)))
"""The Python files that decide how an entry becomes rows."""


@cache
def fingerprint() -> str:
    """What tells that tables were filled as this program fills them: a hash of everything that decides it.

    Tables of another one are made anew, so that no upgrade and no edit of a query leaves rows behind that the program
    would no longer make.
    """
    queries = (FOLDER / f"{name}.sql" for name in (*list_questions("schema"), *list_questions("apply")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in (*_SOURCES, *queries))).hexdigest()


def apply_entries(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Change the tables as these entries say, in order, and note that they are filled up to the last of them.

    The caller opens and ends the transaction. Raises DatabaseNewer for a jenis this program does not know
    (leaving it out would show wrong figures), and duckdb.Error.
    """
    for entry in entries:
        if entry.jenis not in KNOWN_JENIS:
            raise DatabaseNewer(
                f"Entri {entry.nomor:08d} pada jurnal berjenis {entry.jenis!r}, yang belum dikenal versi ini.",
                "Perbarui Monev ZI di komputer ini, lalu buka lagi. Jurnal tidak diubah.",
            )
    for is_register, neighbours in groupby(entries, key=lambda entry: entry.jenis == "satker"):
        part = list(neighbours)
        _apply_part(cursor, part if is_register else _under_current_names(cursor, part))
    run_question(cursor, "apply/applied_up_to", nomor=entries[-1].nomor, hash_entri=entries[-1].hash)


def _apply_part(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Entries between which no office changes its name, and what the rencana and the audit log are after them."""
    for on_its_own, run in groupby(entries, key=lambda entry: entry.jenis in _STEPS):
        if on_its_own:
            for jenis, same_jenis in groupby(run, key=lambda entry: entry.jenis):
                _apply_neighbours(cursor, jenis, list(same_jenis))
        else:
            # These touch none of each other's tables: all of a jenis can be applied at once.
            together = sorted(run, key=lambda entry: entry.jenis)
            for jenis, same_jenis in groupby(together, key=lambda entry: entry.jenis):
                _apply_neighbours(cursor, jenis, list(same_jenis))
    run_question(cursor, "apply/rencana_now", entri=[_as_text(entry, without_content=True) for entry in entries])
    run_question(cursor, "apply/catatan", entri=[_as_text(entry, brief=True) for entry in entries])


def _under_current_names(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The same entries, each naming its satker as the register calls it now: what tables go by."""
    names = dict(run_question(cursor, "apply/current_names").fetchall())
    return [replace(one, satker=names.get(one.satker, one.satker)) for one in entries] if names else entries


def _apply_neighbours(cursor: duckdb.DuckDBPyConnection, jenis: str, entries: Sequence[Entry]) -> None:
    if jenis in _BY_THE_BATCH:
        _BY_THE_BATCH[jenis](cursor, entries)
        return
    for entry in entries:
        _APPLIERS[jenis](cursor, entry)


@cache
def entry_shape(jenis: str) -> str:
    """The shape of an entry of this jenis, as DuckDB's from_json takes it: {"nomor": "BIGINT", ..., "isi": {...}}."""
    envelope = {field.name: _COLUMN_TYPES[field.kind] for field in fields_of(Entry)}
    return json.dumps({**envelope, "isi": _record_shape(ENTRY_CONTENT[jenis])})


def _record_shape(record: type) -> dict[str, Any]:
    return {
        field.name: [_record_shape(field.kind)] if field.many else _COLUMN_TYPES[field.kind]
        for field in fields_of(record)
    }


def _apply_unggahan(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Neighbours together: a statement costs about the same for one as for fifty."""
    texts = [_as_text(entry) for entry in entries]
    run_question(cursor, "apply/unggahan", entri=texts, bentuk=entry_shape("unggahan"))
    run_question(cursor, "apply/row_counts", unggahan_id=[entry.nomor for entry in entries])


def _apply_cancellation(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    run_question(
        cursor,
        "apply/pembatalan",
        **_rencana_of(entry),
        **_who_and_when(entry),
        nomor=entry.nomor,
        unggahan=entry.isi["unggahan"],
        dibatalkan=entry.jenis == "pembatalan",
        alasan=entry.isi.get("alasan"),
    )


def _apply_display(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    run_question(cursor, "apply/tampilan", **_rencana_of(entry), disembunyikan=entry.isi["disembunyikan"])


def _apply_settings(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """What a satker set for itself, whatever the tahun: its letterhead, its own document templates."""
    setting = {"hal": entry.isi["hal"], "nilai": _as_json(entry.isi["nilai"])}
    run_question(cursor, "apply/pengaturan", satker=entry.satker, **setting, **_who_and_when(entry))


def _apply_choices(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """How cells are to be read from now on; what was stored before stays as it was accepted."""
    run_question(cursor, "apply/pilihan", entri=[_as_text(entry)], bentuk=entry_shape(entry.jenis))


def _apply_people(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """A person, what guests see, or a guest's link, in whole as it is after the entry."""
    run_question(cursor, f"apply/{entry.jenis}", entri=[_as_text(entry)], bentuk=entry_shape(entry.jenis))


def _apply_register(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """Satker that are new, renamed, moved or gone."""
    run_question(cursor, "apply/satker", entri=[_as_text(entry)], bentuk=entry_shape(entry.jenis))


def _apply_edits(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Changes made in the app, together: each begins an unggahan as a copy of the one it goes on from, or joins one.

    What an unggahan is copied from has to be up to date by then, so what changes it is applied before.
    """
    known: dict[tuple[str, int, int], int | None] = {}
    waiting: list[tuple[Entry, int, int]] = []
    for entry in entries:
        origin_id = _find_unggahan_id(cursor, entry, entry.isi["asal"], known)
        unggahan_id = _find_unggahan_id(cursor, entry, entry.isi["unggahan"], known)
        assert origin_id is not None  # a change goes on from what stands
        if unggahan_id is None:
            if any(changed == origin_id for _, changed, _ in waiting):
                _apply_changes(cursor, waiting)
                waiting = []
            unggahan_id = entry.nomor
            known[(*entry.rencana, entry.isi["unggahan"])] = unggahan_id
            as_entries = {"entri": [_as_text(entry)], "bentuk": entry_shape("suntingan")}
            run_question(cursor, "apply/copied_unggahan", unggahan_id=unggahan_id, asal_id=origin_id, **as_entries)
        waiting.append((entry, unggahan_id, origin_id))
    _apply_changes(cursor, waiting)


def _apply_changes(cursor: duckdb.DuckDBPyConnection, changes: Sequence[tuple[Entry, int, int]]) -> None:
    """Entries, each with the id of its unggahan and of the one that this one began as a copy of."""
    run_question(
        cursor,
        "apply/suntingan",
        entri=[_as_text(entry) for entry, _, _ in changes],
        bentuk=entry_shape("suntingan"),
        nomor=[entry.nomor for entry, _, _ in changes],
        unggahan_id=[unggahan_id for _, unggahan_id, _ in changes],
        asal_id=[origin_id for _, _, origin_id in changes],
    )
    # In the order in which each was changed last, as though they had been applied one by one.
    last = {unggahan_id: entry.nomor for entry, unggahan_id, _ in changes}
    run_question(cursor, "apply/row_counts", unggahan_id=sorted(last, key=last.__getitem__))


def _find_unggahan_id(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, number: int, known: dict[tuple[str, int, int], int | None]
) -> int | None:
    key = (*entry.rencana, number)
    if known.get(key) is None:
        found = run_question(cursor, "apply/unggahan_id", **_rencana_of(entry), unggahan=number).fetchall()
        known[key] = found[0][0] if found else None
    return known[key]


def _apply_meeting(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """A change of a meeting's record: each thing as it is after it, and the change itself."""
    about = {**_rencana_of(entry), **_who_and_when(entry)}
    rapat = {"rapat": entry.isi["rapat"]}
    for change in entry.isi["ubah"]:
        inner = {} if change["benda"] == "rapat" else rapat
        after = None if change["ke"] is None else _as_json(change["ke"])
        run_question(cursor, _THING_QUERIES[change["benda"]], **about, **inner, nomor=change["nomor"], ke=after)
    run_question(
        cursor,
        "apply/rapat_peristiwa",
        **about,
        **rapat,
        nomor=entry.nomor,
        peristiwa=entry.isi["peristiwa"],
        menarik=entry.isi["menarik"],
        ubah=_as_json(entry.isi["ubah"]),
    )


_THING_QUERIES = {
    "rapat": "apply/rapat",
    "hadir": "apply/rapat_hadir",
    "catatan": "apply/rapat_catatan",
    "bahasan": "apply/rapat_bahasan",
    "tindak_lanjut": "apply/rapat_tindak_lanjut",
}
"""Which query writes one thing of a meeting's record, by its benda."""


def _rencana_of(entry: Entry) -> dict[str, Any]:
    return {"satker": entry.satker, "tahun": entry.tahun}


def _who_and_when(entry: Entry) -> dict[str, Any]:
    return {"waktu": entry.waktu, "pelaku": entry.pelaku}


_PLAN_ITSELF = frozenset({"langkah", "peringatan", "perubahan"})


def _as_text(entry: Entry, *, without_content: bool = False, brief: bool = False) -> str:
    """The entry as the JSON text that queries/apply take apart. `brief`: what it did, without the plan it holds."""
    whole = {field.name: getattr(entry, field.name) for field in fields(Entry)}
    if without_content:
        return _as_json({**whole, "isi": None})
    if brief:
        return _as_json({**whole, "isi": {k: v for k, v in entry.isi.items() if k not in _PLAN_ITSELF}})
    return _as_json(whole)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_APPLIERS: dict[str, Callable[[duckdb.DuckDBPyConnection, Entry], None]] = {
    "pembatalan": _apply_cancellation,
    "pemulihan": _apply_cancellation,
    "tampilan": _apply_display,
    "rapat": _apply_meeting,
    "pengaturan": _apply_settings,
    "pilihan": _apply_choices,
    "orang": _apply_people,
    "undangan": lambda _cursor, _entry: None,  # only for the audit log, which has every entry
    "tamu": _apply_people,
    "tautan_tamu": _apply_people,
    "satker": _apply_register,
}
"""Which function applies one entry of a jenis."""

_BY_THE_BATCH: dict[str, Callable[[duckdb.DuckDBPyConnection, Sequence[Entry]], None]] = {
    "unggahan": _apply_unggahan,
    "suntingan": _apply_edits,
}
"""Which function applies neighbours of a jenis together: those that are many."""

_STEPS = frozenset({"unggahan", "pembatalan", "pemulihan"})
"""What comes after one of these may stand on it, and it on what came before."""

KNOWN_JENIS = frozenset({*_BY_THE_BATCH, *_APPLIERS})
