"""The lines of a quarter as the browser draws them: each target with its report and its
documents."""

from collections.abc import Callable, Iterable, Iterator

from monev import figures
from monev.core.dates import format_tenggat
from monev.core.file_references import files_of, is_web_address, words_of
from monev.core.statuses import BUKTI_PRESENT, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import NO_PIC, shorten
from monev.evidence_files.files import known_files
from monev.evidence_files.link_check import links_in
from monev.figures.quarter_report import Document, QuarterReport, ReportLine
from monev.ui import looks
from monev.ui.context import Context
from monev.ui.looks.screen_parts import DocumentWay, ReportedDocument, ReportHeading
from monev.ui.looks.screen_parts import ReportLine as LineItem
from monev.ui.page_table import LAPOR
from pages.lapor import acts

_LONGEST = 160
"""The most letters of a langkah that a line shows."""


def id_of(kode: str, tenggat: str) -> str:
    """Return the id of a line, used by page and browser."""
    return f"{kode} {tenggat}"


def blocks_of(
    ctx: Context,
    report: QuarterReport,
    wants: Callable[[ReportLine], bool],
    *,
    with_earlier: bool,
    may_report: bool,
) -> list[LineItem | ReportHeading]:
    """Return the lines that match the filters under the headings of their areas, then the earlier
    ones."""
    known = known_files(ctx.db, ctx.view.satker)
    result: list[LineItem | ReportHeading] = [
        *_of_areas(ctx, filter(wants, report.lines), known, may_report=may_report)
    ]
    earlier = [*filter(wants, report.earlier)] if with_earlier else []
    if earlier:
        result.append({"heading": "Belum tuntas dari triwulan sebelumnya", "id": "sebelumnya"})
        result += [_line(ctx, line, known, may_report=may_report) for line in earlier]
    return result


def _of_areas(
    ctx: Context, lines: Iterable[ReportLine], known: frozenset[str], *, may_report: bool
) -> Iterator[LineItem | ReportHeading]:
    area = None
    for line in lines:
        if line.area != area:
            area = line.area
            yield {"heading": figures.format_area(area, line.area_name), "id": f"area {area}"}
        yield _line(ctx, line, known, may_report=may_report)


def _line(ctx: Context, line: ReportLine, known: frozenset[str], *, may_report: bool) -> LineItem:
    name = id_of(line.kode, line.tenggat)
    return {
        "id": name,
        "kode": line.kode,
        "tenggat": line.tenggat,
        "text": shorten(line.langkah_aksi, _LONGEST),
        "pic": shorten(line.pic or NO_PIC),
        "when": format_tenggat(line.tenggat).removesuffix(f" {ctx.view.tahun}"),
        "href": looks.same_page(LAPOR, langkah=line.kode, target=line.tenggat),
        "report": line.laporan,
        "state": ""
        if line.laporan in ("", "belum", "proses", "selesai")
        else STATUS_LAPORAN[line.laporan],
        "done": line.tanggal_selesai.isoformat() if line.tanggal_selesai else "",
        "note": line.kendala,
        "documents": [_document(document, known) for document in line.documents],
        "undo": acts.has_undo(name),
        "open": may_report,
    }


def _document(document: Document, known: frozenset[str]) -> ReportedDocument:
    """Return a document as a tick with its links. `fixed`: a reporter may no longer change it."""
    words = words_of(document.tautan)
    ways: list[DocumentWay] = [
        {"mark": "↗", "text": link, "href": link} for link in links_in(words)
    ]
    for file in files_of(document.tautan):
        here: DocumentWay = {"mark": "▤", "text": file.name}
        if file.sha256 in known:
            here["href"] = file.path
        ways.append(here)
    says_more = document.status not in ("belum_ada", "ada")
    return {
        "name": document.name,
        "status": document.status,
        "link": document.tautan,
        "on": document.status in BUKTI_PRESENT,
        "fixed": document.status in ("terverifikasi", "tidak_berlaku"),
        "state": STATUS_BUKTI[document.status].lower() if says_more else "",
        "note": " · ".join(
            filter(None, ("" if is_web_address(words) else words, document.catatan))
        ),
        "ways": ways,
    }
