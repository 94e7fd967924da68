"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top. Names,
months and the line at posisi are words around the marks: read, reached by keyboard and kept in sight."""

from calendar import monthrange
from collections.abc import Collection, Sequence
from math import floor
from operator import itemgetter

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS, format_short_day, format_tenggat, place_of_day
from monev.core.grouping import group_by
from monev.core.statuses import (
    BELUM_DAPAT_DINILAI,
    STATUS_TENGGAT,
    SUDAH_JATUH_TEMPO,
    find_term,
    late_term,
    only_unreported,
)
from monev.core.text import shorten
from monev.database import Row
from monev.figures import View, describe_lateness, format_area, format_fraction, format_number, tenggat_term
from monev.ui.looks import Block, blocks

_DRAWING_ORDER = ("tidak_berlaku", "belum_jatuh_tempo", "selesai", "berjalan", "terlambat")
"""Drawn in this order, so that what is late lies on top."""
_FOLDED_SHIFT = 0.68
"""A folded month's mark stands so much before the end of its month, to leave room for words."""
_WINDOW_START = 0.4
"""A window begins so much before the middle of its first month, in months."""
_NAME_LENGTH = 110
"""As much of a langkah as the widest screen has room for; the rest is read on touching it."""
_MONTHS_THAT_FIT = 18
"""So many months are named beside each other: by three letters on the narrowest desk, by one on a phone."""


def linimasa(
    p: View,
    tenggat: list[Row],
    langkah: list[Row],
    attention: list[Row],
    summary: list[Row] | None,
    opened: Collection[str],
    month_address: str,
) -> Block:
    """The timeline of one rencana, as a block of the page. `langkah`: one row per lane, of `figures.langkah`.
    `attention`: a row per area. Areas not in `opened` are folded into one lane with a mark per month, taken from
    `summary` (of `figures.matrix`; None: no marks, where what is drawn is only a part). `tenggat`: the marks, of
    `figures.tenggat`. `month_address`: where a month leads, {} for its number."""
    if not langkah:
        return blocks.sentence("Tidak ada langkah yang cocok.", key="linimasa")
    tahun, rencana_only = p.tahun, p.rencana_only
    lanes = _lanes(langkah, attention, opened, rencana_only)
    place = {(kind, kode): number for number, (kind, kode) in enumerate(lane["act"] for lane in lanes)}
    everything = [(place_of_tenggat(b["tenggat"], tahun), b) for b in tenggat]
    visible = [(x, place["langkah", b["kode"]], b) for x, b in everything if ("langkah", b["kode"]) in place]
    visible.sort(key=lambda mark: _DRAWING_ORDER.index(mark[2]["status"]))
    beginning, end = month_bounds([x for x, _ in everything])
    at = (place_of_day(p.posisi, tahun) - beginning) / (end - beginning)
    alt = f"Linimasa target rencana {p.satker} tahun {tahun}, satu lajur per langkah."
    marks = [_folded_mark(place["area", b["area"]], b, rencana_only) for b in _folded(summary, opened, place)]
    marks += [_mark(x, y, b, rencana_only) for x, y, b in visible]
    spans = [(b["mulai"], x, y) for x, y, b in visible if b["jenis_target"] == "rentang" and b["mulai"]]
    windows = [(place_of_tenggat(start, tahun) - _WINDOW_START, x, y) for start, x, y in spans]
    posisi = {"x": at, "label": f"posisi {format_short_day(p.posisi)}"} if 0 <= at <= 1 else None
    axis = {"months": _months(everything, range(beginning, end), tahun, month_address, rencana_only), "posisi": posisi}
    drawn = {"lanes": lanes, "marks": marks, "windows": windows, "bounds": (beginning, end)}
    return blocks.timeline(f"{alt} Isinya sama dengan Tabel dan unduhan di bawah gambar.", **axis, **drawn)


def _folded(summary: list[Row] | None, opened: Collection[str], place: Collection[tuple[str, str]]) -> list[Row]:
    """The months of the tahun in which something of a folded area falls due."""
    months = (b for b in summary or () if b["N"] and 1 <= b["kolom"] <= 12 and b["area"] not in opened)
    return [b for b in months if ("area", b["area"]) in place]


def place_of_tenggat(tenggat: str, tahun: int) -> float:
    """A tenggat's place on the axis, which counts months from January of the tahun; a month stands in its middle."""
    year, month, *days = map(int, tenggat.split("-"))
    within = (days[0] - 0.5) / monthrange(year, month)[1] if days else 0.5
    return (year - tahun) * 12 + month - 1 + within


def month_bounds(x: Sequence[float]) -> tuple[int, int]:
    """The months the axis shows: the plan's twelve, more where a tenggat lies outside them."""
    return min([0, *(floor(place) for place in x)]), max([12, *(floor(place) + 1 for place in x)])


def mark_looks(status: str, *, rencana_only: bool, belum_dilaporkan: bool) -> Block:
    """The sign of a mark, and the status whose colour it has."""
    term = find_term(status, rencana_only=rencana_only, belum_dilaporkan=belum_dilaporkan)
    return {"mark": term.mark, "status": "rencana" if rencana_only else status}


