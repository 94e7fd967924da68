"""The figures of many satker, each at one posisi.

They come from the statements that judge a single one (docs/design.md §5).

Two maps show how much of what was due each has done, per area and per triwulan.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple, TypeVar

import pandas as pd

from monev.access import Offices, list_offices
from monev.core.clock import today
from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan
from monev.core.grouping import group_by
from monev.core.records import JsonObject
from monev.database import Database, Param, Row, rows_of
from monev.figures.formats import UP_TO, format_area, up_to
from monev.figures.heatmap import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    HeatmapCell,
    column_names,
    describe_cell,
    describe_cell_lateness,
    heatmap_cell,
    heatmap_columns,
)
from monev.figures.next_triwulan import answer
from monev.figures.ringkasan import (
    Counts,
    area_as_json,
    counts_of,
    difference,
    figures_as_json,
    months_of,
    together,
)
from monev.figures.views import (
    View,
    ask_unggahan,
    frame_of_unggahan,
    judge,
    list_rencana,
    no_such_satker,
    remember_plans,
    stored_name,
)
from monev.reading.vocabulary.structure import KNOWN_AREA

ColumnKey = TypeVar("ColumnKey", str, int)
ReportState = Literal["tanpa_rencana", "belum_melapor", "belum_triwulan", "melapor"]
"""What a satker has reported.

