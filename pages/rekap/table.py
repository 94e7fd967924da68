"""The satker, a line each: first those that have not declared the triwulan complete.

Above them stand the sentence, the message to those, and the workbook.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from monev.core.dates import ROMAN_TRIWULAN, format_short_day
from monev.core.text import safe_in_file_name
from monev.figures import format_fraction, format_number
from monev.figures.counts import together
from monev.figures.many_offices import OfficeFigures, overdue, recap_sentences, scope_words
from monev.figures.recap_lines import OfficeLine, Quarter, office_lines
from monev.figures.told import LACKING, WORDS, overdue_marks, overdue_name
from monev.outputs.documents.texts import write_group_message
from monev.outputs.messages import team_of
from monev.outputs.recap_workbook import recap_xlsx
from monev.ui import looks, page_parts
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks
from monev.ui.looks import block_parts as parts
from pages.rekap import about
from pages.rekap.about import RecapContent


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the sentence, the message and workbook beside it, and a line for each satker."""
    with st.container(horizontal=True, vertical_alignment="center", key="rekap_kalimat"):
        looks.show(_sentence(content), key="rekap")
        if late := overdue(content.offices):
            words = f"Ingatkan {format_number(len(late))} satker"
            key = "rekap_pesan"
            page_parts.fold(words, _message, ctx, late, content.scope, key=key, draw=st.popover)
        if content.offices:
            scope = scope_words(content.scope)
            day = ctx.choice.posisi.isoformat()
            name = f"Rekap ZI, {safe_in_file_name(scope)}, {day}.xlsx"
            make = partial(recap_xlsx, ctx.db, content.offices, scope)
            page_parts.offer_files({"Unduh rekap .xlsx": (name, make)}, key="rekap_berkas")
    lines = office_lines(ctx.db, content.offices, content.scope)
    looks.show([blocks.offices(_heads(lines), _groups(content, lines))], key="rekap_daftar")


def _heads(lines: Sequence[OfficeLine]) -> tuple[str, ...]:
    """Name the figures of a line; none where no line has any."""
    counted = [line.counts for line in lines if line.counts is not None]
    if not counted:
        return ()
    late = overdue_name(together(counted)._asdict())
    figures = ("Satker", WORDS["selesai"], late, LACKING.lower())
    return *figures, *ROMAN_TRIWULAN, "laporan terakhir"


def _sentence(content: RecapContent) -> list[Block]:
    said: list[Block] = [blocks.answer(*recap_sentences(content.offices))]
    if content.complaints:
        said.insert(0, blocks.notice(" ".join(content.complaints), key="ingat"))
    if content.sample:
        said.append(blocks.sentence(content.sample, "quiet", key="contoh"))
    return said


def _groups(content: RecapContent, lines: Sequence[OfficeLine]) -> list[parts.OfficePart]:
    waited: list[parts.OfficeItem] = []
    others: list[parts.OfficeItem] = []
    for line in lines:
        (waited if line.is_awaited else others).append(_item(content, line))
    if not (content.offices and content.offices[0].due):
        return [{"title": "", "items": [*waited, *others]}]
    are_closed = any(office.view and office.view.is_closed for office in content.offices)
    of_each = "semua " if any(line.is_branch for line in lines) else ""
    return [
        {"title": f"Belum {of_each}dinyatakan lengkap", "items": waited},
        {"title": "✓ Lengkap atau ditutup" if are_closed else "✓ Lengkap", "items": others},
    ]


def _item(content: RecapContent, line: OfficeLine) -> parts.OfficeItem:
    item: parts.OfficeItem = {
        **about.way_to(content, line),
        "label": line.name,
        "name": line.satker,
        "n": 0,
        "total": 0,
        "late": "",
        "lacks": "",
        "quarters": [],
        "last": "",
        "state": line.state,
    }
    counts = line.counts
    if counts is None:
        return item
    lacks = counts.bukti_N - counts.bukti_n
    return {
        **item,
        "n": counts.capaian_n,
        "total": counts.capaian_N,
        "late": overdue_marks(counts._asdict()),
        "lacks": format_number(lacks) if lacks else "",
        "quarters": [_quarter(line, each) for each in line.quarters],
        "last": _last(line),
    }


def _last(line: OfficeLine) -> str:
    view = line.offices[0].view
    if view is not None and view.is_closed and not line.is_branch:
        return "ditutup"
    if line.months:
        return f"{line.months} bln lalu"
    return format_short_day(line.last) if line.last else ""


def _quarter(line: OfficeLine, quarter: Quarter) -> parts.Quarter:
    share = f"{format_number(quarter.n)} dari {format_number(quarter.total)}"
    counted = f"{share} satker menyatakan lengkap" if line.is_branch else f"{share} dilaporkan"
    if quarter.is_full:
        how = (
            f"tercakup laporan {quarter.covered_by}" if quarter.covered_by else "dinyatakan lengkap"
        )
        return {"text": "✓", "looks": "full", "said": f"{quarter.name}: {how}"}
    text = format_fraction(quarter.n, quarter.total)
    if quarter.is_due and quarter.total:
        unsaid = "" if line.is_branch else ", belum dinyatakan lengkap"
        look = "part" if quarter.n else "none"
        return {"text": text, "looks": look, "said": f"{quarter.name}: {counted}{unsaid}"}
    text = text if quarter.n else "·"
    return {"text": text, "looks": "later", "said": f"{quarter.name}: {counted}"}


def _message(ctx: RencanaContext, late: list[OfficeFigures], scope: str | None) -> None:
    text = write_group_message(late, scope_words(scope))
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="rekap_salin", height=320)
    page_parts.show_told(ctx, [team_of(office.satker) for office in late])
