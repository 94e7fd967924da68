"""What is told over all versions: the S-curve over them, the targets that moved, any two compared."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from monev import figures
from monev.access import name_of
from monev.core.dates import format_tenggat
from monev.core.statuses import find_term
from monev.core.text import shorten
from monev.database import Row
from monev.ui import looks, page_parts, page_words
from monev.ui.context import Context, RencanaContext
from monev.ui.looks import Block, blocks
from monev.ui.looks.curve_blocks import curve_of_unggahan
from monev.writing.versions import compare_unggahan
from pages.riwayat import versions

_PARTS = {"versi": "Versi", "kurva": "Kurva capaian", "bergeser": "Target bergeser", "banding": "Bandingkan"}
_CURVE_COLUMNS = page_words.headings(
    ("titik", "tanggal", "n", "N", "persen", "keterangan"), n="Jumlah target", N="Dari seluruhnya"
)


def choose_part(k: RencanaContext, riwayat: list[Row]) -> str:
    """Which part is open, of those there is anything to show in."""
    existing = {"versi"}
    if len(riwayat) > 1:
        existing.add("banding")
    if k.view is not None:
        existing |= {"kurva", "bergeser"}
    parts = {name: label for name, label in _PARTS.items() if name in existing}
    return page_parts.choose_part(parts, "versi", key="bagian")


def show_curve(k: Context) -> None:
    """Planned against reached: the S-curve, and its points as a table."""
    curve = figures.curve(k.db, k.view)
    st.markdown(page_words.safe(figures.curve_sentence(curve)))
    alt = (
        f"Kurva rencana dan capaian {k.view.satker} tahun {k.view.tahun}. {figures.curve_sentence(curve)} "
        "Isinya sama dengan tabel di bawah gambar."
    )
    looks.show([curve_of_unggahan(curve, k.view, alt=alt)], key="kurva")
    excluded = figures.excluded_sentence(figures.current_counts(k.db, k.view))
    st.caption(
        f"Bagian dari semua target setahun. {excluded} Garis putus: yang jatuh tempo menurut rencana. Bulatan: yang "
        "selesai menurut sebuah laporan; bulatan kosong: diganti laporan sesudahnya, atau rencana saja."
    )
    planned = {"titik": "Rencana", "keterangan": f"menurut unggahan {curve.unggahan_rencana}"}
    points = [row | planned for row in curve.rencana]
    for row in curve.unggahan:
        said = "selesai" if row["dipakai"] else "selesai; diganti unggahan sesudahnya"
        name = f"{row['nama']} (unggahan {row['unggahan']})"
        points.append(row | {"titik": name, "keterangan": said if row["dilaporkan"] else "rencana saja"})
    file_name = f"kurva capaian {k.view.satker} {k.view.tahun}"
    table = page_parts.table_and_download(lambda: points, _CURVE_COLUMNS, file_name=file_name, key="kurva")
    looks.show(table, key="kurva_tabel")


def show_shifted(k: Context) -> None:
    """Every target that was moved: from when to when, and whether it had passed by then."""
    everything = figures.moved_targets(k.db, k.view)
    st.markdown(f"**{page_words.safe(figures.moved_sentence(everything))}**")
    if not everything:
        st.markdown("Bila sebuah unggahan mengubah target waktu, di sini tampak semula kapan dan menjadi kapan.")
        return
    st.caption("Target yang digeser setelah terlewat tetap tercatat pernah terlewat, walau kini belum jatuh tempo.")
    lines = [_shift_line(k, row) for row in page_parts.take_page(everything, key="bergeser")]
    header = ("Langkah", "Semula → menjadi", "Ketika digeser", "Kini", "Oleh")
    looks.show([blocks.table("Target yang digeser", header, lines)], key="bergeser")


def _shift_line(k: Context, row: Row) -> list[str | Block]:
    passed: Block = {"text": "belum lewat" if row["dari"] else ""}
    if row["terlewat"]:
        passed = {"text": f"▲ {figures.format_lateness(row['hari_lewat'])}", "status": "terlambat"}
    now, status = "", row["status_kini"]
    if status:
        now = find_term(status).mark_and_label
    before = format_tenggat(row["dari"]) if row["dari"] else "tidak ada"
    after = format_tenggat(row["ke"]) if row["ke"] else "dicabut"
    return [
        {"kode": row["kode"], "text": shorten(row["langkah_aksi"], 80)},
        f"{before} → {after}",
        passed,
        {"text": now, "status": status},
        f"{figures.version_name(row, k.view.tahun)}, {name_of(k.db, row['pelaku'])}",
    ]


def show_comparison(k: RencanaContext, riwayat: list[Row]) -> None:
    """Any two unggahan compared."""
    everything = {b["unggahan"]: b for b in riwayat}
    number = sorted(everything)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        from_ = _choose_version("Dari", everything, k.choice.tahun, number[-2], "banding_dari")
        index = _choose_version("Ke", everything, k.choice.tahun, number[-1], "banding_ke")
    if from_ == index:
        st.markdown("Pilih dua versi yang berbeda.")
        return
    differing = compare_unggahan(k.db, everything[from_]["unggahan_id"], everything[index]["unggahan_id"])
    if not differing:
        st.markdown("Isi kedua versi itu sama.")
        return
    names = (f"{figures.version_name(everything[n], k.choice.tahun)} (unggahan {n})" for n in (from_, index))
    st.markdown(f"**Dari {' ke '.join(names)}: {figures.format_number(len(differing))} perubahan.**")
    total_count = Counter(row["jenis"] for row in differing)
    versions.choose_changes(total_count, lambda: differing, f"banding_{from_}_{index}")


def _choose_version(label: str, everything: dict[int, Row], tahun: int, given: int, key: str) -> int:
    words = {
        number: f"{figures.version_heading(version, tahun)} · unggahan {number}"
        + (" (dibatalkan)" if version["dibatalkan"] else "")
        for number, version in sorted(everything.items())
    }
    return page_parts.choose(label, words, given, key=key, width=400)
