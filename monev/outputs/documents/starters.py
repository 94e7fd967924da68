"""Word templates to begin with: each document in the program's own look, with fields where its contents will stand."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document

from monev.outputs.documents.blocks import (
    Block,
    DetailsBlock,
    HeadingBlock,
    Manuscript,
    ParagraphBlock,
    Signatory,
    SignatureBlock,
    TableBlock,
)
from monev.outputs.documents.word import to_docx
from monev.outputs.letterhead import Kop

_KOP = Kop(baris=("{{ logo }}", "{{ kop.baris }}"))
_RAPAT = (
    ("Hari, tanggal", "{{ rapat.hari_tanggal }}"),
    ("Pukul", "{{ rapat.pukul }}"),
    ("Tempat", "{{ rapat.tempat }}"),
)
_Parts = tuple[tuple[str, ...], tuple[Block, ...], bool]
"""The lines of the title, what stands below them, and whether it shows figures."""


def make_starter(kode: str) -> bytes:
    """The template to begin with for one of `office_template.WITH_TEMPLATE`, as a .docx file."""
    title, content, figures = {
        "laporan": _laporan,
        "lembar": _lembar,
        "notulen": _notulen,
        "hadir": _hadir,
        "undangan": _undangan,
    }[kode]()
    footer = f"{title[0].capitalize() if title else 'Undangan'}, {{{{ satker }}}}, posisi {{{{ posisi }}}}."
    manuscript = Manuscript(
        _KOP,
        title,
        content,
        f"{footer} {{{{ bukan_lke }}}}" if figures else "{{ satker }}",
        is_landscape=kode == "lembar",
        properties={"title": kode},
    )
    return _capitalize(to_docx(manuscript), title)


def _capitalize(content: bytes, title: tuple[str, ...]) -> bytes:
    """The title in capitals by its letters' form, as fields hold small letters too."""
    word: Any = Document(BytesIO(content))
    for paragraph in word.paragraphs:
        if paragraph.text in title:
            paragraph.runs[0].font.all_caps = True
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _text(text: str) -> ParagraphBlock:
    """A paragraph that a field of several lines may stand in: it is not stretched to the margin."""
    return ParagraphBlock(text, "kiri")


def _table(name: str, title: str, columns: tuple[tuple[str, str, float], ...]) -> TableBlock:
    """A table with a row for each item of a list; columns: heading, name inside of the list, width."""
    row = [f"{{{{ {name}.{inner} }}}}" for _, inner, _ in columns]
    headers, _, widths = zip(*columns, strict=True)
    return TableBlock(headers, (row,), widths, title=title)


def _signature(*names: str) -> SignatureBlock:
    who = tuple(
        Signatory(f"{{{{ {name}.jabatan }}}}", f"{{{{ {name}.nama }}}}", f"{{{{ {name}.keterangan }}}}")
        for name in names
    )
    return SignatureBlock(who, "{{ tempat_tanggal }}")


_AREAS = _table(
    "area",
    "Capaian per area",
    (
        ("Area", "nama", 30),
        ("Langkah", "langkah", 12),
        ("Capaian s.d. posisi", "capaian", 18),
        ("Capaian setahun", "setahun", 18),
        ("Terlambat", "terlambat", 14),
        ("Kelengkapan bukti", "bukti", 18),
    ),
)
_AGREED = (
    ("No.", "no", 6),
    ("Tindak lanjut", "uraian", 46),
    ("Letak", "letak", 16),
    ("PIC", "pic", 24),
    ("Batas", "batas", 18),
)
_REPORTED = _table(
    "kendala_dilaporkan",
    "Kendala yang dilaporkan",
    (("Letak", "letak", 20), ("Kendala", "kendala", 40), ("Tindak lanjut", "tindak_lanjut", 40)),
)
_NOTES = _table(
    "kendala", "Kendala dan solusi", (("Letak", "letak", 20), ("Kendala", "kendala", 40), ("Solusi", "solusi", 40))
)


