"""The versions of a plan, newest first, each a line that opens.

A version is a file, or what one person said on a day, or was said in a meeting. A line opens to
its changes; a file also to its original, cancelling and restoring. Beside them: any two versions
compared, and the check of the journal.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from operator import itemgetter

import pandas as pd
import streamlit as st

from monev import figures
from monev.access import may_take_back, name_of
from monev.core.dates import format_day, format_short_day
from monev.core.statuses import CHANGE_JENIS
from monev.database import Database, Row, rows_of
from monev.edits.single_edits import cancel_change
from monev.figures.formats import version_heading, version_name, version_number
from monev.figures.plan_history import (
    CHANGE_COLUMNS,
    VersionActions,
    change_table,
    count_changes,
    former_number,
    newly_late,
    news,
)
from monev.figures.sentences import changes_sentence, news_words
from monev.reading.files.packages import MACROS, find_active
from monev.ui import address, guard, looks, outcome, page_parts, pictures, tables
from monev.ui.context import AnyContext, RencanaContext, current_actor
from monev.ui.looks import blocks
from monev.ui.page_table import LOG, RINGKASAN, RIWAYAT
from monev.ui.page_words import safe, safe_line
from monev.writing.append import format_when
from monev.writing.plan_versions import cancel, compare_unggahan, original_file, restore
from monev.writing.touches import Touches, all_touches

_ORIGINS = {
    "berkas": "Dari berkas yang diunggah",
    "rapat": "Dari rapat, dicatat",
    "isian": "Dicatat di aplikasi",
}
"""Kind of a version → how it was made; when and by whom follows."""
COMPARISON = "banding"
_VERSION = "versi"
"""The parameter in the address: the number of the version that is shown alone."""
_VERSION_COLUMNS = {
    "unggahan": "Unggahan",
    "nama": "Versi",
    "posisi": "Posisi",
    "waktu": "Disimpan",
    "oleh": "Oleh",
    "langkah": "Langkah",
    "tenggat": "Target",
    "perubahan": "Perubahan",
    "keadaan": "Keadaan",
    "catatan": "Catatan",
}

_BLOCK, _CHANGED = "riwayat", "riwayat_berubah"


def show_what_happened() -> None:
    """Show the last cancelling's or restoring's outcome once, after the whole page was redrawn."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    outcome.show(_BLOCK)


def show_versions(ctx: RencanaContext, history: list[Row]) -> None:
    """Draw a line per version, a page at a time or only the one in the address, and their table."""
    turn = figures.version_actions(*ctx.rencana)
    counts = count_changes(*ctx.rencana)
    touched = {touches.entries[-1]: touches for touches in all_touches(*ctx.rencana)}
    for entry, touches in touched.items():
        counts[entry] = Counter(change.jenis for change in touches.changes)
    chosen = _chosen(ctx, history)
    shown = page_parts.take_page(chosen or history, key="riwayat")
    late = newly_late(*ctx.rencana, map(itemgetter("entri", "posisi"), filter(_judges, shown)))
    for row in shown:
        number = row["unggahan"]
        changed = counts.get(row["entri"], {})
        is_newest = number is not None and number == turn.to_cancel
        words = _entry_words(ctx, row, newest=is_newest)
        page_parts.fold(
            f"{words} {_brought(row, changed, late.get(row['entri'], 0))}",
            partial(_show_version, ctx, row, turn, changed, touched.get(row["entri"])),
            key=f"versi_{row['entri']}",
            expanded=bool(chosen) or is_newest or number == turn.to_restore is not None,
        )
    file_name = f"Riwayat {ctx.choice.satker} {ctx.choice.tahun}"
    opens = tables.Opens("nama", partial(_open_version, ctx), "alamat")
    pictures.show_table(
        _versions_frame(ctx, history),
        _VERSION_COLUMNS,
        key="versi",
        file_name=file_name,
        opens=opens,
    )


def _judges(version: Row) -> bool:
    """True if a version says of what fell due that it is late: a file, or a complete report."""
    return version["unggahan"] is not None or version["lengkap_per"] is not None


def _open_version(ctx: RencanaContext, version: str) -> None:
    st.session_state[looks.DESTINATION] = looks.link(RIWAYAT, ctx.choice.url(**{_VERSION: version}))


def _address(version: Row) -> str:
    """Return how the address names a version: a file by its number, others by their last entry."""
    number = version["unggahan"]
    return f"e{version['entri']}" if number is None else str(number)


