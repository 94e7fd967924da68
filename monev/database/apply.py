"""Turns journal entries into table rows, always the same way.

`queries/apply/<jenis>.sql` applies entries of that jenis. It takes them apart by a shape ($bentuk),
which is derived here from the records of `core/content`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

from monev.core import content, plan_fields, records
from monev.core.content import ENTRY_CONTENT, GONE_KINDS, ThingChange, fields_of
from monev.core.errors import DatabaseNewer
from monev.core.plan_fields import NO_REPORT, SAID
from monev.core.records import JsonObject
from monev.database import after_edits
from monev.database.after_edits import AfterEdits, Edit
from monev.database.query_files import FOLDER, Param, list_questions, run_columns, run_question
from monev.journal import Entry

_COLUMN_TYPES = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", date: "DATE", dict: "JSON"}
"""Python type of a field → DuckDB type for reading it from JSON. The column of the table may be
narrower."""


@cache
def fingerprint() -> str:
    """Return a hash of everything that decides how tables are filled and what rows mean.

    Tables with another fingerprint are rebuilt. So no upgrade and no edit of a query leaves old
    rows or meanings behind.
    """
    names = (*list_questions("schema"), *list_questions("meaning"), *list_questions("apply"))
    modules = (after_edits, content, records, plan_fields)
    sources = (__file__, *(str(module.__file__) for module in modules))
    decides = (*map(Path, sources), *(FOLDER / f"{name}.sql" for name in names))
    return hashlib.sha256(b"".join(path.read_bytes() for path in decides)).hexdigest()


def apply_entries(
    cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], names: Mapping[str, str]
) -> Mapping[str, str]:
    """Change the tables by these entries, in order. The caller begins and ends the transaction.

    `names`: what `current_names` says before them; returned is what it says after them.

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
        _apply_part(cursor, renamed)
        if is_register:
            names = current_names(cursor)
    run_question(
        cursor, "apply/applied_up_to", nomor=entries[-1].nomor, hash_entri=entries[-1].hash
    )
    return names


