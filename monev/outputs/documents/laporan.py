"""Builds Laporan Monitoring dan Evaluasi. Every figure comes from monev.figures.

Its five chapters are those of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from types import MappingProxyType

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.text import NO_PIC, capitalized, listed, shared_pics_note
from monev.figures import NO_VALUE, format_number
from monev.figures.bukti import by_langkah
from monev.figures.heatmap import heatmap
from monev.figures.rows import LangkahPlace
from monev.figures.sheet import area_line
from monev.figures.told import OVERDUE_MARKS, WORDS
from monev.outputs import say
from monev.outputs.documents import blocks, common, daftar_bukti, lembar
from monev.outputs.documents.coloured import area_table, heatmap_table
from monev.outputs.documents.material import Material, on_paper
from monev.outputs.documents.notulen import list_remarks
from monev.outputs.documents.shown import count_shown
from monev.outputs.documents.simpulan import conclude
from monev.outputs.documents.texts import list_suggestions
from monev.outputs.documents.undangan import day_of_letter, matter_of_letter
from monev.outputs.letterhead import full_office_name

_POINTS = 72 / 2.54  # of a centimetre
_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)
_LANDSCAPE = ("Lembar Monev Zona Integritas", daftar_bukti.NAME)


def build(material: Material) -> blocks.Manuscript:
    """Build the report of one rencana at one posisi, and of its meeting if there was one."""
    title = (
        "LAPORAN MONITORING DAN EVALUASI",
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        full_office_name(material.view.satker),
        material.periode.name.upper(),
        f"NOMOR {_number(material)}",
    )
    sheet = lembar.read_sheet(material, is_printed=True)
    # The chapters tell what the meeting recorded of an area or of the whole plan.
    sheet = sheet._replace(rows=[row for row in sheet.rows if row.cells.kode in material.langkah])
    content = [
        *common.mark_draft(material),
        *_introduction(material),
        blocks.Heading("B. Kegiatan yang dilaksanakan"),
        *_meeting(material),
    ]
    content += [
        *_results(material),
        *_conclusion(material),
        blocks.Heading("E. Penutup"),
        blocks.Paragraph(
            say("laporan.penutup", satker=material.view.satker, triwulan=material.periode.name)
        ),
        common.build_office_signature(material),
        *_annexes(material, sheet),
    ]
    return common.build_paper(material, "Laporan Monitoring dan Evaluasi ZI", title, content)


def _introduction(material: Material) -> Iterator[blocks.Block]:
    view = material.view
    end = material.periode.end
    triwulan = material.periode.name
    yield blocks.Heading("A. Pendahuluan")
    yield blocks.Heading("1. Umum", 2)
    yield blocks.Paragraph(say("laporan.umum", satker=view.satker, tahun=view.tahun))
    yield blocks.Heading("2. Maksud dan tujuan", 2)
    yield blocks.Paragraph(say("laporan.maksud", triwulan=triwulan))
    yield blocks.Heading("3. Ruang lingkup", 2)
    ended = "" if view.posisi == end else f"{triwulan} berakhir pada {format_day(end)}; "
    judged = capitalized(f"{ended}keadaannya dinilai per {material.posisi}.")
    yield blocks.Paragraph(say("laporan.lingkup", dinilai=judged))
    yield blocks.Heading("4. Dasar", 2)
    yield blocks.Listing(list_bases(material), is_lettered=True)


def list_bases(material: Material) -> list[str]:
    """List every legal basis that is known to be true, as the items of one sentence.

    If nobody named the plan's decree, its number is left to fill in.
    """
    view = material.view
    rapat = material.rapat
    bases = [*(material.kop.dasar or [say("laporan.peraturan")])]
    if not any(map(_DECREE.search, bases)):
        decree = (
            f"Keputusan {view.satker} Nomor {common.FILL_BY_HAND} tentang Penetapan Rencana Aksi "
            f"Pembangunan Zona Integritas Tahun {view.tahun}"
        )
        if found := _DECREE.search(material.plan_note):  # named with the upload of the plan
            decree = found[0]
        bases.append(decree)
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {view.satker} Tahun {view.tahun}")
    if not view.rencana_only:
        reported = format_day(view.posisi_unggahan)
        bases.append(f"Realisasi rencana aksi yang dilaporkan per {reported}")
    if rapat is not None and rapat.undangan_nomor:
        letter = f"Surat undangan Nomor {rapat.undangan_nomor}"
        if day := day_of_letter(rapat):
            letter += f" tanggal {day}"
        bases.append(f"{letter}, hal {matter_of_letter(rapat)}")
    bases = [base.rstrip(" .;") for base in bases]
    return [*(f"{base};" for base in bases[:-1]), f"{bases[-1]}."]


def _meeting(material: Material) -> Iterator[blocks.Block]:
    if material.rapat is None:
        source = "realisasi dan bukti dukung yang dilaporkan"
        if material.rencana_only:
            source = "rencana aksi"
        yield blocks.Paragraph(
            f"Monitoring dan evaluasi dilakukan dengan menelaah {source}, dengan keadaan per "
            f"{material.posisi}."
        )
        return
    told = "Kehadiran peserta rapat belum dicatat."
    if material.present:
        told = f"Rapat dihadiri {material.present_in_words}."
    if material.changes:
        shown = format_number(count_shown(material))
        told += f" Keadaan {shown} langkah dicatat dalam rapat; rinciannya ada di notulen."
    yield blocks.Paragraph("Monitoring dan evaluasi dilaksanakan dalam rapat berikut ini.")
    # Chapter A names the periode and posisi of the figures.
    yield common.build_rapat_details(material, material.rapat, has_figures=False)
    yield blocks.Paragraph(told, "left")
    yield from list_remarks(material)


def _langkah_table(
    material: Material,
    parts: Mapping[str, Sequence[LangkahPlace]],
    title: str,
    widths: Sequence[float],
    columns: Mapping[str, Callable[..., str]] = MappingProxyType({}),
) -> blocks.Table:
    """Build a table with a row for each langkah.

    A row has kode, words, the `columns`, and PIC if the plan names anybody.

    `parts`: a heading ("" for none) → the rows below it.
    """
    headers = ["Kode", "Langkah aksi", *columns, *(["PIC"] if material.has_pics else [])]
    rows: list[Sequence[str]] = []
    for heading, of_part in parts.items():
        if heading:
            rows.append((heading,))
        for members in by_langkah(of_part):
            first = members[0]
            told = [say_of(members) for say_of in columns.values()]
            row = [first["kode_tampil"], first["langkah_aksi"], *told, first["pic"] or NO_PIC]
            rows.append(row[: len(headers)])
    return blocks.Table(headers, rows, widths[: len(headers)], title=title)


def _results(material: Material) -> Iterator[blocks.Block]:
    counts = material.ringkasan.current
    yield blocks.Heading("C. Hasil yang dicapai")
    yield blocks.Paragraph(material.sentence)
    if caught_up := [
        row["kode_tampil"] for row in material.tenggat if material.was_done_after(row)
    ]:
        kodes = listed(dict.fromkeys(caught_up))
        when = f"diselesaikan pada {material.periode.name}"
        told = f"Target yang jatuh tempo sebelumnya dan {when}: langkah {kodes}."
        yield blocks.Paragraph(told)
    if material.per_area:
        yield from _all_areas(material)
        yield from _late(material)
    if material.without_target:
        yield blocks.Heading("Belum dapat dinilai", 2)
        yield blocks.Paragraph(on_paper(figures.without_target_sentence(counts)), "left")
        yield _langkah_table(
            material, {"": material.without_target}, "Langkah tanpa target waktu", (14, 66, 24)
        )
    unproven = [row["kode_tampil"] for row in material.langkah.values() if not row["dokumen"]]
    if sentence := figures.without_bukti_sentence(counts, unproven):
        yield blocks.Paragraph(sentence, "left")
    yield from _kesenjangan(material)
    yield from _stated_results(material)
    yield blocks.Heading("Kendala", 2)
    yield blocks.Table(
        ("Langkah atau area", "Kendala", "Solusi atau tindak lanjut"),
        lembar.list_every_kendala(material),
        (32, 40, 38),
        title="Kendala dan solusi",
        empty="Tidak ada kendala yang dilaporkan.",
    )


def _stated_results(material: Material) -> Iterator[blocks.Block]:
    """List what came of targets, in the reporters' words, beside what the plan promises."""
    told = [row for row in lembar.select_tenggat(material) if row["hasil"]]
    rows = []
    for kode, of_langkah in group_by(told, itemgetter("kode")).items():
        promised = material.langkah[kode]["target_capaian"] or NO_VALUE
        by_hasil = group_by(of_langkah, itemgetter("hasil"))
        named = [(common.fold_months(alike), hasil) for hasil, alike in by_hasil.items()]
        if len(named) == 1:
            ((months, hasil),) = named
            rows.append((f"{material.shown(kode)}, {months}", promised, hasil))
        else:
            lines = "\n".join(f"{months}: {hasil}" for months, hasil in named)
            rows.append((material.shown(kode), promised, lines))
    if rows:
        heads = ("Langkah dan target", "Target capaian", "Hasil")
        yield blocks.Heading("Hasil target", 2)
        yield blocks.Table(heads, rows, (26, 34, 50), title="Hasil target seperti dilaporkan")