def _chosen(ctx: RencanaContext, history: list[Row]) -> list[Row]:
    """Return the version that the address names, or those new since a moment.

    A number of a version of before, when each day had one, leads to what that day says. The way
    back is drawn.
    """
    asked = st.query_params.get(_VERSION, "")
    numbered_before = former_number(*ctx.rencana, address.read_number(asked))
    entries = {numbered_before} - {None}
    since = address.read_moment(st.query_params.get(address.SINCE, ""))
    if since:
        found = news(*ctx.rencana, since, ctx.visitor.pelaku)
        entries = {*found.entries}
        st.markdown(f"**Dari orang lain sejak {news_words(found, since)}.**")
    chosen = []
    for row in history:
        if _address(row) == asked or not entries.isdisjoint(row["entries"]):
            chosen.append(row)
    if chosen:
        back = looks.same_page(RIWAYAT, **{_VERSION: None, address.SINCE: None})
        way = blocks.way("← Semua versi", back)
        looks.show([blocks.actions([way])], key="semua_versi")
    return chosen


def _versions_frame(ctx: RencanaContext, history: list[Row]) -> pd.DataFrame:
    """Return the versions as a table.

    It has posisi and waktu (our zone) as datetime64, the rest words or numbers.
    """
    rows = []
    for version in history:
        named = {
            "nama": version_heading(version, ctx.choice.tahun),
            "oleh": name_of(ctx.db, version["pelaku"]),
            "keadaan": "dibatalkan" if version["dibatalkan"] else "",
            "alamat": _address(version),
        }
        rows.append(version | named)
    frame = pd.DataFrame(rows)
    whole = dict.fromkeys(("unggahan", "langkah", "tenggat"), "Int64")
    dated = frame.astype(whole).assign(posisi=pd.to_datetime(frame["posisi"]))
    return dated.assign(catatan=frame["catatan"].fillna(""))


def _read_changes(db: Database, unggahan_id: int) -> list[Row]:
    return rows_of(figures.changes_of(db, unggahan_id))


def choose_changes(total_count: Mapping[str, int], take: Callable[[], list[Row]], key: str) -> None:
    """Draw the changes as counts by kind, the most important first; a touched count shows its rows.

    `take` reads the rows, only when needed.
    """
    found = [kode for kode in CHANGE_JENIS if kode in total_count]
    words = {
        kode: f"{figures.format_number(total_count[kode])} {CHANGE_JENIS[kode]}" for kode in found
    }
    asked = "Yang berubah; pilih untuk melihat barisnya"
    own_key = f"perubahan_{key}"
    shown = words.__getitem__
    if jenis := st.pills(
        asked, found, format_func=shown, key=own_key, label_visibility="collapsed"
    ):
        matching = [row for row in take() if row["jenis"] == jenis]
        content = page_parts.take_page(matching, key=f"perubahan_{key}_{jenis}")
        page_parts.show_list(map(page_parts.change_line, content))
        name = f"Riwayat {CHANGE_JENIS[jenis]} {key}"
        pictures.show_table(
            change_table(matching), CHANGE_COLUMNS, key=f"{own_key}_{jenis}", file_name=name
        )


def _entry_words(ctx: RencanaContext, version: Row, *, newest: bool) -> str:
    """Return what a version is: 30 September: laporan TW III ✓ terbaru."""
    marks = [":green-badge[✓ terbaru]"] if newest else []
    if version["dibatalkan"]:
        marks = [":orange-badge[✕ dibatalkan]"]
    if ctx.view is not None and ctx.view.unggahan == version["unggahan"]:
        marks.append(f":blue-badge[● yang tampak per {format_short_day(ctx.view.posisi)}]")
    name = f"**{version_heading(version, ctx.choice.tahun)}**"
    return " ".join((name, *marks, f":gray[{safe_line(_whose(ctx, version))} ·]"))


def _brought(version: Row, changed: Mapping[str, int], late: int) -> str:
    """Say what a version holds (the first) or changed."""
    if version["unggahan"] == 1:
        langkah, targets = map(figures.format_number, (version["langkah"], version["tenggat"]))
        return f"{langkah} langkah, {targets} target."
    said = changes_sentence(changed, late)
    if version["lengkap_per"] is None:
        return said
    complete = f"Dinyatakan lengkap per {format_day(version['lengkap_per'])}."
    return f"{complete} {said}" if changed or late else complete


