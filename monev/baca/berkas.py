"""The gate: what kind of file is this, judged by its content and not by its name, and is it safe to open?

What can be read is `.xlsx`/`.xlsm`, `.xls`, `.ods`, `.docx` and CSV; a PDF is known, but only gives a draft workbook
(`keluaran.draf`). Everything else that offices send by mistake is refused by its own sentence that says what to do
instead.
"""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from dataclasses import dataclass

from monev.baca import batas
from monev.baca.teks_csv import baca_csv
from monev.galat import BerkasDitolak

SIMPAN_XLSX = (
    "Buka berkas itu di Excel atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Excel Workbook (.xlsx)."
)
SIMPAN_DOCX = "Buka berkas itu di Word atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Dokumen Word (.docx)."
SALIN_TABEL = "Salin tabel rencana aksinya ke Excel, lalu simpan sebagai Excel Workbook (.xlsx)."
HAPUS_SANDI = "Buka dengan kata sandinya, hapus kata sandi itu lewat File › Info, lalu simpan ulang."

# First bytes → (what it is, what to do). Only kinds that people do upload by mistake.
_TANDA_AWAL: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "Berkas ini gambar (PNG), bukan tabel.", SALIN_TABEL),
    (b"\xff\xd8\xff", "Berkas ini gambar (JPEG), bukan tabel.", SALIN_TABEL),
    (b"{\\rtf", "Berkas ini dokumen RTF, bukan workbook Excel dan bukan .docx.", SIMPAN_DOCX),
    (b"Rar!", "Berkas ini arsip RAR.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"7z\xbc\xaf", "Berkas ini arsip 7z.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"\x1f\x8b", "Berkas ini arsip GZIP.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."),
    (b"MIME-Version", "Berkas ini halaman web (MHTML) yang diberi nama Excel.", SIMPAN_XLSX),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# A PDF may have some bytes of a mail or web server before its mark; readers look for it in the first kilobyte.
_TANDA_PDF, _AWAL_PDF = b"%PDF-", 1024
# Records of an .xls workbook stream: its beginning (BIFF8), and the one that says that all after it is encrypted.
_AWAL_XLS, _SANDI_XLS = bytes.fromhex("0908100000060500"), 0x2F
_LEMBAR_ODF = b"application/vnd.oasis.opendocument.spreadsheet"


_SISA_1252 = "sisa-windows-1252"
codecs.register_error(_SISA_1252, lambda e: (e.object[e.start : e.end].decode("windows-1252", "replace"), e.end))


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that passed the gate. `jenis` is "xlsx", "xls", "ods", "docx", "pdf" or "csv".

    For csv `baris` are its rows as lists of cells; all others are opened by the child process.
    """

    jenis: str
    baris: tuple[tuple[str, ...], ...] = ()
    makro: bool = False
    pengodean: str = ""
    pemisah: str = ""


def periksa_berkas(data: bytes) -> Berkas:
    """What kind of table file these bytes are; raises BerkasDitolak with the reason and a next step if none."""
    if not data:
        raise BerkasDitolak("Berkas ini kosong (0 byte).", "Periksa apakah berkasnya tersimpan dengan benar.")
    if len(data) > batas.UKURAN_MAKS:
        raise BerkasDitolak(
            f"Ukuran berkas {len(data) / batas.MIB:.0f} MB, melebihi batas {batas.UKURAN_MAKS // batas.MIB} MB.",
            "Hapus gambar dan lembar yang bukan rencana aksi, lalu simpan ulang.",
        )
    if data.startswith(_OLE):
        return _periksa_ole(data)
    if adalah_pdf(data):
        return Berkas("pdf")
    for tanda, pesan, saran in _TANDA_AWAL:
        if data.startswith(tanda):
            raise BerkasDitolak(pesan, saran)
    if data.startswith(b"PK"):
        return _periksa_zip(data)
    return _periksa_teks(data)


def adalah_pdf(data: bytes) -> bool:
    """Whether these bytes are a PDF."""
    return _TANDA_PDF in data[:_AWAL_PDF]


def _periksa_ole(data: bytes) -> Berkas:
    """Accept an old Excel workbook; refuse what else comes in the old container. Its stream names are UTF-16."""

    def berisi(nama: str) -> bool:
        return nama.encode("utf-16-le") in data

    if berisi("EncryptedPackage") or berisi("EncryptionInfo"):
        raise BerkasDitolak("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", HAPUS_SANDI)
    if berisi("WordDocument"):
        raise BerkasDitolak("Berkas ini dokumen Word lama (.doc).", SIMPAN_DOCX)
    if berisi("PowerPoint Document"):
        raise BerkasDitolak("Berkas ini presentasi PowerPoint lama (.ppt), bukan tabel.", SALIN_TABEL)
    if berisi("Workbook") or berisi("Book\0"):
        if _xls_bersandi(data):
            raise BerkasDitolak("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", HAPUS_SANDI)
        return Berkas("xls", makro=berisi("_VBA_PROJECT"))
    raise _tidak_dikenal()


def _xls_bersandi(data: bytes) -> bool:
    """Whether an .xls is encrypted: FILEPASS is among the first records, [MS-XLS] 2.4.117. Calamine can't say so."""
    posisi = data.find(_AWAL_XLS)
    for _ in range(3):
        if posisi < 0 or posisi + 4 > len(data):
            return False
        jenis, panjang = (int.from_bytes(data[posisi + d : posisi + d + 2], "little") for d in (0, 2))
        if jenis == _SANDI_XLS:
            return True
        posisi += 4 + panjang
    return False


