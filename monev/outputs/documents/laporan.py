"""Laporan Monitoring dan Evaluasi: from its bases to the signature, every figure that of monev.figures.

Its five chapters are those of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.pics import NO_PIC
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.core.text import shorten
from monev.database import Row
from monev.figures import (
    Counts,
    FigureKey,
    five_figures,
    format_area,
    format_capaian,
    format_number,
    format_percent,
    longest_lateness,
    missing_bukti,
    where_late_sentence,
    without_bukti_sentence,
    without_target_sentence,
)
from monev.figures.bukti import by_langkah, tenggat_of_bukti
from monev.figures.heatmap import heatmap
from monev.outputs.documents.blocks import (
    Alignment,
    Block,
    DetailsBlock,
    HeadingBlock,
    ListBlock,
    Manuscript,
    PageBreakBlock,
    ParagraphBlock,
    PictureBlock,
    TableBlock,
)
from monev.outputs.documents.layout import FILL_BY_HAND, build_office_signature, build_paper
from monev.outputs.documents.lembar import (
    LONG_TEXT,
    SHORTENED,
    build_sheet,
    completion_in_words,
    list_reported_kendala,
)
from monev.outputs.documents.material import Material
from monev.outputs.documents.notulen import list_remarks, list_shown
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.documents.saran import build_suggestions
from monev.outputs.documents.tables import (
    build_area_table,
    build_attendance_record,
    build_kendala_table,
    build_rapat_details,
    build_tindak_lanjut_table,
    changed_figures,
    list_bars,
    with_pics,
)
from monev.outputs.documents.undangan import matter_of_letter
from monev.outputs.letterhead import full_office_name

# The two regulations the decrees themselves cite for building and judging a Zona Integritas.
GENERAL_BASES = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan "
    "dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di "
    "Instansi Pemerintah, sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan "
    "Reformasi Birokrasi Nomor 5 Tahun 2024.",
)
_FOURTH_IN_THE_MIDDLE: tuple[Alignment, ...] = ("left", "left", "left", "center")
_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)


def build(material: Material) -> Manuscript:
    """The report of one rencana at one posisi; of a meeting, where there was one."""
    title = (
        "LAPORAN MONITORING DAN EVALUASI",
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        full_office_name(material.p.satker),
        material.triwulan.upper(),
        f"NOMOR {(material.rapat and material.rapat.rincian.laporan_nomor) or FILL_BY_HAND}",
    )
    content = [
        *_introduction(material),
        *_activities(material),
        *_results(material),
        *_conclusion(material),
        *_closing(material),
        *_annexes(material),
    ]
    return build_paper(material, "Laporan Monitoring dan Evaluasi ZI", title, content)


# A. Pendahuluan


def _introduction(material: Material) -> list[Block]:
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
        ListBlock(list_bases(material)),
    ]


def _describe_scope(material: Material) -> str:
    """What is covered, at which day it is judged, and why langkah and tenggat are counted apart."""
    end = material.periode.end
    judged = (
        f"Keadaannya dinilai per {material.posisi}."
        if material.p.posisi == end
        else f"{material.triwulan} berakhir pada {format_day(end)}; keadaannya dinilai per {material.posisi}."
    )
    return (
        f"Laporan ini mencakup semua area rencana aksi. {judged} Satu langkah dapat mempunyai beberapa target, "
        "satu untuk setiap bulan atau tanggal jatuh temponya. Karena itu banyaknya target tidak selalu sama dengan "
        "banyaknya langkah; capaian dihitung dari target."
    )


def list_bases(material: Material) -> list[str]:
    """Every basis that is known to be true; where nobody named the plan's decree, its number is left to fill in."""
    p, r = material.p, material.rapat
    bases = list(material.kop.dasar or GENERAL_BASES)
    if not any(_DECREE.search(basis) for basis in bases):
        bases.append(_name_decree(material))
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {p.satker} Tahun {p.tahun}.")
    if not p.rencana_only:
        bases.append(f"Realisasi rencana aksi yang dilaporkan per {format_day(p.posisi_unggahan)}.")
    if r is not None and r.rincian.undangan_nomor:
        said = r.rincian.undangan_tanggal
        day = f" tanggal {format_day(date.fromisoformat(said))}" if said else ""
        bases.append(f"Surat undangan Nomor {r.rincian.undangan_nomor}{day}, hal {matter_of_letter(r)}.")
    return bases


