"""The panel of one langkah.

It says how it stands, what is missing, its tenggat, its cells, its bukti, how it was read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

import streamlit as st

from monev import figures
from monev.core.dates import SHORT_MONTHS, fold_tenggat, format_tenggat
from monev.core.grouping import group_by
from monev.core.plan_fields import SAID_OF_BUKTI, said_lines
from monev.core.statuses import (
    BELUM_DAPAT_DINILAI,
    CERTAINTY,
    JENIS_TARGET,
    MASA_PELAKSANAAN,
    STATUS_BUKTI,
)
from monev.core.text import shorten
from monev.database import Row
from monev.figures.bukti import FREQUENCIES, telling_jenis
from monev.figures.rows import BuktiRow, LangkahRow, TenggatRow
from monev.figures.tenggat import Details, first_to_act
from monev.ui import address, bukti_files, edit_form, page_parts, page_words, second_tier, tables
from monev.ui.context import Context, look_again, view_again
from monev.ui.guard import guard
from monev.ui.page_words import safe, safe_line, safe_link

_CELLS = page_words.headings(
    (
        "komponen",
        "indikator",
        "langkah_aksi",
        "bukti_dukung",
        "target_waktu",
        "target_capaian",
        "frekuensi",
        "pic",
    )
)
_COLOURS = {"selesai": "green", "terlambat": "orange", "berjalan": "blue", "tanpa_target": "violet"}
"""Status → the name of its colour in Streamlit's Markdown."""
_FEW_TENGGAT = 3
"""Up to so many tenggat are listed without a fold."""


def show_head(details: Details, chosen: str | None, *, rencana_only: bool) -> None:
    """Draw the top of the panel: how the `chosen` tenggat stands, and a mark for each tenggat."""
    langkah = details.langkah
    tenggat = details.tenggat
    standing = next((row for row in tenggat if row["tenggat"] == chosen), None)
    st.markdown(safe(langkah["langkah_aksi"]))
    _show_standing(langkah, standing, rencana_only)
    done = sum(row["status"] == "selesai" for row in tenggat)
    _show_owed(details.bukti, details.dokumen, rencana_only, 0 if rencana_only else done)
    if len(tenggat) > 1:
        _choose_tenggat(langkah, tenggat, chosen, rencana_only)


def _show_standing(langkah: LangkahRow, first: TenggatRow | None, rencana_only: bool) -> None:
    if first is None:
        mark, colour, text = BELUM_DAPAT_DINILAI.mark, "violet", BELUM_DAPAT_DINILAI.label
        due = "Tanpa target waktu yang terbaca."
    else:
        mark = figures.tenggat_term(first, rencana_only=rencana_only).mark
        colour = "gray" if rencana_only else _COLOURS.get(first["status"], "gray")
        text = figures.describe_tenggat_state(first, rencana_only=rencana_only)
        if first["status"] == "berjalan" and first["laporan"] == "belum":
            text = MASA_PELAKSANAAN.label  # *Berjalan* is what an office reports
        due = f"Jatuh tempo {format_tenggat(first['tenggat'])}"
    pic = safe_line(langkah["pic"] or "belum disebut")
    st.markdown(f":{colour}-badge[{mark} {text}] {due} · PIC: {pic}")


def _choose_tenggat(
    langkah: LangkahRow, tenggat: list[TenggatRow], chosen: str | None, rencana_only: bool
) -> None:
    is_one_year = len({row["tenggat"][:4] for row in tenggat}) == 1
    words = {}
    for row in tenggat:
        year, month, *day = row["tenggat"].split("-")
        name = " ".join([*(str(int(number)) for number in day), SHORT_MONTHS[int(month) - 1]])
        mark = figures.tenggat_term(row, rencana_only=rencana_only).mark
        if not rencana_only and (colour := _COLOURS.get(row["status"])):
            mark = f":{colour}[{mark}]"
        words[row["tenggat"]] = f"{mark} {name}" if is_one_year else f"{mark} {name} {year[2:]}"
    done, due, total = map(
        figures.format_number, (langkah["capaian_n"], langkah["capaian_N"], langkah["tenggat"])
    )
    progress = f"{done} dari {due} yang jatuh tempo selesai"
    if rencana_only:
        progress = f"{due} dari {total} sudah jatuh tempo"
    regular = FREQUENCIES.get(langkah["jenis_target"], f"{total} target")
    key = f"panel_target_{langkah['kode']}"
    st.session_state[key] = chosen
    st.pills(
        f"{regular}, {progress}",
        [*words],
        format_func=words.__getitem__,
        required=True,
        key=key,
        on_change=lambda: _touch_tenggat(st.session_state[key]),
    )


def _show_owed(bukti: list[BuktiRow], documents: list[Row], rencana_only: bool, done: int) -> None:
    """Draw what a langkah lacks. If it names no bukti: how many targets are `done` without any."""
    if not documents:
        proof = f"; {figures.format_number(done)} target selesai tanpa bukti" if done else ""
        st.caption(f"Bukti belum disebut di rencana{proof}.")
        return
    missing = [row for row in bukti if row["celah"]]
    owed = any(row["terutang"] for row in bukti)
    if not missing:
        said = "Bukti yang harus ada sudah lengkap." if owed else "Belum ada bukti yang harus ada."
        st.caption(said)
        return
    is_one = len({row["tenggat"] for row in bukti}) == 1
    lines = []
    for document in figures.group_missing(missing)[0].bukti:
        name = (
            f"{document.bukti} ({document.status.lower()})" if document.status else document.bukti
        )
        lines.append(safe_line(name if is_one else f"{name}: {fold_tenggat(document.tenggat)}"))
    count = figures.format_number(len(missing))
    st.markdown(f"**Bukti {figures.missing_bukti(missing, rencana_only=rencana_only)} ({count})**")
    page_parts.show_list(lines)