def _show_version(
    ctx: RencanaContext,
    version: Row,
    turn: VersionActions,
    changed: Mapping[str, int],
    touches: Touches | None,
) -> None:
    lines = [
        (
            f"{_ORIGINS[version['jenis']]} "
            f"{_when_and_who(ctx.db, version['waktu'], version['pelaku'])}."
        )
    ]
    if version["catatan"]:
        lines.append(f"Catatan: {safe_line(version['catatan'])}")
    if version["dibatalkan"]:
        when = _when_and_who(ctx.db, version["dibatalkan_pada"], version["dibatalkan_oleh"])
        lines.append(f"Dibatalkan {when}: “{safe_line(version['alasan'])}”")
    st.caption("  \n".join(lines))
    # Above what is drawn late and grows: a button that moves under the pointer loses its press.
    _show_actions(ctx, version, turn)
    if touches and touches.complete and _is_theirs(ctx, version):
        day, entry = touches.complete
        words = f"Batalkan: belum lengkap per {format_day(day)}"
        page_parts.button(words, _unsay_complete, ctx, entry, key=f"belum_lengkap_{entry}")
    if changed:
        rows = touches.rows if touches else partial(_read_changes, ctx.db, version["entri"])
        choose_changes(changed, rows, f"versi_{version['entri']}")


def _when_and_who(db: Database, moment: datetime, pelaku: str) -> str:
    return f"{format_day(moment.date())} pukul {moment:%H.%M} oleh {safe_line(name_of(db, pelaku))}"