def _name_decree(material: Material) -> str:
    """The decree as whoever uploaded the plan named it, else with blanks."""
    found = _DECREE.search(material.plan_note)
    if found is not None:
        return f"{found[0].rstrip('. ')}."
    return (
        f"Keputusan {material.p.satker} Nomor {FILL_BY_HAND} tentang Penetapan Rencana Aksi Pembangunan "
        f"Zona Integritas Tahun {material.p.tahun}."
    )


# B. Kegiatan yang dilaksanakan


def _activities(material: Material) -> list[Block]:
    """What was done: the meeting, and which langkah were finished in the periode, by whom."""
    return [HeadingBlock("B. Kegiatan yang dilaksanakan"), *_meeting(material), _finished(material)]


def _meeting(material: Material) -> list[Block]:
    if material.rapat is None:
        source = "rencana aksi" if material.rencana_only else "realisasi dan bukti dukung yang dilaporkan"
        text = f"Monitoring dan evaluasi dilakukan dengan menelaah {source}, dengan keadaan per {material.posisi}."
        return [ParagraphBlock(text)]
    present = (
        f"Rapat dihadiri {format_number(len(material.present))} orang; daftar hadirnya dilampirkan."
        if material.present
        else "Kehadiran peserta rapat belum dicatat."
    )
    shown = format_number(len(list_shown(material)))
    changes = f" Bukti dan status {shown} langkah dicatat dalam rapat; rinciannya ada di notulen."
    noted = [build_kendala_table(material)] if material.notes else []
    return [
        ParagraphBlock("Monitoring dan evaluasi dilaksanakan dalam rapat berikut ini."),
        build_rapat_details(material, material.rapat),
        ParagraphBlock(present + (changes if material.changes else ""), "left"),
        *list_remarks(material),
        *noted,
    ]


def _finished(material: Material) -> TableBlock:
    before = material.periode.before
    finished = [t for t in material.tenggat if t["status"] == "selesai" and t["selesai_pada"] > before]
    nothing = f"Tidak ada langkah yang dilaporkan selesai sejak {format_day(before)}."
    table = TableBlock(
        ("Kode", "Langkah aksi", "Tenggat", "Selesai", "PIC"),
        [
            (*_langkah_cells(members), _when_finished(members), members[0]["pic"] or NO_PIC)
            for members in by_langkah(finished)
        ],
        (12, 40, 18, 32, 24),
        title=f"Langkah yang selesai pada {material.triwulan}, s.d. {material.posisi}",
        size=8.5,
        empty="Belum ada realisasi yang dilaporkan." if material.rencana_only else nothing,
    )
    return with_pics(material, table)


def _langkah_cells(members: list[Row]) -> tuple[str, str, str]:
    """A langkah's kode and words, and the tenggat of it that are meant."""
    return members[0]["kode"], name_langkah(members[0]), fold_tenggat((t["tenggat"] for t in members), in_full=True)


def name_langkah(row: Row) -> str:
    """A langkah's words; long ones in short, as they stand in full in the annex and in the plan."""
    words = row["langkah_aksi"]
    return shorten(words, SHORTENED) if len(words) > LONG_TEXT else words


def _when_finished(members: list[Row]) -> str:
    if len(members) == 1:
        return completion_in_words(members[0])
    return "\n".join(f"{format_tenggat(t['tenggat'])}: {completion_in_words(t)}" for t in members)


# C. Hasil yang dicapai


def _results(material: Material) -> list[Block]:
    """How things stand: the figures of all and of each area, what cannot be judged, gaps, and what hindered."""
    return [
        HeadingBlock("C. Hasil yang dicapai"),
        ParagraphBlock(material.sentence),
        _main_figures(material),
        *(_per_area(material) if material.per_area else []),
        *_without_target(material),
        *_kesenjangan(material),
        HeadingBlock("Kendala yang dilaporkan", 2),
        _reported_kendala(material),
    ]


