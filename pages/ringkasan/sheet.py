"""Ringkasan as one sheet (`monev.figures.sheet`), drawn for this visitor's screen."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from monev import figures
from monev.core import clock
from monev.core.dates import PERIODE_CODES, proposed_periode
from monev.core.text import NO_PIC
from monev.database import find_place
from monev.figures import Counts, current_counts, format_number, kurva
from monev.figures.plan_history import news
from monev.figures.sentences import news_words
from monev.figures.sheet import AreaLine, PeopleList, Person, Sheet, sheet_of
from monev.figures.views import newest_view
from monev.people.accounts import accounts_of
from monev.ui import looks, page_parts, pictures, screen
from monev.ui.address import SINCE
from monev.ui.bukti_files import SHEET
from monev.ui.chooser import without_pic_notice
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Action, Bar
from monev.ui.looks.block_types import Group
from monev.ui.page_table import KESENJANGAN, LAPOR, READ, RIWAYAT, UNGGAH
from pages.ringkasan import lists

_PEOPLE = 5
"""So many PIC a list names; a line has the others."""
_LINES = 10
"""So many lines a list has on a desk; a longer one has a line per PIC."""
_COLUMNS = 3
"""The lists that stand side by side on a desk."""
_SHARED = "Target dengan beberapa PIC dihitung pada tiap PIC-nya."


def show(ctx: Context) -> None:
    """Draw the sheet, what is counted apart, and the table of the curve."""
    shown = sheet_of(ctx.db, ctx.view)
    is_wide = screen.layout() == "wide"
    with st.container(horizontal=True, vertical_alignment="center", key="lembar_kalimat"):
        looks.show([*_news(ctx), _answer(shown)], key="ringkasan")
        if is_wide:
            _take_along(ctx)
    apart = counted_apart(ctx, current_counts(ctx.db, ctx.view))
    body: list[Block] = []
    if shown.months:
        three = [_list(ctx, listed, len(shown.lists)) for listed in shown.lists]
        body = [_year(ctx, shown), blocks.group("three", *three), _areas(ctx, shown.areas)]
    if any(listed.is_shared for listed in shown.lists):
        body.append(blocks.notice(_SHARED, tone="foot", key="bersama"))
    content = [*body, *apart]
    looks.show(content, key="ringkasan_lembar", plan_only=ctx.view.rencana_only)
    if not is_wide:
        with st.container(horizontal=True, key="lembar_dibawa"):
            _take_along(ctx)
    if shown.curve is not None:
        pictures.show_table(
            shown.curve.table,
            kurva.CURVE_COLUMNS,
            key="kurva",
            file_name=f"Ringkasan kurva {ctx.view.dated_name}",
            note=shown.curve.method,
            shares=("bagian",),
        )


def _news(ctx: Context) -> list[Block]:
    """Return what others brought to the plan since this person signed in before, and leads to it.

    Nothing on a page of a part.
    """
    if ctx.view.part is not None:
        return []
    who = ctx.visitor.pelaku
    since = accounts_of(find_place().journal).signed_in_before(who)
    if since is None or not (found := news(*ctx.rencana, since, who)).entries:
        return []
    words = f"Yang baru sejak Anda masuk {news_words(found, since)} →"
    there = looks.link(RIWAYAT, ctx.choice.url(**{SINCE: since.isoformat()}))
    return [blocks.actions([blocks.way(words, there)])]


def _take_along(ctx: Context) -> None:
    """Draw the next step, a first report or a plan of one's own, and what is taken along."""
    step = None
    if ctx.view.rencana_only and ctx.may("lapor"):
        code = proposed_periode(ctx.view.posisi, clock.today(), ctx.view.tahun).code
        there = looks.link(LAPOR, ctx.choice.url())
        step = blocks.way(f"Lapor {PERIODE_CODES[code]}", there, primary=True)
    elif ctx.view.simulasi and ctx.visitor.may_anywhere("unggah"):
        step = blocks.way("Unggah rencana Anda", looks.link(UNGGAH, {}), primary=True)
    if step:
        looks.show([blocks.actions([step])], key="lembar_langkah")
    address = f"{SHEET}?{urlencode(ctx.choice.url(), doseq=True)}"
    send: Action = {"text": "Cetak atau kirim", "href": address, "opens": True}
    looks.show([blocks.actions([send])], key="ringkasan_berkas")


def _answer(shown: Sheet) -> Block:
    return blocks.words("answer", shown.answer, note=shown.note, key="jawaban")


def _year(ctx: Context, shown: Sheet) -> Block:
    """Return the year: its months with their counts under the curve of plan and realisation."""
    months = [
        {
            "name": month.name,
            "text": month.text,
            "state": month.state,
            "mark": month.mark,
            "said": month.said,
            "late": month.late_share,
            "href": None
            if month.state == "kosong"
            else lists.to_list(ctx, "setahun", bulan=month.key),
        }
        for month in shown.months
    ]
    return blocks.year(months, shown)


