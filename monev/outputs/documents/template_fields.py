"""The fields an office's own Word template can use: their names, in words, and their values of a material."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_TENGGAT
from monev.figures import describe_lateness, five_figures, format_area, format_number
from monev.meeting.closed_figures import TindakLanjut
from monev.meeting.meeting_records import BAHASAN, KEHADIRAN, STATUS_TINDAK_LANJUT, RapatDetails
from monev.outputs.documents import pictures, shared_parts
from monev.outputs.documents.blocks import Signatory, clean_text
from monev.outputs.documents.laporan import list_bases
from monev.outputs.documents.laporan_content import list_recommendations
from monev.outputs.documents.lembar_monev import list_cells
from monev.outputs.documents.letters import list_agenda_items
from monev.outputs.documents.material import NOT_LKE, Material, select_this_triwulan
from monev.outputs.documents.template_expressions import RECORD, RECORDS, TEXT, TEXTS
from monev.outputs.messages import NO_PIC
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_TINDAK_LANJUT_FIELDS = ("no", "uraian", "letak", "pic", "batas", "status", "keterangan")

_SIGNATORY_FIELDS = ("jabatan", "nama", "keterangan")

FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "satker": ("nama satker", ()),
    "tahun": ("tahun rencana", ()),
    "triwulan": ("periode yang dibahas, misalnya Triwulan III Tahun 2025", ()),
    "triwulan_berikut": ("periode sesudahnya", ()),
    "posisi": ("tanggal posisi, misalnya 30 September 2025", ()),
    "unggahan": ("nomor unggahan yang dipakai", ()),
    "simulasi": ("tulisan DATA SIMULASI, kosong untuk data sebenarnya", ()),
    "bukan_lke": ("keterangan bahwa angkanya bukan nilai LKE", ()),
    "kalimat": ("keadaan dalam satu dua kalimat", ()),
    "kalimat_kesenjangan": ("kesenjangan bukti dalam satu dua kalimat", ()),
    "capaian_posisi": ("capaian s.d. posisi, misalnya 61/78 (78%)", ()),
    "capaian_setahun": ("capaian setahun", ()),
    "kelengkapan_bukti": ("kelengkapan bukti", ()),
    "jumlah_langkah": ("banyaknya langkah", ()),
    "tanpa_target": ("banyaknya langkah tanpa target waktu", ()),
    "selesai": ("banyaknya target selesai", ()),
    "terlambat": ("banyaknya target terlambat", ()),
    "berjalan": ("banyaknya target berjalan", ()),
    "belum_jatuh_tempo": ("banyaknya target belum jatuh tempo", ()),
    "tidak_berlaku": ("banyaknya target tidak berlaku", ()),
    "selesai_tanpa_bukti": ("banyaknya target selesai yang buktinya belum lengkap", ()),
    "jumlah_kesenjangan": ("banyaknya bukti yang belum ada", ()),
    "jumlah_hadir": ("banyaknya peserta rapat", ()),
    "gambar_capaian": ("gambar batang capaian per area", ()),
    "gambar_peta": ("gambar peta capaian per bulan", ()),
    "logo": ("logo kop surat", ()),
    "tempat_tanggal": ("tempat dan tanggal tanda tangan", ()),
    "penanda_tangan": ("penanda tangan kantor", _SIGNATORY_FIELDS),
    "pemimpin": ("penanda tangan: pemimpin rapat", _SIGNATORY_FIELDS),
    "notulis": ("penanda tangan: notulis rapat", _SIGNATORY_FIELDS),
    "undangan": ("surat undangan rapat", ("nomor", "tanggal", "sifat", "lampiran", "hal", "acara")),
    "yth": ("daftar tujuan undangan; tiap butir teks", ()),
    "tembusan": ("daftar tembusan undangan; tiap butir teks", ()),
    "kop": ("kop surat dan penanda tangan", ("baris", "kota", "jabatan", "nama", "nip")),
    "dasar": ("daftar dasar laporan; tiap butir teks", ()),
    "rapat": ("rapatnya; kosong bila tanpa rapat", ("judul", "hari_tanggal", "pukul", "tempat", "pemimpin", "notulis")),
    "agenda": ("daftar agenda; tiap butir teks", ()),
    "rekomendasi": ("daftar rekomendasi; tiap butir teks", ()),
    "area": (
        "daftar area",
        ("nama", "langkah", "capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti"),
    ),
    "lembar": (
        "daftar target triwulan ini dan tunggakannya",
        ("area", "kode", "langkah", "target", "realisasi", "bukti", "kendala", "tindak_lanjut"),
    ),
    "tenggat_terlambat": ("daftar target terlambat", ("area", "kode", "langkah", "tenggat", "lama", "pic")),
    "target_berikut": ("daftar target triwulan berikut", ("kode", "langkah", "tenggat", "pic")),
    "kesenjangan": (
        "daftar bukti yang belum ada",
        ("area", "kode", "langkah", "tenggat", "bukti", "jenis", "lama", "pic"),
    ),
    "hadir": ("daftar peserta rapat", ("no", "nama", "jabatan")),
    "peserta": ("daftar semua yang diundang atau hadir", ("no", "nama", "jabatan", "kehadiran")),
    "bahasan": ("daftar arahan, pembahasan dan catatan rapat", ("jenis", "letak", "isi")),
    "kendala": ("daftar kendala dan solusi", ("letak", "kendala", "solusi")),
    "keputusan": ("daftar tindak lanjut yang disepakati", _TINDAK_LANJUT_FIELDS),
    "tindak_lanjut_lalu": ("daftar tindak lanjut rapat sebelumnya", _TINDAK_LANJUT_FIELDS),
}
"""Name → what it holds, and the names inside of it (of each item, where it is a list)."""

PICTURES = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures, and how wide each is put in (cm)."""


