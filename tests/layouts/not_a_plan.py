"""Tables offices upload by mistake: refused with the reason, never read as a plan."""

from __future__ import annotations

from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomRencana
from tests.layouts.sheets import Sheet, to_xlsx


def _table(rencana: RandomRencana, heading: tuple[str, ...], *row: tuple) -> Result:
    sheet = Sheet()
    sheet.add(f"{rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add(*heading)
    for content in row:
        sheet.add(*content)
    return Result("b.xlsx", to_xlsx(sheet))


@register_layout(asking=True)
def lke(rencana: RandomRencana) -> Result:
    """The LKE's score sheet."""
    heading = ("NO", "PENILAIAN", "BOBOT", "PILIHAN JAWABAN", "JAWABAN", "NILAI", "%", "BUKTI DUKUNG")
    content = [
        (i, lg.indikator, 1.5, "A/B/C", "A", 1, "100%", lg.bukti[0])
        for i, (*_, lg) in enumerate(rencana.each_langkah(), 1)
    ]
    return _table(rencana, heading, *content)


@register_layout(asking=True)
def budget(rencana: RandomRencana) -> Result:
    """A budget by activity and month."""
    heading = (
        "NO",
        "KEGIATAN",
        "AKUN",
        "VOLUME",
        "SATUAN",
        "HARGA SATUAN",
        "JUMLAH",
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MEI",
    )
    content = [
        (i, lg.langkah_aksi, 521211, 1, "PKT", 100, 100, 50, 50) for i, (*_, lg) in enumerate(rencana.each_langkah(), 1)
    ]
    return _table(rencana, heading, *content)


@register_layout(asking=True)
def staff_list(rencana: RandomRencana) -> Result:
    """A list of staff."""
    heading = ("NO", "NAMA", "NIP", "PANGKAT/GOLONGAN", "JABATAN", "KETERANGAN")
    return _table(
        rencana, heading, *((i, f"Pegawai {i}", f"19800101 20050{i} 1 001", "III/a", "Staf") for i in range(1, 9))
    )
