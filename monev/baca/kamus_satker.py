"""The reader's vocabulary of offices' names as data."""

from __future__ import annotations


def _daftar(teks: str) -> tuple[str, ...]:
    """A table's row written as one line: items between upright bars."""
    return tuple(teks.split(" | "))


# Surest first within a line of text: the longest match at its earliest place wins.
JENIS_SATKER: tuple[str, ...] = _daftar(
    "komisi pemilihan umum | kpu | badan pengawas pemilihan umum | bawaslu | badan pusat statistik | bps | "
    "pengadilan | mahkamah | kejaksaan | cabang kejaksaan | kepolisian | polres | polda | polsek | "
    "lembaga pemasyarakatan | lembaga pembinaan | lembaga penjaminan | lapas | rumah tahanan | rutan | "
    "balai | kantor | dinas | badan | inspektorat | sekretariat | rumah sakit | rsud | puskesmas | "
    "universitas | politeknik | institut | sekolah | madrasah | loka | stasiun | pusat | direktorat | "
    "kementerian | kecamatan | kelurahan | kppn | kpp | kpknl | bapas | rupbasan | museum | satuan kerja | "
    "pelabuhan | kesyahbandaran | unit pelaksana teknis | upt"
)
"""Ways an office's name begins in a title."""

SINGKATAN_SATKER = {
    "komisi pemilihan umum": "KPU",
    "badan pengawas pemilihan umum": "Bawaslu",
    "badan pusat statistik": "BPS",
}
"""Long names that offices are known by the short form of."""

SINGKATAN = frozenset(
    _daftar(
        "KPU | BPS | RSUD | UPT | UPTD | TNI | POLRI | RI | DIY | DKI | IA | IB | IIA | IIB | KPPN | KPP | KPKNL | "
        "BNN | BPOM | BMKG | BPN | TPI | SDM | ZI | WBK | WBBM | SAR | BKN | BPKP | BPK | LAN | ANRI | LLDIKTI | "
        "POM | LPKA | BKSDA | BBKSDA | BPPMPV | KUA | "
        "LPMP | BPMP | BGP | BBGP | NTB | NTT | I | II | III | IV | V | VI | VII | VIII | IX | X"
    )
)
"""Words that stay in capitals in an office's name."""