| state | meaning |
|---|---|
| tanpa_rencana | it has no plan of that tahun |
| belum_melapor | nothing was reported by posisi, so it can't be compared |
| belum_triwulan | its last complete report is older than the end of the triwulan that is due |
| melapor | it reported that triwulan, or none is due because the plan is closed |
"""


class OfficeFigures(NamedTuple):
    """One satker's plan of a tahun in the Rekap.

    - view, counts: None if there is nothing to judge
    - previous: at the end of the triwulan before; None if it had reported nothing
    """

    satker: str
    parent: str | None
    tahun: int
    simulasi: bool
    posisi: date
    view: View | None = None
    counts: Counts | None = None
    previous: Counts | None = None
    second: int = 0  # bukti of the kelengkapan that the tier above verified too

    @property
    def last_report(self) -> date | None:
        """The posisi of its last complete report by then; None if there was none."""
        return None if self.view is None else self.view.laporan_terakhir

    @property
    def is_closed(self) -> bool:
        """True if its plan is closed, so no report is expected any more."""
        return self.view is not None and self.view.is_closed

    @property
    def state(self) -> ReportState:
        """Its report state, judged by the triwulan that is due."""
        if self.view is None:
            return "tanpa_rencana"
        if self.view.rencana_only:
            return "belum_melapor"
        if self.view.is_closed:
            return "melapor"
        due = due_triwulan(self.tahun, self.posisi, today())
        last = self.last_report
        if due is None:
            return "melapor"
        is_older = last is None or last < end_of_triwulan(self.tahun, due)
        return "belum_triwulan" if is_older else "melapor"

    @property
    def due(self) -> str:
        """The triwulan whose report is due by posisi: TW III.

        "" before the end of the first one.
        """
        number = due_triwulan(self.tahun, self.posisi, today())
        return f"TW {ROMAN_TRIWULAN[number - 1]}" if number else ""

    @property
    def difference(self) -> Counts | None:
        """The change since the end of the triwulan before."""
        return difference(self.counts, self.previous)

    @property
    def report_age(self) -> int | None:
        """Days from its last report to posisi; None if it never reported."""
        return None if self.last_report is None else (self.posisi - self.last_report).days


@lru_cache(maxsize=64)  # called once per satker
def due_triwulan(tahun: int, posisi: date, now: date) -> int | None:
    """Return the last triwulan of the tahun that was over by the end of posisi.

    None before the first was. One that is still running `now` is never due.
    """
    for number in (4, 3, 2, 1):
        end = end_of_triwulan(tahun, number)
        if end <= posisi and end < now:
            return number
    return None


_Judged = tuple[View, Counts, Counts | None, int]
"""A plan at a posisi: its view, counts, those at the end of the triwulan before, `second`."""


def recap(
    db: Database,
    posisi: date,
    *,
    tahun: int | None = None,
    scope: str | None = None,
    may_see: Callable[[str], bool] = lambda _: True,
) -> tuple[OfficeFigures, ...]:
    """Judge every satker's plan that the reader may see, at posisi, in the order of the register.

    - tahun: one year, or None for all. With a year, satker without a plan are listed too, except
      those that only supervise others.
    - scope: only this satker and those below it
    """
    tree = list_offices(db)
    wanted = None if scope is None else set(tree.below(scope))

    def is_meant(satker: str) -> bool:
        return (wanted is None or satker in wanted) and may_see(satker)

    def office(satker: str, year: int, is_sample: bool) -> OfficeFigures:
        parent = tree.parent_of(satker)
        if parent is not None and not may_see(parent):
            parent = None
        return OfficeFigures(satker, parent, year, is_sample, posisi)

    plans = set()
    rows = []
    for row in list_rencana(db):
        plans.add(row["satker"])
        if tahun in (None, row["tahun"]) and is_meant(row["satker"]):
            rows.append(row)
    judged = _judged(db, posisi, [row["rencana_id"] for row in rows])
    found = []
    without_plan = {} if tahun is None else dict.fromkeys(_followed(tree, plans))
    for row in rows:
        own = office(row["satker"], row["tahun"], row["simulasi"])
        found.append(_with_figures(own, judged.get(row["rencana_id"])))
        without_plan.pop(row["satker"], None)
    if tahun is not None:
        found += [office(name, tahun, False) for name in without_plan if is_meant(name)]
    place = {office.name: number for number, (office, _) in enumerate(tree.in_order())}

    def order(each: OfficeFigures) -> tuple[int, str, int]:
        return place.get(each.satker, len(place)), each.satker, -each.tahun

    return tuple(sorted(found, key=order))


def _with_figures(office: OfficeFigures, judged: _Judged | None) -> OfficeFigures:
    view, counts, previous, second = judged or (None, None, None, 0)
    return office._replace(view=view, counts=counts, previous=previous, second=second)


def _judged(db: Database, posisi: date, plans: list[int]) -> dict[int, _Judged]:
    """Judge these plans at posisi; cached."""
    asked = ("recap", posisi, *plans)
    return remember_plans(db, asked, lambda: _judge(db, posisi, plans))


def judged_at(
    db: Database, offices: Sequence[OfficeFigures], posisi: date
) -> tuple[OfficeFigures, ...]:
    """Judge the same satker, in the same order, at another posisi."""
    plans = [office.view.rencana_id for office in offices if office.view]
    judged = _judged(db, posisi, plans)
    found = []
    for office in offices:
        own = judged[office.view.rencana_id] if office.view else None
        found.append(_with_figures(office._replace(posisi=posisi), own))
    return tuple(found)


def _followed(tree: Offices, planning: set[str]) -> list[str]:
    """List the satker of the register that are monitored.

    Those are the ones with a plan of any tahun, or with nobody below them.
    """
    heads = {office.parent for office in tree.by_code.values()}
    found = []
    for kode, office in tree.by_code.items():
        if kode not in heads or office.name in planning:
            found.append(office.name)
    return found


def find_scope(db: Database, name_or_code: str) -> str:
    """Return the satker with this kode or name, in any spelling, for use as `scope`.

    Raises NotFound.
    """
    if (name := stored_name(db, name_or_code)) is None:
        raise no_such_satker(name_or_code)
    return name


def without_sample(offices: Sequence[OfficeFigures]) -> tuple[OfficeFigures, ...]:
    """Drop sample data, since made-up figures must not enter a sum.

    If there is only sample data, return all.
    """
    real = tuple(office for office in offices if not office.simulasi)
    return real or tuple(offices)


def total(offices: Sequence[OfficeFigures]) -> Counts:
    """Sum the figures of these satker."""
    return together(office.counts for office in offices if office.counts is not None)


def total_difference(offices: Sequence[OfficeFigures]) -> Counts | None:
    """Return the change of the sum since the end of the triwulan before.

    Satker without a report by then are left out.
    """
    compared = [office for office in offices if office.previous is not None]
    if not compared:
        return None
    before = together(office.previous for office in compared if office.previous)
    return difference(total(compared), before)


def compared_since(offices: Sequence[OfficeFigures]) -> date:
    """Return the end of the triwulan that changes are measured from.

    The offices share one tahun and one posisi.
    """
    for office in offices:
        if office.view:
            return office.view.posisi_sebelum
    return offices[0].posisi


def by_movement(offices: Sequence[OfficeFigures]) -> list[tuple[OfficeFigures, Counts]]:
    """List the offices that have figures for the end of the triwulan before.

    Those with the largest change come first.
    """
    moved = [(office, office.difference) for office in reporting(offices)]
    known = [(office, since) for office, since in moved if since is not None]
    return sorted(known, key=_most_moved_first)


def _most_moved_first(moved: tuple[OfficeFigures, Counts]) -> tuple[int, int, str]:
    office, since = moved
    return -since.selesai, since.terlambat, office.satker


def by_triwulan(db: Database, rows: Sequence[OfficeFigures], posisi: date) -> pd.DataFrame:
    """Count how much of what falls due in each triwulan is done, per office with a plan.

    - kelompok: int64, its place in `rows`
    - kolom: int64, the triwulan, 5: other years
    - n of N done, terlambat, belum_dilaporkan, jatuh_tempo (of N, by posisi): int64
    """
    return _by_place(db, "recap/triwulan", rows, posisi)


def by_area(db: Database, rows: Sequence[OfficeFigures], posisi: date) -> pd.DataFrame:
    """Count how much of what was due is done in each area, per office with a plan.

    - kelompok: int64, its place in `rows`
    - kunci: str, its row of `area_names`; area, nama_area: str, as its own plan has them
    - n of N (also jatuh_tempo) done, terlambat, belum_dilaporkan: int64
    """
    return _by_place(db, "recap/by_area", rows, posisi, **_usual_areas())


def _by_place(
    db: Database, question: str, rows: Sequence[OfficeFigures], posisi: date, **params: Param
) -> pd.DataFrame:
    groups = [place for place, row in enumerate(rows) if row.view]
    return _frame(db, question, _ids(rows), kelompok=groups, posisi=posisi, **params)


def area_names(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List the areas of these plans, those of most plans first. All columns are str.

    - kunci: identifies the area; a usual area is known by its name
    - area: its number; nama_area: the name most plans give it
    """
    return _frame(db, "recap/area_names", _ids(offices), **_usual_areas())


