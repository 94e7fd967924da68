"""Laporan Monitoring dan Evaluasi: from its bases to the signature, every figure that of monev.figures."""

from __future__ import annotations

from monev.core.dates import format_day
from monev.core.statuses import find_term
from monev.figures import (
    format_area,
    format_capaian,
    format_number,
    missing_bukti,
    without_bukti_sentence,
    without_target_sentence,
)
from monev.outputs.documents import shared_parts
from monev.outputs.documents.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    Manuscript,
    ParagraphBlock,
    PictureBlock,
    TableBlock,
    TableRow,
)
from monev.outputs.documents.material import Material
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.letterhead import full_office_name
from monev.outputs.messages import NO_PIC

# The two regulations the decrees themselves cite for building and judging a Zona Integritas.
GENERAL_BASES = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan "
    "dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di "
    "Instansi Pemerintah, sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan "
    "Reformasi Birokrasi Nomor 5 Tahun 2024.",
)


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
            *_build_bases(material),
            *_build_execution(material),
            *_build_capaian(material),
            *_build_kesenjangan(material),
            *_build_kendala(material),
            *_build_recommendations(material),
            *_build_closing(material),
        ),
        footer=f"{shared_parts.build_footer(material, 'Laporan Monitoring dan Evaluasi ZI')} Jurnal {material.anchor}.",
        simulated=material.p.simulasi,
    )


def _build_bases(material: Material) -> list[Block]:
    p = material.p
    rencana = f"Rencana Aksi Pembangunan Zona Integritas {p.satker} Tahun {p.tahun}."
    data = f"Data realisasi unggahan {p.unggahan}, yang melaporkan posisi {format_day(p.posisi_unggahan)}."
    if p.rencana_only:
        data = f"Rencana menurut unggahan {p.unggahan}, posisi {format_day(p.posisi_unggahan)}."
    return [HeadingBlock("I. Dasar"), ListBlock((*(material.kop.dasar or GENERAL_BASES), rencana, data))]


def _build_execution(material: Material) -> list[Block]:
    if material.rapat is None:
        text = (
            f"Monitoring dan evaluasi dilakukan terhadap pelaksanaan rencana aksi per {material.posisi}, dari "
            "realisasi dan bukti dukung yang dilaporkan."
        )
        return [HeadingBlock("II. Pelaksanaan"), ParagraphBlock(text)]
    present = (
        f"Rapat dihadiri {format_number(len(material.present))} orang."
        if material.present
        else "Daftar hadir belum diisi."
    )
    return [
        HeadingBlock("II. Pelaksanaan"),
        ParagraphBlock("Monitoring dan evaluasi dilakukan dalam rapat sebagai berikut."),
        shared_parts.build_rapat_details(material, material.rapat),
        ParagraphBlock(present, "kiri"),
    ]


def _build_capaian(material: Material) -> list[Block]:
    current = material.ringkasan.current
    content: list[Block] = [
        HeadingBlock("III. Capaian"),
        ParagraphBlock(material.sentence),
        shared_parts.build_main_figures(material),
    ]
    if not material.area:
        return content
    content += [
        PictureBlock(
            draw_capaian_bars(material.per_area, current, rencana_only=material.rencana_only),
            f"Diagram batang capaian s.d. {material.posisi} per area. "
            + "; ".join(_figures_in_words(a, rencana_only=material.rencana_only) for a in material.area)
            + ".",
            title=f"Capaian s.d. {material.posisi} per area (tenggat selesai dari yang jatuh tempo"
            f"{'' if material.rencana_only else '; ▲ terlambat'})",
        ),
        shared_parts.build_area_table(material),
        PictureBlock(
            draw_heatmap(material.matrix, rencana_only=material.rencana_only),
            f"Peta capaian tahun {material.p.tahun} per area dan bulan jatuh tempo: "
            + ("banyaknya tenggat." if material.rencana_only else "tenggat selesai dari semua tenggatnya."),
            title="Tenggat per area dan bulan jatuh tempo"
            if material.rencana_only
            else "Peta capaian per bulan (▲ terlambat, △ belum dilaporkan, dalam kurung: belum jatuh tempo)",
        ),
        *shared_parts.build_changes_table(material),
    ]
    for a in material.area:
        content += _build_one_area(material, a)
    if material.without_target:
        content += [
            HeadingBlock("Belum dapat dinilai", 2),
            ParagraphBlock(without_target_sentence(current), "kiri"),
            TableBlock(
                ("Kode", "Langkah aksi", "PIC"),
                tuple(TableRow((s["kode"], s["langkah_aksi"], s["pic"] or NO_PIC)) for s in material.without_target),
                (14, 66, 24),
                title="Langkah tanpa target waktu",
            ),
        ]
    if without_bukti := without_bukti_sentence(current):
        content += [ParagraphBlock(without_bukti, "kiri")]
    return content


