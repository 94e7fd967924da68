"""Applies the entries about plans: files, what is said in the app, what is taken back."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import duckdb

from monev.core.records import JsonObject
from monev.database.entry_texts import as_text, entry_shape
from monev.database.plan_facts import Fact, File, News, Plan, Said, read_history
from monev.database.query_files import Param, Row, fetch_rows, run_columns, run_question
from monev.journal import Entry

CANCEL_KINDS = frozenset(("pembatalan", "pemulihan"))
FILE_KINDS = frozenset(("unggahan",)) | CANCEL_KINDS
"""Kinds of entries that change which files a plan has."""
PLAN_KINDS = FILE_KINDS | {"suntingan", "isian"}
PLANS_KEPT = 64
"""So many plans are kept in mind between batches of a rebuild; one takes some 2 MB."""


class Plans:
    """The plans that batches of entries brought to mind, by rencana_id; the last ones used."""

    def __init__(self) -> None:
        self._plans: OrderedDict[int, Plan] = OrderedDict()

    def known(self, ids: Iterable[int]) -> dict[int, Plan]:
        """Return those of these rencana that are in mind."""
        return {key: self._plans[key] for key in ids if key in self._plans}

    def keep(self, plans: Mapping[int, Plan]) -> None:
        """Keep those that know all facts."""
        for key, plan in plans.items():
            if plan.is_whole:
                self._plans[key] = plan
                self._plans.move_to_end(key)
        while len(self._plans) > PLANS_KEPT:
            self._plans.popitem(last=False)


def rencana_of(entry: Entry) -> str:
    """Return tahun and satker of an entry in one text, as queries compare them."""
    return f"{entry.tahun} {entry.satker}"


def rencana_ids(cursor: duckdb.DuckDBPyConnection, entries: Iterable[Entry]) -> dict[str, int]:
    """Map the rencana of these entries (`rencana_of`) to their ids."""
    asked = sorted({*map(rencana_of, entries)})
    return dict(run_question(cursor, "apply/rencana_ids", rencana=asked).fetchall())


def apply_plans(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], plans: Plans) -> None:
    """Apply entries about plans, in order."""
    files = [entry for entry in entries if entry.jenis == "unggahan"]
    run_columns(cursor, "apply/rencana", [entry.fields() for entry in files])
    ids = rencana_ids(cursor, entries)
    of_plan: dict[int, list[Entry]] = {}
    for entry in entries:
        of_plan.setdefault(ids[rencana_of(entry)], []).append(entry)
    found = _bring_to_mind(cursor, of_plan, plans)
    for entry in entries:
        said = Said(entry.nomor, entry.jenis, entry.waktu, entry.pelaku, entry.isi)
        found[ids[rencana_of(entry)]].read(said)
    _write_files(cursor, files, found)
    _write_facts(cursor, found)
    note_files(cursor, [entry for entry in entries if entry.jenis not in FILE_KINDS], ids)
    run_question(cursor, "apply/rencana_reported", rencana_id=[*found])
    plans.keep(found)


def note_files(
    cursor: duckdb.DuckDBPyConnection, entries: Iterable[Entry], ids: Mapping[str, int]
) -> None:
    """Note the files that came with these entries as bukti, or as signed papers."""
    rows = []
    for entry in entries:
        if entry.sha256 is not None:
            rows.append({**entry.fields(), "rencana_id": ids[rencana_of(entry)]})
    run_columns(cursor, "apply/berkas_bukti", rows)


def _bring_to_mind(
    cursor: duckdb.DuckDBPyConnection, of_plan: Mapping[int, Sequence[Entry]], plans: Plans
) -> dict[int, Plan]:
    """Return the plans of these entries, as they were before them."""
    found = plans.known(of_plan)
    whole: list[int] = []
    targets: set[tuple[int, str | None, str | None]] = set()
    for key, entries in of_plan.items():
        if key in found:
            continue
        if all(map(_says_alone, entries)):
            targets.add((key, None, None))  # its files are asked for whatever it says
            for entry in entries:
                targets.update((key, each["kode"], each["tenggat"]) for each in entry.isi["ubah"])
        else:
            whole.append(key)
    if targets:
        rencana, kodes, months = (list(column) for column in zip(*targets, strict=True))
        asked: dict[str, Param] = {"rencana_id": rencana, "kode": kodes, "tenggat": months}
        files = _read_files(run_question(cursor, "apply/said_targets", **asked))
        found |= {key: Plan(files.get(key, ()), is_whole=False) for key in {*rencana}}
    if whole:
        found |= _whole_plans(cursor, whole)
    return found


def _says_alone(entry: Entry) -> bool:
    """True if its facts need no others: a statement, not an undo."""
    return entry.jenis == "isian" and entry.isi["menarik"] is None


def _read_files(result: duckdb.DuckDBPyConnection) -> dict[int, list[File]]:
    """Map each rencana of an answer to its files, with the names of their targets."""
    found: dict[int, list[File]] = {}
    for row in fetch_rows(result):
        files = found.setdefault(row["rencana_id"], [])
        if not files or files[-1].entri != row["unggahan_id"]:
            about = row["unggahan_id"], row["nomor"], row["posisi"], not row["dibatalkan"]
            files.append(File(*about))
        if row["kode"] is not None:
            files[-1].akar[row["kode"]][row["tenggat"]] = row["akar"]
    return found


def _whole_plans(cursor: duckdb.DuckDBPyConnection, ids: Sequence[int]) -> dict[int, Plan]:
    asked: dict[str, Param] = {"rencana_id": [*ids]}
    entries: dict[int, list[Said]] = {key: [] for key in ids}
    for row in fetch_rows(run_question(cursor, "apply/plan_entries", **asked)):
        about = row["nomor"], row["jenis"], row["waktu"], row["pelaku"]
        entries[row["rencana_id"]].append(Said(*about, json.loads(row["isi"])))
    if not any(entries.values()):
        return {key: Plan() for key in ids}
    facts: dict[int, list[Fact]] = {}
    for row in fetch_rows(run_question(cursor, "apply/plan_said", **asked)):
        facts.setdefault(row["entri"], []).append(Fact(**row))
    found = {}
    files = _read_files(run_question(cursor, "apply/plan_targets", **asked))
    for key in ids:
        said = {each.entri: (each, facts.get(each.entri, [])) for each in files.get(key, ())}
        found[key] = read_history(said, entries[key])
    return found


def _write_files(
    cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], plans: Mapping[int, Plan]
) -> None:
    """Write the bare plans of files together: a statement takes as long for one as for fifty."""
    if not entries:
        return
    moved = [row for plan in plans.values() for row in plan.news.moved]
    columns = [[*column] for column in zip(*moved, strict=True)] or [[], [], [], []]
    names = ("pindah_id", "pindah_kode", "pindah_tenggat", "pindah_akar")
    run_question(
        cursor,
        "apply/unggahan",
        entri=[*map(as_text, entries)],
        bentuk=entry_shape("unggahan"),
        unggahan_id=[entry.nomor for entry in entries],
        **dict(zip(names, columns, strict=True)),
    )
    run_question(cursor, "apply/row_totals")


def _write_facts(cursor: duckdb.DuckDBPyConnection, plans: Mapping[int, Plan]) -> None:
    """Write what is new of these plans, and drop the pictures that it changes."""
    said: list[tuple[int, Fact]] = []
    rows: dict[str, list[JsonObject]] = {name: [] for name in _COLUMNS_OF}
    for rencana_id, plan in plans.items():
        news = plan.take_news()
        said += [(rencana_id, fact) for fact in news.facts.values()]
        for name, found in _rows_of(news).items():
            rows[name] += [{"rencana_id": rencana_id, **row} for row in found]
    if said:  # as columns at once: there may be a hundred thousand
        ids, facts = zip(*said, strict=True)
        columns = dict(zip(Fact._fields, map(list, zip(*facts, strict=True)), strict=True))
        run_question(cursor, "apply/fakta", rencana_id=[*ids], **columns)
    for name in _COLUMNS_OF:
        run_columns(cursor, f"apply/{name}", rows[name])
    if said or rows["fakta_gone"]:
        run_question(cursor, "apply/fact_total")


_COLUMNS_OF = (
    *("fakta_gone", "lengkap", "tarikan", "tarikan_sampai"),
    *("hari", "nomor_lama", "dropped_pictures"),
)
"""The queries of `queries/apply` that write news of plans beside facts, in order."""


def _rows_of(news: News) -> dict[str, list[Row]]:
    """Return what is new of a plan as rows for each of these queries."""
    complete = []
    for said, day in news.complete:
        about = {"entri": said.nomor, "waktu": said.waktu, "pelaku": said.pelaku}
        complete.append({**about, "berlaku": day, "rapat": said.isi.get("rapat")})
    return {
        "fakta_gone": _named(news.gone, "entri", "urutan"),
        "lengkap": complete,
        "tarikan": _named(news.withdrawn, "ditarik", "sejak"),
        "tarikan_sampai": _named(news.restored, "ditarik", "sejak", "sampai"),
        "hari": [{"hari": day} for day in news.days],
        "nomor_lama": [
            {"nomor": nomor, "hari": day, "entri": entri}
            for nomor, (day, entri) in news.numbers.items()
        ],
        "dropped_pictures": [] if news.since is None else [{"sejak": news.since}],
    }


def _named(rows: Iterable[tuple[int | date, ...]], *names: str) -> list[Row]:
    return [dict(zip(names, row, strict=True)) for row in rows]
