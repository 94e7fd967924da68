"""The chapters of the report that tell what was done (B) and how things stand (C), and what they call for (D)."""

from __future__ import annotations

from monev.core.dates import format_day, format_tenggat
from monev.core.pics import split_pics
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
from monev.outputs.documents.blocks import Block, HeadingBlock, ParagraphBlock, PictureBlock, TableBlock
from monev.outputs.documents.material import DataRow, Material
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.messages import NO_PIC


def build_activities(material: Material) -> list[Block]:
    """What was done: the meeting, and which langkah were finished in the periode, by whom."""
    return [HeadingBlock("B. Kegiatan yang dilaksanakan"), *_build_meeting(material), *_build_finished(material)]


def _build_meeting(material: Material) -> list[Block]:
    if material.rapat is None:
        source = "rencana aksi" if material.rencana_only else "realisasi dan bukti dukung yang dilaporkan"
        text = f"Monitoring dan evaluasi dilakukan dengan menelaah {source}, dengan keadaan per {material.posisi}."
        return [ParagraphBlock(text)]
    present = (
        f"Rapat dihadiri {format_number(len(material.present))} orang; daftar hadirnya dilampirkan."
        if material.present
        else "Kehadiran peserta rapat belum dicatat."
    )
    changes = (
        f"Dalam rapat dicatat {format_number(len(material.changes))} perubahan status dan bukti; rinciannya ada di "
        "notulen."
        if material.changes
        else ""
    )
    return [
        ParagraphBlock("Monitoring dan evaluasi dilaksanakan dalam rapat berikut ini."),
        shared_parts.build_rapat_details(material, material.rapat),
        ParagraphBlock(f"{present} {changes}".strip(), "kiri"),
    ]


def _build_finished(material: Material) -> list[Block]:
    finished = [t for t in material.tenggat if t["status"] == "selesai" and t["selesai_pada"] > material.periode.before]
    if not finished:
        nothing = (
            "Belum ada realisasi yang dilaporkan."
            if material.rencana_only
            else f"Tidak ada langkah yang dilaporkan selesai sejak {format_day(material.periode.before)}."
        )
        return [shared_parts.build_nothing_note(nothing)]
    rows = [_finished_row(members) for members in shared_parts.group_per_langkah(finished)]
    table = TableBlock(
        ("Kode", "Langkah aksi", "Tenggat", "Selesai", "Pelaksana"),
        rows,
        (12, 40, 18, 32, 24),
        title=f"Langkah yang selesai pada {material.triwulan}, s.d. {material.posisi}",
        size=8.5,
    )
    return [table]


def _finished_row(members: list[DataRow]) -> tuple[str, ...]:
    """One langkah with each of its tenggat that was finished, and when."""
    when = (
        f"{format_tenggat(t['tenggat'])}: {shared_parts.completion_in_words(t)}"
        if len(members) > 1
        else shared_parts.completion_in_words(t)
        for t in members
    )
    tenggat = shared_parts.tenggat_in_words(t["tenggat"] for t in members)
    first = members[0]
    return first["kode"], first["langkah_aksi"], tenggat, "\n".join(when), first["pic"] or NO_PIC


def build_results(material: Material) -> list[Block]:
    """How things stand: the figures of all and of each area, what cannot be judged, gaps, and what hindered."""
    return [
        HeadingBlock("C. Hasil yang dicapai"),
        *_build_capaian(material),
        *_build_without_target(material),
        *_build_kesenjangan(material),
        *_build_kendala(material),
    ]


def _build_capaian(material: Material) -> list[Block]:
    current = material.ringkasan.current
    content: list[Block] = [ParagraphBlock(material.sentence), shared_parts.build_main_figures(material)]
    if not material.area:
        return content
    content += [
        PictureBlock(
            draw_capaian_bars(material.per_area, current, rencana_only=material.rencana_only),
            f"Diagram batang capaian s.d. {material.posisi} per area. "
            + "; ".join(_figures_in_words(a, rencana_only=material.rencana_only) for a in material.area)
            + ".",
            title=f"Capaian s.d. {material.posisi} per area (target selesai dari yang jatuh tempo"
            f"{'' if material.rencana_only else '; ▲ terlambat'})",
        ),
        shared_parts.build_area_table(material),
        PictureBlock(
            draw_heatmap(material.matrix, rencana_only=material.rencana_only),
            f"Peta capaian tahun {material.p.tahun} per area dan bulan jatuh tempo: "
            + ("banyaknya target." if material.rencana_only else "target selesai dari semua targetnya."),
            title="Tenggat per area dan bulan jatuh tempo"
            if material.rencana_only
            else "Peta capaian per bulan (▲ terlambat, △ belum dilaporkan, dalam kurung: belum jatuh tempo)",
        ),
        *shared_parts.build_changes_table(material),
    ]
    for a in material.area:
        content += _build_one_area(material, a)
    return content


