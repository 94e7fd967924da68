"""The list of satker: a table to sort and search; on a phone a bar for each.

A row opens its satker.
"""

from functools import partial

from monev.figures import format_capaian, format_number, recap_words
from monev.figures.recap import OfficeFigures, recap_frame, until_of
from monev.figures.recap_pictures import late_words
from monev.ui import looks, page_parts, screen, tables
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks, tenggat_blocks
from monev.ui.looks.block_parts import Bar
from pages.rekap import about
from pages.rekap.about import RecapContent, way_to
from pages.rekap.take_along import offer_message

_COLUMNS = {
    "satker": "Satker",
    "capaian": "Capaian s.d. posisi",
    "terlambat": "Terlambat",
    "bukti": "Bukti",
    "laporan": "Laporan",
    "rencana": "Rencana",
}
"""So few that none is cut on a desk; half a window goes without the last. The files have all."""
_SECOND = {"kedua": "Pemeriksaan kedua"}
_FILE_COLUMNS = _COLUMNS | {
    "rencana": "Rencana sebelum triwulan",
    "bukti": "Kelengkapan bukti",
    "capaian_n": "Selesai",
    "capaian_N": "Jatuh tempo",
    "belum_dilaporkan": "Di antaranya belum dilaporkan",
    "laporan_terakhir": "Laporan terakhir",
}


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the satker that match the search, in the chosen order."""
    found = about.list_rows(content)
    about.show_tools(found)
    if screen.is_narrow():
        shown, last = page_parts.page_of(found, about.ROWS_PER_PAGE)
        bars = blocks.bars("Satker dan capaiannya", [_bar(row) for row in shown])
        looks.show([blocks.group("card", bars, key="daftar")], key="rekap_daftar")
        page_parts.show_pages(last)
    else:
        frame = recap_frame(found)
        columns = _COLUMNS | {"capaian": f"Capaian {until_of(content.offices)}"} | _second(content)
        if screen.layout() == "medium":
            del columns["rencana"]
            columns["capaian"] = "Capaian"  # its day stands above
        tables.show(
            frame,
            columns,
            key="rekap_satker",
            label="Satker dan capaiannya",
            shares=("capaian", "bukti"),
            late=("terlambat",),
            opens=tables.Opens("satker", partial(about.open_office, content)),
        )
    offer_message(ctx, content)


def files(content: RecapContent) -> page_parts.Offered:
    """Return the list as files."""
    frame = recap_frame(about.list_rows(content))
    columns = _FILE_COLUMNS | {"capaian": f"Capaian {until_of(content.offices)}"} | _second(content)
    return tables.files_of(frame, columns, about.file_name(content))


def _second(content: RecapContent) -> dict[str, str]:
    """Return the column of the tier above, if it verified anything."""
    return _SECOND if any(office.second for office in content.offices) else {}


def _bar(row: OfficeFigures) -> Bar:
    counts = row.counts
    if counts is None or row.state == "belum_melapor":
        bare: Bar = {
            "label": row.satker,
            "note": "",
            "parts": [],
            "total": 1,
            "value": recap_words.row_note(row),
        }
        return {**bare, **way_to(row)}
    notes = []
    if counts.belum_dilaporkan:
        notes.append(late_words(counts.terlambat, counts.belum_dilaporkan))
    if counts.bukti_N:
        notes.append(f"bukti {format_capaian(counts.bukti_n, counts.bukti_N)}")
    if row.second:
        notes.append(f"{format_number(row.second)} terverifikasi provinsi/Inspektorat")
    if counts.selesai_tanpa_bukti:
        count = format_number(counts.selesai_tanpa_bukti)
        notes.append(f"{count} selesai, bukti belum lengkap")
    notes += [recap_words.row_note(row), f"laporan {recap_words.age_words(row)}"]
    return {
        "label": row.satker,
        "note": " · ".join(filter(None, notes)),
        **tenggat_blocks.capaian_bar(counts._asdict()),
        **way_to(row),
    }
