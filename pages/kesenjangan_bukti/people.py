"""Who lacks which bukti: a strip of PIC with counts, then the rows of each, with its message."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote

import streamlit as st

from monev import figures
from monev.access import list_people
from monev.core.dates import format_tenggat
from monev.core.file_references import files_of, words_of
from monev.core.text import NO_PIC, joined, shorten
from monev.figures import Counts, format_number
from monev.figures.evidence import second_verdicts
from monev.figures.rows import BuktiRow
from monev.figures.targets import choices, narrow_view
from monev.outputs.documents.texts import write_kesenjangan_message
from monev.outputs.messages import WHO_MARKS, mark_told, read_marks, told_lately
from monev.ui import address, looks, outcome, screen
from monev.ui.context import Context, current_actor
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Action, LooseLink, MissingBukti, RowItem
from monev.ui.page_table import KESENJANGAN
from monev.ui.shapes import Name, Shape, not_understood, read_shape
from monev.ui.short_pics import short_pics
from pages.kesenjangan_bukti import taking_along

LANGKAH_AT_FIRST = 25
"""So many langkah of a PIC stand among those of others; a link has them all."""
_LONGEST_LINK = 2000
"""WhatsApp cuts a longer address: its message is copied."""
_TOLD = "pesan_dikirim"
_WEB_ADDRESS = re.compile(r"https?://\S+")


class _Sent(Shape):
    """A PIC of whom somebody says that the message was sent to it."""

    dikirim: Name


def show_answer(ctx: Context, counts: Counts, rows: Sequence[BuktiRow]) -> bool:
    """Draw the sentence; at a desk with what is taken along, else return True."""
    is_narrow = screen.is_narrow()
    sentence, parts = figures.bukti_answer(ctx.view, counts, rows)
    answer = blocks.answer(sentence, joined(figures.opening_remark(ctx.view), parts, by=" "))
    with st.container(horizontal=True, vertical_alignment="center", key="bukti_jawaban"):
        looks.show([answer], key="kesenjangan_kalimat")
        if not is_narrow:
            taking_along.offer(ctx, rows)
    return is_narrow


def show_strip(ctx: Context) -> None:
    """Draw all PIC of the chosen areas with their counts; a press chooses one, for all pages.

    A plan that names no PIC has nobody to choose.
    """
    pics = choices(ctx.db, ctx.view).pics
    if not pics:
        return
    part = narrow_view(ctx.db, ctx.view, ctx.choice.area)
    rows = figures.kesenjangan(ctx.db, part)
    people = figures.gaps_by_pic(rows)
    short = short_pics([*pics, *people])
    chosen = ctx.choice.pic
    tabs = [_tab("Semua", len(rows), None, is_chosen=not chosen)]
    for pic, own in people.items():
        name = pic or NO_PIC
        tabs.append(_tab(short[pic], len(own), name, is_chosen=name in chosen))
    looks.show([blocks.actions(tabs, strip=True)], key="siapa")


def _tab(words: str, count: int, pic: str | None, *, is_chosen: bool) -> Action:
    return {
        "text": words,
        "count": format_number(count),
        "href": looks.same_page(KESENJANGAN, pic=pic),
        "current": is_chosen,
    }


def show_people(ctx: Context, rows: Sequence[BuktiRow]) -> None:
    """Draw the rows of each PIC under its name, with a message that can be sent at once."""
    outcome.show(_TOLD)
    people = figures.gaps_by_pic(rows)
    chosen = ctx.choice.pic
    if chosen:  # a langkah of two PICs stands with the chosen one
        people = {pic: own for pic, own in people.items() if (pic or NO_PIC) in chosen}
    marks = read_marks(ctx.db, ctx.view.satker)
    told = told_lately(marks, [(ctx.view.satker, pic) for pic in people])
    given = figures.given_by_name(ctx.db, ctx.view)
    content: list[Block] = []
    for pic, own in people.items():
        name = pic or NO_PIC
        langkah = figures.tell_each(own, ctx.view.tahun)
        shown = langkah if len(people) == 1 else langkah[:LANGKAH_AT_FIRST]
        items = [_item(each, ctx, given) for each in shown]
        listed = [_head(ctx, pic, own, len(langkah), told.get((ctx.view.satker, pic), ""))]
        listed.append({**blocks.rows(name, items, key=f"isi {name}"), "looks": "lacking"})
        if len(shown) < len(langkah):
            words = f"semua {format_number(len(langkah))} langkah →"
            way = blocks.way(words, looks.same_page(KESENJANGAN, pic=name))
            listed.append(blocks.actions([way]))
        content.append(blocks.group("person", *listed, key=name))
    if not content:
        content = [blocks.sentence("Tidak ada bukti yang kurang padanya.", key="kosong")]
    looks.show(
        content,
        key="kesenjangan",
        plan_only=ctx.view.rencana_only,
        on_choose=partial(_touched, ctx, {*people}),
    )


def _head(ctx: Context, pic: str, own: Sequence[BuktiRow], langkah: int, said: str) -> Block:
    """Return a PIC's name and count, who that is and if they were told, and its message."""
    name = pic or NO_PIC
    told = said.partition(": ")[2] or ("belum diberi tahu sepekan ini" if pic else "")
    of_langkah = "" if langkah == len(own) else f"{format_number(langkah)} langkah"
    note = " · ".join(filter(None, (of_langkah, _contact(ctx, pic), told)))
    text = write_kesenjangan_message(own, ctx.view)
    link = f"https://wa.me/?text={quote(text)}"
    is_first = bool(pic) and not said
    send: Action = {"text": "Kirim ke WhatsApp", "href": link, "opens": True}
    if len(link) > _LONGEST_LINK:
        send = {"text": "Salin pesan WhatsApp", "copy": text}
    ways: list[Action] = [{**send, "primary": is_first, "name": f"{send['text']}: {name}"}]
    if is_first and any(map(ctx.may, WHO_MARKS)):
        ways.append(blocks.button("Tandai terkirim", {"dikirim": pic}, name=name))
    title = blocks.heading(
        f"{name}: {format_number(len(own))} bukti", note=note, key=f"nama {name}"
    )
    return blocks.group("person-head", title, blocks.actions(ways), key=f"kepala {name}")