def _build_one_area(material: Material, a: dict) -> list[Block]:
    """An area in a sentence, and what is late in it."""
    terlambat = [t for t in material.tenggat if t["area"] == a["area"] and t["status"] == "terlambat"]
    name = format_area(a["area"], a["nama_area"])
    content: list[Block] = [
        HeadingBlock(f"Area {name}", 2),
        ParagraphBlock(f"{_figures_in_words(a, rencana_only=material.rencana_only, name=False)}.", "kiri"),
    ]
    if terlambat:
        wording = find_term("terlambat", rencana_only=material.rencana_only).label.lower()
        heading = f"Tenggat {wording}, area {a['area']}"
        content.append(shared_parts.build_tenggat_table(terlambat, heading, late=not material.rencana_only))
    return content


def _figures_in_words(a: dict, *, rencana_only: bool, name: bool = True) -> str:
    """An area's figures in words, after its name or, below a heading that has it, without."""
    beginning = f"{format_area(a['area'], a['nama_area'])}: " if name else ""
    if not a["capaian_N"]:
        return f"{beginning}{'belum' if name else 'Belum'} ada tenggat yang jatuh tempo"
    capaian = format_capaian(a["capaian_n"], a["capaian_N"])
    return (
        f"{beginning}{'capaian' if name else 'Capaian'} s.d. posisi {capaian}, "
        f"{find_term('terlambat', rencana_only=rencana_only).label.lower()} {format_number(a['terlambat'])}, "
        f"kelengkapan bukti {format_capaian(a['bukti_n'], a['bukti_N'])}"
    )


def _build_kesenjangan(material: Material) -> list[Block]:
    content: list[Block] = [HeadingBlock("IV. Kesenjangan bukti dukung"), ParagraphBlock(material.kesenjangan_sentence)]
    missing = missing_bukti(rencana_only=material.rencana_only)
    if not material.kesenjangan:
        return content
    for group, heading, empty in (("jenis", "Jenis bukti", "Lainnya"), ("pic", "PIC", NO_PIC)):
        row = [
            TableRow((k["nilai"] or empty, format_number(k["n"]))) for k in material.groups if k["kelompok"] == group
        ]
        content.append(
            TableBlock(
                (heading, f"Bukti {missing}"),
                tuple(row),
                (70, 30),
                ("kiri", "tengah"),
                title=f"Bukti yang {missing} per {'jenis' if group == 'jenis' else 'PIC'}",
            )
        )
    listing = shared_parts.build_kesenjangan_table(
        material.kesenjangan, f"Daftar bukti yang {missing}", rencana_only=material.rencana_only
    )
    return [*content, listing]


def _build_kendala(material: Material) -> list[Block]:
    table = shared_parts.build_notes_table(material, "Kendala dan solusi")
    content = (
        table if table.rows else shared_parts.build_nothing_note("Tidak ada kendala yang dilaporkan atau dicatat.")
    )
    return [HeadingBlock("V. Kendala dan solusi"), content]


def _build_recommendations(material: Material) -> list[Block]:
    content: list[Block] = [HeadingBlock("VI. Rekomendasi dan tindak lanjut")]
    advice = list_recommendations(material)
    content.append(
        ListBlock(tuple(advice))
        if advice
        else shared_parts.build_nothing_note("Tidak ada rekomendasi: semua yang jatuh tempo selesai.")
    )
    if material.decisions:
        content.append(
            shared_parts.build_tindak_lanjut_table(
                material.decisions, "Tindak lanjut yang disepakati", with_status=False
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


def list_recommendations(material: Material) -> list[str]:
    """What the figures call for, in sentences; none where all is done that was due."""
    current = material.ringkasan.current
    result = []
    if material.rencana_only and current.capaian_N:
        result.append(
            f"{material.opening_remark.split(':')[0]}. Melaporkan realisasi {format_number(current.capaian_N)} tenggat "
            "yang jatuh tempo beserta buktinya."
        )
    elif current.terlambat:
        result.append(f"Menyelesaikan {format_number(current.terlambat)} tenggat yang terlambat.")
    if current.selesai_tanpa_bukti:
        result.append(
            f"Melengkapi bukti {format_number(current.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai, "
            "lebih dahulu "
            "dari yang lain."
        )
    if material.kesenjangan:
        missing = missing_bukti(rencana_only=material.rencana_only)
        result.append(f"Melengkapi {format_number(len(material.kesenjangan))} bukti dukung yang {missing}.")
    if current.tanpa_target:
        result.append(
            f"Menetapkan target waktu {format_number(current.tanpa_target)} langkah yang belum dapat dinilai."
        )
    if material.upcoming:
        count = format_number(len(material.upcoming))
        result.append(f"Menyiapkan {count} tenggat yang jatuh tempo pada {material.next_triwulan}.")
    return result


def _build_closing(material: Material) -> list[Block]:
    text = (
        f"Demikian laporan monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas "
        f"{material.p.satker} posisi {material.posisi} ini dibuat untuk menjadi bahan perbaikan pada triwulan "
        "berikutnya. Angka di dalamnya adalah capaian pelaksanaan rencana, bukan nilai Lembar Kerja Evaluasi (LKE)."
    )
    return [HeadingBlock("VII. Penutup"), ParagraphBlock(text), shared_parts.build_signature(material)]
