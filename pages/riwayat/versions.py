"""The versions of a rencana, newest first: what each is, what it changed, its file, cancelling it, restoring it; over
all of them the S-curve, the targets that moved, any two compared; what the check of the journal came to."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import Any

import streamlit as st

from monev import figures
from monev.access import may_take_back, name_of
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.statuses import CHANGE_JENIS, find_term
from monev.core.text import shorten
from monev.database import Database, Row, rows_of
from monev.figures.formats import version_heading, version_name
from monev.figures.riwayat import VersionActions, count_changes, moved_targets
from monev.figures.sentences import changes_sentence, moved_sentence
from monev.reading.files.packages import MACROS, find_active
from monev.ui import address, guard, looks, outcome, page_parts, page_words
from monev.ui.context import Context, RencanaContext, current_actor
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.page_table import RINGKASAN
from monev.ui.page_words import safe, safe_line
from monev.writing.versions import cancel, compare_unggahan, original_file, restore

_ORIGINS = {"berkas": "Dari berkas yang diunggah", "rapat": "Dari rapat, dicatat", "suntingan": "Disunting di aplikasi"}
"""How a version of each kind came to be, followed by when and by whom."""
_PARTS = {"versi": "Versi", "kurva": "Kurva capaian", "bergeser": "Target bergeser", "banding": "Bandingkan"}
_CURVE_COLUMNS = page_words.headings(
    ("titik", "tanggal", "n", "N", "persen", "keterangan"), n="Jumlah target", N="Dari seluruhnya"
)

_BLOCK, _CHANGED = "riwayat", "riwayat_berubah"


def show_what_happened() -> None:
    """Says once what the last cancelling or restoring did, after the whole page has taken it in."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    outcome.show(_BLOCK)


def show_versions(k: RencanaContext, riwayat: list[Row]) -> None:
    """A card for each version, a page of them at a time."""
    turn, counts = figures.version_actions(*k.rencana), count_changes(*k.rencana)
    for row in page_parts.take_page(riwayat, key="riwayat"):
        with st.container(border=True, key=f"versi_{row['unggahan']}", gap="xsmall"):
            _show_heading(k, row, newest=row["unggahan"] == turn.to_cancel)
            changed, key = counts.get(row["unggahan"], {}), f"versi_{row['unggahan']}"
            sentence = changes_sentence(changed, is_first=row["unggahan"] == 1)
            if changed:
                rows = partial(_read_changes, k.db, row["unggahan_id"])
                page_parts.fold(sentence, choose_changes, changed, rows, key, key=f"ubah_{key}", type="compact")
            else:
                st.markdown(sentence)
            _show_actions(k, row, turn)


def _read_changes(db: Database, unggahan_id: int) -> list[Row]:
    return rows_of(figures.changes_of(db, unggahan_id))


def choose_changes(total_count: dict[str, int], take: Any, key: str) -> None:
    """Changes as counts by kind, in the order of what matters; a touched count opens to its rows (of `take`)."""
    found = [kode for kode in CHANGE_JENIS if kode in total_count]
    words = {kode: f"{figures.format_number(total_count[kode])} {CHANGE_JENIS[kode]}" for kode in found}
    asked, own_key = "Yang berubah; ketuk untuk melihat barisnya", f"perubahan_{key}"
    shown = words.__getitem__
    if jenis := st.pills(asked, found, format_func=shown, key=own_key, label_visibility="collapsed"):
        matching = [row for row in take() if row["jenis"] == jenis]
        content = page_parts.take_page(matching, key=f"perubahan_{key}_{jenis}")
        page_parts.show_list(page_parts.change_line(b) for b in content)


def _show_heading(k: RencanaContext, version: Row, *, newest: bool) -> None:
    ended, p = version["dibatalkan"], k.view
    marks = [":orange-badge[✕ dibatalkan]"] if ended else [":green-badge[✓ terbaru]"] if newest else []
    if p is not None and p.unggahan == version["unggahan"]:
        marks.append(f":blue-badge[● yang tampak per {format_short_day(p.posisi)}]")
    lines = [f"{_ORIGINS[version['jenis']]} {_when_and_who(k.db, version['waktu'], version['pelaku'])}."]
    if version["catatan"]:
        lines.append(f"Catatan: {safe_line(version['catatan'])}")
    if ended:
        when = _when_and_who(k.db, version["dibatalkan_pada"], version["dibatalkan_oleh"])
        lines.append(f"Dibatalkan {when}: “{safe_line(version['alasan'])}”")
    heading = version_heading(version, k.choice.tahun)
    st.markdown(f"### {heading} {' '.join(marks)} :small[:gray[unggahan {version['unggahan']}]]", anchors=False)
    st.caption("  \n".join(lines))


def _when_and_who(db: Database, moment: datetime, pelaku: str) -> str:
    return f"{format_day(moment.date())} pukul {moment:%H.%M} oleh {safe_line(name_of(db, pelaku))}"


