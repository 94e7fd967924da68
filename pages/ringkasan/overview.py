"""Ringkasan itself: its sentence, figures and cards; without any report the load of the plan.

Words come first. On a desk the pictures stand beside them. On a phone our own blocks draw the bars
and Plotly's pictures wait in a fold, because its script is as large as the rest of a first
visit.
"""

from collections import Counter
from functools import partial

import streamlit as st

from monev import figures
from monev.core import clock
from monev.core.dates import PERIODE_CODES, format_day, proposed_periode
from monev.core.errors import MonevError
from monev.core.statuses import CHANGE_JENIS
from monev.core.text import capitalized
from monev.database import find_place, rows_of
from monev.figures import Counts, Ringkasan, format_number, shares
from monev.figures.riwayat import news
from monev.figures.rows import AreaRow, TenggatRow
from monev.figures.sentences import news_words
from monev.figures.shares import Level
from monev.outputs.template import make_template
from monev.people.accounts import accounts_of
from monev.ui import guard, looks, page_parts, page_words, pictures, screen
from monev.ui.address import SINCE
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.block_parts import Bar, Figure
from monev.ui.looks.block_types import Figures, Group
from monev.ui.page_table import KESENJANGAN, LAPOR, RIWAYAT, UNGGAH
from monev.writing.plan_versions import changes_since_triwulan
from pages.ringkasan import drawing, lists
from pages.ringkasan.drawing import Card

_LATE_SHOWN, _BESIDE_CURVE = 6, 5
_JENIS_SHOWN = 8
_NEXT_SHOWN = 5
_FOLD = "gambar"


def show(ctx: Context) -> None:
    """Draw the page except its end (`counted_apart`)."""
    ringkasan = figures.ringkasan(ctx.db, ctx.view)
    areas = rows_of(figures.per_area(ctx.db, ctx.view), AreaRow)
    current = ringkasan.current
    sentence = page_words.without_repetition(
        figures.ringkasan_sentence(ctx.view, current, areas), ctx.view, current
    )
    above: list[Block] = [blocks.sentence(sentence), *_news(ctx)]
    if current.setahun_N == 0:
        _show(ctx, above, "ringkasan")
    elif pictures.current_theme().is_narrow:
        _show_on_a_phone(ctx, ringkasan, above)
    elif ctx.view.rencana_only:
        _show(ctx, above, "ringkasan")
        _show_load(ctx, current)
        drawing.show_row([Card("months", partial(drawing.show_months, ctx))])
        drawing.show_loads(ctx)
        following = _cards(ctx, *next_month(ctx, ringkasan))
        drawing.show_row(following, _cards(ctx, *_needed_bukti(ctx)))
    else:
        _show(ctx, [*above, _five_figures(ctx, ringkasan)], "ringkasan")
        late = _cards(ctx, *_late(ctx, current))
        bukti = _cards(ctx, *_way_of_bukti(ctx, current))
        changes = _cards(ctx, *_changes(ctx))
        # The rows beside the curve are about as tall as it is, so that neither leaves a hole.
        room = _BESIDE_CURVE - current.terlambat
        following = _cards(ctx, *next_month(ctx, ringkasan, room if room > 0 else _NEXT_SHOWN))
        beside, below = late, [following, [*bukti, *changes]]
        if late and room > 0:
            beside, below = [*late, *following], [bukti, changes]
        elif not late:
            beside, below = [*following, *bukti], [changes]
        drawing.show_row(beside, [Card("curve", partial(drawing.show_curve, ctx))])
        drawing.show_shares(ctx, has_switch=_has_switch(current))
        drawing.show_row(*below)


def _news(ctx: Context) -> list[Block]:
    """Return what others brought to the plan since this person signed in before, and leads to it.

    Nothing on a page of a part.
    """
    if ctx.view.part is not None:
        return []
    who = ctx.visitor.pelaku
    since = accounts_of(find_place().journal).signed_in_before(who)
    if since is None or not (found := news(*ctx.rencana, since, who)):
        return []
    words = f"Yang baru sejak Anda masuk {news_words(found, since)} →"
    there = looks.link(RIWAYAT, ctx.choice.url(**{SINCE: since.isoformat()}))
    return [blocks.actions([blocks.way(words, there)])]


def _show(ctx: Context, content: list[Block], key: str) -> None:
    looks.show(content, key=key, plan_only=ctx.view.rencana_only)


def _cards(ctx: Context, *groups: Group) -> list[Card]:
    """Return cards of blocks as cards of a row."""
    cards = []
    for group in groups:
        key = group["key"]
        cards.append(Card(key, partial(_show, ctx, group["blocks"], f"ringkasan_{key}")))
    return cards


def _has_switch(current: Counts) -> bool:
    """True if the two measures differ, which they don't once the whole year is due."""
    return current.capaian_N < current.setahun_N