def _reported_kendala(material: Material) -> TableBlock:
    """What the office's own report says hindered it; what the meeting wrote down stands with the meeting."""
    headers = ("Langkah", "Kendala", "Tindak lanjut yang dilaporkan")
    empty = "Tidak ada kendala yang dilaporkan."
    return TableBlock(headers, list_reported_kendala(material), (22, 44, 44), title=headers[1], empty=empty)


def _main_figures(material: Material) -> DetailsBlock:
    """The figures of the whole rencana, each with its word."""
    counts, rencana_only = material.ringkasan.current, material.rencana_only
    five = five_figures(counts, rencana_only=rencana_only)
    without_bukti = five["selesai_tanpa_bukti"]
    langkah = f"dari {format_number(counts.langkah)} langkah"
    statuses = [
        (find_term(kode, rencana_only=rencana_only).label, f"{format_number(getattr(counts, kode))} target")
        for kode in STATUS_TENGGAT
    ]
    return DetailsBlock(
        (
            *((five[key].label, five[key].text_with_reason) for key in ("capaian", "setahun", "bukti")),
            *statuses,
            (without_bukti.label, f"{without_bukti.text} target"),
            ("Tanpa target waktu", f"{format_number(counts.tanpa_target)} {langkah}"),
            ("Bukti belum disebut", f"{format_number(counts.bukti_belum_disebut)} {langkah}"),
        )
    )


def _per_area(material: Material) -> list[Block]:
    rencana_only = material.rencana_only
    in_words = [f"{_area_name(a)}: {_figures_in_words(material, a)}" for a in material.per_area]
    bars = PictureBlock(
        draw_capaian_bars(list_bars(material)),
        f"Diagram batang capaian s.d. {material.posisi} per area. {'; '.join(in_words)}.",
        title=f"Capaian s.d. {material.posisi} per area (target selesai dari yang jatuh tempo"
        f"{'' if rencana_only else '; ▲ terlambat'})",
    )
    months = PictureBlock(
        draw_heatmap(heatmap(material.matrix, rencana_only=rencana_only)),
        f"Peta capaian tahun {material.p.tahun} per area dan bulan jatuh tempo: "
        + ("banyaknya target." if rencana_only else "target selesai dari semua targetnya."),
        title="Target per area dan bulan jatuh tempo"
        if rencana_only
        else "Peta capaian per bulan (▲ terlambat, △ belum dilaporkan, dalam kurung: belum jatuh tempo)",
    )
    areas = [block for a in material.per_area for block in _one_area(material, a)]
    return [bars, build_area_table(material), months, *_changes(material), *areas]


def _changes(material: Material) -> list[Block]:
    rows = changed_figures(material)
    if not rows:
        return []
    headers = ("Ukuran", format_day(material.p.posisi_sebelum), format_day(material.p.posisi))
    title = "Dibandingkan dengan akhir triwulan sebelumnya"
    return [TableBlock(headers, rows, (40, 30, 30), ("left", "center", "center"), title=title)]


def _one_area(material: Material, a: Row) -> list[Block]:
    """An area in a sentence, and what is late in it."""
    sentence = ParagraphBlock(_area_in_words(material, a))
    content: list[Block] = [HeadingBlock(f"Area {_area_name(a)}", 2), sentence]
    if late := [t for t in material.late if t["area"] == a["area"]]:
        wording = find_term("terlambat", rencana_only=material.rencana_only).label.lower()
        title = f"Langkah yang {wording}, area {a['area']}"
        content.append(with_pics(material, _tenggat_table(late, title, with_lateness=not material.rencana_only)))
    return content


def _area_name(a: Row) -> str:
    return format_area(a["area"], a["nama_area"])


def _figures_in_words(material: Material, a: Row) -> str:
    if not a["capaian_N"]:
        return "belum ada target yang jatuh tempo"
    late = find_term("terlambat", rencana_only=material.rencana_only).label.lower()
    return (
        f"capaian s.d. posisi {format_capaian(a['capaian_n'], a['capaian_N'])}, "
        f"{late} {format_number(a['terlambat'])}, kelengkapan bukti {format_capaian(a['bukti_n'], a['bukti_N'])}"
    )


