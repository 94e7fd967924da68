"""An office's own Word template in place of the program's layout: its fields, how it is kept, checked and filled."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

from monev.core.dates import format_day, format_tenggat
from monev.core.errors import FileRefused
from monev.core.statuses import STATUS_TENGGAT
from monev.core.typed_input import clean_line
from monev.database import to_rows
from monev.figures import five_figures, format_area, format_lateness, format_number
from monev.meeting.closed_figures import TindakLanjut
from monev.meeting.meeting_records import STATUS_TINDAK_LANJUT
from monev.outputs.child_process import run_task
from monev.outputs.documents import pictures, shared_parts
from monev.outputs.documents.blocks import clean_text
from monev.outputs.documents.laporan import GENERAL_BASES, list_recommendations
from monev.outputs.documents.lembar_monev import list_cells
from monev.outputs.documents.letters import list_agenda_items
from monev.outputs.documents.material import NOT_LKE, Material, select_this_triwulan
from monev.outputs.messages import NO_PIC
from monev.reading.files.limits import MAX_ENTRIES, MAX_UNPACKED
from monev.reading.vocabulary.template_names import SIMULATION_TEXT
from monev.writing.append import NewEntry, append_entry

if TYPE_CHECKING:
    from monev.database import Database
    from monev.journal import Entry
    from monev.outputs.documents.material import Material

MAX_SIZE = 5 * 1024 * 1024
MAX_SECONDS = 25.0
"""Seconds until the process that fills a template in is ended; an ordinary report takes one."""

WITH_TEMPLATE = ("laporan", "lembar", "notulen", "hadir", "undangan")
"""Documents that an office may lay out itself."""

_SAVE_AGAIN = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."


def read_template(db: Database, satker: str, kode: str) -> bytes | None:
    """The office's own template of a document; None where the program's layout is used."""
    info = _read_stored(db, satker, kode)
    return None if info is None else db.journal.read_file(info["sha256"])


def read_template_name(db: Database, satker: str, kode: str) -> str | None:
    """The file name under which it was uploaded; None for none."""
    info = _read_stored(db, satker, kode)
    return None if info is None else info["nama_berkas"]


def store_template(
    db: Database, material: Material, kode: str, data: bytes, file_name: str, *, pelaku: str
) -> Entry | None:
    """Keep a template, once it could be filled in with `material`; None where it is kept already. Raises
    FileRefused.
    """
    _check_kode(kode)
    fill_with(material, data)
    sha256 = hashlib.sha256(data).hexdigest()
    old = _read_stored(db, material.p.satker, kode)
    new: dict[str, str | None] = {
        "nama_berkas": clean_line(file_name, "Nama berkas", length=1000)[:200],
        "sha256": sha256,
    }
    return None if old == new else _record(db, material.p.satker, kode, new, pelaku, data)


def delete_template(db: Database, satker: str, kode: str, *, pelaku: str) -> Entry | None:
    """Go back to the program's own layout; None where that is used already."""
    _check_kode(kode)
    if _read_stored(db, satker, kode) is None:
        return None
    return _record(db, satker, kode, {"nama_berkas": None, "sha256": None}, pelaku, None)


def fill_with(material: Material, data: bytes) -> bytes:
    """The template filled in, as a .docx. Raises FileRefused: no Word document, too large, a field it does not know
    (naming it and those there are), an expression that is not permitted, too slow."""
    _check_file(data)
    command = {"isi": build_field_values(material), "medan": list(FIELDS), "gambar": PICTURES}
    try:
        result = run_task("monev.outputs.documents.template_worker", command, data, seconds=MAX_SECONDS).stdout
    except subprocess.TimeoutExpired as error:
        raise _too_complex() from error
    if not result:
        raise _too_complex()
    if result[:1] == b"0":
        return result[1:]
    raise _refuse(json.loads(result[1:]))


def fields_in_words() -> str:
    """Every field in words, a line each, for the page and for messages."""
    return "\n".join(f"{name}{_inner_fields(name)}: {explanation}" for name, (explanation, _) in FIELDS.items())