def _all_areas(material: Material) -> Iterator[blocks.Block]:
    rencana_only = material.rencana_only
    if not rencana_only:
        areas = [area_line(area, rencana_only=False) for area in material.per_area]
        said = f"target selesai dari yang jatuh tempo; {OVERDUE_MARKS}"
        title = f"Capaian s.d. {material.posisi} per area ({said})"
        width = material.kop.paper.text_width(is_landscape=False) * _POINTS
        yield area_table(areas, width, 9, title)
    marks = f"{OVERDUE_MARKS}, dalam kurung: {WORDS['belum_jatuh_tempo']}"
    title = f"Peta capaian per bulan ({marks})"
    if rencana_only:
        title = "Target per area dan bulan jatuh tempo"
    yield heatmap_table(heatmap(material.matrix, rencana_only=rencana_only), title)
    yield common.build_area_table(material)
    if rows := common.changed_figures(material):
        yield blocks.Table(
            ("Ukuran", format_day(material.view.posisi_sebelum), format_day(material.view.posisi)),
            rows,
            (40, 30, 30),
            ("left", "center", "center"),
            title="Perbandingan dengan akhir triwulan sebelumnya",
        )


def _late(material: Material) -> Iterator[blocks.Block]:
    """List the late langkah. Of a plan without any report the annex has the same."""
    if material.rencana_only or not material.late:
        return
    columns = {"Tenggat": common.fold_months, "Keadaan": lambda rows: figures.tell(rows).state}
    title = f"Langkah yang {WORDS['belum_tuntas']}"
    yield _langkah_table(material, {"": material.late}, title, (12, 42, 20, 30, 36), columns)


