"""The forms of a meeting, one function each: what is asked, and the message it is sent with."""

from __future__ import annotations

from typing import Any

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.periods import PERIODE_CODES, find_periode
from monev.core.pics import split_pics
from monev.core.statuses import STATUS_LAPORAN
from monev.meeting import BAHASAN, DETAIL_FIELDS, KEHADIRAN, STATUS_TINDAK_LANJUT, Rapat
from pages.rapat.blocks import Block, form, form_field

_SEVERAL = "(beberapa orang: pisahkan dengan titik koma)"
_DAY_DONE = "Tanggal selesai (kosongkan bila belum diketahui)"


def tindak_lanjut_form(
    heading: str, *, pic: str = "", suggested_pic: list[str], area: str | None = None, kode: str | None = None
) -> Block:
    """A follow-up agreed on: what, who, by when."""
    usul = [*dict.fromkeys(name for one in suggested_pic for name in split_pics(one))]
    return form(
        heading,
        [
            form_field("uraian", "Apa yang harus dilakukan?", jenis="uraian"),
            form_field("pic", f"PIC: siapa yang mengerjakan? {_SEVERAL}", pic, "beberapa", usul=usul),
            form_field("batas", "Batas waktu", jenis="tanggal"),
        ],
        {"aksi": "putuskan", "area": area, "kode": kode},
    )


def change_tindak_lanjut_form(t: dict[str, Any]) -> Block:
    """A follow-up changed, settled or dropped."""
    current = {k: _as_text(t[k]) for k in ("uraian", "pic", "batas", "status", "keterangan")}
    return form(
        f"Tindak lanjut {t['nomor']}",
        [
            form_field("uraian", "Apa yang harus dilakukan?", current["uraian"], "uraian"),
            form_field("pic", f"PIC {_SEVERAL}", current["pic"], "beberapa"),
            form_field("batas", "Batas waktu", current["batas"], "tanggal"),
            form_field("alasan", "Alasan, bila batas waktu dipindah"),
            form_field("status", "Status", current["status"], "pilihan", opsi=list(STATUS_TINDAK_LANJUT.items())),
            form_field("keterangan", "Keterangan (alasan, bila dibatalkan)", current["keterangan"], "uraian"),
        ],
        {"aksi": "lanjut", "nomor": t["nomor"]},
        seen=current,
    )


def laporan_form(t: dict[str, Any]) -> Block:
    """What is reported of one tenggat."""
    current = {k: _as_text(t[k]) for k in ("laporan", "tanggal_selesai", "kendala")}
    return form(
        f"{t['kode']} · {format_tenggat(t['tenggat'])}",
        [
            form_field("laporan", "Status", current["laporan"], "pilihan", opsi=list(STATUS_LAPORAN.items())),
            form_field(
                "tanggal_selesai",
                _DAY_DONE,
                current["tanggal_selesai"],
                "tanggal",
            ),
            form_field("kendala", "Kendala (alasan, bila tidak berlaku)", current["kendala"], "uraian"),
        ],
        {"aksi": "laporan", "kode": t["kode"], "tenggat": t["tenggat"]},
        seen=current,
    )


def note_form(heading: str, *, area: str | None = None, kode: str | None = None, tenggat: str | None = None) -> Block:
    """A kendala, its solusi, or both."""
    return form(
        heading,
        [form_field("kendala", "Kendala", jenis="uraian"), form_field("solusi", "Solusi", jenis="uraian")],
        {"aksi": "catatan", "area": area, "kode": kode, "tenggat": tenggat},
    )


def change_note_form(c: dict[str, Any]) -> Block:
    """A note said better."""
    current = {k: c[k] for k in ("kendala", "solusi")}
    return form(
        "Catatan",
        [
            form_field("kendala", "Kendala", current["kendala"], "uraian"),
            form_field("solusi", "Solusi", current["solusi"], "uraian"),
        ],
        {"aksi": "ubah_catatan", "nomor": c["nomor"]},
        seen=current,
    )


def attendance_form(r: Rapat) -> Block:
    """People who are asked to come or came, any number at once."""
    comes = "diundang" if r.tanggal > clock.today() else "hadir"
    return form(
        "Peserta rapat",
        [
            form_field("nama", "Satu orang per baris: nama; jabatan", jenis="uraian", baris=6),
            form_field("kehadiran", "Mereka", comes, "pilihan", opsi=list(KEHADIRAN.items())),
        ],
        {"aksi": "hadir"},
        hint="Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan.",
    )


