"""The maps of Rekap as lists that can be summed: a row for each satker and area, and for each satker
and triwulan, with the counts as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from monev.core.dates import ROMAN_TRIWULAN
from monev.database import Database, Row
from monev.figures.formats import format_area
from monev.figures.heatmap import OTHER_TAHUN, column_names
from monev.figures.recap import OfficeFigures, area_names, by_area, by_triwulan, state_words

_OFFICE = {"urutan": "int64", "satker": "str", "induk": "str", "laporan": "str", "kolom": "str"}
_COUNTS = {"selesai": "Int64", "terlambat": "Int64", "belum_dilaporkan": "Int64"}
_TOTALS = {"target": "int64", "jatuh_tempo": "int64"}
_AREA_TYPES = _OFFICE | {"area": "str", "nama_area": "str"} | _COUNTS | _TOTALS
_TRIWULAN_TYPES = _OFFICE | {"triwulan": "str"} | _COUNTS | _TOTALS


def area_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """One row per satker and area of its plan, of what was due by posisi, in the order of both; all
    offices (at least one) at one posisi. An area goes by its usual number and most usual name.

    - urutan: int64, the satker's place in `offices`
    - satker, induk (NaN: none that may be seen), laporan (whether it has reported, in words), area,
      nama_area, kolom (both: as its column of `recap.area_map` is named): str
    - target, jatuh_tempo: int64, here the same
    - selesai, terlambat, belum_dilaporkan: Int64 (<NA>: the satker reported nothing)
    - capaian: Float64, selesai of target, 0 to 1 (<NA>: it reported nothing, or nothing was due)
    """
    names = area_names(db, offices)
    labels = {}
    for key, (area, name) in names.items():
        labels[key] = {"area": area, "nama_area": name, "kolom": format_area(area, name)}
    return _frame(offices, by_area(db, offices, offices[0].posisi), labels, _AREA_TYPES)


def triwulan_frame(db: Database, offices: Sequence[OfficeFigures]) -> pd.DataFrame:
    """One row per satker and triwulan of its tahun (TW I, also Tahun lain): the columns and dtypes of
    `area_frame` with triwulan (str) in place of area and nama_area. `target` is all that falls due
    in it, `jatuh_tempo` what of it was due by posisi; capaian is <NA> while nothing of it is due."""
    names = column_names("triwulan")
    numbers = (*range(1, len(ROMAN_TRIWULAN) + 1), OTHER_TAHUN["triwulan"])
    labels = {number: dict.fromkeys(("triwulan", "kolom"), names[number]) for number in numbers}
    return _frame(offices, by_triwulan(db, offices, offices[0].posisi), labels, _TRIWULAN_TYPES)


def _frame(
    offices: Sequence[OfficeFigures],
    found: Mapping[int, Mapping[Any, Row]],
    labels: Mapping[Any, dict[str, str]],
    types: dict[str, str],
) -> pd.DataFrame:
    rows = [*_rows(offices, found, labels)]
    frame = pd.DataFrame(rows, columns=[*types]).astype(types)
    nothing_due = (frame["jatuh_tempo"] == 0) & (frame["selesai"].fillna(0) == 0)
    share = frame["selesai"] / frame["target"].astype("Int64").mask(nothing_due)
    return frame.assign(capaian=share)


def _rows(
    offices: Sequence[OfficeFigures],
    found: Mapping[int, Mapping[Any, Row]],
    labels: Mapping[Any, dict[str, str]],
) -> Iterator[Row]:
    for place, office in enumerate(offices):
        own, about = found.get(place, {}), {"urutan": place, "satker": office.satker}
        about |= {"induk": office.parent, "laporan": state_words(office)}
        for key, label in labels.items():
            if key in own:
                yield about | label | _counts(own[key], has_reported=office.state != "belum_melapor")


def _counts(row: Row, *, has_reported: bool) -> Row:
    total = {"target": row["N"], "jatuh_tempo": row["jatuh_tempo"]}
    if not has_reported:
        return total
    late = {"terlambat": row["terlambat"], "belum_dilaporkan": row["belum_dilaporkan"]}
    return total | late | {"selesai": row["n"]}