def _kesenjangan(material: Material) -> Iterator[blocks.Block]:
    """Count what is missing; the annex names each."""
    yield blocks.Heading("Bukti yang kurang", 2)
    yield blocks.Paragraph(material.kesenjangan_sentence)
    if material.kesenjangan:
        yield blocks.Paragraph(_count_groups(material), "left")


def _count_groups(material: Material) -> str:
    """Count the missing bukti by kind and PIC: Menurut jenisnya: daftar hadir 9, notulensi 6.

    Menurut PIC: Sekretaris 4.
    """
    groups = [("jenis", "jenisnya", "lainnya")]
    if material.has_pics:
        groups.append(("pic", "PIC", NO_PIC))
    sentences = []
    for group, heading, empty in groups:
        named = [(row["nilai"] or empty, row["n"]) for row in material.groups[group]]
        named.sort(key=lambda row: row[0].casefold() == "lainnya")  # last
        counts = ", ".join(f"{name} {format_number(count)}" for name, count in named)
        note = shared_pics_note(row["pic"] for row in material.kesenjangan)
        aside = f" ({note})" if note and group == "pic" else ""
        sentences.append(f"Menurut {heading}{aside}: {counts}.")
    return " ".join(sentences)


def _conclusion(material: Material) -> Iterator[blocks.Block]:
    yield blocks.Heading("D. Simpulan dan saran")
    yield blocks.Heading("1. Simpulan", 2)
    yield blocks.Paragraph(conclude(material))
    earlier = material.earlier_tindak_lanjut
    number = 2
    if material.decisions or earlier:
        yield blocks.Heading("2. Tindak lanjut", 2)
        number = 3
    if earlier:
        title = "Tindak lanjut rapat sebelumnya"
        yield common.build_tindak_lanjut_table(earlier, title, with_status=True)
    yield from common.decision_tables(material)
    yield blocks.Heading(f"{number}. Saran", 2)
    yield from _suggestions(material)
    if material.upcoming:
        yield blocks.Heading(f"{number + 1}. Rencana triwulan berikutnya", 2)
        yield _upcoming(material)


