"""The head of every page: name, choice of satker, tahun and posisi, and remarks on the data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from monev.access import Visitor
from monev.core import clock
from monev.core.dates import (
    ROMAN_TRIWULAN,
    end_of_triwulan,
    format_day,
    format_short_day,
    proposed_periode,
)
from monev.core.errors import NotFound
from monev.core.glossary import DEFINITIONS
from monev.core.platform_files import remark_on
from monev.core.text import joined
from monev.database import Database, Row
from monev.figures import View, brought_plans, list_rencana, opening_posisi, opening_remark, view_at
from monev.figures.formats import format_number
from monev.figures.plan_history import changed_later, said_later
from monev.figures.targets import choices
from monev.people import second_factor
from monev.people.accounts import accounts_of
from monev.ui import address, context, guard, looks, page_table, page_words, screen
from monev.ui.address import Choice
from monev.ui.context import AnyContext, Context, RencanaContext
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import HeadLine, HeadParts, Option, TriwulanChoice, Who
from monev.ui.looks.block_types import Head, Words
from monev.ui.page_table import PENGATURAN, REKAP, RINGKASAN, Page
from monev.ui.shapes import read_shape
from monev.ui.short_pics import short_pics
from monev.writing.append import format_when
from monev.writing.closing import is_to_be_closed

HEAD = "kepala_halaman"
"""The key of the element that stays in sight."""
_AGAIN = "kepala_lagi"
"""The session key of what draws this run's head once more."""
_MOST_WAYS = 8
_ABOUT = "Monev ZI memantau rencana aksi Zona Integritas: target, capaian, dan buktinya."
_MOST_OFFERED = 60
_OTHERS = "*"
"""Stands for all other satker in the list. No satker has this name."""


class Seen(NamedTuple):
    """What this run shows: its context, and the rencana the visitor may see.

    It has an `error` if it can't be shown. `unknown`: what of the address was left out, in words.
    """

    ctx: AnyContext
    listing: list[Row]
    error: NotFound | None = None
    unknown: Sequence[str] = ()


def look(db: Database, visitor: Visitor) -> Seen:
    """Find what this run shows.

    If it is unknown, catch up with the journal first: it may be new.
    """
    nothing = AnyContext(db, None, None, visitor)
    for is_last in (False, True):
        listing = visible_rencana(db, visitor)
        if not listing:
            break
        try:
            chosen = address.read_choice(listing)
            wanted = (chosen.satker, chosen.tahun)
            in_force = [(row["satker"], row["tahun"]) for row in listing if row["unggahan"]]
            if wanted not in in_force:  # every unggahan of it was cancelled
                return Seen(RencanaContext(db, chosen, None, visitor), listing)
            view = view_at(db, *wanted, chosen.posisi, unggahan=chosen.unggahan)
            known, unknown = _known_parts(db, view, chosen)
            return Seen(Context(db, known, view, visitor), listing, unknown=unknown)
        except NotFound as error:
            if is_last:
                return Seen(nothing, listing, error)
        db.catch_up()
    return Seen(nothing, listing)


def _known_parts(db: Database, view: View, chosen: Choice) -> tuple[Choice, list[str]]:
    """Return the choice with the areas and PICs that the plan has.

    Beside it stands a sentence for each of the others.
    """
    if not (chosen.area or chosen.pic):
        return chosen, []
    offered = choices(db, view)
    areas = tuple(area for area in chosen.area if area in offered.areas)
    pics = tuple(pic for pic in chosen.pic if pic in offered.pics)
    unknown = address.not_understood({"area": offered.areas, "pic": offered.pics})
    return replace(chosen, area=areas, pic=pics), unknown


