"""The follow-ups of meetings on a page: how far each is, with its document."""

from collections.abc import Callable, Sequence

import streamlit as st

from monev import figures
from monev.core.dates import format_day
from monev.core.file_references import files_of, join_tautan, links_in, words_of
from monev.core.meeting_things import STATUS_TINDAK_LANJUT
from monev.core.text import shorten
from monev.core.typed_input import DESCRIPTION_LENGTH, LINK_LENGTH
from monev.evidence_files.files import known_files
from monev.journal import Entry
from monev.meeting import acts, recording
from monev.meeting.records import only_decided
from monev.meeting.things import FollowUpRow
from monev.ui import bukti_files, outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line

_BLOCK = "tindak_lanjut"
_STORED = "tindak_lanjut_entri"


def show(ctx: Context, rows: Sequence[FollowUpRow], heading: str, *, may_settle: bool) -> None:
    """Draw these follow-ups, each with what came of it and, for who may, the form that says so."""
    outcome.show(_BLOCK)
    if _stored():
        looks: page_parts.ButtonLooks = {"type": "tertiary", "icon": ":material/undo:"}
        page_parts.button("Urungkan", _undo, ctx, key="urungkan_tindak_lanjut", **looks)
    if not rows:
        return
    st.markdown(f"## **{heading}: {figures.format_number(len(rows))}**", anchors=False)
    known = known_files(ctx.db, ctx.view.satker)
    for row in rows:
        with st.container(border=True, key=f"tindak_lanjut_{row['nomor']}", gap="xsmall"):
            st.markdown(_words(row))
            st.caption(_about(row, known))
            if may_settle:
                words = "Sudah dikerjakan …" if row["status"] == "terbuka" else "Hasil dan bukti …"
                key = f"beres_{row['nomor']}"
                page_parts.fold(words, _ask, ctx, row, key=key, draw=st.popover, width="stretch")


def _words(row: FollowUpRow) -> str:
    shown = row.get("kode_tampil")
    kode = f"**{safe(shown)}** " if shown else ""
    return f"{kode}{safe(row['uraian'])}"


def _about(row: FollowUpRow, known: frozenset[str]) -> str:
    """Return who does it by when, how it stands, and its document, as Markdown."""
    due = f"Batas {format_day(row['batas'])}"
    if row["hari_terlambat"]:
        due += f" :orange[▲ {figures.format_overdue(row['hari_terlambat'])}]"
    said = [due, safe_line(row["pic"])]
    if row["status"] != "terbuka":
        said.append(f":green[{STATUS_TINDAK_LANJUT[row['status']]}]")
    said.append(safe_line(row["keterangan"]))
    said += [f"[tautan bukti ↗]({link})" for link in links_in(words_of(row["tautan"]))]
    for file in files_of(row["tautan"]):
        if file.sha256 in known:
            said.append(f"[{safe_line(file.name)} ↗]({file.path})")
    said.append(f"{safe_line(row['judul_rapat'])}{only_decided(row)}")
    return " · ".join(filter(None, said))


def _ask(ctx: Context, row: FollowUpRow) -> None:
    number = row["nomor"]
    key = f"keterangan_{number}"
    shown = row["keterangan"] or ""
    st.text_area("Keterangan (boleh kosong)", shown, max_chars=DESCRIPTION_LENGTH, key=key)
    link = f"tautan_{number}"
    st.text_input(
        "Tautan bukti (boleh kosong)", words_of(row["tautan"]), max_chars=LINK_LENGTH, key=link
    )
    words = "Catat selesai" if row["status"] == "terbuka" else "Simpan"
    looks: page_parts.ButtonLooks = {"type": "primary", "width": "stretch"}
    page_parts.button(words, _settle, ctx, row, key, link, key=f"catat_{number}", **looks)
    chosen = bukti_files.choose_file("Berkas bukti", key=f"berkas_{number}_{len(row['tautan'])}")
    if chosen is not None:
        _keep(
            row,
            lambda: acts.give_document(
                ctx.db,
                ctx.view,
                number,
                chosen.name,
                chosen.getvalue(),
                pelaku=current_actor(ctx.db),
            ),
        )
        page_parts.draw_again()


def _settle(ctx: Context, row: FollowUpRow, key: str, link: str) -> None:
    """Store that a follow-up is done, unless somebody changed it meanwhile. A callback."""
    tautan = join_tautan(st.session_state[link], files_of(row["tautan"]))
    value = {"status": "selesai", "keterangan": st.session_state[key], "tautan": tautan}
    seen = {"status": row["status"], "keterangan": row["keterangan"], "tautan": row["tautan"]}
    _keep(
        row,
        lambda: acts.change_tindak_lanjut(
            ctx.db, ctx.view, row["nomor"], value, pelaku=current_actor(ctx.db), seen=seen
        ),
    )


def _keep(row: FollowUpRow, store: Callable[[], Entry | None]) -> None:
    """Store, and keep the answer and the undo."""
    with outcome.refusals(_BLOCK, f"Tersimpan: “{safe_line(shorten(row['uraian'], 80))}”."):
        if entry := store():
            _stored().append(entry.nomor)


def _stored() -> list[int]:
    """Return the entries of this visit that can be taken back."""
    return st.session_state.setdefault(_STORED, [])


def _undo(ctx: Context) -> None:
    """Take back what this visit stored last. A callback."""
    if not (stored := _stored()):  # pressed twice
        return
    with outcome.refusals(_BLOCK, "Diurungkan."):
        recording.undo(*ctx.rencana, stored.pop(), pelaku=current_actor(ctx.db))
