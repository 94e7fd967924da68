"""The parts of Rekap: its head, what is said first, list, heatmaps, spread, missing bukti, side by side, the files."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from monev.access import list_offices
from monev.core.dates import format_day
from monev.figures import (
    Counts,
    HeatmapCell,
    five_figures,
    format_area,
    format_capaian,
    format_number,
    recap,
    recap_words,
)
from monev.figures.sentences import NO_REALISASI_YET
from monev.outputs import recap as recap_files
from monev.outputs.messages import team_of, write_group_message
from monev.ui import address, chooser, looks, page_parts
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.page_table import REKAP, RINGKASAN

SECTIONS = {
    "daftar": "Daftar",
    "area": "Peta area",
    "triwulan": "Peta triwulan",
    "sebaran": "Sebaran",
    "bukti": "Bukti yang kurang",
    "banding": "Bandingkan",
}
ORDERS = {
    "daftar": "Menurut daftar satker",
    "terendah": "Capaian terendah dahulu",
    "terlambat": "Terlambat terbanyak dahulu",
    "lama": "Laporan terlama dahulu",
}
ROWS_PER_PAGE = 40
_MOST_MOVED = 10
_NEVER_REPORTED = (HeatmapCell("5", "rencana", 1.0), "belum pernah melapor; sebanyak ini rencananya")


class RecapContent(NamedTuple):
    """What the address asks for. `scope`: a satker with all below it; None: all that may be seen. `scopes`: those with
    anything below them. `offices`: what is compared. `complaints`: what of the address was not understood.
    `sample`: that sample data is left out, where it is."""

    scope: str | None
    scopes: list[str]
    section: str
    order: str
    search: str
    offices: tuple[recap.OfficeFigures, ...]
    complaints: list[str]
    sample: str


def read(k: RencanaContext) -> RecapContent:
    """The Rekap that the address asks for; a satker that may not be seen is as one that is not there."""
    tree, may_see = list_offices(k.db), partial(k.visitor.may, "lihat")
    visible = [office.name for office, _ in tree.in_order() if may_see(office.name)]
    scopes = [name for name in visible if len(tree.below(name)) > 1]
    of_address = {"bagian": SECTIONS, "urut": ORDERS}
    complaints = address.not_understood({**of_address, "induk": scopes})
    wanted = st.query_params.get("induk")
    scope = wanted if wanted in scopes else None
    everything = recap.recap(k.db, k.choice.posisi, tahun=k.choice.tahun, scope=scope, may_see=may_see)
    offices = recap.without_sample(everything)
    section, order = (address.requested_one(name, list(words), "daftar") for name, words in of_address.items())
    search, sample = st.query_params.get("cari", "").strip(), recap_words.sample_sentence(everything, offices)
    return RecapContent(scope, scopes, section, order, search, offices, complaints, sample)


def head(k: RencanaContext, content: RecapContent) -> Block:
    """The head over many satker: which of them in the place of one, the same tahun and posisi as on every page."""
    words = {name or "semua": recap_words.scope_words(name) for name in (None, *content.scopes)}
    scopes = blocks.choice("induk", "Satker", words, content.scope or "semua")["options"]
    is_simulated, start = any(office.simulasi for office in content.offices), recap_words.scope_words(content.scope)
    tahun = sorted({row["tahun"] for row in chooser.visible_rencana(k.db, k.visitor)}, reverse=True)
    looked_at = chooser.looked_at(k.choice, REKAP, start, tahun, simulated=is_simulated)
    return blocks.head(REKAP.title, satker=scopes, data="", who=chooser.who_looks(k), **looked_at)


def choose(message: Any) -> None:
    """What a touch on this page changes: the satker of the head means others here than on every page."""
    match message:
        case {"satker": str(scope)}:
            address.write_choices({"induk": "" if scope == "semua" else scope})
        case {"tahun": str(tahun)}:
            address.choose_tahun(tahun)
        case _:
            address.write_choices(message)


def way_to(office: recap.OfficeFigures) -> dict[str, Any]:
    """Where a satker's row leads: its own Ringkasan at the same posisi, with the way back; nothing without a plan."""
    address_of = address.Choice(office.satker, office.tahun, office.posisi).url(dari="rekap")
    return {} if office.view is None else {"href": looks.link(RINGKASAN, address_of)}


def list_rows(content: RecapContent) -> list[recap.OfficeFigures]:
    """The rows that fit the search, in the order that was asked for."""
    wanted = content.search.casefold()
    found = [row for row in content.offices if wanted in row.satker.casefold()]
    keys: dict[str, Callable[[recap.OfficeFigures], Any]] = {
        "terendah": lambda row: _lowest(row, lambda counts: counts.capaian_n / counts.capaian_N),
        "terlambat": lambda row: (_lowest(row, lambda _: 0)[0], -row.counts.terlambat if row.counts else 0),
        "lama": lambda row: -(row.report_age if row.report_age is not None else 1_000_000),
    }
    return sorted(found, key=keys[content.order]) if content.order in keys else found