def _show_on_a_phone(ctx: Context, ringkasan: Ringkasan, above: list[Block]) -> None:
    current = ringkasan.current
    is_plan = ctx.view.rencana_only
    levels = drawing.levels(ctx)
    following = next_month(ctx, ringkasan)
    if is_plan:
        loads = [_loads(ctx, level) for level in levels]
        cards = [*loads, *_needed_bukti(ctx), *following]
        _show(ctx, above, "ringkasan")
        _show_load(ctx, current)
        _show(ctx, cards, "ringkasan_kartu")
    else:
        content = [*above, _five_figures(ctx, ringkasan), *_late(ctx, current)]
        _show(ctx, content, "ringkasan")
        if _has_switch(current):
            drawing.choose_measure(ctx)
        bars = [_shares(ctx, level) for level in levels]
        cards: list[Block] = [*bars, *following, *_way_of_bukti(ctx, current), *_changes(ctx)]
        _show(ctx, cards, "ringkasan_kartu")
    words = (
        "Target per bulan dan tabelnya"
        if is_plan
        else "Kurva rencana dan realisasi, gambar, dan tabel"
    )
    page_parts.fold(words, _show_pictures, ctx, current, key=_FOLD)


def _show_pictures(ctx: Context, current: Counts) -> None:
    if ctx.view.rencana_only:
        drawing.show_row([Card("months", partial(drawing.show_months, ctx))])
        drawing.show_loads(ctx)
    else:
        drawing.show_row([Card("curve", partial(drawing.show_curve, ctx))])
        drawing.show_shares(ctx, has_switch=False)  # it stands above


def open_table(picture: str) -> None:
    """Open the table below a picture, once per visit, so that a person can close it again."""
    st.session_state.setdefault(_FOLD, True)
    st.session_state.setdefault(f"{picture}_tabel", True)


def _five_figures(ctx: Context, ringkasan: Ringkasan) -> Figures:
    five = figures.distinct_figures(
        figures.five_figures(ringkasan.current, ringkasan.difference, until=ctx.view.until)
    ).values()
    since = ctx.view.posisi_sebelum
    items = [
        tenggat_blocks.figure_item(figure, since, href=lists.to_list(ctx, figure.key))
        for figure in five
    ]
    return blocks.figures("Angka utama", items)


def _late(ctx: Context, current: Counts) -> list[Group]:
    if not current.terlambat:
        return []
    items = lists.tenggat_rows(
        ctx, rows_of(figures.figure_rows(ctx.db, ctx.view, "terlambat")[:_LATE_SHOWN], TenggatRow)
    )
    everything = blocks.way(
        f"semua {format_number(current.terlambat)} →", lists.to_list(ctx, "terlambat")
    )
    late = blocks.rows("Target yang terlambat, yang terlama lebih dahulu", items, ordered=True)
    return [blocks.card("Terlambat", late, link=everything, key="terlambat")]


def _shares(ctx: Context, level: Level) -> Group:
    """Return the bars of areas or PICs, with the same values as the picture on a desk."""
    is_year = drawing.is_whole_year()
    items = []
    rows = shares.shares(ctx.db, ctx.view, level, whole_year=is_year)
    figure = "setahun" if is_year else "capaian"
    for row in drawing.shown_bars(rows, level).to_dict("records"):
        parts = [blocks.part(status, row[status]) for status in shares.PARTS]
        bar: Bar = {
            "label": row["nama"],
            "parts": parts,
            "total": row["jumlah"],
            "value": row["angka"],
            "late": row["lencana"],
            "note": f"bukti {row['bukti']}" if row["bukti"] else "",
            "href": lists.to_list(ctx, figure, **{level: row["nilai"]}),
        }
        items.append(bar)
    title = drawing.TITLES[level]
    note = drawing.measure_note(ctx, rows, level)
    return blocks.card(
        title, blocks.bars(f"Capaian tiap {drawing.level_word(level)}", items), note=note, key=level
    )


def _loads(ctx: Context, level: Level) -> Group:
    rows = shares.loads(ctx.db, ctx.view, level)
    items = []
    for row in drawing.shown_bars(rows, level).to_dict("records"):
        href = lists.to_list(ctx, "setahun", **{level: row["nilai"]})
        items.append(tenggat_blocks.count_bar(row["nama"], "rencana", row["jumlah"], href=href))
    bars = blocks.bars(
        f"Target tiap {drawing.level_word(level)}",
        items,
        scale=int(rows["jumlah"].max()),
        narrow=True,
    )
    note = f"target setahun{drawing.of_all(ctx, rows, level)}"
    return blocks.card(drawing.TITLES[level], bars, note=note, key=level)


def _way_of_bukti(ctx: Context, current: Counts) -> list[Group]:
    if not current.bukti_N:
        return []
    steps = [("Diperlukan", "rencana", current.bukti_N), ("Ada", "berjalan", current.bukti_n)]
    steps.append(("Terverifikasi", "selesai", figures.count_verified(ctx.db, ctx.view)))
    items = [tenggat_blocks.count_bar(*step) for step in steps]
    everything = blocks.way("semua →", lists.to_list(ctx, "bukti"))
    bars = blocks.bars(
        "Bukti: diperlukan, ada, terverifikasi", items, scale=current.bukti_N, narrow=True
    )
    return [
        blocks.card(
            "Bukti", bars, note="dari target yang jatuh tempo", link=everything, key="bukti"
        )
    ]


