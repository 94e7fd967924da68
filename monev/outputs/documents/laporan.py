"""Laporan Monitoring dan Evaluasi: from its bases to the signature, every figure that of monev.figures.

Its five chapters are those of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md).
"""

from __future__ import annotations

import re
from datetime import date

from monev.core.dates import format_day
from monev.figures import five_figures, where_late_sentence
from monev.outputs.documents import shared_parts
from monev.outputs.documents.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    Manuscript,
    PageBreakBlock,
    ParagraphBlock,
)
from monev.outputs.documents.laporan_content import build_activities, build_recommendations_table, build_results
from monev.outputs.documents.lembar_monev import build_sheet
from monev.outputs.documents.letters import build_attendance_table
from monev.outputs.documents.material import Material
from monev.outputs.letterhead import full_office_name

# The two regulations the decrees themselves cite for building and judging a Zona Integritas.
GENERAL_BASES = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan "
    "dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di "
    "Instansi Pemerintah, sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan "
    "Reformasi Birokrasi Nomor 5 Tahun 2024.",
)

_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)


def build(material: Material) -> Manuscript:
    """The report of one rencana at one posisi; of a meeting, where there was one."""
    return Manuscript(
        kop=material.kop,
        title=(
            "LAPORAN MONITORING DAN EVALUASI",
            "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
            full_office_name(material.p.satker),
            material.triwulan.upper(),
        ),
        content=(
            *_build_introduction(material),
            *build_activities(material),
            *build_results(material),
            *_build_conclusion(material),
            *_build_closing(material),
            *_build_annexes(material),
        ),
        footer=f"{shared_parts.build_footer(material, 'Laporan Monitoring dan Evaluasi ZI')} Jurnal {material.anchor}.",
        dateline=shared_parts.dateline(material),
        simulated=material.p.simulasi,
    )


def _build_introduction(material: Material) -> list[Block]:
    p = material.p
    return [
        HeadingBlock("A. Pendahuluan"),
        HeadingBlock("1. Umum", 2),
        ParagraphBlock(
            f"{p.satker} membangun Zona Integritas menurut rencana aksi tahun {p.tahun}. Pelaksanaannya dipantau dan "
            "dievaluasi secara berkala agar hambatan diketahui lebih awal dan bukti dukungnya lengkap."
        ),
        HeadingBlock("2. Maksud dan tujuan", 2),
        ParagraphBlock(
            f"Laporan ini dimaksudkan untuk menyampaikan hasil monitoring dan evaluasi {material.triwulan} kepada "
            "pimpinan. Tujuannya agar yang belum selesai dapat segera ditindaklanjuti."
        ),
        HeadingBlock("3. Ruang lingkup", 2),
        ParagraphBlock(_describe_scope(material)),
        HeadingBlock("4. Dasar", 2),
        ListBlock(tuple(list_bases(material))),
    ]


def _describe_scope(material: Material) -> str:
    """What is covered, at which day it is judged, and why langkah and tenggat are counted apart."""
    periode = material.periode
    later = (
        f" {material.triwulan} berakhir pada {format_day(periode.end)}; keadaannya dinilai per {material.posisi}."
        if material.p.posisi != periode.end
        else f" Keadaannya dinilai per {material.posisi}."
    )
    return (
        f"Laporan ini mencakup semua area rencana aksi.{later} Satu langkah dapat mempunyai beberapa target, "
        "satu untuk setiap bulan atau tanggal jatuh temponya. Karena itu banyaknya target tidak selalu sama dengan "
        "banyaknya langkah; capaian dihitung dari target."
    )


def _build_conclusion(material: Material) -> list[Block]:
    content: list[Block] = [
        HeadingBlock("D. Simpulan dan saran"),
        HeadingBlock("1. Simpulan", 2),
        ParagraphBlock(_conclude(material)),
        HeadingBlock("2. Saran", 2),
    ]
    table = build_recommendations_table(material)
    content += _introduce_recommendations(material)
    if table.rows:
        content.append(table)
    if material.decisions:
        content.append(
            shared_parts.build_tindak_lanjut_table(
                material.decisions, "Tindak lanjut yang disepakati dalam rapat", with_status=False
            )
        )
    if material.earlier_tindak_lanjut:
        content.append(
            shared_parts.build_tindak_lanjut_table(
                material.earlier_tindak_lanjut, "Tindak lanjut rapat sebelumnya", with_status=True
            )
        )
    if material.upcoming:
        content.append(
            shared_parts.build_tenggat_table(material.upcoming, f"Target {material.next_triwulan}", late=False)
        )
    return content