_TEXT_LISTS = ("dasar", "agenda", "rekomendasi", "yth", "tembusan")
_SINGLE = ("kop", "rapat", "undangan", "penanda_tangan", "pemimpin", "notulis")


def describe_fields() -> dict[str, Any]:
    """`kinds`: what each field is (TEXT, TEXTS, RECORDS, RECORD); `inner`: what is inside of it, likewise."""
    return {
        "kinds": {
            name: TEXTS if name in _TEXT_LISTS else RECORD if name in _SINGLE else RECORDS if inner else TEXT
            for name, (_, inner) in FIELDS.items()
        },
        "inner": {
            name: {one: TEXTS if (name, one) == ("kop", "baris") else TEXT for one in inner}
            for name, (_, inner) in FIELDS.items()
        },
    }


def build_field_values(material: Material) -> bytes:
    """The value of every field, as JSON; pictures as base64, None for none."""
    current, r = material.ringkasan.current, material.rapat
    five = five_figures(current)
    content = {
        "satker": material.p.satker,
        "tahun": str(material.p.tahun),
        "triwulan": material.triwulan,
        "triwulan_berikut": material.next_triwulan,
        "posisi": material.posisi,
        "unggahan": str(material.p.unggahan),
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
        "gambar_capaian": _encode_png(
            pictures.draw_capaian_bars(material.per_area, current, rencana_only=material.rencana_only)
        ),
        "gambar_peta": _encode_png(pictures.draw_heatmap(material.matrix, rencana_only=material.rencana_only)),
        "logo": None if material.kop.logo is None else _encode_png(material.kop.logo),
        "kop": {k: getattr(material.kop, k) for k in FIELDS["kop"][1]},
        "dasar": list_bases(material),
        "rapat": {
            "judul": r.judul if r else "",
            "hari_tanggal": shared_parts.day_in_words(r.tanggal) if r else "",
            "pukul": shared_parts.hours_in_words(r) if r else "",
            **{k: getattr(r, k) if r else "" for k in ("tempat", "pemimpin", "notulis")},
        },
        "agenda": list_agenda_items(material),
        "rekomendasi": list_recommendations(material),
        "hadir": [
            {"no": str(n), "nama": h["nama"], "jabatan": h["jabatan"]} for n, h in enumerate(material.present, start=1)
        ],
        "kendala": [
            dict(zip(FIELDS["kendala"][1], row.cells, strict=True))
            for row in shared_parts.build_notes_table(material, "").rows
        ],
        "keputusan": _tindak_lanjut_rows(material.decisions),
        "tindak_lanjut_lalu": _tindak_lanjut_rows(material.earlier_tindak_lanjut),
        **_build_meeting_fields(material),
        **_build_plan_lists(material),
    }
    return json.dumps(_clean(content), ensure_ascii=False).encode("utf-8", "replace")