def _list(ctx: Context, listed: PeopleList, count: int) -> Group:
    """Return a list by PIC: with its rows if they have room, else a line for each PIC.

    `count`: of lists; one alone has the room of three.
    """
    columns = _COLUMNS if count == 1 else 1
    if listed.key == "bukti":
        everything = lists.address_where_open(ctx, KESENJANGAN)
        to_pic = partial(_to_bukti, ctx)
    else:
        narrowed = {"bulan": listed.month} if listed.month else {}
        figure = "setahun" if listed.month else listed.key
        everything = lists.to_list(ctx, figure, **narrowed)
        to_pic = partial(_to_rows, ctx, figure, narrowed)
    title = f"{listed.mark} {listed.title}".strip()
    room = _PEOPLE * columns
    rows = listed.people[0].rows
    all_of_them = f"semua {format_number(len(rows))} →" if listed.names_nobody else "semua →"
    heading = blocks.words(
        f"list-head {'terlambat' if listed.is_late else ''}",
        title,
        level=2,
        note=listed.note,
        link=blocks.way(all_of_them, everything) if everything else None,
        key=f"{listed.key}_kepala",
    )
    most = _PEOPLE if screen.is_narrow() else _LINES * columns
    is_short = listed.key != "bukti" and listed.lines <= most
    if listed.names_nobody:
        drawn = _langkah(listed, room)
    elif is_short:
        drawn = _rows(listed)
    else:
        drawn = _people(listed, room, everything, to_pic)
    looks_like = f"list {listed.key}{' alone' if columns > 1 else ''}"
    return blocks.group(looks_like, heading, *drawn, key=listed.key)


def _to_bukti(ctx: Context, pic: str) -> str | None:
    return lists.address_where_open(ctx, KESENJANGAN, pic=pic or NO_PIC)


def _to_rows(ctx: Context, figure: str, narrowed: Mapping[str, str], pic: str) -> str:
    return lists.to_list(ctx, figure, pic=pic, **narrowed)


def _rows(listed: PeopleList) -> list[Block]:
    drawn: list[Block] = []
    # Where all have room for two lines of words, none is cut to one.
    looks_like = "brief two" if listed.lines * 2 <= _LINES + 6 else "brief"
    for person in listed.people:
        items = [
            blocks.row(
                row.text,
                row.when,
                (),
                mark="",
                kode=row.kode_tampil,
                href=lists.to_langkah(row.kode),
            )
            for row in person.rows
        ]
        drawn.append(blocks.words("who", person.name, key=f"{listed.key} {person.pic}"))
        drawn.append(blocks.rows(person.name, items, looks=looks_like, key=person.name))
    return drawn


def _langkah(listed: PeopleList, most: int) -> list[Block]:
    """Return the first rows of a list that names nobody, each langkah once."""
    rows = [row for person in listed.people for row in person.rows]
    counts = Counter(row.kode for row in rows)
    items = []
    for row in {row.kode: row for row in reversed(rows)}.values():
        state = row.when or (f"{counts[row.kode]} bukti" if listed.key == "bukti" else "")
        href = lists.to_langkah(row.kode)
        items.append(blocks.row(row.text, state, (), mark="", kode=row.kode_tampil, href=href))
    shown = items[::-1][:most]
    return [blocks.rows(listed.title, shown, looks="brief two", key=f"{listed.key} langkah")]


def _people(
    listed: PeopleList, room: int, everything: str | None, to_pic: Callable[[str], str | None]
) -> list[Block]:
    def line(name: str, people: tuple[Person, ...], codes: str, href: str | None):
        count = format_number(sum(len(person.rows) for person in people))
        return blocks.row(name, count, (codes,), mark="", href=href)

    most = room + (len(listed.people) == room + 1)  # one other has that line itself
    shown, rest = listed.people[:most], listed.people[most:]
    items = [line(each.name, (each,), each.codes, to_pic(each.pic)) for each in shown]
    if rest:
        items.append(line(f"{format_number(len(rest))} PIC lain", rest, "", everything))
    return [blocks.rows(listed.title, items, looks="brief people", key=f"{listed.key} pic")]


def _areas(ctx: Context, areas: tuple[AreaLine, ...]) -> Block:
    """Return a bar for each area in one strip, in the order of the plan."""
    figure = "setahun" if ctx.view.rencana_only else "capaian"
    items: list[Bar] = [
        {
            "label": area.name,
            "parts": [blocks.part(status, count) for status, count in area.parts],
            "total": area.total or 1,
            "value": area.text,
            "late": area.mark,
            "href": lists.to_list(ctx, figure, area=area.value),
        }
        for area in areas
    ]
    name = "Target tiap area" if ctx.view.rencana_only else "Capaian tiap area"
    return blocks.bars(name, items, looks="strip")


def counted_apart(ctx: Context, current: Counts) -> list[Block]:
    """Return what the plan lacks: PIC, targets, bukti; with links to settle it."""
    sentence = figures.without_target_sentence(current)
    way = lists.where_open(ctx, "Jawab di Unggah →", UNGGAH, bagian=READ)
    notices: list[Block] = []
    if ctx.may("atur_pic") and not figures.plan_pics(ctx.db, newest_view(*ctx.rencana)):
        nobody = without_pic_notice("Rencana ini", ctx.choice)
        notices.append({**nobody, "looks": "notice foot"})
    if sentence:
        notices.append(blocks.notice(sentence, tone="foot", link=way, key="tanpa_target"))
    for notice in page_parts.without_bukti(ctx, current):
        notices.append({**notice, "looks": "notice foot"})
    return notices
