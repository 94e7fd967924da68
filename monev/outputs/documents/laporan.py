"""Gathers Laporan Monitoring dan Evaluasi. Every figure comes from monev.figures.

Its five chapters are those of a laporan in PermenPANRB 80/2012 (docs/naskah-dinas.md).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.statuses import UNCOUNTED
from monev.core.text import NO_PIC, capitalized, joined, listed, shared_pics_note
from monev.figures import NO_VALUE, format_number
from monev.figures.evidence import by_langkah
from monev.figures.rows import LangkahPlace, TenggatRow
from monev.figures.told import counted
from monev.outputs import say
from monev.outputs.documents import common, lembar
from monev.outputs.documents.material import Material, on_paper
from monev.outputs.documents.notulen import tell_meeting
from monev.outputs.documents.undangan import day_of_letter, matter_of_letter
from monev.outputs.letterhead import full_office_name

_DECREE = re.compile(r"\b(Keputusan|SK)\b.*", re.DOTALL)


def build(material: Material) -> dict[str, object]:
    """Return what the template needs, of a rencana at a posisi and of its meeting."""
    view = material.view
    counts = material.ringkasan.current
    end = material.periode.end
    number = material.rapat and material.rapat.laporan_nomor
    number = number or common.left_open(material, "nomor_naskah")
    ended = (
        "" if view.posisi == end else f"{material.periode.name} berakhir pada {format_day(end)}; "
    )
    caught_up = [row["kode_tampil"] for row in material.tenggat if material.was_done_after(row)]
    unproven = [row["kode_tampil"] for row in material.langkah.values() if not row["dokumen"]]
    late = [row for row in material.late if row["status"] == "terlambat"]
    scope, sheet = lembar.printed(material)
    opening = on_paper(figures.opening_remark(view))
    return {
        "nama": "Laporan Monitoring dan Evaluasi ZI",
        "judul": (
            "LAPORAN MONITORING DAN EVALUASI",
            "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
            full_office_name(view.satker),
            material.periode.name.upper(),
            f"NOMOR {number}",
        ),
        "nomor": number,
        "hari": common.day_of_paper(material),
        "dinilai": capitalized(
            f"{ended}keadaannya dinilai per {material.posisi}, selanjutnya disebut posisi."
        ),
        "dasar": list_bases(material),
        "rincian": material.rapat
        and [("Acara", material.rapat.judul), *common.rapat_details(material)],
        "pembuka": opening,
        "disusul": listed(dict.fromkeys(caught_up)) if caught_up else "",
        "berubah": common.changed_figures(material),
        "tidak_berlaku": _uncounted(material),
        "terlambat": _langkah(material, late, common.fold_months, partial(_states, material)),
        "belum_dilaporkan": _unreported(material),
        "tanpa_target": _langkah(material, material.without_target),
        "tanpa_target_kalimat": on_paper(figures.without_target_sentence(counts)),
        "tanpa_bukti": figures.without_bukti_sentence(counts, unproven),
        "kurang": _lacking(material),
        "simpulan": material.sentence.removeprefix(opening).strip(),
        "hasil": _stated_results(material),
        "kendala": lembar.list_every_kendala(material),
        **tell_meeting(material),
        "tanda_tangan": common.signatures_of_report(material),
        "lingkup": scope,
        "lembar": sheet,
    }


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
            named, comma, more = found[0].partition(",")
            title = "" if "tentang" in found[0].lower() else f" tentang {common.FILL_BY_HAND}"
            decree = f"{named}{title}{comma}{more}"
        bases.append(decree)
    bases.append(f"Rencana Aksi Pembangunan Zona Integritas {view.satker} Tahun {view.tahun}")
    given = material.before.view  # what the meeting itself recorded is no report that it rests on
    if not given.rencana_only:
        reported = format_day(given.hari)
        bases.append(f"Realisasi rencana aksi yang dilaporkan per {reported}")
    if rapat is not None and rapat.undangan_nomor:
        letter = f"Surat undangan Nomor {rapat.undangan_nomor}"
        if day := day_of_letter(rapat):
            letter += f" tanggal {day}"
        bases.append(f"{letter}, hal {matter_of_letter(rapat)}")
    bases = [base.rstrip(" .;") for base in bases]
    return [*(f"{base};" for base in bases[:-1]), f"{bases[-1]}."]


def _langkah(
    material: Material, rows: Sequence[LangkahPlace], *columns: Callable[..., str]
) -> list[Sequence[str]]:
    """List each langkah with kode, words, the columns, and PIC if the plan names anybody."""
    told: list[Sequence[str]] = []
    for members in by_langkah(rows):
        first = members[0]
        row = [first["kode_tampil"], first["langkah_aksi"], *(tell(members) for tell in columns)]
        told.append([*row, first["pic"] or NO_PIC] if material.has_pics else row)
    return told


def _uncounted(material: Material) -> str:
    """Name what was called off, each with its reason; "" for none."""
    rows = [row for row in material.tenggat if row["status"] in UNCOUNTED]
    named = []
    for (kode, reason), alike in group_by(rows, itemgetter("kode", "kendala")).items():
        why = f" ({reason})" if reason else ""
        named.append(f"{material.shown(kode)}, {common.fold_months(alike)}{why}")
    if not rows:
        return ""
    count = counted("target", tidak_berlaku=len(rows))
    return f"Sebanyak {count} dan tidak dihitung: {'; '.join(named)}."


def _unreported(material: Material) -> str:
    """Count what nobody reported of, and with whom it lies; the annex has its rows.

    Of a plan alone that is everything, which the chapter says first.
    """
    rows = [row for row in material.late if row["status"] == "belum_dilaporkan"]
    if material.rencana_only or not rows:
        return ""
    counts = Counter(
        (row["pic"] or NO_PIC) if material.has_pics else f"Area {row['area']}" for row in rows
    )
    count = counted("target", belum_dilaporkan=len(rows))
    return f"Sebanyak {count}: {_count_each(counts.items())}. Rinciannya ada di Lampiran I."


def _count_each(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({format_number(count)})" for name, count in counts)


def _states(material: Material, rows: Sequence[TenggatRow]) -> str:
    """Say the state of late targets of a langkah, with their months where it differs."""

    by_state = group_by(rows, lambda row: (row["selesai_kemudian"], material.is_own(row)))
    lines = []
    for alike in by_state.values():
        when = f" ({common.fold_months(alike)})" if len(by_state) > 1 else ""
        _, *told = common.state_of(material, alike)
        lines.append(joined(*told, by=", ") + when)
    return "\n".join(lines)


def _stated_results(material: Material) -> list[tuple[str, str, str]]:
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
    return rows


def _lacking(material: Material) -> list[str]:
    """Count the missing bukti, then by kind and PIC: Menurut jenisnya: Daftar hadir (9), SK (6).

    How many are there stands in the table of areas.
    """
    if not material.kesenjangan:
        return [material.lacking]
    sentences = []
    for group, heading, empty in (("jenis", "jenisnya", "lainnya"), ("pic", "PIC", NO_PIC)):
        if group == "pic" and not material.has_pics:
            continue
        named = [
            (row["nilai"] or empty, row["n"])
            for row in figures.group_kesenjangan(material.kesenjangan, group)
        ]
        named.sort(key=lambda row: row[0].casefold() == "lainnya")  # last
        note = shared_pics_note(row["pic"] for row in material.kesenjangan)
        aside = f" ({note})" if note and group == "pic" else ""
        sentences.append(f"Menurut {heading}{aside}: {_count_each(named)}.")
    return [material.lacking, " ".join(sentences)]
