"""Builds the values for the fields of an office's own Word template (`template_fields`)."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from monev.core.dates import format_day, format_tenggat, format_weekday
from monev.core.records import JsonObject
from monev.core.statuses import STATUS_TENGGAT
from monev.core.text import NO_PIC
from monev.figures import describe_lateness, five_figures, format_number
from monev.figures.heatmap import heatmap
from monev.figures.rows import BuktiRow, TenggatRow
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import (
    BAHASAN,
    STATUS_TINDAK_LANJUT,
    RapatDetails,
    kehadiran_in_words,
    only_decided,
    result_in_words,
)
from monev.meeting.things import AttendeeRow, FollowUpRow, RemarkRow
from monev.outputs.documents import common, undangan
from monev.outputs.documents.blocks import Signatory, clean_text
from monev.outputs.documents.laporan import list_bases
from monev.outputs.documents.lembar import list_reported_kendala, read_sheet
from monev.outputs.documents.material import Material, name_area
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.documents.template_fields import INNER, written_names
from monev.outputs.documents.texts import describe_suggestion, list_agenda_items, list_suggestions
from monev.reading.vocabulary.template_names import SIMULATION_TEXT


def build_field_values(material: Material) -> bytes:
    """Build the value of every name in braces, as JSON.

    It is a text, a picture as base64, or the rows of a list.
    """
    current = material.ringkasan.current
    five = five_figures(current)
    drawn = heatmap(material.matrix, rencana_only=material.rencana_only)
    values = {
        "satker": material.view.satker,
        "tahun": material.view.tahun,
        "triwulan": material.periode.name,
        "triwulan_berikut": material.periode.following.name,
        "posisi": material.posisi,
        "unggahan": material.view.unggahan,
        "simulasi": SIMULATION_TEXT if material.view.simulasi else "",
        "konsep": common.draft_mark(material),
        "bukan_lke": NOT_LKE,
        "kalimat": material.sentence,
        "kalimat_kesenjangan": material.kesenjangan_sentence,
        "capaian_posisi": five["capaian"].text,
        "capaian_setahun": five["setahun"].text,
        "kelengkapan_bukti": five["bukti"].text,
        "jumlah_langkah": format_number(current.langkah),
        "tanpa_target": format_number(current.tanpa_target),
        **{kode: format_number(getattr(current, kode)) for kode in STATUS_TENGGAT},
        "selesai_tanpa_bukti": five["selesai_tanpa_bukti"].text,
        "jumlah_kesenjangan": format_number(len(material.kesenjangan)),
        "jumlah_hadir": format_number(len(material.present)),
        "gambar_capaian": _encode_png(draw_capaian_bars(material)),
        "gambar_peta": _encode_png(draw_heatmap(drawn)),
        "logo": _encode_png(material.kop.logo or b""),
        "kop": _attributes(material.kop, INNER["kop"]) | {"baris": "\n".join(material.kop.baris)},
        "dasar": common.number_lines(list_bases(material)),
        "agenda": common.number_lines(list_agenda_items(material)),
        "rekomendasi": common.number_lines(map(describe_suggestion, list_suggestions(material))),
        **_meeting_fields(material),
    }
    by_written_name: JsonObject = {}
    for field, value in values.items():
        if isinstance(value, dict):
            for inner, text in value.items():
                by_written_name[f"{field}.{inner}"] = clean_text(text)
        else:
            by_written_name[field] = clean_text(value)
    for listing, rows in _lists(material).items():
        names = written_names(listing)
        by_written_name[listing] = []
        for number, cells in enumerate(rows, start=1):
            row = map(clean_text, (number, *cells))
            by_written_name[listing].append(dict(zip(names, row, strict=True)))
    return json.dumps(by_written_name, ensure_ascii=False).encode("utf-8", "replace")


def _attributes(of: object, names: Iterable[str]) -> dict[str, str]:
    return {name: getattr(of, name) for name in names}


def _meeting_fields(material: Material) -> dict[str, str | dict[str, str]]:
    rapat = material.rapat
    office = common.build_signature(material)
    leader = recorder = office.signatories[0]
    addressees: list[str] = []
    copies: list[str] = []
    details = RapatDetails()
    about = dict.fromkeys(INNER["rapat"], "")
    day = matter = ""
    if rapat is not None:
        leader, recorder = common.build_signature(material, notulis=True).signatories
        addressees = undangan.list_addressees(material)
        copies = undangan.list_copies(material)
        details = rapat.rincian
        day = undangan.day_of_letter(rapat)
        matter = undangan.matter_of_letter(rapat)
        about |= _attributes(rapat, ("judul", "tempat", "pemimpin", "notulis"))
        about["hari_tanggal"] = format_weekday(rapat.tanggal)
        about["pukul"] = common.hours_in_words(rapat)
        about["perbaikan"] = rapat.correction
    return {
        "rapat": about,
        "tempat_tanggal": office.place_and_day,
        "penanda_tangan": _signing(office.signatories[0]),
        "pemimpin": _signing(leader),
        "notulis": _signing(recorder),
        # Unknown values are left to fill in by hand, or are as usual in letters.
        "undangan": {
            "nomor": details.undangan_nomor or common.FILL_BY_HAND,
            "tanggal": day or common.FILL_BY_HAND,
            "sifat": details.undangan_sifat or "Biasa",
            "lampiran": details.undangan_lampiran or undangan.describe_annex(addressees),
            "hal": matter,
            "acara": details.acara or about["judul"],
        },
        "yth": common.number_lines(addressees),
        "tembusan": common.number_lines(copies),
    }


def _signing(who: Signatory) -> dict[str, str]:
    return {"jabatan": who.role, "nama": who.name, "keterangan": who.info}


def _lists(material: Material) -> dict[str, Iterable[Sequence[str]]]:
    """List the rows of every list, with cells in the order of `INNER`."""
    areas = {}
    cells_of_areas = []
    for area in material.per_area:
        name = name_area(area)
        areas[area["area"]] = name
        cells_of_areas.append(common.area_row(name, area["langkah"], area))

    def name_langkah(row: TenggatRow | BuktiRow) -> tuple[str, str, str]:
        return row["kode"], row["langkah_aksi"], format_tenggat(row["tenggat"])

    def end(row: TenggatRow | BuktiRow) -> tuple[str, str]:
        return describe_lateness(row, rencana_only=material.rencana_only), row["pic"] or NO_PIC

    def late(row: TenggatRow) -> Sequence[str]:
        return (row["area"], *name_langkah(row), *end(row))

    def lacking(row: BuktiRow) -> Sequence[str]:
        return (row["area"], *name_langkah(row), row["bukti"], row["jenis_bukti"], *end(row))

    def upcoming(row: TenggatRow) -> Sequence[str]:
        return (*name_langkah(row), row["pic"] or NO_PIC)

    def invited(guest: AttendeeRow) -> Sequence[str]:
        return guest["nama"], guest["jabatan"], kehadiran_in_words(guest)

    def remark(said: RemarkRow) -> Sequence[str]:
        area = areas.get(said["area"] or "", said["area"]) or "Umum"
        return BAHASAN[said["jenis"]], area, said["isi"]

    return {
        "area": cells_of_areas,
        "lembar": [(area.partition(" ")[0], *cells) for area, cells in read_sheet(material).rows],
        "tenggat_terlambat": map(late, material.late),
        "target_berikut": map(upcoming, material.upcoming),
        "kesenjangan": map(lacking, material.kesenjangan),
        "hadir": map(itemgetter("nama", "jabatan"), material.present),
        "peserta": map(invited, material.attendance),
        "bahasan": map(remark, material.remarks),
        "kendala": common.build_kendala_table(material).rows,
        "kendala_dilaporkan": list_reported_kendala(material),
        "keputusan": _follow_up_cells(material.decisions),
        "tindak_lanjut_lalu": _follow_up_cells(material.earlier_tindak_lanjut),
    }


def _follow_up_cells(follow_ups: list[FollowUpRow]) -> Iterator[Sequence[str]]:
    for row in follow_ups:
        yield (
            row["uraian"],
            common.name_place(row["kode"], row["area"]),
            row["pic"],
            format_day(row["batas"]),
            STATUS_TINDAK_LANJUT[row["status"]] + only_decided(row),
            result_in_words(row),
        )


def _encode_png(content: bytes) -> str:
    return base64.b64encode(content).decode()