def show(page: Page, seen: Seen, *, without_head: bool = False) -> bool:
    """Show the head of a page and set its context.

    Return False if the chosen rencana doesn't exist.

    `without_head`: the page has its own head.
    """
    ctx = seen.ctx
    listing = seen.listing
    _show_state_of_data(ctx, page)
    st.session_state[_AGAIN] = None
    if seen.error is None:
        context.set_context(ctx)
    if not isinstance(ctx, RencanaContext):
        looks.show([blocks.head(page.title, who=who_looks(ctx))], key=HEAD)
        if seen.error is not None:
            guard.show_error(seen.error)
            _show_other_ways(listing, st.query_params.get("satker", ""), ctx.visitor)
        return seen.error is None
    if page == REKAP:
        ctx = _of_all(ctx, listing)
        context.set_context(ctx)
    address.settle(ctx.choice)
    if isinstance(ctx, Context) and page in page_table.NARROWED:
        acts = page in page_table.ACTING
        ctx = context.at_now(ctx) if acts else context.narrowed(ctx)
        context.set_context(ctx)
    if not without_head:
        head: Head = {**_head(ctx, listing, page), "who": who_looks(ctx)}
        unknown = [blocks.notice(text, key=text) for text in seen.unknown]
        draw = partial(looks.show, [head], on_choose=partial(_choose, listing, ctx.choice))
        st.session_state[_AGAIN] = draw
        draw(key=HEAD)
        if remarks := [*_remarks(ctx, listing, page), *unknown]:
            looks.show(remarks, key="catatan_kepala")
    return True


def _of_all(ctx: RencanaContext, listing: list[Row]) -> RencanaContext:
    """Return the context of a page of many satker: where nobody chose a day, that of today.

    The day on which one satker opens by itself is that of its own last report.
    """
    chosen = ctx.choice
    own = opening_posisi(listing, chosen.satker, chosen.tahun)
    if "posisi" in st.query_params or chosen.posisi != own:
        return ctx
    return replace(ctx, choice=replace(chosen, posisi=clock.today_within(chosen.tahun)))


def show_again() -> None:
    """Draw the head once more, over a picture that fills the screen."""
    if draw := st.session_state.get(_AGAIN):
        draw(key="kepala_atas_gambar")


def _show_state_of_data(ctx: AnyContext, page: Page) -> None:
    """Draw what is wrong with the data: a damaged journal, a wrong clock, missing entries."""
    is_guest = ctx.visitor.is_guest
    if (trouble := ctx.db.trouble()) is not None:
        guard.show_error(guard.notice_for(trouble, is_guest=is_guest))
    if ctx.visitor.is_person:
        accounts = accounts_of(str(ctx.db.journal))
        if (moment := second_factor.wrong_code_since(accounts, ctx.visitor.pelaku)) is not None:
            text = (
                f"Ada yang tahu kata sandi Anda: {format_when(moment)} ia diketik dengan kode "
                "masuk yang salah. Bila bukan Anda, ganti kata sandi di Pengaturan."
            )
            looks.show([blocks.notice(text, tone="terlambat", key="kode")], key="kode_salah")
    newest = ctx.db.shown_until
    if not is_guest and (wrong := clock.went_back(newest)) is not None:
        text = f"{wrong.pesan} {wrong.advice}"
        looks.show([blocks.notice(text, tone="terlambat", key="jam")], key="jam_komputer")
    if ctx.db.is_late and not page_table.is_full_screen(page):
        until = (
            "" if newest is None else f"; yang tampil adalah keadaan sampai {format_when(newest)}"
        )
        text = f"{format_number(ctx.db.behind)} perubahan baru sedang dimasukkan{until}."
        looks.show(
            [blocks.notice(f"{text} Halaman ini diperbarui sesudahnya.", key="menyusul")],
            key="menyusul",
        )


def show_way_in(page: Page, visitor: Visitor) -> None:
    """Say that the visitor may not open this page, or no longer; nothing of any office is shown."""
    if visitor.is_person:
        text = "Halaman ini tidak terbuka untuk peran Anda. Bila memerlukannya, minta admin kantor."
        way = blocks.way("Ke Ringkasan →", looks.link(page_table.RINGKASAN, {}))
    else:
        back = urlencode({"ke": looks.same_page(page)})
        text = (
            "Anda perlu masuk untuk membuka halaman ini. Bila tadi sudah masuk, sesi berakhir; "
            "yang tersimpan tetap ada."
        )
        way = blocks.way("Masuk", f"/masuk?{back}", leaves=True)
    looks.show([blocks.head(page.title), blocks.notice(text, link=way, key="masuk")], key=HEAD)