def _apply_part(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply entries between which no office changes its name.

    Then update rencana and the audit log. Entries of one jenis are applied together, whatever came
    between them. Only the order of `_STEPS` matters for their rows.
    """
    by_step: dict[tuple[int, str], list[Entry]] = {}
    for entry in entries:
        step = _STEPS.get(entry.jenis, len(_STEPS))
        key = (step, "") if step < len(_STEPS) else (step, entry.jenis)
        by_step.setdefault(key, []).append(entry)
    for _, together in sorted(by_step.items()):
        _APPLIED_BY[together[0].jenis](cursor, together)
    _update_rencana(cursor, entries)
    run_columns(cursor, "apply/catatan", [*map(_as_said, entries)])


def _update_rencana(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Update the rencana of these entries; wholly if files or cancellations are among them."""
    of_rencana = [entry for entry in entries if entry.tahun is not None]
    if any(_STEPS.get(entry.jenis, 1) != 1 for entry in of_rencana):
        texts_of = [_as_text(entry, isi=None) for entry in of_rencana]
        run_question(cursor, "apply/rencana_now", entri=texts_of)
    elif last_of := {_rencana_of(entry): entry.hash for entry in of_rencana}:
        rencana, hashes = [*last_of], [*last_of.values()]
        run_question(cursor, "apply/rencana_touched", rencana=rencana, hash_entri=hashes)


def _rencana_of(entry: Entry) -> str:
    """Return tahun and satker of an entry in one text, as queries compare them."""
    return f"{entry.tahun} {entry.satker}"


def current_names(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Map the entries' name of each renamed satker to its current name. Raises duckdb.Error."""
    return dict(run_question(cursor, "apply/current_names").fetchall())


@cache
def entry_shape(jenis: str) -> str:
    """Return the shape of an entry of this jenis for DuckDB's from_json.

    It looks like {"nomor": "BIGINT", ..., "isi": {...}}.
    """
    envelope = {field.name: _COLUMN_TYPES[field.kind] for field in fields_of(Entry)}
    return json.dumps({**envelope, "isi": _record_shape(ENTRY_CONTENT[jenis])})


Shape = dict[str, "str | list[Shape]"]
"""Field → its type in DuckDB; for a list, the shape of its items."""


def _record_shape(record: type) -> Shape:
    shape: Shape = {}
    for field in fields_of(record):
        kind = field.kind
        shape[field.name] = [_record_shape(kind)] if field.many else _COLUMN_TYPES[kind]
    return shape


def _run(
    cursor: duckdb.DuckDBPyConnection, query: str, entries: Sequence[Entry], **params: Param
) -> None:
    """Apply these entries, all of one jenis, by a query. Does nothing if there are none."""
    if entries:
        shape = entry_shape("pembatalan" if query == "pembatalan" else entries[0].jenis)
        run_question(
            cursor, f"apply/{query}", entri=[*map(_as_text, entries)], bentuk=shape, **params
        )


def _apply_each(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    for entry in entries:
        _run(cursor, "pembatalan" if entry.jenis == "pemulihan" else entry.jenis, [entry])


def _apply_unggahan(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply neighbouring uploads together: a statement takes about as long for one as for fifty."""
    new = [entry.nomor for entry in entries]
    _run(cursor, "unggahan", entries, unggahan_id=new)
    run_question(cursor, "apply/row_totals")
    run_question(cursor, "apply/change_total")
    run_question(cursor, "apply/counts_of_unggahan", unggahan_id=new)


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


def _apply_edits(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply changes made in the app.

    Each starts an unggahan as a copy of the one before, or joins one.
    """
    counted: set[int] = set()
    has_new = False
    rounds, reported = _in_rounds(cursor, entries)
    for changes in rounds:
        if begun := [change for change in changes if change[1] == change[0].nomor]:
            begun_by, new, origins = (list(column) for column in zip(*begun, strict=True))
            _run(cursor, "copied_unggahan", begun_by, unggahan_id=new, asal_id=origins)
            run_question(cursor, "apply/row_totals")
            has_new = True
            counted.update(new)
        counted |= _change_fields(cursor, AfterEdits(changes), reported)
    if counted:
        counts = "unggahan" if has_new else "tenggat"
        run_question(cursor, f"apply/counts_of_{counts}", unggahan_id=sorted(counted))
    _apply_files(cursor, entries)


def _change_fields(
    cursor: duckdb.DuckDBPyConnection, after: AfterEdits, reported: set[int]
) -> set[int]:
    """Change the fields of some edits, each to the last value it gets.

    Asked is only of what they change: planning a statement takes 1 to 3 ms of the 20 of a tick.
    `reported`: which unggahan report something, as known before and after. Return those of which
    something counted changed.
    """
    run_columns(cursor, "apply/suntingan", after.changes)
    if after.changes:
        _change_rows(cursor, after)
    _note_last(cursor, after)
    if unsaid := after.unsaid - after.reported:
        run_question(cursor, "apply/dilaporkan", unggahan_id=sorted(unsaid))
    if moved := after.begun | (after.reported - reported) | unsaid:
        run_question(cursor, "apply/rencana_reported", unggahan_id=sorted(moved))
    reported |= after.reported
    reported -= unsaid
    return after.counted


def _note_last(cursor: duckdb.DuckDBPyConnection, after: AfterEdits) -> None:
    """Note the last entry of each unggahan, and by whom its changes are."""
    shared = []
    for unggahan_id, known in run_columns(cursor, "apply/suntingan_unggahan", after.unggahan()):
        if {known} != {entry.pelaku for entry in after.entries[unggahan_id]}:
            shared.append(unggahan_id)
    if shared:
        run_question(cursor, "apply/suntingan_pelaku", unggahan_id=shared)


def _change_rows(cursor: duckdb.DuckDBPyConnection, after: AfterEdits) -> None:
    for table in after.fields:
        run_columns(cursor, f"apply/suntingan_{table}", after.rows_of(table))
    of_langkah, kode = (list(column) for column in zip(*after.langkah, strict=True))
    names = [f"{unggahan_id} {each}" for unggahan_id, each in after.langkah]
    run_question(cursor, "apply/suntingan_perubahan", unggahan_id=of_langkah, langkah=names)
    run_columns(cursor, "apply/perubahan", after.perubahan())
    run_question(cursor, "apply/change_total")
    if "tenggat" in after.fields:
        touched: dict[str, Param] = {"unggahan_id": of_langkah, "kode": kode}
        headings = [SAID[name].heading for name in NO_REPORT]
        reported = {**touched, "asal_id": after.origins, "bukan_laporan": headings}
        run_question(cursor, "apply/suntingan_laporan", **reported)
        if run_question(cursor, "apply/has_taken_back", unggahan_id=of_langkah).fetchall():
            run_question(cursor, "apply/suntingan_ditarik", **touched, bukan_laporan=NO_REPORT)


def _apply_files(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    _run(cursor, "berkas_bukti", [entry for entry in entries if entry.sha256 is not None])


def _in_rounds(
    cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]
) -> tuple[list[list[Edit]], set[int]]:
    """Split changes into rounds that can be applied at once.

    The source of a copy has to be up to date. If an earlier change touches it, that change goes
    into an earlier round. Also return which of their unggahan report something already.
    """
    meant = sorted(
        {(*entry.rencana, entry.isi[which]) for entry in entries for which in ("asal", "unggahan")}
    )
    satker, tahun, number = (list(column) for column in zip(*meant, strict=True))
    found = run_question(
        cursor, "apply/unggahan_ids", satker=satker, tahun=tahun, nomor=number
    ).fetchall()
    known = {tuple(place): unggahan_id for *place, unggahan_id, _ in found}
    reported = {unggahan_id for *_, unggahan_id, is_reported in found if is_reported}
    rounds: list[list[Edit]] = []
    round_of: dict[tuple[str, int], int] = {}
    changed: set[tuple[int, int]] = set()
    for entry in entries:
        origin_id = known[*entry.rencana, entry.isi["asal"]]
        key = (*entry.rencana, entry.isi["unggahan"])
        which = round_of.get(entry.rencana, 0)
        if key not in known and (which, origin_id) in changed:
            which += 1
        round_of[entry.rencana] = which
        if which == len(rounds):
            rounds.append([])
        unggahan_id = known.setdefault(key, entry.nomor)
        rounds[which].append((entry, unggahan_id, origin_id))
        changed.add((which, unggahan_id))
    return rounds, reported


def _apply_meetings(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Apply changes of meetings' records together.

    They are the meetings as they are afterwards, and the changes themselves.
    """
    _run(cursor, "rapat", [*filter(_changes_a_meeting, entries)])
    asked = sorted({*map(_rencana_of, entries)})
    ids = dict(run_question(cursor, "apply/rencana_ids", rencana=asked).fetchall())
    events = [_as_event(entry, ids[_rencana_of(entry)]) for entry in entries]
    run_columns(cursor, "apply/rapat_peristiwa", events)
    _apply_files(cursor, entries)


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


def _as_text(entry: Entry, **otherwise: JsonObject | None) -> str:
    """Return the entry as JSON text for queries/apply. `otherwise` replaces fields."""
    return json.dumps({**entry.fields(), **otherwise}, ensure_ascii=False)


_APPLIED_BY: dict[str, Callable[[duckdb.DuckDBPyConnection, Sequence[Entry]], None]] = {
    **dict.fromkeys(("pembatalan", "pemulihan", "tampilan", "penutupan", "pilihan"), _apply_each),
    **dict.fromkeys(("penilaian", "tamu", "tautan_tamu", "satker"), _apply_each),
    "orang": _apply_people,
    "pengaturan": _apply_settings,
    # These are only for the audit log, which has every entry.
    **dict.fromkeys(("undangan", *GONE_KINDS), lambda *_: None),
    "unggahan": _apply_unggahan,
    "suntingan": _apply_edits,
    "rapat": _apply_meetings,
    "kabar": lambda cursor, entries: _run(cursor, "kabar", entries),
}

_STEPS = {"unggahan": 0, "suntingan": 1, "pembatalan": 2, "pemulihan": 2}
"""The order in which entries are applied, since their rows build on others.

A change in the app comes after the unggahan it copies, a cancellation after what it cancels. All
others need only the rencana, and each jenis has its own tables."""

KNOWN_JENIS = _APPLIED_BY.keys()
