"""Random plans with known answers: what a file says is decided here, before any layout writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from monev.tanggal import NAMA_BULAN

AREA_BIASA = (
    "Manajemen Perubahan",
    "Penataan Tata Laksana",
    "Penataan Sistem Manajemen SDM",
    "Penguatan Akuntabilitas",
    "Penguatan Pengawasan",
    "Peningkatan Kualitas Pelayanan Publik",
)
AREA_LAIN = (
    "Manajemen Media dan Publikasi",
    "Inovasi Layanan Terpadu",
    "Penguatan Integritas Perkara",
    "Pelayanan Ramah Kelompok Rentan",
    "Tata Kelola Arsip Digital",
    "Budaya Kerja Melayani",
    "Pengendalian Gratifikasi Wilayah",
    "Kemitraan Masyarakat Sipil",
)
SUB_AREA = (
    "Pengendalian Gratifikasi",
    "Penanganan Pengaduan Masyarakat",
    "Penerapan Sistem Pengendalian Intern",
    "Penanganan Benturan Kepentingan",
    "Pelaksanaan Whistle Blowing System",
)
KATA_KERJA = (
    "Menyusun",
    "Menetapkan",
    "Mensosialisasikan",
    "Mengevaluasi",
    "Memperbarui",
    "Mempublikasikan",
    "Melaksanakan reviu",
    "Memantau",
    "Menindaklanjuti hasil",
    "Membahas",
)
OBJEK = (
    "standar pelayanan loket",
    "peta proses bisnis",
    "rencana kerja tim",
    "survei kepuasan pengguna",
    "peta risiko unit",
    "kode etik pegawai",
    "jadwal piket layanan",
    "maklumat pelayanan",
    "laporan kinerja bulanan",
    "kanal pengaduan",
    "data kepegawaian",
    "daftar informasi publik",
    "perjanjian kinerja individu",
    "budaya kerja 5R",
    "pembinaan agen perubahan",
    "arsip elektronik",
)
DOKUMEN = (
    "Undangan rapat",
    "Daftar hadir",
    "Notulensi",
    "Foto kegiatan",
    "Laporan hasil pelaksanaan",
    "SK tim kerja",
    "SOP yang ditetapkan",
    "Tangkapan layar situs",
    "Berita acara",
    "Surat edaran",
)
PELAKSANA = ("Kasubbag Umum", "Kasubbag Hukum", "Sekretaris", "Pokja I", "Pokja II", "Tim Pelayanan")
CAPAIAN = ("1 dokumen", "Tersedianya dokumen", "Laporan lengkap", "100 persen pegawai")


@dataclass(frozen=True)
class Waktu:
    """When a langkah is due. `jenis`: bulan, rentang, daftar, bulanan, triwulanan, tanpa; `bulan` as meant by it."""

    jenis: str
    bulan: tuple[int, ...]

    def tenggat(self, tahun: int) -> frozenset[str]:
        """The keys DESIGN §3 gives for it."""
        bulan = {
            "rentang": self.bulan[-1:],
            "bulanan": tuple(range(self.bulan[0], self.bulan[-1] + 1)) if self.bulan else (),
            "triwulanan": tuple(b for b in (3, 6, 9, 12) if self.bulan and self.bulan[0] <= b <= self.bulan[-1]),
        }.get(self.jenis, self.bulan)
        return frozenset(f"{tahun}-{b:02d}" for b in bulan)


@dataclass(frozen=True)
class LangkahAcak:
    indikator: str
    langkah_aksi: str
    bukti: tuple[str, ...]
    waktu: Waktu
    capaian: str
    pic: str


@dataclass(frozen=True)
class KomponenAcak:
    nama: str
    langkah: tuple[LangkahAcak, ...]


@dataclass(frozen=True)
class SubAreaAcak:
    """`nama` None: the komponen stand directly under the area."""

    nama: str | None
    komponen: tuple[KomponenAcak, ...]


@dataclass(frozen=True)
class AreaAcak:
    nama: str
    sub_area: tuple[SubAreaAcak, ...]


@dataclass(frozen=True)
class RencanaAcak:
    satker: str
    tahun: int
    area: tuple[AreaAcak, ...]

    def semua(self) -> list[tuple[AreaAcak, SubAreaAcak, KomponenAcak, LangkahAcak]]:
        """Every langkah with what it stands under, in order."""
        return [(a, s, k, lg) for a in self.area for s in a.sub_area for k in s.komponen for lg in k.langkah]


@dataclass(frozen=True)
class Mau:
    """What a layout can carry: a matrix cannot say a rentang, a CSV cannot merge bukti.

    `berjeda`: no list names two months in a row, which a fill colour alone cannot tell from one long job.
    """

    jenis_waktu: tuple[str, ...] = ("bulan", "rentang", "daftar", "bulanan", "triwulanan")
    nama_area: tuple[str, ...] = AREA_BIASA
    dengan_sub_area: bool = True
    langkah_per_komponen: tuple[int, int] = (1, 3)
    berjeda: bool = False


def buat_rencana(acak: Random, mau: Mau) -> RencanaAcak:
    """A plan of 12 to 40 langkah whose every sentence occurs once, so that readings can be matched by it."""
    kalimat = [f"{kerja} {objek}" for kerja in KATA_KERJA for objek in OBJEK]
    acak.shuffle(kalimat)
    ambil = iter(kalimat)

    def langkah() -> LangkahAcak:
        teks = next(ambil)
        return LangkahAcak(
            indikator=f"Terlaksananya {teks[0].lower()}{teks[1:]}",
            langkah_aksi=teks,
            bukti=tuple(acak.sample(DOKUMEN, acak.randint(1, 4))),
            waktu=buat_waktu(acak, acak.choice(mau.jenis_waktu), berjeda=mau.berjeda),
            capaian=acak.choice(CAPAIAN),
            pic=acak.choice(PELAKSANA),
        )

    def komponen(banyak: int) -> tuple[KomponenAcak, ...]:
        hasil = []
        for _ in range(banyak):
            isi = tuple(langkah() for _ in range(acak.randint(*mau.langkah_per_komponen)))
            hasil.append(KomponenAcak(f"Komponen {isi[0].langkah_aksi.split(' ', 1)[1]}", isi))
        return tuple(hasil)

    area = []
    for nama in mau.nama_area:
        if mau.dengan_sub_area and acak.random() < 0.35:
            sub = tuple(SubAreaAcak(s, komponen(acak.randint(1, 2))) for s in acak.sample(SUB_AREA, 2))
        else:
            sub = (SubAreaAcak(None, komponen(acak.randint(1, 3))),)
        area.append(AreaAcak(nama, sub))
    satker = acak.choice(("KPU Kabupaten Nusa Jaya", "Pengadilan Negeri Tirta Agung", "Kantor Pertanahan Kota Marga"))
    return RencanaAcak(satker, acak.choice((2024, 2025, 2026)), tuple(area))


def buat_waktu(acak: Random, jenis: str, *, berjeda: bool = False) -> Waktu:
    """A time of one kind whose tenggat is certain (a triwulanan window holds a quarter end)."""
    if jenis == "tanpa":
        return Waktu(jenis, ())
    if jenis == "bulan":
        return Waktu(jenis, (acak.randint(1, 12),))
    if jenis == "daftar" and berjeda:
        return Waktu(jenis, tuple(sorted(acak.sample(range(acak.randint(1, 2), 13, 2), acak.randint(2, 4)))))
    if jenis == "daftar":
        return Waktu(jenis, tuple(sorted(acak.sample(range(1, 13), acak.randint(2, 4)))))
    if jenis == "triwulan":
        return Waktu("bulan", (acak.choice((3, 6, 9, 12)),))
    if jenis == "semester":
        return Waktu("bulan", (acak.choice((6, 12)),))
    if jenis == "setahun":
        return Waktu("bulanan", (1, 12))
    awal = acak.randint(1, 8)
    akhir = acak.randint(awal + (3 if jenis == "triwulanan" else 1), 12)
    return Waktu(jenis, (awal, akhir))


def tulis_waktu(waktu: Waktu, tahun: int, *, pisah: str = " – ", dan: str = ", ") -> str:
    """The time as a decree usually words it; what makes a rentang bulanan is said elsewhere (frekuensi, capaian)."""
    nama = [NAMA_BULAN[b - 1] for b in waktu.bulan]
    if not nama:
        return ""
    if waktu.jenis in ("rentang", "bulanan", "triwulanan"):
        return f"{nama[0]}{pisah}{nama[-1]} {tahun}"
    return f"{dan.join(nama)} {tahun}"


def tulis_capaian(langkah: LangkahAcak) -> str:
    """The target capaian, saying the frequency where the time has one."""
    tambahan = {"bulanan": ", dilaksanakan setiap bulan", "triwulanan": " setiap triwulan"}
    return langkah.capaian + tambahan.get(langkah.waktu.jenis, "")