def who_looks(ctx: AnyContext) -> Who | None:
    """Return the visitor as a head names them; None at the machine itself."""
    if ctx.visitor.is_local:
        return None
    if not ctx.visitor.is_person:
        return {"name": ""}
    return {
        "name": ctx.visitor.name,
        "href": looks.link(PENGATURAN, ctx.choice.url() if ctx.choice else {}),
    }


def visible_rencana(db: Database, visitor: Visitor) -> list[Row]:
    """Return `list_rencana`, limited to the satker the visitor may see."""
    sees_all = visitor.may("lihat", None)
    return [row for row in list_rencana(db) if sees_all or visitor.may("lihat", row["satker"])]


def real_offices(listing: list[Row]) -> set[str]:
    """Return the satker of a `visible_rencana` that have a plan of their own."""
    return {row["satker"] for row in brought_plans(listing)}


def _remarks(ctx: RencanaContext, listing: list[Row], page: Page) -> list[Block]:
    view = ctx.view
    result: list[Block] = []
    if not page_table.is_ruled(page):
        return result
    if st.query_params.get("dari") == "rekap" and page_table.sees_several(ctx.visitor):
        way = blocks.way("← Kembali ke Rekap", looks.link(REKAP, ctx.choice.url()))
        result.append(
            blocks.notice("Dibuka dari Rekap, pada posisi yang sama.", link=way, key="dari_rekap")
        )
    if view is None:
        return result
    result += _closing_remark(ctx, view, page)
    if view.is_chosen:
        newest = replace(
            ctx.choice, unggahan=None, posisi=opening_posisi(listing, view.satker, view.tahun)
        )
        text = f"Melihat {view.numbered_name}"
        way = blocks.way("Kembali ke yang terbaru", _address_of(newest, page))
        result.append(
            blocks.notice(
                f"{text}: keadaan sebelum ada versi sesudahnya.", link=way, key="melihat_unggahan"
            )
        )
    if page in page_table.OF_FIGURES:
        result += _later_remark(ctx, view, page)
    return [*result, *_figures_remark(view, page)]


def _later_remark(ctx: RencanaContext, view: View, page: Page) -> list[Words]:
    """Return the notice that a past day changed, or does not show what was said since."""
    since = said_later(ctx.db, view)
    text = joined(changed_later(ctx.db, view), since, by=" ")
    today = clock.today()
    now = _address_of(replace(ctx.choice, posisi=today), page)
    way = blocks.way(f"Lihat per {format_day(today)} →", now) if since else None
    return [blocks.notice(text, link=way, key="berubah_kemudian")] if text else []


def without_pic_notice(plan: str, choice: Choice, *, may_set: bool = True) -> Words:
    """Return the notice that a plan names no PIC, with a link for those who may fill it in."""
    address = looks.link(page_table.PENGATURAN, choice.url(bagian=page_table.PICS))
    way = blocks.way("Isi PIC →", address) if may_set else None
    text = f"{plan} tidak menyebut PIC: tidak ada yang diingatkan."
    text += "" if may_set else " Operator mengisinya di Pengaturan, bagian PIC."
    return blocks.notice(
        text, tone="terlambat", link=way, key=f"tanpa_pic_{choice.satker}_{choice.tahun}"
    )


def _figures_remark(view: View, page: Page) -> list[Words]:
    """Return the remark before figures, where no sentence stands that says it beside."""
    is_list = page == RINGKASAN and "daftar" in st.query_params
    is_asked = is_list or page == page_table.CAKUPAN_LKE
    remark = opening_remark(view) if is_asked else ""
    return [blocks.notice(remark, key="ingat")] if remark else []


def _closing_remark(ctx: RencanaContext, view: View, page: Page) -> list[Words]:
    """Return the notice that a plan is closed, on all pages of its figures.

    On Ringkasan, for those who may close it: the notice that it is time to.
    """
    may_close = ctx.visitor.may("atur_kantor", view.satker)
    if view.ditutup is not None and page in page_table.OF_FIGURES:
        since = format_day(view.ditutup.astimezone(clock.zone()).date())
        text = (
            f"Rencana ini ditutup {since}: dapat dilihat dan dibandingkan, tetapi tidak lagi "
            "menagih siapa pun."
        )
        way = (
            blocks.way("Buka lagi di Pengaturan →", looks.link(PENGATURAN, {}))
            if may_close
            else None
        )
        return [blocks.notice(text, link=way, key="ditutup")]
    if page == RINGKASAN and may_close and is_to_be_closed(ctx.db, view.satker, view.tahun):
        text = (
            f"Tahun {view.tahun} sudah lewat, tetapi rencana ini masih menagih tugas dan laporan."
        )
        way = blocks.way("Tutup di Pengaturan →", looks.link(PENGATURAN, {}))
        return [blocks.notice(text, link=way, key="usul_tutup")]
    return []