def _inner_fields(name: str) -> str:
    inner = FIELDS[name][1]
    return f" ({', '.join(inner)})" if inner else ""


def _refuse(error: dict[str, Any]) -> FileRefused:
    name = ", ".join(error["nama"])
    if error["galat"] == "medan":
        existing = ", ".join(f"{one}{_inner_fields(one)}" for one in FIELDS)
        return FileRefused(f"Templat memakai medan yang tidak dikenal: {name}.", f"Medan yang ada: {existing}.")
    if error["galat"] == "sintaks":
        return FileRefused(
            f"Penulisan medan di templat belum benar{f': perintah “{name}” tidak ada' if name else ''}.",
            "Tulis medan sebagai {{ satker }}, dan ulangan baris tabel sebagai {%tr for a in area %} … {%tr endfor %}.",
        )
    if error["galat"] == "terlarang":
        return FileRefused(
            "Templat berisi perintah yang tidak diizinkan.",
            "Pakai medan dan ulangan saja, misalnya {{ satker }}.",
        )
    if error["galat"] == "memori":
        return _too_complex()
    return FileRefused("Templat tidak dapat dibuka sebagai dokumen Word.", _SAVE_AGAIN)


def _too_complex() -> FileRefused:
    return FileRefused(
        "Templat terlalu rumit: pengisiannya dihentikan sebelum selesai.",
        "Kurangi ulangan di dalam ulangan, lalu pilih lagi.",
    )


def _check_file(data: bytes) -> None:
    if len(data) > MAX_SIZE:
        raise FileRefused("Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.infolist()
            jenis = archive.read("[Content_Types].xml") if len(content) <= MAX_ENTRIES else b""
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FileRefused("Templat bukan dokumen Word (.docx).", _SAVE_AGAIN) from error
    if len(content) > MAX_ENTRIES or sum(one.file_size for one in content) > MAX_UNPACKED:
        raise FileRefused("Isi templat terlalu besar setelah dibuka.", _SAVE_AGAIN)
    if b"macroEnabled" in jenis or b"wordprocessingml.document.main" not in jenis:
        raise FileRefused("Templat harus dokumen Word biasa (.docx), tanpa makro.", _SAVE_AGAIN)


def _check_kode(kode: str) -> None:
    if kode not in WITH_TEMPLATE:
        raise FileRefused(
            f"Dokumen “{kode}” tidak memakai templat sendiri.", f"Yang dapat: {', '.join(WITH_TEMPLATE)}."
        )


def _matter(kode: str) -> str:
    return f"templat/{kode}"


def _read_stored(db: Database, satker: str, kode: str) -> dict[str, Any] | None:
    row = to_rows(db.ask("documents/settings", satker=satker, hal=_matter(kode)))
    info = json.loads(row[0]["nilai"]) if row else {"sha256": None}
    return info if info["sha256"] else None


def _record(
    db: Database, satker: str, kode: str, content: dict[str, str | None], pelaku: str, file: bytes | None
) -> Entry:
    setting = {"hal": _matter(kode), "nilai": content}
    return append_entry(db, NewEntry("pengaturan", satker, None, setting, file=file), pelaku=pelaku)


_TINDAK_LANJUT_FIELDS = ("no", "uraian", "letak", "pic", "batas", "status", "keterangan")

FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "satker": ("nama satker", ()),
    "tahun": ("tahun rencana", ()),
    "triwulan": ("triwulan posisi, misalnya Triwulan III Tahun 2025", ()),
    "triwulan_berikut": ("triwulan sesudah posisi", ()),
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
    "selesai": ("banyaknya tenggat selesai", ()),
    "terlambat": ("banyaknya tenggat terlambat", ()),
    "berjalan": ("banyaknya tenggat berjalan", ()),
    "belum_jatuh_tempo": ("banyaknya tenggat belum jatuh tempo", ()),
    "tidak_berlaku": ("banyaknya tenggat tidak berlaku", ()),
    "selesai_tanpa_bukti": ("banyaknya tenggat selesai tanpa bukti lengkap", ()),
    "jumlah_kesenjangan": ("banyaknya bukti yang belum ada", ()),
    "jumlah_hadir": ("banyaknya peserta rapat", ()),
    "gambar_capaian": ("gambar batang capaian per area", ()),
    "gambar_peta": ("gambar peta capaian per bulan", ()),
    "logo": ("logo kop surat", ()),
    "kop": ("kop surat dan penanda tangan", ("baris", "kota", "jabatan", "nama", "nip")),
    "dasar": ("daftar dasar laporan; tiap butir teks", ()),
    "rapat": ("rapatnya; kosong bila tanpa rapat", ("judul", "hari_tanggal", "tempat", "pemimpin", "notulis")),
    "agenda": ("daftar agenda; tiap butir teks", ()),
    "rekomendasi": ("daftar rekomendasi; tiap butir teks", ()),
    "area": (
        "daftar area",
        ("nama", "langkah", "capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti"),
    ),
    "lembar": (
        "daftar tenggat triwulan ini dan tunggakannya",
        ("area", "kode", "langkah", "target", "realisasi", "bukti", "kendala", "tindak_lanjut"),
    ),
    "tenggat_terlambat": ("daftar tenggat terlambat", ("area", "kode", "langkah", "tenggat", "lama", "pic")),
    "target_berikut": ("daftar tenggat triwulan berikut", ("kode", "langkah", "tenggat", "pic")),
    "kesenjangan": (
        "daftar bukti yang belum ada",
        ("area", "kode", "langkah", "tenggat", "bukti", "jenis", "lama", "pic"),
    ),
    "hadir": ("daftar peserta rapat", ("no", "nama", "jabatan")),
    "kendala": ("daftar kendala dan solusi", ("letak", "kendala", "solusi")),
    "keputusan": ("daftar tindak lanjut yang disepakati", _TINDAK_LANJUT_FIELDS),
    "tindak_lanjut_lalu": ("daftar tindak lanjut rapat sebelumnya", _TINDAK_LANJUT_FIELDS),
}
"""Name → what it holds, and the names inside of it (of each item, where it is a list)."""

