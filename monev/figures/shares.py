"""How far each area and each PIC is, by posisi or over the whole year.

It is how much is done, late, unreported or not due. Of a plan without reports, it is how much it
holds.
"""

from collections.abc import Mapping
from typing import Literal

import pandas as pd

from monev.core.dates import SHORT_MONTHS, format_day, format_tenggat
from monev.core.statuses import BELUM_DILAPORKAN, STATUS_TENGGAT, late_term
from monev.core.text import NO_PIC
from monev.database import Database, Row, rows_of
from monev.figures.formats import (
    format_area,
    format_capaian,
    format_fraction,
    format_lateness,
    format_number,
    format_percent,
    percent,
)
from monev.figures.ringkasan import per_area
from monev.figures.riwayat import areas_in_view, curve
from monev.figures.tenggat import load, tenggat
from monev.figures.views import View, per_value, remembered

Level = Literal["area", "pic"]

PARTS = ("selesai", "terlambat", "belum_dilaporkan", "belum_jatuh_tempo")
"""The parts of a bar, from its beginning to its end."""
SHARE_COLUMNS = {
    "nama": "Nama",
    "selesai": "Selesai",
    "terlambat": "Terlambat, sudah dilaporkan",
    "belum_dilaporkan": "Belum dilaporkan",
    "belum_jatuh_tempo": "Belum jatuh tempo",
    "jumlah": "Target",
    "bagian": "Bagian selesai",
    "hari": "Hari lewat terlama",
    "bukti": "Bukti",
    "perjalanan": "Capaian tiap akhir triwulan",
}
"""The columns of a table of `shares` and their headings."""
LOAD_COLUMNS = {"nama": "Nama", "jumlah": "Target setahun", "jatuh_tempo": "Jatuh tempo"}
MONTH_COLUMNS = {"tenggat": "Bulan", "jumlah": "Target"}
"""The columns of a table of `loads`, of `month_loads`, and their headings."""


@remembered
def shares(db: Database, view: View, level: Level, *, whole_year: bool = False) -> pd.DataFrame:
    """List each area or PIC of the plan, the longest late first, the others in the plan's order.

    - nilai (str): its value in an address, an area's number or a PIC ("": none); nama (str): in
      full
    - selesai, terlambat (of the reported), belum_dilaporkan, belum_jatuh_tempo, jumlah (int64):
      targets due by posisi, or with `whole_year` all of the year; jumlah is their sum
    - jatuh_tempo (int64): how many are due by posisi; bagian (Float64, <NA>: no target): the share
      done, in whole percents as written
    - hari (Int64): days the longest late is late, <NA> if nothing is
    - angka (str): 23/24 (96%); lencana (str): ▲ 1, "" if nothing is late
    - bukti (str): 39/44, perjalanan (str): TW I 100%, TW II 83%; "" for PIC
    - kata (str): hover text without the name, with line breaks
    """
    marks = _marked(tenggat(db, view), level, whole_year=whole_year)
    of_value = marks.groupby("nilai", sort=False)
    rows = of_value.sum().drop(columns="terlama")
    rows["hari"] = of_value["terlama"].max()
    areas = _areas(db, view, level)
    progress = {}
    if level == "area":
        progress = _progress_of_areas(db, view)
        rows = rows.reindex(list(areas), fill_value=0)
    rows = rows.reset_index(names="nilai")
    is_late = rows["terlambat"] + rows["belum_dilaporkan"] > 0
    rows["hari"] = rows["hari"].where(is_late).astype("Int64")
    names = []
    documents = []
    went = []
    for value in rows["nilai"]:
        names.append(_name(value, areas))
        documents.append(_bukti(areas.get(value)))
        went.append(progress.get(value, ""))
    rows = rows.assign(nama=names, bukti=documents, perjalanan=went)
    return _with_words(_longest_late_first(rows), whole_year=whole_year)


@remembered
def loads(db: Database, view: View, level: Level) -> pd.DataFrame:
    """List how much a plan without reports holds, per area or per PIC.

    Areas are in the plan's order, PICs with the most first.

    Columns: nilai, nama, jumlah (targets of the year), jatuh_tempo (of them by posisi; int64),
    angka (118), kata.
    """
    counts = load(db, view, level).reset_index(drop=True)
    rows = counts.rename(columns={"n": "jumlah"})
    areas = _areas(db, view, level)
    by_posisi = f"jatuh tempo s.d. {format_day(view.posisi)}"
    words = []
    for n, due in zip(rows["jumlah"], rows["jatuh_tempo"], strict=True):
        words.append(f"{format_number(n)} target setahun\n{format_number(due)} {by_posisi}")
    return rows.assign(
        nama=[_name(value, areas) for value in rows["nilai"]],
        angka=rows["jumlah"].map(format_number),
        kata=words,
    )


def _areas(db: Database, view: View, level: Level) -> dict[str, Row]:
    """Return the areas of the plan by number; none if PIC are listed."""
    if level != "area":
        return {}
    return {row["area"]: row for row in rows_of(per_area(db, view))}


