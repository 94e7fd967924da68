"""The maps of Rekap as lists with numbers that can be summed.

They have one row per satker and area, and per satker and triwulan. Beside them: when each satker
reported.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from monev.core import clock
from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, format_day
from monev.database import Database
from monev.figures.formats import format_area
from monev.figures.heatmap import column_names
from monev.figures.recap import (
    OfficeFigures,
    area_names,
    by_area,
    by_triwulan,
    due_triwulan,
    state_words,
)

ON_TIME = timedelta(days=10)
"""A report is on time up to so long after its triwulan; a default of this program, of no decree."""

_OFFICE = {"urutan": "int64", "satker": "str", "induk": "str", "laporan": "str", "kolom": "str"}
_COUNTS = {"selesai": "Int64", "terlambat": "Int64", "belum_dilaporkan": "Int64"}
_TOTALS = {"target": "int64", "jatuh_tempo": "int64"}
_AREA_TYPES = _OFFICE | {"area": "str", "nama_area": "str"} | _COUNTS | _TOTALS
_TRIWULAN_TYPES = _OFFICE | {"triwulan": "str"} | _COUNTS | _TOTALS


def area_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List each satker and area with what was due by posisi, in the order of both.

    All offices (at least one) share one posisi. An area has its usual number and most usual name.

    - urutan: int64, the satker's place in `offices`
    - satker, induk (NaN: none that may be seen), laporan (its report state in words), area,
      nama_area, kolom (both, as the column of `recap.area_map` is named): str
    - target, jatuh_tempo: int64, here the same
    - selesai, terlambat, belum_dilaporkan: Int64 (<NA>: the satker reported nothing)
    - capaian: Float64, selesai of target, 0 to 1 (<NA>: it reported nothing, or nothing was due)
    """
    names = area_names(db, offices).reset_index(names="tempat")
    names["kolom"] = list(map(format_area, names["area"], names["nama_area"]))
    found = by_area(db, offices, offices[0].posisi)
    found = found.drop(columns=["area", "nama_area"]).merge(names, on="kunci")
    return _frame(offices, found.sort_values(["kelompok", "tempat"]), _AREA_TYPES)


def triwulan_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List each satker and triwulan of its tahun (TW I, and Tahun lain).

    Columns and dtypes of `area_frame`, with triwulan (str) for area and nama_area. `target` is
    everything due in the triwulan, `jatuh_tempo` the part due by posisi. capaian is <NA> while
    nothing is due.
    """
    found = by_triwulan(db, offices, offices[0].posisi)
    names = found["kolom"].map(column_names("triwulan"))
    return _frame(offices, found.assign(triwulan=names, kolom=names), _TRIWULAN_TYPES)


def reported_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """List each satker with when its complete report of each triwulan was first stored.

    All columns are str: Satker, and TW I to TW IV: tepat or terlambat with the day, belum lapor; ""
    if that triwulan was not over by posisi.
    """
    stored: dict[tuple[int, int], date] = {}
    plans = [office.view.rencana_id for office in offices if office.view]
    for row in db.ask("recap/reported", daftar=plans):
        day = row["waktu"].astimezone(clock.zone()).date()
        stored[row["rencana_id"], row["triwulan"]] = day
    rows = []
    for office in offices:
        over = due_triwulan(office.tahun, office.posisi, clock.today()) or 0
        told = {"Satker": office.satker}
        for number, roman in enumerate(ROMAN_TRIWULAN, start=1):
            day = stored.get((office.view.rencana_id, number)) if office.view else None
            told[f"TW {roman}"] = _when(office.tahun, number, day) if number <= over else ""
        rows.append(told)
    return pd.DataFrame(rows, dtype="str")


def _when(tahun: int, triwulan: int, day: date | None) -> str:
    if day is None:
        return "belum lapor"
    is_early = day <= end_of_triwulan(tahun, triwulan) + ON_TIME
    return f"{'tepat' if is_early else 'terlambat'}, {format_day(day)}"


def _frame(
    offices: Sequence[OfficeFigures], found: pd.DataFrame, types: dict[str, str]
) -> pd.DataFrame:
    rows = []
    for office in offices:
        has_reported = office.state != "belum_melapor"
        rows.append((office.satker, office.parent, state_words(office), has_reported))
    about = pd.DataFrame(rows, columns=["satker", "induk", "laporan", "has_reported"])
    counted = found.rename(columns={"kelompok": "urutan", "n": "selesai", "N": "target"})
    counted = counted.join(about, on="urutan", how="inner").reset_index(drop=True)
    frame = counted[list(types)].astype(types)
    for name in _COUNTS:
        frame[name] = frame[name].where(counted["has_reported"])
    is_due = (frame["jatuh_tempo"] != 0) | (frame["selesai"].fillna(0) != 0)
    target = frame["target"].astype("Int64").where(is_due)
    return frame.assign(capaian=frame["selesai"] / target)
