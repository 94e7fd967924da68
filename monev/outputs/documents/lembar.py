"""Lembar Monev ZI of a triwulan: each tenggat with its target, realisasi, bukti, kendala and tindak
lanjut."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.core.dates import fold_tenggat, format_day, format_short_day
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import shorten
from monev.database import Row
from monev.figures import NO_VALUE
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import only_decided
from monev.outputs.documents import blocks, daftar_bukti
from monev.outputs.documents.common import build_paper, build_signature, kendala_cells, merge_places
from monev.outputs.documents.material import Material
from monev.outputs.letterhead import full_office_name

_HEADINGS = (
    "Kode",
    "Langkah aksi",
    "Target",
    "Realisasi",
    "Bukti dukung",
    "Kendala",
    "Tindak lanjut",
)
# of the first four columns, and of all
_WIDTHS = (9, 36, 18, 24)
_WHOLE_WIDTH = 180
# of kendala and tindak lanjut: of one without a word, with few, with many
_REMARK_WIDTHS = (
    11,
    22,
    28,
)
_SHEET_HEADINGS = ("Kode", "Area", "Langkah aksi", "PIC", *_HEADINGS[2:])
_SHEET_WIDTHS = (10, 16, 38, 18, 16, 18, 42, 26, 28)
_PIC = "\nPIC: "
_Given = Mapping[tuple[str, str, str], daftar_bukti.ListedBukti]
# letters: a text from so many on stands in full just once; what is left of it elsewhere
LONG_TEXT = 150
SHORTENED = 60


def build(material: Material) -> blocks.Manuscript:
    """The sheet as a document, lying; the list of bukti as its annex."""
    sheet = read_sheet(material, is_printed=True)
    content = [
        blocks.Paragraph(material.sentence),
        *build_sheet(material, sheet),
        build_signature(material),
    ]
    if sheet.has_annex:
        annex = daftar_bukti.build_list(material, sheet.given.values())
        content += [
            blocks.PageBreak(is_landscape=True),
            blocks.Heading(f"Lampiran: {daftar_bukti.NAME}"),
            *annex,
        ]
    return _as_paper(material, content)


def _as_paper(material: Material, content: Sequence[blocks.Block]) -> blocks.Manuscript:
    when = f"{material.periode.name.upper()}, POSISI {material.posisi.upper()}"
    title = ("LEMBAR MONEV ZONA INTEGRITAS", full_office_name(material.p.satker), when)
    return build_paper(material, "Lembar Monev ZI", title, content)._replace(is_landscape=True)


class Sheet(NamedTuple):
    """What the sheet is made of: the bukti that were given of its tenggat, as its annex numbers
    them, and its rows, the area's name and the cells of each."""

    given: _Given
    rows: list[tuple[str, list[str]]]

    @property
    def has_annex(self) -> bool:
        """Whether more is known of any of them than that it is there."""
        return any(each.is_told for each in self.given.values())


def read_sheet(material: Material, *, is_printed: bool = False) -> Sheet:
    """Both, to be worked out once for a paper. `is_printed`: months of a langkah that differ only
    in how far they have come are one row."""
    selected = select_tenggat(material)
    given = _list_given(material, selected)
    return Sheet(given, _list_rows(material, selected, given, is_printed=is_printed))


def _list_given(material: Material, selected: Sequence[Row]) -> _Given:
    places = ((t["kode"], t["tenggat"]) for t in selected)
    rows = chain.from_iterable(material.bukti.get(place, []) for place in places)
    return daftar_bukti.list_bukti([*filter(daftar_bukti.is_given, rows)])


def build_sheet(
    material: Material, sheet: Sheet, said: set[str] | None = None
) -> tuple[blocks.Paragraph, blocks.Table]:
    """What the sheet covers, and its table: the name of an area by itself, then its tenggat and
    what the meeting recorded of it. `said`: long texts that stand elsewhere in the same paper."""
    scope, empty = _scope(material, sheet)
    rows: list[Sequence[str]] = []
    told = said or set()
    before = ("", "")
    for heading, each in sheet.rows:
        cells = [*each]
        if heading != before[0]:
            rows.append((heading,))
        elif cells[0] == before[1]:  # the next month of the langkah above
            cells[1:3] = "", cells[2].partition("\n")[0]
        before = heading, cells[0]
        rows += _say_once(cells, told)
    return blocks.Paragraph(scope, "left", size=9), blocks.Table(
        _HEADINGS, rows, _share_width(rows), size=8, empty=empty
    )