def _laporan() -> _Parts:
    late = (("Kode", "kode", 12), ("Langkah aksi", "langkah", 50), ("Tenggat", "tenggat", 18), ("PIC", "pic", 24))
    missing = (("Kode", "kode", 12), ("Bukti", "bukti", 60), ("PIC", "pic", 28))
    figures = (
        ("Capaian s.d. posisi", "{{ capaian_posisi }}"),
        ("Capaian setahun", "{{ capaian_setahun }}"),
        ("Kelengkapan bukti", "{{ kelengkapan_bukti }}"),
        ("Terlambat", "{{ terlambat }} target"),
    )
    content: tuple[Block, ...] = (
        HeadingBlock("I. Pendahuluan"),
        _text("Dasar:"),
        _text("{{ dasar }}"),
        HeadingBlock("II. Kegiatan"),
        _text("{{ rapat.judul }}"),
        *(_text(f"{label}: {field}") for label, field in _RAPAT),
        HeadingBlock("III. Hasil"),
        ParagraphBlock("{{ kalimat }}"),
        DetailsBlock(figures),
        ParagraphBlock("{{ gambar_capaian }}", "tengah"),
        _AREAS,
        ParagraphBlock("{{ gambar_peta }}", "tengah"),
        _table("tenggat_terlambat", "Target yang terlambat", late),
        ParagraphBlock("{{ kalimat_kesenjangan }}"),
        _table("kesenjangan", "Bukti yang belum ada", missing),
        _REPORTED,
        _NOTES,
        HeadingBlock("IV. Simpulan dan saran"),
        _text("{{ rekomendasi }}"),
        _table("keputusan", "Tindak lanjut yang disepakati", _AGREED),
        HeadingBlock("V. Penutup"),
        ParagraphBlock("Demikian laporan ini dibuat sebagai bahan perbaikan pada {{ triwulan_berikut }}."),
        _signature("penanda_tangan"),
    )
    return ("LAPORAN MONITORING DAN EVALUASI", "{{ satker }}", "{{ triwulan }}"), content, True


def _lembar() -> _Parts:
    columns = (
        ("Kode", "kode", 10),
        ("Langkah aksi", "langkah", 36),
        ("Target", "target", 20),
        ("Realisasi", "realisasi", 20),
        ("Bukti dukung", "bukti", 36),
        ("Kendala", "kendala", 26),
        ("Tindak lanjut", "tindak_lanjut", 28),
    )
    title = ("LEMBAR MONEV ZONA INTEGRITAS", "{{ satker }}", "{{ triwulan }}, posisi {{ posisi }}")
    content = (ParagraphBlock("{{ kalimat }}"), _table("lembar", "", columns), _signature("penanda_tangan"))
    return title, content, True


def _notulen() -> _Parts:
    people = (("No.", "no", 6), ("Nama", "nama", 40), ("Jabatan", "jabatan", 34), ("Kehadiran", "kehadiran", 20))
    said = (("Jenis", "jenis", 20), ("Letak", "letak", 20), ("Isi", "isi", 60))
    earlier = (*_AGREED, ("Status", "status", 18))
    content: list[Block] = [DetailsBlock((*_RAPAT, ("Pemimpin rapat", "{{ rapat.pemimpin }}")))]
    content += [HeadingBlock("A. Peserta"), _table("peserta", "", people)]
    content += [HeadingBlock("B. Agenda"), _text("{{ agenda }}"), HeadingBlock("C. Keadaan yang dibahas")]
    content += [ParagraphBlock("{{ kalimat }}"), ParagraphBlock("{{ kalimat_kesenjangan }}"), _AREAS]
    content += [HeadingBlock("D. Tindak lanjut rapat sebelumnya"), _table("tindak_lanjut_lalu", "", earlier)]
    content += [HeadingBlock("E. Pembahasan"), _table("bahasan", "", said), _NOTES]
    content += [HeadingBlock("F. Keputusan"), _table("keputusan", "", _AGREED), _signature("pemimpin", "notulis")]
    return ("NOTULEN", "{{ rapat.judul }}"), tuple(content), True


def _hadir() -> _Parts:
    row = ("{{ peserta.no }}.", "{{ peserta.nama }}", "{{ peserta.jabatan }}", "{{ peserta.no }}.")
    blank = ("",) * 4
    headers = ("No.", "Nama", "Jabatan", "Tanda tangan")
    table = TableBlock(headers, (row, *[blank] * 5), (7, 36, 32, 30), ("tengah",), size=10, row_height=0.8)
    content = (DetailsBlock(_RAPAT), table, _signature("pemimpin", "notulis"))
    return ("DAFTAR HADIR", "{{ rapat.judul }}"), content, False


def _undangan() -> _Parts:
    details = tuple((label, f"{{{{ undangan.{label.lower()} }}}}") for label in ("Nomor", "Sifat", "Lampiran", "Hal"))
    content: list[Block] = [ParagraphBlock("{{ kop.kota }}, {{ undangan.tanggal }}", "kanan"), DetailsBlock(details)]
    content += [_text("Yth."), _text("{{ yth }}"), _text("di Tempat")]
    content += [
        ParagraphBlock(
            "Dalam rangka monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas {{ satker }} "
            "{{ triwulan }}, dimohon kehadiran Bapak/Ibu/Saudara pada:"
        ),
        DetailsBlock((*_RAPAT, ("Acara", "{{ undangan.acara }}"))),
        ParagraphBlock("Atas perhatian Bapak/Ibu/Saudara kami ucapkan terima kasih."),
        SignatureBlock(_signature("penanda_tangan").signatories),
        _text("Tembusan:\n{{ tembusan }}"),
    ]
    return (), tuple(content), False
