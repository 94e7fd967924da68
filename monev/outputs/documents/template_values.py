"""What the fields of an office's own Word template stand for, of a material; their names: `template_fields`."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from monev.core.dates import format_day, format_tenggat, format_weekday
from monev.core.pics import NO_PIC
from monev.core.records import JsonObject
from monev.core.statuses import STATUS_TENGGAT
from monev.database import Row
from monev.figures import describe_lateness, five_figures, format_area, format_number
from monev.figures.heatmap import heatmap
from monev.figures.sentences import NOT_LKE
from monev.meeting.meeting_records import BAHASAN, KEHADIRAN, STATUS_TINDAK_LANJUT, Rapat, RapatDetails
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.blocks import Signatory, clean_text
from monev.outputs.documents.laporan import list_bases
from monev.outputs.documents.layout import FILL_BY_HAND, build_signature
from monev.outputs.documents.lembar import list_reported_kendala, list_rows
from monev.outputs.documents.material import Material
from monev.outputs.documents.pictures import draw_capaian_bars, draw_heatmap
from monev.outputs.documents.saran import describe_suggestion, list_suggestions
from monev.outputs.documents.tables import area_row, hours_in_words, list_bars, list_kendala
from monev.outputs.documents.template_fields import FIELDS, written_names
from monev.outputs.documents.undangan import describe_annex, list_addressees, list_copies, matter_of_letter
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

Record = dict[str, str]


def build_field_values(material: Material) -> bytes:
    """What stands for every name that is written in braces, as JSON: a text, a picture as base64 (empty for none); and
    the same for each row of every list."""
    current = material.ringkasan.current
    five = five_figures(current)
    values = {
        "satker": material.p.satker,
        "tahun": material.p.tahun,
        "triwulan": material.triwulan,
        "triwulan_berikut": material.next_triwulan,
        "posisi": material.posisi,
        "unggahan": material.p.unggahan,
        "simulasi": SIMULATION_TEXT if material.p.simulasi else "",
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
        "gambar_capaian": _encode_png(draw_capaian_bars(list_bars(material))),
        "gambar_peta": _encode_png(draw_heatmap(heatmap(material.matrix, rencana_only=material.rencana_only))),
        "logo": _encode_png(material.kop.logo or b""),
        "kop": {name: getattr(material.kop, name) for name in FIELDS["kop"][1]}
        | {"baris": "\n".join(material.kop.baris)},
        "dasar": _number(list_bases(material)),
        "agenda": _number(list_agenda_items(material)),
        "rekomendasi": _number(map(describe_suggestion, list_suggestions(material))),
        **_meeting_fields(material),
    }
    lists = {name: _make_rows(name, rows) for name, rows in (_plan_lists(material) | _meeting_lists(material)).items()}
    return json.dumps(_by_written_name(values) | lists, ensure_ascii=False).encode("utf-8", "replace")


def _by_written_name(values: JsonObject) -> JsonObject:
    return {
        f"{field}.{inner}" if inner else field: clean_text(text)
        for field, value in values.items()
        for inner, text in (value if isinstance(value, dict) else {"": value}).items()
    }


def _meeting_fields(material: Material) -> dict[str, Any]:
    rapat = material.rapat
    office = build_signature(material)
    both = build_signature(material, notulis=True).signatories if rapat else office.signatories * 2
    return {
        "rapat": _rapat_values(rapat),
        "tempat_tanggal": office.place_and_day,
        "penanda_tangan": _signatory_values(office.signatories[0]),
        "pemimpin": _signatory_values(both[0]),
        "notulis": _signatory_values(both[-1]),
        "undangan": _undangan_values(material),
        "yth": _number(list_addressees(material) if rapat else ()),
        "tembusan": _number(list_copies(material) if rapat else ()),
    }


def _rapat_values(rapat: Rapat | None) -> Record:
    if rapat is None:
        return dict.fromkeys(FIELDS["rapat"][1], "")
    return {
        "judul": rapat.judul,
        "hari_tanggal": format_weekday(rapat.tanggal),
        "pukul": hours_in_words(rapat),
        "perbaikan": rapat.correction,
        **{name: getattr(rapat, name) for name in ("tempat", "pemimpin", "notulis")},
    }


def _undangan_values(material: Material) -> Record:
    rapat = material.rapat
    details = rapat.rincian if rapat else RapatDetails()
    sent = format_day(date.fromisoformat(details.undangan_tanggal)) if details.undangan_tanggal else ""
    return {
        "nomor": details.undangan_nomor or FILL_BY_HAND,
        "tanggal": sent or FILL_BY_HAND,
        "sifat": details.undangan_sifat or "Biasa",
        "lampiran": details.undangan_lampiran or (describe_annex(list_addressees(material)) if rapat else "–"),
        "hal": matter_of_letter(rapat) if rapat else "",
        "acara": details.acara or (rapat.judul if rapat else ""),
    }


def _signatory_values(signatory: Signatory) -> Record:
    return {"jabatan": signatory.role, "nama": signatory.name, "keterangan": signatory.info}


def _plan_lists(material: Material) -> dict[str, Sequence[Sequence[str]]]:
    return {
        "area": [
            area_row(format_area(area["area"], area["nama_area"]), area["langkah"], area) for area in material.per_area
        ],
        "lembar": [(area.partition(" ")[0], *cells) for area, cells in list_rows(material)],
        "tenggat_terlambat": [(t["area"], *_langkah_cells(t), _lateness(material, t), _pic(t)) for t in material.late],
        "target_berikut": [(*_langkah_cells(t), _pic(t)) for t in material.upcoming],
        "kesenjangan": [
            (k["area"], *_langkah_cells(k), k["bukti"], k["jenis_bukti"], _lateness(material, k), _pic(k))
            for k in material.kesenjangan
        ],
    }


def _langkah_cells(row: Row) -> tuple[str, str, str]:
    return row["kode"], row["langkah_aksi"], format_tenggat(row["tenggat"])


def _lateness(material: Material, row: Row) -> str:
    return describe_lateness(row, rencana_only=material.rencana_only)


def _pic(row: Row) -> str:
    return row["pic"] or NO_PIC


def _meeting_lists(material: Material) -> dict[str, Sequence[Sequence[str]]]:
    areas = {area["area"]: format_area(area["area"], area["nama_area"]) for area in material.per_area}
    return {
        "hadir": [(guest["nama"], guest["jabatan"]) for guest in material.present],
        "peserta": [(guest["nama"], guest["jabatan"], KEHADIRAN[guest["kehadiran"]]) for guest in material.attendance],
        "bahasan": [
            (BAHASAN[said["jenis"]], areas.get(said["area"], said["area"]) or "Umum", said["isi"])
            for said in material.remarks
        ],
        "kendala": list_kendala(material),
        "kendala_dilaporkan": list_reported_kendala(material),
        "keputusan": _follow_up_cells(material.decisions),
        "tindak_lanjut_lalu": _follow_up_cells(material.earlier_tindak_lanjut),
    }


def _follow_up_cells(follow_ups: list[Row]) -> list[Sequence[str]]:
    return [
        (
            t["uraian"],
            t["kode"] or (f"Area {t['area']}" if t["area"] else "Umum"),
            t["pic"],
            format_day(t["batas"]),
            STATUS_TINDAK_LANJUT[t["status"]],
            t["keterangan"],
        )
        for t in follow_ups
    ]


def _make_rows(listing: str, rows: Sequence[Sequence[str]]) -> list[Record]:
    names = written_names(listing)
    return [
        dict(zip(names, map(clean_text, (number, *cells)), strict=True)) for number, cells in enumerate(rows, start=1)
    ]


def _number(items: Iterable[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def _encode_png(content: bytes) -> str:
    return base64.b64encode(content).decode()