def _head(ctx: RencanaContext, listing: list[Row], page: Page) -> Head:
    if not page_table.is_ruled(page):
        return blocks.head(page.title)
    chosen = ctx.choice
    view = ctx.view
    satker = _options(sorted({row["satker"] for row in listing}), chosen.satker)
    # Nobody finds one in a list of 552, and every page would carry it.
    if len(satker) > _MOST_OFFERED:
        others: Option = {"label": "Satker lain: cari di Rekap …", "value": _OTHERS}
        satker = [*_options([chosen.satker], chosen.satker), others]
    tahun = address.available_tahun(listing, chosen.satker)
    is_sample = view is not None and view.simulasi
    name = f"{chosen.satker} (rekaan)" if is_sample else chosen.satker
    rest = looked_at(chosen, page, name, tahun, data="" if view is None else view.numbered_name)
    if view is not None and page in page_table.NARROWED:
        offered = choices(ctx.db, view)
        brief = {area: f"Area {area}" for area in offered.areas}
        rest["area"] = _part_options("area", offered.areas, brief, chosen.area)
        if offered.pics:
            whole = {pic: pic for pic in offered.pics}
            rest["pic"] = _part_options("PIC", whole, short_pics(offered.pics), chosen.pic)
    return blocks.head(page.title, satker=satker, **rest)


def looked_at(
    chosen: Choice, page: Page, start: str, tahun: Iterable[int], *, data: str
) -> HeadParts:
    """Return the parts of a head that hold tahun and posisi.

    `start`: whose plans are shown. `data`: of which version.
    """
    beginning, end = address.posisi_bounds(chosen.tahun)
    now = clock.today()
    shown = format_short_day(chosen.posisi)
    acts = page in page_table.ACTING  # which quarter, not as of when
    quarter = proposed_periode(chosen.posisi, now, chosen.tahun).end if acts else chosen.posisi
    year = "" if chosen.posisi.year == chosen.tahun else f" · {chosen.tahun}"
    triwulan: list[TriwulanChoice] = []
    for number, roman in enumerate(ROMAN_TRIWULAN, start=1):
        posisi = end_of_triwulan(chosen.tahun, number)
        href = _address_of(replace(chosen, posisi=posisi), page)
        name = f"TW {roman}" if acts else f"Tanggal penilaian {format_day(posisi)}"
        triwulan.append(
            {
                "label": f"TW {roman}",
                "short": roman,
                "name": name,
                "href": href,
                "current": posisi == quarter,
            }
        )
    has_day = not acts and page not in page_table.WITHOUT_DAY
    if page == page_table.MENUNGGU or not (acts or has_day):
        triwulan = []
    at_end = next((each["label"] for each in triwulan if each["current"]), "")
    meanings = {**DEFINITIONS, **({"Data": data} if data else {})}
    at_now = blocks.way(
        f"Hari ini, {format_short_day(now)}", _address_of(replace(chosen, posisi=now), page)
    )
    line: HeadLine = {
        "start": f"{start}{year}",
        "end": f" · per {shown}",
        "triwulan": at_end,
        "other": "hari lain" if at_end else f"per {shown}",
    }
    if not has_day:
        line["end"] = line["other"] = ""
    return {
        "line": line,
        "is_narrow": screen.is_narrow(),
        "tahun": _options(tahun, chosen.tahun),
        "help": [{"text": word, "note": meaning} for word, meaning in meanings.items()],
        "triwulan": triwulan,
        "day": {
            "value": chosen.posisi.isoformat(),
            "min": beginning.isoformat(),
            "max": end.isoformat(),
        }
        if has_day
        else None,
        "today": at_now if now != chosen.posisi and beginning <= now <= end else None,
    }