def _contact(ctx: Context, pic: str) -> str:
    """Name the people of a PIC with their addresses, for who may write to them."""
    if not pic or not any(map(ctx.may, WHO_MARKS)):
        return ""
    people = list_people(ctx.db).values()
    own = [person for person in people if person.owns(ctx.view.satker, pic)]
    return ", ".join(" ".join(filter(None, (person.name, person.email))) for person in own)


def _item(langkah: figures.Told, ctx: Context, given: Mapping[str, tuple[str, str]]) -> RowItem:
    lacks: list[MissingBukti] = []
    said_above = second_verdicts(ctx.db, ctx.view)
    for bukti in langkah.lacks:
        second = said_above.get((langkah.kode, bukti.tenggat[0], bukti.bukti))
        returned = second.words if second and second.verdik == "dikembalikan" else ""
        said = filter(None, (bukti.when, bukti.note, returned))
        given_links = [link for text in bukti.links for link in _links(text)][:3]
        kode, tenggat = given.get(bukti.bukti, (langkah.kode, ""))
        if kode != langkah.kode:
            asked = {"langkah": langkah.kode, "target": bukti.tenggat[0], "bukti": bukti.bukti}
            shown = figures.shown_kode(ctx.db, ctx.view, kode)
            words = f"sudah ada di {shown} ({format_tenggat(tenggat)})"
            given_links.append({"text": words, "href": looks.same_page(KESENJANGAN, **asked)})
        lacks.append({"text": bukti.bukti, "note": " · ".join(said), "links": given_links})
    is_settled = langkah.term.is_settled
    return blocks.row(
        shorten(langkah.langkah, 180),
        f"{langkah.when} · {langkah.bukti}",
        (),
        mark="" if is_settled else langkah.term.mark,
        status="" if is_settled else langkah.term.kode,
        kode=langkah.kode_tampil,
        act={"langkah": langkah.kode},
        bukti=lacks,
    )


def _links(tautan: str) -> list[LooseLink]:
    """Return the links of a bukti and its files.

    A text that is no web address isn't clickable.
    """
    result: list[LooseLink] = [{"text": file.name, "href": file.path} for file in files_of(tautan)]
    if words := words_of(tautan):
        own: LooseLink = {"text": shorten(words, 80)}
        if _WEB_ADDRESS.fullmatch(words):
            own = {"text": "tautan", "href": words}
        result.insert(0, own)
    return result


def _touched(ctx: Context, pics: set[str], act: object) -> None:
    """Note that a PIC was told, or open a langkah."""
    match read_shape(act, _Sent | address.Choices):
        case _Sent(dikirim=pic):
            if pic not in pics:
                raise not_understood()
            with outcome.refusals(_TOLD):
                mark_told(ctx.db, [(ctx.view.satker, pic)], pelaku=current_actor(ctx.db))
        case other:
            address.write_choices(other)