def _tenggat_cells(tenggat: TenggatRow, bukti: list[BuktiRow], rencana_only: bool) -> list[str]:
    """Return a tenggat as Markdown cells: when it is due, how it stands, its bukti."""
    words = figures.describe_tenggat_state(tenggat, rencana_only=rencana_only, with_mark=True)
    said = [edit_form.describe_report(tenggat), *said_lines(tenggat)]
    documents = []
    for row in bukti:
        state = "" if rencana_only else f": {STATUS_BUKTI[row['status']]}"
        documents.append(f"{row['bukti']}{state}")
    is_late = tenggat["status"] == "terlambat" and not rencana_only
    stands = f":orange[{safe_line(words)}]" if is_late else safe_line(words)
    present = figures.format_fraction(tenggat["bukti_n"], tenggat["bukti_N"])
    if rencana_only and tenggat["bukti_N"]:
        present = figures.format_number(tenggat["bukti_N"])
    return [
        format_tenggat(tenggat["tenggat"]).replace(" ", page_words.NO_BREAK),
        page_words.with_note(stands, " · ".join(filter(None, said))),
        page_words.with_note(present, "; ".join(documents)),
    ]


def bukti_lines(details: Details) -> list[str]:
    """Return each bukti with a link or note as Markdown; text from a file stays text."""
    lines = []
    for row in details.bukti:
        if said := [*filter(None, _said_of_bukti(row))]:
            name = f"{format_tenggat(row['tenggat'])}: {safe_line(row['bukti'])}"
            lines.append(" · ".join([name, *said]))
    return lines


def _said_of_bukti(row: Mapping[str, Any]) -> Iterator[str]:
    for name, said in SAID_OF_BUKTI.items():
        shown = safe_link if said.kind == "link" else safe_line
        yield shown(said.words_of(row[name]))


def _touch_tenggat(tenggat: str) -> None:
    """Choose a tenggat of the panel and forget the chosen document."""
    address.write_one(edit_form.TENGGAT, tenggat)
    address.write_one(edit_form.BUKTI, "")


def _leave() -> None:
    for name in ("langkah", edit_form.TENGGAT, edit_form.BUKTI):
        address.write_one(name, "")


def open_requested(ctx: Context) -> None:
    """Open the panel of the langkah in the address, over the page.

    Closing it clears the address.
    """
    if not (kode := st.query_params.get("langkah")):
        return
    title = f"Langkah {safe(address.as_shown(figures.shown_kode(ctx.db, ctx.view, kode)))}"

    @st.dialog(title, width="medium", on_dismiss=_leave)
    def panel() -> None:
        with guard():
            now = view_again(look_again(replace(ctx, view=ctx.view.whole)))
            _show_content(now, figures.langkah_details(now.db, now.view, kode))

    panel()


def _show_content(ctx: Context, details: Details) -> None:
    langkah = details.langkah
    rencana_only = ctx.view.rencana_only
    touched = st.query_params.get(edit_form.TENGGAT)
    first = next(
        (row for row in details.tenggat if row["tenggat"] == touched), first_to_act(details.tenggat)
    )
    chosen = first["tenggat"] if first else None
    show_head(details, chosen, rencana_only=rencana_only)
    edit_form.show_form(ctx, langkah, chosen)
    bukti_files.show_files(ctx, details.bukti)
    second_tier.show_panel(ctx, details.bukti)
    if details.tenggat:
        with st.expander(
            "Target dan bukti satu per satu", expanded=len(details.tenggat) <= _FEW_TENGGAT
        ):
            bukti = group_by(details.bukti, itemgetter("tenggat"))
            rows = [
                _tenggat_cells(row, bukti.get(row["tenggat"], []), rencana_only)
                for row in details.tenggat
            ]
            tables.show_short(["Tenggat", "Keadaan", "Bukti"], rows)
            if lines := bukti_lines(details):
                page_parts.show_list(lines)
    with st.expander("Isi rencana, sel demi sel"):
        _show_cells(langkah, details.dokumen)
    if details.jejak:
        with st.expander("Cara dibaca"):
            page_parts.show_list(
                f"{safe(cell['kolom'])} ({safe(cell['sel'] or '')}): "
                f"“{safe(shorten(cell['nilai'], 160))}” → {safe(cell['dibaca'])} "
                f"*({CERTAINTY[cell['cara']].label})*"
                for cell in details.jejak
            )


def _document_words(document: Row) -> str:
    jenis = telling_jenis(document["bukti"], document["jenis_bukti"])
    return safe_line(f"{document['bukti']} ({jenis})" if jenis else document["bukti"])


def _show_cells(langkah: LangkahRow, documents: list[Row]) -> None:
    area = figures.format_area(langkah["area"], langkah["nama_area"])
    sub_area = figures.format_area(langkah["sub_area"] or "", langkah["nama_sub_area"] or "")
    location = " › ".join(filter(None, (area, sub_area)))
    # Columns without a meaning for the program are shown too (`lainnya`).
    written = dict(langkah)
    cells = {heading: written[name] for name, heading in _CELLS.items()}
    cells |= json.loads(langkah["lainnya"] or "{}")
    parts = [f"{safe(location)} · {safe(langkah['lembar'])} baris {langkah['baris']}"]
    parts += [f"**{safe(name)}**  \n{safe(text)}" for name, text in cells.items() if text]
    if langkah["jenis_target"] in JENIS_TARGET:
        parts.append(f"**Jenis target**  \n{JENIS_TARGET[langkah['jenis_target']]}")
    st.markdown("\n\n".join(parts))
    if documents:
        st.markdown("**Bukti sebagai daftar**")
        page_parts.show_list(map(_document_words, documents))