def _share_width(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The widths of the columns: the remarks take what they need, bukti the rest."""
    remarks = []
    for column in (5, 6):
        longest = max((len(row[column]) for row in rows if len(row) > column), default=0)
        remarks.append(_REMARK_WIDTHS[(longest > 1) + (longest > SHORTENED)])
    return (*_WIDTHS, _WHOLE_WIDTH - sum(_WIDTHS) - sum(remarks), *remarks)


def _scope(material: Material, sheet: Sheet) -> tuple[str, str]:
    """What the sheet covers, and what it says where that is nothing."""
    periode = material.periode.name
    rencana_only = material.p.rencana_only
    covers = (
        f"Memuat target yang jatuh tempo pada {periode} dan target sebelumnya yang belum selesai."
    )
    if not rencana_only:
        covers = (
            f"Memuat target yang jatuh tempo pada {periode}, serta semua target lain yang "
            "terlambat atau yang selesai "
            "dengan bukti yang belum lengkap."
        )
    if sheet.has_annex:
        covers += f" Nomor bukti menunjuk lampiran {daftar_bukti.NAME}."
    if sentence := daftar_bukti.unplaced_sentence(sheet.given.values()):
        covers += f" {sentence}"
    nothing = f"Tidak ada target yang jatuh tempo pada {periode}"
    return (
        covers,
        f"{nothing} atau sebelumnya." if rencana_only else f"{nothing}, dan tidak ada tunggakan.",
    )


def write(material: Material, form: str) -> bytes:
    """The sheet as a workbook: each row complete, so that it can be sorted and filtered."""
    # here: openpyxl takes 0.1 s that Word and PDF need nothing of
    from monev.outputs.documents.excel import (
        to_xlsx,
    )

    sheet = read_sheet(material)
    scope, empty = _scope(material, sheet)
    sentences = [blocks.Paragraph(text) for text in (material.sentence, scope, NOT_LKE)]
    rows = [_sheet_row(area, cells) for area, cells in sheet.rows]
    table = blocks.Table(_SHEET_HEADINGS, rows, _SHEET_WIDTHS, empty=empty)
    paper = _as_paper(material, [*sentences, table, build_signature(material)])
    annex = daftar_bukti.build_sheet(material, sheet.given.values())
    return to_xlsx("Lembar Monev", paper, annex)


def _sheet_row(area: str, cells: list[str]) -> list[str]:
    kode, langkah, *rest = cells
    words, _, pic = langkah.partition(_PIC)
    return [kode, area, words, pic, *rest]


def select_tenggat(material: Material) -> list[Row]:
    """The tenggat that fall due in the periode, and all others that are late or done without all of
    their bukti."""
    before = material.periode.before
    end = material.periode.end
    return [
        t
        for t in material.tenggat
        if before < t["jatuh_tempo"] <= end
        or t["status"] == "terlambat"
        or t["selesai_tanpa_bukti"]
    ]


def list_reported_kendala(material: Material) -> list[tuple[str, str, str]]:
    """Langkah, kendala and what the office does about it, of the periode's open tenggat; the same
    words stand once."""
    told = group_by(_with_kendala(material), itemgetter("kode", "kendala", "tindak_lanjut"))
    return merge_places(
        (f"{kode}, {fold_tenggat(t['tenggat'] for t in of)}", kendala, follows or NO_VALUE)
        for (kode, kendala, follows), of in told.items()
    )


def list_every_kendala(material: Material) -> list[tuple[str, str, str]]:
    """Those, and what else the meeting wrote down: place, kendala, and its solusi or what is done
    about it."""
    told = {(t["kode"], t["tenggat"], t["kendala"]) for t in _with_kendala(material)}
    others = (
        row for row in material.kendala if (row["kode"], row["tenggat"], row["kendala"]) not in told
    )
    return merge_places([*list_reported_kendala(material), *map(kendala_cells, others)])


def _with_kendala(material: Material) -> list[Row]:
    is_open = (
        t for t in select_tenggat(material) if t["status"] not in ("selesai", "tidak_berlaku")
    )
    return [t for t in is_open if t["kendala"]]


def _list_rows(
    material: Material, selected: Sequence[Row], given: _Given, *, is_printed: bool
) -> list[tuple[str, list[str]]]:
    """Every row of the sheet, the area's name and its cells: an area's tenggat, then what the
    meeting recorded of the area itself and of langkah that are not due; last what is of the whole
    plan."""
    first = {t["kode"]: t["tenggat"] for t in reversed(selected)}
    recorded = [*_list_recorded(material, {(t["kode"], t["tenggat"]) for t in selected})]
    rows: list[tuple[str, list[str]]] = []
    areas = [(a["area"], figures.format_area(a["area"], a["nama_area"])) for a in material.per_area]
    for area, name in [*areas, ("", "Umum")]:
        of_area = [t for t in selected if t["area"] == area]
        told = (
            (t, _list_cells(material, t, given, is_first=first[t["kode"]] == t["tenggat"]))
            for t in of_area
        )
        rows += [(name, cells) for cells in _fold_months(material, told, is_printed=is_printed)]
        rows += [(name, cells) for whose, cells in recorded if whose == area]
    return rows


def _fold_months(
    material: Material, told: Iterable[tuple[Row, list[str]]], *, is_printed: bool
) -> Iterator[list[str]]:
    """The cells of tenggat, those of a langkah that follow each other and stand alike in one row;
    in print also those that differ only in how far they have come."""
    compared = 4 if is_printed else 3  # the first column that must be alike
    for (kode, *rest), of in groupby(told, key=lambda each: (each[1][0], *each[1][compared:])):
        members = [*of]
        when = fold_tenggat(t["tenggat"] for t, _ in members)
        realisasi = [_describe_months(material, members)] if is_printed else []
        yield [
            kode,
            members[0][1][1],
            _join([when, material.langkah[kode]["target_capaian"]]),
            *realisasi,
            *rest,
        ]


def _describe_months(material: Material, members: Sequence[tuple[Row, list[str]]]) -> str:
    """How far each month has come, those that are late together; without its name where all stand
    alike."""
    rencana_only = material.p.rencana_only

    def tell(t: Row, cells: list[str]) -> str:
        return (
            cells[3].partition("\n")[0]
            if t["status"] == "terlambat" and not rencana_only
            else cells[3]
        )

    alike = group_by(members, lambda each: tell(*each))
    lines = []
    for said, of in alike.items():
        rows = [t for t, _ in of]
        text = of[0][1][3] if len(of) == 1 else said
        if len(of) > 1 and rows[0]["status"] == "terlambat" and not rencana_only:
            longest = figures.longest_lateness(rows, rencana_only=False)
            text = f"{said}\n{'paling lama ' if longest[0].isdigit() else ''}{longest}"
        lines.append(
            f"{text} ({fold_tenggat(t['tenggat'] for t in rows)})" if len(alike) > 1 else text
        )
    return "\n".join(lines)


def _list_recorded(
    material: Material, shown: set[tuple[str, str]]
) -> Iterator[tuple[str, list[str]]]:
    """What the meeting recorded of what is not `shown` (kode, tenggat): its area ("" for none) and
    the cells."""

    def place_of(said: Row) -> tuple[str, str]:
        kode = said["kode"]
        return (
            (material.langkah[kode]["area"], kode)
            if kode in material.langkah
            else (said["area"] or "", "")
        )

    for (area, kode), of in group_by(_recorded_beside(material, shown), place_of).items():
        what = (
            material.langkah[kode]["langkah_aksi"]
            if kode
            else f"Seluruh {'area' if area else 'rencana'}"
        )
        said = (_join((each[column] for each in of), NO_VALUE) for column in ("kendala", "solusi"))
        yield area, [kode or area or NO_VALUE, what, *[NO_VALUE] * 3, *said]


def _recorded_beside(material: Material, shown: set[tuple[str, str]]) -> Iterator[Row]:
    kodes = {kode for kode, _ in shown}
    for note in material.notes:
        if note["kode"] not in kodes or (
            note["tenggat"] and (note["kode"], note["tenggat"]) not in shown
        ):
            yield note
    for decision in material.decisions:
        if decision["kode"] not in kodes:
            yield decision | {"kendala": "", "solusi": _decision_in_words(decision)}


def _decision_in_words(decision: Row) -> str:
    who = f"{decision['pic']}, {format_short_day(decision['batas'])}"
    return f"{decision['uraian']} ({who}){only_decided(decision)}"


def _say_once(cells: list[str], said: set[str]) -> Iterator[Sequence[str]]:
    """A row in which a long text is shortened where it stood before; a long langkah stands above,
    over all columns."""
    kode, langkah, *rest = cells
    words, _, pic = langkah.partition(_PIC)
    if len(words) > LONG_TEXT:
        by = f" PIC: {pic}" if pic else ""
        if words not in said:
            yield (f"Langkah {kode}: {words.rstrip('.')}.{by}",)
            langkah = ""
        else:
            langkah = f"{shorten(words, SHORTENED)}\n{by.strip()}".strip()
        said.add(words)
    result = [kode, langkah]
    for text in rest:
        lines = [shorten(line, SHORTENED) if line in said else line for line in text.split("\n")]
        said.update(line for line in lines if len(line) > LONG_TEXT)
        result.append("\n".join(lines))
    yield result


def _list_cells(material: Material, t: Row, given: _Given, *, is_first: bool) -> list[str]:
    """The seven cells of one tenggat. What was recorded of its langkah as a whole stands with the
    first one."""
    kode = t["kode"]
    tenggat = t["tenggat"]
    belongs = (None, tenggat) if is_first else (tenggat,)
    notes = [note for note in material.notes if note["kode"] == kode and note["tenggat"] in belongs]
    agreed = [
        _decision_in_words(decision)
        for decision in material.decisions
        if decision["kode"] == kode and is_first
    ]
    return [
        kode,
        blocks.clean_text(t["langkah_aksi"])
        + (f"{_PIC}{blocks.clean_text(t['pic'])}" if t["pic"] else ""),
        "",  # its months: `_fold_months`
        _describe_realisasi(t, rencana_only=material.p.rencana_only),
        _describe_bukti(material, t, given),
        _join([t["kendala"], *(note["kendala"] for note in notes)], NO_VALUE),
        _join([t["tindak_lanjut"], *(note["solusi"] for note in notes), *agreed], NO_VALUE),
    ]


def _describe_realisasi(t: Row, *, rencana_only: bool) -> str:
    """How a tenggat stands: its status, since when, how late."""
    status = figures.tenggat_term(t, rencana_only=rencana_only).mark_and_label
    late = figures.describe_lateness(t, rencana_only=rencana_only)
    if t["selesai_pada"] and not t["tanggal_selesai"]:
        return f"{status}\n{completion_in_words(t)}"  # how late is not known of the day of a report
    return _join([f"{status}, {completion_in_words(t)}" if t["selesai_pada"] else status, late])


def completion_in_words(t: Row) -> str:
    """When what is done was done; without a day said, as of when it was reported so, never an
    invented day."""
    day = format_day(t["selesai_pada"])
    return day if t["tanggal_selesai"] else f"dilaporkan selesai per {day}"


def _describe_bukti(material: Material, t: Row, given: _Given) -> str:
    if t["status"] == "tidak_berlaku":  # its bukti count nowhere, so none is said to be missing
        return NO_VALUE
    told: list[tuple[str, str, daftar_bukti.ListedBukti | None]] = []
    for bukti in material.bukti.get((t["kode"], t["tenggat"]), []):
        status = figures.describe_bukti_status(
            STATUS_BUKTI[bukti["status"]], rencana_only=material.p.rencana_only
        )
        each = given.get((t["kode"], t["tenggat"], bukti["bukti"]))
        in_words = f"{'✓' if bukti['hadir'] else '–'} {{}}: {status}"
        told.append((in_words, bukti["bukti"], each if each and each.is_told else None))
    lines = [figures.format_capaian(t["bukti_n"], t["bukti_N"])]
    # Those of which the same is said are one line.
    for (in_words, short), of in group_by(
        told, lambda each: (each[0], each[2].short if each[2] else None)
    ).items():
        listed = [each for _, _, each in of if each]
        where = [daftar_bukti.name_numbers(listed), *([short] if short else [])] if listed else []
        names = ", ".join(name for _, name, _ in of)
        lines.append(in_words.format(names) + (f" ({': '.join(where)})" if where else ""))
    return "\n".join(lines)


def _join(lines: Iterable[str | None], empty: str = "") -> str:
    return "\n".join(dict.fromkeys(blocks.clean_text(line) for line in lines if line)) or empty