def _suggestions(material: Material) -> Iterator[blocks.Block]:
    """List the suggestions without days.

    The office sets the day: a day computed here would stand beside the leader's own.
    """
    rows = []
    for number, each in enumerate(list_suggestions(material), start=1):
        rows.append((f"{number}.", each.words, each.pic))
    if not rows:
        reason = "semua yang jatuh tempo sudah selesai dan lengkap"
        if material.late or material.kesenjangan or material.without_target:
            reason = "semua yang belum selesai sudah ada tindak lanjutnya"
        yield blocks.Paragraph(f"Tidak ada saran: {reason}.", "left")
        return
    state = "belum diputuskan dalam rapat" if material.rapat else "belum selesai"
    yield blocks.Paragraph(say("saran.pengantar", keadaan=state))
    columns = 3 if material.has_pics else 2
    cells = [row[:columns] for row in rows]
    headers = ("No.", "Saran", "PIC")[:columns]
    yield blocks.Table(headers, cells, (8, 66, 48)[:columns], ("center",), "Saran")


def _upcoming(material: Material) -> blocks.Table:
    """List the langkah due in the next periode, below a heading with their months."""
    parts = {}
    for when, langkah in group_by(by_langkah(material.upcoming), common.fold_months).items():
        parts[when] = [*chain.from_iterable(langkah)]
    title = f"Target {material.periode.following.name}"
    return _langkah_table(material, parts, title, (9, 60, 46))


def _annexes(material: Material, sheet: lembar.Sheet) -> Iterator[blocks.Block]:
    annexes: dict[str, Sequence[blocks.Block]] = {
        _LANDSCAPE[0]: lembar.build_sheet(material, sheet)
    }
    if sheet.has_annex:
        annexes[daftar_bukti.NAME] = daftar_bukti.build_list(material, sheet.given)
    if material.photos:
        annexes["Dokumentasi rapat"] = common.build_photos(material)
    for number, (name, content) in zip(("I", "II", "III", "IV"), annexes.items(), strict=False):
        yield blocks.PageBreak(is_landscape=name in _LANDSCAPE)
        yield blocks.Heading(f"Lampiran {number}: {name}")
        yield blocks.Paragraph(
            f"Laporan Nomor {_number(material)}, tanggal {common.day_of_paper(material)}", "left"
        )
        yield from content


def _number(material: Material) -> str:
    number = material.rapat.laporan_nomor if material.rapat else ""
    return number or common.left_open(material, "nomor_naskah")