def _options(values: Iterable[str | int], current: str | int) -> list[Option]:
    return [{"label": str(value), "value": value, "on": value == current} for value in values]


def _part_options(
    name: str, words: Mapping[str, str], brief: Mapping[str, str], chosen: Sequence[str]
) -> list[Option]:
    """Return the areas or PICs to choose one from, first all; several may come with a link."""
    offered: list[Option] = [{"label": name, "value": "", "on": not chosen}]
    if len(chosen) > 1:
        offered.append({"label": f"{format_number(len(chosen))} {name}", "value": "", "on": True})
    for value, label in words.items():
        on = (value,) == tuple(chosen)
        offered.append({"label": label, "value": value, "on": on, "short": brief[value]})
    return offered


def _address_of(choice: Choice, page: Page) -> str:
    return looks.same_page(page, **{"unggahan": None, "langkah": None} | choice.url())


def _choose(listing: list[Row], old: Choice, message: object) -> None:
    """Apply a choice in the head. It comes from the browser, so only offered values count.

    Raises NotUnderstood.
    """
    match read_shape(message, address.Choices):
        case {"satker": str(name)} if name == _OTHERS:
            st.session_state[looks.DESTINATION] = looks.link(REKAP, old.url())
        case {"satker": str(satker)} if tahun := address.available_tahun(listing, satker):
            new = old.tahun if old.tahun in tahun else tahun[0]
            posisi = old.posisi if new == old.tahun else opening_posisi(listing, satker, new)
            address.write_address(Choice(satker, new, posisi))
        case {"tahun": str(tahun)}:
            address.choose_tahun(tahun)
        case {"area": str()} | {"pic": str()}:
            # An unknown one is told when the address is read, like a typed one.
            address.write_choices(message)
        case {"posisi": str(text)}:
            # A wrong day is refused when the address is read, like a typed one.
            st.query_params["posisi"] = text


def _show_other_ways(listing: list[Row], wanted: str, visitor: Visitor) -> None:
    """Draw links to the rencana in `listing`, those with a name like the `wanted` one first."""
    rows = [(row["satker"], row["tahun"]) for row in listing]
    likely = get_close_matches(wanted, {satker for satker, _ in rows}, n=_MOST_WAYS, cutoff=0.6)
    st.markdown("Rencana yang ada:")
    for satker, tahun in sorted(rows, key=lambda row: row[0] not in likely)[:_MOST_WAYS]:
        destination = Choice(satker, tahun, opening_posisi(listing, satker, tahun))
        st.page_link(
            RINGKASAN.file,
            label=f"{page_words.safe(satker)} · {tahun}",
            query_params=destination.url(),
        )
    if len(rows) > _MOST_WAYS and page_table.may_open(REKAP, visitor):
        st.page_link(REKAP.file, label="Cari di antara semua satker, di Rekap →", query_params={})


def show_footer(ctx: AnyContext, page: Page) -> None:
    """Draw the foot of a page.

    1. Sample data: a remark, and the way to hide it.
    2. On a first page, at this computer: a remark if another program copies the folder of all data.
       Pengaturan names the folder.
    """
    notes = []
    if ctx.view is not None and ctx.view.simulasi and page_table.is_ruled(page):
        text = (
            f"{page_words.SIMULATED_DATA}: satker dan isinya rekaan, untuk mengenal aplikasi ini."
        )
        if page == RINGKASAN:
            text = f"{_ABOUT} {text}"
        # The link leaves the choice out, so that the foot doesn't change with the posisi.
        may_hide = ctx.visitor.may_anywhere("atur_kantor")
        way = (
            blocks.way("Sembunyikan di Pengaturan →", looks.link(PENGATURAN, {}))
            if may_hide
            else None
        )
        notes.append(blocks.notice(text, tone="foot", link=way))
    is_here = page in (RINGKASAN, REKAP) and ctx.visitor.is_local
    if (
        is_here
        and ctx.db.journal.store.file is not None
        and (remark := remark_on(ctx.db.journal.store.file.parent))
    ):
        notes.append(blocks.notice(remark, tone="foot"))
    if notes:
        looks.show(notes, key="kaki")
