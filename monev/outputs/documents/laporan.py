"""Laporan Monitoring dan Evaluasi, every figure that of monev.figures. Its five chapters are those
of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md)."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from monev import figures
from monev.core.dates import fold_tenggat, format_day
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.core.text import NO_PIC, capitalized, listed, shorten
from monev.database import Row
from monev.figures import format_number
from monev.figures.bukti import by_langkah, tenggat_of_bukti
from monev.figures.heatmap import heatmap
from monev.outputs import say
from monev.outputs.documents import blocks, common, daftar_bukti, lembar
from monev.outputs.documents.material import Material, on_paper
from monev.outputs.documents.notulen import list_remarks
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.documents.saran import build_suggestions
from monev.outputs.documents.shown import count_shown
from monev.outputs.documents.simpulan import conclude
from monev.outputs.documents.undangan import day_of_letter, matter_of_letter
from monev.outputs.letterhead import full_office_name

# heading, relative width, what it says of a langkah's rows
_Column = tuple[str, float, Callable[[list[Row]], str]]
_COUNT: _Column = ("Jumlah", 13, lambda members: format_number(len(members)))
_DAY_UNSAID = "dilaporkan selesai, tanggal belum disebut"
_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)


def build(material: Material) -> blocks.Manuscript:
    """The report of one rencana at one posisi; of a meeting, where there was one."""
    title = (
        "LAPORAN MONITORING DAN EVALUASI",
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        full_office_name(material.p.satker),
        material.periode.name.upper(),
        f"NOMOR {(material.rapat and material.rapat.rincian.laporan_nomor) or common.FILL_BY_HAND}",
    )
    sheet = lembar.read_sheet(material, is_printed=True)
    # What the meeting recorded of an area or of the whole stands in the chapters.
    sheet = sheet._replace(rows=[row for row in sheet.rows if row[1][0] in material.langkah])
    annexed = {cells[0] for _, cells in sheet.rows}
    content = [
        *_introduction(material),
        blocks.Heading("B. Kegiatan yang dilaksanakan"),
        *_meeting(material),
        *([] if material.p.rencana_only else [_finished(material, annexed)]),
        *_results(material, annexed),
        *_conclusion(material, annexed),
        blocks.Heading("E. Penutup"),
        blocks.Paragraph(
            say("laporan.penutup", satker=material.p.satker, triwulan=material.periode.name)
        ),
        common.build_office_signature(material),
        *_annexes(material, sheet),
    ]
    return common.build_paper(material, "Laporan Monitoring dan Evaluasi ZI", title, content)


def _introduction(material: Material) -> Iterator[blocks.Block]:
    p = material.p
    end = material.periode.end
    yield blocks.Heading("A. Pendahuluan")
    yield blocks.Heading("1. Umum", 2)
    yield blocks.Paragraph(say("laporan.umum", satker=p.satker, tahun=p.tahun))
    yield blocks.Heading("2. Maksud dan tujuan", 2)
    yield blocks.Paragraph(say("laporan.maksud", triwulan=material.periode.name))
    yield blocks.Heading("3. Ruang lingkup", 2)
    ended = "" if p.posisi == end else f"{material.periode.name} berakhir pada {format_day(end)}; "
    judged = capitalized(f"{ended}keadaannya dinilai per {material.posisi}.")
    yield blocks.Paragraph(say("laporan.lingkup", dinilai=judged))
    yield blocks.Heading("4. Dasar", 2)
    yield blocks.Listing(list_bases(material))


def list_bases(material: Material) -> list[str]:
    """Every basis that is known to be true; where nobody named the plan's decree, its number is
    left to fill in."""
    p = material.p
    r = material.rapat
    bases = [*(material.kop.dasar or [say("laporan.peraturan")])]
    if not any(_DECREE.search(basis) for basis in bases):
        unnamed = (
            f"{p.satker} Nomor {common.FILL_BY_HAND} tentang Penetapan Rencana Aksi "
            "Pembangunan Zona Integritas"
        )
        found = _DECREE.search(material.plan_note)  # as whoever uploaded the plan named it
        bases.append(
            f"{found[0].rstrip('. ')}." if found else f"Keputusan {unnamed} Tahun {p.tahun}."
        )
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {p.satker} Tahun {p.tahun}.")
    if not p.rencana_only:
        bases.append(f"Realisasi rencana aksi yang dilaporkan per {format_day(p.posisi_unggahan)}.")
    if r is not None and r.rincian.undangan_nomor:
        day = f" tanggal {said}" if (said := day_of_letter(r)) else ""
        bases.append(
            f"Surat undangan Nomor {r.rincian.undangan_nomor}{day}, hal {matter_of_letter(r)}."
        )
    return bases


def _meeting(material: Material) -> Iterator[blocks.Block]:
    if material.rapat is None:
        source = (
            "rencana aksi"
            if material.p.rencana_only
            else "realisasi dan bukti dukung yang dilaporkan"
        )
        text = (
            f"Monitoring dan evaluasi dilakukan dengan menelaah {source}, dengan keadaan per "
            f"{material.posisi}."
        )
        yield blocks.Paragraph(text)
        return
    told = "Kehadiran peserta rapat belum dicatat."
    if material.present:
        told = (
            f"Rapat dihadiri {format_number(len(material.present))} orang; daftar hadirnya "
            "dilampirkan."
        )
    if material.changes:
        shown = format_number(count_shown(material))
        told += f" Bukti dan status {shown} langkah dicatat dalam rapat; rinciannya ada di notulen."
    yield blocks.Paragraph("Monitoring dan evaluasi dilaksanakan dalam rapat berikut ini.")
    # what they are of is said in A
    yield common.build_rapat_details(material, material.rapat, has_figures=False)
    yield blocks.Paragraph(told, "left")
    yield from list_remarks(material)


def _finished(material: Material, annexed: set[str]) -> blocks.Table:
    before = material.periode.before
    finished = [
        t for t in material.tenggat if t["status"] == "selesai" and t["selesai_pada"] > before
    ]
    nothing = f"Tidak ada langkah yang dilaporkan selesai sejak {format_day(before)}."
    title = f"Langkah yang selesai pada {material.periode.name}, s.d. {material.posisi}"
    columns = (("Selesai", 38, _when_finished),)
    return _langkah_table(
        material, annexed, finished, title, columns, (9, 44, 34), size=8, empty=nothing
    )


def _langkah_table(
    material: Material,
    annexed: set[str],
    rows: Sequence[Row],
    title: str,
    columns: Sequence[_Column],
    widths: tuple[float, float, float] = (11, 42, 24),
    **look: Any,
) -> blocks.Table:
    """A row for each langkah of these rows: its kode and its words (long ones in short where they
    stand in full in the annex: `annexed`), the columns, and where the plan names anybody its PIC.
    `widths`: of these three."""

    def name_langkah(members: list[Row]) -> str:
        return _name_langkah(members[0], annexed)

    pic: _Column = ("PIC", widths[2], lambda members: members[0]["pic"] or NO_PIC)
    kode: _Column = ("Kode", widths[0], lambda members: members[0]["kode"])
    every = (
        kode,
        ("Langkah aksi", widths[1], name_langkah),
        *columns,
        *([pic] if material.has_pics else []),
    )
    headers, sizes, say = zip(*every, strict=True)
    content = [[of(members) for of in say] for members in by_langkah(rows)]
    alignments: list[blocks.Alignment] = [
        "center" if header == "Jumlah" else "left" for header in headers
    ]
    return blocks.Table(headers, content, sizes, alignments, title=title, **look)


def _name_langkah(row: Row, annexed: set[str]) -> str:
    words = row["langkah_aksi"]
    is_cut = len(words) > lembar.LONG_TEXT and row["kode"] in annexed
    return shorten(words, lembar.SHORTENED) if is_cut else words


def _fold_months(members: list[Row]) -> str:
    return fold_tenggat(t["tenggat"] for t in members)


def _when_finished(members: list[Row]) -> str:
    """Each month with its day, months of which no day was said in one line."""
    alike = group_by(
        members, lambda t: format_day(t["selesai_pada"]) if t["tanggal_selesai"] else _DAY_UNSAID
    )
    return "\n".join(f"{_fold_months(of)}: {said}" for said, of in alike.items())


def _results(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    yield blocks.Heading("C. Hasil yang dicapai")
    yield blocks.Paragraph(material.sentence)
    yield _main_figures(material)
    if material.per_area:
        yield from _all_areas(material)
        yield from _each_area(material, annexed)
    if material.without_target:
        yield blocks.Heading("Belum dapat dinilai", 2)
        yield blocks.Paragraph(
            on_paper(figures.without_target_sentence(material.ringkasan.current)), "left"
        )
        yield _langkah_table(
            material,
            annexed,
            material.without_target,
            "Langkah tanpa target waktu",
            (),
            (14, 66, 24),
        )
    if sentence := figures.without_bukti_sentence(material.ringkasan.current):
        yield blocks.Paragraph(sentence, "left")
    yield from _kesenjangan(material, annexed)
    yield blocks.Heading("Kendala", 2)
    headers = ("Langkah atau area", "Kendala", "Solusi atau tindak lanjut")
    told = lembar.list_every_kendala(material)
    empty = "Tidak ada kendala yang dilaporkan."
    yield blocks.Table(headers, told, (22, 44, 44), title="Kendala dan solusi", empty=empty)


def _main_figures(material: Material) -> blocks.Details:
    counts = material.ringkasan.current
    rencana_only = material.p.rencana_only
    five = figures.five_figures(counts, until=material.p.until, rencana_only=rencana_only)
    langkah = f"dari {format_number(counts.langkah)} langkah"
    labels = {kode: find_term(kode, rencana_only=rencana_only).label for kode in STATUS_TENGGAT}
    counted = [
        *((label, getattr(counts, kode), "target") for kode, label in labels.items()),
        (five["selesai_tanpa_bukti"].label, counts.selesai_tanpa_bukti, "target"),
        ("Tanpa target waktu", counts.tanpa_target, langkah),
        ("Bukti belum disebut", counts.bukti_belum_disebut, langkah),
    ]
    shares = [
        (five[key].label, five[key].text_with_reason) for key in ("capaian", "setahun", "bukti")
    ]
    return blocks.Details(
        [*shares, *((label, f"{format_number(n)} {unit}") for label, n, unit in counted if n)]
    )


def _all_areas(material: Material) -> Iterator[blocks.Block]:
    rencana_only = material.p.rencana_only
    wording = find_term("terlambat", rencana_only=rencana_only).label.lower()
    in_words = []
    for a in material.per_area:
        done = figures.format_capaian(a["capaian_n"], a["capaian_N"])
        proved = figures.format_capaian(a["bukti_n"], a["bukti_N"])
        late = f"{wording} {format_number(a['terlambat'])}"
        said = f"capaian {material.p.until} {done}, {late}, kelengkapan bukti {proved}"
        in_words.append(f"{figures.format_area(a['area'], a['nama_area'])}: {said}")
    yield blocks.Picture(
        draw_capaian_bars(material),
        f"Diagram batang capaian s.d. {material.posisi} per area. {'; '.join(in_words)}.",
        title=f"Capaian s.d. {material.posisi} per area (target selesai dari yang jatuh tempo"
        f"{'' if rencana_only else '; ▲ terlambat'})",
    )
    yield blocks.Picture(
        draw_heatmap(heatmap(material.matrix, rencana_only=rencana_only)),
        f"Peta capaian tahun {material.p.tahun} per area dan bulan jatuh tempo: "
        + ("banyaknya target." if rencana_only else "target selesai dari semua targetnya."),
        title="Target per area dan bulan jatuh tempo"
        if rencana_only
        else (
            "Peta capaian per bulan (▲ terlambat, △ belum dilaporkan, dalam kurung: belum jatuh "
            "tempo)"
        ),
    )
    yield common.build_area_table(material)
    if rows := common.changed_figures(material):
        headers = ("Ukuran", format_day(material.p.posisi_sebelum), format_day(material.p.posisi))
        title = "Dibandingkan dengan akhir triwulan sebelumnya"
        yield blocks.Table(headers, rows, (40, 30, 30), ("left", "center", "center"), title=title)


def _each_area(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    """Each area in a sentence or two, then what is late. Of a plan nobody reported of what is due
    stands in the table of its bukti and in the annex, and a third list would say nothing."""
    rencana_only = material.p.rencana_only
    judged = [a for a in material.per_area if a["capaian_N"]]
    yield blocks.Heading(f"Keadaan tiap area sampai dengan {material.posisi}", 2)
    for a in judged:
        name = figures.format_area(a["area"], a["nama_area"])
        yield blocks.Paragraph(f"{name}: {_area_in_words(material, a)}", after=3)
    if others := [
        figures.format_area(a["area"], a["nama_area"]) for a in material.per_area if a not in judged
    ]:
        yield blocks.Paragraph(f"Belum ada target yang jatuh tempo pada {listed(others)}.")
    if rencana_only or not material.late:
        return

    def lateness(members: list[Row]) -> str:
        return figures.longest_lateness(members, rencana_only=False)

    wording = find_term("terlambat").label.lower()
    columns = (("Tenggat", 18, _fold_months), _COUNT, ("Paling lama", 30, lateness))
    yield _langkah_table(
        material, annexed, material.late, f"Langkah yang {wording}", columns, (12, 40, 34), size=8
    )


def _area_in_words(material: Material, a: Row) -> str:
    if material.p.rencana_only:
        return f"{format_number(a['capaian_N'])} target sudah jatuh tempo menurut rencana."
    due = f"{format_number(a['capaian_N'])} target yang jatuh tempo"
    done = f"belum satu pun dari {due} selesai"
    if a["capaian_n"]:
        done = f"{format_number(a['capaian_n'])} dari {due} sudah selesai"
    late = f"{format_number(a['terlambat'])} target" if a["terlambat"] else "tidak ada yang"
    share = figures.format_percent(a["capaian_n"], a["capaian_N"])
    sentences = [f"{done} ({share}) dan {late} terlambat."]
    if a["bukti_N"]:
        owed = f"{format_number(a['bukti_N'])} yang harus ada"
        present = f"sudah ada {format_number(a['bukti_n'])} dari {owed}"
        if not a["bukti_n"]:
            present = f"belum ada satu pun dari {owed}"
        sentences.append(
            f"Bukti dukungnya {present} ({figures.format_percent(a['bukti_n'], a['bukti_N'])})."
        )
    return " ".join(sentences)


def _kesenjangan(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    yield blocks.Heading("Kesenjangan bukti dukung", 2)
    yield blocks.Paragraph(material.further_kesenjangan_sentence)
    if not material.kesenjangan:
        return
    missing = figures.missing_bukti(rencana_only=material.p.rencana_only)
    yield blocks.Paragraph(_count_groups(material), "left")

    def name_missing(members: list[Row]) -> str:
        when = tenggat_of_bukti(members)
        alike = group_by(when, lambda bukti: fold_tenggat(when[bukti]))
        return "\n".join(f"{', '.join(names)}: {months}" for months, names in alike.items())

    def describe(members: list[Row]) -> str:
        selesai = sum(row["selesai_tanpa_bukti"] for row in members)
        done = f"{format_number(selesai)} dilaporkan selesai" if selesai else ""
        return "; ".join(
            filter(
                None,
                (done, figures.longest_lateness(members, rencana_only=material.p.rencana_only)),
            )
        )

    title = f"Daftar bukti yang {missing}"
    remark: _Column = ("Keterangan", 18, describe)
    has_remarks = any(map(describe, by_langkah(material.kesenjangan)))
    columns = (
        (f"Bukti yang {missing}", 36, name_missing),
        _COUNT,
        *([remark] if has_remarks else []),
    )
    yield _langkah_table(
        material, annexed, material.kesenjangan, title, columns, (12, 34, 32), size=8
    )


def _count_groups(material: Material) -> str:
    """Menurut jenisnya: daftar hadir 9, notulensi 6. Menurut PIC: Sekretaris 4."""
    groups = [("jenis", "jenisnya", "lainnya"), ("pic", "PIC", NO_PIC)]
    sentences = []
    for group, heading, empty in groups if material.has_pics else groups[:1]:
        named = [(row["nilai"] or empty, row["n"]) for row in material.groups[group]]
        named.sort(key=lambda row: row[0].casefold() == "lainnya")  # the rest is named last
        counts = (f"{name} {format_number(count)}" for name, count in named)
        sentences.append(f"Menurut {heading}: {', '.join(counts)}.")
    return " ".join(sentences)


def _conclusion(material: Material, annexed: set[str]) -> Iterator[blocks.Block]:
    yield blocks.Heading("D. Simpulan dan saran")
    yield blocks.Heading("1. Simpulan", 2)
    yield blocks.Paragraph(conclude(material))
    decided = material.decisions
    earlier = material.earlier_tindak_lanjut
    if decided or earlier:
        yield blocks.Heading("2. Tindak lanjut", 2)
    yield from common.decision_tables(material)
    if earlier:
        yield common.build_tindak_lanjut_table(
            earlier, "Tindak lanjut rapat sebelumnya", with_status=True
        )
    yield blocks.Heading(f"{3 if decided or earlier else 2}. Saran", 2)
    yield from build_suggestions(material)
    if material.upcoming:
        yield _upcoming(material, annexed)


def _upcoming(material: Material, annexed: set[str]) -> blocks.Table:
    """The targets of the periode that follows, those of the same months below these."""
    pic, its_width = (("PIC",), (46,)) if material.has_pics else ((), ())
    rows: list[Sequence[str]] = []
    for when, langkah in group_by(by_langkah(material.upcoming), _fold_months).items():
        rows.append((when,))
        rows += [
            (of[0]["kode"], _name_langkah(of[0], annexed), *[of[0]["pic"] or NO_PIC for _ in pic])
            for of in langkah
        ]
    title = f"Target {material.periode.following.name}"
    return blocks.Table(
        ("Kode", "Langkah aksi", *pic), rows, (9, 60, *its_width), title=title, size=8
    )


def _annexes(material: Material, sheet: lembar.Sheet) -> Iterator[blocks.Block]:
    # The long texts that the chapters above have told: kendala and what was agreed.
    said = {
        text
        for row in lembar.list_every_kendala(material)
        for text in row[1:]
        if len(text) > lembar.LONG_TEXT
    }
    yield blocks.PageBreak(is_landscape=True)
    yield blocks.Heading("Lampiran I: Lembar Monev Zona Integritas")
    yield from lembar.build_sheet(material, sheet, said)
    if sheet.has_annex:
        yield blocks.PageBreak(is_landscape=True)
        yield blocks.Heading(f"Lampiran II: {daftar_bukti.NAME}")
        yield from daftar_bukti.build_list(material, sheet.given.values())
    if material.rapat is not None:
        yield blocks.PageBreak(is_landscape=False)
        yield blocks.Heading(f"Lampiran {'III' if sheet.has_annex else 'II'}: Daftar hadir rapat")
        yield common.build_attendance_table(material, is_signed=False)