def _lowest(row: recap.OfficeFigures, figure: Callable[[Counts], float]) -> tuple[bool, float]:
    """By a figure of those that are compared; the others come last."""
    counts = row.counts if row.state in ("melapor", "belum_triwulan") else None
    return (True, 0.0) if counts is None or counts.capaian_N == 0 else (False, figure(counts))


def tools(content: RecapContent, found: Sequence[recap.OfficeFigures]) -> Block:
    """How many there are, the search and the order."""
    search = {"name": "cari", "label": "Cari satker", "value": content.search}
    order = blocks.choice("urut", "Urutkan", ORDERS, content.order)
    return blocks.tools(count=f"{format_number(len(found))} satker", search=search, selects=[order])


def _bar(row: recap.OfficeFigures) -> Block:
    c = row.counts
    bar = {"label": row.satker, "note": "", **way_to(row)}
    if c is None or row.state == "belum_melapor":
        return bar | {"parts": [], "total": 1, "value": recap_words.row_note(row)}
    notes = [
        f"{format_number(c.belum_dilaporkan)} belum dilaporkan" if c.belum_dilaporkan else "",
        f"bukti {format_capaian(c.bukti_n, c.bukti_N)}" if c.bukti_N else "",
        f"{format_number(c.selesai_tanpa_bukti)} selesai, bukti belum lengkap" if c.selesai_tanpa_bukti else "",
        recap_words.row_note(row),
        f"laporan {recap_words.age_words(row)}",
    ]
    return bar | tenggat_blocks.capaian_bar(c._asdict()) | {"note": " · ".join(filter(None, notes))}


def overview(content: RecapContent) -> list[Block]:
    """The one sentence, the figures of all together, and the choice of what comes below."""
    reported = recap.reporting(content.offices)
    together = recap.total(reported)
    result = [] if reported else [blocks.notice(NO_REALISASI_YET, key="ingat")]
    result += [blocks.notice(" ".join(content.complaints))] if content.complaints else []
    result.append(blocks.sentence(recap_words.recap_sentence(content.offices, together)))
    result += [blocks.sentence(content.sample, "quiet")] if content.sample else []
    if reported and content.section == "daftar":
        since = recap.compared_since(reported)
        five = five_figures(together, recap.total_difference(reported))
        items = [tenggat_blocks.figure_item(figure, since) for figure in five.values()]
        result.append(blocks.figures("Lima angka dari semua yang sudah melapor", items))
    parts = [blocks.switch(words, content.section == name, bagian=name) for name, words in SECTIONS.items()]
    return [*result, blocks.switches("Bagian rekap", [parts])]


def build(k: RencanaContext, content: RecapContent, chosen: list[str]) -> list[Block]:
    """The blocks of the part that is open."""
    if not content.offices:
        return [blocks.sentence("Belum ada satker yang dapat direkap.", "quiet")]
    match content.section:
        case "area" | "triwulan":
            return _map(k, content)
        case "sebaran":
            return _spread(content)
        case "bukti":
            return _missing(k, content)
        case "banding":
            return _side_by_side(k, content, chosen)
    found = list_rows(content)
    shown, pages = page_parts.page_of(found, ROWS_PER_PAGE)
    bars = blocks.bars("Satker dan capaiannya", [_bar(row) for row in shown]) | {"looks": "note-below"}
    return [tools(content, found), blocks.group("card", bars, key="daftar"), *pages]


def ask_chosen(content: RecapContent) -> list[str]:
    """Which satker are compared, kept in the address."""
    names = [office.satker for office in content.offices if office.counts is not None]
    kept = address.bind_many("banding", names)
    return st.multiselect("Satker yang dibandingkan", names, placeholder="Pilih satker", max_selections=6, **kept)


def _map(k: RencanaContext, content: RecapContent) -> list[Block]:
    found = list_rows(content)
    shown, pages = page_parts.page_of(found, ROWS_PER_PAGE)
    if by_areas := content.section == "area":
        drawn = recap.area_map(k.db, content.offices, shown)
    else:
        drawn = recap.triwulan_map(k.db, shown, k.choice.posisi)
    columns = [{"label": column.label, "name": column.name, "total": column.is_total} for column in drawn.columns]
    names = [{"text": column.name} for column in drawn.columns if not column.is_total]
    lines = []
    for row in drawn.rows:
        cells = [
            cell and tenggat_blocks.cell_looks(cell.cell) | {"name": f"{row.office.satker}, {cell.place}: {text}"}
            for cell, text in zip(row.cells, row.texts, strict=True)
        ]
        about = {"label": row.office.satker, "level": "area", "note": recap_words.row_note(row.office)}
        lines.append(about | {"cells": cells, **way_to(row.office)})
    cells = tenggat_blocks.usual_cells("terlambat", "semua selesai")
    key = tenggat_blocks.key_to_cells([*cells, tenggat_blocks.NOT_DUE_YET, _NEVER_REPORTED])
    drawn = blocks.heatmap(f"Peta satker dan {content.section}", columns, lines, per="satker", corner="Satker")
    return [tools(content, found), drawn, *pages, *([blocks.lines(names, flow=True)] if by_areas else []), key]