def _area_in_words(material: Material, a: Row) -> str:
    """How an area stands, as sentences."""
    if not a["capaian_N"]:
        return f"Sampai dengan {material.posisi} belum ada target area ini yang jatuh tempo."
    due = f"{format_number(a['capaian_N'])} target yang jatuh tempo"
    if material.rencana_only:
        return f"Menurut rencana, area ini mempunyai {due} sampai dengan {material.posisi}."
    done = f"belum satu pun dari {due} selesai"
    if a["capaian_n"]:
        done = f"{format_number(a['capaian_n'])} dari {due} sudah selesai"
    late = f"{format_number(a['terlambat'])} target" if a["terlambat"] else "tidak ada yang"
    share = format_percent(a["capaian_n"], a["capaian_N"])
    sentences = [f"Sampai dengan {material.posisi}, {done} ({share}) dan {late} terlambat."]
    if a["bukti_N"]:
        present = f"{format_number(a['bukti_n'])} dari {format_number(a['bukti_N'])} yang harus ada"
        sentences.append(f"Bukti dukungnya sudah ada {present} ({format_percent(a['bukti_n'], a['bukti_N'])}).")
    return " ".join(sentences)


def _tenggat_table(rows: Sequence[Row], title: str, *, with_lateness: bool) -> TableBlock:
    """Tenggat, a row per langkah; with how late the oldest is where they are late."""
    content = []
    for members in by_langkah(rows):
        lateness = [longest_lateness(members, rencana_only=False)] if with_lateness else []
        pic = members[0]["pic"] or NO_PIC
        content.append((*_langkah_cells(members), format_number(len(members)), *lateness, pic))
    oldest, its_width = (("Paling lama",), (18,)) if with_lateness else ((), ())
    headers, widths = ("Kode", "Langkah aksi", "Tenggat", "Jumlah", *oldest, "PIC"), (11, 42, 22, 11, *its_width, 24)
    return TableBlock(headers, content, widths, _FOURTH_IN_THE_MIDDLE, title=title)


def _without_target(material: Material) -> list[Block]:
    content: list[Block] = []
    if material.without_target:
        title = "Langkah tanpa target waktu"
        rows = [
            (langkah["kode"], name_langkah(langkah), langkah["pic"] or NO_PIC) for langkah in material.without_target
        ]
        content += [
            HeadingBlock("Belum dapat dinilai", 2),
            ParagraphBlock(without_target_sentence(material.ringkasan.current), "left"),
            with_pics(material, TableBlock(("Kode", "Langkah aksi", "PIC"), rows, (14, 66, 24), title=title)),
        ]
    if sentence := without_bukti_sentence(material.ringkasan.current):
        content.append(ParagraphBlock(sentence, "left"))
    return content


def _kesenjangan(material: Material) -> list[Block]:
    content: list[Block] = [
        HeadingBlock("Kesenjangan bukti dukung", 2),
        ParagraphBlock(material.further_kesenjangan_sentence),
    ]
    if not material.kesenjangan:
        return content
    missing = missing_bukti(rencana_only=material.rencana_only)
    groups = [("jenis", "Jenis bukti", "jenis", "Lainnya"), ("pic", "PIC", "PIC", NO_PIC)]
    for group, heading, per, empty in groups if material.has_pics else groups[:1]:
        counts = [(row["nilai"] or empty, format_number(row["n"])) for row in material.groups[group]]
        title = f"Bukti yang {missing} per {per}"
        content.append(TableBlock((heading, f"Bukti {missing}"), counts, (70, 30), ("left", "center"), title=title))
    headers = ("Kode", "Langkah aksi", f"Bukti yang {missing}", "Jumlah", "Keterangan", "PIC")
    rows = [_missing_row(material, members) for members in by_langkah(material.kesenjangan)]
    widths, title = (11, 30, 36, 11, 18, 22), f"Daftar bukti yang {missing}"
    table = TableBlock(headers, rows, widths, _FOURTH_IN_THE_MIDDLE, title=title, size=8.5)
    return [*content, with_pics(material, table)]