def _marked(tenggat: pd.DataFrame, level: Level, *, whole_year: bool) -> pd.DataFrame:
    """Return a row for each counted target and its area or each PIC.

    It has the part of the bar it belongs to.
    """
    counted = per_value(tenggat[tenggat["dihitung"]], level)
    done = counted["status"] == "selesai"
    due = counted["sudah_jatuh_tempo"]
    shown = due | whole_year
    late = counted["terlambat"]
    unreported = counted["belum_dilaporkan"]
    parts = {
        "selesai": shown & done,
        "terlambat": late & ~unreported,
        "belum_dilaporkan": unreported,
        "belum_jatuh_tempo": shown & ~done & ~late,
        "jumlah": shown,
        "jatuh_tempo": due,
    }
    marks = pd.DataFrame(parts).astype("int64")
    marks["terlama"] = counted["hari_terlambat"].where(late, -1)
    marks["nilai"] = counted["nilai"]
    return marks


def _longest_late_first(rows: pd.DataFrame) -> pd.DataFrame:
    late = rows["terlambat"] + rows["belum_dilaporkan"]
    keys = rows.assign(lama=rows["hari"].fillna(-1), banyak=late)
    order = keys.sort_values(["lama", "banyak"], ascending=False, kind="stable").index
    return rows.loc[order].reset_index(drop=True)


def _name(value: str, areas: Mapping[str, Row]) -> str:
    if areas:
        return format_area(value, areas[value]["nama_area"])
    return value or NO_PIC


def _bukti(area: Row | None) -> str:
    if area is None or not area["bukti_N"]:
        return ""
    return format_fraction(area["bukti_n"], area["bukti_N"])


def _progress_of_areas(db: Database, view: View) -> dict[str, str]:
    """Write how each area went over the triwulan: TW I 100%, TW II 83%.

    An area is left out unless more than one of its triwulan is known.
    """
    shares_of: dict[str, list[str]] = {}
    for row in rows_of(areas_in_view(curve(db, view), view)):
        if row["N"]:
            share = format_percent(row["n"], row["N"])
            shares_of.setdefault(row["area"], []).append(f"{row['nama']} {share}")
    progress = {}
    for area, shares_of_area in shares_of.items():
        if len(shares_of_area) > 1:
            progress[area] = ", ".join(shares_of_area)
    return progress


def _with_words(rows: pd.DataFrame, *, whole_year: bool) -> pd.DataFrame:
    described = []
    percents = []
    for row in rows.to_dict("records"):
        described.append(_words(row, whole_year=whole_year))
        percents.append(percent(row["selesai"], row["jumlah"]))
    words = pd.DataFrame(described, columns=["angka", "lencana", "kata"], index=rows.index)
    words["bagian"] = pd.Series(percents, index=rows.index, dtype="Int64") / 100
    return rows.join(words)


def _words(row: Mapping, *, whole_year: bool) -> dict[str, str]:
    late = row["terlambat"] + row["belum_dilaporkan"]
    total = row["jumlah"]
    if total:
        value = format_capaian(row["selesai"], total)
        what = "target setahun" if whole_year else "target yang jatuh tempo"
        lines = [f"{value} {what} selesai"]
    else:
        value = "tidak ada target" if whole_year else "belum jatuh tempo"
        lines = [value]
    badge = ""
    if late:
        badge = f"{late_term(late, row['belum_dilaporkan']).mark} {format_number(late)}"
    lines += _late_lines(row)
    if whole_year and row["belum_jatuh_tempo"]:
        label = STATUS_TENGGAT["belum_jatuh_tempo"].mark_and_label
        lines.append(f"{label}: {format_number(row['belum_jatuh_tempo'])}")
    if row["bukti"]:
        lines.append(f"bukti {row['bukti']}")
    if row["perjalanan"]:
        lines.append(f"Tiap akhir triwulan: {row['perjalanan']}")
    return {"angka": value, "lencana": badge, "kata": "\n".join(lines)}


def _late_lines(row: Mapping) -> list[str]:
    """Write how many are late, the longest lateness, and how many of them nobody has reported."""
    late = row["terlambat"] + row["belum_dilaporkan"]
    unreported = row["belum_dilaporkan"]
    if not late:
        return []
    term = late_term(late, unreported)
    longest = format_lateness(int(row["hari"]))
    longest = f"terlama {longest}" if row["hari"] else longest
    lines = [f"{term.mark_and_label}: {format_number(late)}, {longest}"]
    if unreported:
        lines.append(f"{BELUM_DILAPORKAN.label}: {format_number(unreported)}")
    return lines


@remembered
def month_loads(db: Database, view: View) -> pd.DataFrame:
    """Count how much is due in each month of the tahun, and in other months with targets.

    - nilai, tenggat: "2025-07"; singkat: Jul, or Jan 2026 of another year
    - jumlah: int64; angka: "" if nothing is due; kata: Juli 2025: 14 target
    - lewat: bool, the month of posisi or before
    """
    counts = load(db, view, "bulan").set_index("nilai")["n"]
    months = set(counts.index)
    for number in range(1, 13):
        months.add(f"{view.tahun}-{number:02d}")
    rows = counts.reindex(sorted(months), fill_value=0).reset_index(name="jumlah")
    values = []
    words = []
    for month, n in zip(rows["nilai"], rows["jumlah"], strict=True):
        values.append(format_number(n) if n else "")
        words.append(f"{format_tenggat(month)}: {format_number(n)} target")
    return rows.assign(
        tenggat=rows["nilai"],
        singkat=[_short(month, view.tahun) for month in rows["nilai"]],
        angka=values,
        lewat=rows["nilai"] <= f"{view.posisi:%Y-%m}",
        kata=words,
    )


def _short(month: str, tahun: int) -> str:
    year, number = map(int, month.split("-"))
    name = SHORT_MONTHS[number - 1]
    return name if year == tahun else f"{name} {year}"