def _show_actions(k: RencanaContext, version: Row, turn: VersionActions) -> None:
    number = version["unggahan"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not version["dibatalkan"]:
            destination = address.Choice(k.choice.satker, k.choice.tahun, version["posisi"], number)
            st.page_link(RINGKASAN.file, label="Lihat keadaan saat itu →", query_params=destination.url())
        if version["sha256"]:
            looks = {"draw": st.popover, "type": "tertiary"}
            page_parts.fold("Berkas asli", _offer_original_file, k, version, key=f"berkas_{number}", **looks)
        mine = may_take_back(k.visitor, k.choice.satker, version["pelaku"])
        if number == turn.to_cancel and mine:
            page_parts.fold("Batalkan …", _ask_cancel, k, number, turn.after, key=f"batalkan_{number}", draw=st.popover)
        if number == turn.to_restore and mine:
            page_parts.button("Pulihkan", _restore, k, number, turn.after, key=f"pulihkan_{number}")


def _offer_original_file(k: RencanaContext, version: Row) -> None:
    with guard.guard():
        name, content = original_file(*k.rencana, version["unggahan"])
        st.markdown(f"**{safe(name)}**, sama persis dengan yang diunggah.")
        if MACROS in find_active(content):
            st.warning("Berkas ini berisi makro, yang di sini tidak dijalankan; di komputer Anda, bukalah tanpa makro.")
        key = f"unduh_asli_{version['unggahan']}"
        st.download_button("Unduh berkas asli", content, file_name=name, key=key, on_click="ignore")
        st.caption("SHA-256, untuk mencocokkan salinan:")
        page_parts.show_to_copy(version["sha256"], key=f"sha_{version['unggahan']}", primary=False)


def _ask_cancel(k: RencanaContext, number: int, after: str) -> None:
    """Asks for the reason. What is cancelled is what the person saw when they answered: `after` goes along."""
    is_only = sum(~figures.riwayat(*k.rencana)["dibatalkan"]) == 1
    then, key = "Semua halaman kembali memakai unggahan sebelumnya.", f"alasan_{number}"
    if is_only:
        then = "Sesudah ini tidak ada unggahan yang berlaku, jadi tidak ada yang dapat dinilai."
    st.markdown(f"{then} Tidak ada yang dihapus: unggahan ini dapat dipulihkan selama belum ada unggahan baru.")
    st.text_area("Alasan pembatalan", key=key, placeholder="misalnya: berkas tertukar")
    page_parts.button("Batalkan unggahan ini", _cancel, k, number, after, key, type="primary", key=f"setuju_{number}")


def _cancel(k: RencanaContext, number: int, after: str, reason_key: str) -> None:
    with outcome.refusals(_BLOCK, f"Unggahan {number} dibatalkan. Bila keliru, tekan Pulihkan pada unggahan itu."):
        cancel(*k.rencana, reason=st.session_state[reason_key], pelaku=current_actor(k.db), after=after)
        st.session_state[_CHANGED] = True
        if k.choice.unggahan == number:
            address.settle(replace(k.choice, unggahan=None))


def _restore(k: RencanaContext, number: int, after: str) -> None:
    with outcome.refusals(_BLOCK, f"Unggahan {number} dipulihkan dan berlaku lagi."):
        restore(*k.rencana, pelaku=current_actor(k.db), after=after)
        st.session_state[_CHANGED] = True


def show_journal_check(db: Database) -> None:
    """When it was checked, how much, and that all is well or what is not; nothing before the first check has ended."""
    result = db.last_check
    if result is None:
        return
    when = f"{format_short_day(result.moment.date())} {result.moment:%H.%M}"
    extent = f"{figures.format_number(result.entries)} entri dan {figures.format_number(result.originals)} berkas asli"
    if not result.faults:
        tables = f", {result.tables} tabel sama dengan isinya" if result.tables else ""
        st.caption(f"Jurnal diperiksa {when}: {extent} utuh{tables}.")
        return
    rest = len(result.faults) - 5
    lines = [*map(safe, result.faults[:5]), *([f"… dan {figures.format_number(rest)} lainnya"] if rest > 0 else [])]
    heading = f"**Pemeriksaan jurnal menemukan masalah**\n\nDiperiksa {when}; {extent} utuh."
    advice = "Yang lain tetap dapat dipakai. Kembalikan bagian yang rusak dari cadangan, lalu periksa lagi dengan"
    listed = "\n".join(f"- {line}" for line in lines)
    st.error(f"{heading}\n\n{listed}\n\n{advice} perintah `jurnal periksa`.")


def choose_part(k: RencanaContext, riwayat: list[Row]) -> str:
    """Which part is open, of those there is anything to show in."""
    is_there = {"versi": True, "banding": len(riwayat) > 1} | dict.fromkeys(OF_A_VIEW, k.view is not None)
    parts = {name: label for name, label in _PARTS.items() if is_there[name]}
    return page_parts.choose_part(parts, "versi", key="bagian")


def show_curve(k: Context) -> None:
    """Planned against reached: the S-curve, and its points as a table."""
    curve = figures.curve(k.db, k.view)
    sentence = figures.curve_sentence(curve)
    st.markdown(safe(sentence))
    alt = f"Kurva rencana dan capaian {k.view.satker} tahun {k.view.tahun}. {sentence}"
    picture = tenggat_blocks.curve_of_unggahan(curve, k.view, alt=f"{alt} Isinya sama dengan tabel di bawah gambar.")
    looks.show([picture], key="kurva")
    excluded = figures.excluded_sentence(figures.current_counts(k.db, k.view))
    points = "Bulatan: yang selesai menurut sebuah laporan; kosong: diganti laporan sesudahnya, atau rencana saja."
    st.caption(f"Bagian dari semua target setahun. {excluded} Garis putus: yang jatuh tempo menurut rencana. {points}")
    planned = {"titik": "Rencana", "keterangan": f"menurut unggahan {curve.unggahan_rencana}"}
    rows = [row | planned for row in rows_of(curve.rencana)]
    for row in rows_of(curve.unggahan):
        said = "selesai" if row["dipakai"] else "selesai; diganti unggahan sesudahnya"
        name = f"{row['nama']} (unggahan {row['unggahan']})"
        rows.append(row | {"titik": name, "keterangan": said if row["dilaporkan"] else "rencana saja"})
    file_name = f"kurva capaian {k.view.satker} {k.view.tahun}"
    table = page_parts.table_and_download(lambda: rows, _CURVE_COLUMNS, file_name=file_name, key="kurva")
    looks.show(table, key="kurva_tabel")


def show_shifted(k: Context) -> None:
    """Every target that was moved: from when to when, and whether it had passed by then."""
    everything = moved_targets(k.db, k.view)
    st.markdown(f"**{safe(moved_sentence(everything))}**")
    if everything.empty:
        st.markdown("Bila sebuah unggahan mengubah target waktu, di sini tampak semula kapan dan menjadi kapan.")
        return
    st.caption("Target yang digeser setelah terlewat tetap tercatat pernah terlewat, walau kini belum jatuh tempo.")
    lines = [_shift_line(k, row) for row in page_parts.take_page(rows_of(everything), key="bergeser")]
    header = ("Langkah", "Semula → menjadi", "Ketika digeser", "Kini", "Oleh")
    looks.show([blocks.table("Target yang digeser", header, lines)], key="bergeser")


def _shift_line(k: Context, row: Row) -> list[str | Block]:
    passed: Block = {"text": "belum lewat" if row["dari"] else ""}
    if row["terlewat"]:
        passed = {"text": f"▲ {figures.format_lateness(row['hari_lewat'])}", "status": "terlambat"}
    status = row["status_kini"]
    now = find_term(status).mark_and_label if status else ""
    before = format_tenggat(row["dari"]) if row["dari"] else "tidak ada"
    after = format_tenggat(row["ke"]) if row["ke"] else "dicabut"
    langkah = {"kode": row["kode"], "text": shorten(row["langkah_aksi"], 80)}
    by = f"{version_name(row, k.view.tahun)}, {name_of(k.db, row['pelaku'])}"
    return [langkah, f"{before} → {after}", passed, {"text": now, "status": status}, by]


OF_A_VIEW = {"kurva": show_curve, "bergeser": show_shifted}
"""The parts that need an unggahan to judge."""


def show_comparison(k: RencanaContext, riwayat: list[Row]) -> None:
    """Any two unggahan compared."""
    everything, words = {b["unggahan"]: b for b in sorted(riwayat, key=itemgetter("unggahan"))}, {}
    for number, version in everything.items():
        ended = " (dibatalkan)" if version["dibatalkan"] else ""
        words[number] = f"{version_heading(version, k.choice.tahun)} · unggahan {number}{ended}"
    *_, before, newest = everything
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        from_ = page_parts.choose("Dari", words, before, key="banding_dari", width=400)
        to = page_parts.choose("Ke", words, newest, key="banding_ke", width=400)
    if from_ == to:
        st.markdown("Pilih dua versi yang berbeda.")
        return
    differing = compare_unggahan(k.db, everything[from_]["unggahan_id"], everything[to]["unggahan_id"])
    if not differing:
        st.markdown("Isi kedua versi itu sama.")
        return
    names = (f"{version_name(everything[n], k.choice.tahun)} (unggahan {n})" for n in (from_, to))
    st.markdown(f"**Dari {' ke '.join(names)}: {figures.format_number(len(differing))} perubahan.**")
    choose_changes(Counter(row["jenis"] for row in differing), lambda: differing, f"banding_{from_}_{to}")
