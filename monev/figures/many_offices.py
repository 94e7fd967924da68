"""The figures of many satker at one posisi, judged as one alone is (docs/design.md §5)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple

import pandas as pd

from monev.access import Offices, list_offices
from monev.core import clock
from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, format_day
from monev.core.grouping import group_by
from monev.core.records import JsonObject
from monev.database import Database, Param, Row, rows_of
from monev.figures.counts import (
    Counts,
    area_as_json,
    counts_of,
    difference,
    figures_as_json,
    is_comparable,
    months_of,
    together,
)
from monev.figures.formats import format_days, format_number
from monev.figures.heatmap import heatmap_cell
from monev.figures.told import overdue as overdue_of
from monev.figures.told import overdue_words
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

ReportState = Literal["tanpa_rencana", "belum_melapor", "belum_triwulan", "melapor"]
"""What a satker has reported.

| state | meaning |
|---|---|
| tanpa_rencana | it has no plan of that tahun |
| belum_melapor | nothing was reported by posisi, so it can't be compared |
| belum_triwulan | its last complete report is older than the end of the triwulan that is due |
| melapor | it reported that triwulan, or none is due because the plan is closed |
"""
ON_TIME = timedelta(days=10)
"""A report is on time up to so long after its triwulan; a default of this program, of no decree."""


class OfficeFigures(NamedTuple):
    """One satker's plan of a tahun in the Rekap.

    - view, counts: None if there is nothing to judge
    - previous: at the end of the triwulan before; None if it had reported nothing
    - second: bukti of the kelengkapan that the tier above verified too
    """

    satker: str
    parent: str | None
    tahun: int
    simulasi: bool
    posisi: date
    view: View | None = None
    counts: Counts | None = None
    previous: Counts | None = None
    second: int = 0

    @property
    def state(self) -> ReportState:
        """Its report state, judged by the triwulan that is due."""
        if self.view is None:
            return "tanpa_rencana"
        if self.view.rencana_only:
            return "belum_melapor"
        due = due_triwulan(self.tahun, self.posisi, clock.today())
        if self.view.is_closed or due is None:
            return "melapor"
        last = self.view.laporan_terakhir
        is_older = last is None or last < end_of_triwulan(self.tahun, due)
        return "belum_triwulan" if is_older else "melapor"

    @property
    def due(self) -> str:
        """The triwulan whose report is due by posisi: TW III; "" before the first one ended."""
        number = due_triwulan(self.tahun, self.posisi, clock.today())
        return f"TW {ROMAN_TRIWULAN[number - 1]}" if number else ""


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
    below = None if scope is None else set(tree.below(scope))
    asked = []
    for one in _plans(db, tree, tahun):
        if may_see(one.satker) and (below is None or one.satker in below):
            asked.append(one)
    ids = [one.rencana_id for one in asked if one.rencana_id is not None]
    judged = remember_plans(db, ("recap", posisi, *ids), lambda: _judge(db, posisi, ids))
    place = {office.name: number for number, (office, _) in enumerate(tree.in_order())}
    asked.sort(key=lambda one: (place.get(one.satker, len(place)), one.satker, -one.tahun))
    found = []
    for one in asked:
        parent = tree.parent_of(one.satker)
        parent = parent if parent is not None and may_see(parent) else None
        office = OfficeFigures(one.satker, parent, one.tahun, one.simulasi, posisi)
        if own := judged.get(one.rencana_id or 0):
            view, counts, previous, second = own
            office = office._replace(view=view, counts=counts, previous=previous, second=second)
        found.append(office)
    return tuple(found)


class _Plan(NamedTuple):
    satker: str
    tahun: int
    simulasi: bool = False
    rencana_id: int | None = None


def _plans(db: Database, tree: Offices, tahun: int | None) -> list[_Plan]:
    """List the plans; with a tahun also the satker that have none and do not only supervise."""
    rows = list_rencana(db)
    found = []
    for row in rows:
        if tahun in (None, row["tahun"]):
            found.append(_Plan(row["satker"], row["tahun"], row["simulasi"], row["rencana_id"]))
    if tahun is None:
        return found
    heads = {office.parent for office in tree.by_code.values()}
    planning = {row["satker"] for row in rows}
    listed = {plan.satker for plan in found}
    for kode, office in tree.by_code.items():
        if (kode not in heads or office.name in planning) and office.name not in listed:
            found.append(_Plan(office.name, tahun))
    return found


def _judge(
    db: Database, posisi: date, rencana: list[int]
) -> dict[int, tuple[View, Counts, Counts | None, int]]:
    views = judge(db, rencana, posisi)
    if not views:
        return {}
    asked = [(view.unggahan_id, posisi) for view in views.values()]
    for view in views.values():
        if view.unggahan_sebelum_id:
            asked.append((view.unggahan_sebelum_id, view.posisi_sebelum))
    ids, days = map(list, zip(*asked, strict=True))
    counts = {}
    for row in db.ask("figures/counts", daftar=ids, pada=days, per_area=[False]):
        counts[row["unggahan_id"], row["per"]] = counts_of(row)
    rows = db.ask("recap/second_tier", daftar=ids, posisi=posisi)
    second = {row["unggahan_id"]: row["n"] for row in rows}
    judged = {}
    for key, view in views.items():
        before = counts.get((view.unggahan_sebelum_id, view.posisi_sebelum))
        own = view.unggahan_id
        judged[key] = view, counts[own, posisi], before, second.get(own, 0)
    return judged


def find_scope(db: Database, name_or_code: str) -> str:
    """Return the satker with this kode or name, in any spelling. Raises NotFound."""
    if (name := stored_name(db, name_or_code)) is None:
        raise no_such_satker(name_or_code)
    return name


def without_sample(offices: Sequence[OfficeFigures]) -> tuple[OfficeFigures, ...]:
    """Drop sample data, since made-up figures must not enter a sum, unless there is no other."""
    return tuple(office for office in offices if not office.simulasi) or tuple(offices)


def reporting(offices: Sequence[OfficeFigures]) -> list[OfficeFigures]:
    """Return the offices that have reported anything. Only these can be compared."""
    return [office for office in offices if office.state in ("belum_triwulan", "melapor")]


def overdue(offices: Sequence[OfficeFigures]) -> list[OfficeFigures]:
    """Return the satker, also without a plan, whose report of the triwulan due is missing."""
    late = [office for office in offices if office.state != "melapor" and office.due]
    return [office for office in late if office.view is None or not office.view.is_closed]


def total(offices: Sequence[OfficeFigures]) -> Counts:
    """Sum the figures of these satker."""
    return together(office.counts for office in offices if office.counts is not None)


def state_words(office: OfficeFigures) -> str:
    """Say in words if a satker has reported the triwulan that is due, or its plan is closed."""
    if office.view is not None and office.view.is_closed:
        return "ditutup tanpa laporan" if office.state == "belum_melapor" else "ditutup"
    return {
        "tanpa_rencana": "belum ada rencana",
        "belum_melapor": "belum ada laporan",
        "belum_triwulan": f"{office.due} belum dinyatakan lengkap",
        "melapor": f"{office.due} dinyatakan lengkap" if office.due else "belum wajib melapor",
    }[office.state]


def age_words(office: OfficeFigures) -> str:
    """Say when a satker last reported: 30 September 2025 (12 hari sebelum posisi); "" if never."""
    last = None if office.view is None else office.view.laporan_terakhir
    if last is None:
        return ""
    age = (office.posisi - last).days
    return format_day(last) + (f" ({format_days(age)} sebelum posisi)" if age else "")


def sample_sentence(everything: Sequence[OfficeFigures], counted: Sequence[OfficeFigures]) -> str:
    """Say which sample data is not counted (`without_sample`). "" if there is none."""
    left_out = [office.satker for office in everything if office not in counted]
    return f"Data simulasi tidak ikut dihitung: {', '.join(left_out)}." if left_out else ""


def scope_words(scope: str | None) -> str:
    """Name the satker shown: all, or one and those below it."""
    return "Semua satker" if scope is None else f"{scope} dan di bawahnya"


def recap_sentences(offices: Sequence[OfficeFigures]) -> tuple[str, str]:
    """Say how many declared the triwulan that is due complete, and how far all are together."""
    if not offices:
        return "Belum ada satker yang dapat direkap.", ""
    everybody = format_number(len(offices))
    declared = format_number(len(offices) - len(overdue(offices)))
    of_all = f"{declared} dari {everybody} satker" if len(offices) > 1 else offices[0].satker
    if not (due := offices[0].due):
        answer = f"{everybody} satker; belum ada triwulan yang lewat."
    elif len(offices) == 1 and overdue(offices):
        answer = f"{of_all} belum menyatakan laporan {due} lengkap."
    else:
        is_closed = any(office.view and office.view.is_closed for office in offices)
        ended = " atau menutup rencananya" if is_closed else ""
        answer = f"{of_all} sudah menyatakan laporan {due} lengkap{ended}."
    counts = total(reporting(offices))
    if not counts.capaian_N:
        return answer, ""
    done = f"{format_number(counts.capaian_n)} dari {format_number(counts.capaian_N)}"
    marks = overdue_words(counts._asdict())
    return answer, " · ".join(filter(None, (f"{done} target selesai", marks)))


SHARES = ("capaian", "bukti", "setahun")
"""The figures that are n of N and have a share."""
_COUNTED = (
    *("capaian_n", "capaian_N", "terlambat", "belum_dilaporkan", "bukti_n", "bukti_N"),
    *("selesai_tanpa_bukti", "setahun_n", "setahun_N"),
)
_FRAME_TYPES = {
    **dict.fromkeys(("satker", "induk", "laporan", "tiap_triwulan"), "str"),
    "tahun": "int64",
    "laporan_terakhir": "datetime64[us]",
    **dict.fromkeys((*_COUNTED, "kedua", "gerak_selesai", "gerak_terlambat"), "Int64"),
}


def recap_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """Return one row per satker, in the given order.

    A satker without reports or plan has no figures: they are <NA>, not 0.

    - satker, induk (NaN: none above it that may be seen), laporan (`state_words`), tiap_triwulan
      (when each was reported): str; tahun: int64
    - laporan_terakhir: datetime64[us]; the counts, kedua (verified by the tier above too) and
      gerak_selesai, gerak_terlambat (due and not done; since the end of the triwulan before): Int64
    - each of `SHARES`: Float64, 0 to 1 (<NA> also if N = 0)
    """
    when = _reported(db, offices)
    rows = [_frame_row(office) | {"tiap_triwulan": when[office]} for office in offices]
    frame = pd.DataFrame(rows, columns=[*_FRAME_TYPES]).astype(_FRAME_TYPES)
    for name in SHARES:
        of_all = frame[f"{name}_N"]
        frame[name] = (frame[f"{name}_n"] / of_all.mask(of_all == 0)).astype("Float64")
    return frame


def _frame_row(office: OfficeFigures) -> Row:
    row: Row = {
        "satker": office.satker,
        "induk": office.parent,
        "tahun": office.tahun,
        "laporan": state_words(office),
        "laporan_terakhir": office.view and office.view.laporan_terakhir,
    }
    if not reporting([office]) or office.counts is None:
        return row
    counts = {name: getattr(office.counts, name) for name in _COUNTED}
    return row | counts | _movement(office.counts, office.previous) | {"kedua": office.second}


def _movement(now: Counts, before: Counts | None) -> Row:
    """Return what moved since; nothing where only the calendar did (`is_comparable`)."""
    moved = difference(now, before)
    if before is None or moved is None or not is_comparable(now._asdict(), before._asdict()):
        return {}
    late = sum(overdue_of(moved._asdict()).values())
    return {"gerak_selesai": moved.selesai, "gerak_terlambat": late}


class Complete(NamedTuple):
    """A complete report of a triwulan: when it was stored, and of which day it is.

    Of a later triwulan's end it covers the earlier ones.
    """

    stored: date
    per: date


def list_reported(
    db: Database, offices: Sequence[OfficeFigures]
) -> dict[tuple[int, int], Complete]:
    """Return each rencana and triwulan that is declared complete, with its report."""
    plans = [office.view.rencana_id for office in offices if office.view]
    found = {}
    day = offices[0].posisi if offices else date.min
    for row in db.ask("recap/reported", daftar=plans, posisi=day):
        stored = row["waktu"].astimezone(clock.zone()).date()
        found[row["rencana_id"], row["triwulan"]] = Complete(stored, row["per"])
    return found


def _reported(db: Database, offices: Sequence[OfficeFigures]) -> dict[OfficeFigures, str]:
    """Say of each triwulan that is over when its complete report was first stored."""
    declared = list_reported(db, offices)
    told = {}
    for office in offices:
        over = due_triwulan(office.tahun, office.posisi, clock.today()) or 0
        words = []
        for number, roman in enumerate(ROMAN_TRIWULAN[:over], start=1):
            report = declared.get((office.view.rencana_id, number)) if office.view else None
            day = report.stored if report else None
            is_early = day is not None and day <= end_of_triwulan(office.tahun, number) + ON_TIME
            how = "tepat" if is_early else "terlambat"
            words.append(f"{roman} {f'{how} {day.day}/{day.month}' if day else 'belum'}")
        told[office] = " · ".join(words) if office.view else state_words(office)
    return told


def area_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List each satker that reported and area with what was due, in the order of both.

    - satker, kunci (the usual number of a usual area, whatever its number in a plan, else its
      name), nomor (that number, else the plan's), nama_area: str
    - selesai, jatuh_tempo, terlambat, belum_dilaporkan: int64
    - state, share (NaN if nothing was due), late_share: as of a `HeatmapCell`
    """
    own = {office.view.unggahan_id: office.satker for office in reporting(offices) if office.view}
    found = frame_of_unggahan(
        db,
        "recap/by_area",
        db.newest.of_plans(),
        daftar=[*own],
        posisi=offices[0].posisi if offices else date.min,
        nama_lazim=[*KNOWN_AREA],
        nomor_lazim=[*KNOWN_AREA.values()],
    )
    flags = {"total_baris": False, "total_kolom": False, "terbanyak": 0}
    cells = []
    for row in rows_of(found):
        cell = heatmap_cell({**row, **flags, "jatuh_tempo": row["N"]}, rencana_only=False)
        cells.append((cell.state, cell.share, cell.late_share))
    looks = pd.DataFrame(cells, columns=["state", "share", "late_share"])
    usual = {key: number for number, key in enumerate(dict.fromkeys(KNOWN_AREA.values()))}
    frame = pd.concat([found, looks.astype({"share": "float64"})], axis=1).assign(
        satker=found["unggahan_id"].map(own).astype("str"),
        tempat=found["unggahan_id"].map([*own].index).astype("int64"),
        urutan=found["kunci"].map(usual).fillna(len(usual)),
        nomor=found["kunci"].where(found["kunci"].isin([*usual]), found["area"]),
    )
    frame = frame.sort_values(["tempat", "urutan", "kunci"], ignore_index=True)
    return frame.rename(columns={"n": "selesai", "N": "jatuh_tempo"})