def _conclude(material: Material) -> str:
    """What the figures amount to; where nothing was reported, that this is a plan."""
    current = material.ringkasan.current
    if material.rencana_only:
        return (
            f"Sampai dengan {material.posisi} belum ada realisasi yang dilaporkan, sehingga capaiannya belum "
            "dapat disimpulkan."
        )
    five = five_figures(current)
    sentences = [
        f"Capaian pelaksanaan rencana aksi s.d. {material.posisi} adalah {five['capaian'].text_with_reason}, dan "
        f"kelengkapan buktinya {five['bukti'].text_with_reason}."
    ]
    previous = material.ringkasan.previous
    if previous is not None:
        before = five_figures(previous)["capaian"].text_with_reason
        sentences.append(f"Per {format_day(material.p.posisi_sebelum)} capaiannya {before}.")
    if current.terlambat:
        sentences.append(where_late_sentence(current, material.per_area))
    return " ".join(sentences)


def _introduce_recommendations(material: Material) -> list[Block]:
    if not build_recommendations_table(material).rows:
        return [shared_parts.build_nothing_note("Tidak ada saran: semua yang jatuh tempo sudah selesai dan lengkap.")]
    day = format_day(material.periode.following.end)
    return [
        ParagraphBlock(
            "Berdasarkan hasil di atas disarankan hal-hal berikut ini. Batas waktu yang diusulkan adalah akhir "
            f"{material.next_triwulan}, {day}, agar sudah selesai pada evaluasi berikutnya."
        )
    ]


def _build_closing(material: Material) -> list[Block]:
    text = (
        f"Demikian laporan monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas "
        f"{material.p.satker} {material.triwulan} ini dibuat sebagai bahan perbaikan. Angka di dalamnya adalah "
        "capaian pelaksanaan rencana, bukan nilai Lembar Kerja Evaluasi (LKE)."
    )
    return [HeadingBlock("E. Penutup"), ParagraphBlock(text), shared_parts.build_signature(material)]


def _build_annexes(material: Material) -> list[Block]:
    """The sheet of the periode and, of a meeting, who was there."""
    content: list[Block] = [
        PageBreakBlock(is_landscape=True),
        HeadingBlock("Lampiran I: Lembar Monev Zona Integritas"),
        *build_sheet(material),
    ]
    if material.rapat is not None:
        content += [
            PageBreakBlock(is_landscape=False),
            HeadingBlock("Lampiran II: Daftar hadir rapat"),
            build_attendance_table(material),
        ]
    return content


def list_bases(material: Material) -> list[str]:
    """Every basis that is known to be true; where nobody named the plan's decree, its number is left to fill in."""
    p, r = material.p, material.rapat
    bases = list(material.kop.dasar or GENERAL_BASES)
    if not any(_DECREE.search(one) for one in bases):
        bases.append(_name_decree(material))
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {p.satker} Tahun {p.tahun}.")
    if not p.rencana_only:
        bases.append(f"Realisasi rencana aksi yang dilaporkan per {format_day(p.posisi_unggahan)}.")
    if r is not None and r.rincian.undangan_nomor:
        said = r.rincian.undangan_tanggal
        day = f" tanggal {format_day(date.fromisoformat(said))}" if said else ""
        bases.append(f"Surat undangan Nomor {r.rincian.undangan_nomor}{day}, hal {shared_parts.matter_of_letter(r)}.")
    return bases


def _name_decree(material: Material) -> str:
    """The decree as whoever uploaded the plan named it, else with blanks."""
    found = _DECREE.search(material.plan_note)
    if found is not None:
        return f"{found[0].rstrip('. ')}."
    return (
        f"Keputusan {material.p.satker} Nomor {shared_parts.FILL_BY_HAND} tentang Penetapan Rencana Aksi Pembangunan "
        f"Zona Integritas Tahun {material.p.tahun}."
    )
