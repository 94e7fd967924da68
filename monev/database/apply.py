"""Turns journal entries into table rows, always the same way.

`queries/apply/<jenis>.sql` applies entries of that jenis. It takes them apart by a shape ($bentuk),
which is derived here from the records of `core/content`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

from monev.core import content, moved_targets, plan_fields, records
from monev.core.content import GONE_KINDS, ThingChange, fields_of
from monev.core.errors import DatabaseNewer
from monev.core.records import JsonObject
from monev.database import apply_plans, entry_texts, plan_facts
from monev.database.apply_plans import (
    CANCEL_KINDS,
    FILE_KINDS,
    PLAN_KINDS,
    Plans,
    note_files,
    rencana_ids,
    rencana_of,
)
from monev.database.entry_texts import as_text, entry_shape
from monev.database.query_files import FOLDER, list_questions, run_columns, run_question
from monev.journal import Entry


@cache
def fingerprint() -> str:
    """Return a hash of everything that decides how tables are filled and what rows mean.

    Tables with another fingerprint are rebuilt. So no upgrade and no edit of a query leaves old
    rows or meanings behind.
    """
    names = (*list_questions("schema"), *list_questions("meaning"), *list_questions("apply"))
    of_core = (content, moved_targets, plan_fields, records)
    modules = (*of_core, apply_plans, entry_texts, plan_facts)
    sources = (__file__, *(str(module.__file__) for module in modules))
    decides = (*map(Path, sources), *(FOLDER / f"{name}.sql" for name in names))
    return hashlib.sha256(b"".join(path.read_bytes() for path in decides)).hexdigest()


def apply_entries(
    cursor: duckdb.DuckDBPyConnection,
    entries: Sequence[Entry],
    names: Mapping[str, str],
    plans: Plans,
) -> Mapping[str, str]:
    """Change the tables by these entries, in order. The caller begins and ends the transaction.

    `names`: what `current_names` says before them; returned is what it says after them. `plans`:
    those that earlier batches brought to mind.

    Raises duckdb.Error, and DatabaseNewer for an unknown jenis, since leaving it out would show
    wrong figures.
    """
    for entry in entries:
        if entry.jenis not in KNOWN_JENIS:
            raise DatabaseNewer(
                f"Entri {entry.nomor:08d} berjenis {entry.jenis!r}, yang belum dikenal versi ini."
            )
    for is_register, neighbours in groupby(entries, key=lambda entry: entry.jenis == "satker"):
        # Tables use the current name of a satker.
        renamed = []
        for entry in neighbours:
            satker = names.get(entry.satker or "", entry.satker)
            renamed.append(replace(entry, satker=satker))
        _apply_part(cursor, renamed, plans)
        if is_register:
            names = current_names(cursor)
    run_question(
        cursor, "apply/applied_up_to", nomor=entries[-1].nomor, hash_entri=entries[-1].hash
    )
    return names


def _apply_part(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], plans: Plans) -> None:
    """Apply entries between which no office changes its name.

    Then update rencana and the audit log. Entries about plans come first and in order; others need
    only the rencana, and each jenis has its own tables.
    """
    by_kind: dict[str, list[Entry]] = {}
    for entry in entries:
        kind = "" if entry.jenis in PLAN_KINDS else entry.jenis
        by_kind.setdefault(kind, []).append(entry)
    if of_plans := by_kind.pop("", []):
        apply_plans.apply_plans(cursor, of_plans, plans)
        _apply_each(cursor, [entry for entry in of_plans if entry.jenis in CANCEL_KINDS])
    for jenis, together in sorted(by_kind.items()):
        _APPLIED_BY[jenis](cursor, together)
    _update_rencana(cursor, entries)
    run_columns(cursor, "apply/catatan", [*map(_as_said, entries)])


def _update_rencana(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Update the rencana of these entries; wholly if files or cancellations are among them."""
    of_rencana = [entry for entry in entries if entry.tahun is not None]
    if any(entry.jenis in FILE_KINDS for entry in of_rencana):
        texts_of = [as_text(entry, isi=None) for entry in of_rencana]
        run_question(cursor, "apply/rencana_now", entri=texts_of)
    elif last_of := {rencana_of(entry): entry.hash for entry in of_rencana}:
        rencana, hashes = [*last_of], [*last_of.values()]
        run_question(cursor, "apply/rencana_touched", rencana=rencana, hash_entri=hashes)