def _show_actions(ctx: RencanaContext, version: Row, turn: VersionActions) -> None:
    number = version["unggahan"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not version["dibatalkan"]:
            destination = address.Choice(
                ctx.choice.satker, ctx.choice.tahun, version["posisi"], number
            )
            st.page_link(
                RINGKASAN.file, label="Lihat keadaan saat itu →", query_params=destination.url()
            )
        if version["sha256"]:
            page_parts.fold(
                "Berkas asli",
                _offer_original_file,
                ctx,
                version,
                key=f"berkas_{number}",
                draw=st.popover,
                type="tertiary",
            )
        mine = _is_theirs(ctx, version)
        if number is not None and number == turn.to_cancel and mine:
            page_parts.fold(
                "Batalkan …",
                _ask_cancel,
                ctx,
                number,
                turn.after,
                key=f"batalkan_{number}",
                draw=st.popover,
            )
        if number is not None and number == turn.to_restore and mine:
            page_parts.button(
                "Pulihkan", _restore, ctx, number, turn.after, key=f"pulihkan_{number}"
            )


def _is_theirs(ctx: RencanaContext, version: Row) -> bool:
    """True if this visitor may take a version back."""
    return ctx.may("batalkan") and may_take_back(ctx.visitor, ctx.choice.satker, version["pelaku"])


def _unsay_complete(ctx: RencanaContext, entry: int) -> None:
    with outcome.refusals(_BLOCK, "Laporan itu tidak lagi dinyatakan lengkap."):
        cancel_change(*ctx.rencana, entry, pelaku=current_actor(ctx.db))
        st.session_state[_CHANGED] = True


def _offer_original_file(ctx: RencanaContext, version: Row) -> None:
    with guard.guard():
        name, content = original_file(*ctx.rencana, version["unggahan"])
        st.markdown(f"**{safe(name)}**, sama persis dengan yang diunggah.")
        if MACROS in find_active(content):
            st.warning(
                "Berkas ini berisi makro, yang di sini tidak dijalankan; di komputer Anda, "
                "bukalah tanpa makro."
            )
        key = f"unduh_asli_{version['unggahan']}"
        st.download_button("Unduh berkas asli", content, file_name=name, key=key, on_click="ignore")
        st.caption("SHA-256, untuk mencocokkan salinan:")
        page_parts.show_to_copy(version["sha256"], key=f"sha_{version['unggahan']}", primary=False)


def _ask_cancel(ctx: RencanaContext, number: int, after: str) -> None:
    """Ask for the reason of cancelling.

    `after` makes sure that what the person saw is what is cancelled.
    """
    is_only = sum(~figures.riwayat(*ctx.rencana)["dibatalkan"]) == 1
    then = "Semua halaman kembali memakai unggahan sebelumnya."
    key = f"alasan_{number}"
    if is_only:
        then = "Sesudah ini tidak ada unggahan yang berlaku, jadi tidak ada yang dapat dinilai."
    st.markdown(
        f"{then} Yang dicatat di aplikasi tetap. Tidak ada yang dihapus: unggahan ini dapat "
        "dipulihkan selama belum ada unggahan baru."
    )
    st.text_area("Alasan pembatalan", key=key, placeholder="misalnya: berkas tertukar")
    outcome.show(key)
    page_parts.button(
        "Batalkan versi ini",
        _cancel,
        ctx,
        number,
        after,
        key,
        type="primary",
        key=f"setuju_{number}",
    )


def _cancel(ctx: RencanaContext, number: int, after: str, reason_key: str) -> None:
    reason = st.session_state[reason_key]
    # What is missing is said where it is asked for: its window lies over the rest of the page.
    block = _BLOCK if reason.strip() else reason_key
    with outcome.refusals(
        block, "Versi itu dibatalkan. Bila keliru, tekan *Pulihkan* pada versi itu."
    ):
        cancel(*ctx.rencana, reason=reason, pelaku=current_actor(ctx.db), after=after)
        st.session_state[_CHANGED] = True
        if ctx.choice.unggahan == number:
            address.settle(replace(ctx.choice, unggahan=None))


def _restore(ctx: RencanaContext, number: int, after: str) -> None:
    with outcome.refusals(_BLOCK, "Versi itu dipulihkan dan berlaku lagi."):
        restore(*ctx.rencana, pelaku=current_actor(ctx.db), after=after)
        st.session_state[_CHANGED] = True


def show_journal_check(db: Database) -> None:
    """Draw when and how far the journal was checked, and its faults.

    Nothing before the first check ends.
    """
    result = db.last_check
    if result is None:
        return
    when = f"{format_short_day(result.moment.date())} {result.moment:%H.%M}"
    extent = (
        f"{figures.format_number(result.entries)} catatan dan "
        f"{figures.format_number(result.originals)} berkas asli"
    )
    if not result.faults:
        st.caption(f"Jurnal diperiksa {when}: {extent} utuh.")
        return
    rest = len(result.faults) - 5
    lines = [*map(safe, result.faults[:5])]
    if rest > 0:
        lines.append(f"… dan {figures.format_number(rest)} lainnya")
    heading = f"**Pemeriksaan jurnal menemukan masalah**\n\nDiperiksa {when}; {extent} utuh."
    advice = (
        "Yang lain tetap dapat dipakai. Kembalikan bagian yang rusak dari cadangan, lalu "
        "periksa lagi dengan"
    )
    listed = "\n".join(f"- {line}" for line in lines)
    st.error(f"{heading}\n\n{listed}\n\n{advice} perintah `jurnal periksa`.")


def parts(ctx: AnyContext, riwayat: Sequence[Row]) -> dict[str, str]:
    """Return the parts of the page for this visitor: name in the address → words."""
    found = {"": "Versi"}
    if len(riwayat) > 1:
        found[COMPARISON] = "Bandingkan"
    if ctx.visitor.may_anywhere("atur_orang"):
        found[LOG] = "Catatan Perubahan"
    return found


def show_comparison(ctx: RencanaContext, history: list[Row]) -> None:
    """Draw the differences between any two versions."""
    everything = {row["entri"]: row for row in reversed(history)}
    words = {}
    for entry, version in everything.items():
        ended = " (dibatalkan)" if version["dibatalkan"] else ""
        words[entry] = (
            f"{version_heading(version, ctx.choice.tahun)} · {_whose(ctx, version)}{ended}"
        )
    *_, before, newest = everything
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        from_ = page_parts.choose("Dari", words, before, key="banding_dari", width=400)
        to = page_parts.choose("Ke", words, newest, key="banding_ke", width=400)
    if from_ == to:
        st.markdown("Pilih dua versi yang berbeda.")
        return
    differing = compare_unggahan(ctx.db, from_, to)
    if not differing:
        st.markdown("Isi kedua versi itu sama.")
        return
    names = []
    for entry in (from_, to):
        version = everything[entry]
        names.append(f"{version_name(version, ctx.choice.tahun)} ({_whose(ctx, version)})")
    st.markdown(
        f"**Dari {' ke '.join(names)}: {figures.format_number(len(differing))} perubahan.**"
    )
    choose_changes(
        Counter(row["jenis"] for row in differing), lambda: differing, f"banding_{from_}_{to}"
    )


def _whose(ctx: RencanaContext, version: Row) -> str:
    """Return the number of a file; of what was said in the app by whom and when."""
    if version["unggahan"] is not None:
        return version_number(version["unggahan"])
    return f"{name_of(ctx.db, version['pelaku'])}, {format_when(version['waktu'])}"