def _missing_row(material: Material, members: list[Row]) -> tuple[str, ...]:
    """What a langkah lacks: each document with the tenggat that lack it."""
    selesai = sum(row["selesai_tanpa_bukti"] for row in members)
    info = [
        f"{format_number(selesai)} dilaporkan selesai" if selesai else "",
        longest_lateness(members, rencana_only=material.rencana_only),
    ]
    return (
        members[0]["kode"],
        name_langkah(members[0]),
        "\n".join(
            f"{name}: {fold_tenggat(tenggat, in_full=True)}" for name, tenggat in tenggat_of_bukti(members).items()
        ),
        format_number(len(members)),
        "; ".join(filter(None, info)),
        members[0]["pic"] or NO_PIC,
    )


# D. Simpulan dan saran


def _conclusion(material: Material) -> list[Block]:
    content: list[Block] = [
        HeadingBlock("D. Simpulan dan saran"),
        HeadingBlock("1. Simpulan", 2),
        ParagraphBlock(_conclude(material)),
    ]
    listings = (
        ("Tindak lanjut yang disepakati dalam rapat", material.decisions, False),
        ("Tindak lanjut rapat sebelumnya", material.earlier_tindak_lanjut, True),
    )
    agreed = [build_tindak_lanjut_table(rows, title, with_status=status) for title, rows, status in listings if rows]
    if agreed:
        content += [HeadingBlock("2. Tindak lanjut", 2), *agreed]
    content += [HeadingBlock(f"{3 if agreed else 2}. Saran", 2), *build_suggestions(material)]
    if material.upcoming:
        upcoming = _tenggat_table(material.upcoming, f"Target {material.next_triwulan}", with_lateness=False)
        content.append(with_pics(material, upcoming))
    return content


def _conclude(material: Material) -> str:
    """What the figures amount to; where nothing was reported, that this is a plan."""
    current, previous = material.ringkasan.current, material.ringkasan.previous
    if material.rencana_only:
        return (
            f"Sampai dengan {material.posisi} belum ada realisasi yang dilaporkan, sehingga capaiannya belum "
            "dapat disimpulkan."
        )

    def say(counts: Counts, key: FigureKey) -> str:  # 107 dari 153 (70%)
        return five_figures(counts)[key].text_with_reason.replace("/", " dari ", 1)

    sentences = [
        f"Capaian pelaksanaan rencana aksi s.d. {material.posisi} adalah {say(current, 'capaian')}, dan kelengkapan "
        f"buktinya {say(current, 'bukti')}."
    ]
    if previous is not None:
        day = format_day(material.p.posisi_sebelum)
        sentences.append(f"Per {day} capaiannya {say(previous, 'capaian')}.")
    if current.terlambat:
        sentences.append(where_late_sentence(material.per_area))
    return " ".join(filter(None, sentences))


# E. Penutup, and the annexes


def _closing(material: Material) -> list[Block]:
    text = (
        f"Demikian laporan monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas "
        f"{material.p.satker} {material.triwulan} ini dibuat sebagai bahan perbaikan. Angka di dalamnya adalah "
        "capaian pelaksanaan rencana, bukan nilai Lembar Kerja Evaluasi (LKE)."
    )
    return [HeadingBlock("E. Penutup"), ParagraphBlock(text), build_office_signature(material)]


def _annexes(material: Material) -> list[Block]:
    """The sheet of the periode and, of a meeting, who was there."""
    # The long texts that the chapters above have told: kendala and what was agreed.
    said = {text for row in list_reported_kendala(material) for text in row[1:] if len(text) > LONG_TEXT}
    content: list[Block] = [
        PageBreakBlock(is_landscape=True),
        HeadingBlock("Lampiran I: Lembar Monev Zona Integritas"),
        *build_sheet(material, said),
    ]
    if material.rapat is not None:
        content += [
            PageBreakBlock(is_landscape=False),
            HeadingBlock("Lampiran II: Daftar hadir rapat"),
            build_attendance_record(material),
        ]
    return content