def current_names(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Map the entries' name of each renamed satker to its current name. Raises duckdb.Error."""
    return dict(run_question(cursor, "apply/current_names").fetchall())


def _run(cursor: duckdb.DuckDBPyConnection, query: str, entries: Sequence[Entry]) -> None:
    """Apply these entries, all of one jenis, by a query. Does nothing if there are none."""
    if entries:
        shape = entry_shape("pembatalan" if query == "pembatalan" else entries[0].jenis)
        run_question(cursor, f"apply/{query}", entri=[*map(as_text, entries)], bentuk=shape)


def _apply_each(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    for entry in entries:
        _run(cursor, "pembatalan" if entry.jenis == "pemulihan" else entry.jenis, [entry])


def _apply_settings(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    for entry in entries:
        # Stored letter for letter as in the journal.
        nilai = json.dumps(entry.isi["nilai"], ensure_ascii=False)
        _run(cursor, "pengaturan", [replace(entry, isi={**entry.isi, "nilai": nilai})])


def _apply_people(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply the last entry of each person, which is complete."""
    last = {entry.isi["orang"]: {**entry.fields(), **entry.isi} for entry in entries}
    people = [*last.values()]
    run_columns(cursor, "apply/orang", people)
    for part in ("peran", "pic"):
        rows = [{**each, "orang": one["orang"]} for one in people for each in one[part]]
        run_columns(cursor, f"apply/orang_{part}", rows)


def _apply_meetings(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply changes of meetings' records together.

    They are the meetings as they are afterwards, and the changes themselves.
    """
    _run(cursor, "rapat", [*filter(_changes_a_meeting, entries)])
    ids = rencana_ids(cursor, entries)
    events = [_as_event(entry, ids[rencana_of(entry)]) for entry in entries]
    run_columns(cursor, "apply/rapat_peristiwa", events)
    note_files(cursor, entries, ids)


def _as_event(entry: Entry, rencana_id: int) -> JsonObject:
    """Return an entry as a row of table rapat_peristiwa."""
    names = [field.name for field in fields_of(ThingChange)]
    changes = [{name: change.get(name) for name in names} for change in entry.isi["ubah"]]
    return {**entry.fields(), **entry.isi, "rencana_id": rencana_id, "ubah": _as_json(changes)}


def _changes_a_meeting(entry: Entry) -> bool:
    return any(change["benda"] == "rapat" for change in entry.isi["ubah"])


def _as_said(entry: Entry) -> JsonObject:
    """Return what the audit log says about an entry: all but a plan itself."""
    said = {name: what for name, what in entry.isi.items() if name not in _PLAN_ITSELF}
    return {**entry.fields(), "lewat": entry.isi.get("lewat") or "", "isi": _as_json(said)}


def _as_json(content: JsonObject | list[JsonObject]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


_PLAN_ITSELF = frozenset({"langkah", "peringatan", "perubahan"})


_APPLIED_BY: dict[str, Callable[[duckdb.DuckDBPyConnection, Sequence[Entry]], None]] = {
    **dict.fromkeys(("tampilan", "penutupan", "pilihan"), _apply_each),
    **dict.fromkeys(("penilaian", "tamu", "tautan_tamu", "satker"), _apply_each),
    "orang": _apply_people,
    "pengaturan": _apply_settings,
    # These are only for the audit log, which has every entry.
    **dict.fromkeys(("undangan", *GONE_KINDS), lambda *_: None),
    "rapat": _apply_meetings,
    "kabar": lambda cursor, entries: _run(cursor, "kabar", entries),
}

KNOWN_JENIS = PLAN_KINDS | _APPLIED_BY.keys()