def area_attention(area: Row, *, rencana_only: bool) -> Block:
    """What asks for attention in an area (a row of `figures.attention`): what is late as a short mark, all in words."""
    late, soon = format_number(area["terlambat"]), format_number(area["segera"])
    mark, words = "", []
    if area["terlambat"] and not rencana_only:
        mark = f"{late_term(area['terlambat'], area['belum_dilaporkan']).mark}{late}"
        unreported = f", {format_number(area['belum_dilaporkan'])} di antaranya belum dilaporkan"
        words.append(f"{late} terlambat{unreported if area['belum_dilaporkan'] else ''}")
    if area["segera"]:
        words.append(f"{soon} jatuh tempo dalam sebulan")
    return {"late": mark, "words": "; ".join(words)}


def _lanes(langkah: list[Row], attention: list[Row], opened: Collection[str], rencana_only: bool) -> list[Block]:
    """From top to bottom: each area, and below it its langkah where it is open."""
    area_figures, lanes = {row["area"]: row for row in attention}, []
    for area, members in group_by(sorted(langkah, key=itemgetter("urutan")), itemgetter("area")).items():
        row = area_figures[area]
        name = {"kode": area, "text": format_area("", row["nama_area"]), "act": ["area", area]}
        lanes.append({**name, "area": True, "open": area in opened, **area_attention(row, rencana_only=rencana_only)})
        lanes += [_langkah_lane(row, rencana_only) for row in members if area in opened]
    return lanes


def _langkah_lane(b: Row, rencana_only: bool) -> Block:
    # How its tenggat stand in words: for who cannot see its marks.
    counts = {kode: format_number(b[kode]) for kode in STATUS_TENGGAT if b[kode]}
    states = [f"{n} {find_term(kode, rencana_only=rencana_only).label.lower()}" for kode, n in counts.items()]
    text = shorten(b["langkah_aksi"], _NAME_LENGTH)
    note = {"note": f"{BELUM_DAPAT_DINILAI.mark} tanpa target waktu"} if b["jenis_target"] == "tanpa" else {}
    return {"kode": b["kode"], "text": text, "act": ["langkah", b["kode"]], "state": ", ".join(states), **note}


def _mark(x: float, y: int, b: Row, rencana_only: bool) -> Block:
    label = tenggat_term(b, rencana_only=rencana_only).mark_and_label
    parts = [format_tenggat(b["tenggat"]), label, describe_lateness(b, rencana_only=rencana_only)]
    name = f"{b['kode']} {shorten(b['langkah_aksi'], 80)}\n{' · '.join(filter(None, parts))}"
    looks = mark_looks(b["status"], rencana_only=rencana_only, belum_dilaporkan=b["belum_dilaporkan"])
    return looks | {"x": x, "y": y, "act": ["langkah", b["kode"]], "name": name}


def _folded_mark(y: int, b: Row, rencana_only: bool) -> Block:
    """The mark of a folded month (a row of `matrix`): late before all, done only when all of it is."""
    status = "terlambat" if b["terlambat"] else "selesai" if b["n"] >= b["N"] else "belum_jatuh_tempo"
    hollow = only_unreported(b["terlambat"], b["belum_dilaporkan"])
    counted = f"{format_number(b['n'])} dari {format_number(b['N'])} selesai"
    late = f", {format_number(b['terlambat'])} terlambat"
    if rencana_only:
        counted, late = f"{format_number(b['N'])} target", f", {SUDAH_JATUH_TEMPO.label.lower()}"
    name = f"{b['area']} {MONTH_NAMES[b['kolom'] - 1]}: {counted}{late if b['terlambat'] else ''}"
    words = format_number(b["N"]) if rencana_only else format_fraction(b["n"], b["N"])
    said = {"act": ["area", b["area"]], "name": f"{name}\nketuk untuk membuka area", "words": words}
    looks = mark_looks(status, rencana_only=rencana_only, belum_dilaporkan=hollow)
    return looks | said | {"x": b["kolom"] - _FOLDED_SHIFT, "y": y}


def _months(
    everything: list[tuple[float, Row]], axis: range, tahun: int, address: str, rencana_only: bool
) -> list[Block]:
    """The months of the axis with their load. As everywhere (docs/design.md §5) what was declared tidak berlaku is
    drawn, and left out of every count."""
    step = next((n for n in (1, 2, 3, 4, 6) if len(axis) <= n * _MONTHS_THAT_FIT), 12)
    due_in = group_by(((floor(x), b) for x, b in everything if b["status"] != "tidak_berlaku"), itemgetter(0))
    months = []
    for place in axis:
        due = [b for _, b in due_in.get(place, ())]
        year, number = tahun + place // 12, place % 12
        short = SHORT_MONTHS[number] if year == tahun else f"{SHORT_MONTHS[number]} ’{year % 100:02}"
        named = {"label": short if place % step == 0 else ""}
        leads = {"href": address.format(number + 1)} if address and due and len(axis) == 12 else {}
        months.append(named | _load(f"{year}-{number + 1}", due, rencana_only) | leads)
    return months


def _load(month: str, due: list[Row], rencana_only: bool) -> Block:
    late = 0 if rencana_only else sum(b["status"] == "terlambat" for b in due)
    unreported = 0 if rencana_only else sum(b["belum_dilaporkan"] for b in due)
    words = f"{format_tenggat(month)}: {format_number(len(due))} target"
    words += f", {format_number(late)} terlambat" if late else ""
    return {"name": words, "n": len(due), "late": late - unreported, "unreported": unreported}
