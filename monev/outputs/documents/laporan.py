"""Builds Laporan Monitoring dan Evaluasi. Every figure comes from monev.figures.

Its five chapters are those of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from monev import figures
from monev.core.dates import fold_tenggat, format_day, format_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.core.text import NO_PIC, capitalized, listed, shared_pics_note, shorten, with_mark
from monev.figures import NO_VALUE, format_number
from monev.figures.bukti import by_langkah, tenggat_of_bukti
from monev.figures.heatmap import heatmap
from monev.figures.rows import AreaRow, BuktiRow, LangkahPlace, TenggatRow
from monev.outputs import say
from monev.outputs.documents import blocks, common, daftar_bukti, lembar
from monev.outputs.documents.material import Material, name_area, on_paper
from monev.outputs.documents.notulen import list_remarks
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.documents.saran import build_suggestions
from monev.outputs.documents.shown import count_shown
from monev.outputs.documents.simpulan import conclude
from monev.outputs.documents.undangan import day_of_letter, matter_of_letter
from monev.outputs.letterhead import full_office_name

_DAY_UNSAID = "dilaporkan selesai, tanggal belum disebut"
_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)


Of = TypeVar("Of", bound=LangkahPlace)


class _Column(NamedTuple, Generic[Of]):
    """A column of a table of langkah. `say` writes its cell from the rows of one langkah."""

    heading: str
    width: float
    say: Callable[[list[Of]], str]
    alignment: blocks.Alignment = "left"


def _count(members: Sequence[LangkahPlace]) -> str:
    return format_number(len(members))


def build(material: Material) -> blocks.Manuscript:
    """Build the report of one rencana at one posisi, and of its meeting if there was one."""
    number = material.rapat and material.rapat.rincian.laporan_nomor
    title = (
        "LAPORAN MONITORING DAN EVALUASI",
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        full_office_name(material.view.satker),
        material.periode.name.upper(),
        f"NOMOR {number or common.left_open(material, 'nomor_naskah')}",
    )
    sheet = lembar.read_sheet(material, is_printed=True)
    # The chapters tell what the meeting recorded of an area or of the whole plan.
    sheet = sheet._replace(rows=[row for row in sheet.rows if row.cells.kode in material.langkah])
    annexed = {row.cells.kode for row in sheet.rows}
    content = [
        *_introduction(material),
        blocks.Heading("B. Kegiatan yang dilaksanakan"),
        *_meeting(material),
    ]
    if not material.rencana_only:
        content.append(_finished(material, annexed))
    content += [
        *_results(material, annexed),
        *_conclusion(material, annexed),
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
    yield blocks.Listing(list_bases(material))


def list_bases(material: Material) -> list[str]:
    """List every legal basis that is known to be true.

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
        bases.append(with_mark(decree, "."))
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {view.satker} Tahun {view.tahun}.")
    if not view.rencana_only:
        bases.append(
            f"Realisasi rencana aksi yang dilaporkan per {format_day(view.posisi_unggahan)}."
        )
    if rapat is not None and rapat.rincian.undangan_nomor:
        letter = f"Surat undangan Nomor {rapat.rincian.undangan_nomor}"
        if day := day_of_letter(rapat):
            letter += f" tanggal {day}"
        bases.append(f"{letter}, hal {matter_of_letter(rapat)}.")
    return bases


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
        people = format_number(len(material.present))
        told = f"Rapat dihadiri {people} orang; daftar hadirnya dilampirkan."
    if material.changes:
        shown = format_number(count_shown(material))
        told += f" Bukti dan status {shown} langkah dicatat dalam rapat; rinciannya ada di notulen."
    yield blocks.Paragraph("Monitoring dan evaluasi dilaksanakan dalam rapat berikut ini.")
    # Chapter A names the periode and posisi of the figures.
    yield common.build_rapat_details(material, material.rapat, has_figures=False)
    yield blocks.Paragraph(told, "left")
    yield from list_remarks(material)


def _finished(material: Material, annexed: set[str]) -> blocks.Table:
    before = material.periode.before
    finished = []
    for row in material.tenggat:
        done = row["selesai_pada"] if row["status"] == "selesai" else None
        if done and done > before:
            finished.append(row)
    return _langkah_table(
        material,
        annexed,
        finished,
        f"Langkah yang selesai pada {material.periode.name}, s.d. {material.posisi}",
        (_Column("Selesai", 38, _when_finished),),
        (9, 44, 34),
        size=10,
        empty=f"Tidak ada langkah yang dilaporkan selesai sejak {format_day(before)}.",
    )


