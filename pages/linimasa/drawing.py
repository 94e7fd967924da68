"""The timeline: its filters and what they find, which areas are open, picture, key and table; what comes next."""

from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

import streamlit as st

from monev import figures
from monev.core.dates import MONTH_NAMES, format_day
from monev.core.statuses import BELUM_DAPAT_DINILAI, BELUM_DILAPORKAN, STATUS_TENGGAT, find_term
from monev.core.text import NO_PIC, shorten
from monev.database import Row
from monev.figures.tenggat import SOON, coming_soon
from monev.ui import address, looks, page_parts, page_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from monev.ui.page_table import LINIMASA
from monev.ui.timeline import area_attention, linimasa, mark_looks

LABELS = {"area": "Area", "status": "Status", "pic": "PIC", "bulan": "Bulan jatuh tempo"}
"""The filters by their query parameter."""
_VALUES: dict[str, Callable[[Row], Any]] = {
    "area": itemgetter("area"),
    "status": itemgetter("status"),
    "pic": lambda t: t["pic"] or NO_PIC,
    "bulan": lambda t: t["jatuh_tempo"].month,
}
_LANES_PER_SCREEN = 18
"""How many lanes fit under the chooser and the sentence at 1366×768."""
_TABLE_COLUMNS = page_words.headings(
    ("kode", "nama_area", "langkah_aksi", "tenggat", "jatuh_tempo", "status", "hari_terlambat", "pic"),
    nama_area="Area",
    hari_terlambat="Hari lewat tenggat",
)
_ROWS_PER_PAGE = 100
_COMING_SHOWN = 20


class Filters(NamedTuple):
    """What of the timeline is `chosen` by filter (empty: everything), what each choice of a filter is called in this
    rencana (`words`), and what was not understood."""

    chosen: dict[str, list[Any]]
    words: dict[str, dict[Any, str]]
    complaints: list[str]

    def apply(self, tenggat: list[Row]) -> list[Row]:
        asked = {name: values for name, values in self.chosen.items() if values}
        return [t for t in tenggat if all(_VALUES[name](t) in values for name, values in asked.items())]

    def lanes(self, langkah: list[Row], matching: list[Row]) -> list[Row]:
        """The langkah that have a lane: those of the tenggat that match, without a filter all."""
        found = {t["kode"] for t in matching}
        return [row for row in langkah if not self.is_active or row["kode"] in found]

    @property
    def is_active(self) -> bool:
        return any(self.chosen.values())

    def describe(self) -> str:
        """What is chosen, in words; areas by their number alone."""
        asked = [(name, value) for name, values in self.chosen.items() for value in values]
        return ", ".join(f"area {value}" if name == "area" else self.words[name][value] for name, value in asked)


def read_filters(tenggat: list[Row], langkah: list[Row], *, rencana_only: bool) -> Filters:
    pic = sorted({_VALUES["pic"](t) for t in tenggat}, key=lambda p: (p == NO_PIC, p))
    words: dict[str, dict[Any, str]] = {
        "area": {row["area"]: figures.format_area(row["area"], row["nama_area"]) for row in langkah},
        "status": {kode: find_term(kode, rencana_only=rencana_only).label for kode in STATUS_TENGGAT},
        "pic": dict(zip(pic, pic, strict=True)),
        "bulan": dict(enumerate(MONTH_NAMES, start=1)),
    }
    chosen = {name: address.requested_values(name, [*values]) for name, values in words.items()}
    complaints = address.not_understood({name: set(map(str, values)) for name, values in words.items()})
    return Filters(chosen, words, complaints)


def found_blocks(k: Context, matching: list[Row], asked: Filters) -> list[Block]:
    """The list of just those tenggat that were asked for; tidak berlaku (docs/design.md §5) only where that is."""
    if not asked.is_active:
        return []
    if "tidak_berlaku" not in asked.chosen["status"]:
        matching = [t for t in matching if t["status"] != "tidak_berlaku"]
    rows = sorted(matching, key=itemgetter("jatuh_tempo", "urutan"))
    counted = f"{figures.format_number(len(rows))} target" if rows else "Tidak ada target yang cocok"
    result = [blocks.heading(f"{counted}: {shorten(asked.describe(), 80)}")]
    if rows:
        shown, pages = page_parts.page_of(rows, _ROWS_PER_PAGE)
        items = [tenggat_row(t, rencana_only=k.view.rencana_only) | {"act": ["langkah", t["kode"]]} for t in shown]
        result += [blocks.rows("Target yang cocok", items, key="daftar"), *pages]
    return [blocks.group("first-on-phone", *result)]


def _open_areas(k: Context, langkah: list[Row], asked: Filters) -> list[str]:
    """The areas that are open: as the person left them; at first those that ask for attention, with a filter all."""
    key = _open_key(k, asked)
    if key not in st.session_state:
        there = list(dict.fromkeys(row["area"] for row in langkah))
        st.session_state[key] = there if asked.is_active else _areas_to_open(k)
    return st.session_state[key]