def _changes(ctx: Context) -> list[Group]:
    try:
        counts = Counter(row["jenis"] for row in changes_since_triwulan(ctx.db, ctx.view))
    except MonevError as error:  # only this card reads the journal itself
        why = guard.for_reader(error).pesan
        text = f"Perubahan sejak triwulan lalu belum dapat ditampilkan. {why}"
        return [blocks.group("stack", blocks.notice(text), key="perubahan")]
    if not counts:
        return []
    ways = []
    for jenis, words in CHANGE_JENIS.items():
        if counts[jenis]:
            text = f"{format_number(counts[jenis])} {words}"
            ways.append(blocks.way(text, lists.to_list(ctx, "perubahan", jenis=jenis)))
    title = f"Perubahan sejak {format_day(ctx.view.posisi_sebelum)}"
    return [blocks.card(title, blocks.actions(ways), key="perubahan")]


def _load_figures(ctx: Context, current: Counts) -> Figures:
    per = f"s.d. {format_day(ctx.view.posisi)}"
    items: list[Figure] = []
    for key, figure in figures.load_figures(current).items():
        item: Figure = {
            "key": key,
            "label": figure.label,
            "value": figure.text,
            "note": per,
            "href": lists.to_list(ctx, key),
        }
        if key == "setahun":
            item["note"] = f"dari {format_number(current.langkah)} langkah"
        elif key == "capaian":
            item["n"] = current.capaian_N
            item["total"] = current.setahun_N
        items.append(item)
    return blocks.figures("Beban rencana", items)


def _show_load(ctx: Context, current: Counts) -> None:
    """Draw the figures of a plan, beside them the next step for who may report all of it."""
    reports = ctx.may("lapor") and not ctx.view.is_closed
    is_wide = screen.layout() == "wide"
    places = st.columns([5, 2]) if reports and is_wide else [st.container(), st.container()]
    with places[0]:
        _show(ctx, [_load_figures(ctx, current)], "ringkasan_beban")
    if reports:
        with places[1]:
            _show_next_step(ctx)


def _show_next_step(ctx: Context) -> None:
    """Draw what to do after the first plan: report the quarter, in the app or by a template."""
    satker, tahun = ctx.view.satker, ctx.view.tahun
    quarter = PERIODE_CODES[proposed_periode(ctx.view.posisi, clock.today(), tahun).code]
    make = partial(make_template, ctx.db, satker, tahun)
    is_wide = screen.layout() == "wide"
    row = partial(st.container, vertical_alignment="center", gap="xsmall")
    with row(border=True, horizontal=not is_wide, height="stretch"):
        st.markdown("**Langkah berikutnya**", width="stretch")
        with row(horizontal=True, width="stretch" if is_wide else "content"):
            report = blocks.way(
                f"Lapor {quarter}", looks.link(LAPOR, ctx.choice.url()), primary=True
            )
            looks.show([blocks.actions([report])], key="langkah_berikutnya")
            page_parts.offer_file("Unduh templat", make, f"templat {satker} {tahun}.xlsx")


def _needed_bukti(ctx: Context) -> list[Group]:
    rows = figures.group_kesenjangan(figures.kesenjangan(ctx.db, ctx.view), "jenis")
    if not rows:
        return []
    items = []
    for row in rows[:_JENIS_SHOWN]:
        href = lists.address_where_open(ctx, KESENJANGAN)
        items.append(tenggat_blocks.count_bar(row["nilai"], "rencana", row["n"], href=href))
    bars = blocks.bars("Bukti tiap jenis", items, scale=rows[0]["n"], narrow=True)
    note = f"s.d. {format_day(ctx.view.posisi)}"
    way = lists.where_open(ctx, "semua →", KESENJANGAN)
    return [blocks.card("Bukti yang diperlukan", bars, note=note, link=way, key="jenis")]


def next_month(ctx: Context, ringkasan: Ringkasan, shown: int = _NEXT_SHOWN) -> list[Group]:
    """Return the card of what falls due next month; none if nothing does."""
    month = ringkasan.next_month_name
    count = ringkasan.next_jatuh_tempo
    if not count:
        return []
    rows = rows_of(figures.figure_rows(ctx.db, ctx.view, "berikut")[:shown], TenggatRow)
    items = lists.tenggat_rows(ctx, rows, month=ringkasan.next_month)
    way = blocks.way(f"semua {format_number(count)} →", lists.to_list(ctx, "berikut"))
    title = f"{capitalized(month)}: {format_number(count)} jatuh tempo"
    return [blocks.card(title, blocks.rows(f"Jatuh tempo {month}", items), link=way, key="berikut")]


def counted_apart(ctx: Context, current: Counts) -> list[Block]:
    """Return the remarks on langkah without target and without bukti, with links to settle them."""
    sentence = figures.without_target_sentence(current)
    way = lists.where_open(ctx, "Jawab di Unggah →", UNGGAH, bagian="pertanyaan")
    notices = [blocks.notice(sentence, link=way, key="tanpa_target")] if sentence else []
    return [*notices, *page_parts.without_bukti(ctx, current)]