PICTURES = {"gambar_capaian": 15.5, "gambar_peta": 15.5, "logo": 2.2}
"""Fields that are pictures, and how wide each is put in (cm)."""


def build_field_values(material: Material) -> dict[str, Any]:
    """The value of every field, as JSON can hold it; pictures as base64, None for none."""
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
        "jumlah_hadir": format_number(len(material.attendance)),
        "gambar_capaian": _encode_png(
            pictures.draw_capaian_bars(material.per_area, current, rencana_only=material.rencana_only)
        ),
        "gambar_peta": _encode_png(pictures.draw_heatmap(material.matrix, rencana_only=material.rencana_only)),
        "logo": None if material.kop.logo is None else _encode_png(material.kop.logo),
        "kop": {k: getattr(material.kop, k) for k in FIELDS["kop"][1]},
        "dasar": material.kop.dasar or GENERAL_BASES,
        "rapat": {
            "judul": r.judul if r else "",
            "hari_tanggal": shared_parts.day_in_words(r.tanggal) if r else "",
            **{k: getattr(r, k) if r else "" for k in ("tempat", "pemimpin", "notulis")},
        },
        "agenda": list_agenda_items(material),
        "rekomendasi": list_recommendations(material),
        "hadir": [
            {"no": str(n), "nama": h["nama"], "jabatan": h["jabatan"]}
            for n, h in enumerate(material.attendance, start=1)
        ],
        "kendala": [
            dict(zip(FIELDS["kendala"][1], row.cells, strict=True))
            for row in shared_parts.build_notes_table(material, "").rows
        ],
        "keputusan": _tindak_lanjut_rows(material.decisions),
        "tindak_lanjut_lalu": _tindak_lanjut_rows(material.earlier_tindak_lanjut),
        **_build_plan_lists(material),
    }
    return _clean(content)


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
            {**_tenggat_values(t), "area": t["area"], "lama": format_lateness(t["hari_terlambat"])}
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
                "lama": format_lateness(k["hari_terlambat"]),
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