def _langkah_table(
    material: Material,
    annexed: set[str],
    rows: Sequence[Of],
    title: str,
    columns: Sequence[_Column[Of]],
    widths: tuple[float, float, float],
    *,
    size: float,
    empty: str = "",
) -> blocks.Table:
    """Build a table with a row for each langkah of these rows: `_langkah_columns`."""
    every = _langkah_columns(material, annexed, widths, columns)
    content = [_cells(every, members) for members in by_langkah(rows)]
    return _table_of(every, content, title, size, empty)


def _langkah_columns(
    material: Material,
    annexed: set[str],
    widths: tuple[float, float, float],
    others: Sequence[_Column[Of]] = (),
) -> list[_Column[Of]]:
    """List the columns of a langkah: kode, words, the others, and PIC if the plan names anybody.

    Long words are cut if the annex has them in full (`annexed`: the kode of its langkah).
    `widths`: of kode, words and PIC.
    """

    def name_langkah(members: list[Of]) -> str:
        words = members[0]["langkah_aksi"]
        is_cut = len(words) > lembar.LONG_TEXT and members[0]["kode"] in annexed
        return shorten(words, lembar.SHORTENED) if is_cut else words

    columns = [
        _Column("Kode", widths[0], lambda members: members[0]["kode"]),
        _Column("Langkah aksi", widths[1], name_langkah),
        *others,
    ]
    if material.has_pics:
        columns.append(_Column("PIC", widths[2], lambda members: members[0]["pic"] or NO_PIC))
    return columns


def _cells(columns: Sequence[_Column[Of]], members: list[Of]) -> list[str]:
    return [column.say(members) for column in columns]


def _table_of(
    columns: Sequence[_Column], rows: blocks.Rows, title: str, size: float, empty: str = ""
) -> blocks.Table:
    headings = []
    widths = []
    alignments = []
    for column in columns:
        headings.append(column.heading)
        widths.append(column.width)
        alignments.append(column.alignment)
    return blocks.Table(headings, rows, widths, alignments, title=title, size=size, empty=empty)


def _when_finished(members: list[TenggatRow]) -> str:
    """Write a line per day with its months: Jan, Mar 2025: 3 April 2025."""

    def day_of(row: TenggatRow) -> str:
        day = row["selesai_pada"] if row["tanggal_selesai"] else None
        return format_day(day) if day else _DAY_UNSAID

    alike = group_by(members, day_of)
    return "\n".join(f"{common.fold_months(rows)}: {day}" for day, rows in alike.items())