def _build_without_target(material: Material) -> list[Block]:
    current = material.ringkasan.current
    content: list[Block] = []
    if material.without_target:
        content += [
            HeadingBlock("Belum dapat dinilai", 2),
            ParagraphBlock(without_target_sentence(current), "kiri"),
            TableBlock(
                ("Kode", "Langkah aksi", "PIC"),
                [(s["kode"], s["langkah_aksi"], s["pic"] or NO_PIC) for s in material.without_target],
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
        heading = f"Langkah yang {wording}, area {a['area']}"
        content.append(shared_parts.build_tenggat_table(terlambat, heading, late=not material.rencana_only))
    return content


def _figures_in_words(a: DataRow, *, rencana_only: bool, name: bool = True) -> str:
    """An area's figures in words, after its name or, below a heading that has it, without."""
    beginning = f"{format_area(a['area'], a['nama_area'])}: " if name else ""
    if not a["capaian_N"]:
        return f"{beginning}{'belum' if name else 'Belum'} ada target yang jatuh tempo"
    capaian = format_capaian(a["capaian_n"], a["capaian_N"])
    return (
        f"{beginning}{'capaian' if name else 'Capaian'} s.d. posisi {capaian}, "
        f"{find_term('terlambat', rencana_only=rencana_only).label.lower()} {format_number(a['terlambat'])}, "
        f"kelengkapan bukti {format_capaian(a['bukti_n'], a['bukti_N'])}"
    )


def _build_kesenjangan(material: Material) -> list[Block]:
    content: list[Block] = [
        HeadingBlock("Kesenjangan bukti dukung", 2),
        ParagraphBlock(material.further_kesenjangan_sentence),
    ]
    missing = missing_bukti(rencana_only=material.rencana_only)
    if not material.kesenjangan:
        return content
    for group, heading, empty in (("jenis", "Jenis bukti", "Lainnya"), ("pic", "PIC", NO_PIC)):
        row = [(k["nilai"] or empty, format_number(k["n"])) for k in material.groups if k["kelompok"] == group]
        content.append(
            TableBlock(
                (heading, f"Bukti {missing}"),
                row,
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
    return [HeadingBlock("Kendala dan solusi", 2), content]


def list_recommendations(material: Material) -> list[str]:
    """What the figures call for, in sentences; none where all is done that was due."""
    current = material.ringkasan.current
    result = []
    if material.rencana_only and current.capaian_N:
        result.append(
            f"{material.opening_remark.split(':')[0]}. Melaporkan realisasi {format_number(current.capaian_N)} target "
            "yang sudah jatuh tempo beserta buktinya."
        )
    elif current.terlambat:
        count = format_number(len(shared_parts.group_per_langkah(_late(material))))
        result.append(f"Menyelesaikan {count} langkah yang terlambat ({format_number(current.terlambat)} target).")
    if current.selesai_tanpa_bukti:
        result.append(
            f"Melengkapi bukti {format_number(current.selesai_tanpa_bukti)} target yang dilaporkan selesai, "
            "lebih dahulu dari yang lain."
        )
    if material.kesenjangan:
        missing = missing_bukti(rencana_only=material.rencana_only)
        result.append(f"Melengkapi {format_number(len(material.kesenjangan))} bukti dukung yang {missing}.")
    if current.tanpa_target:
        result.append(
            f"Menetapkan target waktu {format_number(current.tanpa_target)} langkah yang belum dapat dinilai."
        )
    if material.upcoming:
        langkah, tenggat = shared_parts.group_per_langkah(material.upcoming), len(material.upcoming)
        result.append(
            f"Menyiapkan {format_number(len(langkah))} langkah yang jatuh tempo pada {material.next_triwulan} "
            f"({format_number(tenggat)} target)."
        )
    return result


def build_recommendations_table(material: Material) -> TableBlock:
    """What each area is asked for, of whom, and by when: a day nobody agreed on is the end of what comes next."""
    rows = []
    for a in material.area:
        asked, pics = _asked_of(material, a["area"])
        if asked:
            name = format_area(a["area"], a["nama_area"])
            day = format_day(material.periode.following.end)
            rows.append((f"{len(rows) + 1}.", "\n".join(asked), name, "\n".join(pics) or NO_PIC, day))
    return TableBlock(
        ("No.", "Saran", "Area", "PIC", "Batas waktu"),
        rows,
        (8, 48, 28, 26, 20),
        ("tengah",),
        title="Saran per area",
    )


def _late(material: Material) -> list[DataRow]:
    return [t for t in material.tenggat if t["status"] == "terlambat"]


def _asked_of(material: Material, area: str) -> tuple[list[str], list[str]]:
    """What an area is asked for, in sentences, and the PICs of all of it, each once."""
    late = [t for t in _late(material) if t["area"] == area]
    lacking = [b for b in material.kesenjangan if b["area"] == area]
    without_target = [s for s in material.without_target if s["area"] == area]
    result = []
    if late:
        verb = "Melaporkan realisasi" if material.rencana_only else "Menyelesaikan"
        which = "yang sudah jatuh tempo" if material.rencana_only else "yang terlambat"
        result.append(f"{verb} langkah {which} beserta buktinya: {_kodes(late)}.")
    late_kodes = {t["kode"] for t in late}
    if others := [b for b in lacking if b["kode"] not in late_kodes]:
        result.append(f"Melengkapi bukti dukung langkah {_kodes(others)}.")
    if without_target:
        result.append(f"Menetapkan target waktu langkah {_kodes(without_target)}.")
    pics = [pic for one in (*late, *lacking, *without_target) if one["pic"] for pic in split_pics(one["pic"])]
    return result, list(dict.fromkeys(pics))


def _kodes(rows: list[DataRow]) -> str:
    return ", ".join(dict.fromkeys(row["kode"] for row in rows))