def _usual_areas() -> dict[str, list[str]]:
    return {"nama_lazim": list(KNOWN_AREA), "nomor_lazim": list(KNOWN_AREA.values())}


def missing_kinds(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """Count the missing bukti by jenis over the satker that have reported, most first.

    Columns: jenis: str; n, satker (how many lack it): int64.
    """
    posisi = offices[0].posisi if offices else date.min
    return _frame(db, "recap/kinds", _ids(reporting(offices)), posisi=posisi)


def reporting(offices: Sequence[OfficeFigures]) -> list[OfficeFigures]:
    """Return the offices that have reported anything. Only these can be compared."""
    return [office for office in offices if office.state in ("belum_triwulan", "melapor")]


def state_words(office: OfficeFigures) -> str:
    """Say in words if a satker has reported the triwulan that is due, or its plan is closed."""
    if office.is_closed:
        return "ditutup tanpa laporan" if office.state == "belum_melapor" else "ditutup"
    return {
        "tanpa_rencana": "belum ada rencana",
        "belum_melapor": "belum ada laporan",
        "belum_triwulan": f"belum mengunggah laporan {office.due}".strip(),
        "melapor": f"sudah melapor {office.due}".strip(),
    }[office.state]


COUNTED = (
    "capaian_n",
    "capaian_N",
    "terlambat",
    "belum_dilaporkan",
    "bukti_n",
    "bukti_N",
    "selesai_tanpa_bukti",
    "setahun_n",
    "setahun_N",
)
"""The fields of `Counts` in a row of `recap_frame`."""

SHARES = ("capaian", "bukti", "setahun")
"""Those of them that are n of N and have a share."""


def recap_frame(offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """Return one row per satker, in the given order.

    A satker without reports or plan has no figures: they are missing, not 0.

    - satker, induk (NaN: none above it that may be seen), keadaan (a `ReportState`), laporan (the
      same in words), rencana (`next_triwulan.answer`): str; tahun: int64
    - posisi, laporan_terakhir (NaT: never): datetime64[us]; umur_laporan: Int64, days before posisi
    - each of `COUNTED`: Int64 (<NA>: nothing reported)
    - each of `SHARES`: Float64, 0 to 1 (<NA>: nothing reported, or N = 0)
    - kedua: Int64, those of bukti_n that the tier above verified too (<NA>: nothing reported)
    - gerak_selesai, gerak_terlambat: Int64, the change since the end of the triwulan before (<NA>:
      nothing to compare with)
    """
    frame = pd.DataFrame([_frame_row(office) for office in offices], columns=[*_FRAME_TYPES])
    frame = frame.astype(_FRAME_TYPES)
    for name in SHARES:
        total = frame[f"{name}_N"]
        share = frame[f"{name}_n"] / total.mask(total == 0)
        frame[name] = share.astype("Float64")
    return frame


_FRAME_TYPES = {
    "satker": "str",
    "induk": "str",
    "tahun": "int64",
    "keadaan": "str",
    "laporan": "str",
    "rencana": "str",
    "posisi": "datetime64[us]",
    "laporan_terakhir": "datetime64[us]",
    "umur_laporan": "Int64",
    **dict.fromkeys(COUNTED, "Int64"),
    "kedua": "Int64",
    "gerak_selesai": "Int64",
    "gerak_terlambat": "Int64",
}


def _frame_row(office: OfficeFigures) -> Row:
    counts = office.counts if reporting([office]) else None
    moved = office.difference if counts else None
    return {
        "satker": office.satker,
        "induk": office.parent,
        "tahun": office.tahun,
        "keadaan": office.state,
        "laporan": state_words(office),
        "rencana": answer(office.view),
        "posisi": office.posisi,
        "laporan_terakhir": office.last_report,
        "umur_laporan": office.report_age,
        **{name: getattr(counts, name, None) for name in COUNTED},
        "kedua": office.second if counts else None,
        "gerak_selesai": getattr(moved, "selesai", None),
        "gerak_terlambat": getattr(moved, "terlambat", None),
    }


def recap_as_json(db: Database, offices: Sequence[OfficeFigures]) -> list[JsonObject]:
    """Return the JSON of the command line (docs/operations.md).

    It has one entry per satker that can be judged, as `keadaan` has it.
    """
    ids = _ids(offices)
    if not ids:
        return []
    days = [office.posisi for office in offices if office.view is not None]
    counts = _ask(db, "figures/counts", ids, pada=days, per_area=[True])
    areas = group_by(counts, itemgetter("unggahan_id"))
    months = months_of(_ask(db, "figures/months_per_area", ids, posisi=days[0]))
    entries = []
    for office in offices:
        if office.view is None or office.counts is None:
            continue
        own_areas = []
        for row in areas.get(office.view.unggahan_id, ()):
            own_areas.append(area_as_json(row, months))
        entries.append(
            {
                "satker": office.satker,
                "induk": office.parent,
                "tahun": office.tahun,
                "unggahan": office.view.unggahan,
                "posisi_unggahan": office.view.posisi_unggahan.isoformat(),
                **figures_as_json(office.counts._asdict()),
                "area": own_areas,
            }
        )
    return entries


def _ids(offices: Sequence[OfficeFigures]) -> list[int]:
    return [office.view.unggahan_id for office in offices if office.view]


def _ask(db: Database, question: str, ids: list[int], **params: Param) -> list[Row]:
    """Ask a question about these unggahan and return its rows; cached."""
    return ask_unggahan(db, question, db.newest.of_plans(), daftar=ids, **params)


def _frame(db: Database, question: str, ids: list[int], **params: Param) -> pd.DataFrame:
    """Ask a question as `_ask` does and return a table."""
    return frame_of_unggahan(db, question, db.newest.of_plans(), daftar=ids, **params)


def _judge(db: Database, posisi: date, rencana: Sequence[int]) -> dict[int, _Judged]:
    views = judge(db, rencana, posisi)
    if not views:
        return {}
    ids, days = [], []
    for view in views.values():
        ids.append(view.unggahan_id)
        days.append(posisi)
        if view.unggahan_sebelum_id:
            ids.append(view.unggahan_sebelum_id)
            days.append(view.posisi_sebelum)
    counts, judged = {}, {}
    for row in db.ask("figures/counts", daftar=ids, pada=days, per_area=[False]):
        counts[row["unggahan_id"], row["per"]] = counts_of(row)
    rows = db.ask("recap/second_tier", daftar=ids, posisi=posisi)
    second = {row["unggahan_id"]: row["n"] for row in rows}
    for key, view in views.items():
        before = counts.get((view.unggahan_sebelum_id, view.posisi_sebelum))
        own = view.unggahan_id
        judged[key] = view, counts[own, posisi], before, second.get(own, 0)
    return judged


class MapColumn(NamedTuple):
    """A column of the map: `label` stands over it, `name` is its full name.

    `is_total`: the sum of the others by posisi.
    """

    label: str
    name: str
    is_total: bool = False


class MapCell(NamedTuple):
    """A map cell: its column's name in the satker's own plan, its look, and its count in words."""

    place: str
    cell: HeatmapCell
    words: str


class MapRow(NamedTuple):
    """One satker: a cell for each column, None if its plan has none."""

    office: OfficeFigures
    cells: tuple[MapCell | None, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the cells."""
        texts = []
        for cell in self.cells:
            words = f"{cell.cell.text} {cell.cell.late_text}" if cell else ""
            texts.append(words.strip())
        return tuple(texts)


class RecapMap(NamedTuple):
    """A map ready to be drawn."""

    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]


def until_of(offices: Sequence[OfficeFigures]) -> str:
    """Name the day up to which the figures of these offices count: s.d. 30 Sep.

    They share one posisi.
    """
    return up_to(offices[0].posisi, offices[0].tahun) if offices else UP_TO


def area_map(
    db: Database, offices: Sequence[OfficeFigures], shown: Sequence[OfficeFigures] | None = None
) -> RecapMap:
    """Map satker × area over what was due by posisi. An area has the name that most satker give it.

    `shown`: the rows to draw, if not all of `offices` (at least one).
    """
    rows = offices if shown is None else shown
    columns = {}
    for row in rows_of(area_names(db, offices)):
        name = format_area(row["area"], row["nama_area"])
        columns[row["kunci"]] = MapColumn(row["area"], name)
    found = by_area(db, rows, offices[0].posisi)
    return _draw_map(columns, rows, found, "kunci")


def triwulan_map(db: Database, shown: Sequence[OfficeFigures], posisi: date) -> RecapMap:
    """Map satker × triwulan of its tahun.

    If nothing is due yet, a cell gives the number to come.
    """
    found = by_triwulan(db, shown, posisi)
    names = column_names("triwulan")
    labels = {**names, OTHER_TAHUN["triwulan"]: "lain"}
    columns = {}
    for number in heatmap_columns("triwulan", set(found["kolom"])):
        if number != UP_TO_POSISI:
            columns[number] = MapColumn(labels[number], names[number])
    return _draw_map(columns, shown, found, "kolom")


def _draw_map(
    columns: Mapping[ColumnKey, MapColumn],
    shown: Sequence[OfficeFigures],
    found: pd.DataFrame,
    name: str,
) -> RecapMap:
    """Draw a map. `name`: the column of `found` that holds the keys of `columns`."""
    rows = []
    places = {(row["kelompok"], row[name]): row for row in rows_of(found)}
    until = until_of(shown)
    for place, office in enumerate(shown):
        is_plan = office.state == "belum_melapor"
        cells = []
        for key, column in columns.items():
            row = places.get((place, key))
            cells.append(_cell(row, column.name, is_plan) if row else None)
        counts = office.counts
        total = None
        if counts is not None:
            whole = {
                "n": counts.capaian_n,
                "N": counts.capaian_N,
                "jatuh_tempo": counts.capaian_N,
                "terlambat": counts.terlambat,
                "belum_dilaporkan": counts.belum_dilaporkan,
            }
            total = _cell(whole, until, is_plan, is_total=True)
        rows.append(MapRow(office, (*cells, total)))
    column = MapColumn(until, f"Semua yang jatuh tempo {until}", is_total=True)
    return RecapMap((*columns.values(), column), tuple(rows))


def _cell(row: Row, place: str, rencana_only: bool, *, is_total: bool = False) -> MapCell:
    """Make a cell as Peta Capaian does."""
    whole = {**row, "total_baris": False, "total_kolom": is_total, "terbanyak": row["N"]}
    called = format_area(row["area"], row["nama_area"]) if "area" in row else place
    counted = describe_cell(whole, "capaian", rencana_only=rencana_only)
    lateness = describe_cell_lateness(whole, "capaian", rencana_only=rencana_only)
    words = ", ".join(filter(None, (counted, lateness)))
    return MapCell(called, heatmap_cell(whole, rencana_only=rencana_only), words)