def _periksa_zip(data: bytes) -> Berkas:
    """Accept a sound, unencrypted .xlsx/.xlsm of reasonable unpacked size; name any other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            isi = arsip.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as sebab:
        raise _rusak() from sebab
    nama = {i.filename for i in isi}
    if len(isi) > batas.ENTRI_MAKS or sum(i.file_size for i in isi) > batas.BONGKAR_MAKS:
        raise BerkasDitolak(
            "Isi berkas ini terlalu besar setelah dibuka "
            f"(batasnya {batas.BONGKAR_MAKS // batas.MIB} MB dan {batas.ENTRI_MAKS} bagian).",
            "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu.",
        )
    if any(i.flag_bits & 0x1 for i in isi):
        raise BerkasDitolak("Berkas ini dilindungi kata sandi.", HAPUS_SANDI)
    makro = any(n.endswith("vbaProject.bin") for n in nama)
    if "xl/workbook.xml" in nama:
        return Berkas("xlsx", makro=makro)
    if "word/document.xml" in nama:
        return Berkas("docx", makro=makro)
    if "content.xml" in nama:
        return _periksa_odf(data)
    if "xl/workbook.bin" in nama:
        raise BerkasDitolak("Berkas ini workbook biner (.xlsb), yang tidak dapat dibaca.", SIMPAN_XLSX)
    if "ppt/presentation.xml" in nama:
        raise BerkasDitolak("Berkas ini presentasi PowerPoint, bukan tabel.", SALIN_TABEL)
    raise BerkasDitolak(
        "Berkas ini arsip ZIP, bukan workbook Excel.", "Buka arsipnya, lalu unggah workbook Excel di dalamnya."
    )


def _periksa_odf(data: bytes) -> Berkas:
    """Accept an OpenDocument spreadsheet; name a text document and an encrypted one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            jenis, daftar = (_bagian_odf(arsip, nama) for nama in ("mimetype", "META-INF/manifest.xml"))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as sebab:
        raise _rusak() from sebab
    if b"encryption-data" in daftar:
        raise BerkasDitolak("Berkas ini dilindungi kata sandi, sehingga isinya tidak dapat dibaca.", HAPUS_SANDI)
    if b"opendocument.text" in jenis:
        raise BerkasDitolak("Berkas ini dokumen LibreOffice Writer (.odt).", SIMPAN_DOCX)
    if jenis.strip() and not jenis.startswith(_LEMBAR_ODF):
        raise BerkasDitolak("Berkas ini berformat OpenDocument, tetapi bukan lembar kerja (.ods).", SIMPAN_XLSX)
    return Berkas("ods", makro=b"Basic/" in daftar)