def _choices_above(k: Context, langkah: list[Row], asked: Filters, opened: list[str]) -> Block:
    """The switches that open and fold areas; beside them the fold of filters, with the way back to everything."""
    there, items, groups = {row["area"] for row in langkah}, [], []
    for row in figures.attention(k.db, k.view):
        if (area := row["area"]) in there:
            attention = area_attention(row, rencana_only=k.view.rencana_only)
            name = ": ".join(filter(None, (figures.format_area(area, row["nama_area"]), attention["words"])))
            item = {"text": area, "name": name, "on": area in opened, "late": attention["late"]}
            items.append([item | {"act": ["area", area]}])
    for name, words in asked.words.items():
        choices = [blocks.narrowing(name, value, text, asked.chosen[name]) for value, text in words.items()]
        groups.append({"label": LABELS[name], "items": choices})
    clear = {"text": f"✕ Hapus saringan: {shorten(asked.describe(), 60)}", "act": dict.fromkeys(LABELS, "")}
    filters = blocks.filters("Saring", groups, clear=clear if asked.is_active else None, folded=True)
    return blocks.group("above", blocks.switches("Buka area", items, shows_label=True), filters)


def picture_blocks(k: Context, matching: list[Row], langkah: list[Row], asked: Filters) -> list[Block]:
    """The switches and filters, what of the address was not understood, the picture with its key."""
    opened, summary = _open_areas(k, langkah, asked), None if asked.is_active else figures.matrix(k.db, k.view)
    month_address = looks.same_page(LINIMASA, bulan="{}", halaman=None).replace("%7B%7D", "{}")
    attention = figures.attention(k.db, k.view)
    picture = linimasa(k.view, matching, langkah, attention, summary, opened, month_address)
    notices = [blocks.notice(text, key=text) for text in asked.complaints]
    return [_choices_above(k, langkah, asked, opened), *notices, picture, _legend(k, asked)]


def table_blocks(k: Context, tenggat: list[Row]) -> list[Block]:
    only_plan = k.view.rencana_only
    return page_parts.table_and_download(
        lambda: [row | {"status": find_term(row["status"], rencana_only=only_plan).label} for row in tenggat],
        _TABLE_COLUMNS,
        file_name=f"linimasa {k.view.satker} {k.view.posisi:%Y-%m-%d}",
        key="linimasa",
    )


def choose(k: Context, asked: Filters, act: Any) -> None:
    """What a touch does: a mark, name or row opens its langkah; an area's name, mark or switch folds the area."""
    key = _open_key(k, asked)
    match act:
        case ["langkah", str(kode)]:
            st.query_params["langkah"] = kode
        case ["area", str(area)]:
            old = st.session_state.get(key, [])
            st.session_state[key] = [a for a in old if a != area] if area in old else [*old, area]
        case _:
            address.write_choices(act)


def _open_key(k: Context, asked: Filters) -> str:
    return f"buka_{k.view.rencana_id}_{k.view.posisi}{asked.chosen if asked.is_active else ''}"


def _areas_to_open(k: Context) -> list[str]:
    """Areas with something late or due within a month, as many as one screen holds; always the one with most of it."""
    areas = figures.attention(k.db, k.view)
    room = _LANES_PER_SCREEN - len(areas)
    if sum(area["langkah"] for area in areas) <= room:
        return [area["area"] for area in areas]
    # A plan nothing was reported of has nothing late: there what comes next counts alone.
    matters = ("segera",) if k.view.rencana_only else ("terlambat", "segera")
    urgent = sorted(areas, key=lambda area: [area[matter] for matter in matters], reverse=True)
    opened = []
    for area in urgent:
        if not opened or (any(area[matter] for matter in matters) and area["langkah"] <= room):
            opened.append(area["area"])
            room -= area["langkah"]
    return opened


def _legend(k: Context, asked: Filters) -> Block:
    counts, rencana_only, items = figures.current_counts(k.db, k.view), k.view.rencana_only, []

    def add(n: int, looks_like: Block, label: str, **other: Any) -> None:
        if n:
            items.append(looks_like | {"label": label, "n": figures.format_number(n)} | other)

    for kode in STATUS_TENGGAT:
        entry = mark_looks(kode, rencana_only=rencana_only, belum_dilaporkan=False)
        chosen = asked.chosen["status"] == [kode]
        href = looks.same_page(LINIMASA, status=None if chosen else kode, halaman=None)
        label = find_term(kode, rencana_only=rencana_only).label
        add(getattr(counts, kode), entry, label, href=href, current=chosen)
        if kode == "terlambat" and not rencana_only:
            entry = mark_looks(kode, rencana_only=False, belum_dilaporkan=True)
            add(counts.belum_dilaporkan, entry, f"di antaranya {BELUM_DILAPORKAN.label.lower()}")
    term = BELUM_DAPAT_DINILAI
    add(counts.tanpa_target, {"mark": term.mark, "status": term.kode}, term.label)
    hint = "Ketuk tanda atau nama untuk membuka langkahnya."
    return blocks.legend("Arti tanda", items, note="Batang = rentang waktu.", hint=hint)


def coming_block(k: Context) -> list[Block]:
    """The card; nothing where nothing falls due."""
    rows = coming_soon(k.db, k.view)
    if not rows:
        return []
    note = f"{figures.format_number(len(rows))} target jatuh tempo s.d. {format_day(k.view.posisi + SOON)}"
    if len(rows) > _COMING_SHOWN:
        note += f", {_COMING_SHOWN} yang pertama"
    item = partial(tenggat_row, rencana_only=k.view.rencana_only)
    items = [item(row, href=looks.same_page(LINIMASA, langkah=row["kode"])) for row in rows[:_COMING_SHOWN]]
    heading = "Empat minggu ke depan"
    return [blocks.card(heading, blocks.rows(heading, items), note=note, key="mendatang")]