def _spread(content: RecapContent) -> list[Block]:
    items = [
        tenggat_blocks.count_bar(group.words, "selesai" if group.is_compared else "rencana", group.n, "satker")
        for group in recap_words.spread(content.offices)
    ]
    bars = blocks.bars("Sebaran satker", items, scale=len(content.offices))
    note = "capaian s.d. posisi, satker yang sudah melapor"
    return [blocks.card("Sebaran", bars, note=note, key="sebaran"), *_moved(content)]


def _moved(content: RecapContent) -> list[Block]:
    items = []
    for office, moved in recap.by_movement(content.offices):
        sign = {"mark": "●", "status": "selesai"} if moved.selesai else {"mark": "○"}
        items.append(blocks.row(office.satker, recap_words.movement_words(moved), (), **sign, **way_to(office)))
    if not items:
        return []
    shown = items if len(items) <= 2 * _MOST_MOVED else [*items[:_MOST_MOVED], *items[-_MOST_MOVED:]]
    title = f"Gerak sejak {format_day(recap.compared_since(content.offices))}"
    note = "yang paling bergerak dan yang paling tidak"
    return [blocks.card(title, blocks.rows("Gerak satker", shown), note=note, key="gerak")]


def _missing(k: RencanaContext, content: RecapContent) -> list[Block]:
    kinds = recap.missing_kinds(k.db, content.offices)
    if not kinds:
        return [blocks.sentence("Tidak ada bukti yang kurang pada satker yang sudah melapor.", "quiet")]
    items = []
    for kind in kinds:
        note = f"pada {format_number(kind['satker'])} satker"
        items.append(tenggat_blocks.count_bar(kind["jenis"], "terlambat", kind["n"], "bukti", note=note))
    bars = blocks.bars("Jenis bukti yang kurang", items, scale=max(kind["n"] for kind in kinds))
    return [blocks.card("Jenis bukti yang paling sering kurang", bars, key="bukti")]


def _side_by_side(k: RencanaContext, content: RecapContent, chosen: list[str]) -> list[Block]:
    some = [office for office in content.offices if office.satker in chosen]
    if not some:
        return [blocks.sentence("Pilih satker untuk dibandingkan pada yang sudah jatuh tempo.", "quiet")]
    fives = [five_figures(office.counts) if office.counts else {} for office in some]
    rows: list[list[str | Block]] = [["Laporan", *map(recap_words.state_words, some)]]
    for key, first in next(filter(None, fives), {}).items():
        texts = [five[key].text if five else "–" for five in fives]
        rows.append([first.label, *map(_told, some, texts)])
    found = recap.by_area(k.db, some, k.choice.posisi)
    for key, (area, name) in recap.area_names(k.db, some).items():
        shares = [found.get(place, {}).get(key) for place in range(len(some))]
        texts = [format_capaian(row["n"], row["N"]) if row else "–" for row in shares]
        rows.append([format_area(area, name), *map(_told, some, texts)])
    return [blocks.table("Perbandingan satker", ["", *(office.satker for office in some)], rows, key="banding")]


def _told(office: recap.OfficeFigures, text: str) -> str:
    """A figure, or a dash where nothing was reported: that is not the same as nothing done."""
    return "–" if office.state == "belum_melapor" else text


def offer_message(k: RencanaContext, content: RecapContent) -> None:
    """Who has not reported the triwulan that is due, as a message for their group, and who was sent it."""
    late = recap_words.overdue(content.offices)
    if not late:
        return
    words = f"Belum mengunggah: {format_number(len(late))} satker"
    page_parts.fold(words, _show_message, k, late, content.scope, key="rekap_pesan", draw=st.popover)


def _show_message(k: RencanaContext, late: list[recap.OfficeFigures], scope: str | None) -> None:
    text = write_group_message(late, recap_words.scope_words(scope))
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="rekap_salin", height=320)
    page_parts.show_told(k, [team_of(office.satker) for office in late])


def offer_files(k: RencanaContext, content: RecapContent) -> None:
    """The Rekap as it is looked at, as a workbook or a paper; each made when it is asked for."""
    if not content.offices:
        return
    with st.container(horizontal=True, gap="small", key="rekap_berkas"):
        for form in recap_files.FORMS:
            make = partial(recap_files.make_recap, k.db, content.offices, content.scope, form)
            name = recap_files.recap_file_name(content.offices, content.scope, form)
            page_parts.offer_file(f"Unduh .{form}", make, name, key=f"rekap_{form}")