def _bagian_odf(arsip: zipfile.ZipFile, nama: str) -> bytes:
    """The first megabyte of a part; empty where it is not there."""
    if nama not in arsip.namelist():
        return b""
    with arsip.open(nama) as bagian:
        return bagian.read(batas.MIB)


def _periksa_teks(data: bytes) -> Berkas:
    teks, pengodean = _urai_teks(data)
    awal = teks[:2000].lstrip().lower()
    if awal.startswith(("<!doctype html", "<html", "<!--", "<table", "<head", "<body", "<style", "<meta")):
        raise BerkasDitolak("Berkas ini halaman web (HTML) yang diberi nama Excel atau CSV.", SIMPAN_XLSX)
    if "urn:schemas-microsoft-com:office:spreadsheet" in awal:
        raise BerkasDitolak("Berkas ini XML Spreadsheet 2003, yang biasanya diberi nama .xls.", SIMPAN_XLSX)
    if awal.startswith("<?xml") or awal.startswith("<workbook"):
        raise BerkasDitolak("Berkas ini berformat XML, bukan workbook Excel (.xlsx) atau CSV.", SIMPAN_XLSX)
    if not teks.strip():
        raise BerkasDitolak("Berkas ini tidak berisi apa pun.", "Periksa apakah berkasnya tersimpan dengan benar.")
    baris, pemisah = baca_csv(teks)
    return Berkas("csv", baris, pengodean=pengodean, pemisah=pemisah)


def _urai_teks(data: bytes) -> tuple[str, str]:
    """Bytes → text, by BOM, else UTF-8, else Windows-1252 (what Excel's plain "CSV" is in Indonesia)."""
    data = data.removeprefix(codecs.BOM_UTF8) if (ber_bom := data.startswith(codecs.BOM_UTF8)) else data
    for bom, nama in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            return _coba_urai(data, nama), nama
    if b"\x00" in data[:4000]:
        # UTF-16 without its mark has a zero in every other byte of plain text; anything else with zeros is binary.
        for mulai, nama in ((1, "utf-16-le"), (0, "utf-16-be")):
            if data[mulai:4000:2].count(0) > 0.7 * len(data[mulai:4000:2]):
                return _coba_urai(data, nama), nama
        raise _tidak_dikenal()
    try:
        teks, nama = data.decode("utf-8"), "utf-8-sig" if ber_bom else "utf-8"
    except UnicodeDecodeError:
        teks, nama = _bukan_utf8(data)
    if _kendali(teks):
        raise _tidak_dikenal()
    return teks, nama


def _bukan_utf8(data: bytes) -> tuple[str, str]:
    """Text that is UTF-8 but for a few bytes (rows pasted from another file), or of an older encoding as a whole."""
    tampak = data.decode("utf-8", errors="replace")
    rusak = tampak.count("\ufffd")
    utuh = len(tampak) - len(tampak.encode("ascii", "ignore")) - rusak
    if utuh > rusak:
        return data.decode("utf-8", errors=_SISA_1252), "utf-8 dan windows-1252"
    # "CSV (Macintosh)" of Excel ends its lines as no other program does.
    nama = "mac-roman" if b"\r" in data and b"\n" not in data else "windows-1252"
    return _coba_urai(data, nama), nama


def _coba_urai(data: bytes, nama: str) -> str:
    try:
        teks = data.decode(nama)
    except UnicodeDecodeError as sebab:
        raise _tidak_dikenal() from sebab
    if _kendali(teks):
        raise _tidak_dikenal()
    return teks


def _kendali(teks: str) -> bool:
    """Whether the text holds control characters that no spreadsheet program writes."""
    return any(ord(h) < 32 and h not in "\t\n\r\f\v" for h in teks[:4000])


def _tidak_dikenal() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas ini bukan workbook Excel (.xlsx, .xls) atau LibreOffice (.ods), bukan dokumen Word (.docx), dan bukan "
        "CSV.",
        SIMPAN_XLSX,
    )


def _rusak() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas ini rusak atau terpotong, sehingga tidak dapat dibuka.",
        "Buka di programnya dan simpan ulang; bila tidak bisa, minta lagi berkas aslinya.",
    )