def _results(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    counts = material.ringkasan.current
    yield blocks.Heading("C. Hasil yang dicapai")
    yield blocks.Paragraph(material.sentence)
    yield _main_figures(material)
    if material.per_area:
        yield from _all_areas(material)
        yield from _each_area(material, annexed)
    if material.without_target:
        yield blocks.Heading("Belum dapat dinilai", 2)
        yield blocks.Paragraph(on_paper(figures.without_target_sentence(counts)), "left")
        yield _langkah_table(
            material,
            annexed,
            material.without_target,
            "Langkah tanpa target waktu",
            (),
            (14, 66, 24),
            size=10,
        )
    if sentence := figures.without_bukti_sentence(counts):
        yield blocks.Paragraph(sentence, "left")
    yield from _kesenjangan(material, annexed)
    yield from _stated_results(material)
    yield blocks.Heading("Kendala", 2)
    yield blocks.Table(
        ("Langkah atau area", "Kendala", "Solusi atau tindak lanjut"),
        lembar.list_every_kendala(material),
        (22, 44, 44),
        title="Kendala dan solusi",
        empty="Tidak ada kendala yang dilaporkan.",
    )


def _stated_results(material: Material) -> Iterator[blocks.Block]:
    """List what came of targets, in the reporters' words, beside what the plan promises."""
    rows = []
    for row in material.tenggat:
        if row["hasil"]:
            where = f"{row['kode']}, {format_tenggat(row['tenggat'])}"
            promised = material.langkah[row["kode"]]["target_capaian"] or NO_VALUE
            rows.append((where, promised, row["hasil"]))
    if rows:
        heads = ("Langkah dan target", "Target capaian", "Hasil")
        yield blocks.Heading("Hasil target", 2)
        yield blocks.Table(heads, rows, (26, 34, 50), title="Hasil target seperti dilaporkan")


def _main_figures(material: Material) -> blocks.Details:
    counts = material.ringkasan.current
    rencana_only = material.rencana_only
    five = figures.five_figures(counts, until=material.view.until)
    shown = figures.load_figures(counts) if rencana_only else five
    details = []
    for figure in (shown["capaian"], shown["setahun"], shown["bukti"]):
        details.append((figure.label, figure.text_with_reason))
    counted = []
    for kode in STATUS_TENGGAT:
        label = find_term(kode, rencana_only=rencana_only).label
        counted.append((label, getattr(counts, kode), "target"))
    langkah = f"dari {format_number(counts.langkah)} langkah"
    counted += [
        (five["selesai_tanpa_bukti"].label, counts.selesai_tanpa_bukti, "target"),
        ("Tanpa target waktu", counts.tanpa_target, langkah),
        ("Bukti belum disebut", counts.bukti_belum_disebut, langkah),
    ]
    for label, count, unit in counted:
        if count:
            details.append((label, f"{format_number(count)} {unit}"))
    return blocks.Details(details)


def _all_areas(material: Material) -> Iterator[blocks.Block]:
    rencana_only = material.rencana_only
    if not rencana_only:
        until = f"s.d. {material.posisi}"
        yield blocks.Picture(
            draw_capaian_bars(material),
            f"Diagram batang capaian {until} per area. {_areas_in_words(material)}.",
            title=f"Capaian {until} per area (target selesai dari yang jatuh tempo; ▲ terlambat)",
        )
    shown = "target selesai dari semua targetnya."
    marks = "▲ + △ terlambat, △ di antaranya belum dilaporkan, dalam kurung: belum jatuh tempo"
    title = f"Peta capaian per bulan ({marks})"
    if rencana_only:
        shown = "banyaknya target."
        title = "Target per area dan bulan jatuh tempo"
    yield blocks.Picture(
        draw_heatmap(heatmap(material.matrix, rencana_only=rencana_only)),
        f"Peta capaian tahun {material.view.tahun} per area dan bulan jatuh tempo: {shown}",
        title=title,
    )
    yield common.build_area_table(material)
    if rows := common.changed_figures(material):
        yield blocks.Table(
            ("Ukuran", format_day(material.view.posisi_sebelum), format_day(material.view.posisi)),
            rows,
            (40, 30, 30),
            ("left", "center", "center"),
            title="Dibandingkan dengan akhir triwulan sebelumnya",
        )


def _areas_in_words(material: Material) -> str:
    """Write the bars in words, for readers who cannot see them."""
    in_words = []
    for area in material.per_area:
        done = figures.format_capaian(area["capaian_n"], area["capaian_N"])
        proved = figures.format_capaian(area["bukti_n"], area["bukti_N"])
        late = f"terlambat {format_number(area['terlambat'])}"
        said = f"capaian {material.view.until} {done}, {late}, kelengkapan bukti {proved}"
        in_words.append(f"{name_area(area)}: {said}")
    return "; ".join(in_words)


def _each_area(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    """Tell each area in a sentence or two, then list the late langkah.

    A plan without any report has no such list: the table of its bukti and the annex have the
    same.
    """
    rencana_only = material.rencana_only
    others = []
    yield blocks.Heading(f"Keadaan tiap area sampai dengan {material.posisi}", 2)
    for area in material.per_area:
        name = name_area(area)
        if area["capaian_N"]:
            yield blocks.Paragraph(f"{name}: {_area_in_words(material, area)}", after=3)
        else:
            others.append(name)
    if others:
        yield blocks.Paragraph(f"Belum ada target yang jatuh tempo pada {listed(others)}.")
    if rencana_only or not material.late:
        return

    def lateness(members: list[TenggatRow]) -> str:
        return figures.longest_lateness(members, rencana_only=False)

    yield _langkah_table(
        material,
        annexed,
        material.late,
        f"Langkah yang {find_term('terlambat').label.lower()}",
        (
            _Column("Tenggat", 18, common.fold_months),
            _Column("Jumlah", 13, _count, "center"),
            _Column("Paling lama", 30, lateness),
        ),
        (12, 40, 34),
        size=10,
    )


def _area_in_words(material: Material, area: AreaRow) -> str:
    if material.rencana_only:
        return f"{format_number(area['capaian_N'])} target sudah jatuh tempo menurut rencana."
    due = f"{format_number(area['capaian_N'])} target yang jatuh tempo"
    done = f"belum satu pun dari {due} selesai"
    if area["capaian_n"]:
        done = f"{format_number(area['capaian_n'])} dari {due} sudah selesai"
    late = f"{format_number(area['terlambat'])} target" if area["terlambat"] else "tidak ada yang"
    share = figures.format_percent(area["capaian_n"], area["capaian_N"])
    said = f"{done} ({share}) dan {late} terlambat."
    if not area["bukti_N"]:
        return said
    owed = f"{format_number(area['bukti_N'])} yang harus ada"
    present = f"belum ada satu pun dari {owed}"
    if area["bukti_n"]:
        present = f"sudah ada {format_number(area['bukti_n'])} dari {owed}"
    share = figures.format_percent(area["bukti_n"], area["bukti_N"])
    return f"{said} Bukti dukungnya {present} ({share})."


def _kesenjangan(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    rencana_only = material.rencana_only
    yield blocks.Heading("Kesenjangan bukti dukung", 2)
    yield blocks.Paragraph(material.further_kesenjangan_sentence)
    if not material.kesenjangan:
        return
    missing = figures.missing_bukti(rencana_only=rencana_only)
    yield blocks.Paragraph(_count_groups(material), "left")

    def name_missing(members: list[BuktiRow]) -> str:
        when = tenggat_of_bukti(members)
        by_months = group_by(when, lambda bukti: fold_tenggat(when[bukti]))
        return "\n".join(f"{', '.join(names)}: {months}" for months, names in by_months.items())

    def describe(members: list[BuktiRow]) -> str:
        late = figures.longest_lateness(members, rencana_only=rencana_only)
        selesai = sum(row["selesai_tanpa_bukti"] for row in members)
        done = f"{format_number(selesai)} dilaporkan selesai" if selesai else ""
        return "; ".join(filter(None, (done, late)))

    columns: list[_Column[BuktiRow]] = [
        _Column(f"Bukti yang {missing}", 36, name_missing),
        _Column("Jumlah", 13, _count, "center"),
    ]
    if any(map(describe, by_langkah(material.kesenjangan))):
        columns.append(_Column("Keterangan", 18, describe))
    yield _langkah_table(
        material,
        annexed,
        material.kesenjangan,
        f"Daftar bukti yang {missing}",
        columns,
        (12, 34, 32),
        size=10,
    )


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


def _conclusion(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
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
    yield from build_suggestions(material)
    if material.upcoming:
        yield _upcoming(material, annexed)


def _upcoming(material: Material, annexed: set[str]) -> blocks.Table:
    """List the langkah due in the next periode, below a heading with their months."""
    columns: list[_Column[TenggatRow]] = _langkah_columns(material, annexed, (9, 60, 46))
    rows: list[Sequence[str]] = []
    for when, langkah in group_by(by_langkah(material.upcoming), common.fold_months).items():
        rows.append((when,))
        rows += [_cells(columns, members) for members in langkah]
    return _table_of(columns, rows, f"Target {material.periode.following.name}", 10)


def _annexes(material: Material, sheet: lembar.Sheet) -> Iterator[blocks.Block]:
    # The chapters above have these long texts in full: each kendala and its solusi.
    said = set()
    for _, *texts in lembar.list_every_kendala(material):
        said.update(text for text in texts if len(text) > lembar.LONG_TEXT)
    yield blocks.PageBreak(is_landscape=True)
    yield blocks.Heading("Lampiran I: Lembar Monev Zona Integritas")
    yield from lembar.build_sheet(material, sheet, said)
    if sheet.has_annex:
        yield blocks.PageBreak(is_landscape=True)
        yield blocks.Heading(f"Lampiran II: {daftar_bukti.NAME}")
        yield from daftar_bukti.build_list(material, sheet.given.values())
    numbers = iter(("III", "IV") if sheet.has_annex else ("II", "III"))
    if material.rapat is not None:
        yield blocks.PageBreak(is_landscape=False)
        yield blocks.Heading(f"Lampiran {next(numbers)}: Daftar hadir rapat")
        yield common.build_attendance_table(material, is_signed=False)
    if material.photos:
        yield blocks.PageBreak(is_landscape=False)
        yield blocks.Heading(f"Lampiran {next(numbers)}: Dokumentasi rapat")
        yield from common.build_photos(material)
