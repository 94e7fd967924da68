"""Word templates to begin with: each document in the program's own look, with fields where its contents will stand."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Pt

from monev.outputs.documents.blocks import (
    Block,
    DetailsBlock,
    HeadingBlock,
    Manuscript,
    ParagraphBlock,
    Signatory,
    SignatureBlock,
    TableBlock,
    TableRow,
)
from monev.outputs.documents.word import to_docx
from monev.outputs.letterhead import Kop

_KOP_LINE = "{{ baris }}"
_KOP = Kop(baris=("{%p if logo %}", "{{ logo }}", "{%p endif %}", "{%p for baris in kop.baris %}", _KOP_LINE))
_RAPAT = (
    ("Hari, tanggal", "{{ rapat.hari_tanggal }}"),
    ("Pukul", "{{ rapat.pukul }}"),
    ("Tempat", "{{ rapat.tempat }}"),
)


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
        Kop(baris=(*_KOP.baris, "{%p endfor %}")),
        title,
        content,
        f"{footer} {{{{ bukan_lke }}}}" if figures else "{{ satker }}",
        is_landscape=kode == "lembar",
        properties={"title": kode},
    )
    return _enlarge_kop(to_docx(manuscript))


def _enlarge_kop(content: bytes) -> bytes:
    """The lines of the letterhead are one paragraph here, so none is known to be the first."""
    word: Any = Document(BytesIO(content))
    for paragraph in word.paragraphs:
        if paragraph.text == _KOP_LINE:
            for text_run in paragraph.runs:
                text_run.bold, text_run.font.size = True, Pt(13)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


_Parts = tuple[tuple[str, ...], tuple[Block, ...], bool]


def _repeat(name: str, text: str, item: str = "x") -> list[Block]:
    """A paragraph for each item of a list."""
    lines = (f"{{%p for {item} in {name} %}}", text, "{%p endfor %}")
    return [ParagraphBlock(line, "kiri") for line in lines]


def _numbered(name: str) -> list[Block]:
    return _repeat(name, "{{ loop.index }}. {{ x }}")


def _table(name: str, title: str, columns: tuple[tuple[str, str, float], ...]) -> TableBlock:
    """A table with a row for each item of a list; columns: heading, name inside of the field, width."""
    rows = (
        TableRow((f"{{%tr for x in {name} %}}",), spans_all=True),
        TableRow(tuple(f"{{{{ x.{inner} }}}}" for _, inner, _ in columns)),
        TableRow(("{%tr endfor %}",), spans_all=True),
    )
    return TableBlock(tuple(one for one, _, _ in columns), rows, tuple(width for _, _, width in columns), title=title)


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
        ParagraphBlock("Dasar:", "kiri"),
        *_numbered("dasar"),
        HeadingBlock("II. Kegiatan"),
        ParagraphBlock("{%p if rapat.judul %}", "kiri"),
        ParagraphBlock("{{ rapat.judul }}", "kiri"),
        DetailsBlock(_RAPAT),
        ParagraphBlock("{%p endif %}", "kiri"),
        HeadingBlock("III. Hasil"),
        ParagraphBlock("{{ kalimat }}"),
        DetailsBlock(figures),
        ParagraphBlock("{{ gambar_capaian }}", "tengah"),
        _AREAS,
        ParagraphBlock("{{ gambar_peta }}", "tengah"),
        _table("tenggat_terlambat", "Target yang terlambat", late),
        ParagraphBlock("{{ kalimat_kesenjangan }}"),
        _table("kesenjangan", "Bukti yang belum ada", missing),
        _NOTES,
        HeadingBlock("IV. Simpulan dan saran"),
        *_numbered("rekomendasi"),
        _table("keputusan", "Tindak lanjut yang disepakati", _AGREED),
        HeadingBlock("V. Penutup"),
        ParagraphBlock("Demikian laporan ini dibuat sebagai bahan perbaikan pada {{ triwulan_berikut }}."),
        _signature("penanda_tangan"),
    )
    return ("LAPORAN MONITORING DAN EVALUASI", "{{ satker|upper }}", "{{ triwulan|upper }}"), content, True


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
    title = ("LEMBAR MONEV ZONA INTEGRITAS", "{{ satker|upper }}", "{{ triwulan|upper }}, POSISI {{ posisi|upper }}")
    content = (ParagraphBlock("{{ kalimat }}"), _table("lembar", "", columns), _signature("penanda_tangan"))
    return title, content, True


def _notulen() -> _Parts:
    earlier = (*_AGREED, ("Status", "status", 18))
    content: list[Block] = [DetailsBlock((*_RAPAT, ("Pemimpin rapat", "{{ rapat.pemimpin }}")))]
    content += [HeadingBlock("A. Peserta")]
    content += _repeat("peserta", "{{ x.no }}. {{ x.nama }}, {{ x.jabatan }} ({{ x.kehadiran }})")
    content += [HeadingBlock("B. Agenda"), *_numbered("agenda"), HeadingBlock("C. Keadaan yang dibahas")]
    content += [ParagraphBlock("{{ kalimat }}"), ParagraphBlock("{{ kalimat_kesenjangan }}"), _AREAS]
    content += [HeadingBlock("D. Tindak lanjut rapat sebelumnya"), _table("tindak_lanjut_lalu", "", earlier)]
    content += [HeadingBlock("E. Pembahasan"), *_repeat("bahasan", "{{ x.jenis }}, {{ x.letak }}: {{ x.isi }}"), _NOTES]
    content += [HeadingBlock("F. Keputusan"), _table("keputusan", "", _AGREED), _signature("pemimpin", "notulis")]
    return ("NOTULEN", "{{ rapat.judul|upper }}"), tuple(content), True


def _hadir() -> _Parts:
    rows = (
        TableRow(("{%tr for x in peserta %}",), spans_all=True),
        TableRow(("{{ x.no }}.", "{{ x.nama }}", "{{ x.jabatan }}", "{{ x.no }}.")),
        TableRow(("{%tr endfor %}",), spans_all=True),
        *(TableRow(("", "", "", "")) for _ in range(5)),
    )
    headers = ("No.", "Nama", "Jabatan", "Tanda tangan")
    table = TableBlock(headers, rows, (7, 36, 32, 30), ("tengah",), size=10, row_height=0.8)
    content = (DetailsBlock(_RAPAT), table, _signature("pemimpin", "notulis"))
    return ("DAFTAR HADIR", "{{ rapat.judul|upper }}"), content, False


def _undangan() -> _Parts:
    details = tuple((one, f"{{{{ undangan.{one.lower()} }}}}") for one in ("Nomor", "Sifat", "Lampiran", "Hal"))
    content: list[Block] = [ParagraphBlock("{{ kop.kota }}, {{ undangan.tanggal }}", "kanan"), DetailsBlock(details)]
    content += [ParagraphBlock("Yth.", "kiri"), *_numbered("yth"), ParagraphBlock("di Tempat", "kiri")]
    content += [
        ParagraphBlock(
            "Dalam rangka monitoring dan evaluasi pelaksanaan rencana aksi pembangunan Zona Integritas {{ satker }} "
            "{{ triwulan }}, dimohon kehadiran Saudara pada:"
        ),
        DetailsBlock((*_RAPAT, ("Acara", "{{ undangan.acara }}"))),
        ParagraphBlock("Atas perhatian Saudara kami ucapkan terima kasih."),
        SignatureBlock(_signature("penanda_tangan").signatories),
        ParagraphBlock("{%p if tembusan %}", "kiri"),
        ParagraphBlock("Tembusan:", "kiri"),
        ParagraphBlock("{%p endif %}", "kiri"),
        *_numbered("tembusan"),
    ]
    return (), tuple(content), False