def _build_meeting_fields(material: Material) -> dict[str, Any]:
    """Who signs, whom the invitation goes to, who was asked to come, and what was said."""
    r, names = material.rapat, {a["area"]: format_area(a["area"], a["nama_area"]) for a in material.area}
    office = shared_parts.build_signature(material)
    both = shared_parts.build_signature(material, notulis=True).signatories if r else office.signatories * 2
    details = r.rincian if r else RapatDetails()
    sent = format_day(date.fromisoformat(details.undangan_tanggal)) if details.undangan_tanggal else ""
    people = [{**h, "kehadiran": KEHADIRAN[h["kehadiran"]]} for h in material.attendance]
    return {
        "tempat_tanggal": office.place_and_day,
        "penanda_tangan": _signatory_values(office.signatories[0]),
        "pemimpin": _signatory_values(both[0]),
        "notulis": _signatory_values(both[-1]),
        "undangan": {
            "nomor": details.undangan_nomor or shared_parts.FILL_BY_HAND,
            "tanggal": sent or shared_parts.FILL_BY_HAND,
            "sifat": details.undangan_sifat or "Biasa",
            "lampiran": details.undangan_lampiran or "–",
            "hal": details.undangan_hal or (f"Undangan {r.judul}" if r else ""),
            "acara": details.acara or (r.judul if r else ""),
        },
        "yth": list(dict.fromkeys(h["jabatan"] or h["nama"] for h in people)),
        "tembusan": [one.strip() for one in details.undangan_tembusan.splitlines() if one.strip()],
        "peserta": [
            {"no": str(n), **{k: h[k] for k in FIELDS["peserta"][1][1:]}} for n, h in enumerate(people, start=1)
        ],
        "bahasan": [
            {
                "jenis": BAHASAN[one["jenis"]],
                "letak": names.get(one["area"], one["area"]) if one["area"] else "Umum",
                "isi": one["isi"],
            }
            for one in material.remarks
        ],
    }


def _signatory_values(one: Signatory) -> dict[str, str]:
    return dict(zip(_SIGNATORY_FIELDS, (one.role, one.name, one.info), strict=True))


def _build_plan_lists(material: Material) -> dict[str, list[dict[str, str]]]:
    """The lists of the plan itself."""
    return {
        "area": [
            {
                "nama": format_area(a["area"], a["nama_area"]),
                "langkah": format_number(a["langkah"]),
                **{key: figure.text for key, figure in five_figures(a).items()},
            }
            for a in material.area
        ],
        "lembar": [
            {"area": t["area"], **dict(zip(FIELDS["lembar"][1][1:], list_cells(material, t), strict=True))}
            for t in select_this_triwulan(material)
        ],
        "tenggat_terlambat": [
            {**_tenggat_values(t), "area": t["area"], "lama": describe_lateness(t, rencana_only=material.rencana_only)}
            for t in material.tenggat
            if t["status"] == "terlambat"
        ],
        "target_berikut": [_tenggat_values(t) for t in material.upcoming],
        "kesenjangan": [
            {
                **_tenggat_values(k),
                "area": k["area"],
                "bukti": k["bukti"],
                "jenis": k["jenis_bukti"],
                "lama": describe_lateness(k, rencana_only=material.rencana_only),
            }
            for k in material.kesenjangan
        ],
    }


def _tenggat_values(t: dict[str, Any]) -> dict[str, str]:
    return {
        "kode": t["kode"],
        "langkah": t["langkah_aksi"],
        "tenggat": format_tenggat(t["tenggat"]),
        "pic": t["pic"] or NO_PIC,
    }


def _tindak_lanjut_rows(listing: list[TindakLanjut]) -> list[dict[str, str]]:
    return [
        {
            "no": str(number),
            "uraian": t.uraian,
            "letak": t.kode or (f"Area {t.area}" if t.area else "Umum"),
            "pic": t.pic,
            "batas": format_day(t.batas),
            "status": STATUS_TINDAK_LANJUT[t.status],
            "keterangan": t.keterangan,
        }
        for number, t in enumerate(listing, start=1)
    ]


def _encode_png(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _clean(content: Any) -> Any:
    if isinstance(content, dict):
        return {k: _clean(v) for k, v in content.items()}
    if isinstance(content, list | tuple):
        return [_clean(v) for v in content]
    return content if content is None else clean_text(content)


def fields_in_words() -> str:
    """Every field in words, a line each, for the page and for messages."""
    return "\n".join(f"{name}{inner_fields(name)}: {explanation}" for name, (explanation, _) in FIELDS.items())


def inner_fields(name: str) -> str:
    """The names inside of a field, in brackets; empty where it has none."""
    inner = FIELDS[name][1]
    return f" ({', '.join(inner)})" if inner else ""