def recap_as_json(db: Database, offices: Sequence[OfficeFigures]) -> list[JsonObject]:
    """Return the JSON of the command line (docs/operations.md).

    It has one entry per satker that can be judged, as `keadaan` has it.
    """
    judged = [office for office in offices if office.view and office.counts]
    ids = [office.view.unggahan_id for office in judged if office.view]
    if not ids:
        return []
    days = [office.posisi for office in judged]
    counts = _ask(db, "figures/counts", ids, pada=days, per_area=[True])
    areas = group_by(counts, itemgetter("unggahan_id"))
    months = months_of(_ask(db, "figures/months_per_area", ids, posisi=days[0]))
    entries = []
    for office in judged:
        assert office.view and office.counts
        own = areas.get(office.view.unggahan_id, ())
        entries.append(
            {
                "satker": office.satker,
                "induk": office.parent,
                "tahun": office.tahun,
                "unggahan": office.view.unggahan,
                "posisi_unggahan": office.view.hari.isoformat(),
                **figures_as_json(office.counts._asdict()),
                "area": [area_as_json(row, months) for row in own],
            }
        )
    return entries


def _ask(db: Database, question: str, ids: list[int], **params: Param) -> list[Row]:
    """Ask a question about these unggahan and return its rows; cached."""
    return ask_unggahan(db, question, db.newest.of_plans(), daftar=ids, **params)