def mark_attendance_form(numbers: list[int]) -> Block:
    """Several people marked at once, by their place in the list as shown (`numbers`: theirs in the record)."""
    return form(
        "Tandai beberapa peserta",
        [
            form_field("urutan", "Nomor pada daftar, misalnya 1-5, 8"),
            form_field("kehadiran", "Mereka", "hadir", "pilihan", opsi=list(KEHADIRAN.items())),
        ],
        {"aksi": "tandai_hadir", "daftar": numbers},
    )


def change_attendance_form(h: dict[str, Any]) -> Block:
    """One person of the list corrected."""
    current = {k: h[k] for k in ("nama", "jabatan", "kehadiran")}
    return form(
        "Peserta",
        [
            form_field("nama", "Nama", current["nama"]),
            form_field("jabatan", "Jabatan", current["jabatan"]),
            form_field("kehadiran", "Kehadiran", current["kehadiran"], "pilihan", opsi=list(KEHADIRAN.items())),
        ],
        {"aksi": "ubah_hadir", "nomor": h["nomor"]},
        seen=current,
    )


def rapat_form(r: Rapat) -> Block:
    """The meeting's own data."""
    periode = [(code, find_periode(r.tahun, code).name) for code in PERIODE_CODES]
    return _rapat_form(
        r,
        "Data rapat",
        [
            ("judul", "Judul", "teks", {}),
            ("tanggal", "Tanggal rapat", "tanggal", {}),
            ("mulai", "Jam mulai, misalnya 09.30", "teks", {}),
            ("selesai", "Jam selesai", "teks", {}),
            ("tempat", "Tempat", "teks", {}),
            ("acara", "Acara, satu per baris", "uraian", {}),
            ("periode", "Periode yang dibahas", "pilihan", {"opsi": periode}),
            ("posisi", "Posisi: keadaan dinilai pada akhir tanggal", "tanggal", {}),
        ],
    )


def signers_form(r: Rapat) -> Block:
    """Who leads and who writes, as their names stand under the papers."""
    fields = [
        (f"{role}{detail}", f"{label} {who.lower()}" if label else who, "teks", {})
        for role, who in (("pemimpin", "Pemimpin rapat"), ("notulis", "Notulis"))
        for detail, label in (("", ""), ("_jabatan", "Jabatan"), ("_pangkat", "Pangkat"), ("_nip", "NIP"))
    ]
    return _rapat_form(r, "Pemimpin dan notulis", fields)


def closing_time_form(r: Rapat) -> Block:
    """When the meeting ended: asked for before it is closed."""
    return _rapat_form(r, "Jam selesai", [("selesai", "Rapat selesai pukul, misalnya 11.45", "teks", {})])


def undangan_form(r: Rapat) -> Block:
    """What the letter that invites to it says."""
    return _rapat_form(
        r,
        "Undangan",
        [
            ("undangan_nomor", "Nomor", "teks", {}),
            ("undangan_tanggal", "Tanggal surat", "tanggal", {}),
            ("undangan_sifat", "Sifat", "teks", {"usul": ["Biasa", "Segera", "Penting"]}),
            ("undangan_lampiran", "Lampiran", "teks", {}),
            ("undangan_hal", "Hal", "teks", {}),
            ("undangan_tembusan", "Tembusan, satu per baris", "uraian", {}),
        ],
    )


def remark_form(jenis: str, *, area: str | None = None, area_name: str = "") -> Block:
    """What was said: a direction of the leader, the discussion of an area, a free note."""
    heading = f"{BAHASAN[jenis]} {area_name}".strip()
    return form(
        heading,
        [form_field("isi", "Apa yang disampaikan?", jenis="uraian", baris=5)],
        {"aksi": "bahasan", "jenis": jenis, "area": area},
    )


def change_remark_form(b: dict[str, Any]) -> Block:
    """Something that was said, in better words."""
    return form(
        BAHASAN[b["jenis"]],
        [form_field("isi", "Apa yang disampaikan?", b["isi"], "uraian", baris=5)],
        {"aksi": "ubah_bahasan", "nomor": b["nomor"]},
        seen={"isi": b["isi"]},
    )


def _rapat_form(r: Rapat, heading: str, fields: list[tuple[str, str, str, dict[str, Any]]]) -> Block:
    """Some fields of the meeting: name, label, kind and what else the field needs."""
    current = {name: current_value(r, name) for name, *_ in fields}
    entries = [form_field(name, label, current[name], jenis, **other) for name, label, jenis, other in fields]
    return form(heading, entries, {"aksi": "rapat"}, seen=current)


def current_value(r: Rapat, name: str) -> str:
    """A field of the meeting or of its details as a form has it."""
    if name == "periode":
        return r.periode.code
    return _as_text(getattr(r.rincian if name in DETAIL_FIELDS else r, name))


def _as_text(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
